"""Places of events in a file, and corrected lines for findings.

Marks of events count characters of the parsed text from 0; spans count from 1.
"""

import re

from yaml import Event

from generator.diagnostics import Span
from generator.source.events import YamlMark, end_of, start_of
from generator.source.nodes import Node
from generator.source.repair import quoted, shown, split_line
from generator.source.text import SourceText

_MARK = re.compile(r"[&*!][^\s,\[\]{}]*")
_SPACE = re.compile(r"\s*")


def scalar_span(source: SourceText, start: YamlMark, end: YamlMark, *, is_block: bool) -> Span:
    """Return the place of a value; of block text from `|` or `>` to the last written line."""
    if start.index >= len(source.parsable):
        # The parser puts a blank value at the end of a file on a line beyond the text.
        return source.span(len(source.parsable), len(source.parsable) + 1)
    if not is_block:
        line, column, last = start.line, start.column, end.line
        after = end.column if last > line or end.column > column else column + 1
        return Span(source.path, line + 1, column + 1, last + 1, after + 1)
    # The parser ends block text behind the blank lines below.
    written = source.parsable[start.index : end.index].rstrip()
    last = written.rfind("\n")
    column = len(written) - last if last >= 0 else start.column + len(written) + 1
    return Span(
        source.path, start.line + 1, start.column + 1, start.line + written.count("\n") + 1, column
    )


def collection_span(path: str, start: Event, end: Event, last: Node | None) -> Span:
    """Return the place of a list or mapping, up to the closing bracket or the last value."""
    first = start_of(start)
    # Only a closing bracket gives the end event a width.
    is_flow = end_of(end).index > start_of(end).index
    if last is not None and not is_flow:
        return Span(
            path, first.line + 1, first.column + 1, last.span.end_line, last.span.end_column
        )
    return Span(
        path, first.line + 1, first.column + 1, end_of(end).line + 1, end_of(end).column + 1
    )


def opening_span(path: str, event: Event) -> Span:
    """Return the place of the first character of an event."""
    line, column = start_of(event).line + 1, start_of(event).column + 1
    return Span(path, line, column, line, column + 1)


def mark_at(source: SourceText, offset: int) -> str:
    """Return the anchor, alias or tag at an offset; empty without one."""
    found = _MARK.match(source.parsable, offset)
    return found.group() if found else ""


def after_mark(source: SourceText, offset: int) -> int:
    """Return the offset of the value behind an anchor or tag."""
    following = _SPACE.match(source.parsable, offset + len(mark_at(source, offset)))
    return following.end() if following else offset


def line_end(source: SourceText, offset: int) -> int:
    """Return the offset of the end of a line, given an offset within the line."""
    end = source.parsable.find("\n", offset)
    return len(source.parsable) if end < 0 else end


def with_quotes(source: SourceText, start: int, end: int) -> str:
    """Return the line of a value with the value in quotes.

    A value in the middle of a line is returned alone, without the line.
    """
    written = " ".join(source.parsable[start:end].split("\n"))
    text = (
        re.sub(r" {2,}", " ", written).strip()
        if "\n" in source.parsable[start:end]
        else written.rstrip()
    )
    line_start = source.parsable.rfind("\n", 0, start) + 1
    line = split_line(source.parsable[line_start : line_end(source, start)])
    if line.value_column != start - line_start:
        return shown(quoted(text))
    return line.with_value(quoted(text if "\n" in source.parsable[start:end] else line.value))


def without_mark(source: SourceText, offset: int) -> str:
    """Return the line of an anchor or tag, with the anchor or tag removed."""
    line_start = source.parsable.rfind("\n", 0, offset) + 1
    before = source.parsable[line_start:offset]
    after = source.parsable[offset + len(mark_at(source, offset)) : line_end(source, offset)]
    return shown(f"{before}{after.lstrip()}".rstrip())
