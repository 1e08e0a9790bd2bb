"""A built site as its readers meet it: pages by address, their text, and what their links lead to."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

ENGLISH = "en/"
"""Folder of the English edition."""
HERE = "https://here.invalid"
"""Host that links of a site are read against; no page can know it."""


@cache
def _documents(site: Path) -> dict[str, LexborHTMLParser]:
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): LexborHTMLParser(
            path.read_text(encoding="utf-8")
        )
        for path in sorted(site.rglob("*.html"))
    }


@cache
def pages(site: Path) -> dict[str, LexborHTMLParser]:
    """Return every page of a built site by its address below the root, "" for the home page.

    Cards for other sites are none: they have no frame, and nobody comes by them on this site.
    """
    return {address: page for address, page in _documents(site).items() if not is_card(address)}


@cache
def cards(site: Path) -> dict[str, LexborHTMLParser]:
    """Return the card of each region by its address, and the pages at former addresses of cards."""
    return {address: page for address, page in _documents(site).items() if is_card(address)}


def is_card(address: str) -> bool:
    """Return whether an address is that of a region's card for other sites."""
    return address.endswith("/kartu/")


def in_main_edition(address: str) -> str:
    """Return the address of a page's Indonesian twin for that of an English page; any other as it is."""
    return address.removeprefix(ENGLISH)


def is_english(address: str) -> bool:
    """Return whether a page is one of the English edition."""
    return address.startswith(ENGLISH)


def is_moved(page: LexborHTMLParser) -> bool:
    """Return whether a page only leads from a former address to another page."""
    return bool(page.css('meta[http-equiv="refresh"]'))


def folded(text: str) -> str:
    """Return text with white space folded, as a browser shows it."""
    return re.sub(r"\s+", " ", text).strip()


def article(page: LexborHTMLParser) -> LexborNode:
    """Return the part of a page that is its own."""
    (node,) = page.css("article")
    return node


def first(node: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """Return the first element that a selector names, which is there."""
    found = node.css_first(selector)
    assert found is not None, selector
    return found


def attribute(node: LexborNode, name: str) -> str:
    """Return an attribute that a node has."""
    value = node.attributes[name]
    assert value is not None
    return value


def identifiers(page: LexborHTMLParser) -> list[str]:
    """Return all anchors of a page, in order."""
    return [attribute(node, "id") for node in page.css("[id]")]


def internal_links(address: str, page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Yield path below the root and fragment of each link that stays on the site."""
    for node in page.css("[href], [src]"):
        href = node.attributes.get("href") or node.attributes.get("src") or ""
        target = urlsplit(urljoin(f"{HERE}/{address}", href))
        if f"{target.scheme}://{target.netloc}" == HERE:
            yield unquote(target.path).removeprefix("/"), unquote(target.fragment)


def elements(page: LexborHTMLParser) -> list[tuple[str, tuple[str, ...]]]:
    """Return the skeleton of a page: name and attribute names of every element, in order."""
    return [(node.tag or "", tuple(sorted(node.attributes))) for node in page.css("*")]
