"""A region's part in the movement: cohort, assessment, agreements and mentors."""

from generator.model.base import Identifier, PastYear, PersonRef, PositiveNumber
from generator.model.closed_list import ClosedList
from generator.model.dates import PastDate, Period, Weekday
from generator.model.programme import ReadinessElement
from generator.model.sourced import Sourced
from generator.model.text import Line, Text
from generator.model.work_state import WorkState


class Participation(Sourced):
    """An entry of a region into the movement; the year may be unknown, a region may enter twice."""

    headline = "summary"
    expected = ("cohort",)

    summary: Text
    cohort: PastYear | None = None
    rank: PositiveNumber | None = None
    chosen_on: PastDate | None = None


class Assessment(Sourced):
    """An assessment of this region's readiness."""

    headline = "summary"

    summary: Text
    date: PastDate | None = None
    assessors: Text | None = None
    elements: tuple[ReadinessElement, ...] = ()


class SigningMode(ClosedList):
    """How an agreement was signed."""

    IN_PERSON = "in_person"
    ONLINE = "online"


class Signatory(Sourced):
    """A person who signs, in person or through a representative."""

    headline = "role"
    expected = ("person",)

    role: Text
    person: PersonRef | None = None
    represented_by: tuple[Text, ...] = ()


class Agreement(Sourced):
    """A memorandum of understanding (nota kesepahaman)."""

    headline = "title"
    expected = ("date", "place")

    id: Identifier
    title: Text
    parties: tuple[Text, ...] = ()
    date: PastDate | None = None
    weekday: Weekday | None = None
    place: Text | None = None
    mode: SigningMode | None = None
    signatories: tuple[Signatory, ...] = ()
    meaning: tuple[Text, ...] = ()


class Mentor(Sourced):
    """A person or an institution assigned to help a region write a plan."""

    headline = "person"
    headline_else = "institution"

    person: PersonRef | None = None
    institution: Text | None = None
    assigned_by: Text | None = None
    period: Period | None = None
    task: Text | None = None
    state: WorkState | None = None


class Medium(Sourced):
    """A picture or film shown by a source, as caption and credit."""

    headline = "caption"

    caption: Text
    credit: Line | None = None
    date: PastDate | None = None
