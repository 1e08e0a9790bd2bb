"""The list of sources, and a page for each source with every statement taken from the source.

A long list continues at further addresses: no page grows without bound. Sources of
fictional regions have pages too, marked as invented, and are left out of the list.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.context import BuildContext
from generator.link.long_lists import in_parts
from generator.link.provinces import MOST_LISTED
from generator.link.site import RegionSite, ResolvedSource, Site
from generator.model.sourced import NOWHERE, PrintedForm, Source
from generator.views import addresses
from generator.views.across.province_lists import InProvince, by_province, with_table
from generator.views.context import PageContext
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
from generator.views.records.continued import other_parts, part_title
from generator.views.records.fields import fields_of
from generator.views.records.record_cards import CardOptions, RecordCards
from generator.views.records.record_views import view_record_card
from generator.views.region.region_parts import region_menu
from generator.views.statements import CitedStatement, list_statements, listed_source
from generator.views.tables import Link, Row, Table
from generator.views.values import enum_text, number_text, plain_text, source_title

_MOST_IN_PROVINCE = 100
"""Most sources in the list of a province; above it the list leads to lists of regions."""
_LISTED_LETTERS = 20_000
"""Most letters of statements on a page, to keep it below the limit of bytes."""
_LETTERS_AROUND = 120
"""Letters of markup around a statement."""
_IN_TABLE = frozenset({"printed_forms"})
"""Fields shown in a table on the page of a source."""


def view_source_list(used: Mapping[str, int], build: BuildContext) -> Iterator[PageView]:
    """Yield the list of sources: a short list on a single page, else by province.

    Args:
        used: Number of statements taken from each source, by site-wide unique name.
        build: Build context.
    """
    context = PageContext(build, addresses.sources())
    provinces = by_province((region for region in build.site.real_regions if region.sources), build)
    shared = _shared(used, context)
    if _count(provinces) <= MOST_LISTED:
        groups = (_province_section(province, used, context) for province in provinces)
        yield _list((*groups, *shared), context)
        return
    table = Section.of(
        "provinsi", context.word("section.provinsi.title"), _provinces(provinces, context)
    )
    yield _list((table, *shared), context)
    for province in provinces:
        yield _province_page(
            province, used, PageContext(build, addresses.sources_in(province.slug))
        )


def _list(sections: tuple[Section, ...], context: PageContext) -> PageView:
    """Return `/sumber/`, with the table of sources linked below the last section, if any."""
    last = (with_table(section, "data/sumber.csv", context) for section in sections[-1:])
    return assemble_list("sources", (*sections[:-1], *last), context)


def view_source_pages(
    statements_of: Mapping[str, Sequence[CitedStatement]],
    region: RegionSite | None,
    build: BuildContext,
) -> Iterator[PageView]:
    """Yield the pages of each source of a region, or of the nation.

    Args:
        statements_of: Statements by site-wide unique name of a source, as `by_source` has them.
        region: The region; None for the nation.
        build: Build context.
    """
    for source in _national_sources(build.site) if region is None else region.region.sources:
        resolved = ResolvedSource(source, None if region is None else region.slug)
        first = PageContext(build, source_address(resolved), region)
        yield from _source(source, first, statements_of.get(resolved.identifier, ()))


def _national_sources(site: Site) -> tuple[Source, ...]:
    return () if site.national.sources is None else site.national.sources.record.sources


def _province_page(province: InProvince, used: Mapping[str, int], context: PageContext) -> PageView:
    is_long = _count((province,)) > _MOST_IN_PROVINCE
    section = _regions(province, context) if is_long else _province_section(province, used, context)
    parts = PageParts(
        template="page.md.j2",
        title=context.word("sources.in_province", province=province.name),
        description=context.word("sources.description_in_province", province=province.name),
        breadcrumbs=((context.word("sources.title"), addresses.sources()),),
        lead=context.sentence("sources.lead"),
        sections=(section,),
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
    """Return the regions of a province, each with a link to the region's list of sources."""
    rows = []
    for region in province.regions:
        address = f"{addresses.region_part(region.slug, 'data')}#sumber"
        link = Link(region.full_name, context.link(address))
        rows.append(Row((link, number_text(len(region.sources), context))))
    head = tuple(context.word(f"listed.{column}") for column in ("region", "sources"))
    table = Table(context.word("sources.title"), head, tuple(rows))
    return Section.of(province.slug, province.name, table)


def _province_section(
    province: InProvince, used: Mapping[str, int], context: PageContext
) -> Section:
    groups = []
    for region in province.regions:
        listed = tuple(
            _listed(ResolvedSource(source, region.slug), region.slug, used, context)
            for source in region.sources
        )
        groups.append(SourceGroup(listed, f"daerah-{region.slug}", region.full_name))
    anchor = province.slug if province.code is None else f"provinsi-{province.code}"
    return Section.of(anchor, province.name, *groups)


def _shared(used: Mapping[str, int], context: PageContext) -> tuple[Section, ...]:
    """Return a section with the sources of the nation; none without sources."""
    sources = _national_sources(context.site)
    listed = tuple(
        _listed(ResolvedSource(source, None), "nasional", used, context) for source in sources
    )
    if not listed:
        return ()
    return (Section.of("bersama", context.word("section.bersama.title"), SourceGroup(listed)),)


def _listed(
    resolved: ResolvedSource, holder: str, used: Mapping[str, int], context: PageContext
) -> ListedSource:
    counted = context.catalogue.counted("source.used", used.get(resolved.identifier, 0))
    return listed_source(resolved, counted, context, anchor=f"sumber-{holder}.{resolved.source.id}")


def _source(
    source: Source, first: PageContext, statements: Sequence[CitedStatement]
) -> Iterator[PageView]:
    """Yield the page of a source and its continuations; `first` is the context of the first."""
    resolved = ResolvedSource(source, None if first.region is None else first.region.slug)
    parts = in_parts(statements, _letters, _LISTED_LETTERS)
    base = first.address
    for number, part in enumerate(parts, start=1):
        context = PageContext(first.build, addresses.part(base, number), first.region)
        # Each page numbers its own sources, so every part has a context of its own.
        listed = list_statements(part, context, of=resolved.identifier)
        links = other_parts(base, number, len(parts), context)
        sections = (*listed, *links)
        if number == 1:
            about = _about(source, len(statements), context)
            sections = (about, *listed, *_printed_forms(source, context), *links)
        page_parts = _page_parts(resolved, sections, (number, len(parts)), context)
        # Continuations have numbers, so only the first page was ever shared by its name.
        former = addresses.renamed(base, source.redirects) if number == 1 else ()
        yield assemble(replace(page_parts, former=former), context)


def _page_parts(
    resolved: ResolvedSource,
    sections: tuple[Section, ...],
    place: tuple[int, int],
    context: PageContext,
) -> PageParts:
    """Return a page of a source; `place` is the number of the page and the count of pages."""
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
        title=part_title(title, *place, context),
        description=context.word("source_page.description", title=title),
        breadcrumbs=trail,
        sections=sections,
        files=context.site.national.files if region is None else region.files,
        menu=() if region is None else region_menu(region, context.build),
    )


def _about(source: Source, used: int, context: PageContext) -> Section:
    """Return the section with the fields of a source, empty fields included."""
    options = CardOptions(
        f"sumber-{source.id}", context.catalogue.counted("source.used", used), _IN_TABLE
    )
    card = view_record_card(source, NOWHERE, context, options)
    if source.title is None:
        card = replace(card, headline=escape(context.word("source_page.untitled")))
    title = context.word("section.tentang-sumber.title")
    return Section.of("tentang-sumber", title, RecordCards((card,)))


def _printed_forms(source: Source, context: PageContext) -> tuple[Section, ...]:
    """Return a section with slips and unclear words of a source, beside their form on this site.

    Empty for a source without any.
    """
    if not source.printed_forms:
        return ()
    rows = tuple(_printed_form(form, context) for form in source.printed_forms)
    title = context.word("section.bentuk-tercetak.title")
    fields = fields_of(PrintedForm, context.language)
    head = tuple(fields[name].label for name in ("printed", "shown", "kind", "note"))
    return (Section.of("bentuk-tercetak", title, Table(title, head, rows)),)


def _printed_form(form: PrintedForm, context: PageContext) -> Row:
    unchanged = context.word("source_page.as_it_stands")
    return Row(
        (
            form.printed,
            unchanged if form.shown is None else plain_text(form.shown, context),
            enum_text(form.kind, context),
            "" if form.note is None else plain_text(form.note, context),
        )
    )


def _letters(statement: CitedStatement) -> int:
    dissenting = (alternative.value for alternative in statement.alternatives)
    texts = (statement.summary, statement.as_printed or "", *dissenting)
    return _LETTERS_AROUND + sum(len(text) for text in texts)
