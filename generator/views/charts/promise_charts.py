"""Charts of a region's promises: quick wins by state, and the timeline of the road map."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.link.site import RegionSite, SourceRecord
from generator.model.dates import PartialDate
from generator.model.documents import Phase, RoadMap, WorkProgramme, WorkYear
from generator.model.plan import PlanState
from generator.model.quick_win import QuickWin, ShownState
from generator.model.sourced import NOWHERE, standing_of
from generator.views.charts.bar_chart import FEWEST, BarChartSpec, ChartRow, amount, bar_chart
from generator.views.charts.bars import BarRow, Series
from generator.views.charts.shapes import Chart, Labels
from generator.views.charts.timeline import DueQuickWin, Schedule, TimeSpan, draw_timeline
from generator.views.context import PageContext
from generator.views.marks import view_marks
from generator.views.tables import Row, Table
from generator.views.values import (
    date_text,
    enum_text,
    number_text,
    plain_text,
    quick_win_title,
    short_name,
)

# Colour alone would not tell these states from their neighbours in print or for colour-blind eyes.
_PATTERNED = frozenset(
    {
        ShownState.RUNNING,
        ShownState.LATE,
        ShownState.PARTLY_ACHIEVED,
        ShownState.STOPPED,
    }
)
_YEARS = range(1, 9_999)
"""Years of the calendar of `datetime`."""


def quick_win_states_chart(region: RegionSite, context: PageContext) -> Chart | None:
    """Return the number of quick wins in each state on the day of the build.

    None with fewer than two states: a single number needs no drawing.
    """
    quick_wins = region.promises
    tally = Counter(
        context.shown_state(source_record.record, region.terms(source_record.record))
        for source_record in quick_wins
    )
    shown = [state for state in ShownState if tally[state]]
    if len(shown) < FEWEST:
        return None
    chart_rows = tuple(_state_row(state, tally[state], context) for state in shown)
    values = ", ".join(f"{enum_text(state, context)} {tally[state]}" for state in shown)
    labels = Labels(
        context.word("chart.states.title"),
        context.word("chart.states.caption", count=number_text(len(quick_wins), context)),
        context.word("chart.states.description", values=values),
    )
    series = (Series(context.word("quick_wins.count")),)
    spec = BarChartSpec("grafik_keadaan", labels, context.word("quick_win.state"), series)
    return bar_chart(spec, chart_rows, context)


def _state_row(state: ShownState, count: int, context: PageContext) -> ChartRow:
    row = BarRow(
        enum_text(state, context),
        (amount(count, context),),
        kind=f"bar mp-chart__bar--{state.value}",
        pattern=state.value if state in _PATTERNED else None,
    )
    return ChartRow(row)


def road_map_chart(region: RegionSite, context: PageContext) -> Chart | None:
    """Return the timeline of phases, years of work and due dates; None with fewer than two."""
    phases = _phases(region.plan.road_map)
    work = _work(region.plan.work_programme)
    dated = tuple(
        source_record for source_record in region.promises if source_record.record.due is not None
    )
    schedule = _schedule(phases, work, dated, region, context)
    if len(schedule.spans) + len(schedule.counts) + len(schedule.dues) < FEWEST:
        return None
    first, last = schedule.years
    notes = _undated_notes(
        len(phases) - len(schedule.spans), len(region.promises) - len(dated), context
    )
    labels = Labels(
        context.word("chart.road_map.title"),
        context.word("chart.road_map.caption", first=first, last=last),
        context.word(
            "chart.road_map.description",
            first=first,
            last=last,
            phases=len(schedule.spans),
            years=len(schedule.counts),
            quick_wins=len(schedule.dues),
        ),
        notes,
    )
    head = tuple(context.word(f"chart.road_map.{column}") for column in ("what", "when", "detail"))
    rows = (
        *_phase_rows(phases, region, context),
        *_work_rows(work, region, context),
        *_due_rows(region, context),
    )
    return Chart(
        "grafik_peta_jalan",
        "timeline",
        labels,
        draw_timeline(schedule),
        Table(labels.title, head, rows),
    )


def _phases(road_map: RoadMap | None) -> tuple[Phase, ...]:
    return () if road_map is None else road_map.phases


def _work(programme: WorkProgramme | None) -> tuple[WorkYear, ...]:
    years = () if programme is None else programme.years
    return tuple(year for year in years if year.year in _YEARS)


def _schedule(
    phases: tuple[Phase, ...],
    work: tuple[WorkYear, ...],
    dated: tuple[SourceRecord[QuickWin], ...],
    region: RegionSite,
    context: PageContext,
) -> Schedule:
    dues = tuple(sorted(_dues(dated, region, context), key=lambda due: (due.last, due.first)))
    is_judged = any(region.terms(item.record).state is not PlanState.FORMER for item in dated)
    # The key of the timeline names only the states that the timeline shows.
    shown = {due.state for due in dues}
    return Schedule(
        spans=tuple(_spans(phases, context)),
        counts=tuple((year.year, len(year.items)) for year in work),
        dues=dues,
        headings=(
            context.word("chart.road_map.phases"),
            context.word("chart.road_map.years"),
            context.word("chart.road_map.quick_wins"),
        ),
        states=tuple((state, enum_text(state, context)) for state in ShownState if state in shown),
        today=_today(context) if is_judged else None,
    )


def _today(context: PageContext) -> tuple[dt.date, str]:
    day = context.build.today
    date = date_text(PartialDate(day.year, day.month, day.day), context)
    return day, context.word("cloth.today", date=date)


def _spans(phases: tuple[Phase, ...], context: PageContext) -> Iterator[TimeSpan]:
    """Yield the phases with both dates; the table below the chart lists the phases without."""
    for phase in phases:
        if phase.start is None or phase.end is None:
            continue
        first, last = phase.start.first_day, phase.end.last_day
        if first <= last:
            name = short_name(phase.short, plain_text(phase.title, context), context)
            yield TimeSpan(name, first, last)


def _dues(
    dated: Iterable[SourceRecord[QuickWin]], region: RegionSite, context: PageContext
) -> Iterator[DueQuickWin]:
    for source_record in dated:
        record = source_record.record
        due = record.due
        if due is not None:
            state = context.shown_state(record, region.terms(record))
            yield DueQuickWin(
                short_name(
                    record.short, quick_win_title(source_record.id, record, context), context
                ),
                state,
                due.first_day,
                due.last_day,
            )


def _undated_notes(phases: int, quick_wins: int, context: PageContext) -> tuple[str, ...]:
    counted = context.catalogue.counted
    notes = (
        counted("chart.road_map.undated_phases", phases) if phases else None,
        counted("chart.road_map.undated_quick_wins", quick_wins) if quick_wins else None,
    )
    return tuple(note for note in notes if note is not None)


def _phase_rows(
    phases: tuple[Phase, ...], region: RegionSite, context: PageContext
) -> Iterator[Row]:
    unknown = context.word("value.unpublished")
    road_map = region.plan.road_map
    for phase in phases:
        start, end = (
            unknown if date is None else date_text(date, context)
            for date in (phase.start, phase.end)
        )
        when = start if start == end else f"{start} – {end}"
        around = NOWHERE if road_map is None else region.standing(road_map).below("phases")
        sources = standing_of(phase, around).of("title", "short", "start", "end")
        detail = context.catalogue.counted("chart.road_map.items", len(phase.items))
        title = plain_text(phase.title, context)
        short = short_name(phase.short, title, context)
        # The drawing has the short name alone.
        if short != title:
            title = context.word("chart.road_map.phase", title=title, short=short)
        yield Row((title, when, detail), view_marks(sources, context))


def _work_rows(
    work: tuple[WorkYear, ...], region: RegionSite, context: PageContext
) -> Iterator[Row]:
    programme = region.plan.work_programme
    for year in work:
        around = NOWHERE if programme is None else region.standing(programme).below("years")
        sources = standing_of(year, around).every
        detail = context.catalogue.counted("chart.road_map.items", len(year.items))
        yield Row(
            (context.word("record.WorkProgramme"), str(year.year), detail),
            view_marks(sources, context),
        )


def _due_rows(region: RegionSite, context: PageContext) -> Iterator[Row]:
    unknown = context.word("value.unpublished")
    for source_record in region.promises:
        due, terms = source_record.record.due, region.terms(source_record.record)
        state = enum_text(context.shown_state(source_record.record, terms), context)
        title = quick_win_title(source_record.id, source_record.record, context)
        when = unknown if due is None else date_text(due, context)
        yield Row(
            (title, when, state),
            view_marks(standing_of(source_record.record).of("title", "due", "state"), context),
        )
