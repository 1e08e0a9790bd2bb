"""The examples of CommonMark's specification, from the package that the tools of `tests/node` bring.

The text of the specification has a licence of its own (CC BY-SA 4.0), so it is read where it is
installed and never copied into this project.
"""

import re
from dataclasses import dataclass
from functools import cache

from tests.conftest import PROJECT

SPECIFICATION = PROJECT / "tests/node/node_modules/commonmark-spec/spec.txt"
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A text, and the HTML that every CommonMark parser makes of it."""

    number: int
    markdown: str
    html: str


@cache
def examples() -> tuple[Example, ...]:
    """Return the examples in their order; the specification writes an arrow for a tab."""
    text = SPECIFICATION.read_text(encoding="utf-8").replace("→", "\t")
    return tuple(
        Example(number, markdown, html)
        for number, (markdown, html) in enumerate(_EXAMPLE.findall(text), start=1)
    )
