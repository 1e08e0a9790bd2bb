"""Changing a tree so that a record can be made of it: faulty parts left out, stand-ins put in, keys
renamed.

What is left out leaves a mark in the tree, so that no rule takes its absence for a fault.
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
    """Return a tree without the values at some paths, each marked as cut; None if the root itself
    is among them.

    A path that goes on below a text (a text stands for its Indonesian form) means that text.
    """
    kept = _without(root, (), frozenset(_present_part(root, loc) for loc in faulty))
    return kept if isinstance(kept, MappingNode) else None


def with_values(root: MappingNode, values: Mapping[Loc, Node]) -> MappingNode:
    """Return a tree with other values at some paths; a key that is not there is added."""
    below: defaultdict[Loc, list[str | int]] = defaultdict(list)
    for loc in values:
        for depth in range(len(loc)):
            below[loc[:depth]].append(loc[depth])
    changed = _with_values(root, (), values, below)
    return changed if isinstance(changed, MappingNode) else root


def with_keys(root: MappingNode, names: Mapping[Loc, str]) -> MappingNode:
    """Return a tree in which the keys at some paths have other names; their places stay."""
    if not names:
        return root
    holders: defaultdict[Loc, dict[str, str]] = defaultdict(dict)
    for loc, name in names.items():
        holders[loc[:-1]][str(loc[-1])] = name
    changed = _with_keys(root, (), holders)
    return changed if isinstance(changed, MappingNode) else root


def cuts_in(root: MappingNode, model: type[BaseModel]) -> frozenset[Loc]:
    """Return the paths of a record at which something was left out.

    The path of a list stands for items of it; a path that ends in `UNKNOWN_KEY` for a key that no
    record knows.
    """
    return frozenset(_cuts(root, (), model))


def nameless_in(node: Node, model: type[BaseModel], loc: Loc = ()) -> frozenset[type[Record]]:
    """Return the types of the records in a tree that have a stand-in for their identifier."""
    match node:
        case SequenceNode():
            parts = [
                nameless_in(item, model, (*loc, index)) for index, item in enumerate(node.items)
            ]
        case MappingNode():
            parts = [nameless_in(value, model, (*loc, key.text)) for key, value in node.items]
        case _:
            is_nameless = node.style is Style.STAND_IN and loc[-1] in _DEFINING
            return frozenset({type_at(model, loc[:-1])} if is_nameless else ())
    return frozenset[type[Record]]().union(*parts)


def identifiers_in(root: MappingNode, faulty: Iterable[Loc]) -> frozenset[str]:
    """Return the identifiers that records within the values at some paths carry."""
    found: set[str] = set()
    for loc in {_present_part(root, one) for one in faulty}:
        node = _follow(root, loc)
        if loc and loc[-1] in _DEFINING and isinstance(node, ScalarNode):
            found.add(node.text)
        found.update(text for key, text in _texts(node) if key in _DEFINING)
    return frozenset(found)


def words_in(root: MappingNode, faulty: Iterable[Loc]) -> frozenset[str]:
    """Return all texts within the values at some paths that may name another record."""
    found: set[str] = set()
    for loc in {_present_part(root, one) for one in faulty}:
        node = _follow(root, loc)
        texts = [node.text] if isinstance(node, ScalarNode) else [text for _, text in _texts(node)]
        found.update(name for text in texts for name in names_in(text))
    return frozenset(found)


def names_in(text: str) -> Iterator[str]:
    """Yield every stretch of a text that may be the identifier of a record."""
    return (match.group() for match in _NAMES.finditer(text))


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


def _with_values(
    node: Node, loc: Loc, values: Mapping[Loc, Node], below: Mapping[Loc, list[str | int]]
) -> Node:
    """Return a node with its new values; `below` names the steps that lead on to some, so that all
    is one walk.
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
            cut = {key.text for key, value in pairs if value is None}
            kept = tuple((key, value) for key, value in pairs if value is not None)
            return MappingNode(kept, node.span, node.cut_keys | cut)
        case SequenceNode():
            items = [_without(item, (*loc, index), faulty) for index, item in enumerate(node.items)]
            found = tuple(item for item in items if item is not None)
            return SequenceNode(found, node.span, node.is_cut or len(found) < len(items))
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
                yield from ((*loc, key if key in known else UNKNOWN_KEY) for key in node.cut_keys)
            for key, value in node.items:
                yield from _cuts(value, (*loc, key.text), model)


def _texts(node: Node) -> Iterator[tuple[str, str]]:
    """Yield every text within a node with the key that is nearest to it."""
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
