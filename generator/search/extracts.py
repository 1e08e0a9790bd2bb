"""What a page has for a search: its article, without what all pages repeat, as a small document of
its own.

Reads built pages and knows which parts of them say nothing of their own. The pages carry no marks
for the search.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.views.facets import Facets

_ARTICLE = ("article", "[role=main]", "main")
"""Where a theme puts the page's own text, the narrowest first."""
_REPEATED = (
    "nav, script, style, form, svg, pre, .mp-fictional, .mp-chart, .mp-mark, .mp-remedy, .mp-colophon, .mp-print, "
    ".mp-cards__number, .mp-missing, .mp-state-day, .mp-sources, .mp-taken, #rujukan, [aria-hidden=true]"
)
"""Menus, marks, notes, forms, examples, endnotes; what is said where nothing is, and the day
of computed states; charts, whose numbers stand near; and
statements told again by source, which are to be found where they stand."""
_UNKNOWN = ".mp-unknown"
"""What stands where nothing is said: the label beside it says nothing either."""
_EXPLAINING = ".mp-lead, h2 + p"
"""What a page says of its kind, before it says anything of its own."""
_OF_REGION = re.compile(r"daerah/[^/]+/")
"""Addresses of pages whose kind all regions have."""
_OF_SUBJECT = re.compile(r"daerah/[^/]+/[^/]+/[^/]+/")
"""Addresses of pages that describe themselves by their kind, their region and their title, which a
search knows.
"""
_ASIDE = re.compile(
    r"glosarium/|sumber/|daerah/[^/]+/data/|panduan/(pesan|daerah-baru|seluruh-negeri|komputer)/"
)
"""Addresses of pages that say again, by source, what other pages say; of the glossary, which has
nearly every word, and is found by its terms all the same; and of those of the handbook that are
long and for few."""
_ASIDE_WEIGHT = "0.3"
_ROWS = "tr, li"
_MOST_ROWS = 500
"""Rows that are read of a page: beyond that it lists what has pages of its own, and would come
before all of them.
"""
_LABELS = "dt, th, td, caption, figcaption, summary, .mp-promises__what > a"
"""What Pagefind would join to the next word, as if they were one."""
_ENDS = (".", ":", "!", "?")
_ANCHORS = "[id]:not(h2, h3, h4, h5, h6)"
"""Places in a page that a result does not lead to; what stands below the title is the page itself,
not a part of it.
"""
_NARROWING = "[data-pagefind-body]"
"""What would hide all pages from Pagefind that have no such mark."""
LANGUAGE = "id"
"""Of a page that does not say."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Extract:
    """What a page has for a search."""

    address: str
    """Of the page, below the root of the site."""
    language: str
    body: str
    """HTML."""
    description: str
    """What the page says of itself, for those who see no more of it."""
    text: str
    """Its words in small letters, with one space before and after each."""


def extract_from(html: str, address: str) -> Extract | None:
    """Return what a page has for a search, or None where it has no article."""
    page = LexborHTMLParser(html)
    root, article = (
        page.root,
        next((found for part in _ARTICLE if (found := page.css_first(part))), None),
    )
    if article is None or root is None:
        return None
    for node in article.css(_REPEATED):
        node.decompose()
    if _OF_REGION.match(address):
        for node in article.css(_EXPLAINING):
            node.decompose()
    for node in article.css(_UNKNOWN):
        _row_of(node).decompose()
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
    text = as_words(f"{article.text(separator=' ')} {description}")
    return Extract(address, language, (article.inner_html or "").strip(), description, text)


def as_words(text: str) -> str:
    """Return a text's words in small letters, with one space before and after each."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def as_document(extract: Extract, facets: Facets) -> str:
    """Return the document that Pagefind reads, to which `with_hidden` adds the end.

    Args:
        extract: What the page has.
        facets: What results are narrowed and sorted by.
    """
    marks = (
        *(("filter", name, value) for name, value in filters(facets)),
        ("meta", "uraian", extract.description),
        ("meta", "jenis", facets.kind),
        ("meta", "daerah", facets.region),
        ("meta", "tanggal", facets.date),
    )
    told = "".join(_mark(kind, name, value) for kind, name, value in marks if value)
    is_aside = _ASIDE.match(extract.address)
    body = (
        f'<div data-pagefind-weight="{_ASIDE_WEIGHT}">\n{extract.body}\n</div>'
        if is_aside
        else extract.body
    )
    return f'<!doctype html>\n<html lang="{escape(extract.language)}"><body>\n{body}\n{told}'


def with_hidden(document: str, hidden: Mapping[str, Iterable[str]]) -> str:
    """Return a whole document.

    Args:
        document: All but its end.
        hidden: Words by which the page is found beside its own, by the name of the field that holds
            them.
    """
    marks = ((name, " ".join(words)) for name, words in hidden.items())
    return f"{document}{''.join(_mark('meta', name, value) for name, value in marks if value)}</body></html>\n"


def _mark(kind: str, name: str, value: str) -> str:
    return f'<p data-pagefind-ignore data-pagefind-{kind}="{name}">{escape(value)}</p>\n'


def filters(facets: Facets) -> Iterator[tuple[str, str]]:
    """Yield names and values by which a page is filtered; the names are part of the index, as
    addresses of the site.
    """
    yield "jenis", facets.kind
    yield "daerah", facets.region
    yield "provinsi", facets.province
    yield "pulau", facets.island_group
    yield "dimensi", facets.dimension
    yield "keadaan", facets.state
    yield from (("tahun", str(year)) for year in facets.years)
    yield "rekaan", "ya" if facets.is_fictional else ""


def _row_of(value: LexborNode) -> LexborNode:
    """Return the pair of label and value that a value stands in, or the value itself where it
    stands elsewhere.
    """
    cell = value.parent
    row = cell.parent if cell is not None and cell.tag == "dd" else None
    return row if row is not None and row.tag == "div" else value


def _gap_after(label: LexborNode) -> str:
    if label.tag == "dt":
        return ": "
    return " " if label.text().rstrip().endswith(_ENDS) else ". "
