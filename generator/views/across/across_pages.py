"""Pages across regions: home, the list of regions, quick wins, smart villages and glossary.

Fictional regions stand apart, with their mark, and are in no count.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from generator.context import BuildContext
from generator.facts.region_facts import RegionFacts, UpdateFacts
from generator.model.programme import Term
from generator.model.sourced import standing_of
from generator.views import addresses
from generator.views.across.programme_facts import programme_facts
from generator.views.across.promise_lists import due_next, view_promises
from generator.views.across.province_lists import marks_in_list, sources_note
from generator.views.blocks import Absence, Paragraph, paragraph
from generator.views.charts.national_charts import province_map
from generator.views.charts.shapes import drawn
from generator.views.components.glance import FactList
from generator.views.context import PageContext
from generator.views.markup import escape
from generator.views.page import PageParts, PageView, RegionSearch, Section, assemble, assemble_list
from generator.views.records.record_cards import CardOptions, RecordCards
from generator.views.records.record_views import view_record_card
from generator.views.tables import Link, LinkList, Row, Table
from generator.views.values import number_text, plain_text

_SHOWN_REGIONS = 12
"""Most regions on the home page; above this number it has the map and a link to the list."""
_SHOWN_UPDATES = 5
"""Most updates on the home page."""


def view_across(build: BuildContext) -> tuple[PageView, ...]:
    """Return the pages across regions, except the pages of dimensions, programme and sources."""
    return (
        _home(PageContext(build, addresses.home())),
        _regions(PageContext(build, addresses.regions())),
        *view_promises(build),
        _villages(PageContext(build, "desa-cerdas/")),
        _glossary(PageContext(build, "glosarium/")),
    )


def _home(context: PageContext) -> PageView:
    real = context.site.real_regions
    sections = (
        _find_region(real, context),
        _programme(context),
        due_next(real, context),
        _latest(real, context),
        _fictional(context),
    )
    return assemble_list("home", sections, context)


def _find_region(regions: tuple[RegionFacts, ...], context: PageContext) -> Section:
    """Return the ways to a region: by name, on the map, in a list."""
    address = context.link(addresses.regions())
    links = _region_links(regions, context) if len(regions) <= _SHOWN_REGIONS else ()
    return Section.of(
        "cari-daerah",
        context.word("section.cari-daerah.title"),
        RegionSearch(address),
        *drawn(province_map(context)),
        LinkList((*links, Link(context.word("home.all_regions"), address))),
    )


def _programme(context: PageContext) -> Section:
    """Return the figures of the programme, with a link to the ledger of their sums."""
    programme = context.site.national.programme.record
    taking_part = sum(region.takes_part for region in context.site.real_regions)
    intro = context.sentence(
        "home.programme",
        name=plain_text(programme.name, context),
        count=number_text(taking_part, context),
    )
    link = Link(context.word("programme.title"), context.link("program/"))
    return Section.of(
        "program",
        context.word("section.program.title"),
        Paragraph(intro),
        FactList(programme_facts(programme, context)),
        LinkList((link,)),
    )


def _region_links(regions: tuple[RegionFacts, ...], context: PageContext) -> tuple[Link, ...]:
    return tuple(
        Link(_listed_name(region, context), context.link(addresses.region(region.slug)))
        for region in sorted(regions, key=lambda region: (region.name, region.slug))
    )


def _listed_name(region: RegionFacts, context: PageContext) -> str:
    """Return the name of a region, with a note if only the name is known."""
    if region.is_name_only:
        return context.word("regions.listed_name_only", region=region.full_name)
    return region.full_name


def _fictional(context: PageContext) -> Section:
    regions = tuple(region for region in context.site.regions if region.is_fictional)
    links = _region_links(regions, context)
    return Section.of(
        "contoh",
        context.word("section.contoh.title"),
        Paragraph(context.word("home.fictional")),
        LinkList(links) if links else None,
    )


def _latest(regions: tuple[RegionFacts, ...], context: PageContext) -> Section:
    news = [
        (update.day, region.slug, update.id, region, update)
        for region in regions
        for update in region.updates
        if not update.is_withdrawn
    ]
    # Slug and identifier break ties, so that every build has the same order.
    newest = sorted(news, key=lambda item: item[:3], reverse=True)[:_SHOWN_UPDATES]
    links = tuple(_update_link(update, region, context) for *_, region, update in newest)
    missing = Absence(context.sentence("section.kabar-terbaru.missing"))
    title = context.word("section.kabar-terbaru.title")
    changes = Link(context.word("changes.title"), context.link(addresses.changes()))
    return Section.of(
        "kabar-terbaru", title, None if links else missing, LinkList((*links, changes))
    )


def _update_link(update: UpdateFacts, region: RegionFacts, context: PageContext) -> Link:
    label = context.word("update.listed_across", listed=update.listed, region=region.full_name)
    return Link(label, context.link(addresses.update(region.slug, update.id)))


def _regions(context: PageContext) -> PageView:
    """Return the list of regions, by province and from A to Z.

    The tables by province have cohort, framework and completeness.
    """
    real = context.site.real_regions
    provinces = tuple(_province_tables(real, context))
    universe = context.site.national.programme.record.universe.value
    lead = context.sentence(
        "regions.lead",
        count=number_text(len(real), context),
        plans=number_text(sum(region.has_plan for region in real), context),
        universe=number_text(universe, context),
    )
    sources = sources_note(len(real), context)
    if sources is not None:
        lead = Markup("{} {}").format(lead, sources)
    links = _region_links(real, context)
    by_name = Section.of(
        "abjad", context.word("section.abjad.title"), LinkList(links) if links else None
    )
    sections = (*provinces, by_name, _fictional(context))
    return assemble_list("regions", sections, context, lead=lead, template="regions.md.j2")


def _province_tables(regions: tuple[RegionFacts, ...], context: PageContext) -> Iterator[Section]:
    """Yield a table for each province with regions, then a table for regions without a province."""
    by_province: dict[str, list[RegionFacts]] = defaultdict(list)
    for region in regions:
        by_province[region.province or ""].append(region)
    for province in context.site.national.provinces.record.provinces:
        if province.code in by_province:
            caption = context.word("regions.caption", province=province.name)
            table = _region_table(by_province[province.code], caption, context)
            yield Section.of(f"provinsi-{province.code}", province.name, table)
    if by_province[""]:
        title = context.word("regions.without_province")
        table = _region_table(by_province[""], title, context)
        yield Section.of("tanpa-provinsi", title, table)


def _region_table(regions: list[RegionFacts], caption: str, context: PageContext) -> Table:
    head = tuple(
        context.word(f"regions.{column}")
        for column in ("region", "cohort", "framework", "completeness")
    )
    count = len(context.site.real_regions)
    rows = tuple(
        _region_row(region, count, context)
        for region in sorted(regions, key=lambda region: region.name)
    )
    return Table(caption, head, rows)


def _region_row(region: RegionFacts, count: int, context: PageContext) -> Row:
    unknown = context.word("value.unpublished")
    return Row(
        (
            Link(region.full_name, context.link(addresses.region(region.slug))),
            ", ".join(map(str, sorted(region.cohorts))) or unknown,
            region.framework_name or unknown,
            region.completeness,
        ),
        marks_in_list(region.identity_sources, count, context),
    )


def _villages(context: PageContext) -> PageView:
    rows = tuple(_village_rows(context))
    head = tuple(
        context.word(f"villages.{column}") for column in ("region", "level", "aspects", "villages")
    )
    section = Section.of(
        "daftar",
        context.word("section.daftar.title"),
        paragraph(sources_note(len(rows), context)),
        Table(context.word("villages.caption"), head, rows)
        if rows
        else Absence(context.sentence("section.desa.missing")),
    )
    return assemble_list("villages", (section,), context)


def _village_rows(context: PageContext) -> Iterator[Row]:
    unknown = context.word("value.unpublished")
    listed = [(region, region.villages) for region in context.site.real_regions]
    count = sum(villages is not None for _, villages in listed)
    for region, villages in listed:
        if villages is not None:
            address = addresses.region_part(region.slug, "desa-cerdas")
            yield Row(
                (
                    Link(region.full_name, context.link(address)),
                    villages.level or unknown,
                    _ordered(villages.aspects) if villages.aspects else unknown,
                    number_text(villages.count, context) if villages.count else unknown,
                ),
                marks_in_list(villages.sources, count, context),
            )


def _ordered(names: tuple[str, ...]) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>").format(escape(name)) for name in names)
    return Markup("<ol>{}</ol>").format(items)


def _term_options(term: Term) -> CardOptions:
    """Return the options of a term's card; only a language other than Indonesian is shown."""
    hidden = frozenset({"language"}) if term.language == "id" else frozenset[str]()
    return CardOptions(f"istilah-{term.id}", hidden=hidden)


def _glossary(context: PageContext) -> PageView:
    """Return the terms from A to Z, under the first letter of their identifiers.

    Identifiers have neither accents nor quotation marks, so no term begins with a sign of its own.
    """
    terms = context.site.national.glossary.record.terms
    ordered = sorted(terms, key=lambda term: (term.id[0], term.term.casefold()))
    sections = []
    for letter, group in groupby(ordered, key=lambda term: term.id[0]):
        cards = tuple(
            view_record_card(term, standing_of(term), context, _term_options(term))
            for term in group
        )
        sections.append(Section.of(f"huruf-{letter}", letter.upper(), RecordCards(cards)))
    parts = PageParts(
        template="page.md.j2",
        title=context.word("glossary.title"),
        description=context.word("glossary.description"),
        breadcrumbs=(),
        lead=context.sentence("glossary.lead"),
        sections=tuple(sections),
        files=(context.site.national.glossary,),
    )
    return assemble(parts, context)
