"""Conversion of headings and whole blocks of HTML, without a Markdown parser.

The generator's pages consist of nothing else. The result equals the result of Python-Markdown byte
for byte, as a test checks on every page and on hostile text. A page with further Markdown has no
result here, and Python-Markdown converts the page. Most of the time of a page is saved so.
"""

import re
from dataclasses import dataclass

_HEADING = re.compile(
    r"(#{1,6}) ((?:[^\\`*_{}\[\]<>|~&#\n]|&#?\w+;|<span lang=\"\w+\">|</span>)+?) \{: #([\w.-]+) \}"
)
_LANGUAGE = re.compile(r"<[^>]*>")
"""A tag within a heading: words of another language stand in an element of their own."""
_OPENING = re.compile(r"<(details|div|dl|figure|form|nav|ol|p|script|ul)[\s>]")
"""Opening tags of blocks that the templates write and that Markdown leaves alone."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the table of contents."""

    level: int
    """From 1 to 6."""
    anchor: str
    title: str
    """Text as HTML: character references stay."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A page's content as HTML."""

    html: str
    headings: tuple[Heading, ...]
    """All headings, in the order of the page."""


def convert(markdown: str) -> Converted | None:
    """Return a page as HTML, or None where a page needs a Markdown parser.

    A page needs the parser for everything but headings with an anchor and whole blocks of HTML.
    """
    # Python-Markdown expands tabs to spaces, also inside blocks of HTML.
    if "\t" in markdown:
        return None
    parts: list[str] = []
    headings: list[Heading] = []
    for block in _blocks(markdown):
        heading = _HEADING.fullmatch(block)
        if heading is not None:
            hashes, title, anchor = heading.groups()
            headings.append(Heading(len(hashes), anchor, _LANGUAGE.sub("", title)))
            parts.append(f'<h{len(hashes)} id="{anchor}">{title}</h{len(hashes)}>')
        elif _is_whole(block):
            # Python-Markdown puts an empty line behind a block of HTML, and none behind a heading.
            parts.append(f"{block}\n")
        else:
            return None
    return Converted("\n".join(parts).strip(), tuple(headings))


def _blocks(markdown: str) -> list[str]:
    """Return the blocks between empty lines, without the line ends around them."""
    return [block for piece in markdown.split("\n\n") if (block := piece.strip("\n"))]


def _is_whole(block: str) -> bool:
    """Tell whether a block is one element of HTML, from its opening tag to its own closing tag."""
    opening = _OPENING.match(block)
    if opening is None:
        return False
    tag = opening[1]
    *pieces, rest = block.split(f"</{tag}>")
    if rest:
        return False
    depth = 0
    for position, piece in enumerate(pieces, start=1):
        depth += piece.count(f"<{tag}>") + piece.count(f"<{tag} ") - 1
        # Python-Markdown would look for Markdown behind an element that closes before the end.
        if depth == 0:
            return position == len(pieces)
    return False
