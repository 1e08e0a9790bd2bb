"""The list of all pages of a built site, which takes the place of the search in a portable copy.

The list is one page, so that the browser's own search within a page finds every heading. Pages
stand below the page above them by address: a region's promises below the list of its promises. The
pages of a region's sources stand below the region's page of data, which lists the sources; the
lists of regions by province and letter below the list of all regions.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from generator.full_links import full_address
from generator.link.english import FOLDER
from generator.messages import Catalogue
from generator.views import addresses
from generator.views.addresses import relative

_ARTICLE = "<article"
"""A page of the site has an article; former addresses and cards for other sites have none."""
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_REGION = re.compile(r"daerah/[^/]+/")
_OF_ALL_REGIONS = re.compile(r"(provinsi|abjad)/")
_OF_SOURCE = re.compile(r"sumber/([^/]+)/[^/]+/")
_HOME = ""


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page of the list."""

    address: str
    heading: Markup
    """Heading of the page, without markup."""
    title: Markup
    """Title of the page, which marks an invented region; without the name of the site."""


def listed_page(address: str, html: str, site_name: str) -> ListedPage | None:
    """Return a page of the list; None for a file that is no page of the site.

    Args:
        address: Address of the page.
        html: The page.
        site_name: Name of the site in the edition of the page.
    """
    title, heading = _TITLE.search(html), _HEADING.search(html)
    if _ARTICLE not in html or title is None or heading is None:
        return None
    # A title ends in the name of the site, except the home page's, which is the name alone.
    named = Markup(title[1]).unescape().removesuffix(f" - {site_name}")  # noqa: S704
    return ListedPage(address, escape(Markup(heading[1]).striptags()), escape(named))  # noqa: S704


def page_list(pages: Iterable[ListedPage], words: Catalogue) -> str:
    """Return the HTML of the list: pages of the whole site, of each region, of the English edition.

    Args:
        pages: All pages of the list.
        words: Words of the site's language.
    """
    tree = _tree(pages, addresses.search())
    regions = [page for page in tree.pages.values() if _REGION.fullmatch(page.address)]
    return "\n".join(_sections(tree, regions, words))


def english_page_list(pages: Iterable[ListedPage], words: Catalogue) -> str:
    """Return the HTML of the list on the search page of the English edition: its pages alone.

    Args:
        pages: All pages of the site.
        words: Words of the English edition.
    """
    tree = _tree(pages, f"{FOLDER}{addresses.search()}")
    lead = f'<p class="mp-lead">{escape(words.word("search.without_host"))}</p>'
    return "\n".join((lead, *tree.below(FOLDER)))


def _tree(pages: Iterable[ListedPage], at: str) -> "_Tree":
    """Return pages in the order of the list, without search pages, as linked to from a page."""
    # Pages of one heading stand by address, so that the same site gives the same list.
    by_heading = sorted(pages, key=lambda page: (page.heading.casefold(), page.address))
    search = {addresses.search(), f"{FOLDER}{addresses.search()}"}
    return _Tree({page.address: page for page in by_heading if page.address not in search}, at)


def _sections(tree: "_Tree", regions: list[ListedPage], words: Catalogue) -> Iterator[str]:
    yield f'<p class="mp-lead">{escape(words.word("search.without_host"))}</p>'
    yield '<ul class="mp-links">'
    for region in regions:
        yield f'<li><a href="#{_anchor(region)}">{region.title}</a></li>'
    yield "</ul>"
    yield f'<h2 id="halaman-umum">{escape(words.word("search.shared_pages"))}</h2>'
    apart = {region.address for region in regions} | {FOLDER}
    yield from tree.below(_HOME, apart)
    for region in regions:
        yield f'<h2 id="{_anchor(region)}">{tree.link(region, region.title)}</h2>'
        yield from tree.below(region.address)
    english = tree.pages.get(FOLDER)
    if english is not None:
        yield f'<div lang="en"><h2 id="english">{tree.link(english, english.title)}</h2>'
        yield from tree.below(FOLDER)
        yield "</div>"


def _anchor(region: ListedPage) -> str:
    return f"halaman-{region.address.split('/')[1]}"


@dataclass(frozen=True, slots=True)
class _Tree:
    """Pages by address, each with the pages below."""

    pages: Mapping[str, ListedPage]
    """Pages by address, in the order of the list."""
    at: str
    """Address of the page that has the list."""
    children: dict[str, list[ListedPage]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for page in self.pages.values():
            if page.address != _HOME:
                self.children[self._above(page.address)].append(page)

    def _above(self, address: str) -> str:
        of_source = _OF_SOURCE.fullmatch(address)
        edition = FOLDER if address.startswith(FOLDER) else ""
        all_regions = f"{edition}{addresses.regions()}"
        if _OF_ALL_REGIONS.match(address.removeprefix(edition)) and all_regions in self.pages:
            return all_regions
        if of_source and (data := addresses.region_part(of_source[1], "data")) in self.pages:
            return data
        above = address
        while above:
            above = above[: above.rfind("/", 0, -1) + 1]
            if above in self.pages:
                return above
        return _HOME

    def link(self, page: ListedPage, words: Markup) -> str:
        """Return a link to a page of the list."""
        address = full_address(relative(page.address, self.at))
        return f'<a href="{escape(address)}">{words}</a>'

    def below(self, address: str, apart: Iterable[str] = ()) -> Iterator[str]:
        """Yield the lists within lists of the pages below a page, without those set apart."""
        pages = [page for page in self.children.get(address, ()) if page.address not in apart]
        if pages:
            yield "<ul>"
            for page in pages:
                of_region = _REGION.fullmatch(page.address.removeprefix(FOLDER))
                yield f"<li>{self.link(page, page.title if of_region else page.heading)}"
                yield from self.below(page.address, apart)
                yield "</li>"
            yield "</ul>"
