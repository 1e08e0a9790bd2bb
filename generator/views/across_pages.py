"""Pages across regions: home, the list of regions, quick wins, smart villages and glossary.

Fictional regions stand apart, with their mark, and are in no count.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from generator.link import plan_framework
from generator.link.site import Filed, RegionSite
from generator.model.base import Kind, Record
from generator.model.programme import Term
from generator.model.quick_win import QuickWin, ShownState, shown_state
from generator.model.update import Update
from generator.views import addresses
from generator.views.cards import view_promise
from generator.views.charts.national_charts import province_map
from generator.views.charts.shapes import drawn
from generator.views.context import Occasion, PageContext
from generator.views.entries import EntryOptions, view_entry, view_marks
from generator.views.glance import completeness_text
from generator.views.markup import escape
from generator.views.page import PageParts, PageView, Section, assemble
from generator.views.programme_facts import programme_facts
from generator.views.region_records import from_anywhere
from generator.views.tables import Link, Row, Table
from generator.views.values import (
    date_text,
    enum_text,
    number_text,
    plain_text,
    quick_win_title,
    reference_text,
    region_name,
)

_SHOWN_REGIONS = 12
"""Regions listed on the home page; where there are more, the map and the list of all lead to them."""
_SHOWN_UPDATES = 5
_SHOWN_QUICK_WINS = 8


def view_across(occasion: Occasion) -> tuple[PageView, ...]:
    """Return the pages that speak of all regions, but for dimensions, the programme and sources."""
    return (
        _home(PageContext(occasion, addresses.home())),
        _regions(PageContext(occasion, addresses.regions())),
        _quick_wins(PageContext(occasion, "quick-win/")),
        _villages(PageContext(occasion, "desa-cerdas/")),
        _glossary(PageContext(occasion, "glosarium/")),
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
        _due_next(real, context),
        _latest(real, context),
        Section(
            "contoh", context.word("section.contoh.title"), context.word("home.fictional"), links=_fictional(context)
        ),
    )
    return _page("home", sections, context, lead=context.sentence("home.lead"))


def _programme(context: PageContext) -> Section:
    """Return the movement in figures that add up, with the way to the ledger that does the sums."""
    programme = context.site.national.programme.record
    return Section(
        "program",
        context.word("section.program.title"),
        context.sentence("home.programme", name=plain_text(programme.name, context)),
        facts=programme_facts(programme, context),
        links=(Link(context.word("programme.title"), context.link("program/")),),
    )


def _page(key: str, sections: tuple[Section, ...], context: PageContext, *, lead: str | None = None) -> PageView:
    national = context.site.national
    files = (national.glossary,) if key == "glossary" else _files(context)
    parts = PageParts(
        template="regions.md.j2" if key == "regions" else "page.md.j2",
        title=context.word(f"{key}.title"),
        description=context.word(f"{key}.description"),
        breadcrumbs=(),
        lead=lead,
        sections=sections,
        files=files,
    )
    return assemble(parts, context)


def _files(context: PageContext) -> tuple[Filed[Record], ...]:
    """Return all files of the regions that count, and the national ones."""
    regions = (filed for region in context.site.real_regions for filed in region.files)
    return (*context.site.national.files, *regions)


def _region_links(regions: tuple[RegionSite, ...], context: PageContext) -> tuple[Link, ...]:
    return tuple(
        Link(region_name(region, context), context.link(addresses.region(region.slug)))
        for region in sorted(regions, key=lambda region: (region.region.identity.name, region.slug))
    )


def _fictional(context: PageContext) -> tuple[Link, ...]:
    return _region_links(tuple(region for region in context.site.regions if region.is_fictional), context)


def _due_next(regions: tuple[RegionSite, ...], context: PageContext) -> Section:
    """Return the promises not yet kept that are due on the day of the build or later, the nearest first."""
    today = context.occasion.today
    waiting = {ShownState.PLANNED, ShownState.RUNNING, ShownState.UNKNOWN}
    due = sorted(
        (
            (filed.record.due.last_day, region.slug, filed.id, region, filed)
            for region in regions
            for filed in region.quick_wins
            if filed.record.due is not None and shown_state(filed.record, on=today) in waiting
        ),
        key=lambda item: item[:3],
    )
    promises = tuple(
        view_promise(
            filed,
            region,
            context,
            about=region_name(region, context),
            sources=from_anywhere(filed.record.sources, region),
        )
        for *_, region, filed in due[:_SHOWN_QUICK_WINS]
    )
    missing = None if promises else context.sentence("section.janji-terdekat.missing")
    return Section("janji-terdekat", context.word("section.janji-terdekat.title"), promises=promises, missing=missing)


def _latest(regions: tuple[RegionSite, ...], context: PageContext) -> Section:
    news = [
        (filed.record.date.last_day, region.slug, filed.id, region, filed)
        for region in regions
        for filed in region.updates
    ]
    newest = sorted(news, key=lambda item: item[:3], reverse=True)[:_SHOWN_UPDATES]
    links = tuple(_update_link(filed, region, context) for *_, region, filed in newest)
    missing = None if links else context.sentence("section.kabar-terbaru.missing")
    return Section("kabar-terbaru", context.word("section.kabar-terbaru.title"), links=links, missing=missing)


def _update_link(filed: Filed[Update], region: RegionSite, context: PageContext) -> Link:
    title = context.word(
        "update.listed", date=date_text(filed.record.date, context), title=plain_text(filed.record.title, context)
    )
    label = context.word("update.listed_across", listed=title, region=region_name(region, context))
    return Link(label, context.link(addresses.update(region.slug, filed.id)))


def _regions(context: PageContext) -> PageView:
    """Return the list of regions by province, with cohort, framework and how much is known."""
    real = context.site.real_regions
    by_province: dict[str, list[RegionSite]] = defaultdict(list)
    for region in real:
        by_province[region.region.reference.province or ""].append(region)
    sections = [
        Section(
            f"provinsi-{province.code}",
            province.name,
            table=_region_table(
                by_province[province.code], context.word("regions.caption", province=province.name), context
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
        "regions.lead", count=number_text(len(real), context), universe=number_text(universe, context)
    )
    fictional = Section(
        "contoh", context.word("section.contoh.title"), context.word("home.fictional"), links=_fictional(context)
    )
    return _page("regions", (*sections, fictional), context, lead=lead)


def _region_table(regions: list[RegionSite], caption: str, context: PageContext) -> Table:
    head = tuple(context.word(f"regions.{column}") for column in ("region", "cohort", "framework", "completeness"))
    rows = tuple(
        _region_row(region, context) for region in sorted(regions, key=lambda region: region.region.identity.name)
    )
    return Table(caption, head, rows)


def _region_row(region: RegionSite, context: PageContext) -> Row:
    unknown = context.word("value.unpublished")
    years = sorted(str(item.cohort) for item in region.region.participations if item.cohort is not None)
    framework = plan_framework(region)
    return Row(
        (
            Link(region_name(region, context), context.link(addresses.region(region.slug))),
            ", ".join(years) or unknown,
            unknown if framework is None else plain_text(framework.name, context),
            completeness_text(region, context),
        ),
        view_marks(from_anywhere(region.region.identity.sources, region), context),
    )


def _quick_wins(context: PageContext) -> PageView:
    today = context.occasion.today
    rows = tuple(
        _quick_win_row(filed, region, context) for region in context.site.real_regions for filed in region.quick_wins
    )
    states = [
        shown_state(filed.record, on=today) for region in context.site.real_regions for filed in region.quick_wins
    ]
    counts = tuple(
        Row((context.word(f"enum.ShownState.{state.value}"), number_text(states.count(state), context)))
        for state in ShownState
    )
    tally = Table(
        context.word("quick_wins.tally"), (context.word("quick_win.state"), context.word("quick_wins.count")), counts
    )
    head = tuple(context.word(f"quick_win.{column}") for column in ("title", "region", "dimension", "due", "state"))
    table = Table(context.word("quick_win.caption"), head, rows)
    missing = None if rows else context.sentence("section.quick-win.missing")
    sections = (
        Section("keadaan", context.word("section.keadaan.title"), table=tally),
        Section("daftar", context.word("section.daftar.title"), table=table if rows else None, missing=missing),
    )
    return _page("quick_wins", sections, context, lead=context.sentence("quick_wins.lead"))


def _quick_win_row(filed: Filed[QuickWin], region: RegionSite, context: PageContext) -> Row:
    inner = PageContext(context.occasion, context.address, region)
    quick_win, unknown = filed.record, context.word("value.unpublished")
    return Row(
        (
            Link(quick_win_title(filed.id, quick_win, inner), context.link(addresses.quick_win(region.slug, filed.id))),
            region_name(region, context),
            unknown if quick_win.dimension is None else reference_text(Kind.DIMENSION, quick_win.dimension, inner),
            unknown if quick_win.due is None else date_text(quick_win.due, context),
            enum_text(shown_state(quick_win, on=context.occasion.today), context),
        ),
        view_marks(from_anywhere(quick_win.sources, region), context),
    )


def _villages(context: PageContext) -> PageView:
    rows = tuple(_village_rows(context))
    head = tuple(context.word(f"villages.{column}") for column in ("region", "level", "aspects", "villages"))
    table = Table(context.word("villages.caption"), head, rows)
    missing = None if rows else context.sentence("section.desa.missing")
    sections = (
        Section("daftar", context.word("section.daftar.title"), table=table if rows else None, missing=missing),
    )
    return _page("villages", sections, context, lead=context.sentence("villages.lead"))


def _village_rows(context: PageContext) -> Iterator[Row]:
    unknown = context.word("value.unpublished")
    for region in context.site.real_regions:
        programme = region.region.village_programme
        if programme is None and not region.villages:
            continue
        aspects = () if programme is None else programme.aspects
        level = None if programme is None else programme.level
        address = addresses.region_part(region.slug, "desa-cerdas")
        yield Row(
            (
                Link(region_name(region, context), context.link(address)),
                unknown if level is None else plain_text(level, context),
                _ordered([plain_text(aspect.name, context) for aspect in aspects]) if aspects else unknown,
                number_text(len(region.villages), context) if region.villages else unknown,
            ),
            view_marks(from_anywhere(() if programme is None else programme.sources, region), context),
        )


def _ordered(names: list[str]) -> Markup:
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
            entries=tuple(view_entry(term, term.sources, context, _term_options(term)) for term in group),
        )
        for letter, group in groupby(ordered, key=lambda term: term.id[0])
    )
    return _page("glossary", sections, context, lead=context.sentence("glossary.lead"))
