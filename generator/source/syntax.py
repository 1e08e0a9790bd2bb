"""From a YAML syntax error to the human mistake behind the error, and a corrected line.

The parser reports the place of failure in its own terms; this module looks at the lines around the
place. Nothing is parsed again, and every error gives exactly one finding.
"""

import re
from dataclasses import dataclass
from typing import Any

from yaml.error import MarkedYAMLError, YAMLError

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Span
from generator.source.events import opening_bracket
from generator.source.repair import (
    Line,
    comment_in_brackets,
    quoted,
    requoted,
    shown,
    split_line,
    with_quoted_signs,
)
from generator.source.text import SourceText, position_of

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"' + r"|'(?:[^']|'')*'", re.DOTALL)
_TOUCHING_DASH = re.compile(r"( *)-(?=[^\s-])")
_TOUCHING_COLON = re.compile(r"( *(?:- +)*[A-Za-z_][\w-]*):(?=[^\s:/])")
_RESERVED = re.compile(r"\{\{|- |[-*&@`%!|>?,\[\]{}]")
_LOOK_BACK = 200
"""Number of lines above the place of failure searched for an opening quote."""
_MAX_QUOTED = 60
_IN_BRACKETS = "while parsing a flow"
"""Beginning of the parser's context for every error within brackets or braces."""
_CLOSING = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class _Scene:
    """The place where the parser failed, and the parser's description of the problem."""

    source: SourceText
    lines: list[str]
    row: int
    """Line of the problem, from 0."""
    column: int
    """Column of the problem, from 0."""
    opened_row: int
    """Line of the beginning of the unfinished construct, from 0."""
    bracket: int | None
    """Line of the bracket or brace around the problem, from 0; None outside brackets."""
    problem: str
    context: str

    @property
    def line(self) -> Line:
        return split_line(self.lines[self.row])

    def found(self, code: Code, row: int, start: int, end: int, **arguments: Any) -> Diagnostic:
        """Return a finding within a line; row and columns count from 0, the end is exclusive."""
        span = Span(self.source.path, row + 1, start + 1, row + 1, max(end, start + 1) + 1)
        return finding(code, span, **arguments)

    def whole_line(self, code: Code, row: int, **arguments: Any) -> Diagnostic:
        """Return a finding about the whole text of a line."""
        written = self.lines[row]
        return self.found(
            code, row, len(written) - len(written.lstrip()), len(written.rstrip()), **arguments
        )

    def written_before(self, row: int) -> int | None:
        """Return the closest line above with content: not blank, not a comment."""
        for above in range(row - 1, max(row - _LOOK_BACK, -1), -1):
            if (text := self.lines[above].strip()) and not text.startswith("#"):
                return above
        return None


def diagnose(error: YAMLError, source: SourceText) -> Diagnostic:
    """Return the finding for a syntax error, as exact as the surrounding lines allow."""
    scene = _scene(error, source)
    for explain in _EXPLANATIONS:
        if (diagnostic := explain(scene)) is not None:
            return diagnostic
    return scene.found(
        Code.SYNTAX,
        scene.row,
        scene.column,
        scene.column + 1,
        written=shown(scene.lines[scene.row].strip(), _MAX_QUOTED),
    )


def _scene(error: YAMLError, source: SourceText) -> _Scene:
    """Return the place and description of an error; without a mark, the first line."""
    lines = source.parsable.split("\n")
    row, column, opened, problem, context = 0, 0, 0, "", ""
    bracket: int | None = None
    if isinstance(error, MarkedYAMLError):
        mark, opening = error.problem_mark, error.context_mark
        problem, context = error.problem or "", error.context or ""
        row, column = (mark.line, mark.column) if mark else (0, 0)
        opened = opening.line if opening and context else row
        bracket = opening_bracket(source.parsable, row, column)
        # Behind an error of another kind, only a key of the same level shows the missing bracket.
        if not context.startswith(_IN_BRACKETS) and not _is_left(lines, bracket, row):
            bracket = None
    row = min(row, len(lines) - 1)
    # At the end of the file the parser reports a line beyond the written text.
    while row > 0 and not lines[row].strip():
        row, column = row - 1, len(lines[row - 1].rstrip())
    return _Scene(source, lines, row, column, min(opened, row), bracket, problem, context)


def _is_left(lines: list[str], bracket: int | None, row: int) -> bool:
    """Return whether a key between a bracket's line and a row stands no deeper than that line."""
    if bracket is None:
        return False
    level = len(split_line(lines[bracket]).lead)
    below = (split_line(line) for line in lines[bracket + 1 : row + 1])
    return any(line.has_plain_key and len(line.lead) <= level for line in below)


# Each of the following functions knows a mistake. It returns a finding, or None if the lines do not
# show that mistake. `_EXPLANATIONS` holds their order.


def _directive(scene: _Scene) -> Diagnostic | None:
    if not scene.lines[scene.row].startswith("%"):
        return None
    return scene.whole_line(
        Code.DIRECTIVE, scene.row, directive=shown(scene.lines[scene.row].strip(), _MAX_QUOTED)
    )


def _second_document(scene: _Scene) -> Diagnostic | None:
    if "<document start>" not in scene.problem or "..." not in (
        line.rstrip() for line in scene.lines[: scene.row]
    ):
        return None
    return scene.whole_line(Code.SEVERAL_DOCUMENTS, scene.row)


def _tab(scene: _Scene) -> Diagnostic | None:
    if scene.lines[scene.row][scene.column : scene.column + 1] != "\t":
        return None
    return scene.found(Code.TAB_INDENT, scene.row, scene.column, scene.column + 1, lines="1")


def _bad_escape(scene: _Scene) -> Diagnostic | None:
    # "hexdecimal" is PyYAML's spelling.
    if "escape" not in scene.problem and "hexdecimal" not in scene.problem:
        return None
    line = scene.line
    inner = (
        line.value[1:-1]
        if line.value[:1] == '"' == line.value[-1:] and len(line.value) > 1
        else line.value
    )
    written = scene.lines[scene.row]
    start = max(written.rfind("\\", 0, scene.column + 1), 0)
    repaired = line.with_value("'" + inner.replace("'", "''") + "'")
    return scene.found(
        Code.BAD_ESCAPE,
        scene.row,
        start,
        start + 2,
        escape=written[start : start + 2],
        repaired=repaired,
    )


def _unclosed_quote(scene: _Scene) -> Diagnostic | None:
    """Return the finding on an opening quote that swallowed the lines down to the problem."""
    unfinished = "quoted scalar" in scene.context
    for row in range(scene.row, max(scene.row - _LOOK_BACK, -1), -1):
        line = split_line(scene.lines[row])
        if line.value[:1] not in {'"', "'"} or _QUOTED.match(line.value):
            continue
        offset = sum(map(len, scene.lines[:row])) + row + line.value_column
        # A text in quotes may run over several lines, and then the quote is closed.
        closed = _QUOTED.match(scene.source.parsable, offset)
        if closed is not None and position_of(scene.source.parsable, closed.end())[0] <= scene.row:
            return None
        if closed is None and not unfinished:
            return None
        repaired = line.with_value(line.value + line.value[0])
        end = len(scene.lines[row].rstrip())
        return scene.found(
            Code.UNCLOSED_QUOTE, row, line.value_column, end, mark=line.value[0], repaired=repaired
        )
    return None


def _text_after_quote(scene: _Scene) -> Diagnostic | None:
    line = scene.line
    if line.value[:1] not in {'"', "'"} or scene.column < line.value_column:
        return None
    closed = _QUOTED.match(line.value)
    if closed is None or closed.end() == len(line.value):
        return None
    start = line.value_column + closed.end()
    start += len(line.value[closed.end() :]) - len(line.value[closed.end() :].lstrip())
    end = line.value_column + len(line.value)
    repaired = line.with_value(requoted(line.value))
    rest = line.value[closed.end() :].strip()
    return scene.found(
        Code.TEXT_AFTER_QUOTE,
        scene.row,
        start,
        end,
        rest=shown(rest, _MAX_QUOTED),
        repaired=repaired,
    )


def _undashed(value: str) -> str:
    """Return a value without the list mark in front; a value of a mark alone stays."""
    return value.removeprefix("-").strip() or value


def _dash_after_key(scene: _Scene) -> Diagnostic | None:
    line = scene.line
    if not line.key or not re.match(r"-(?: |$)", line.value) or scene.column < line.value_column:
        return None
    end = line.value_column + len(line.value)
    return scene.found(
        Code.DASH_AFTER_KEY,
        scene.row,
        line.value_column,
        end,
        repaired=line.with_value(quoted(_undashed(line.value))),
    )


def _comment_in_brackets(scene: _Scene) -> Diagnostic | None:
    """Return the finding on a number sign that hides the end of a list in brackets, or None."""
    if scene.bracket is None:
        return None
    opening = split_line(scene.lines[scene.bracket])
    for row in range(scene.bracket, scene.row + 1):
        line = scene.lines[row]
        start = opening.value_column if row == scene.bracket else _indent(line)
        sign = comment_in_brackets(line, start)
        if sign is None:
            continue
        ends = (line.find(mark, sign) for mark in _CLOSING.values())
        end = min((end for end in ends if end >= 0), default=len(line.rstrip()))
        return scene.found(
            Code.COMMENT_IN_BRACKETS,
            row,
            sign,
            len(line.rstrip()),
            lost=shown(line[sign:].rstrip(), _MAX_QUOTED),
            repaired=with_quoted_signs(line, start, end),
        )
    return None


def _unclosed_bracket(scene: _Scene) -> Diagnostic | None:
    if scene.bracket is None:
        return None
    # The parser fails far below; the mistake is on the line with the opening bracket.
    line = split_line(scene.lines[scene.bracket])
    mark = line.value[:1]
    if mark not in _CLOSING or _CLOSING[mark] in line.value:
        return None
    end = len(scene.lines[scene.bracket].rstrip())
    return scene.found(
        Code.UNCLOSED_BRACKET,
        scene.bracket,
        line.value_column,
        end,
        mark=mark,
        closing=_CLOSING[mark],
    )


def _reserved_start(scene: _Scene) -> Diagnostic | None:
    line = scene.line
    start = _RESERVED.match(line.value)
    if start is None or scene.column < line.value_column or not (line.key or line.lead):
        return None
    if line.value.endswith(_CLOSING.get(line.value[0], "\n")):
        return None
    return scene.found(
        Code.VALUE_START,
        scene.row,
        line.value_column,
        line.value_column + len(line.value),
        mark=start.group().strip(),
        repaired=line.with_value(quoted(line.value)),
    )


def _unquoted_colon(scene: _Scene) -> Diagnostic | None:
    if "mapping values" not in scene.problem:
        return None
    line = scene.line
    # In a list item, words before a colon are more likely text than a key.
    if line.lead.strip() and not line.has_plain_key and ": " in line.value:
        line = Line(line.lead, "", line.key + line.value, line.comment)
    if scene.column >= line.value_column and line.value:
        repaired = line.with_value(quoted(line.value))
        return scene.found(
            Code.UNQUOTED_COLON, scene.row, scene.column, scene.column + 1, repaired=repaired
        )
    return _colon_in_continued_text(scene)


def _colon_in_continued_text(scene: _Scene) -> Diagnostic | None:
    """Return the finding on a colon in a text continued from the line above, or None.

    The other explanation is a key with wrong indentation; a plain key is taken for such a key.
    """
    line, above = scene.line, scene.written_before(scene.row)
    if (
        above is None
        or line.has_plain_key
        or _indent(scene.lines[scene.row]) <= _indent(scene.lines[above])
    ):
        return None
    opening = split_line(scene.lines[above])
    if not opening.key or not opening.value:
        return None
    repaired = opening.with_value(quoted(f"{opening.value} {line.key}{line.value}".rstrip()))
    return scene.found(
        Code.UNQUOTED_COLON, scene.row, scene.column, scene.column + 1, repaired=repaired
    )


def _touching_dash(scene: _Scene) -> Diagnostic | None:
    for row in _suspects(scene):
        written = scene.lines[row]
        if match := _TOUCHING_DASH.match(written):
            repaired = shown(f"{match.group(1)}- {written[match.end() :].rstrip()}")
            return scene.found(
                Code.DASH_WITHOUT_SPACE, row, match.end() - 1, match.end(), repaired=repaired
            )
    return None


def _touching_colon(scene: _Scene) -> Diagnostic | None:
    for row in _suspects(scene):
        if (repaired := spaced_colon(scene.lines[row])) is not None:
            column = scene.lines[row].index(":")
            return scene.found(Code.COLON_WITHOUT_SPACE, row, column, column + 1, repaired=repaired)
    return None


def _stray_text(scene: _Scene) -> Diagnostic | None:
    row = scene.opened_row if "simple key" in scene.context else None
    if "mapping values" in scene.problem:
        above = scene.written_before(scene.row)
        if above is not None and not _is_structured(scene.lines[above]):
            row = above
    if row is None or not scene.lines[row].strip():
        return None
    return scene.whole_line(
        Code.STRAY_TEXT, row, written=shown(scene.lines[row].strip(), _MAX_QUOTED)
    )


def _wrong_indent(scene: _Scene) -> Diagnostic | None:
    indented = _indent(scene.lines[scene.row])
    starts_here = scene.column == indented or "mapping values" in scene.problem
    if not starts_here or scene.row == 0 or not _is_structured(scene.lines[scene.row]):
        return None
    return scene.whole_line(Code.WRONG_INDENT, scene.row, spaces=str(indented))


_EXPLANATIONS = (
    _directive,
    _second_document,
    _tab,
    _bad_escape,
    _unclosed_quote,
    _text_after_quote,
    _dash_after_key,
    _comment_in_brackets,
    _unclosed_bracket,
    _reserved_start,
    _unquoted_colon,
    _touching_dash,
    _touching_colon,
    _stray_text,
    _wrong_indent,
)
"""The explanations in the order of certainty; the first with a finding wins."""


def spaced_colon(line: str) -> str | None:
    """Return a line like `name:Kota` with the missing space; None for every other line."""
    match = _TOUCHING_COLON.match(line)
    return (
        shown(f"{match.group(1)}: {line[match.end() :].rstrip()}")
        if match and not split_line(line).key
        else None
    )


def _suspects(scene: _Scene) -> list[int]:
    """Return the numbers of the lines with a possible cause, the likeliest first."""
    above = scene.written_before(scene.row)
    rows = [scene.opened_row if "simple key" in scene.context else scene.row, scene.row]
    return rows if above is None else [*rows, above]


def _is_structured(line: str) -> bool:
    parts = split_line(line)
    return bool(parts.key) or bool(parts.lead.strip()) or parts.value == "-"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
