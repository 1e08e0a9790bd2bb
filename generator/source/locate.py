"""From a path of keys and positions to a place in the file, for readers of a report."""

from collections.abc import Sequence

from generator.diagnostics import Span
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, Style, YamlDocument
from generator.source.repair import quoted


def node_at(document: YamlDocument, loc: Sequence[str | int]) -> tuple[Node, ScalarNode | None]:
    """Return the deepest existing node on a path, and the key of the node (None below a list)."""
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


def is_written(document: YamlDocument, loc: Sequence[str | int]) -> bool:
    """Return whether the file has a value at a path; a value taken from elsewhere has none."""
    _, key = node_at(document, loc)
    return key is not None and key.text == loc[-1]


def span_of(document: YamlDocument, loc: Sequence[str | int]) -> Span:
    """Return the place of a value: of a text the text itself, of a group the key in front."""
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
    """Return the place of the key at the end of a path; without a key, the place of the value."""
    _, key = node_at(document, loc)
    return key.span if key is not None else span_of(document, loc)


def line_span(document: YamlDocument, loc: Sequence[str | int], line: int) -> Span:
    """Return the place of a line within a value of several lines, counted from 0.

    Exact for block text behind `|` and for the body of an update. Other styles fold lines; the
    result is then the place of the whole value.
    """
    node, _ = node_at(document, loc)
    if isinstance(node, ScalarNode) and node.style is Style.LITERAL:
        return _first_line(document, node, line)
    return span_of(document, loc)


def line_with(document: YamlDocument, place: Span, text: str) -> str:
    """Return the line of a place with a text instead of the value; several lines become one."""
    first, last = document.line(place.line), document.line(place.end_line)
    return f"{first[: place.column - 1]}{text}{last[place.end_column - 1 :]}"


def line_with_text(document: YamlDocument, place: Span, text: str) -> str:
    """Return the line of a place with a text in quotes instead of the value."""
    return line_with(document, place, quoted(text))


def with_its_key(document: YamlDocument, loc: Sequence[str | int], line: str) -> str:
    """Return a line of the file with the model's name for the key of a value at a path.

    A key that was understood by another word still stands in the file as it was typed.
    """
    node, key = node_at(document, loc)
    if key is None or key.span.line != node.span.line:
        return line
    before, after = line[: key.span.column - 1], line[key.span.end_column - 1 :]
    typed = line[key.span.column - 1 : key.span.end_column - 1]
    return line if typed.strip("\"'") == key.text else f"{before}{key.text}{after}"


def lines_with_also(
    document: YamlDocument,
    loc: Sequence[str | int],
    text: str,
    added: str,
    place: Span | None = None,
) -> str:
    """Return the lines of a value with another text, and with a further key of the same group.

    Args:
        document: The file.
        loc: Path of the value.
        text: The new value.
        added: Key and value to add; in a group without braces, on a separate line.
        place: Stretch of the file to replace, if longer than the value.
    """
    holder, _ = node_at(document, loc[:-1])
    replaced = place or span_of(document, loc)
    # Keys in braces share a line.
    if document.line(holder.span.line)[holder.span.column - 1 :].startswith("{"):
        return line_with(document, replaced, f"{text}, {added}")
    indent = " " * (key_span(document, loc).column - 1)
    return f"{line_with(document, replaced, text)}\n{indent}{added}"


def line_adding(document: YamlDocument, place: Span, added: str) -> str:
    """Return the line that adds a key and a value to a group of keys.

    Args:
        document: The file.
        place: Place of the first key of the group.
        added: Key and value.

    Returns:
        A line to insert before the first key; for a group in braces, the line of the first key with
        the addition.
    """
    line = document.line(place.line)
    before, after = line[: place.column - 1], line[place.column - 1 :]
    return (
        f"{before}{added}, {after}"
        if before.rstrip().endswith("{")
        else f"{' ' * len(before)}{added}"
    )


def is_stand_in(document: YamlDocument, loc: Sequence[str | int]) -> bool:
    """Return whether a value is a stand-in for a missing or unreadable value of the file."""
    node, _ = node_at(document, loc)
    return isinstance(node, ScalarNode) and node.style is Style.STAND_IN


def _first_line(document: YamlDocument, node: ScalarNode, line: int) -> Span:
    """Return the place of a line within a block of text, without the indentation."""
    # The span of block text begins at `|`, on the line above the text.
    is_body = node is document.body
    number = node.span.line + line + (0 if is_body else 1)
    written = document.line(number)
    start = len(written) - len(written.lstrip()) + 1
    return Span(document.path, number, start, number, max(len(written.rstrip()) + 1, start + 1))


def _opening(node: Node) -> Span:
    """Return the place of the first key or value in a node."""
    if isinstance(node, MappingNode) and node.items:
        return node.items[0][0].span
    if isinstance(node, SequenceNode) and node.items:
        return _opening(node.items[0])
    return node.span
