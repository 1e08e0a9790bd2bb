"""Changes of a tree before validation: faulty parts left out, stand-ins put in, keys renamed.

A part left out leaves a mark in the tree, so that no rule takes its absence for a fault.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from generator.decode.field_types import is_model, type_at
from generator.diagnostics import Loc
from generator.model.base import Record
from generator.slugs import SLUG_PATTERN
from generator.source.nodes import UNKNOWN_KEY, MappingNode, Node, ScalarNode, SequenceNode, Style

_NAMES = re.compile(SLUG_PATTERN)
_DEFINING = frozenset({"id", "key", "code"})


def without(root: MappingNode, faulty: Iterable[Loc]) -> MappingNode | None:
    """Return a tree without the values at some paths, each marked as cut; None without its root.

    A text stands for its Indonesian form, so a path below a text means the text.
    """
    tree = _without(root, (), frozenset(_present_part(root, loc) for loc in faulty))
    return tree if isinstance(tree, MappingNode) else None


def with_values(root: MappingNode, values: Mapping[Loc, Node]) -> MappingNode:
    """Return a tree with new values at some paths; a missing key is added."""
    below: defaultdict[Loc, list[str | int]] = defaultdict(list)
    for loc in values:
        for depth in range(len(loc)):
            below[loc[:depth]].append(loc[depth])
    changed = _with_values(root, (), values, below)
    return changed if isinstance(changed, MappingNode) else root


def with_keys(root: MappingNode, names: Mapping[Loc, str]) -> MappingNode:
    """Return a tree with new names for the keys at some paths; their places stay."""
    # Most files have no key to rename, and are not copied.
    if not names:
        return root
    holders: defaultdict[Loc, dict[str, str]] = defaultdict(dict)
    for loc, name in names.items():
        holders[loc[:-1]][str(loc[-1])] = name
    changed = _with_keys(root, (), holders)
    return changed if isinstance(changed, MappingNode) else root


def cuts_in(root: MappingNode, model: type[BaseModel]) -> frozenset[Loc]:
    """Return the paths of a record with a part left out.

    The path of a list stands for items of the list; a path with `UNKNOWN_KEY` at the end stands for
    a key unknown to the record.
    """
    return frozenset(_cuts(root, (), model))


def nameless_in(node: Node, model: type[BaseModel], loc: Loc = ()) -> frozenset[type[Record]]:
    """Return the types of records in a tree with an unreadable identifier.

    A stand-in takes the place of an identifier that the type requires; one that a record may do
    without is left out.
    """
    match node:
        case SequenceNode():
            parts = [
                nameless_in(item, model, (*loc, index)) for index, item in enumerate(node.items)
            ]
        case MappingNode():
            parts = [nameless_in(value, model, (*loc, key.text)) for key, value in node.items]
            if node.cut_keys and _may_lack_name(node, type_at(model, loc)):
                parts.append(frozenset({type_at(model, loc)}))
        case _:
            is_nameless = node.style is Style.STAND_IN and loc[-1] in _DEFINING
            return frozenset({type_at(model, loc[:-1])} if is_nameless else ())
    return frozenset[type[Record]]().union(*parts)


def _may_lack_name(node: MappingNode, holder: type[BaseModel]) -> bool:
    """Return whether the identifier of a record may be among the parts left out of its mapping."""
    known = holder.model_fields if is_model(holder) else {}
    unknown = node.cut_keys - known.keys()
    return any(
        node.get(key) is None and (key in node.cut_keys or bool(unknown))
        for key in _DEFINING & known.keys()
    )


def identifiers_in(root: MappingNode, faulty: Iterable[Loc]) -> frozenset[str]:
    """Return the identifiers of records within the values at some paths."""
    found: set[str] = set()
    for loc in {_present_part(root, loc) for loc in faulty}:
        node = _follow(root, loc)
        if loc and loc[-1] in _DEFINING and isinstance(node, ScalarNode):
            found.add(node.text)
        found.update(text for key, text in _texts(node) if key in _DEFINING)
        found.update(_texts_of_nameless(node))
    return frozenset(found)


def _texts_of_nameless(node: Node) -> Iterator[str]:
    """Yield the texts of mappings without an identifier: its key may be misspelt."""
    match node:
        case MappingNode():
            has_name = any(key.text in _DEFINING for key, _ in node.items)
            for _, value in node.items:
                if isinstance(value, ScalarNode) and not has_name:
                    yield value.text
                yield from _texts_of_nameless(value)
        case SequenceNode():
            for item in node.items:
                yield from _texts_of_nameless(item)


def words_in(root: MappingNode, faulty: Iterable[Loc]) -> frozenset[str]:
    """Return the texts within the values at some paths that may name a record."""
    found: set[str] = set()
    for loc in {_present_part(root, loc) for loc in faulty}:
        node = _follow(root, loc)
        texts = [node.text] if isinstance(node, ScalarNode) else [text for _, text in _texts(node)]
        found.update(name for text in texts for name in names_in(text))
    return frozenset(found)


def names_in(text: str) -> Iterator[str]:
    """Yield every part of a text with the form of an identifier."""
    return (match.group() for match in _NAMES.finditer(text))


def _present_part(root: Node, loc: Loc) -> Loc:
    """Return the longest beginning of a path that leads to a node."""
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


def _with_values(
    node: Node, loc: Loc, values: Mapping[Loc, Node], below: Mapping[Loc, list[str | int]]
) -> Node:
    """Return a node with its new values.

    Args:
        node: The node.
        loc: Path of the node.
        values: New values by path.
        below: Steps by path that lead on to a new value, so that a single walk finds each.
    """
    if loc in values:
        return values[loc]
    if loc not in below:
        return node
    match node:
        case SequenceNode():
            items = (
                _with_values(item, (*loc, index), values, below)
                for index, item in enumerate(node.items)
            )
            return SequenceNode(tuple(items), node.span, node.is_cut)
        case MappingNode():
            pairs = {
                key.text: (key, _with_values(value, (*loc, key.text), values, below))
                for key, value in node.items
            }
            # A stand-in for a missing key has no place of its own: it takes the mapping's.
            for step in below[loc]:
                added = values.get((*loc, step))
                if added is not None and str(step) not in pairs:
                    pairs[str(step)] = (ScalarNode(str(step), node.span, Style.PLAIN), added)
            return MappingNode(tuple(pairs.values()), node.span, node.cut_keys)
    return node


def _with_keys(node: Node, loc: Loc, holders: Mapping[Loc, Mapping[str, str]]) -> Node:
    match node:
        case SequenceNode():
            items = (
                _with_keys(item, (*loc, index), holders) for index, item in enumerate(node.items)
            )
            return SequenceNode(tuple(items), node.span, node.is_cut)
        case MappingNode():
            names = holders.get(loc, {})
            pairs = (
                (
                    key._replace(text=names.get(key.text, key.text)),
                    _with_keys(value, (*loc, key.text), holders),
                )
                for key, value in node.items
            )
            return MappingNode(tuple(pairs), node.span, node.cut_keys)
    return node


def _without(node: Node, loc: Loc, faulty: frozenset[Loc]) -> Node | None:
    if loc in faulty:
        return None
    match node:
        case MappingNode():
            pairs = [(key, _without(value, (*loc, key.text), faulty)) for key, value in node.items]
            # The names of the keys stay as marks, so that rules know of a value left out.
            cut = {key.text for key, value in pairs if value is None}
            rest = tuple((key, value) for key, value in pairs if value is not None)
            return MappingNode(rest, node.span, node.cut_keys | cut)
        case SequenceNode():
            items = [_without(item, (*loc, index), faulty) for index, item in enumerate(node.items)]
            remaining = tuple(item for item in items if item is not None)
            is_cut = node.is_cut or len(remaining) < len(items)
            return SequenceNode(remaining, node.span, is_cut)
    return node


def _cuts(node: Node, loc: Loc, model: type[BaseModel]) -> Iterator[Loc]:
    match node:
        case SequenceNode():
            if node.is_cut:
                yield loc
            for index, item in enumerate(node.items):
                yield from _cuts(item, (*loc, index), model)
        case MappingNode():
            if node.cut_keys:
                holder = type_at(model, loc)
                known = holder.model_fields if is_model(holder) else {}
                # An unknown key may have been meant for any field, so its name says nothing.
                yield from ((*loc, key if key in known else UNKNOWN_KEY) for key in node.cut_keys)
            for key, value in node.items:
                yield from _cuts(value, (*loc, key.text), model)


def _texts(node: Node) -> Iterator[tuple[str, str]]:
    """Yield every text within a node with the nearest key; empty for an item without a key."""
    match node:
        case MappingNode():
            for key, value in node.items:
                if isinstance(value, ScalarNode):
                    yield key.text, value.text
                for inner, text in _texts(value):
                    yield inner or key.text, text
        case SequenceNode():
            for item in node.items:
                if isinstance(item, ScalarNode):
                    yield "", item.text
                yield from _texts(item)
