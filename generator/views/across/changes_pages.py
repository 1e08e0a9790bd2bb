"""The list of changes of the site: corrections, changed promises and withdrawals, by year.

A last section lists the regions that nobody has looked at for a year, without names of people.
"""

from collections.abc import Iterable

from generator.context import BuildContext
from generator.facts.region_facts import ChangeFacts, RegionFacts
from generator.views import addresses
from generator.views.across.province_lists import marks_in_list, sources_note
from generator.views.blocks import Absence, Paragraph, paragraph, state_day
from generator.views.components.freshness import is_stale
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble, assemble_list
from generator.views.region.change_facts import change_link
from generator.views.tables import Link, LinkList, Row, Table
from generator.views.values import date_text, state_day_text

_NEWEST = 30
"""Most changes on the first page; the pages of the years have all."""

_Changed = tuple[ChangeFacts, RegionFacts]


def view_changes(build: BuildContext) -> tuple[PageView, ...]:
    """Return `/perubahan/`, and a page for each year with changes of real regions."""
    context = PageContext(build, addresses.changes())
    changed = _newest_first(build.site.real_regions)
    years = sorted({change.day.year for change, _ in changed}, reverse=True)
    sections = (
        _list("terbaru", changed[:_NEWEST], context),
        *([_years(years, context)] if years else []),
        _stale(build.site.real_regions, context),
    )
    return (
        assemble_list("changes", sections, context),
        *(
            _year(year, [item for item in changed if item[0].day.year == year], build)
            for year in years
        ),
    )


def _newest_first(regions: Iterable[RegionFacts]) -> list[_Changed]:
    changed = [(change, region) for region in regions for change in region.changes]
    return sorted(changed, key=_order)


def _order(changed: _Changed) -> tuple[int, str, str, str]:
    change, region = changed
    # Slug, address and words break ties, so that every build has the same order.
    return -change.day.toordinal(), region.slug, change.address, change.told


def _list(key: str, changed: list[_Changed], context: PageContext) -> Section:
    rows = tuple(
        Row(
            (
                change_link(change, context),
                region.full_name,
                change.date,
                change.told,
                change.reason or "",
            ),
            marks_in_list(change.sources, len(changed), context),
        )
        for change, region in changed
    )
    columns = ("what", "region", "date", "told", "reason")
    head = tuple(context.word(f"changes.{column}") for column in columns)
    return Section.of(
        key,
        context.word(f"section.{key}.title"),
        paragraph(sources_note(len(rows), context)) if rows else None,
        Table(context.word("changes.caption"), head, rows)
        if rows
        else Absence(context.sentence("section.terbaru.missing")),
    )


def _years(years: list[int], context: PageContext) -> Section:
    links = tuple(
        Link(context.word("changes.of_year", year=year), context.link(addresses.changes(year)))
        for year in years
    )
    return Section.of("tahun", context.word("section.tahun.title"), LinkList(links))


def _year(year: int, changed: list[_Changed], build: BuildContext) -> PageView:
    context = PageContext(build, addresses.changes(year))
    regions = dict.fromkeys(region.slug for _, region in changed)
    parts = PageParts(
        template="page.md.j2",
        title=context.word("changes.of_year", year=year),
        description=context.word("changes.description_of_year", year=year),
        breadcrumbs=((context.word("changes.title"), addresses.changes()),),
        lead=context.sentence("changes.lead"),
        sections=(_list("daftar-perubahan", changed, context),),
        files=build.site.national.files,
        regions=tuple(build.site.by_slug[slug] for slug in regions),
    )
    return assemble(parts, context)


def _stale(regions: Iterable[RegionFacts], context: PageContext) -> Section:
    """Return the regions that nobody has looked at for a year, the longest wait first."""
    today = context.build.today
    context.note_state()
    waiting = sorted(
        (last, region.full_name, region.slug)
        for region in regions
        if (last := region.confirmed_on or region.changed_on) is not None
        and is_stale(region.confirmed_on, region.changed_on, today)
    )
    links = tuple(
        Link(
            context.word("changes.stale", region=name, date=date_text(day, context)),
            context.link(addresses.region(slug)),
        )
        for day, name, slug in waiting
    )
    return Section.of(
        "lama-tidak-diperiksa",
        context.word("section.lama-tidak-diperiksa.title"),
        state_day(state_day_text(context)),
        Paragraph(context.word("section.lama-tidak-diperiksa.intro")) if links else None,
        LinkList(links)
        if links
        else Absence(context.sentence("section.lama-tidak-diperiksa.missing")),
    )
