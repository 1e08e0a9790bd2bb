"""Events, statements with speaker and relay, facilities and training."""

from typing import Annotated, Literal

from generator.model.base import (
    DimensionRef,
    Happened,
    Identifier,
    OfficeRef,
    PersonRef,
    Record,
)
from generator.model.closed_list import ClosedList, NamedLanguage
from generator.model.dates import DateText, PastDate, Weekday
from generator.model.sourced import Sourced
from generator.model.text import Line, Text


class EventState(ClosedList):
    """Whether an event or a training took place."""

    HELD = "held"
    PLANNED = "planned"
    UNKNOWN = "unknown"


_DateIfHeld = Annotated[DateText, Happened(beside="state", states=frozenset({EventState.HELD}))]
"""A first or last day; a past day once the event has been held, else the day may lie ahead."""


class Event(Sourced):
    """An occasion with a title, a time and a place."""

    headline = "title"
    expected = ("start", "place")

    id: Identifier
    title: Text
    theme: Text | None = None
    state: EventState
    start: _DateIfHeld | None = None
    end: _DateIfHeld | None = None
    weekday: Weekday | None = None
    place: Text | None = None
    organiser: OfficeRef | None = None
    through: OfficeRef | None = None
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


class Facility(Sourced):
    """A building or system in use."""

    headline = "name"

    id: Identifier
    name: Text
    use: Text | None = None
    place: Text | None = None


class Training(Sourced):
    """A planned training, or a training already held."""

    headline = "subject"

    subject: Text
    audience: tuple[Text, ...] = ()
    organiser: OfficeRef | None = None
    state: EventState
    date: _DateIfHeld | None = None
    dimension: DimensionRef | None = None


class TargetGroup(Sourced):
    """People the plan means to serve."""

    headline = "name"

    name: Text
    dimension: DimensionRef | None = None
