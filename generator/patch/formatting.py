"""The one form of a data file: keys in the order of the model, one quoting, comments kept.

A comment block above an entry moves with the entry, and so does a comment behind a value. Comments
below an entry that stand deeper than the entry end the entry. A comment block above the first entry
and an empty line stays on top. Values never change, and a formatted file stays as it is.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Severity, Span
from generator.model.base import Record
from generator.patch.edits import plain
from generator.patch.emit import STEP, behind_dash, behind_key, flow, in_order, kind_below
from generator.patch.patched import EditsRefusedError
from generator.patch.placed import Entry, PlacedText, scalars_in
from generator.source.front_matter import parse_data
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, Style, YamlDocument
from generator.source.scalars import as_scalar

_COMMENT = re.compile(r"#[^\r\n]*")
_BLOCK_STYLES = (Style.LITERAL, Style.FOLDED)


def formatted(content: bytes, *, path: str, record: type[Record]) -> bytes:
    """Return a file in the one form; line ends, the mark in front and the body stay.

    The new bytes are read again: they have the same values and the same comments.

    Args:
        content: Bytes of a data file.
        path: Path of the file relative to the project, for findings.
        record: The record of the file.

    Raises:
        EditsRefusedError: The file has errors, or a form that cannot be brought into the one form.
    """
    parsed = parse_data(path, content)
    errors = [found for found in parsed.diagnostics if found.severity is Severity.ERROR]
    if parsed.document is None or errors:
        raise EditsRefusedError(errors)
    placed = PlacedText(content)
    try:
        new = _written(placed, parsed.document, record)
    except ValueError:
        raise EditsRefusedError([_refusal(path)]) from None
    again = parse_data(path, new).document
    if again is None or not _is_same(placed, parsed.document, PlacedText(new), again):
        raise EditsRefusedError([_refusal(path)])
    return new


def _refusal(path: str) -> Diagnostic:
    return finding(Code.LAYOUT_REFUSED, Span.whole_file(path))


def _written(placed: PlacedText, document: YamlDocument, record: type[Record]) -> bytes:
    first, last = 1, placed.lines
    if document.body is not None:
        lines = range(1, placed.lines + 1)
        first, last = [line for line in lines if placed.line(line).rstrip() == "---"][:2]
        first, last = first + 1, last - 1
    written = _Formatter(placed).group(document.root, 0, record, first, last)
    text = "".join(f"{line}\n" for line in written).replace("\n", placed.line_end)
    if document.body is not None:
        before = placed.text[: placed.line_start(first)]
        after = placed.text[placed.line_start(last + 1) :].removesuffix(placed.added_end)
        text = f"{before}{text}{after}"
    return f"{placed.mark}{text}".encode()


def _is_same(
    before: PlacedText, document: YamlDocument, after: PlacedText, again: YamlDocument
) -> bool:
    """Return whether two forms of a file have the same values, body and comments."""
    bodies = [None if one.body is None else one.body.text for one in (document, again)]
    if plain(document.root) != plain(again.root) or bodies[0] != bodies[1]:
        return False
    old, new = (
        Counter(text for _, text in comments_in(placed, one.root, *_extent(placed, one)))
        for placed, one in ((before, document), (after, again))
    )
    return old == new


def _extent(placed: PlacedText, document: YamlDocument) -> tuple[int, int]:
    if document.body is None:
        return 0, len(placed.text)
    return 0, placed.start(document.body)


def comments_in(placed: PlacedText, node: Node, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield offset and text of each comment in a stretch, without blanks at its end.

    Args:
        placed: The text of the file.
        node: The value with all keys and values of the stretch.
        start: Offset of the first letter.
        end: Offset behind the last letter.
    """
    for scalar_node in scalars_in(node):
        yield from _comments(placed, start, placed.start(scalar_node))
        start = max(start, placed.end(scalar_node))
        if scalar_node.style in _BLOCK_STYLES:
            # A comment may stand behind the `|`, on the line above the text.
            head = placed.line_start(scalar_node.span.line + 1)
            yield from _comments(placed, placed.start(scalar_node), head)
    yield from _comments(placed, start, end)


def _comments(placed: PlacedText, start: int, end: int) -> Iterator[tuple[int, str]]:
    # Outside of keys and values a hash begins a comment wherever it stands.
    for match in _COMMENT.finditer(placed.text, start, max(start, end)):
        yield match.start(), match.group().rstrip()


@dataclass(frozen=True, slots=True)
class _Part:
    """An entry with the comments that belong to the entry."""

    entry: Entry
    above: list[str]
    """Comments above, without indent; an empty text is an empty line."""
    last: int
    """Last line of the entry and of the comments that end the entry."""


@dataclass(frozen=True, slots=True)
class _Formatter:
    placed: PlacedText

    def group(
        self,
        node: MappingNode | SequenceNode,
        indent: int,
        kind: Any,
        first: int,
        last: int,
    ) -> Iterator[str]:
        """Yield the lines of a group or list in block style, without line ends.

        Args:
            node: A group or list with at least one entry.
            indent: Spaces in front of the keys or dashes.
            kind: The type of the group, or of the items of the list, by the model.
            first: First line of the file with comments of the group.
            last: Last line of the file with comments of the group.
        """
        pad = " " * indent
        parts, foot = self._parts(self.placed.entries(node), first, last)
        head, parts[0] = _without_head(parts[0])
        leads = [("-", kind)] * len(parts)
        if isinstance(node, MappingNode):
            keys = {key.text: part for (key, _), part in zip(node.items, parts, strict=True)}
            ordered = in_order(keys, kind)
            parts = [keys[key] for key in ordered]
            leads = [(f"{as_scalar(key)}:", kind_below(kind, key)) for key in ordered]
        # An empty line opens no group, but parts a head from the first entry.
        parts[0] = replace(parts[0], above=_stripped(parts[0].above, first=True))
        yield from _indented(_stripped(head, first=True), pad)
        for part, (lead, below) in zip(parts, leads, strict=True):
            yield from self._entry(part, lead, indent, below)
        yield from _indented(_stripped(foot, last=True), pad)

    def _entry(self, part: _Part, lead: str, indent: int, kind: Any) -> Iterator[str]:
        """Yield the lines of an entry: comments, key or dash, value."""
        node = part.entry.node
        if not isinstance(node, ScalarNode) and node.items and not self.placed.is_flow(node):
            yield from self._block_entry(part, node, lead, indent, kind)
            return
        placed, entry = self.placed, part.entry
        pad = " " * indent
        value = self._value(entry, plain(node), indent, kind)
        line_end = placed.line_start(entry.last + 1)
        comments = list(comments_in(placed, node, entry.slot, line_end))
        above = part.above
        if len(comments) == 1 and "\n" not in value and comments[0][0] >= placed.end(node):
            value = f"{value}  {comments[0][1]}"
        else:
            above = [*above, *(text for _, text in comments)]
        yield from _indented(above, pad)
        yield from f"{pad}{lead}{value}".split("\n")
        tail = [self._comment_on(line) for line in range(entry.last + 1, part.last + 1)]
        yield from _indented(_stripped(tail), pad + " " * STEP)

    def _block_entry(
        self,
        part: _Part,
        node: MappingNode | SequenceNode,
        lead: str,
        indent: int,
        kind: Any,
    ) -> Iterator[str]:
        """Yield the lines of an entry whose value stands on lines below the key or dash."""
        pad, entry = " " * indent, part.entry
        begin, comments = entry.first, list[str]()
        if node.span.line > entry.first:
            begin = entry.first + 1
            next_line = self.placed.line_start(begin)
            comments = [text for _, text in _comments(self.placed, entry.slot, next_line)]
        lines = list(self.group(node, indent + STEP, kind, begin, part.last))
        if entry.is_key:
            yield from _indented(part.above, pad)
            yield "  ".join([f"{pad}{lead}", *comments])
            yield from lines
            return
        # A comment cannot stand between a dash and the key behind the dash: it moves above both.
        count = next(place for place, line in enumerate(lines) if _is_content(line))
        hoisted = [*comments, *(line.strip() for line in lines[:count])]
        yield from _indented([*part.above, *hoisted], pad)
        yield f"{pad}{lead} {lines[count].lstrip(' ')}"
        yield from lines[count + 1 :]

    def _value(self, entry: Entry, data: Any, indent: int, kind: Any) -> str:
        """Return the text behind a colon or dash, the blank included; brackets stay brackets."""
        node = entry.node
        if not isinstance(node, ScalarNode) and node.span.line == node.span.end_line:
            return f" {flow(data, kind)}"
        if entry.is_key:
            return behind_key(data, indent, kind)
        written = behind_dash(data, indent, kind)
        return f"{written and ' '}{written}"

    def _parts(self, entries: list[Entry], first: int, last: int) -> tuple[list[_Part], list[str]]:
        """Return the entries with their comments, and the comments below the last entry."""
        parts: list[_Part] = []
        start = first
        for place, entry in enumerate(entries):
            following = entries[place + 1].first if place + 1 < len(entries) else last + 1
            end = self._tail(entry, following)
            above = [self._comment_on(line) for line in range(start, entry.first)]
            parts.append(_Part(entry, _stripped(above), end))
            start = end + 1
        return parts, [self._comment_on(line) for line in range(start, last + 1)]

    def _tail(self, entry: Entry, following: int) -> int:
        """Return the last line of an entry with the deeper comments below the entry."""
        end = entry.last
        for line in range(entry.last + 1, following):
            written = self.placed.line(line)
            depth = len(written) - len(written.lstrip(" "))
            if written.strip() and depth <= self.placed.column(entry):
                break
            end = line if written.strip() else end
        return end

    def _comment_on(self, line: int) -> str:
        """Return the comment on a line between entries; empty for an empty line and for `---`."""
        written = self.placed.line(line).strip()
        return written if written.startswith("#") else ""


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip(" ").startswith("#")


def _without_head(part: _Part) -> tuple[list[str], _Part]:
    """Return the comments above the first entry and an empty line, and the entry without them."""
    breaks = [place for place, line in enumerate(part.above) if not line]
    cut = breaks[-1] + 1 if breaks else 0
    return part.above[:cut], _Part(part.entry, part.above[cut:], part.last)


def _stripped(lines: list[str], *, first: bool = False, last: bool = False) -> list[str]:
    """Return comments with a single empty line for several.

    Args:
        lines: Comments without indent, and empty lines.
        first: Whether nothing stands above: then no empty line stands in front.
        last: Whether nothing stands below: then no empty line stands behind.
    """
    kept = [line for place, line in enumerate(lines) if line or not place or lines[place - 1]]
    while first and kept and not kept[0]:
        del kept[0]
    while last and kept and not kept[-1]:
        del kept[-1]
    return kept


def _indented(lines: list[str], pad: str) -> Iterator[str]:
    for line in lines:
        yield f"{pad}{line}" if line else ""
