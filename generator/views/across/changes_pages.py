"""The list of changes of the site: corrections, changed promises and withdrawals, by year.

A last section lists the regions that nobody has looked at for a year, without names of people; in a
large site it leads to a list of all regions by that day. Long lists go on on numbered pages.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from generator.context import BuildContext
from generator.facts.region_facts import ChangeFacts, RegionFacts
from generator.link.row_lists import CHANGES_ON_PAGE, rows_on_pages
from generator.views import addresses
from generator.views.across.province_lists import marks_in_list, sources_note
from generator.views.blocks import Paragraph, paragraph, state_day
from generator.views.components.freshness import is_stale
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble, assemble_list
from generator.views.records.continued import other_parts, part_title
from generator.views.region.change_facts import change_link
from generator.views.tables import Link, LinkList, Row, Table
from generator.views.values import date_text, state_day_text

_MOST_UPDATED = 12
"""Most regions in the list of those whose data changed last."""
_Changed = tuple[ChangeFacts, RegionFacts]


def view_changes(build: BuildContext) -> tuple[PageView, ...]:
    """Return `/perubahan/`, the changes of each year, and regions by the day of the last check."""
    context = PageContext(build, addresses.changes())
    changed = _newest_first(build.site.real_regions)
    years = sorted({change.day.year for change, _ in changed}, reverse=True)
    sections = (
        _list("terbaru", changed[:CHANGES_ON_PAGE], context),
        *([_years(years, context)] if years else []),
        *_updated(build.site.real_regions, context),
        _stale(build.site.real_regions, context),
    )
    return (
        assemble_list("changes", sections, context),
        *(
            page
            for year in years
            for page in _year(year, [item for item in changed if item[0].day.year == year], build)
        ),
        *_checked(build),
    )


def _newest_first(regions: Iterable[RegionFacts]) -> list[_Changed]:
    changed = [(change, region) for region in regions for change in region.changes]
    return sorted(changed, key=_order)


def _order(changed: _Changed) -> tuple[int, str, str, str]:
    change, region = changed
    # Slug, address and words break ties, so that every build has the same order.
    return -change.day.toordinal(), region.slug, change.address, change.told


def _list(key: str, changed: Sequence[_Changed], context: PageContext) -> Section:
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
        else Paragraph(context.sentence("section.terbaru.missing")),
    )


def _updated(regions: Iterable[RegionFacts], context: PageContext) -> Iterator[Section]:
    """Yield the regions whose data changed last, with the day; nothing if no day is known."""
    known = [(region.changed_on, region) for region in regions if region.changed_on is not None]
    newest = sorted(known, key=lambda item: (-item[0].toordinal(), item[1].slug))[:_MOST_UPDATED]
    links = tuple(
        Link(
            context.word("changes.updated", region=region.full_name, date=date_text(day, context)),
            context.link(addresses.region(region.slug)),
        )
        for day, region in newest
    )
    if links:
        title = context.word("section.data-diperbarui.title")
        yield Section.of("data-diperbarui", title, LinkList(links))


def _years(years: list[int], context: PageContext) -> Section:
    links = tuple(
        Link(context.word("changes.of_year", year=year), context.link(addresses.changes(year)))
        for year in years
    )
    return Section.of("tahun", context.word("section.tahun.title"), LinkList(links))


def _year(year: int, changed: list[_Changed], build: BuildContext) -> Iterator[PageView]:
    """Yield the changes of a year, page by page."""
    first = addresses.changes(year)
    pages = rows_on_pages(changed, CHANGES_ON_PAGE)
    for number, shown in enumerate(pages, start=1):
        context = PageContext(build, addresses.part(first, number))
        regions = dict.fromkeys(region.slug for _, region in shown)
        title = context.word("changes.of_year", year=year)
        parts = PageParts(
            template="page.md.j2",
            title=part_title(title, number, len(pages), context),
            description=context.word("changes.description_of_year", year=year),
            breadcrumbs=((context.word("changes.title"), addresses.changes()),),
            lead=context.sentence("changes.lead"),
            sections=(
                _list("daftar-perubahan", shown, context),
                *other_parts(first, number, len(pages), context),
            ),
            files=build.site.national.files,
            regions=tuple(build.site.by_slug[slug] for slug in regions),
        )
        yield assemble(parts, context)


def _last_look(region: RegionFacts) -> dt.date | None:
    return region.confirmed_on or region.changed_on


def _by_last_look(regions: Iterable[RegionFacts]) -> list[RegionFacts]:
    """Return regions by the day somebody last looked at them, the longest wait first.

    Regions without a known day come last.
    """
    return sorted(
        regions,
        key=lambda region: (_last_look(region) or dt.date.max, region.full_name, region.slug),
    )


def _look_links(regions: Iterable[RegionFacts], context: PageContext) -> tuple[Link, ...]:
    return tuple(
        Link(
            region.full_name
            if (day := _last_look(region)) is None
            else context.word(
                "changes.stale", region=region.full_name, date=date_text(day, context)
            ),
            context.link(addresses.region(region.slug)),
        )
        for region in regions
    )


def _checked(build: BuildContext) -> Iterator[PageView]:
    """Yield all real regions by the day of the last look, page by page; none in a small site."""
    regions = _by_last_look(build.site.real_regions)
    if len(regions) <= CHANGES_ON_PAGE:
        return
    first, pages = addresses.checked(), rows_on_pages(regions)
    for number, shown in enumerate(pages, start=1):
        context = PageContext(build, addresses.part(first, number))
        parts = PageParts(
            template="page.md.j2",
            title=part_title(context.word("changes.checked"), number, len(pages), context),
            description=context.word("changes.description_of_checked"),
            breadcrumbs=((context.word("changes.title"), addresses.changes()),),
            lead=context.word("changes.lead_of_checked"),
            sections=(
                Section.of(
                    "daftar",
                    context.word("section.daftar.title"),
                    LinkList(_look_links(shown, context)),
                ),
                *other_parts(first, number, len(pages), context),
            ),
            files=build.site.national.files,
            regions=tuple(shown),
        )
        yield assemble(parts, context)


def _stale(regions: tuple[RegionFacts, ...], context: PageContext) -> Section:
    """Return the regions that nobody has looked at for a year, the longest wait first."""
    today = context.build.today
    context.note_state()
    waiting = [
        region
        for region in _by_last_look(regions)
        if _last_look(region) is not None
        and is_stale(region.confirmed_on, region.changed_on, today)
    ]
    links = _look_links(waiting[:CHANGES_ON_PAGE], context)
    # The number of all regions decides, since that of the waiting ones depends on the day.
    has_list = len(regions) > CHANGES_ON_PAGE
    checked = Link(context.word("changes.checked"), context.link(addresses.checked()))
    return Section.of(
        "lama-tidak-diperiksa",
        context.word("section.lama-tidak-diperiksa.title"),
        state_day(state_day_text(context)),
        Paragraph(context.word("section.lama-tidak-diperiksa.intro")) if links else None,
        None if links else Paragraph(context.sentence("section.lama-tidak-diperiksa.missing")),
        LinkList((*links, checked) if has_list else links) if links or has_list else None,
    )
