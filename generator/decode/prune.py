"""Leaving faulty parts out of a tree, or a stand-in in their place, and knowing which identifiers went with them."""

from collections.abc import Iterator, Mapping

from generator.diagnostics import Loc
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, Style


def without(root: MappingNode, faulty: frozenset[Loc]) -> MappingNode | None:
    """Return a tree without the values at some paths, or None if the root itself is among them.

    A path that goes on below a text (a text stands for its Indonesian form) means that text.
    """
    kept = _without(root, (), _present(root, faulty))
    return kept if isinstance(kept, MappingNode) else None


def with_stand_ins(root: MappingNode, stand_ins: Mapping[Loc, str]) -> MappingNode:
    """Return a tree with texts in the place of the values at some paths; a key that is not there is added."""
    below: dict[Loc, list[str | int]] = {}
    for loc in stand_ins:
        for depth in range(len(loc)):
            below.setdefault(loc[:depth], []).append(loc[depth])
    changed = _standing_in(root, (), stand_ins, below)
    return changed if isinstance(changed, MappingNode) else root


def identifiers_in(root: MappingNode, faulty: frozenset[Loc]) -> frozenset[str]:
    """Return the texts of all `id` and `key` keys within the values at some paths."""
    found: set[str] = set()
    for loc in _present(root, faulty):
        found.update(_identifiers(_follow(root, loc)))
        if loc and loc[-1] in {"id", "key"}:
            node = _follow(root, loc)
            found.update([node.text] if isinstance(node, ScalarNode) else [])
    return frozenset(found)


def _present(root: MappingNode, faulty: frozenset[Loc]) -> frozenset[Loc]:
    return frozenset(_present_part(root, loc) for loc in faulty)


def _present_part(root: Node, loc: Loc) -> Loc:
    node = root
    for depth, step in enumerate(loc):
        child = _child(node, step)
        if child is None:
            return loc[:depth]
        node = child
    return loc


def _child(node: Node, step: str | int) -> Node | None:
    if isinstance(node, MappingNode) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def _follow(root: Node, loc: Loc) -> Node:
    node = root
    for step in loc:
        node = _child(node, step) or node
    return node


def _standing_in(node: Node, loc: Loc, stand_ins: Mapping[Loc, str], below: Mapping[Loc, list[str | int]]) -> Node:
    """Return a node with its stand-ins; `below` names the steps that lead on to some, so that all is one walk."""
    if loc in stand_ins or (loc in below and isinstance(node, ScalarNode)):
        return ScalarNode(stand_ins.get(loc, "…"), node.span, Style.PLAIN)
    if loc not in below:
        return node
    if isinstance(node, SequenceNode):
        items = (_standing_in(item, (*loc, position), stand_ins, below) for position, item in enumerate(node.items))
        return SequenceNode(tuple(items), node.span)
    if not isinstance(node, MappingNode):
        return node
    kept = {
        key.text: (key, _standing_in(value, (*loc, key.text), stand_ins, below))
        for key, value in node.items
        if not ((*loc, key.text) in stand_ins and isinstance(value, ScalarNode) and value.is_blank)
    }
    for step in below[loc]:
        text = stand_ins.get((*loc, step))
        if text is not None and step not in kept:
            key = ScalarNode(str(step), node.span, Style.PLAIN)
            kept[str(step)] = (key, ScalarNode(text, node.span, Style.PLAIN))
    return MappingNode(tuple(kept.values()), node.span)


def _without(node: Node, loc: Loc, faulty: frozenset[Loc]) -> Node | None:
    if loc in faulty:
        return None
    if isinstance(node, MappingNode):
        pairs = ((key, _without(value, (*loc, key.text), faulty)) for key, value in node.items)
        return MappingNode(tuple((key, value) for key, value in pairs if value is not None), node.span)
    if isinstance(node, SequenceNode):
        items = (_without(item, (*loc, position), faulty) for position, item in enumerate(node.items))
        return SequenceNode(tuple(item for item in items if item is not None), node.span)
    return node


def _identifiers(node: Node) -> Iterator[str]:
    if isinstance(node, MappingNode):
        for key, value in node.items:
            if key.text in {"id", "key"} and isinstance(value, ScalarNode):
                yield value.text
            yield from _identifiers(value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _identifiers(item)
