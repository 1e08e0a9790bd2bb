"""Extracts of built pages: the article without repeated text, as a document for Pagefind.

Pages carry no marks for the search: selectors in this module know the parts of a page that every
page has alike.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.views.facets import Facets

_ARTICLE = ("article", "[role=main]", "main")
"""Elements with the text of the page in common themes, the narrowest first."""
_LEFT_OUT = "data-pagefind-ignore"
"""Attribute of an article that repeats a page. Source: the documentation of Pagefind."""
_REPEATED = (
    "nav, script, style, form, svg, pre, .mp-fictional, .mp-chart, .mp-cloth, .mp-map, .mp-mark,"
    " .mp-share, .mp-looks, .mp-owed, .mp-remedy, .mp-colophon, .mp-print, .mp-cards__number,"
    " .mp-missing, .mp-state-day,"
    " .mp-letter, .mp-sheet, .mp-sources, .mp-endnotes, .mp-taken, #rujukan, [aria-hidden=true]"
)
"""Elements to leave out.

Menus, marks, notes, forms, examples and endnotes; sentences in place of missing data, and the day
of computed states; charts, whose numbers stand nearby as text; letters, which ask for what is
missing, and the sheet for the wall; and statements repeated by source, to be found on their own
pages alone.
"""
_UNKNOWN = ".mp-unknown"
"""Text in place of an unknown value; the label beside the text says nothing either."""
_UNOWNED = "#belum-ada-penanggung-jawab"
"""Heading of a list of records, repeated only for what they lack."""
_EXPLAINING = ".mp-lead, h2 + p"
"""Text about the kind of a page, the same on every page of the kind."""
_OF_REGION = re.compile(r"daerah/[^/]+/")
"""Addresses of pages of regions, whose kinds every region has."""
_OF_SUBJECT = re.compile(r"daerah/[^/]+/[^/]+/[^/]+/")
"""Addresses of pages whose description only repeats kind, region and title."""
_ASIDE = re.compile(
    r"glosarium/|sumber/|daerah/[^/]+/(data|lembar|surat)/"
    r"|panduan/(pesan|daerah-baru|draf|dua-berkas|excel|formulir|komputer|memakai-data|pergantian)/"
    r"|panduan/(seluruh-negeri|tempat-terbit|usulan-ditolak)/"
    r"|panduan/(evaluasi|foto|hukum|indikator|merek|perangkat|rencana|riwayat|tempat|uang)/"
)
"""Addresses of pages with less weight.

Pages that repeat, by source, the text of other pages; the glossary, which has nearly every word and
is found by its terms all the same; long pages of the handbook for a few readers; and pages on how
to write a kind of record, which have the words of the records themselves.
"""
_ASIDE_WEIGHT = "0.1"
_OF_OFFICE = re.compile(r"daerah/[^/]+/perangkat/")
"""Addresses of pages of offices."""
_DUTIES = ".mp-rows"
"""Rows of duties, with less weight on the page of an office: each stands on a page of its own."""
_HANDBOOK = "panduan/"
_MEANING_OF_KEY = "td:has(code:first-child) ~ td"
"""What a key or a command means, in everyday words that lead to what readers ask about.

The key or command itself is kept.
"""
_CODE = "code"
_ROWS = "tr, li"
_MOST_ROWS = 500
"""Number of rows to read of a page.

A longer list names subjects with pages of their own, and would come before these in results.
"""
_LABELS = "dt, th, td, caption, figcaption, summary, .mp-promises__what > a"
"""Elements whose last word Pagefind would join to the next word, as if both were a single word."""
_ENDS = (".", ":", "!", "?")
_ANCHORS = "[id]:not(h2, h3, h4, h5, h6)"
"""Elements that a result must not lead to.

Results lead to headings below the title; the title is the start of the page itself.
"""
_NARROWING = "[data-pagefind-body]"
"""Elements with a mark that would hide every page without the mark from Pagefind."""
LANGUAGE = "id"
"""Language of a page without a `lang` attribute."""
_QUALIFIER = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Extract:
    """The searchable text of a page."""

    address: str
    """Address of the page below the root of the site."""
    language: str
    body: str
    """HTML of the article."""
    description: str
    """The page's description of itself, as results show; empty for a page of a subject."""
    text: str
    """Words of body and description in small letters, with one space before and after each."""
    prose: str
    """The same without words of keys and commands, to which no query is corrected."""
    title: str
    """Words of the page's heading, written in the same way, without a qualifier in brackets."""


def extract_from(html: str, address: str) -> Extract | None:
    """Return the extract of a page; None without an article, or if the article asks for none.

    Args:
        html: The built page.
        address: Address of the page below the root of the site.
    """
    page = LexborHTMLParser(html)
    root = page.root
    articles = (page.css_first(selector) for selector in _ARTICLE)
    article = next((found for found in articles if found), None)
    if article is None or root is None or _LEFT_OUT in article.attributes:
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
    for node in article.css(_ANCHORS):
        del node.attrs["id"]
    for node in article.css(_NARROWING):
        del node.attrs["data-pagefind-body"]
    language = root.attributes.get("lang") or LANGUAGE
    described = None if _OF_SUBJECT.match(address) else page.css_first("meta[name=description]")
    description = "" if described is None else described.attributes.get("content") or ""
    body = (article.inner_html or "").strip()
    heading = article.css_first("h1")
    named = "" if heading is None else heading.text(separator=" ")
    title = as_words(_QUALIFIER.sub("", named))
    text = as_words(f"{article.text(separator=' ')} {description}")
    codes = article.css(_CODE)
    for node in codes:
        node.decompose()
    prose = as_words(f"{article.text(separator=' ')} {description}") if codes else text
    return Extract(address, language, body, description, text, prose, title)


def as_words(text: str) -> str:
    """Return the words of a text in small letters, with one space before and after each."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def as_document(extract: Extract, facets: Facets) -> str:
    """Return the document for Pagefind without its end: `with_hidden` adds hidden words and end.

    Args:
        extract: Searchable text of the page.
        facets: Facets by which results are narrowed and sorted.
    """
    marks = (
        *(("filter", name, value) for name, value in filters(facets)),
        ("meta", "uraian", extract.description),
        ("meta", "jenis", facets.kind),
        ("meta", "daerah", facets.region),
        ("meta", "tanggal", facets.date),
    )
    end = "".join(_mark(kind, name, value) for kind, name, value in marks if value)
    body = extract.body
    if _ASIDE.match(extract.address):
        body = f'<div data-pagefind-weight="{_ASIDE_WEIGHT}">\n{body}\n</div>'
    return f'<!doctype html>\n<html lang="{escape(extract.language)}"><body>\n{body}\n{end}'


def with_hidden(document: str, hidden: Mapping[str, Iterable[str]]) -> str:
    """Return a whole document.

    Args:
        document: The document without hidden words and end.
        hidden: Words of hidden fields, by name of the field.
    """
    fields = ((name, " ".join(words)) for name, words in hidden.items())
    marks = "".join(_mark("meta", name, value) for name, value in fields if value)
    return f"{document}{marks}</body></html>\n"


def _mark(kind: str, name: str, value: str) -> str:
    """Return a mark, read by Pagefind as a filter or a field and not as text."""
    return f'<p data-pagefind-ignore data-pagefind-{kind}="{name}">{escape(value)}</p>\n'


def filters(facets: Facets) -> Iterator[tuple[str, str]]:
    """Yield name and value of each filter of a page; a value may be empty.

    The names are Indonesian, like addresses of the site: they stand in addresses of results.
    """
    yield "jenis", facets.kind
    yield "daerah", facets.region
    yield "provinsi", facets.province
    yield "pulau", facets.island_group
    yield "dimensi", facets.dimension
    yield "keadaan", facets.state
    yield from (("tahun", str(year)) for year in facets.years)
    yield "rekaan", "ya" if facets.is_fictional else ""


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
    if _OF_OFFICE.match(address):
        for node in article.css(_DUTIES):
            node.attrs["data-pagefind-weight"] = _ASIDE_WEIGHT
    if address.startswith(_HANDBOOK):
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
