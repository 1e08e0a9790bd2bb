"""Extracts of built pages: title, description, and sections of the article without repeated text.

Pages carry no marks for the search: selectors in this module know the parts of a page that every
page has alike.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.link.page_addresses import HANDBOOK

_ARTICLE = ("article", "[role=main]", "main")
"""Elements with the text of the page in common themes, the narrowest first."""
_LEFT_OUT = "data-search-ignore"
"""Attribute of an article that repeats a page."""
_REPEATED = (
    "nav, script, style, form, svg, pre, .mp-fictional, .mp-chart, .mp-cloth, .mp-map, .mp-mark,"
    " .mp-share, .mp-looks, .mp-owed, .mp-remedy, .mp-colophon, .mp-print, .mp-cards__number,"
    " .mp-missing, .mp-state-day, .mp-gaps[role=note],"
    " .mp-letter, .mp-sheet, .mp-sources, .mp-endnotes, .mp-taken, #rujukan, [aria-hidden=true]"
)
"""Elements to leave out.

Menus, marks, notes (on the language of texts too), forms, examples and endnotes; sentences in
place of missing data, and the day of computed states; charts, whose numbers stand nearby as text;
letters, which ask for missing data, and the sheet for the wall; and statements repeated
by source, to be found on their own pages alone.
"""
_UNKNOWN = ".mp-unknown"
"""Text in place of an unknown value; the label beside the text says nothing either."""
_UNOWNED = "#belum-ada-penanggung-jawab"
"""Heading of a list of records, repeated only for missing values."""
_EXPLAINING = ".mp-lead, h2 + p"
"""Text about the kind of a page, the same on every page of the kind."""
_OF_REGION = re.compile(r"daerah/[^/]+/")
"""Addresses of pages of regions, whose kinds every region has."""
_OF_SUBJECT = re.compile(r"daerah/[^/]+/[^/]+/[^/]+/")
"""Addresses of pages whose description only repeats kind, region and title."""
_ASIDE = re.compile(r"glosarium/|sumber/|daerah/[^/]+/(data|lembar|surat)/|panduan/pesan/")
"""Addresses of generated pages with less weight.

Pages that repeat, by source, the text of other pages; and the glossary and the meanings of
messages, which have nearly every word and are found by their terms all the same.
"""
_LESS = "search_aside"
"""Name by which the head of a page written by hand asks for less weight.

Long pages for a few readers, and pages on how to write a kind of record, which have the words of
the records themselves.
"""
_OF_OFFICE = re.compile(r"daerah/[^/]+/perangkat/")
"""Addresses of pages of offices."""
_DUTIES = ".mp-rows"
"""Rows of duties, with less weight on the page of an office: each stands on a page of its own."""
_MEANING_OF_KEY = "td:has(code:first-child) ~ td"
"""Meanings of keys or commands, in everyday words that lead to the subjects of questions.

The key or command itself is kept.
"""
_CODE = "code"
_ROWS = "tr, li"
_MOST_ROWS = 500
"""Number of rows to read of a page.

A longer list names subjects with pages of their own, and would come before these in results.
"""
_LABELS = "dt, th, td, caption, figcaption, summary, .mp-promises__what > a"
"""Elements on the line of the next element, parted from the next word by a sign and a space."""
_ENDS = (".", ":", "!", "?")
_HEADING = re.compile(r"<h[1-6]([^>]*)>(.*?)</h[1-6]>", re.DOTALL)
_ANCHOR = re.compile(r'\bid="([^"]*)"')
_WITHIN_WORDS = re.compile(r"</?(?:a|abbr|b|code|em|i|kbd|mark|strong|su[bp]|time|u|wbr)\b[^>]*>")
"""Tags that may stand within a word."""
_WITHIN_LINES = re.compile(r"</?(?:d[dt]|small|span|t[dh])\b[^>]*>")
"""Tags between words of a line; every further tag ends a line."""
_TAG = re.compile(r"<[^>]*>")
_SPACE_BEFORE_SIGN = re.compile(r" (?=[,.;:)])")
_QUALIFIER = re.compile(r"\([^)]*\)")


class Section(NamedTuple):
    """A heading of a page with the text below, up to the next heading."""

    anchor: str
    """Identifier of the heading, for links; empty for the beginning of the page."""
    heading: str
    """Text of the heading; empty for the beginning of the page."""
    text: str
    """Blocks of the page, such as paragraphs, each in a line; without a line end at the end."""


class Extract(NamedTuple):
    """The searchable text of a page."""

    address: str
    """Address of the page below the root of the site."""
    title: str
    """Text of the first heading."""
    description: str
    """The page's description of itself, as results show; empty for a page of a subject."""
    keywords: str
    """Words that people type for the page, as its head names them; empty for most pages."""
    sections: tuple[Section, ...]
    """The beginning of the page and the sections below, in order; none without any text."""
    duties: str
    """Lines of little weight, each of which stands on a page of its own; often empty."""
    code: str
    """Keys and commands of the page, to which no query is corrected."""
    is_aside: bool
    """Whether the text has little weight: it repeats other pages or is for a few readers."""

    @property
    def subject(self) -> str:
        """The title without a qualifier in brackets."""
        return _QUALIFIER.sub("", self.title)

    @property
    def text(self) -> str:
        """All text of the page in lines: title, description, sections and duties."""
        sections = (f"{section.heading}\n{section.text}" for section in self.sections)
        return "\n".join((self.title, self.description, *sections, self.duties))


def extract_from(html: str, address: str) -> Extract | None:
    """Return the extract of a page; None without an article, or if the article asks for none.

    Args:
        html: The built page.
        address: Address of the page below the root of the site.
    """
    page = LexborHTMLParser(_without_menus(html))
    articles = (page.css_first(selector) for selector in _ARTICLE)
    article = next((found for found in articles if found), None)
    if article is None or _LEFT_OUT in article.attributes:
        return None
    _leave_out_repeated(article, address)
    # The label of an unknown value goes with the value, else pages were found by missing data.
    for node in article.css(_UNKNOWN):
        _row_of(node).decompose()
    # From the end: nested rows come after the row around them, and must be gone first.
    for node in reversed(article.css(_ROWS)[_MOST_ROWS:]):
        node.decompose()
    for node in article.css(_LABELS):
        node.insert_child(_gap_after(node))
    duties = _taken_out(article, _DUTIES) if _OF_OFFICE.match(address) else ""
    description = "" if _OF_SUBJECT.match(address) else _named(page, "description")
    heading = article.css_first("h1")
    title = "" if heading is None else _as_line(heading.inner_html or "")
    if heading is not None:
        heading.decompose()
    code = " ".join(node.text() for node in article.css(_CODE))
    sections = tuple(_sections(article.inner_html or ""))
    return Extract(
        address,
        title,
        description,
        _named(page, "keywords"),
        sections,
        duties,
        code,
        bool(_ASIDE.match(address) or _named(page, _LESS)),
    )


def _without_menus(html: str) -> str:
    """Return the head and the article of a page, half of its bytes; all if that is not certain."""
    head, article, end = (html.find(part) for part in ("</head>", "<article", "</article>"))
    if not 0 <= head < article < end or html.count("<article") > 1 or html.count("</article>") > 1:
        return html
    return f"{html[:head]}</head><body>{html[article:end]}</article>"


def _named(page: LexborHTMLParser, name: str) -> str:
    """Return the text in the head of a page under a name; empty without it."""
    found = None if page.head is None else page.head.css_first(f"meta[name={name}]")
    return "" if found is None else found.attributes.get("content") or ""


def _sections(html: str) -> Iterator[Section]:
    """Yield the sections of an article without its title; a section without any text is left out.

    Args:
        html: The inside of the article.
    """
    # Split by three groups: text, then attributes and inside of a heading with the text below.
    start, *rest = _HEADING.split(html)
    pieces = [("", "", start), *zip(rest[::3], rest[1::3], rest[2::3], strict=True)]
    anchor = ""
    for attributes, inside, below in pieces:
        # A heading without an identifier is reached by the heading before.
        found = _ANCHOR.search(attributes)
        anchor = anchor if found is None else unescape(found[1])
        section = Section(anchor, _as_line(inside), _as_lines(below))
        if section.heading or section.text:
            yield section


def _as_lines(html: str) -> str:
    """Return the text of some HTML, each block in a line."""
    parts = _TAG.split(_WITHIN_LINES.sub(" ", _WITHIN_WORDS.sub("", html)))
    # Spaces of the source mean nothing; line ends of the text come from tags alone.
    lines = (" ".join((unescape(part) if "&" in part else part).split()) for part in parts)
    return _SPACE_BEFORE_SIGN.sub("", "\n".join(line for line in lines if line))


def _as_line(html: str) -> str:
    """Return the text of some HTML in one line."""
    return _as_lines(html).replace("\n", " ")


def _taken_out(article: LexborNode, selector: str) -> str:
    """Remove some elements of an article, and return their text in lines."""
    found = []
    for node in article.css(selector):
        found.append(_as_lines(node.html or ""))
        node.decompose()
    return "\n".join(found)


def _leave_out_repeated(article: LexborNode, address: str) -> None:
    """Remove text repeated from elsewhere, or give it less weight."""
    for node in article.css(_REPEATED):
        node.decompose()
    if _OF_REGION.match(address):
        for node in article.css(_EXPLAINING):
            node.decompose()
        for heading in article.css(_UNOWNED):
            for node in _below(heading):
                node.decompose()
    if address.startswith(HANDBOOK):
        for node in article.css(_MEANING_OF_KEY):
            node.decompose()


def _row_of(value: LexborNode) -> LexborNode:
    """Return the pair of label and value around a value, or the value itself outside a pair."""
    cell = value.parent
    row = cell.parent if cell is not None and cell.tag == "dd" else None
    return row if row is not None and row.tag == "div" else value


def _below(heading: LexborNode) -> list[LexborNode]:
    """Return the nodes between a heading and the next heading of the same rank."""
    found = []
    node = heading.next
    while node is not None and node.tag != heading.tag:
        found.append(node)
        node = node.next
    return found


def _gap_after(label: LexborNode) -> str:
    """Return the sign and space between a label and the next word."""
    if label.tag == "dt":
        return ": "
    return " " if label.text().rstrip().endswith(_ENDS) else ". "
