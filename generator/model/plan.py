"""The aims of a plan: vision, missions, dimensions of the plan's framework, flagships, brand."""

from generator.model.base import (
    DimensionRef,
    FrameworkRef,
    Identifier,
    OfficeRef,
    SubdimensionRef,
    WholeNumber,
)
from generator.model.dates import OpenDate, Period
from generator.model.documents import ItemState
from generator.model.numbers import Budget
from generator.model.sourced import Sourced
from generator.model.text import Line, RichText, Text


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

    text: Text


class PlanFramework(Sourced):
    """The list of dimensions the plan follows, and the plan's word for dimensions."""

    headline = "framework"
    naming = Sourced.naming | {"framework"}

    framework: FrameworkRef
    word: Text | None = None


class Objective(Sourced):
    """A goal of a dimension."""

    headline = "text"

    text: Text
    subdimension: SubdimensionRef | None = None


class WorkPackage(Sourced):
    """A programme (program kerja) within a dimension."""

    headline = "title"

    id: Identifier | None = None
    title: Text
    description: RichText | None = None
    subdimension: SubdimensionRef | None = None
    office: OfficeRef | None = None
    period: Period | None = None
    state: ItemState | None = None
    budget_idr: Budget | None = None


class Party(Sourced):
    """An office or a group with a role in a dimension."""

    headline = "name"
    headline_else = "office"

    office: OfficeRef | None = None
    name: Text | None = None
    role: Text | None = None
    state: ItemState | None = None


class Dimension(Sourced):
    """A dimension of this plan: the name as printed, and the place in the plan's own order."""

    headline = "name"

    key: DimensionRef
    name: Text
    number: WholeNumber | None = None
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
    state: ItemState | None = None
    dimension: DimensionRef | None = None


class Tagline(Sourced):
    """A short line of the region's brand, in one or several languages."""

    headline = "text"

    text: Text
    programme: Text | None = None
    date: OpenDate | None = None


class Brand(Sourced):
    """The local name of the programme, and the region's taglines."""

    headline = "name"

    name: Text | None = None
    short_name: Line | None = None
    taglines: tuple[Tagline, ...] = ()
