"""Rules of indicators and of counted promises: years, jumps, units, directions, counts."""

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from generator.checks.jumps import is_jump
from generator.checks.repeats import repeats
from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Related
from generator.link.plan_periods import is_outside, known_plan, period_of
from generator.link.site import NationalData, RegionSite, SourceRecord
from generator.model.base import Record
from generator.model.counted import Count, counted
from generator.model.indicator import (
    Baseline,
    Direction,
    Indicator,
    Outcome,
    YearTarget,
    YearValue,
    baseline_value,
    has_other_unit,
    measured_years,
)
from generator.model.quick_win import CountReport, Progress, QuickWin
from generator.model.text import Text
from generator.model.work_state import WorkState
from generator.source.locate import line_with, lines_with_also, span_of

_UNIT_BEHIND = re.compile(r"\s*-?[0-9][0-9.,]*\s*(\S.*)")
_PERCENT_SIGN = re.compile(r"%|\bpersen\b|\bpercent\b")

_Yearly = Baseline | YearTarget | YearValue


def check_indicator_years(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP440 if a target or a report lies outside of the years of the indicator's plan."""
    for loc, indicator in _indicators(region):
        plan = known_plan(indicator.plan, region)
        period = None if plan is None else period_of(plan, region)
        if period is None or (indicator.plan is None and not region.main.lacks(*loc, "plan")):
            continue
        for path, year in _years(loc, indicator):
            if is_outside(year, period):
                yield finding(
                    Code.YEAR_OUTSIDE_PLAN,
                    span_of(region.main.document, path),
                    year=str(year),
                    start="…" if period.start is None else str(period.start.year),
                    end="…" if period.end is None else str(period.end.year),
                )


def check_jumps(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP441 if a target or a report is ten times its forerunner or more, or a tenth or less.

    A note on the value confirms the jump; values in different units are not compared. The first
    report without a baseline is compared with the target of the year.
    """
    for loc, indicator in _indicators(region):
        lists: tuple[tuple[str, list[tuple[Loc, _Yearly]]], ...] = (
            ("targets", [*_baseline(loc, indicator), *_targets(loc, indicator)]),
            ("achieved", [*_baseline(loc, indicator), *_reports(loc, indicator)]),
            ("achieved", _first_beside_its_target(loc, indicator)),
        )
        for name, items in lists:
            if not region.main.has_all_of(*loc, name):
                continue
            known = [item for item in items if item[1].value is not None]
            for (before_loc, before), (path, item) in pairwise(sorted(known, key=_by_year)):
                if item.note is None and _jumps(before, item, indicator):
                    yield finding(
                        Code.VALUE_JUMPS,
                        span_of(region.main.document, (*path, "value")),
                        value=str(item.value),
                        before=str(before.value),
                        year=str(item.year),
                        year_before=str(before.year),
                        related=(_given(region.main, (*before_loc, "value")),),
                    )


def check_printed_units(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP442 if a value is printed in a unit that is neither the indicator's nor typed.

    Targets have no key for a unit: a note names the unit in which the source prints the target.
    """
    for loc, indicator in _indicators(region):
        unit = indicator.unit
        if unit is None:
            continue
        for path, item in (*_targets(loc, indicator), *_reports(loc, indicator)):
            is_report = isinstance(item, YearValue)
            typed = item.unit if isinstance(item, YearValue) else item.note
            printed = _unit_in(item.as_printed)
            if typed is None and printed is not None and not _is_unit(printed, unit):
                document, place = region.main.document, (*path, "as_printed")
                span = span_of(document, place)
                written = document.line(span.line)[span.column - 1 : span.end_column - 1]
                unit_line = f"unit: {json.dumps(printed, ensure_ascii=False)}"
                note = json.dumps(f"Sumber mencetak satuan {printed}.", ensure_ascii=False)
                added = unit_line if is_report else f"note: {note}"
                yield finding(
                    Code.OTHER_UNIT_PRINTED,
                    span,
                    printed=printed,
                    repaired=lines_with_also(document, place, written, added),
                    unit=unit.in_language("id")[1],
                    related=(_given(region.main, (*loc, "unit")),),
                )


def check_baselines(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP443 if the baseline is of a later year than the first target."""
    for loc, indicator in _indicators(region):
        first = min(_targets(loc, indicator), key=_by_year, default=None)
        baseline = indicator.baseline
        if first is None or baseline is None or baseline.year <= first[1].year:
            continue
        yield finding(
            Code.BASELINE_AFTER_TARGET,
            span_of(region.main.document, (*loc, "baseline", "year")),
            year=str(baseline.year),
            first=str(first[1].year),
            related=(_given(region.main, (*first[0], "year")),),
        )


def check_measured_once(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP444 if an indicator has two targets or two reports of a year.

    Two reports of a promise on the same day are found, too.
    """
    for loc, indicator in _indicators(region):
        for name in ("targets", "achieved"):
            years = _years(loc, indicator)
            of_list = [(path, str(year)) for path, year in years if path[len(loc)] == name]
            yield from repeated(region.main, of_list)
    for source_record in region.quick_wins:
        days = [
            (("progress", "reports", place, "date"), str(report.date))
            for place, report in enumerate(_count_reports(source_record))
        ]
        yield from repeated(source_record, days)


def check_directions(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP445 if a target lies on the wrong side of the target before, or of the baseline."""
    for loc, indicator in _indicators(region):
        if indicator.direction is None or not region.main.has_all_of(*loc, "targets"):
            continue
        listed: list[tuple[Loc, Baseline | YearTarget]] = [
            *_baseline(loc, indicator),
            *sorted(_targets(loc, indicator), key=_by_year),
        ]
        course = [(path, item, item.value) for path, item in listed if item.value is not None]
        for (before_loc, before, value_before), (path, item, value) in pairwise(course):
            is_worse = (
                value < value_before
                if indicator.direction is Direction.MORE
                else value > value_before
            )
            if is_worse and item.note is None:
                yield finding(
                    Code.TARGET_AGAINST_DIRECTION,
                    span_of(region.main.document, (*path, "value")),
                    value=str(value),
                    before=str(value_before),
                    year_before=str(before.year),
                    direction=indicator.direction.value,
                    related=(_given(region.main, (*before_loc, "value")),),
                )


def check_directions_said(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP451 if a report differs from the target, and no direction tells better from worse."""
    for loc, indicator in _indicators(region):
        if not region.main.lacks(*loc, "direction"):
            continue
        unjudged = next(
            (
                year
                for year in measured_years(indicator)
                if year.outcome is Outcome.DIRECTION_UNKNOWN
            ),
            None,
        )
        if unjudged is None or unjudged.achieved is None or unjudged.target is None:
            continue
        document = region.main.document
        measure = span_of(document, (*loc, "measure"))
        written = document.line(measure.line)[measure.column - 1 : measure.end_column - 1]
        # Only a source can say which way is better, so a person chooses between the lines.
        more, less = (
            lines_with_also(document, (*loc, "measure"), written, f"direction: {direction.value}")
            for direction in Direction
        )
        yield finding(
            Code.DIRECTION_NOT_SAID,
            measure,
            value=str(unjudged.achieved.value),
            target=str(unjudged.target.value),
            year=str(unjudged.year),
            repaired=more,
            repaired_or=less,
        )


def check_counts_of_something(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP452 for a promise with a target of zero or less, and for a report below zero."""
    for located in source_record.located:
        record = located.record
        if isinstance(record, Progress) and record.target is not None and record.target <= 0:
            yield _of_nothing(source_record, (*located.loc, "target"), record.target)
        if isinstance(record, CountReport) and record.reached < 0:
            yield _of_nothing(source_record, (*located.loc, "reached"), record.reached)


def _of_nothing(source_record: SourceRecord[Record], loc: Loc, value: Decimal) -> Diagnostic:
    return finding(
        Code.COUNT_OF_NOTHING,
        span_of(source_record.document, loc),
        value=str(value),
        least="1" if loc[-1] == "target" else "0",
    )


def check_counts(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP446 for a report above the target, and MP447 for a report below an earlier report.

    A note on the report confirms the number.
    """
    for source_record in region.quick_wins:
        progress = source_record.record.progress
        target = None if progress is None else progress.target
        reports: list[tuple[Loc, CountReport]] = [
            (("progress", "reports", place, "reached"), report)
            for place, report in enumerate(_count_reports(source_record))
        ]
        for loc, report in reports:
            if target is not None and report.reached > target and report.note is None:
                yield finding(
                    Code.COUNT_ABOVE_TARGET,
                    span_of(source_record.document, loc),
                    value=str(report.reached),
                    target=str(target),
                    related=(_given(source_record, ("progress", "target")),),
                )
        if not source_record.has_all_of("progress", "reports"):
            continue
        in_order = sorted(reports, key=lambda item: item[1].date.last_day)
        for (before_loc, before), (loc, report) in pairwise(in_order):
            if report.reached < before.reached and report.note is None:
                yield finding(
                    Code.COUNT_FALLS,
                    span_of(source_record.document, loc),
                    value=str(report.reached),
                    before=str(before.reached),
                    day_before=str(before.date),
                    related=(_given(source_record, before_loc),),
                )


def check_counts_of_states(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP448 if the last report of a count contradicts how a quick win is reported to end.

    Done is a count that reaches the target, achieved in part is a count above zero and below the
    target, and not achieved is a count below the target. A note on the report says that both are
    right.
    """
    for source_record in region.quick_wins:
        record = source_record.record
        count = counted(record) if record.progress is not None else None
        if count is None or count.report is None or count.report.note is not None:
            continue
        right = _state_for(record.state, count)
        if right is not record.state:
            place = _count_reports(source_record).index(count.report)
            span = span_of(source_record.document, ("state",))
            yield finding(
                Code.COUNT_AGAINST_STATE,
                span,
                state=record.state.value,
                value=str(count.reached),
                target=str(count.target),
                repaired=line_with(source_record.document, span, right.value),
                related=(_given(source_record, ("progress", "reports", place, "reached")),),
            )


def _state_for(state: WorkState, count: Count) -> WorkState:
    """Return the state to write beside a count: the reported state if the count allows it."""
    if count.target is None:
        return state
    is_reached = count.reached >= count.target
    match state:
        case WorkState.DONE if not is_reached:
            return WorkState.RUNNING
        case WorkState.PARTLY_ACHIEVED | WorkState.NOT_ACHIEVED if is_reached:
            return WorkState.DONE
        case WorkState.PARTLY_ACHIEVED if not count.reached:
            return WorkState.NOT_ACHIEVED
        case _:
            return state


def repeated(
    source_record: SourceRecord[Record], entries: Iterable[tuple[Loc, str]]
) -> Iterator[Diagnostic]:
    """Yield MP444 for each entry of a list with the time and the purpose of an earlier entry.

    Args:
        source_record: The file.
        entries: Place of each entry, and the day, or the year and fund, as a text.
    """
    for loc, written, first in repeats(entries):
        yield finding(
            Code.MEASURED_TWICE,
            span_of(source_record.document, loc),
            value=written,
            related=(_given(source_record, first),),
        )


def _indicators(region: RegionSite) -> Iterator[tuple[Loc, Indicator]]:
    for place, indicator in enumerate(region.region.indicators):
        yield ("indicators", place), indicator


def _baseline(loc: Loc, indicator: Indicator) -> list[tuple[Loc, Baseline]]:
    return [] if indicator.baseline is None else [((*loc, "baseline"), indicator.baseline)]


def _targets(loc: Loc, indicator: Indicator) -> list[tuple[Loc, YearTarget]]:
    return [((*loc, "targets", place), target) for place, target in enumerate(indicator.targets)]


def _reports(loc: Loc, indicator: Indicator) -> list[tuple[Loc, YearValue]]:
    return [((*loc, "achieved", place), report) for place, report in enumerate(indicator.achieved)]


def _years(loc: Loc, indicator: Indicator) -> list[tuple[Loc, int]]:
    """Return the years of all targets and reports, each with its place."""
    targets = [((*path, "year"), item.year) for path, item in _targets(loc, indicator)]
    return targets + [((*path, "year"), item.year) for path, item in _reports(loc, indicator)]


def _by_year(item: tuple[Loc, Baseline | YearTarget | YearValue]) -> int:
    return item[1].year


def _given(source_record: SourceRecord[Record], loc: Loc) -> Related:
    return Related(span_of(source_record.document, loc), "measure_given")


def _count_reports(source_record: SourceRecord[QuickWin]) -> tuple[CountReport, ...]:
    progress = source_record.record.progress
    return () if progress is None else progress.reports


def _first_beside_its_target(loc: Loc, indicator: Indicator) -> list[tuple[Loc, _Yearly]]:
    """Return the first report behind its target if the report lies above, and no baseline is known.

    A report far below the target is behind, and no slip.
    """
    reports = [item for item in _reports(loc, indicator) if item[1].value is not None]
    if not reports or baseline_value(indicator) is not None:
        return []
    first = min(reports, key=_by_year)
    targets = (item for item in _targets(loc, indicator) if item[1].year == first[1].year)
    return [
        pair
        for target in targets
        if (first[1].value or 0) > target[1].value
        for pair in (target, first)
    ]


def _jumps(before: _Yearly, item: _Yearly, indicator: Indicator) -> bool:
    units = [
        each.unit if isinstance(each, YearValue) and has_other_unit(indicator, each) else None
        for each in (before, item)
    ]
    if units[0] != units[1] or before.value is None or item.value is None:
        return False
    return is_jump(before.value, item.value)


def _unit_in(printed: str | None) -> str | None:
    """Return the words behind the number of a printed value; None without number or words."""
    found = None if printed is None else _UNIT_BEHIND.fullmatch(printed)
    return None if found is None else found.group(1)


def _is_unit(printed: str, unit: Text) -> bool:
    """Return whether printed words may mean a unit: either text contains the other."""
    said = _PERCENT_SIGN.sub("persen", printed.casefold())
    names = [_PERCENT_SIGN.sub("persen", name.casefold()) for _, name in unit.languages]
    return any(said in name or name in said for name in names)
