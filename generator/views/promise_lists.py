"""The promises of all regions: on one page while they are few, else by province, and there by
region if need be.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.context import BuildContext
from generator.facts.region_facts import QuickWinFacts, RegionFacts
from generator.link.provinces import MOST_LISTED
from generator.model.quick_win import ShownState
from generator.views import addresses
from generator.views.cards import promise_of
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble, assemble_list
from generator.views.province_lists import InProvince, by_province, marks_in_list, way_to_sources
from generator.views.tables import Link, Row, Table, marked
from generator.views.values import enum_text, number_text, state_day_text

_SHOWN = 8
"""Promises in a short list of those that matter now."""
_MOST_IN_PROVINCE = 100
"""Most promises in the list of a province; where there are more, it leads to the lists of its
regions.
"""
_WAITING = frozenset({ShownState.PLANNED, ShownState.RUNNING, ShownState.UNKNOWN})

_Promised = tuple[QuickWinFacts, RegionFacts]


def view_promises(build: BuildContext) -> tuple[PageView, ...]:
    """Return `/quick-win/`, and the pages of provinces where the list is long."""
    context = PageContext(build, addresses.quick_wins())
    real = build.site.real_regions
    if len(_promised(real)) <= MOST_LISTED:
        return (
            assemble_list("quick_wins", (_tally(real, context), *_lists(real, context)), context),
        )
    provinces = by_province((region for region in real if region.quick_wins), build)
    sections = (
        _tally(real, context),
        Section(
            "provinsi", context.word("section.provinsi.title"), table=_provinces(provinces, context)
        ),
        late_promises(real, context),
        due_next(real, context),
    )
    return (
        assemble_list("quick_wins", sections, context),
        *(_province(province, build) for province in provinces),
    )


def due_next(regions: Iterable[RegionFacts], context: PageContext) -> Section:
    """Return the promises not yet kept that are due on the day of the build or later, the nearest
    first.
    """
    nearest = sorted(_dated(regions, _WAITING, context), key=_due_order)
    return _short_list("janji-terdekat", nearest, context)


def late_promises(regions: Iterable[RegionFacts], context: PageContext) -> Section:
    """Return the promises that are late, those first that became so last: of these most can still
    be asked for.
    """
    latest = sorted(_dated(regions, {ShownState.LATE}, context), key=_due_order, reverse=True)
    return _short_list("terlambat", latest, context)


def _dated(
    regions: Iterable[RegionFacts], states: Iterable[ShownState], context: PageContext
) -> list[_Promised]:
    wanted = frozenset(states)
    return [
        (quick_win, region)
        for quick_win, region in _promised(regions)
        if quick_win.due_last is not None and context.shown_state_of(quick_win) in wanted
    ]


def _due_order(promised: _Promised) -> tuple[str, str, str]:
    quick_win, region = promised
    return str(quick_win.due_last), region.slug, quick_win.id


def _short_list(key: str, promised: list[_Promised], context: PageContext) -> Section:
    promises = tuple(
        promise_of(quick_win, region, context) for quick_win, region in promised[:_SHOWN]
    )
    missing = None if promises else context.sentence(f"section.{key}.missing")
    day = state_day_text(context)
    return Section(
        key, context.word(f"section.{key}.title"), state_day=day, promises=promises, missing=missing
    )


def _promised(regions: Iterable[RegionFacts]) -> list[_Promised]:
    return [(quick_win, region) for region in regions for quick_win in region.quick_wins]


def _province(province: InProvince, build: BuildContext) -> PageView:
    context = PageContext(build, addresses.quick_wins_in(province.slug))
    many = len(_promised(province.regions)) > _MOST_IN_PROVINCE
    parts = PageParts(
        template="page.md.j2",
        title=context.word("quick_wins.in_province", province=province.name),
        description=context.word("quick_wins.description_in_province", province=province.name),
        breadcrumbs=((context.word("quick_wins.title"), addresses.quick_wins()),),
        lead=context.sentence("quick_wins.lead"),
        sections=(
            _tally(province.regions, context),
            *((_regions(province, context),) if many else _lists(province.regions, context)),
        ),
        files=build.site.national.files,
        regions=province.regions,
    )
    return assemble(parts, context)


def _tally(regions: Iterable[RegionFacts], context: PageContext) -> Section:
    states = Counter(context.shown_state_of(quick_win) for quick_win, _ in _promised(regions))
    rows = tuple(
        Row((enum_text(state, context), number_text(states[state], context)))
        for state in ShownState
    )
    head = (context.word("quick_win.state"), context.word("quick_wins.count"))
    table = Table(context.word("quick_wins.tally"), head, rows)
    return Section(
        "keadaan",
        context.word("section.keadaan.title"),
        state_day=state_day_text(context),
        table=table,
    )


def _lists(regions: Iterable[RegionFacts], context: PageContext) -> Iterator[Section]:
    """Yield the quick wins that are promised or under way, then those that are drafts, if any."""
    listed: dict[bool, list[_Promised]] = {False: [], True: []}
    for one in _promised(regions):
        listed[context.shown_state_of(one[0]) is ShownState.DRAFT].append(one)
    if listed[False] or not listed[True]:
        yield _list("daftar", listed[False], context)
    if listed[True]:
        yield _list("rancangan", listed[True], context)


def _list(key: str, promised: list[_Promised], context: PageContext) -> Section:
    rows = tuple(_row(quick_win, region, len(promised), context) for quick_win, region in promised)
    head = tuple(
        context.word(f"quick_win.{column}")
        for column in ("title", "region", "dimension", "due", "state")
    )
    return Section(
        key,
        context.word(f"section.{key}.title"),
        way_to_sources(len(rows), context),
        table=Table(context.word("quick_win.caption"), head, rows) if rows else None,
        missing=None if rows else context.sentence("section.quick-win.missing"),
    )


def _row(quick_win: QuickWinFacts, region: RegionFacts, count: int, context: PageContext) -> Row:
    unknown = context.word("value.unpublished")
    return Row(
        (
            Link(quick_win.title, context.link(addresses.quick_win(region.slug, quick_win.id))),
            region.full_name,
            quick_win.dimension or unknown,
            marked(quick_win.due or unknown, marks_in_list(quick_win.due_sources, count, context)),
            marked(
                enum_text(context.shown_state_of(quick_win), context),
                marks_in_list(quick_win.state_sources, count, context),
            ),
        ),
        marks_in_list(quick_win.sources, count, context),
    )


def _provinces(provinces: tuple[InProvince, ...], context: PageContext) -> Table:
    rows = tuple(
        Row(
            (
                Link(province.name, context.link(addresses.quick_wins_in(province.slug))),
                number_text(len(province.regions), context),
                *_counts(province.regions, context),
            )
        )
        for province in provinces
    )
    return _counted(("province", "regions"), rows, context)


def _regions(province: InProvince, context: PageContext) -> Section:
    rows = tuple(
        Row(
            (
                Link(
                    region.full_name, context.link(addresses.region_part(region.slug, "quick-win"))
                ),
                *_counts((region,), context),
            )
        )
        for region in province.regions
    )
    return Section(
        "daftar", context.word("section.daftar.title"), table=_counted(("region",), rows, context)
    )


def _counts(regions: Iterable[RegionFacts], context: PageContext) -> tuple[str, ...]:
    states = [context.shown_state_of(quick_win) for quick_win, _ in _promised(regions)]
    drafts = states.count(ShownState.DRAFT)
    counts = (
        len(states) - drafts,
        drafts,
        states.count(ShownState.LATE),
        states.count(ShownState.DONE),
    )
    return tuple(number_text(count, context) for count in counts)


def _counted(columns: tuple[str, ...], rows: tuple[Row, ...], context: PageContext) -> Table:
    head = tuple(
        context.word(f"listed.{column}")
        for column in (*columns, "quick_wins", "drafts", "late", "done")
    )
    return Table(context.word("quick_win.caption"), head, rows)
