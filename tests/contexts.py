"""Views for tests: what pages share, over the base of the examples with a few files laid over it,
and single pages.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from generator.build.load import LoadedSite
from generator.context import BuildContext
from generator.link.site import RegionSite
from generator.messages import load_catalogue
from generator.pages.render import Renderer
from generator.views.context import PageContext
from generator.views.page import PageView, Section
from generator.views.site_pages import (
    OutboundReferences,
    backlinks_to,
    view_region_site,
    view_shared_pages,
    view_shared_sources,
)
from generator.views.statements import find_statements
from tests.builders import DAY, a_publication, records_of
from tests.loading import bytes_of, generated, load_site

EXTENSIONS = ("attr_list", "fenced_code", "tables", "toc")
"""What mkdocs.yml and MkDocs itself turn on."""


@dataclass(frozen=True, slots=True)
class Staged(BuildContext):
    """What pages share, and beside it what they are made from."""

    loaded: LoadedSite = field(kw_only=True)
    records: Mapping[str, RegionSite] = field(kw_only=True)
    """Records of the regions, by slug."""


def a_build_context(
    files: Mapping[str, str] | None = None,
    *,
    today: dt.date = DAY,
    language: str = "id",
    edit_url: str | None = None,
    changed_on: Mapping[str, dt.date] | None = None,
    site_url: str | None = None,
) -> Staged:
    """Return what pages share, over data without errors: a test of pages is no test of refusals."""
    with a_publication(files or {}) as project:
        return staged(
            load_site(
                project,
                today=today,
                language=language,
                edit_url=edit_url,
                site_url=site_url,
                changed_on=changed_on,
            )
        )


def staged(loaded: LoadedSite) -> Staged:
    """Return what the pages of a loaded site share."""
    assert loaded.publishable is not None, loaded.report.diagnostics
    days = dict(loaded.shared.changed_on)
    for inputs in loaded.inputs.values():
        days |= inputs.changed_on
    settings = loaded.shared.settings
    return Staged(
        settings,
        load_catalogue(settings.language),
        loaded.linked,
        days,
        loaded=loaded,
        records=records_of(loaded),
    )


def a_context(build: Staged, address: str = "halaman/", slug: str | None = None) -> PageContext:
    """Return the context of a page in the making, of a region if one is named."""
    return PageContext(build, address, None if slug is None else a_region(build, slug))


def a_region(build: Staged, slug: str = "kabupaten-contoh") -> RegionSite:
    """Return a region with its records."""
    return build.records[slug]


def texts_of(loaded: LoadedSite) -> dict[str, str]:
    """Return the text of every generated file, by its path below `content/`."""
    return {path: data.decode() for path, data in bytes_of(generated(loaded)).items()}


def files_of(build: Staged) -> dict[str, str]:
    """Return the text of every generated file, by its path below `content/`."""
    return texts_of(build.loaded)


def pages_of(build: Staged) -> dict[str, str]:
    """Return the text of every page that is made from data, by its path below `content/`."""
    return {
        path: text
        for path, text in files_of(build).items()
        if path.endswith(("index.md", "index.html")) and not path.startswith("panduan/")
    }


def view_pages(build: Staged) -> Iterator[PageView]:
    """Yield the views of all pages, in the order in which they are made."""
    shared = view_shared_pages(build)
    statements = tuple(find_statements(shared))
    yield from shared
    taken: dict[str, OutboundReferences] = {}
    for _ in range(
        2
    ):  # once to know what each region tells of the others, once with what the others tell
        views = []
        for slug, region in build.records.items():
            own, taken[slug] = view_region_site(
                region, backlinks_to(slug, statements, taken), build
            )
            views += own
    yield from views
    yield from view_shared_sources(statements, taken.values(), build)


def addresses_of(build: Staged) -> list[str]:
    """Return the addresses of all pages, in the order in which they are made."""
    return [view.address for view in view_pages(build)]


def a_view(build: Staged, address: str) -> PageView:
    """Return the only page at an address."""
    (view,) = [view for view in view_pages(build) if view.address == address]
    return view


def a_section(view: PageView, anchor: str) -> Section:
    """Return the only section of a page with an anchor."""
    (section,) = [section for section in view.sections if section.anchor == anchor]
    return section


def markdown_of(build: Staged, address: str) -> str:
    """Return a page's Markdown, front matter included."""
    return Renderer(build.catalogue).render(a_view(build, address)).text


def page_html(markdown: str) -> LexborHTMLParser:
    """Return Markdown with front matter as the HTML that a reader's browser builds, without the
    theme around it.
    """
    body = markdown.split("\n---\n", 1)[1]
    return LexborHTMLParser(Markdown(extensions=list(EXTENSIONS)).convert(body))
