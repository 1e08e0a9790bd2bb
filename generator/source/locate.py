"""From a path of keys and positions to the place in the file that a reader should look at."""

from collections.abc import Sequence

from generator.diagnostics import Span
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, Style, YamlDocument


def node_at(document: YamlDocument, loc: Sequence[str | int]) -> tuple[Node, ScalarNode | None]:
    """Return the deepest node on a path that the file really has, and the key that holds it (None
    below a list).
    """
    if loc and loc[0] == "body" and document.body is not None:
        return document.body, None
    node: Node = document.root
    key: ScalarNode | None = None
    for step in loc:
        child: Node | None = None
        if isinstance(node, MappingNode) and isinstance(step, str):
            child, child_key = node.get(step), node.key_node(step)
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
            child, child_key = node.items[step], None
        if child is None:
            break
        node, key = child, child_key
    return node, key


def span_of(document: YamlDocument, loc: Sequence[str | int]) -> Span:
    """Return the place of a value: the value itself if it is a text, else the key that opens it."""
    node, key = node_at(document, loc)
    if isinstance(node, ScalarNode) and not node.is_blank:
        return (
            node.span
            if node.style in {Style.PLAIN, Style.QUOTED, Style.STAND_IN}
            else _first_line(document, node, 0)
        )
    if key is not None:
        return key.span
    return _opening(node)


def key_span(document: YamlDocument, loc: Sequence[str | int]) -> Span:
    """Return the place of the key at the end of a path, or of the value where there is no key."""
    _, key = node_at(document, loc)
    return key.span if key is not None else span_of(document, loc)


def line_span(document: YamlDocument, loc: Sequence[str | int], line: int) -> Span:
    """Return the place of a line within a value of several lines, counted from 0.

    Exact for block text behind `|` and for the body of an update; other styles fold their lines, so
    that the value's own place is given.
    """
    node, _ = node_at(document, loc)
    if isinstance(node, ScalarNode) and node.style is Style.LITERAL:
        return _first_line(document, node, line)
    return span_of(document, loc)


def line_with(document: YamlDocument, place: Span, text: str) -> str:
    """Return the line of a place as it must look: with a text instead of the value, whose lines
    become one.
    """
    first, last = document.line(place.line), document.line(place.end_line)
    return f"{first[: place.column - 1]}{text}{last[place.end_column - 1 :]}"


def lines_with_also(
    document: YamlDocument,
    loc: Sequence[str | int],
    text: str,
    added: str,
    place: Span | None = None,
) -> str:
    """Return the lines of a value as they must look: another text for the value, and a further key
    of the same group.

    Args:
        document: The file.
        loc: Path of the value.
        text: The new value.
        added: Key and value to add; in a group without braces, on a line of their own.
        place: Stretch of the file to replace, if longer than the value.
    """
    holder, _ = node_at(document, loc[:-1])
    replaced = place or span_of(document, loc)
    if document.line(holder.span.line)[holder.span.column - 1 :].startswith("{"):
        return line_with(document, replaced, f"{text}, {added}")
    indent = " " * (key_span(document, loc).column - 1)
    return f"{line_with(document, replaced, text)}\n{indent}{added}"


def line_adding(document: YamlDocument, place: Span, added: str) -> str:
    """Return the line that adds a key with its value to a group of keys.

    Args:
        document: The file.
        place: Of the first key of the group.
        added: Key and value.

    Returns:
        A line to stand before that key; the line of the key itself with the addition where the
        group is in braces.
    """
    line = document.line(place.line)
    before, after = line[: place.column - 1], line[place.column - 1 :]
    return (
        f"{before}{added}, {after}"
        if before.rstrip().endswith("{")
        else f"{' ' * len(before)}{added}"
    )


def is_stand_in(document: YamlDocument, loc: Sequence[str | int]) -> bool:
    """Tell whether a value is not in the file, but was put in the place of a missing or unreadable
    one.
    """
    node, _ = node_at(document, loc)
    return isinstance(node, ScalarNode) and node.style is Style.STAND_IN


def _first_line(document: YamlDocument, node: ScalarNode, line: int) -> Span:
    is_body = node is document.body
    number = node.span.line + line + (0 if is_body else 1)
    written = document.line(number)
    start = len(written) - len(written.lstrip()) + 1
    return Span(document.path, number, start, number, max(len(written.rstrip()) + 1, start + 1))


def _opening(node: Node) -> Span:
    if isinstance(node, MappingNode) and node.items:
        return node.items[0][0].span
    if isinstance(node, SequenceNode) and node.items:
        return _opening(node.items[0])
    return node.span
