"""Sources one can follow: the list of all of them, and each with every statement that was taken
from it.

Long lists go on at an address of their own, so that no page grows without bound. Sources of
fictional regions have their pages too, marked as such, and are left out of the list.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from generator.context import BuildContext
from generator.link.provinces import MOST_LISTED
from generator.link.site import RegionSite, ResolvedSource, Site
from generator.model.sourced import NOWHERE, PrintedForm, Source
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.entries import EntryOptions, view_entry
from generator.views.fields import fields_of
from generator.views.markup import escape
from generator.views.page import (
    ListedSource,
    PageParts,
    PageView,
    Section,
    SourceGroup,
    assemble,
    assemble_list,
    region_trail,
    source_address,
)
from generator.views.province_lists import InProvince, by_province
from generator.views.region_parts import region_menu
from generator.views.statements import Statement, list_statements
from generator.views.tables import Link, Row, Table
from generator.views.values import describe_source, enum_text, number_text, plain_text, source_title

_MOST_IN_PROVINCE = 100
"""Most sources in the list of a province; where there are more, it leads to the lists of its
regions.
"""
_LISTED_LETTERS = 20_000
"""About as many letters of statements on one page as stay within the bytes a page may have."""
_LETTERS_AROUND = 120
"""What a statement takes beside its words."""
_IN_TABLE = frozenset({"printed_forms"})
"""Fields of a source that its page shows in a table."""

T = TypeVar("T")


def view_source_list(used: Mapping[str, int], build: BuildContext) -> Iterator[PageView]:
    """Yield the list of sources: on one page while it is short, else by province.

    Args:
        used: How many statements were taken from each, by the names that are unique in the site.
        build: What the run shares.
    """
    context = PageContext(build, addresses.sources())
    provinces = by_province((region for region in build.site.real_regions if region.sources), build)
    shared = _shared(used, context)
    if _count(provinces) <= MOST_LISTED:
        groups = (_province_section(province, used, context) for province in provinces)
        yield assemble_list("sources", (*groups, *shared), context)
        return
    table = Section(
        "provinsi", context.word("section.provinsi.title"), table=_provinces(provinces, context)
    )
    yield assemble_list("sources", (table, *shared), context)
    for province in provinces:
        yield _province_page(
            province, used, PageContext(build, addresses.sources_in(province.slug))
        )


def view_source_pages(
    taken: Mapping[str, Sequence[Statement]], region: RegionSite | None, build: BuildContext
) -> Iterator[PageView]:
    """Yield the pages of each source of a region, or of the nation.

    Args:
        taken: Statements by the names of the sources that they name, as `by_source` gives them.
        region: None for the nation.
        build: What the run shares.
    """
    for source in _national_sources(build.site) if region is None else region.region.sources:
        resolved = ResolvedSource(source, None if region is None else region.slug)
        first = PageContext(build, source_address(resolved), region)
        yield from _source(source, first, taken.get(resolved.identifier, ()))


def listed_source(
    resolved: ResolvedSource, used: str, context: PageContext, *, anchor: str
) -> ListedSource:
    """Return a source for a list, leading to its own page.

    Args:
        resolved: The source.
        used: How many statements were taken from it, in words.
        context: Page in the making.
        anchor: Its own, within the page.
    """
    return ListedSource(
        anchor=anchor,
        title=source_title(resolved.source, context),
        href=context.link(source_address(resolved)),
        described=describe_source(resolved, context),
        used=used,
    )


def _national_sources(site: Site) -> tuple[Source, ...]:
    return () if site.national.sources is None else site.national.sources.record.sources


def _province_page(province: InProvince, used: Mapping[str, int], context: PageContext) -> PageView:
    many = _count((province,)) > _MOST_IN_PROVINCE
    parts = PageParts(
        template="page.md.j2",
        title=context.word("sources.in_province", province=province.name),
        description=context.word("sources.description_in_province", province=province.name),
        breadcrumbs=((context.word("sources.title"), addresses.sources()),),
        lead=context.sentence("sources.lead"),
        sections=(
            _regions(province, context) if many else _province_section(province, used, context),
        ),
        files=context.site.national.files,
        regions=province.regions,
    )
    return assemble(parts, context)


def _count(provinces: Iterable[InProvince]) -> int:
    return sum(len(region.sources) for province in provinces for region in province.regions)


def _provinces(provinces: tuple[InProvince, ...], context: PageContext) -> Table:
    rows = tuple(
        Row(
            (
                Link(province.name, context.link(addresses.sources_in(province.slug))),
                number_text(len(province.regions), context),
                number_text(_count((province,)), context),
            )
        )
        for province in provinces
    )
    head = tuple(context.word(f"listed.{column}") for column in ("province", "regions", "sources"))
    return Table(context.word("sources.title"), head, rows)


def _regions(province: InProvince, context: PageContext) -> Section:
    """Return the regions of a province, each leading to the list of its own sources."""
    rows = tuple(
        Row(
            (
                Link(
                    region.full_name,
                    context.link(f"{addresses.region_part(region.slug, 'data')}#sumber"),
                ),
                number_text(len(region.sources), context),
            )
        )
        for region in province.regions
    )
    head = tuple(context.word(f"listed.{column}") for column in ("region", "sources"))
    return Section(
        province.slug, province.name, table=Table(context.word("sources.title"), head, rows)
    )


def _province_section(
    province: InProvince, used: Mapping[str, int], context: PageContext
) -> Section:
    groups = tuple(
        SourceGroup(
            tuple(
                _listed(ResolvedSource(source, region.slug), region.slug, used, context)
                for source in region.sources
            ),
            f"daerah-{region.slug}",
            region.full_name,
        )
        for region in province.regions
    )
    anchor = province.slug if province.code is None else f"provinsi-{province.code}"
    return Section(anchor, province.name, source_groups=groups)


def _shared(used: Mapping[str, int], context: PageContext) -> tuple[Section, ...]:
    """Return a section with the sources that all regions share, if there are any."""
    sources = _national_sources(context.site)
    listed = tuple(
        _listed(ResolvedSource(source, None), "nasional", used, context) for source in sources
    )
    if not listed:
        return ()
    return (
        Section(
            "bersama", context.word("section.bersama.title"), source_groups=(SourceGroup(listed),)
        ),
    )


def _listed(
    resolved: ResolvedSource, holder: str, used: Mapping[str, int], context: PageContext
) -> ListedSource:
    counted = context.catalogue.counted("source.used", used.get(resolved.identifier, 0))
    return listed_source(resolved, counted, context, anchor=f"sumber-{holder}.{resolved.source.id}")


def _source(
    source: Source, first: PageContext, statements: Sequence[Statement]
) -> Iterator[PageView]:
    resolved = ResolvedSource(source, None if first.region is None else first.region.slug)
    parts = _in_parts(statements, _letters, _LISTED_LETTERS)
    base = first.address
    for number, part in enumerate(parts, start=1):
        context = PageContext(first.build, addresses.part(base, number), first.region)
        listed = list_statements(part, context, of=resolved.identifier)
        others = _other_parts(base, number, len(parts), context)
        sections = (*listed, *others)
        if number == 1:
            sections = (
                _about(source, len(statements), context),
                *listed,
                *_printed_forms(source, context),
                *others,
            )
        yield assemble(_frame(resolved, sections, (number, len(parts)), context), context)


def _frame(
    resolved: ResolvedSource,
    sections: tuple[Section, ...],
    place: tuple[int, int],
    context: PageContext,
) -> PageParts:
    region, title = context.region, source_title(resolved.source, context)
    if region is None:
        trail: tuple[tuple[str, str], ...] = ((context.word("sources.title"), addresses.sources()),)
    else:
        data = addresses.region_part(region.slug, "data")
        trail = (*region_trail(region, context), (context.word("part.data.title"), data))
    if place[0] > 1:
        trail = (*trail, (title, source_address(resolved)))
    return PageParts(
        template="page.md.j2" if region is None else "region.md.j2",
        title=_part_title(title, *place, context),
        description=context.word("source_page.description", title=title),
        breadcrumbs=trail,
        sections=sections,
        files=context.site.national.files if region is None else region.files,
        menu=() if region is None else region_menu(region, context.build),
    )


def _about(source: Source, used: int, context: PageContext) -> Section:
    """Return the section that tells all that is known of a source, and what is not printed in it."""
    options = EntryOptions(
        f"sumber-{source.id}", context.catalogue.counted("source.used", used), _IN_TABLE
    )
    entry = view_entry(source, NOWHERE, context, options)
    if source.title is None:
        entry = replace(entry, headline=escape(context.word("source_page.untitled")))
    return Section("tentang-sumber", context.word("section.tentang-sumber.title"), entries=(entry,))


def _printed_forms(source: Source, context: PageContext) -> tuple[Section, ...]:
    """Return a section with the slips and unclear words of a source, beside what this site makes of
    them.
    """
    nothing = context.word("source_page.as_it_stands")
    rows = tuple(
        Row(
            (
                form.printed,
                nothing if form.shown is None else plain_text(form.shown, context),
                enum_text(form.kind, context),
                "" if form.note is None else plain_text(form.note, context),
            )
        )
        for form in source.printed_forms
    )
    if not rows:
        return ()
    title = context.word("section.bentuk-tercetak.title")
    fields = fields_of(PrintedForm, context.language)
    head = tuple(fields[name].label for name in ("printed", "shown", "kind", "note"))
    return (Section("bentuk-tercetak", title, table=Table(title, head, rows)),)


def _part_title(title: str, number: int, count: int, context: PageContext) -> str:
    return (
        title
        if number == 1
        else context.word("list_part.title", title=title, number=number, count=count)
    )


def _other_parts(base: str, own: int, count: int, context: PageContext) -> tuple[Section, ...]:
    links = tuple(
        Link(
            context.word("list_part.link", number=number, count=count),
            context.link(addresses.part(base, number)),
        )
        for number in range(1, count + 1)
        if number != own
    )
    return (
        (Section("bagian-lain", context.word("section.bagian-lain.title"), links=links),)
        if links
        else ()
    )


def _letters(statement: Statement) -> int:
    words = (
        statement.summary,
        statement.as_printed or "",
        *(said.value for said in statement.others),
    )
    return _LETTERS_AROUND + sum(len(part) for part in words)


def _in_parts(
    items: Iterable[T], weigh: Callable[[T], int], limit: int
) -> tuple[tuple[T, ...], ...]:
    """Return items in stretches that each weigh no more than a limit, but for single heavy ones; at
    least one.
    """
    parts: list[list[T]] = [[]]
    room = limit
    for item in items:
        if weigh(item) > room and parts[-1]:
            parts.append([])
            room = limit
        parts[-1].append(item)
        room -= weigh(item)
    return tuple(tuple(part) for part in parts)
