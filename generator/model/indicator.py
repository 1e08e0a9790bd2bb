"""Indicators: a measure with baseline, targets by year, and reported values by year."""

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from generator.model.base import (
    DimensionRef,
    GlobalGoal,
    GoalRef,
    Identifier,
    OfficeRef,
    OpenYear,
    PastYear,
    PlanRef,
    PrintedNumber,
    ProgrammeRef,
    SubdimensionRef,
)
from generator.model.closed_list import ClosedList
from generator.model.history import Change, ChangeKind, Withdrawal
from generator.model.numbers import Number
from generator.model.sourced import Sourced
from generator.model.text import Line, Text
from generator.model.ties import StandardCode


class Direction(ClosedList):
    """Which way a measure should go."""

    MORE = "more"
    """More is better."""
    LESS = "less"
    """Less is better."""


class Baseline(Sourced):
    """The value before the plan; without a value the source leaves the value out."""

    headline = "value"
    naming = Sourced.naming | {"year"}

    year: PastYear
    value: Number | None = None


class YearTarget(Sourced):
    """The value aimed at for a year."""

    headline = "value"
    naming = Sourced.naming | {"year"}

    year: OpenYear
    value: Number
    history: tuple[Change, ...] = ()
    """Former values of the target, each as `former.target`."""


class YearValue(Sourced):
    """The value reported for a year; without a value the source says that none was reported."""

    headline = "value"
    naming = Sourced.naming | {"year"}

    year: PastYear
    value: Number | None = None
    unit: Text | None = None
    """The unit printed by the source where it differs from the indicator's."""


class Indicator(Sourced):
    """A measure of the plan with its targets, and how far each year came."""

    headline = "measure"
    expected = ("unit", "baseline", "targets", "achieved", "offices")

    id: Identifier
    number: PrintedNumber | None = None
    plan: PlanRef | None = None
    measure: Text
    short: Line | None = None
    unit: Text | None = None
    direction: Direction | None = None
    dimension: DimensionRef | None = None
    subdimension: SubdimensionRef | None = None
    programme: ProgrammeRef | None = None
    offices: tuple[OfficeRef, ...] = ()
    supporting_offices: tuple[OfficeRef, ...] = ()
    baseline: Baseline | None = None
    targets: tuple[YearTarget, ...] = ()
    achieved: tuple[YearValue, ...] = ()
    standards: tuple[StandardCode, ...] = ()
    goals: tuple[GoalRef, ...] = ()
    sdgs: tuple[GlobalGoal, ...] = ()
    withdrawn: Withdrawal | None = None


class Outcome(StrEnum):
    """How a year's value compares with its target."""

    REACHED = "reached"
    BEHIND = "behind"
    NOT_REPORTED = "not_reported"
    """A year without a reported value."""
    WITHOUT_TARGET = "without_target"
    OTHER_UNIT = "other_unit"
    """A value in a unit of its own, which no target of the indicator can judge."""
    DIRECTION_UNKNOWN = "direction_unknown"
    """A value of an indicator that neither says nor shows whether more or less is better."""


@dataclass(frozen=True, slots=True)
class MeasuredYear:
    """A year of an indicator: the target, the reported value, and how both compare."""

    year: int
    target: YearTarget | None
    achieved: YearValue | None
    outcome: Outcome


def measured_years(indicator: Indicator) -> tuple[MeasuredYear, ...]:
    """Return every year with a target or a report, in the order of time, each year once.

    Source: "Capaian, hitungan, dan dana" in content/metode/index.md.
    """
    targets = {item.year: item for item in reversed(indicator.targets)}
    values = {item.year: item for item in reversed(indicator.achieved)}
    return tuple(
        MeasuredYear(
            year,
            targets.get(year),
            values.get(year),
            _outcome(indicator, targets.get(year), values.get(year)),
        )
        for year in sorted(targets.keys() | values.keys())
    )


def last_report(indicator: Indicator) -> MeasuredYear | None:
    """Return the last year with a reported value; None if no value was ever reported."""
    reported = (
        item
        for item in measured_years(indicator)
        if item.achieved is not None and item.achieved.value is not None
    )
    return max(reported, key=lambda item: item.year, default=None)


def former_target(target: YearTarget) -> Decimal | None:
    """Return the target before the region's last change; None if the region never changed it.

    Corrected targets are left out: a typing error was never aimed at.
    """
    changes = (change for change in target.history if change.kind is not ChangeKind.CORRECTED)
    given = (None if change.former is None else change.former.target for change in changes)
    *_, last = (None, *(former for former in given if former is not None))
    return last


def baseline_value(indicator: Indicator) -> Decimal | None:
    """Return the value before the plan; None if no source says the value."""
    return None if indicator.baseline is None else indicator.baseline.value


def way_percent(indicator: Indicator) -> int | None:
    """Return how far the last report came on the way from the baseline to the last target.

    Whole percent, rounded down, so that only an arrival reads as 100; below 0 if the value went the
    other way. None without a known baseline, target or report, with a report in a unit of its own,
    and if the last target is the baseline itself.
    """
    start, report = baseline_value(indicator), last_report(indicator)
    last = max(indicator.targets, key=lambda target: target.year, default=None)
    if start is None or last is None or report is None or report.achieved is None:
        return None
    value = report.achieved.value
    whole = last.value - start
    if value is None or report.outcome is Outcome.OTHER_UNIT or not whole:
        return None
    share = (value - start) * 100 / whole
    return int(share.to_integral_value(ROUND_FLOOR))


def has_other_unit(indicator: Indicator, report: YearValue) -> bool:
    """Return whether the source prints a unit that is not the indicator's own.

    Units are compared in Indonesian: a translation of the unit makes no other unit.
    """
    if report.unit is None:
        return False
    own = None if indicator.unit is None else indicator.unit.in_language("id")[1]
    return report.unit.in_language("id")[1] != own


def better_direction(indicator: Indicator) -> Direction | None:
    """Return whether more or less is better, as declared or as the targets show.

    Without a declared direction, the last target shows one: above or below the baseline or, without
    a known baseline, the first target. None if there is nothing to compare, or both are equal.
    """
    if indicator.direction is not None:
        return indicator.direction
    start = baseline_value(indicator)
    course: list[Decimal] = [] if start is None else [start]
    course += [item.value for item in sorted(indicator.targets, key=lambda target: target.year)]
    if not course or course[-1] == course[0]:
        return None
    return Direction.MORE if course[-1] > course[0] else Direction.LESS


def _outcome(indicator: Indicator, target: YearTarget | None, report: YearValue | None) -> Outcome:
    if report is None or report.value is None:
        return Outcome.NOT_REPORTED
    if has_other_unit(indicator, report):
        return Outcome.OTHER_UNIT
    if target is None:
        return Outcome.WITHOUT_TARGET
    direction = better_direction(indicator)
    # What hits its target has reached it in either direction.
    if direction is None and report.value != target.value:
        return Outcome.DIRECTION_UNKNOWN
    is_reached = (
        report.value <= target.value
        if direction is Direction.LESS
        else report.value >= target.value
    )
    return Outcome.REACHED if is_reached else Outcome.BEHIND
