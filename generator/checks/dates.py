"""Rules of the calendar: what comes first, which weekday it was, which years a document covers,
what cannot yet be.

Judges only what is certain: a year alone may be any of its days. Is told the day; what is late is
not a fault.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Related, Span
from generator.link.site import NationalData, RegionSite, SourceRecord
from generator.model.base import Happened, Kind, Record
from generator.model.dates import PartialDate, Period, Weekday
from generator.model.documents import Document, ItemState, Phase, RoadMap, WorkProgramme, WorkYear
from generator.model.event import Event
from generator.model.participation import Agreement, Mentor
from generator.model.people import Post
from generator.model.plan import WorkPackage
from generator.model.programme import Cohort, Programme, Signing
from generator.model.quick_win import QuickWin, QuickWinState
from generator.model.sourced import FlagKind
from generator.model.walk import dates_of_the_past
from generator.source.locate import span_of

_ORDER: Mapping[type[Record], tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        Period: (("start", "end"),),
        Phase: (("start", "end"),),
        Event: (("start", "end"),),
        Post: (("start", "end"), ("start", "seen_on")),
        QuickWin: (("promised_on", "due"), ("promised_on", "done_on")),
        Cohort: (
            ("assessed_on", "decided_on"),
            ("decided_on", "signing.date"),
            ("assessed_on", "signing.date"),
        ),
    }
)
"""Which field of a record cannot be later than which other; a point leads into a record within it.
"""

_SERIES: Mapping[type[Record], tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        RoadMap: (("phases", "start"),),
        QuickWin: (("milestones", "due"), ("history", "date")),
        WorkProgramme: (("years", "year"),),
        Programme: (("cohorts", "year"),),
    }
)
"""Lists that the pages show as they stand because they are kept in time order, and the field that
tells the time.
"""

_DATED_BY: Mapping[type[Record], str] = MappingProxyType(
    {Signing: "date", Agreement: "date", Event: "start"}
)
"""Records that may carry a weekday, and the field that it belongs to."""


_BEGUN = frozenset({ItemState.RUNNING, ItemState.DONE})
_BEGINS: Mapping[type[Record], str] = MappingProxyType(
    {WorkPackage: "period.start", Mentor: "period.start", Phase: "start", WorkYear: "year"}
)
"""Where the begin of a piece of work stands: in itself, or in what it is a part of."""


def check_order(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP401 where a date lies before one that it follows, such as an end before its start."""
    for located in source_record.located:
        for earlier, later in _ORDER.get(type(located.record), ()):
            first, then = _value(located.record, earlier), _value(located.record, later)
            if first is not None and then is not None and first.first_day > then.last_day:
                yield _out_of_order(
                    source_record,
                    (earlier, str(first)),
                    (later, str(then)),
                    base=(located.loc, located.loc),
                )


def check_series(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP401 where a list in time order steps back: phases, milestones, reports, years of
    work, cohorts.
    """
    for located in source_record.located:
        for items, key in _SERIES.get(type(located.record), ()):
            dated = [
                ((*located.loc, items, position), value)
                for position, item in enumerate(getattr(located.record, items))
                if (value := getattr(item, key)) is not None
            ]
            for (before, first), (after, then) in pairwise(dated):
                if _begins_after(first, then):
                    yield _out_of_order(
                        source_record, (key, str(first)), (key, str(then)), base=(before, after)
                    )


def check_not_ahead(source_record: SourceRecord[Record], *, today: dt.date) -> Iterator[Diagnostic]:
    """Yield MP419 where something that has happened is dated after the day of the build.

    Which dates those are is declared with the type of each field, so the rule names no record.
    """
    for located in source_record.located:
        for key, happened in dates_of_the_past(type(located.record)):
            date: PartialDate | int | None = getattr(located.record, key)
            if (
                date is None
                or _first_day(date) <= today
                or not _has_happened(located.record, happened)
            ):
                continue
            span = span_of(source_record.document, (*located.loc, key))
            related: tuple[Related, ...] = ()
            if happened.beside is not None:
                related = (
                    Related(
                        span_of(source_record.document, (*located.loc, happened.beside)),
                        "state_given",
                    ),
                )
            yield finding(
                Code.AFTER_TODAY,
                span,
                key=key,
                date=str(date),
                today=today.isoformat(),
                related=related,
            )


def check_begun(source_record: SourceRecord[Record], *, today: dt.date) -> Iterator[Diagnostic]:
    """Yield MP419 where a piece of work is running or done whose period, or the phase or year of
    it, is to come.
    """
    around: dict[Loc, Record] = {}
    for located in source_record.located:
        record, loc = located.record, located.loc
        around[loc] = record
        if not source_record.is_whole or getattr(record, "state", None) not in _BEGUN:
            continue
        for where, holder in ((loc, record), (loc[:-2], around.get(loc[:-2]))):
            path = None if holder is None else _BEGINS.get(type(holder))
            date: PartialDate | int | None = (
                None if holder is None or path is None else _value(holder, path)
            )
            if path is not None and date is not None and _first_day(date) > today:
                yield finding(
                    Code.AFTER_TODAY,
                    span_of(source_record.document, (*where, *path.split("."))),
                    key=path.rpartition(".")[2],
                    date=str(date),
                    today=today.isoformat(),
                    related=(
                        Related(span_of(source_record.document, (*loc, "state")), "state_given"),
                    ),
                )


def check_weekdays(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP402 where the weekday given beside a day is not the weekday of that day."""
    for located in source_record.located:
        key = _DATED_BY.get(type(located.record))
        if key is None:
            continue
        weekday: Weekday | None = _value(located.record, "weekday")
        date = _value(located.record, key)
        if weekday is None or date is None or date.day is None:
            continue
        right = list(Weekday)[date.first_day.weekday()]
        if weekday is not right:
            yield finding(
                Code.WRONG_WEEKDAY,
                span_of(source_record.document, (*located.loc, "weekday")),
                weekday=weekday.value,
                date=str(date),
                right=right.value,
                related=(
                    Related(span_of(source_record.document, (*located.loc, key)), "date_given"),
                ),
            )


def check_done_on(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP417 where a quick win has a day of completion, but is not reported as done."""
    record = source_record.record
    if (
        isinstance(record, QuickWin)
        and record.done_on is not None
        and record.state is not QuickWinState.DONE
    ):
        yield finding(
            Code.DONE_ON_NOT_DONE,
            span_of(source_record.document, ("done_on",)),
            date=str(record.done_on),
            state=record.state.value,
            related=(Related(span_of(source_record.document, ("state",)), "state_given"),),
        )


def check_done_shown(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP428 where a quick win is done without a day, and MP429 where nothing shows that it is
    done.

    A flag of the kind `unknown` says that the sources leave it open, and then neither is asked for.
    """
    record = source_record.record
    if (
        not isinstance(record, QuickWin)
        or record.state is not QuickWinState.DONE
        or not source_record.lacks("flags")
    ):
        return
    if any(flag.kind is FlagKind.UNKNOWN for flag in record.flags):
        return
    span = span_of(source_record.document, ("state",))
    if record.done_on is None and source_record.lacks("done_on"):
        yield finding(Code.DONE_WITHOUT_DAY, span, state=record.state.value)
    if not record.evidence and source_record.lacks("evidence"):
        yield finding(Code.DONE_WITHOUT_EVIDENCE, span, state=record.state.value)


def check_phases(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP415 where a phase or a year of work lies outside the period of the document that it
    names.
    """
    for holder in ("road_map", "work_programme"):
        plan = getattr(region.region, holder)
        paper = (
            None if plan is None else region.index.get(Kind.DOCUMENT, {}).get(plan.document or "")
        )
        if not isinstance(paper, Document) or paper.period is None:
            continue
        for loc, year, written in _years_of(plan, holder):
            if _is_outside(year, paper.period):
                yield finding(
                    Code.PHASE_OUTSIDE_PERIOD,
                    span_of(region.main.document, loc),
                    value=written,
                    document=paper.id,
                    start=str(paper.period.start or "…"),
                    end=str(paper.period.end or "…"),
                    related=(Related(_period_span(region, paper), "period_given"),),
                )


def _value(record: Record, path: str) -> Any:
    value: Any = record
    for name in path.split("."):
        value = None if value is None else getattr(value, name)
    return value


def _first_day(date: PartialDate | int) -> dt.date:
    return dt.date(date, 1, 1) if isinstance(date, int) else date.first_day


def _has_happened(record: Record, happened: Happened) -> bool:
    """Tell whether a date of a record is one of the past."""
    return happened.beside is None or getattr(record, happened.beside) in happened.states


def _begins_after(first: PartialDate | int, then: PartialDate | int) -> bool:
    if isinstance(first, PartialDate) and isinstance(then, PartialDate):
        return first.first_day > then.last_day
    return isinstance(first, int) and isinstance(then, int) and first > then


def _out_of_order(
    source_record: SourceRecord[Record],
    earlier: tuple[str, str],
    later: tuple[str, str],
    *,
    base: tuple[Loc, Loc],
) -> Diagnostic:
    """Return the finding that the second date, given as key and value, lies before the first."""
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


def _years_of(plan: RoadMap | WorkProgramme, holder: str) -> Iterator[tuple[Loc, int, str]]:
    """Yield the place, the year and the written form of each date of a road map or work programme."""
    if isinstance(plan, WorkProgramme):
        for position, work_year in enumerate(plan.years):
            yield (holder, "years", position, "year"), work_year.year, str(work_year.year)
        return
    for position, phase in enumerate(plan.phases):
        for key, date in (("start", phase.start), ("end", phase.end)):
            if date is not None:
                yield (holder, "phases", position, key), date.year, str(date)


def _is_outside(year: int, period: Period) -> bool:
    return (period.start is not None and year < period.start.year) or (
        period.end is not None and year > period.end.year
    )


def _period_span(region: RegionSite, paper: Document) -> Span:
    position = region.region.documents.index(paper)
    return span_of(region.main.document, ("documents", position, "period"))
