"""Events, statements with speaker and relay, facilities and training."""

from typing import Annotated, Literal

from generator.model.base import (
    BodyRef,
    DimensionRef,
    DistrictRef,
    Happened,
    Identifier,
    OfficeRef,
    PersonRef,
    PlanRef,
    ProgrammeRef,
    Record,
    VillageRef,
    WholeNumber,
)
from generator.model.closed_list import ClosedList, NamedLanguage
from generator.model.dates import DateText, OpenDate, PastDate, Weekday
from generator.model.place import Coordinates
from generator.model.sourced import Sourced
from generator.model.text import Line, Text, WebAddress
from generator.model.work_state import WorkState


class EventState(ClosedList):
    """Whether an event or a training took place."""

    HELD = "held"
    RUNNING = "running"
    """Under way according to the source, such as a training in several meetings."""
    PLANNED = "planned"
    UNKNOWN = "unknown"


_BEGUN = frozenset({EventState.HELD, EventState.RUNNING})
_Start = Annotated[DateText, Happened(beside="state", states=_BEGUN)]
_End = Annotated[DateText, Happened(beside="state", states=frozenset({EventState.HELD}))]
"""The last day of an event that is under way may lie ahead."""


class Event(Sourced):
    """An occasion with a title, a time and a place."""

    headline = "title"
    expected = ("start", "place")

    id: Identifier
    title: Text
    theme: Text | None = None
    state: EventState
    start: _Start | None = None
    end: _End | None = None
    weekday: Weekday | None = None
    place: Text | None = None
    organiser: OfficeRef | None = None
    through: OfficeRef | None = None
    supporting_offices: tuple[OfficeRef, ...] = ()
    body: BodyRef | None = None
    participants: tuple[Text, ...] = ()
    outputs: tuple[Text, ...] = ()


class StatementKind(ClosedList):
    """The purpose of a statement."""

    PRINCIPLE = "principle"
    DEFINITION = "definition"
    GOAL = "goal"
    BENEFIT = "benefit"
    PREMISE = "premise"
    COMMITMENT = "commitment"
    PRIORITY = "priority"
    NEXT_STEP = "next_step"
    REQUEST = "request"
    PRIDE = "pride"
    SITUATION = "situation"


class WordGloss(Record):
    """A foreign or regional word in a statement, with its meaning."""

    word: Line
    language: Annotated[Literal["en", "jv", "su", "min"], NamedLanguage]
    meaning: Text


class Statement(Sourced):
    """A statement of a person or a source, in our words, with its speaker and who relayed it."""

    headline = "text"

    kind: StatementKind
    text: Text
    speaker: PersonRef | None = None
    speaker_role: Text | None = None
    relayed_by: PersonRef | None = None
    context: Text | None = None
    date: PastDate | None = None
    dimension: DimensionRef | None = None
    words: tuple[WordGloss, ...] = ()


class FacilityKind(ClosedList):
    """Kinds of facilities."""

    BUILDING = "building"
    SYSTEM = "system"
    SERVICE = "service"
    """A service that people use, in an office or online."""


class Facility(Sourced):
    """A building, a system or a service in use, since a date and perhaps until a date."""

    headline = "name"

    id: Identifier
    name: Text
    kind: FacilityKind | None = None
    everyday_name: Line | None = None
    use: Text | None = None
    since: OpenDate | None = None
    until: OpenDate | None = None
    state: WorkState | None = None
    offices: tuple[OfficeRef, ...] = ()
    plan: PlanRef | None = None
    programme: ProgrammeRef | None = None
    place: Text | None = None
    district: DistrictRef | None = None
    village: VillageRef | None = None
    coordinates: Coordinates | None = None
    url: WebAddress | None = None


class Training(Sourced):
    """A planned training, or a training already held."""

    headline = "subject"

    subject: Text
    audience: tuple[Text, ...] = ()
    organiser: OfficeRef | None = None
    supporting_offices: tuple[OfficeRef, ...] = ()
    programme: ProgrammeRef | None = None
    participants: WholeNumber | None = None
    state: EventState
    date: _Start | None = None
    dimension: DimensionRef | None = None


class TargetGroup(Sourced):
    """People the plan means to serve."""

    headline = "name"

    name: Text
    dimension: DimensionRef | None = None
