"""From bytes to text safe to parse: size, encoding, line ends, conflict marks, characters, tabs.

Of YAML only the indentation is known. Never raises an exception, for any bytes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from generator.codes import Code, finding
from generator.diagnostics import MAX_FINDINGS, Diagnostic, Span
from generator.source.characters import (
    PLACEHOLDER,
    REFUSED,
    REFUSED_CLASSES,
    code_point_of,
    first_refused,
    name_of,
)
from generator.source.deceptive import find_deceptive
from generator.source.formats import BINARY, as_windows_text, program_of, wide_encoding_of
from generator.source.repair import shown

MAX_BYTES = 2_000_000
"""Size limit of a file; the largest real file has a fiftieth of the size."""

_BOM = b"\xef\xbb\xbf"
_CONFLICT_START = re.compile(r"^(?:<{7}|>{7})(?= |$).*$", re.MULTILINE)
_CONFLICT_MIDDLE = re.compile(r"^={7}$", re.MULTILINE)
_CONFLICT_END = re.compile(r"^>{7}(?= |$)", re.MULTILINE)
_TAB_INDENT = re.compile(r"^ *(\t)[ \t]*\S", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file, with LF line ends and no byte order mark."""

    path: str
    """Path relative to the project, with forward slashes."""
    text: str
    """As written, refused characters included, for quoting in reports."""
    parsable: str
    """The text with a placeholder for each refused character; the length is the same."""

    def line(self, number: int) -> str:
        """Return a line by number, from 1; empty beyond the end."""
        lines = self.parsable.split("\n")
        return lines[number - 1] if 1 <= number <= len(lines) else ""

    def span(self, start: int, end: int) -> Span:
        """Return the place of a stretch given by character offsets, the end exclusive."""
        first, last = position_of(self.text, start), position_of(self.text, max(end, start + 1))
        return Span(self.path, *first, *last)


def position_of(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of a character offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def read_text(
    path: str, data: bytes, *, is_markdown: bool = False
) -> tuple[SourceText | None, list[Diagnostic]]:
    """Return the text of a file, and the findings.

    The text is None if further findings would only be noise.

    Args:
        path: Path relative to the project, for the places of findings.
        data: Bytes of the file; of a file over `MAX_BYTES`, at least one byte more than the limit.
        is_markdown: Whether a row of seven `=` may be the underline of a heading.
    """
    if len(data) > MAX_BYTES:
        return None, [
            finding(Code.TOO_LARGE, Span.whole_file(path), limit=f"{MAX_BYTES // 1_000_000} MB")
        ]
    text, findings = _decoded(path, data.removeprefix(_BOM))
    if text is None:
        return None, findings
    if first_refused(text) is None:
        source = SourceText(path, text, text)
    else:
        source = SourceText(path, text, REFUSED.sub(PLACEHOLDER, text))
        findings += _refused_characters(source)
    findings += _deceptive_words(source)
    conflict = _conflict(source, is_markdown=is_markdown)
    if conflict is not None:
        return None, [*findings, conflict]
    return source, findings


def tab_finding(source: SourceText, end: int) -> Diagnostic | None:
    """Return the finding on the first line indented by a tab, with the number of such lines.

    Lines behind the offset `end` do not count. Without such a line the result is None.
    """
    if "\t" not in source.parsable:
        return None
    places = [match.start(1) for match in _TAB_INDENT.finditer(source.parsable, 0, end)]
    if not places:
        return None
    return finding(Code.TAB_INDENT, source.span(places[0], places[0] + 1), lines=str(len(places)))


def _with_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decoded(path: str, data: bytes) -> tuple[str | None, list[Diagnostic]]:
    """Return the text of a file with LF line ends, and findings on bytes other than UTF-8.

    A text in a foreign encoding is decoded too, so the same run judges the rest of the file.
    """
    program, name = program_of(data), path.rpartition("/")[2]
    if program is not None:
        return None, [
            finding(
                Code.OTHER_FORMAT, Span.whole_file(path), name=name, program=program, right=name
            )
        ]
    wide = wide_encoding_of(data)
    try:
        text = data.decode(wide or "utf-8")
    except UnicodeDecodeError as error:
        return _windows_text(path, data, error.start)
    found = []
    if wide is not None:
        found.append(finding(Code.WIDE_ENCODING, Span.whole_file(path), encoding=wide[:6].upper()))
    return _with_lf(text).removeprefix("\ufeff"), found


def _windows_text(path: str, data: bytes, start: int) -> tuple[str | None, list[Diagnostic]]:
    """Return the text of a file in Windows-1252, with a finding at the first letter outside UTF-8.

    Args:
        path: Path of the file.
        data: Bytes of the file.
        start: Offset of the first byte outside UTF-8.
    """
    text = as_windows_text(data)
    if text is None:
        name = path.rpartition("/")[2]
        return None, [
            finding(Code.OTHER_FORMAT, Span.whole_file(path), name=name, program=BINARY, right=name)
        ]
    text = _with_lf(text)
    before = _with_lf(data[:start].decode("utf-8", "ignore"))
    line, column = position_of(before, len(before))
    repaired = text.split("\n")[line - 1]
    span = Span(path, line, column, line, column + 1)
    letter = repaired[column - 1 : column]
    return text, [finding(Code.NOT_UTF8, span, letter=letter, repaired=shown(repaired))]


def _conflict(source: SourceText, *, is_markdown: bool) -> Diagnostic | None:
    """Return the finding on marks of an unresolved merge conflict, or None."""
    found = _CONFLICT_START.search(source.parsable)
    # A conflict half resolved by hand may have left the middle mark alone.
    if found is None and not is_markdown:
        found = _CONFLICT_MIDDLE.search(source.parsable)
    if found is None:
        return None
    end = _CONFLICT_END.search(source.parsable, found.start())
    last_line, _ = position_of(source.text, end.start() if end else found.start())
    return finding(
        Code.CONFLICT_MARKS,
        source.span(found.start(), found.end()),
        mark=found.group()[:7],
        last_line=str(last_line),
    )


def _refused_characters(source: SourceText) -> Iterator[Diagnostic]:
    """Yield a finding for each line and code: a pasted line often repeats a character."""
    for code, pattern in REFUSED_CLASSES:
        offset = 0
        for _ in range(MAX_FINDINGS + 1):
            match = pattern.search(source.text, offset)
            if match is None:
                break
            span = source.span(match.start(), match.end())
            more: dict[str, Any] = {}
            # Of an invisible character nothing is lost; other ones may stand for a letter.
            if code is Code.INVISIBLE_CHARACTER:
                line = source.text.split("\n")[span.line - 1]
                more["repaired"] = shown(pattern.sub("", line))
            yield finding(
                code,
                span,
                code_point=code_point_of(match.group()),
                name=name_of(match.group()),
                **more,
            )
            offset = source.text.find("\n", match.start())
            if offset < 0:
                break


def _deceptive_words(source: SourceText) -> Iterator[Diagnostic]:
    """Yield a finding for each line with letters that seem to be others."""
    for word in islice(find_deceptive(source.text), MAX_FINDINGS + 1):
        written = source.text[word.start : word.end]
        more: dict[str, Any] = {} if word.repaired is None else {"repaired": shown(word.repaired)}
        yield finding(word.code, source.span(word.start, word.end), written=written, **more)
