"""Indicators: a measure with baseline, targets by year, and reported values by year."""

from decimal import Decimal
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
from generator.model.history import Withdrawal
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
    """The value before the plan."""

    headline = "value"
    naming = Sourced.naming | {"year"}

    year: PastYear
    value: Number


class YearTarget(Sourced):
    """The value aimed at for a year."""

    headline = "value"
    naming = Sourced.naming | {"year"}

    year: OpenYear
    value: Number


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
    """A target of a year without a reported value."""
    WITHOUT_TARGET = "without_target"


def outcome_of(indicator: Indicator, year: int) -> Outcome:
    """Return how the value of a year compares with the target of the same year.

    Without a direction, more counts as better only if the last target lies above the baseline or
    above the first target, and less if it lies below.
    """
    target = next((item.value for item in indicator.targets if item.year == year), None)
    value = next((item.value for item in indicator.achieved if item.year == year), None)
    if value is None:
        return Outcome.NOT_REPORTED
    if target is None:
        return Outcome.WITHOUT_TARGET
    is_reached = value >= target if is_more_better(indicator) else value <= target
    return Outcome.REACHED if is_reached else Outcome.BEHIND


def is_more_better(indicator: Indicator) -> bool:
    """Return whether a larger value is better, as declared or as the targets show."""
    if indicator.direction is not None:
        return indicator.direction is Direction.MORE
    course: list[Decimal] = [] if indicator.baseline is None else [indicator.baseline.value]
    course += [item.value for item in sorted(indicator.targets, key=lambda target: target.year)]
    return not course or course[-1] >= course[0]
