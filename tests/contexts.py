"""Views for tests: a build context over the base of the examples, pages, and their blocks."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from markdown import Markdown
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from generator.build.load import LoadedSite
from generator.context import BuildContext
from generator.link.site import RegionSite
from generator.messages import load_catalogue
from generator.pages.render import Renderer
from generator.views.across.downloads_pages import view_downloads
from generator.views.blocks import Absence, Block, Paragraph, Prose, StateDay
from generator.views.components.brands import VillageList
from generator.views.components.dimension_cards import DimensionCard, DimensionCards
from generator.views.components.glance import Fact, FactList, Glance
from generator.views.components.promises import Promise, PromiseList
from generator.views.context import PageContext
from generator.views.page import (
    ListedStatement,
    PageView,
    Section,
    SourceGroup,
    StatementList,
)
from generator.views.records.record_cards import RecordCard, RecordCards
from generator.views.site_pages import (
    OutboundReferences,
    backlinks_to,
    view_region_site,
    view_shared_pages,
    view_shared_sources,
    view_villages,
)
from generator.views.statements import find_statements
from generator.views.tables import Link, LinkList, Table
from tests.builders import DAY, a_publication, records_of
from tests.loading import bytes_of, generated, load_site

EXTENSIONS = ("attr_list", "fenced_code", "tables", "toc")
"""What mkdocs.yml and MkDocs itself turn on."""


BINARY = (".png", ".xlsx", ".zip")
"""Endings of generated files that are no text."""

B = TypeVar("B", bound=Block)


@dataclass(frozen=True, slots=True)
class Staged(BuildContext):
    """A build context together with the site it was made from."""

    loaded: LoadedSite = field(kw_only=True)
    records: Mapping[str, RegionSite] = field(kw_only=True)
    """Records of the regions, by slug."""


@dataclass(frozen=True, slots=True)
class SeenSection:
    """A section as a test looks at it: by the kinds of its blocks, each empty without a block."""

    section: Section

    def find(self, kind: type[B]) -> B | None:
        """Return the only block of a kind; None without one."""
        found = [block for block in self.section.blocks if isinstance(block, kind)]
        assert len(found) <= 1, kind
        return found[0] if found else None

    @property
    def anchor(self) -> str:
        """Anchor of the section."""
        return self.section.anchor

    @property
    def title(self) -> str:
        """Title of the section."""
        return self.section.title

    @property
    def intro(self) -> str | None:
        """Text of the paragraph."""
        block = self.find(Paragraph)
        return None if block is None else block.text

    @property
    def state_day(self) -> str | None:
        """Sentence that names the day of the states."""
        block = self.find(StateDay)
        return None if block is None else block.text

    @property
    def missing(self) -> str | None:
        """Note of absence."""
        block = self.find(Absence)
        return None if block is None else block.text

    @property
    def prose(self) -> Markup | None:
        """Rich text as HTML."""
        block = self.find(Prose)
        return None if block is None else block.html

    @property
    def glance(self) -> Glance | None:
        """Head of a profile."""
        return self.find(Glance)

    @property
    def table(self) -> Table | None:
        """The table."""
        return self.find(Table)

    @property
    def cards(self) -> tuple[RecordCard, ...]:
        """Record cards."""
        block = self.find(RecordCards)
        return () if block is None else block.cards

    @property
    def dimensions(self) -> tuple[DimensionCard, ...]:
        """Cards of dimensions."""
        block = self.find(DimensionCards)
        return () if block is None else block.cards

    @property
    def promises(self) -> tuple[Promise, ...]:
        """Promises with their clock."""
        block = self.find(PromiseList)
        return () if block is None else block.promises

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Facts in large type."""
        block = self.find(FactList)
        return () if block is None else block.facts

    @property
    def links(self) -> tuple[Link, ...]:
        """Links of the list, or of the list of villages."""
        villages = self.find(VillageList)
        if villages is not None:
            return tuple(village.link for village in villages.villages)
        block = self.find(LinkList)
        return () if block is None else block.links

    @property
    def statements(self) -> tuple[ListedStatement, ...]:
        """Statements of the list."""
        block = self.find(StatementList)
        return () if block is None else block.statements

    @property
    def source_groups(self) -> tuple[SourceGroup, ...]:
        """Groups of sources."""
        return tuple(block for block in self.section.blocks if isinstance(block, SourceGroup))


def a_build_context(
    files: Mapping[str, str | bytes] | None = None,
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


_LAST_TEXTS: list[tuple[LoadedSite, Mapping[str, str]]] = []
"""The site that was generated last, and its texts: a test asks for several files of a site."""


def texts_of(loaded: LoadedSite) -> dict[str, str]:
    """Return the text of every generated file, by its path below `content/`; no binary files."""
    if not _LAST_TEXTS or _LAST_TEXTS[0][0] is not loaded:
        made = bytes_of(generated(loaded)).items()
        texts = {path: data.decode() for path, data in made if not path.endswith(BINARY)}
        _LAST_TEXTS[:] = [(loaded, texts)]
    return dict(_LAST_TEXTS[0][1])


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
    references: dict[str, OutboundReferences] = {}
    # Once to learn the references of every region, once with the backlinks they make.
    for _ in range(2):
        views = []
        for slug, region in build.records.items():
            backlinks = backlinks_to(slug, statements, references)
            villages, found = view_villages(region, build)
            (pages,), references[slug] = view_region_site(region, found, backlinks, build)
            views += (*pages, *villages)
    yield from views
    yield from view_shared_sources(statements, references.values(), build)
    yield from view_downloads((), build)


def addresses_of(build: Staged) -> list[str]:
    """Return the addresses of all pages, in the order in which they are made."""
    return [view.address for view in view_pages(build)]


def a_view(build: Staged, address: str) -> PageView:
    """Return the only page at an address."""
    (view,) = [view for view in view_pages(build) if view.address == address]
    return view


def sections_of(view: PageView) -> list[SeenSection]:
    """Return the sections of a page."""
    return [SeenSection(section) for section in view.sections]


def a_section(view: PageView, anchor: str) -> SeenSection:
    """Return the only section of a page with an anchor."""
    (section,) = [section for section in sections_of(view) if section.anchor == anchor]
    return section


def markdown_of(build: Staged, address: str) -> str:
    """Return a page's Markdown, front matter included."""
    return Renderer(build.catalogue).render(a_view(build, address)).text


def page_html(markdown: str) -> LexborHTMLParser:
    """Return Markdown with front matter as the HTML of a reader's browser, without the theme."""
    body = markdown.split("\n---\n", 1)[1]
    return LexborHTMLParser(Markdown(extensions=list(EXTENSIONS)).convert(body))
