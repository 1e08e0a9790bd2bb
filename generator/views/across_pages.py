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
from generator.views.charts.national_charts import province_map
from generator.views.charts.shapes import drawn
from generator.views.context import PageContext
from generator.views.entries import EntryOptions, view_entry
from generator.views.markup import escape
from generator.views.page import PageParts, PageView, Section, assemble, assemble_list
from generator.views.programme_facts import programme_facts
from generator.views.promise_lists import due_next, view_promises
from generator.views.province_lists import marks_in_list, way_to_sources
from generator.views.tables import Link, Row, Table
from generator.views.values import number_text, plain_text

_SHOWN_REGIONS = 12
"""Regions listed on the home page; where there are more, the map and the list of all lead to them.
"""
_SHOWN_UPDATES = 5


def view_across(build: BuildContext) -> tuple[PageView, ...]:
    """Return the pages that speak of all regions, but for dimensions, the programme and sources."""
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
        Section(
            "cari-daerah",
            context.word("section.cari-daerah.title"),
            searches=context.link(addresses.regions()),
            charts=drawn(province_map(context)),
            links=(
                *(_region_links(real, context) if len(real) <= _SHOWN_REGIONS else ()),
                Link(context.word("home.all_regions"), context.link(addresses.regions())),
            ),
        ),
        _programme(context),
        due_next(real, context),
        _latest(real, context),
        Section(
            "contoh",
            context.word("section.contoh.title"),
            context.word("home.fictional"),
            links=_fictional(context),
        ),
    )
    return assemble_list("home", sections, context)


def _programme(context: PageContext) -> Section:
    """Return the movement in figures that add up, with the way to the ledger that does the sums."""
    programme = context.site.national.programme.record
    return Section(
        "program",
        context.word("section.program.title"),
        context.sentence(
            "home.programme",
            name=plain_text(programme.name, context),
            count=number_text(
                sum(region.takes_part for region in context.site.real_regions), context
            ),
        ),
        facts=programme_facts(programme, context),
        links=(Link(context.word("programme.title"), context.link("program/")),),
    )


def _region_links(regions: tuple[RegionFacts, ...], context: PageContext) -> tuple[Link, ...]:
    return tuple(
        Link(_listed_name(region, context), context.link(addresses.region(region.slug)))
        for region in sorted(regions, key=lambda region: (region.name, region.slug))
    )


def _listed_name(region: RegionFacts, context: PageContext) -> str:
    """Return the name of a region; of one that has nothing else, that there is no more."""
    if region.is_name_only:
        return context.word("regions.listed_name_only", region=region.full_name)
    return region.full_name


def _fictional(context: PageContext) -> tuple[Link, ...]:
    return _region_links(
        tuple(region for region in context.site.regions if region.is_fictional), context
    )


def _latest(regions: tuple[RegionFacts, ...], context: PageContext) -> Section:
    news = [
        (update.day, region.slug, update.id, region, update)
        for region in regions
        for update in region.updates
    ]
    newest = sorted(news, key=lambda item: item[:3], reverse=True)[:_SHOWN_UPDATES]
    links = tuple(_update_link(update, region, context) for *_, region, update in newest)
    missing = None if links else context.sentence("section.kabar-terbaru.missing")
    return Section(
        "kabar-terbaru", context.word("section.kabar-terbaru.title"), links=links, missing=missing
    )


def _update_link(update: UpdateFacts, region: RegionFacts, context: PageContext) -> Link:
    label = context.word("update.listed_across", listed=update.listed, region=region.full_name)
    return Link(label, context.link(addresses.update(region.slug, update.id)))


def _regions(context: PageContext) -> PageView:
    """Return the list of regions by province, with cohort, framework and how much is known, then
    from A to Z.
    """
    real = context.site.real_regions
    by_province: dict[str, list[RegionFacts]] = defaultdict(list)
    for region in real:
        by_province[region.province or ""].append(region)
    sections = [
        Section(
            f"provinsi-{province.code}",
            province.name,
            table=_region_table(
                by_province[province.code],
                context.word("regions.caption", province=province.name),
                context,
            ),
        )
        for province in context.site.national.provinces.record.provinces
        if province.code in by_province
    ]
    if by_province[""]:
        unknown = context.word("regions.without_province")
        table = _region_table(by_province[""], unknown, context)
        sections.append(Section("tanpa-provinsi", unknown, table=table))
    universe = context.site.national.programme.record.universe.value
    lead = context.sentence(
        "regions.lead",
        count=number_text(len(real), context),
        plans=number_text(sum(region.has_plan for region in real), context),
        universe=number_text(universe, context),
    )
    sources = way_to_sources(len(real), context)
    if sources is not None:
        lead = Markup("{} {}").format(lead, sources)
    fictional = Section(
        "contoh",
        context.word("section.contoh.title"),
        context.word("home.fictional"),
        links=_fictional(context),
    )
    by_name = Section(
        "abjad", context.word("section.abjad.title"), links=_region_links(real, context)
    )
    return assemble_list(
        "regions", (*sections, by_name, fictional), context, lead=lead, template="regions.md.j2"
    )


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
    table = Table(context.word("villages.caption"), head, rows)
    missing = None if rows else context.sentence("section.desa.missing")
    sections = (
        Section(
            "daftar",
            context.word("section.daftar.title"),
            way_to_sources(len(rows), context),
            table=table if rows else None,
            missing=missing,
        ),
    )
    return assemble_list("villages", sections, context)


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


def _term_options(term: Term) -> EntryOptions:
    """Return how a term is shown; that a word is Indonesian goes without saying."""
    hidden = frozenset({"language"}) if term.language == "id" else frozenset[str]()
    return EntryOptions(f"istilah-{term.id}", hidden=hidden)


def _glossary(context: PageContext) -> PageView:
    """Return the terms from A to Z, each under the letter that its identifier begins with."""
    terms = context.site.national.glossary.record.terms
    ordered = sorted(terms, key=lambda term: (term.id[0], term.term.casefold()))
    sections = tuple(
        Section(
            f"huruf-{letter}",
            letter.upper(),
            entries=tuple(
                view_entry(term, standing_of(term), context, _term_options(term)) for term in group
            ),
        )
        for letter, group in groupby(ordered, key=lambda term: term.id[0])
    )
    parts = PageParts(
        template="page.md.j2",
        title=context.word("glossary.title"),
        description=context.word("glossary.description"),
        breadcrumbs=(),
        lead=context.sentence("glossary.lead"),
        sections=sections,
        files=(context.site.national.glossary,),
    )
    return assemble(parts, context)
