"""The shape that every page shares: title, place in the site, sections, sources, day of change, way
to correct it.
"""

import datetime as dt
import posixpath
from dataclasses import dataclass

from markupsafe import Markup

from generator.facts.region_facts import RegionFacts
from generator.link.site import RegionSite, ResolvedSource, SourceRecord
from generator.model.base import Record
from generator.views import addresses
from generator.views.cards import Card, Promise
from generator.views.charts.shapes import Chart
from generator.views.context import PageContext
from generator.views.entries import Entry, Other
from generator.views.glance import Fact, Glance, MeterItem
from generator.views.linked_data import linked_data
from generator.views.marks import Mark
from generator.views.public_address import PublicAddress, public_address
from generator.views.tables import Link, Table
from generator.views.values import (
    date_text,
    describe_source,
    region_name,
    source_title,
    state_day_text,
)

_LISTED_FILES = 3


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source in a list of sources."""

    anchor: str
    title: str
    href: Markup
    described: str
    """Outlet, author, date and grade, with what is unknown said."""
    used: str
    """How many statements were taken from it, in words."""


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """Sources of one region or of the nation."""

    sources: tuple[ListedSource, ...]
    anchor: str = ""
    title: str | None = None
    """None where the section's own title says whose they are."""


@dataclass(frozen=True, slots=True)
class TakenStatement:
    """A statement in the list of those taken from a source."""

    label: str
    href: Markup
    kind: str
    fields: tuple[tuple[str, str], ...]
    """Labels and values of the fields that this source says, where others say others of the record.
    """
    marks: tuple[Mark, ...]
    """Sources of what is shown, where it is not this source that says it."""
    as_printed: str | None
    instead: tuple[Markup, ...]
    """What this source says in place of what is shown."""
    others: tuple[Other, ...]
    """What other sources say instead."""


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a page; what there is, is shown in the order of the fields."""

    anchor: str
    title: str
    intro: str | None = None
    state_day: str | None = None
    """Sentence that names the day of the states shown in the section; None where another place of
    the page does.
    """
    entries: tuple[Entry, ...] = ()
    glance: Glance | None = None
    facts: tuple[Fact, ...] = ()
    searches: Markup | None = None
    """Address of the list in which a form finds a region by its name."""
    cards: tuple[Card, ...] = ()
    promises: tuple[Promise, ...] = ()
    asked: tuple[MeterItem, ...] = ()
    charts: tuple[Chart, ...] = ()
    links: tuple[Link, ...] = ()
    table: Table | None = None
    prose: Markup | None = None
    source_groups: tuple[SourceGroup, ...] = ()
    statements: tuple[TakenStatement, ...] = ()
    missing: str | None = None
    """What to say where there is nothing, with what would complete it."""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source at the end of a page."""

    number: int
    title: str
    described: str
    """Outlet, author and date, with what is unknown said."""
    href: Markup


@dataclass(frozen=True, slots=True)
class Correction:
    """Where the data of a page is corrected."""

    path: str
    """File of the project."""
    href: str | None
    """Address at which it is edited in a browser, if the project has one."""


@dataclass(frozen=True, slots=True)
class PageView:
    """All that a template needs for a page."""

    address: str
    template: str
    title: str
    """The heading of the page."""
    head_title: str
    """The title in a browser's tab or a shared link: with the region, and the mark of an invented
    one.
    """
    description: str
    breadcrumbs: tuple[Link, ...]
    menu: tuple[Link, ...]
    """The region's own pages; empty outside a region."""
    is_fictional: bool
    lead: str | None
    sections: tuple[Section, ...]
    cited: tuple[CitedSource, ...]
    state_day: str | None
    """Sentence that names the day of the states on the page; None where no state is shown, or a
    section says it.
    """
    changed: str | None
    """Day on which the data last changed, in words; None where it is not known."""
    changed_on: dt.date | None
    """The same day."""
    corrections: tuple[Correction, ...]
    public_address: PublicAddress | None = None
    """Where the page is found from outside; None where the site's own address is not known."""
    linked_data: Markup | None = None
    """The page's facts for search engines, as JSON-LD."""
    region: str | None = None
    """Slug of the region below whose address the page stands; None elsewhere."""


@dataclass(frozen=True, slots=True)
class PageParts:
    """What a page's own view decides; the rest is the same for all."""

    template: str
    title: str
    description: str
    breadcrumbs: tuple[tuple[str, str], ...]
    """Labels and addresses from the home page down to the page above this one."""
    sections: tuple[Section, ...]
    files: tuple[SourceRecord[Record], ...]
    regions: tuple[RegionFacts, ...] = ()
    """Regions whose files the page is made from, too."""
    menu: tuple[tuple[str, str], ...] = ()
    lead: str | None = None


def assemble(parts: PageParts, context: PageContext) -> PageView:
    """Return a page's view. Called last, when all its sources have been cited."""
    paths = tuple(dict.fromkeys(source_record.document.path for source_record in parts.files))
    days = (
        *map(context.build.changed_on.get, paths),
        *(region.changed_on for region in parts.regions),
    )
    changed_on = max((day for day in days if day is not None), default=None)
    paths += tuple(region.path for region in parts.regions)
    trail = ((context.word("page.home"), addresses.home()), *parts.breadcrumbs)
    head_title = _head_title(parts.title, context)
    return PageView(
        address=context.address,
        template=parts.template,
        title=parts.title,
        head_title=head_title,
        description=_description(parts.description, context),
        breadcrumbs=tuple(Link(label, context.link(target)) for label, target in trail),
        menu=tuple(
            Link(label, Markup("") if target == context.address else context.link(target))
            for label, target in parts.menu
        ),
        is_fictional=context.region is not None and context.region.is_fictional,
        lead=parts.lead,
        sections=parts.sections,
        state_day=state_day_text(context),
        cited=tuple(
            _cited(number, source, context) for number, source in enumerate(context.cited, start=1)
        ),
        changed=None if changed_on is None else date_text(changed_on, context),
        changed_on=changed_on,
        corrections=_corrections(paths, context),
        public_address=public_address(head_title, context),
        linked_data=linked_data((*trail, (parts.title, context.address)), changed_on, context),
        region=_region_slug(context),
    )


def assemble_list(
    key: str,
    sections: tuple[Section, ...],
    context: PageContext,
    *,
    lead: str | None = None,
    template: str = "page.md.j2",
) -> PageView:
    """Return the view of a page across all regions that count; its words are those of the key."""
    parts = PageParts(
        template=template,
        title=context.word(f"{key}.title"),
        description=context.word(f"{key}.description"),
        breadcrumbs=(),
        lead=context.sentence(f"{key}.lead") if lead is None else lead,
        sections=sections,
        files=context.site.national.files,
        regions=context.site.real_regions,
    )
    return assemble(parts, context)


def source_address(resolved: ResolvedSource) -> str:
    """Return where a source is described in full."""
    return addresses.source(resolved.slug, resolved.source.id)


def region_trail(region: RegionSite, context: PageContext) -> tuple[tuple[str, str], ...]:
    """Return the breadcrumbs down to a region."""
    return (
        (context.word("page.regions"), addresses.regions()),
        (region_name(region, context), addresses.region(region.slug)),
    )


def _region_slug(context: PageContext) -> str | None:
    """Return the slug of the region below whose address a page stands; None elsewhere."""
    region = context.region
    if region is None or not context.address.startswith(addresses.region(region.slug)):
        return None
    return region.slug


def _head_title(title: str, context: PageContext) -> str:
    """Return a page's title with its region, named once, and with the mark of an invented region."""
    region = context.region
    if region is None:
        return title
    name = region_name(region, context)
    named = (
        title
        if _ends_with(title, name)
        else context.word("page.title_in_region", title=title, region=name)
    )
    return context.word("fictional.titled", title=named) if region.is_fictional else named


def _ends_with(title: str, name: str) -> bool:
    """Return whether the last words of a title are a name: "Kabupaten Solok Selatan" does not name
    Kabupaten Solok.
    """
    return f" {title}".endswith(f" {name}")


def _description(description: str, context: PageContext) -> str:
    """Return a page's description, with the mark of an invented region in front, where nothing cuts
    it off.
    """
    is_fictional = context.region is not None and context.region.is_fictional
    return (
        context.word("fictional.described", description=description)
        if is_fictional
        else description
    )


def _cited(number: int, resolved: ResolvedSource, context: PageContext) -> CitedSource:
    return CitedSource(
        number,
        source_title(resolved.source, context),
        describe_source(resolved, context),
        context.link(source_address(resolved)),
    )


def _corrections(paths: tuple[str, ...], context: PageContext) -> tuple[Correction, ...]:
    """Return the files of a page; where they are many, the region's main file and the folder they
    share.
    """
    base = context.build.edit_url
    listed = paths if len(paths) <= _LISTED_FILES else paths[: context.region is not None]
    files = tuple(Correction(path, None if base is None else f"{base}/{path}") for path in listed)
    return (
        files if listed == paths else (*files, Correction(f"{posixpath.commonpath(paths)}/", None))
    )
