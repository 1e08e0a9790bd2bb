"""Keys without a value, among them the remainder of a value cut short by a comma.

In braces a comma ends a value: `{score: 3,12}` is a score of 3, and a key `12` without a value.
YAML is right to read the text so; the writer meant 3,12.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.diagnostics import Loc, Span
from generator.source.locate import node_at
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, YamlDocument


@dataclass(frozen=True, slots=True)
class CutValue:
    """A value in braces, and the keys without a colon behind the value."""

    loc: Loc
    """Path of the value, or of the first key without a colon if no value comes before."""
    rest: tuple[Loc, ...]
    """Paths of the keys, in the order of the file; never empty."""
    value: str
    """The value as read by YAML; empty if there is none."""
    lost: str
    """The text read as keys by YAML, as written."""
    span: Span
    """From the start of the value to the end of the last key."""


def blank_keys(root: Node) -> tuple[Loc, ...]:
    """Return the paths of keys without a value, in the order of the file."""
    return tuple(_blank_keys(root, ()))


def cuts_by_comma(document: YamlDocument, blanks: Iterable[Loc]) -> tuple[CutValue, ...]:
    """Return the values cut short by a comma, given the keys without a value."""
    holders = dict.fromkeys(loc[:-1] for loc in blanks)
    return tuple(cut for loc in holders for cut in _cuts_in(document, loc))


def _blank_keys(node: Node, loc: Loc) -> Iterator[Loc]:
    if isinstance(node, MappingNode):
        for key, value in node.items:
            if isinstance(value, ScalarNode):
                if value.is_blank:
                    yield (*loc, key.text)
            else:
                yield from _blank_keys(value, (*loc, key.text))
    elif isinstance(node, SequenceNode):
        for position, item in enumerate(node.items):
            if not isinstance(item, ScalarNode):
                yield from _blank_keys(item, (*loc, position))


def _cuts_in(document: YamlDocument, loc: Loc) -> Iterator[CutValue]:
    mapping, _ = node_at(document, loc)
    items = mapping.items if isinstance(mapping, MappingNode) else ()
    position = 0
    while position < len(items):
        rest = (
            _keys_without_colon(document, items[position + 1 :])
            if _holds_text(items[position])
            else []
        )
        if rest or _lacks_colon(document, *items[position]):
            yield _cut(document, loc, items[position], rest)
        # The keys of the remainder belong to the value, so none of them begins a cut of its own.
        position += 1 + len(rest)


def _holds_text(item: tuple[ScalarNode, Node]) -> bool:
    return isinstance(item[1], ScalarNode)


def _keys_without_colon(
    document: YamlDocument, items: tuple[tuple[ScalarNode, Node], ...]
) -> list[ScalarNode]:
    keys: list[ScalarNode] = []
    for key, value in items:
        if not _lacks_colon(document, key, value):
            break
        keys.append(key)
    return keys


def _lacks_colon(document: YamlDocument, key: ScalarNode, value: Node) -> bool:
    """Return whether a key has no colon, as `a` in `{a, b: 1}`; YAML allows it in braces alone."""
    if not (isinstance(value, ScalarNode) and value.is_blank):
        return False
    # A key with a colon but without a value is blank too, so only the text tells them apart.
    return not document.line(key.span.end_line)[key.span.end_column - 1 :].lstrip().startswith(":")


def _cut(
    document: YamlDocument, loc: Loc, first: tuple[ScalarNode, Node], rest: list[ScalarNode]
) -> CutValue:
    key, value = first
    is_value = isinstance(value, ScalarNode) and not value.is_blank
    start = value.span if is_value else key.span
    last = rest[-1].span if rest else key.span
    keys = rest if is_value else [key, *rest]
    return CutValue(
        loc=(*loc, key.text),
        rest=tuple((*loc, bare.text) for bare in keys),
        value=value.text if isinstance(value, ScalarNode) else "",
        lost=", ".join(bare.text for bare in keys),
        span=Span(document.path, start.line, start.column, last.end_line, last.end_column),
    )
