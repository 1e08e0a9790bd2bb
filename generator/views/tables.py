"""Tables and links as a page shows them, ready for a template. Knows no page and no record."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.views.marks import Mark


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words; `href` is relative to the page, "" for the page itself."""

    label: str
    href: Markup


@dataclass(frozen=True, slots=True)
class Marked:
    """A value in a cell, with sources of its own."""

    label: Markup | str
    marks: tuple[Mark, ...]
    href: None = None
    """It leads nowhere: by this a template tells it from a link."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: cells ready to be shown, the first one its heading."""

    cells: tuple[Markup | str | Link | Marked, ...]
    marks: tuple[Mark, ...] = ()
    """Sources of the whole row, or of its heading where other cells have sources of their own."""


def marked(value: Markup | str, marks: tuple[Mark, ...]) -> Markup | str | Marked:
    """Return a cell's value with its own sources, if it has any."""
    return Marked(value, marks) if marks else value


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
