"""Tables and links as a page shows them, ready for a template. Knows no page and no record."""

import re
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.views.blocks import Block
from generator.views.components.pictogram import Pictogram
from generator.views.foreign import unmarked
from generator.views.marks import SourceMark

_PLAIN = re.compile(r"[“”\"]|\([^)]*\)")
"""Quotation marks and brackets, which say nothing beside the words of a heading."""
_FEW_WORDS = 2
"""Most words of a caption beside those of the heading that say nothing new."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link with words; `href` is relative to the page, "" for the page itself."""

    label: str
    href: Markup


@dataclass(frozen=True, slots=True)
class LinkList(Block):
    """A list of links."""

    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ShortLink:
    """A link in a row of links, with a few words behind, such as a number."""

    label: Markup | str
    href: Markup | None
    """None for a label without a page, and for the page itself."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShortLinks(Block):
    """Links beside one another, as many as fit in a line."""

    links: tuple[ShortLink, ...]
    is_narrow: bool = False
    """Whether labels are as short as a letter, with the note on the same line."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A value in a cell, with source marks."""

    label: Markup | str
    marks: tuple[SourceMark, ...]
    anchor: str | None = None
    """Identifier of the cell on the page, if the cell stands for a record."""
    href: None = None
    """Always None: templates tell a marked value from a link by the lack of an address."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: cells ready to be shown, the heading first."""

    cells: tuple[Markup | str | Link | Marked, ...]
    marks: tuple[SourceMark, ...] = ()
    """Sources of the whole row; of the heading alone if further cells have marks."""
    sign: Pictogram | None = None
    """Sign of the row's dimension, in front of the heading."""


@dataclass(frozen=True, slots=True)
class Table(Block):
    """A table with a caption."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    is_caption_seen: bool = True
    """Whether eyes need the caption; ears always hear it."""

    def below(self, heading: str) -> "Table":
        """Return the table below a heading; the caption is unseen if it only repeats the heading.

        It does if one holds the other with at most two words more: "Daerah di Jawa Tengah".
        """
        said, title = (
            _PLAIN.sub("", unmarked(words)).casefold().strip() for words in (self.caption, heading)
        )
        shorter, longer = sorted((said, title), key=len)
        more = len(longer.split()) - len(shorter.split())
        is_repeated = f" {shorter} " in f" {longer} " and more <= _FEW_WORDS
        return replace(self, is_caption_seen=not is_repeated)


@dataclass(frozen=True, slots=True)
class SummaryTable(Block):
    """A table behind a sentence that tells its answer."""

    summary: str
    table: Table
    notes: tuple[str, ...] = ()
    """Sentences below the table, such as the difference to a printed sum."""


def marked(value: Markup | str, marks: tuple[SourceMark, ...]) -> Markup | str | Marked:
    """Return a cell's value with source marks; the bare value without marks."""
    return Marked(value, marks) if marks else value
