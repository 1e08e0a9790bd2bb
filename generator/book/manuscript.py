"""The manuscript of a book: chapters from the pages of a region, as text without any markup.

A page is a chapter. The blocks of a page are shown by the templates of the site, and the HTML is
read as paragraphs, lists, tables and facts, so book and page say the same. Drawings are left out;
the tables of their numbers stay. A source has the same number in the whole book.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.context import BuildContext
from generator.link.site import RegionSite
from generator.pages.render import Renderer
from generator.views import addresses
from generator.views.blocks import Block
from generator.views.components.border import Border, region_border
from generator.views.context import PageContext
from generator.views.page import CitedSource, PageView
from generator.views.public_address import absolute
from generator.views.region.region_pages import view_each_update, view_each_village, view_plan
from generator.views.tables import LinkList, ShortLinks
from generator.views.values import date_text, region_name

_UNPRINTED = ("svg", "script", "style", "img", "nav", "form", "input", "button", "progress")
_WRAPPERS = ("body", "div", "section", "figure", "details", "blockquote", "li", "dd", "td")
_PARAGRAPHS = ("p", "summary", "figcaption", "h2", "h3", "h4", "h5", "h6", "pre")
_STRONG = ("strong", "b", "summary", "dt", "h2", "h3", "h4", "h5", "h6")
_HEADLINES = ("mp-entry__headline", "mp-group__title", "mp-cards__name")
"""Classes of paragraphs with the name of a record."""
_APART = (
    "mp-promises__clock",
    "mp-state",
    "mp-links__brand",
    "mp-links__tagline",
    "mp-chart__caption",
)
"""Classes of words in a line of their own."""
_LEFT_OUT = ("mp-picture", "mp-glance__links")
"""Classes of pictures and of links to further pages, of no use on paper."""
_SPACES = re.compile(r"\s+")
_UNPRINTABLE = re.compile(
    "[^ -~\u00a0-\u017f\u0370-\u0373\u0391-\u03a1\u03a3-\u03c9\u0400-\u045f\u1e00-\u1e9f"
    "\u1ef2-\u1eff\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac\u2190-\u2193\u2212\u2264\u2265]+"
)
"""Signs missing from the shipped fonts and from the fonts of typst."""
_LONG_WORD = re.compile(r"\S{80}(?=\S)")
"""Letters without a space; the line may end behind them."""
_LONGEST_HEADING = 1_000
UNPRINTED_SIGNS = "[…]"
"""Stands for signs without a font, for example Javanese letters."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in the same type, or the number of a source."""

    text: str
    is_strong: bool = False
    note: int | None = None
    """Number of a source in the book; the run has no words then."""


Runs = tuple[Run, ...]
_SPACE = Run(" ")
_BETWEEN = Run(" · ")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph."""

    runs: Runs
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of items, each made of blocks."""

    items: tuple["Blocks", ...]
    kind: str = "list"


@dataclass(frozen=True, slots=True)
class FactTable:
    """Labels with their values."""

    facts: tuple[tuple[Runs, Runs], ...]
    kind: str = "facts"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; each row has as many cells as the head."""

    caption: str
    widths: tuple[int, ...]
    """Parts of the whole width, by the longest cell of each column."""
    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    kind: str = "table"


Blocks = tuple[TextBlock | ItemList | FactTable | Grid, ...]


@dataclass(frozen=True, slots=True)
class BookSection:
    """A headed part of a chapter."""

    title: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the site."""

    title: str
    opening: Blocks
    sections: tuple[BookSection, ...]
    gaps: str = ""
    """The parts that no source fills, in a sentence; empty without any."""


@dataclass(frozen=True, slots=True)
class Endnote:
    """A source in the list at the end of the book."""

    number: int
    title: str
    described: str
    address: str
    """Full address of the source's page; empty if the site has no address."""


@dataclass(frozen=True, slots=True)
class Book:
    """A book, ready to be set."""

    title: str
    region: str
    mark: str
    """Words on every sheet of an invented region; empty for a real region."""
    site: str
    address: str
    """Full address of the region's profile; empty if the site has no address."""
    language: str
    border: Border
    words: dict[str, str]
    """Headings and labels of the book itself."""
    chapters: tuple[Chapter, ...]
    sources: tuple[Endnote, ...]


@dataclass(slots=True)
class _Endnotes:
    """The sources of the book, numbered in the order of their first mark."""

    numbers: dict[str, int] = field(default_factory=dict)
    """Numbers by address of the source's page."""
    listed: list[tuple[CitedSource, str]] = field(default_factory=list)

    def number(self, cited: CitedSource, page: str) -> int:
        """Return the number of a source cited by a page."""
        address = posixpath.normpath(posixpath.join(page, cited.href))
        if address not in self.numbers:
            self.listed.append((cited, f"{address}/"))
        return self.numbers.setdefault(address, len(self.numbers) + 1)


def write_manuscript(region: RegionSite, build: BuildContext) -> Book:
    """Return the book of a region.

    Args:
        region: A region without errors.
        build: The context of the region's pages.
    """
    context = PageContext(build, addresses.region(region.slug), region)
    renderer = Renderer(build.catalogue)
    notes = _Endnotes()
    # Read before the sources are listed: the numbers follow the order of the chapters.
    chapters = tuple(_chapter(view, renderer, notes, build) for view in _views(region, build))
    name = heading(region_name(region, context))
    unprinted = context.word("book.unprinted", signs=UNPRINTED_SIGNS)
    return Book(
        title=context.word("book.title", region=name),
        region=name,
        mark=context.word("book.fictional") if region.is_fictional else "",
        site=printable(build.settings.site_name),
        address=absolute(context.address, context) or "",
        language=build.language,
        border=region_border(region),
        words={
            "contents": context.word("book.contents"),
            "sources": context.word("book.sources"),
            "about": context.word("book.about"),
            "day": context.word("book.day", day=date_text(build.today, context)),
            "unprinted": unprinted if UNPRINTED_SIGNS in repr(chapters) else "",
            "page": context.word("book.page"),
        },
        chapters=chapters,
        sources=tuple(
            Endnote(
                number,
                printable(cited.title),
                printable(cited.described),
                absolute(address, context) or "",
            )
            for number, (cited, address) in enumerate(notes.listed, start=1)
        ),
    )


def _views(region: RegionSite, build: BuildContext) -> Iterator[PageView]:
    """Yield the pages of a region for a book: no letters, no sheets, no pages of offices."""
    slug = region.slug
    left_out = {addresses.letters(slug), addresses.wall_sheet(slug)}
    left_out.update(addresses.office(slug, office) for office in region.offices_with_page)
    for view in (
        *view_plan(region, build),
        *view_each_village(region, build),
        *view_each_update(region, build),
    ):
        if view.address not in left_out:
            yield view


def _chapter(view: PageView, renderer: Renderer, notes: _Endnotes, build: BuildContext) -> Chapter:
    numbers = tuple(notes.number(cited, view.address) for cited in view.cited)
    reader = _Reader(numbers)
    marks = Markup().join(
        Markup('<sup class="mp-mark">{}</sup>').format(mark.number) for mark in view.lead_marks
    )
    lead = (
        () if view.lead is None else reader.blocks(Markup("<p>{}{}</p>").format(view.lead, marks))
    )
    day = () if view.state_day is None else (TextBlock((Run(view.state_day),)),)
    return Chapter(
        heading(view.title),
        (*lead, *day, *_shown(view.opening, renderer, reader)),
        tuple(
            BookSection(heading(section.title), blocks)
            for section in view.sections
            if (blocks := tuple(_shown(section.blocks, renderer, reader)))
        ),
        build.catalogue.word("value.gaps", names=view.absent) if view.absent else "",
    )


def _shown(
    blocks: Iterable[Block], renderer: Renderer, reader: "_Reader"
) -> Iterator[TextBlock | ItemList | FactTable | Grid]:
    for block in blocks:
        # Lists of links lead on to pages; the reader of a book has the contents.
        if not isinstance(block, LinkList | ShortLinks):
            yield from reader.blocks(renderer.block(block))


def printable(text: str) -> str:
    """Return text in a single line, with a mark in the place of signs without a font."""
    shown = _UNPRINTABLE.sub(UNPRINTED_SIGNS, _SPACES.sub(" ", text))
    return _LONG_WORD.sub("\\g<0>\u200b", shown)


def heading(text: str) -> str:
    """Return a title as a heading; archives refuse headings of more than 32,767 letters."""
    shown = printable(text)
    return shown if len(shown) <= _LONGEST_HEADING else f"{shown[:_LONGEST_HEADING]}…"


class _Reader:
    """Reads the HTML of a page's blocks."""

    def __init__(self, numbers: tuple[int, ...]) -> None:
        """Take the numbers in the book of the sources cited by the page, in their order."""
        self._numbers = numbers

    def blocks(self, html: str) -> Blocks:
        """Return the blocks of HTML."""
        body = LexborHTMLParser(html).body
        return () if body is None else tuple(self._blocks(body))

    def _blocks(self, node: LexborNode) -> Iterator[TextBlock | ItemList | FactTable | Grid]:
        waiting: list[Run] = []
        for child in node.iter(include_text=True):
            is_block = child.tag in (*_WRAPPERS, *_PARAGRAPHS, "ul", "ol", "dl", "table")
            if is_block and waiting:
                yield from _paragraph(waiting)
                waiting = []
            if _is_unprinted(child):
                continue
            match child.tag:
                case "ul" | "ol":
                    items = (tuple(self._blocks(item)) for item in child.iter())
                    yield ItemList(tuple(item for item in items if item))
                case "dl":
                    yield FactTable(tuple(self._facts(child)))
                case "table":
                    yield from self._table(child)
                case tag if tag in _PARAGRAPHS:
                    is_strong = tag in _STRONG or _has_class(child, _HEADLINES)
                    yield from _paragraph(self._runs(child, is_strong=is_strong))
                case tag if tag in _WRAPPERS:
                    yield from self._blocks(child)
                case _:
                    waiting += self._runs(child, is_strong=child.tag in _STRONG)
        yield from _paragraph(waiting)

    def _runs(self, node: LexborNode, *, is_strong: bool) -> Iterator[Run]:
        """Yield the words of an inline element or of a text, with the numbers of sources."""
        if node.tag == "-text":
            text = printable(node.text(deep=False))
            if text:
                yield Run(text, is_strong)
            return
        if _is_unprinted(node):
            return
        if node.tag == "sup" and "mp-mark" in (node.attributes.get("class") or ""):
            number = re.sub("[^0-9]", "", node.text())
            yield Run("", note=self._numbers[int(number) - 1])
            return
        # The style sheet sets these elements apart; paper has a sign or a space in between.
        if node.tag == "small" or _has_class(node, _APART):
            yield _BETWEEN
        is_apart = node.tag in ("br", *_WRAPPERS, *_PARAGRAPHS) and node.tag != "li"
        if is_apart:
            yield _SPACE
        is_further = False
        for child in node.iter(include_text=True):
            if child.tag == "li" and is_further:
                yield Run("; ")
            is_further = is_further or child.tag == "li"
            yield from self._runs(child, is_strong=is_strong or child.tag in _STRONG)
        if is_apart:
            yield _SPACE

    def _facts(self, node: LexborNode) -> Iterator[tuple[Runs, Runs]]:
        """Yield the labels and values of a list of facts; several values of a label in a row."""
        label: Runs = ()
        values: list[Run] = []
        for part in node.css("dt, dd"):
            runs = _joined(self._runs(part, is_strong=False))
            if part.tag == "dt":
                if values:
                    yield label, tuple(values)
                label, values = runs, []
            else:
                values += [Run(", "), *runs] if values else runs
        if values:
            yield label, tuple(values)

    def _table(self, node: LexborNode) -> Iterator[TextBlock | ItemList | FactTable | Grid]:
        """Yield a table, then the records folded in the rows."""
        folded = [tuple(self._blocks(card)) for card in node.css("details.mp-rows__card")]
        # The row keeps the name of the record alone: a card in a narrow cell runs over pages.
        for entry in node.css(".mp-rows__entry"):
            entry.decompose()
        rows = [
            tuple(_joined(self._runs(cell, is_strong=False)) for cell in row.css("th, td"))
            for row in node.css("tr")
        ]
        caption = node.css_first("caption")
        if rows:
            width = max(map(len, rows))
            head, *body = (_wide(row, width) for row in rows)
            title = "" if caption is None else printable(caption.text())
            yield Grid(title, _widths((head, *body)), head, tuple(body))
        for blocks in folded:
            yield from blocks


def _wide(row: tuple[Runs, ...], width: int) -> tuple[Runs, ...]:
    """Return a row with empty cells in front up to a width."""
    return ((),) * (width - len(row)) + row


def _widths(rows: tuple[tuple[Runs, ...], ...]) -> tuple[int, ...]:
    """Return the parts of columns: the letters of the longest cell, within bounds."""
    longest = (
        max(sum(len(run.text) for run in cell) for cell in column)
        for column in zip(*rows, strict=True)
    )
    return tuple(min(40, max(8, letters)) for letters in longest)


def _has_class(node: LexborNode, names: tuple[str, ...]) -> bool:
    return not set(names).isdisjoint((node.attributes.get("class") or "").split())


def _is_unprinted(node: LexborNode) -> bool:
    is_hidden = node.attributes.get("aria-hidden") == "true"
    return node.tag in _UNPRINTED or is_hidden or _has_class(node, _LEFT_OUT)


def _joined(runs: Iterable[Run]) -> Runs:
    """Return runs without two spaces in a row, and without anything between nothing."""
    kept: list[Run] = []
    for run in runs:
        is_between = run.note is None and not run.text.strip(" ·")
        before = kept[-1] if kept else _BETWEEN
        if is_between and before.note is None and before.text.endswith(" "):
            # A sign between words is worth more than the space before.
            if kept and run is _BETWEEN and before is _SPACE:
                kept[-1] = _BETWEEN
            continue
        text = run.text.removeprefix(" ") if before.text.endswith(" ") else run.text
        kept.append(run if text == run.text else replace(run, text=text))
    while kept and kept[-1] in (_SPACE, _BETWEEN):
        kept.pop()
    return tuple(kept)


def _paragraph(runs: Iterable[Run]) -> Iterator[TextBlock]:
    joined = _joined(runs)
    if joined:
        yield TextBlock(joined)
