"""How a line must look so that YAML reads it as it was meant: the lines that remedies show.

Works on single lines and knows no findings.
"""

import re
from dataclasses import dataclass

_MAX_SHOWN = 500
_LEAD = re.compile(r" *(?:- +)*")
_KEY = re.compile(r"""("[^"]*" *|'[^']*' *|[^\s"'#&*!|>%@`\[\]{},?:][^:]*):(?: +|$)""")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*\Z")
_ESCAPED_QUOTE = re.compile(r'\\"')


@dataclass(frozen=True, slots=True)
class Line:
    """One line of YAML, taken apart; the parts put together again are the line."""

    lead: str
    """Indentation, and the dashes of list items."""
    key: str
    """The key with its colon and the spaces after it; empty if the line has none."""
    value: str
    """What follows, without trailing spaces and comment."""
    comment: str
    """A comment that is clearly one, with the spaces before it."""

    @property
    def value_column(self) -> int:
        """Column of the value's first character, from 0."""
        return len(self.lead) + len(self.key)

    @property
    def has_plain_key(self) -> bool:
        """Whether the key is one that records use: lower case, without spaces."""
        return bool(_IDENTIFIER.match(self.key.rstrip().removesuffix(":").rstrip()))

    def with_value(self, value: str) -> str:
        """Return the line with another value."""
        return shown(f"{self.lead}{self.key}{value}{self.comment}")


def split_line(line: str) -> Line:
    """Take a line apart. The first colon with a space behind it ends the key."""
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
    """Return where a comment begins that is clearly one: `# ` after a space, or two spaces before
    it.
    """
    start = line.find(" #")
    while start >= 0:
        if line[start + 2 : start + 3] in {"", " "} or line[start - 1 : start] == " ":
            return start
        start = line.find(" #", start + 1)
    return len(line)


def shown(text: str, limit: int = _MAX_SHOWN) -> str:
    """Return a text short enough for a message."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def quoted(text: str) -> str:
    """Return a text of one line in the quotes that need the fewest changes to it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def requoted(value: str) -> str:
    """Return a value whose own quotes went wrong in quotes that hold: 'Jum'at' becomes "Jum'at"."""
    mark = value[0]
    inner = value[1:-1] if len(value) > 1 and value[-1] == mark else value
    if mark in inner and inner.count(mark) % 2 == 0 and mark == '"' and inner is not value:
        inner = value  # "Satu" dan "Dua": the quotes belong to the text
    return quoted(_ESCAPED_QUOTE.sub('"', inner))
