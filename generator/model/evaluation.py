"""The yearly evaluation: a total, weighted parts, and an index for each dimension.

Weights change by year.
"""

from generator.model.base import (
    DimensionRef,
    OfficeRef,
    PastYear,
    PlanRef,
    PositiveNumber,
    PrintedNumber,
    Record,
)
from generator.model.closed_list import ClosedList
from generator.model.dates import PastDate
from generator.model.numbers import Number
from generator.model.sourced import Sourced
from generator.model.text import Text
from generator.model.work_state import WorkState


class EvaluationPart(ClosedList):
    """The five parts of the yearly evaluation."""

    BASELINE = "baseline"
    OUTPUT = "output"
    OUTCOME = "outcome"
    IMPACT = "impact"
    QUICK_WIN = "quick_win"


class PartScore(Record):
    """The score of a part, and the part's weight."""

    headline = "part"

    part: EvaluationPart
    weight_percent: Number | None = None
    score: Number | None = None


class DimensionIndex(Record):
    """The index of a dimension."""

    headline = "dimension"

    dimension: DimensionRef
    score: Number


class FindingKind(ClosedList):
    """What an evaluation found."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    RECOMMENDATION = "recommendation"


class EvaluationFinding(Sourced):
    """A finding of an evaluation, and what came of it."""

    headline = "text"

    number: PrintedNumber | None = None
    kind: FindingKind
    text: Text
    response: Text | None = None
    response_state: WorkState | None = None
    response_date: PastDate | None = None
    offices: tuple[OfficeRef, ...] = ()


class Evaluation(Sourced):
    """The result of a year."""

    headline = "year"
    naming = Sourced.naming | {"year"}

    year: PastYear
    plan: PlanRef | None = None
    score: Number | None = None
    scale: Text | None = None
    parts: tuple[PartScore, ...] = ()
    indices: tuple[DimensionIndex, ...] = ()
    rank_province: PositiveNumber | None = None
    rank_national: PositiveNumber | None = None
    published_on: PastDate | None = None
    method: Text | None = None
    findings: tuple[EvaluationFinding, ...] = ()
