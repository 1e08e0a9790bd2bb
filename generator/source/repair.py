"""Corrected lines: a line in a form that YAML reads with the meaning of the writer.

Reports show these lines as remedies. Works on single lines and knows no findings.
"""

import re
from dataclasses import dataclass

_MAX_SHOWN = 500
_LEAD = re.compile(r" *(?:- +)*")
_KEY = re.compile(r"""("[^"]*" *|'[^']*' *|[^\s"'#&*!|>%@`\[\]{},?:][^:]*):(?: +|$)""")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*\Z")
_ESCAPED_QUOTE = re.compile(r'\\"')
_IN_BRACKETS = re.compile(
    r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?P<sign>(?:^|(?<=[\s\[{,]))#(?=[^\s#]))"""
)
"""A text in quotes, or the number sign of a comment within brackets."""
_VALUE_IN_BRACKETS = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\w+: +(?=[^\s\[{]))|([^\s,\[\]{}"'][^,\[\]{}"']*)"""
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of YAML in parts; the parts joined are the line."""

    lead: str
    """Indentation, and the dashes of list items."""
    key: str
    """The key with colon and following spaces; empty for a line without a key."""
    value: str
    """The text behind the key, without trailing spaces and comment."""
    comment: str
    """A certain comment, with the spaces in front."""

    @property
    def value_column(self) -> int:
        """Column of the value's first character, from 0."""
        return len(self.lead) + len(self.key)

    @property
    def has_plain_key(self) -> bool:
        """Whether the key looks like a key of a record: lower case, without spaces."""
        return bool(_IDENTIFIER.match(self.key.rstrip().removesuffix(":").rstrip()))

    def with_value(self, value: str) -> str:
        """Return the line with another value."""
        return shown(f"{self.lead}{self.key}{value}{self.comment}")


def split_line(line: str) -> Line:
    """Return the parts of a line. The first colon with a space behind ends the key."""
    content = line[: _comment_start(line)].rstrip()
    lead = _LEAD.match(content)
    start = lead.end() if lead else 0
    key = _KEY.match(content, start)
    value_start = key.end() if key else start
    return Line(
        lead=content[:start],
        key=content[start:value_start],
        value=content[value_start:],
        comment=line[len(content) :].rstrip(),
    )


def _comment_start(line: str) -> int:
    """Return the offset of a certain comment: ` # `, or `#` behind two spaces."""
    start = line.find(" #")
    while start >= 0:
        if line[start + 2 : start + 3] in {"", " "} or line[start - 1 : start] == " ":
            return start
        start = line.find(" #", start + 1)
    return len(line)


def comment_in_brackets(line: str, start: int) -> int | None:
    """Return the offset of the first number sign within brackets that begins a comment, or None.

    Behind a bracket or a comma, YAML takes a number sign for a comment even without a space. Only a
    sign that touches its word counts: a sign with a space behind is meant as a comment.
    """
    marks = _IN_BRACKETS.finditer(line, start)
    return next((mark.start() for mark in marks if mark["sign"]), None)


def with_quoted_signs(line: str, start: int, end: int) -> str:
    """Return a line with quotes around each value in brackets that has a number sign.

    Args:
        line: The line.
        start: Offset of the opening bracket, or of the first value on a later line.
        end: Offset behind the last value; the comment that may follow stays.
    """

    def in_quotes(value: re.Match[str]) -> str:
        text = value[2] or ""
        return quoted(text.rstrip()) if "#" in text else value[0]

    return shown(f"{line[:start]}{_VALUE_IN_BRACKETS.sub(in_quotes, line[start:end])}{line[end:]}")


def shown(text: str, limit: int = _MAX_SHOWN) -> str:
    """Return a text cut to the length of a message."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def quoted(text: str) -> str:
    """Return a text of a single line in quotes, with the fewest changes to the text."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def requoted(value: str) -> str:
    """Return a value with broken quotes in valid quotes: 'Jum'at' becomes "Jum'at"."""
    mark = value[0]
    inner = value[1:-1] if len(value) > 1 and value[-1] == mark else value
    if mark in inner and inner.count(mark) % 2 == 0 and mark == '"' and inner is not value:
        # In "Satu" dan "Dua" the quotes belong to the text.
        inner = value
    return quoted(_ESCAPED_QUOTE.sub('"', inner))
