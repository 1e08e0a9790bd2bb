"""What a region promised, over time: quick wins by state, and the road map with the work of each
year.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.link.site import RegionSite, SourceRecord
from generator.model.documents import Document, Phase, RoadMap, WorkProgramme, WorkYear
from generator.model.quick_win import QuickWin, ShownState
from generator.model.sourced import NOWHERE, standing_of
from generator.views.charts.amounts import FEWEST, Frame, Subject, amount, bar_chart
from generator.views.charts.bars import BarRow, Measure
from generator.views.charts.shapes import Chart, Labels
from generator.views.charts.timeline import Due, Schedule, Stretch, draw_timeline
from generator.views.context import PageContext
from generator.views.marks import view_marks
from generator.views.tables import Row, Table
from generator.views.values import date_text, enum_text, number_text, plain_text, quick_win_title

_ORDER = (
    ShownState.DONE,
    ShownState.RUNNING,
    ShownState.PLANNED,
    ShownState.LATE,
    ShownState.STOPPED,
    ShownState.UNKNOWN,
    ShownState.DRAFT,
)
_PATTERNED = frozenset({ShownState.RUNNING, ShownState.LATE, ShownState.STOPPED})
_YEARS = range(1, 9_999)
"""Years that the calendar can count with."""


def quick_win_states_chart(region: RegionSite, context: PageContext) -> Chart | None:
    """Return how many quick wins are in each state on the day of the build; None for fewer than two
    quick wins.
    """
    quick_wins, documents = region.quick_wins, region.region.documents
    if len(quick_wins) < FEWEST:
        return None
    tally = Counter(
        context.shown_state(source_record.record, documents) for source_record in quick_wins
    )
    subjects = tuple(
        Subject(
            BarRow(
                enum_text(state, context),
                (amount(tally[state], context),),
                kind=f"bar mp-chart__bar--{state.value}",
                pattern=state.value if state in _PATTERNED else None,
            )
        )
        for state in _ORDER
    )
    values = ", ".join(
        f"{enum_text(state, context)} {tally[state]}" for state in _ORDER if tally[state]
    )
    labels = Labels(
        context.word("chart.states.title"),
        context.word("chart.states.caption", count=number_text(len(quick_wins), context)),
        context.word("chart.states.description", values=values),
    )
    measures = (Measure(context.word("quick_wins.count")),)
    return bar_chart(
        Frame("grafik_keadaan", labels, context.word("quick_win.state"), measures),
        subjects,
        context,
    )


def road_map_chart(region: RegionSite, context: PageContext) -> Chart | None:
    """Return phases, years of work and due dates on a line of time; None where fewer than two of
    them are dated.
    """
    phases = _phases(region.region.road_map)
    work = _work(region.region.work_programme)
    dated = tuple(
        source_record for source_record in region.quick_wins if source_record.record.due is not None
    )
    schedule = _schedule(phases, work, dated, region.region.documents, context)
    if len(schedule.stretches) + len(schedule.counts) + len(schedule.dues) < FEWEST:
        return None
    first, last = schedule.years
    notes = _undated_notes(
        len(phases) - len(schedule.stretches), len(region.quick_wins) - len(dated), context
    )
    labels = Labels(
        context.word("chart.road_map.title"),
        context.word("chart.road_map.caption", first=first, last=last),
        context.word(
            "chart.road_map.description",
            first=first,
            last=last,
            phases=len(schedule.stretches),
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
    return (
        () if programme is None else tuple(year for year in programme.years if year.year in _YEARS)
    )


def _schedule(
    phases: tuple[Phase, ...],
    work: tuple[WorkYear, ...],
    dated: tuple[SourceRecord[QuickWin], ...],
    documents: tuple[Document, ...],
    context: PageContext,
) -> Schedule:
    dues = tuple(sorted(_dues(dated, documents, context), key=lambda due: (due.last, due.first)))
    shown = {due.state for due in dues}
    return Schedule(
        stretches=tuple(
            Stretch(plain_text(phase.title, context), phase.start.first_day, phase.end.last_day)
            for phase in phases
            if phase.start is not None
            and phase.end is not None
            and phase.start.first_day <= phase.end.last_day
        ),
        counts=tuple((year.year, len(year.items)) for year in work),
        dues=dues,
        headings=(
            context.word("chart.road_map.phases"),
            context.word("chart.road_map.years"),
            context.word("chart.road_map.quick_wins"),
        ),
        states=tuple((state, enum_text(state, context)) for state in _ORDER if state in shown),
    )


def _dues(
    dated: Iterable[SourceRecord[QuickWin]], documents: tuple[Document, ...], context: PageContext
) -> Iterator[Due]:
    for source_record in dated:
        due = source_record.record.due
        if due is not None:
            state = context.shown_state(source_record.record, documents)
            yield Due(
                quick_win_title(source_record.id, source_record.record, context),
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
    road_map = region.region.road_map
    for phase in phases:
        start, end = (
            unknown if date is None else date_text(date, context)
            for date in (phase.start, phase.end)
        )
        when = start if start == end else f"{start} – {end}"
        around = NOWHERE if road_map is None else standing_of(road_map).below("phases")
        sources = standing_of(phase, around).of("title", "start", "end")
        detail = context.catalogue.counted("chart.road_map.items", len(phase.items))
        yield Row((plain_text(phase.title, context), when, detail), view_marks(sources, context))


def _work_rows(
    work: tuple[WorkYear, ...], region: RegionSite, context: PageContext
) -> Iterator[Row]:
    programme = region.region.work_programme
    for year in work:
        around = NOWHERE if programme is None else standing_of(programme).below("years")
        sources = standing_of(year, around).every
        detail = context.catalogue.counted("chart.road_map.items", len(year.items))
        yield Row(
            (context.word("record.WorkProgramme"), str(year.year), detail),
            view_marks(sources, context),
        )


def _due_rows(region: RegionSite, context: PageContext) -> Iterator[Row]:
    unknown, documents = context.word("value.unpublished"), region.region.documents
    for source_record in region.quick_wins:
        due = source_record.record.due
        state = enum_text(context.shown_state(source_record.record, documents), context)
        title = quick_win_title(source_record.id, source_record.record, context)
        when = unknown if due is None else date_text(due, context)
        yield Row(
            (title, when, state),
            view_marks(standing_of(source_record.record).of("title", "due", "state"), context),
        )
