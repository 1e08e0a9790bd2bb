"""Promises across regions: on a single page, by province, or by region within a province.

The number of promises decides, so that no page grows without bound.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.context import BuildContext
from generator.facts.region_facts import QuickWinFacts, RegionFacts
from generator.link.provinces import MOST_LISTED
from generator.model.quick_win import OPEN_STATES, RARE_STATES, ShownState
from generator.views import addresses
from generator.views.across.province_lists import (
    InProvince,
    by_province,
    marks_in_list,
    sources_note,
)
from generator.views.blocks import Absence, Paragraph, paragraph, state_day
from generator.views.components.promises import PromiseList, promise_of
from generator.views.components.roll_up import progress_text
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble, assemble_list
from generator.views.records.past import with_first_due
from generator.views.tables import Link, Row, Table, marked
from generator.views.values import enum_text, number_text, state_day_text

_SHOWN = 8
"""Most promises in the lists of late promises and of promises due next."""
_MOST_IN_PROVINCE = 100
"""Most promises in the list of a province; above it the list leads to lists of regions."""

_Promised = tuple[QuickWinFacts, RegionFacts]


def view_promises(build: BuildContext) -> tuple[PageView, ...]:
    """Return `/quick-win/`, and a page for each province if the list is too long for a page."""
    context = PageContext(build, addresses.quick_wins())
    real = build.site.real_regions
    # On a short list a reader finds every promise at once, and every row has its marks.
    if len(_promised(real)) <= MOST_LISTED:
        return (
            assemble_list("quick_wins", (_tally(real, context), *_lists(real, context)), context),
        )
    provinces = by_province((region for region in real if region.quick_wins), build)
    sections = (
        _tally(real, context),
        Section.of(
            "provinsi", context.word("section.provinsi.title"), _provinces(provinces, context)
        ),
        late_promises(real, context),
        due_next(real, context),
    )
    return (
        assemble_list("quick_wins", sections, context),
        *(_province(province, build) for province in provinces),
    )


def due_next(regions: Iterable[RegionFacts], context: PageContext) -> Section:
    """Return the promises due on the day of the build or later, the nearest first.

    Promises already kept, stopped or without a date are left out.
    """
    nearest = sorted(_dated(regions, OPEN_STATES, context), key=_due_order)
    return _short_list("janji-terdekat", nearest, context)


def late_promises(regions: Iterable[RegionFacts], context: PageContext) -> Section:
    """Return the late promises, the most recent due date first.

    A promise late by days can be asked for with more success than a promise late by years.
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
    # Slug and identifier break ties, so that every build has the same order.
    return str(quick_win.due_last), region.slug, quick_win.id


def _short_list(key: str, promised: list[_Promised], context: PageContext) -> Section:
    promises = tuple(
        promise_of(quick_win, region, context) for quick_win, region in promised[:_SHOWN]
    )
    return Section.of(
        key,
        context.word(f"section.{key}.title"),
        state_day(state_day_text(context)),
        PromiseList(promises) if promises else Absence(context.sentence(f"section.{key}.missing")),
    )


def _promised(regions: Iterable[RegionFacts]) -> list[_Promised]:
    return [(quick_win, region) for region in regions for quick_win in region.quick_wins]


def _province(province: InProvince, build: BuildContext) -> PageView:
    context = PageContext(build, addresses.quick_wins_in(province.slug))
    is_long = len(_promised(province.regions)) > _MOST_IN_PROVINCE
    parts = PageParts(
        template="page.md.j2",
        title=context.word("quick_wins.in_province", province=province.name),
        description=context.word("quick_wins.description_in_province", province=province.name),
        breadcrumbs=((context.word("quick_wins.title"), addresses.quick_wins()),),
        lead=context.sentence("quick_wins.lead"),
        sections=(
            _tally(province.regions, context),
            *((_regions(province, context),) if is_long else _lists(province.regions, context)),
        ),
        files=build.site.national.files,
        regions=province.regions,
    )
    return assemble(parts, context)


def _tally(regions: Iterable[RegionFacts], context: PageContext) -> Section:
    promised = _promised(regions)
    states = Counter(
        context.shown_state_of(quick_win)
        for quick_win, _ in promised
        if quick_win.former_plan is None
    )
    rows = tuple(
        Row((enum_text(state, context), number_text(states[state], context)))
        for state in ShownState
        if states[state] or state not in RARE_STATES
    )
    head = (context.word("quick_win.state"), context.word("quick_wins.count"))
    table = Table(context.word("quick_wins.tally"), head, rows)
    return Section.of(
        "keadaan",
        context.word("section.keadaan.title"),
        state_day(state_day_text(context)),
        table,
        _former_tally(promised, context),
    )


def _former_tally(promised: list[_Promised], context: PageContext) -> Paragraph | None:
    """Return how many promises of former plans were kept; None without any."""
    states = Counter(
        context.shown_state_of(quick_win)
        for quick_win, _ in promised
        if quick_win.former_plan is not None
    )
    progress = progress_text(states, context)
    return (
        None if progress is None else Paragraph(context.word("progress.former", progress=progress))
    )


def _lists(regions: Iterable[RegionFacts], context: PageContext) -> Iterator[Section]:
    """Yield the list of promises, then drafts, promises of former plans, and withdrawn promises.

    An empty list of promises stands only if nothing else is listed.
    """
    promises: list[_Promised] = []
    drafts: list[_Promised] = []
    former: list[_Promised] = []
    withdrawn: list[_Promised] = []
    for quick_win, region in _promised(regions):
        listed = promises if quick_win.former_plan is None else former
        match context.shown_state_of(quick_win):
            case ShownState.DRAFT:
                listed = drafts
            case ShownState.WITHDRAWN:
                listed = withdrawn
            case _:
                pass
        listed.append((quick_win, region))
    lists = (("rancangan", drafts), ("janji-lama", former), ("ditarik", withdrawn))
    if promises or not any(found for _, found in lists):
        yield _list("daftar", promises, context)
    for key, found in lists:
        if found:
            yield _list(key, found, context)


def _list(key: str, promised: list[_Promised], context: PageContext) -> Section:
    rows = tuple(_row(quick_win, region, len(promised), context) for quick_win, region in promised)
    head = tuple(
        context.word(f"quick_win.{column}")
        for column in ("title", "region", "dimension", "due", "state")
    )
    return Section.of(
        key,
        context.word(f"section.{key}.title"),
        paragraph(sources_note(len(rows), context)),
        Table(context.word("quick_win.caption"), head, rows)
        if rows
        else Absence(context.sentence("section.quick-win.missing")),
    )


def _row(quick_win: QuickWinFacts, region: RegionFacts, count: int, context: PageContext) -> Row:
    unknown = context.word("value.unpublished")
    state = enum_text(context.shown_state_of(quick_win), context)
    if quick_win.count is not None:
        state = context.word("count.with_state", state=state, count=quick_win.count.words)
    state_sources = (
        *quick_win.state_sources,
        *(() if quick_win.count is None else quick_win.count.sources),
    )
    cells = (
        Link(quick_win.title, context.link(addresses.quick_win(region.slug, quick_win.id))),
        region.full_name,
        quick_win.dimension or unknown,
        marked(
            _due(quick_win, context) or unknown,
            marks_in_list(quick_win.due_sources, count, context),
        ),
        marked(state, marks_in_list(tuple(dict.fromkeys(state_sources)), count, context)),
    )
    return Row(cells, marks_in_list(quick_win.sources, count, context))


def _due(quick_win: QuickWinFacts, context: PageContext) -> str | None:
    due = quick_win.due
    return None if due is None else with_first_due(due, quick_win.first_due, context)


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
    rows = []
    for region in province.regions:
        address = addresses.region_part(region.slug, "quick-win")
        link = Link(region.full_name, context.link(address))
        rows.append(Row((link, *_counts((region,), context))))
    table = _counted(("region",), tuple(rows), context)
    return Section.of("daftar", context.word("section.daftar.title"), table)


def _counts(regions: Iterable[RegionFacts], context: PageContext) -> tuple[str, ...]:
    states = [
        context.shown_state_of(quick_win)
        for quick_win, _ in _promised(regions)
        if quick_win.former_plan is None
    ]
    drafts = states.count(ShownState.DRAFT)
    counts = (
        len(states) - drafts - states.count(ShownState.WITHDRAWN),
        drafts,
        states.count(ShownState.LATE),
        states.count(ShownState.DONE),
    )
    return tuple(number_text(count, context) for count in counts)


def _counted(columns: tuple[str, ...], rows: tuple[Row, ...], context: PageContext) -> Table:
    head = (
        *(context.word(f"listed.{column}") for column in (*columns, "quick_wins", "drafts")),
        *(enum_text(state, context) for state in (ShownState.LATE, ShownState.DONE)),
    )
    return Table(context.word("quick_win.caption"), head, rows)
