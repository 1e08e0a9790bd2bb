"""Headings and blocks of HTML as HTML: what the generator's pages are made of, without a Markdown
parser.

Gives exactly what Python-Markdown gives for such a page, which a test holds over every page and
over hostile ones, or
nothing: then Python-Markdown converts the page. Most of the time that a page takes is saved here.
"""

import re
from dataclasses import dataclass

_HEADING = re.compile(r"(#{1,6}) ((?:[^\\`*_{}\[\]<>|~&#\n]|&#?\w+;)+?) \{: #([\w.-]+) \}")
_OPENING = re.compile(r"<(div|dl|figure|form|nav|ol|p|script|ul)[\s>]")
"""Blocks that the templates write, of the kinds that Markdown leaves alone."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, as the table of contents knows it."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Converted:
    """A page's content."""

    html: str
    headings: tuple[Heading, ...]
    """In the order of the page."""


def convert(markdown: str) -> Converted | None:
    """Return a page as HTML, or None if it holds anything but headings and whole blocks of HTML."""
    if "\t" in markdown:
        return None  # becomes spaces
    parts: list[str] = []
    headings: list[Heading] = []
    for block in _blocks(markdown):
        heading = _HEADING.fullmatch(block)
        if heading is not None:
            marks, title, anchor = heading.groups()
            headings.append(Heading(len(marks), anchor, title))
            parts.append(f'<h{len(marks)} id="{anchor}">{title}</h{len(marks)}>')
        elif _is_whole(block):
            parts.append(f"{block}\n")
        else:
            return None
    return Converted("\n".join(parts).strip(), tuple(headings))


def _blocks(markdown: str) -> list[str]:
    """Return what empty lines part."""
    return [block for piece in markdown.split("\n\n") if (block := piece.strip("\n"))]


def _is_whole(block: str) -> bool:
    """Tell whether a block is one element of HTML, from its opening tag to its own closing tag."""
    opening = _OPENING.match(block)
    if opening is None:
        return False
    tag = opening[1]
    opened = block.count(f"<{tag}>") + block.count(f"<{tag} ")
    return block.endswith(f"</{tag}>") and opened == block.count(f"</{tag}>")
