"""A plan: vision, missions, framework, dimensions with programmes, flagships, road map, money."""

from collections.abc import Iterable
from typing import Any

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.base import (
    DimensionRef,
    DistrictRef,
    DocumentRef,
    FormerNames,
    FrameworkItemRef,
    FrameworkRef,
    GlobalGoal,
    GoalRef,
    Identifier,
    OfficeRef,
    PrintedNumber,
    Record,
    SubdimensionRef,
    VillageRef,
    YesNo,
)
from generator.model.closed_list import ClosedList
from generator.model.dates import Period
from generator.model.documents import RoadMap, WorkProgramme
from generator.model.funding import Funding, FundingTotal
from generator.model.history import Change, Withdrawal
from generator.model.numbers import Budget
from generator.model.place import Coordinates
from generator.model.sourced import Sourced
from generator.model.text import Line, RichText, Text
from generator.model.work_state import WorkState


class Vision(Sourced):
    """The vision of the plan or of the region's leaders."""

    headline = "text"
    expected = ("owner", "period")

    text: Text
    owner: Text | None = None
    period: Period | None = None


class Mission(Sourced):
    """One of the missions, in the plan's order."""

    headline = "text"

    number: PrintedNumber | None = None
    text: Text


class PlanFramework(Sourced):
    """The list of dimensions the plan follows, and the plan's word for dimensions.

    A plan with dimensions of its own names no framework but says `own`, and may name the frameworks
    it sets its dimensions beside. A bare text names the framework.
    """

    headline = "framework"
    headline_else = "word"
    naming = Sourced.naming | {"framework", "own", "beside"}

    framework: FrameworkRef | None = None
    own: YesNo | None = None
    beside: tuple[FrameworkRef, ...] = ()
    word: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _text_names_framework(cls, value: Any) -> Any:
        return {"framework": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler(schema)]}


class Objective(Sourced):
    """A goal of a dimension."""

    headline = "text"

    number: PrintedNumber | None = None
    text: Text
    subdimension: SubdimensionRef | None = None
    goals: tuple[GoalRef, ...] = ()


class WorkPackage(Sourced):
    """A programme (program kerja) within a dimension."""

    headline = "title"

    id: Identifier | None = None
    number: PrintedNumber | None = None
    title: Text
    short: Line | None = None
    description: RichText | None = None
    subdimension: SubdimensionRef | None = None
    offices: tuple[OfficeRef, ...] = ()
    supporting_offices: tuple[OfficeRef, ...] = ()
    period: Period | None = None
    state: WorkState | None = None
    budget_idr: Budget | None = None
    funding: tuple[Funding, ...] = ()
    goals: tuple[GoalRef, ...] = ()
    code: PrintedNumber | None = None
    sdgs: tuple[GlobalGoal, ...] = ()
    districts: tuple[DistrictRef, ...] = ()
    villages: tuple[VillageRef, ...] = ()
    place: Text | None = None
    coordinates: Coordinates | None = None
    history: tuple[Change, ...] = ()
    withdrawn: Withdrawal | None = None


class Party(Sourced):
    """An office or a group with a role in a dimension."""

    headline = "name"
    headline_else = "office"

    office: OfficeRef | None = None
    name: Text | None = None
    role: Text | None = None
    state: WorkState | None = None


class OwnSubdimension(Sourced):
    """A part of a dimension that the framework does not have."""

    headline = "name"

    key: Identifier
    number: PrintedNumber | None = None
    name: Text
    definition: Text | None = None


class Dimension(Sourced):
    """A dimension of this plan: the name as printed, and the place in the plan's own order."""

    headline = "name"
    naming = Sourced.naming | {"counterparts"}

    key: DimensionRef
    name: Text
    number: PrintedNumber | None = None
    counterparts: tuple[FrameworkItemRef, ...] = ()
    subdimensions: tuple[OwnSubdimension, ...] = ()
    gloss: Text | None = None
    definition: Text | None = None
    objectives: tuple[Objective, ...] = ()
    programmes: tuple[WorkPackage, ...] = ()
    parties: tuple[Party, ...] = ()


class Flagship(Sourced):
    """A programme the region gives priority (program unggulan)."""

    headline = "title"

    id: Identifier
    title: Text
    description: RichText | None = None
    instruments: tuple[Text, ...] = ()
    actors: tuple[Text, ...] = ()
    state: WorkState | None = None
    dimension: DimensionRef | None = None


class PlanParts(Record):
    """The contents of a plan, of `region.yml` itself or of a plan in the list of plans."""

    vision: Vision | None = None
    missions: tuple[Mission, ...] = ()
    framework: PlanFramework | None = None
    dimensions: tuple[Dimension, ...] = ()
    flagships: tuple[Flagship, ...] = ()
    road_map: RoadMap | None = None
    work_programme: WorkProgramme | None = None


class PlanState(ClosedList):
    """Where a plan stands in the row of a region's plans."""

    IN_FORCE = "in_force"
    FORMER = "former"
    DRAFTING = "drafting"
    """Being written; promises nothing yet."""


class PlanHead(Sourced):
    """The identity of a plan in the list of plans."""

    naming = Sourced.naming | {"redirects"}

    id: Identifier
    redirects: FormerNames = ()
    title: Text | None = None
    short: Line | None = None
    state: PlanState | None = None
    period: Period | None = None
    documents: tuple[DocumentRef, ...] = ()
    adopted_by: DocumentRef | None = None


class Plan(PlanParts, PlanHead):
    """One of several plans of a region, each with a period and a framework of its own."""

    headline = "title"
    headline_else = "id"
    expected = ("period", "documents")

    funding_totals: tuple[FundingTotal, ...] = ()


def plan_states(plans: Iterable[Plan]) -> tuple[PlanState, ...]:
    """Return the state of each plan, as typed, else by the order of the periods.

    Of the plans without a state the one that begins last is in force, unless a plan is typed as in
    force; the others are former ones. A plan without a period begins first.
    """
    listed = tuple(plans)
    untyped = [place for place, plan in enumerate(listed) if plan.state is None]
    has_typed = any(plan.state is PlanState.IN_FORCE for plan in listed)
    newest = (
        None if has_typed or not untyped else max(untyped, key=lambda place: _begin(listed, place))
    )
    return tuple(
        plan.state
        if plan.state is not None
        else (PlanState.IN_FORCE if place == newest else PlanState.FORMER)
        for place, plan in enumerate(listed)
    )


def _begin(plans: tuple[Plan, ...], place: int) -> tuple[int, int]:
    """Return the sort key of a plan: the first year, then the place in the file."""
    period = plans[place].period
    start = None if period is None else period.start
    return (0 if start is None else start.year, place)
