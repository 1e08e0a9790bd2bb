"""Omission: a tree without some values, as if nobody had written them."""

from collections.abc import Collection

from generator.diagnostics import Loc
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode


def without_values(root: MappingNode, locs: Collection[Loc]) -> MappingNode:
    """Return a tree without the values at some paths; every other value keeps its place.

    A list or a group that loses its last value goes as well, so that a record does not tell by an
    empty list that something is missing. Paths that lead nowhere omit nothing.
    """
    tree = _without(root, (), frozenset(locs))
    return tree if isinstance(tree, MappingNode) else MappingNode((), root.span)


def _without(node: Node, loc: Loc, locs: frozenset[Loc]) -> Node | None:
    if loc in locs:
        return None
    if isinstance(node, ScalarNode):
        return node
    if isinstance(node, SequenceNode):
        every = [_without(item, (*loc, index), locs) for index, item in enumerate(node.items)]
        items = tuple(item for item in every if item is not None)
        return None if node.items and not items else SequenceNode(items, node.span, node.is_cut)
    values = [(key, _without(value, (*loc, key.text), locs)) for key, value in node.items]
    pairs = tuple((key, value) for key, value in values if value is not None)
    return None if node.items and not pairs else MappingNode(pairs, node.span, node.cut_keys)
