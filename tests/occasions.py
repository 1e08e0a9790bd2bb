"""Views for tests: what pages share, over the base of the examples with a few files laid over it, and single pages."""

import datetime as dt
from collections.abc import Iterator, Mapping

from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from generator.link.site import RegionSite
from generator.messages import load_catalogue
from generator.pages.render import Renderer
from generator.views.context import Occasion, PageContext
from generator.views.page import PageView, Section
from generator.views.site_pages import view_site
from tests.builders import DAY, a_site

EXTENSIONS = ("attr_list", "fenced_code", "tables", "toc")
"""What mkdocs.yml and MkDocs itself turn on."""


def an_occasion(
    files: Mapping[str, str] | None = None,
    *,
    today: dt.date = DAY,
    language: str = "id",
    edit_url: str | None = None,
    changed_on: Mapping[str, dt.date] | None = None,
    site_url: str | None = None,
) -> Occasion:
    """Return what pages share, over data without errors: a test of pages is no test of refusals."""
    site, found = a_site(files or {})
    assert not [finding for finding in found if finding.severity == "error"], found
    return Occasion(site, load_catalogue(language), today, edit_url, changed_on or {}, site_url)


def a_context(occasion: Occasion, address: str = "halaman/", slug: str | None = None) -> PageContext:
    """Return the context of a page in the making, of a region if one is named."""
    return PageContext(occasion, address, None if slug is None else a_region(occasion, slug))


def a_region(occasion: Occasion, slug: str = "kabupaten-contoh") -> RegionSite:
    """Return a region of the site."""
    return occasion.site.by_slug[slug]


def view_pages(occasion: Occasion) -> Iterator[PageView]:
    """Yield the views of all pages, in the order in which they are made."""
    for view, _ in view_site(occasion):
        yield view


def addresses_of(occasion: Occasion) -> list[str]:
    """Return the addresses of all pages, in the order in which they are made."""
    return [view.address for view in view_pages(occasion)]


def a_view(occasion: Occasion, address: str) -> PageView:
    """Return the only page at an address."""
    (view,) = [view for view in view_pages(occasion) if view.address == address]
    return view


def a_section(view: PageView, anchor: str) -> Section:
    """Return the only section of a page with an anchor."""
    (section,) = [section for section in view.sections if section.anchor == anchor]
    return section


def markdown_of(occasion: Occasion, address: str) -> str:
    """Return a page's Markdown, front matter included."""
    return Renderer(occasion.catalogue).render(a_view(occasion, address)).text


def page_html(markdown: str) -> LexborHTMLParser:
    """Return Markdown with front matter as the HTML that a reader's browser builds, without the theme around it."""
    body = markdown.split("\n---\n", 1)[1]
    return LexborHTMLParser(Markdown(extensions=list(EXTENSIONS)).convert(body))
