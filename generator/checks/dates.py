"""Rules of the calendar: the order of dates, weekdays, years of documents, dates still to come.

Rules judge certain cases only: a year alone may mean any day of the year. Lateness is not a fault,
so the day of the build serves to find future dates only.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.checks.fields import Field, declared_value
from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Related, Span
from generator.link.site import NationalData, RegionSite, SourceRecord
from generator.model.base import Happened, Kind, Record
from generator.model.brand import Tagline
from generator.model.by_type import ByType
from generator.model.dates import PartialDate, Period, Weekday
from generator.model.documents import (
    Document,
    Phase,
    RoadMap,
    WorkItem,
    WorkProgramme,
    WorkYear,
)
from generator.model.event import Event, Facility
from generator.model.indicator import YearTarget
from generator.model.participation import Agreement, Mentor
from generator.model.people import Body, FormerName, Office, Post, Stakeholder
from generator.model.plan import Flagship, Party, WorkPackage
from generator.model.programme import Cohort, Programme, Signing
from generator.model.quick_win import QuickWin
from generator.model.region import DatedName
from generator.model.release import PUBLISH_AT, Releasable
from generator.model.village import VillageAspect
from generator.model.walk import dates_of_the_past
from generator.model.work_state import WorkState
from generator.source.locate import is_written, span_of

_Date = Field[PartialDate | None]
_Pairs = tuple[tuple[_Date, _Date], ...]
_Series = tuple[tuple[str, Sequence[Field[PartialDate | None] | Field[int]]], ...]


def _cohort_dates(cohort: Cohort) -> _Pairs:
    assessed = Field("assessed_on", cohort.assessed_on)
    decided = Field("decided_on", cohort.decided_on)
    # A cohort without a day of decision is still signed after the assessment, hence three pairs.
    if cohort.signing is None:
        return ((assessed, decided),)
    signed = Field("signing.date", cohort.signing.date)
    return ((assessed, decided), (decided, signed), (assessed, signed))


def _post_dates(post: Post) -> _Pairs:
    start = Field("start", post.start)
    return ((start, Field("end", post.end)), (start, Field("seen_on", post.seen_on)))


def _quick_win_dates(quick_win: QuickWin) -> _Pairs:
    promised = Field("promised_on", quick_win.promised_on)
    due, done = Field("due", quick_win.due), Field("done_on", quick_win.done_on)
    ordered: _Pairs = ((promised, due), (promised, done))
    if quick_win.withdrawn is not None:
        ordered += ((promised, Field("withdrawn.date", quick_win.withdrawn.date)),)
    return ordered


_ordered_dates = (
    ByType[_Pairs]()
    .add(Period, lambda period: ((Field("start", period.start), Field("end", period.end)),))
    .add(Phase, lambda phase: ((Field("start", phase.start), Field("end", phase.end)),))
    .add(Event, lambda event: ((Field("start", event.start), Field("end", event.end)),))
    .add(Post, _post_dates)
    .add(QuickWin, _quick_win_dates)
    .add(Cohort, _cohort_dates)
    .add(Body, lambda body: ((Field("formed", body.formed), Field("ended", body.ended)),))
    .add(Office, lambda office: ((Field("since", office.since), Field("ended", office.ended)),))
    .add(Facility, lambda place: ((Field("since", place.since), Field("until", place.until)),))
    .add(DatedName, lambda name: ((Field("since", name.since), Field("until", name.until)),))
    .add(FormerName, lambda name: ((Field("since", name.since), Field("until", name.until)),))
    .add(Tagline, lambda line: ((Field("date", line.date), Field("until", line.until)),))
)
"""Returns pairs of dates of a record; the first of a pair cannot lie after the second."""


def _road_map_series(road_map: RoadMap) -> _Series:
    return (("phases", [Field("start", phase.start) for phase in road_map.phases]),)


def _quick_win_series(quick_win: QuickWin) -> _Series:
    return (
        ("milestones", [Field("due", milestone.due) for milestone in quick_win.milestones]),
        ("history", [Field("date", report.date) for report in quick_win.history]),
    )


def _history_series(record: WorkPackage | YearTarget) -> _Series:
    return (("history", [Field("date", change.date) for change in record.history]),)


def _work_series(programme: WorkProgramme) -> _Series:
    return (("years", [Field("year", work_year.year) for work_year in programme.years]),)


def _cohort_series(programme: Programme) -> _Series:
    return (("cohorts", [Field("year", cohort.year) for cohort in programme.cohorts]),)


_series = (
    ByType[_Series]()
    .add(RoadMap, _road_map_series)
    .add(QuickWin, _quick_win_series)
    .add(WorkPackage, _history_series)
    .add(YearTarget, _history_series)
    .add(WorkProgramme, _work_series)
    .add(Programme, _cohort_series)
)
"""Returns the key and the dates of each list in time order.

The pages show these lists in the order of the file.
"""

_weekday_and_date = (
    ByType[tuple[Field[Weekday | None], _Date]]()
    .add(
        Signing,
        lambda signing: (Field("weekday", signing.weekday), Field("date", signing.date)),
    )
    .add(
        Agreement,
        lambda agreement: (Field("weekday", agreement.weekday), Field("date", agreement.date)),
    )
    .add(Event, lambda event: (Field("weekday", event.weekday), Field("start", event.start)))
)
"""Returns weekday and date of a record; None for types without a weekday."""

_work_state = (
    ByType[WorkState | None]()
    .add(Facility, lambda facility: facility.state)
    .add(Flagship, lambda flagship: flagship.state)
    .add(Mentor, lambda mentor: mentor.state)
    .add(Office, lambda office: office.state)
    .add(Party, lambda party: party.state)
    .add(Stakeholder, lambda stakeholder: stakeholder.state)
    .add(VillageAspect, lambda aspect: aspect.state)
    .add(WorkItem, lambda item: item.state)
    .add(WorkPackage, lambda package: package.state)
)
"""Returns the state of a work item; None for other types."""


def _begin_of_period(record: WorkPackage | Mentor) -> _Date | None:
    return None if record.period is None else Field("period.start", record.period.start)


_begin = (
    ByType[_Date | Field[int] | None]()
    .add(WorkPackage, _begin_of_period)
    .add(Mentor, _begin_of_period)
    .add(Phase, lambda phase: Field("start", phase.start))
    .add(WorkYear, lambda work_year: Field("year", work_year.year))
)
"""Returns the begin of a work item, or of a phase or year with work items."""


def check_order(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP401 if two dates are in the wrong order, for example an end before a start."""
    for located in source_record.located:
        for earlier, later in _ordered_dates(located.record) or ():
            first, then = earlier.value, later.value
            # Vague dates are out of order only if no choice of days would put them in order.
            if first is not None and then is not None and first.first_day > then.last_day:
                yield _out_of_order(
                    source_record,
                    (earlier.key, str(first)),
                    (later.key, str(then)),
                    base=(located.loc, located.loc),
                )


def check_series(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP401 if a list in time order steps back.

    Lists in time order are phases, milestones, reports, years of work and cohorts.
    """
    for located in source_record.located:
        for items, dates in _series(located.record) or ():
            # An undated item says nothing about order, so the neighbours are compared.
            dated = [
                ((*located.loc, items, position), field.key, field.value)
                for position, field in enumerate(dates)
                if field.value is not None
            ]
            for (before, first_key, first), (after, then_key, then) in pairwise(dated):
                if _begins_after(first, then):
                    yield _out_of_order(
                        source_record,
                        (first_key, str(first)),
                        (then_key, str(then)),
                        base=(before, after),
                    )


def check_not_ahead(source_record: SourceRecord[Record], *, today: dt.date) -> Iterator[Diagnostic]:
    """Yield MP419 if a date of the past lies after the day of the build.

    The type of a field declares whether the date lies in the past; the rule names no record.
    """
    kept_back = _without_readable_release(source_record)
    for located in source_record.located:
        if _is_within(located.loc, kept_back):
            continue
        for key, happened in dates_of_the_past(type(located.record)):
            date = declared_value(located.record, key)
            if (
                not isinstance(date, PartialDate | int)
                or _first_day(date) <= today
                or not _has_happened(located.record, happened)
            ):
                continue
            # A source may have the day of its document, which has a finding of its own.
            if not is_written(source_record.document, (*located.loc, key)):
                continue
            span = span_of(source_record.document, (*located.loc, key))
            related: tuple[Related, ...] = ()
            if happened.beside is not None:
                beside = span_of(source_record.document, (*located.loc, happened.beside))
                related = (Related(beside, "state_given"),)
            yield finding(
                Code.AFTER_TODAY,
                span,
                key=key,
                date=str(date),
                today=today.isoformat(),
                related=related,
            )


def check_begun(source_record: SourceRecord[Record], *, today: dt.date) -> Iterator[Diagnostic]:
    """Yield MP419 if a work item is running or done, but begins in the future.

    An item begins with the period of the item, or with the phase or year around the item.
    """
    kept_back = _without_readable_release(source_record)
    # A walk yields outer records first, so the holder of an item is known before the item.
    records: dict[Loc, Record] = {}
    for located in source_record.located:
        record, loc = located.record, located.loc
        records[loc] = record
        state = _work_state(record)
        if not source_record.is_whole or state is None or not state.has_begun:
            continue
        if _is_within(loc, kept_back):
            continue
        # A path ends in list and position, so two steps less lead to the record with the list.
        for holder_loc in (loc, loc[:-2]):
            holder = records.get(holder_loc)
            begin = None if holder is None else _begin(holder)
            if begin is None or begin.value is None or _first_day(begin.value) <= today:
                continue
            state_span = span_of(source_record.document, (*loc, "state"))
            yield finding(
                Code.AFTER_TODAY,
                span_of(source_record.document, (*holder_loc, *begin.key.split("."))),
                key=begin.key.rpartition(".")[2],
                date=str(begin.value),
                today=today.isoformat(),
                related=(Related(state_span, "state_given"),),
            )


def _without_readable_release(source_record: SourceRecord[Record]) -> tuple[Loc, ...]:
    """Return the paths of records with a release time that is blank or was refused.

    The day on which such a record comes out is unknown, so no date in the record lies ahead of it.
    """
    refused = (cut[:-1] for cut in source_record.cuts if cut[-1:] == (PUBLISH_AT,))
    blank = (
        located.loc
        for located in source_record.located
        if isinstance(located.record, Releasable)
        and located.record.publish_at is None
        and is_written(source_record.document, (*located.loc, PUBLISH_AT))
    )
    return (*refused, *blank)


def _is_within(loc: Loc, places: Sequence[Loc]) -> bool:
    """Return whether a path leads to, or into, one of some places."""
    return any(loc[: len(place)] == place for place in places)


def check_weekdays(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP402 if a day has another weekday than the weekday given beside the day."""
    for located in source_record.located:
        fields = _weekday_and_date(located.record)
        if fields is None:
            continue
        weekday, date = fields
        if weekday.value is None or date.value is None or date.value.day is None:
            continue
        right = list(Weekday)[date.value.first_day.weekday()]
        if weekday.value is not right:
            date_span = span_of(source_record.document, (*located.loc, date.key))
            yield finding(
                Code.WRONG_WEEKDAY,
                span_of(source_record.document, (*located.loc, weekday.key)),
                weekday=weekday.value.value,
                date=str(date.value),
                right=right.value,
                related=(Related(date_span, "date_given"),),
            )


def check_phases(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP415 if a phase or year of work lies outside the period of the named document."""
    steps = (
        (place, step)
        for place, plan in region.plans
        for step in (
            Field("road_map", plan.road_map),
            Field("work_programme", plan.work_programme),
        )
    )
    for place, step in steps:
        if step.value is None or step.value.document is None:
            continue
        document = region.index.get(Kind.DOCUMENT, {}).get(step.value.document)
        if not isinstance(document, Document) or document.period is None:
            continue
        for loc, year, written in _years_of(step.value, step.key):
            if _is_outside(year, document.period):
                yield finding(
                    Code.PHASE_OUTSIDE_PERIOD,
                    span_of(region.main.document, (*place, *loc)),
                    value=written,
                    document=document.id,
                    start=str(document.period.start or "…"),
                    end=str(document.period.end or "…"),
                    related=(Related(_period_span(region, document), "period_given"),),
                )


def _first_day(date: PartialDate | int) -> dt.date:
    return dt.date(date, 1, 1) if isinstance(date, int) else date.first_day


def _has_happened(record: Record, happened: Happened) -> bool:
    """Return whether a date lies in the past by the state beside the date."""
    return happened.beside is None or declared_value(record, happened.beside) in happened.states


def _begins_after(first: PartialDate | int, then: PartialDate | int) -> bool:
    if isinstance(first, PartialDate) and isinstance(then, PartialDate):
        return first.first_day > then.last_day
    # A list holds either dates or years, never both.
    return isinstance(first, int) and isinstance(then, int) and first > then


def _out_of_order(
    source_record: SourceRecord[Record],
    earlier: tuple[str, str],
    later: tuple[str, str],
    *,
    base: tuple[Loc, Loc],
) -> Diagnostic:
    """Return the finding that the second of two dates lies before the first.

    Args:
        source_record: The file.
        earlier: Key and text of the date meant to come first.
        later: Key and text of the date meant to follow.
        base: Paths of the records with the two dates.
    """
    first, then = (
        (*loc, *key.split(".")) for loc, (key, _) in zip(base, (earlier, later), strict=True)
    )
    return finding(
        Code.DATES_OUT_OF_ORDER,
        span_of(source_record.document, then),
        earlier_key=earlier[0],
        earlier=earlier[1],
        later_key=later[0],
        later=later[1],
        related=(Related(span_of(source_record.document, first), "date_given"),),
    )


def _years_of(plan: RoadMap | WorkProgramme, key: str) -> Iterator[tuple[Loc, int, str]]:
    """Yield the place, the year and the written form of each date of a road map or work programme.

    Args:
        plan: The road map or work programme.
        key: Key of the plan in the region's file.
    """
    if isinstance(plan, WorkProgramme):
        for position, work_year in enumerate(plan.years):
            yield (key, "years", position, "year"), work_year.year, str(work_year.year)
        return
    for position, phase in enumerate(plan.phases):
        for date in (Field("start", phase.start), Field("end", phase.end)):
            if date.value is not None:
                yield (key, "phases", position, date.key), date.value.year, str(date.value)


def _is_outside(year: int, period: Period) -> bool:
    return (period.start is not None and year < period.start.year) or (
        period.end is not None and year > period.end.year
    )


def _period_span(region: RegionSite, document: Document) -> Span:
    position = region.region.documents.index(document)
    return span_of(region.main.document, ("documents", position, "period"))
