"""People, the posts they hold over time, and the bodies and offices those posts belong to."""

from typing import Annotated

from generator.model.base import (
    BodyRef,
    DimensionRef,
    Happened,
    Identifier,
    OfficeRef,
    PersonRef,
    YesNo,
)
from generator.model.closed_list import ClosedList
from generator.model.dates import DateText, PastDate
from generator.model.documents import ItemState
from generator.model.sourced import Sourced
from generator.model.text import Line, Text


class Person(Sourced):
    """Someone a source names."""

    headline = "name"

    id: Identifier
    name: Line
    degrees_before: Line | None = None
    degrees_after: Line | None = None
    aliases: tuple[Line, ...] = ()

    @property
    def full_name(self) -> str:
        """The name with its degrees, as it is written in Indonesian."""
        before = f"{self.degrees_before} " if self.degrees_before else ""
        after = f", {self.degrees_after}" if self.degrees_after else ""
        return f"{before}{self.name}{after}"


class Tenure(ClosedList):
    """Whether a post is held, as the source has it."""

    CURRENT = "current"
    """Held on the day the source speaks of (`seen_on`)."""
    FORMER = "former"
    ACTING = "acting"
    UNKNOWN = "unknown"


_TAKEN_UP = frozenset({Tenure.CURRENT, Tenure.FORMER, Tenure.ACTING})
_StartOfTenure = Annotated[DateText, Happened(beside="tenure", states=_TAKEN_UP)]
_EndOfTenure = Annotated[DateText, Happened(beside="tenure", states=frozenset({Tenure.FORMER}))]
"""The last day of a post that is held may lie ahead."""


class Post(Sourced):
    """A post and who holds or held it."""

    headline = "title"
    expected = ("person",)

    title: Text
    person: PersonRef | None = None
    office: OfficeRef | None = None
    body: BodyRef | None = None
    tenure: Tenure
    start: _StartOfTenure | None = None
    end: _EndOfTenure | None = None
    seen_on: PastDate | None = None


class OfficeKind(ClosedList):
    """What kind of office it is."""

    AGENCY = "agency"
    """Perangkat daerah: dinas, badan, bagian."""
    MINISTRY = "ministry"
    UNIVERSITY = "university"
    OTHER = "other"


class Office(Sourced):
    """An agency (OPD) or another institution with a name of its own."""

    headline = "name"

    id: Identifier
    name: Text
    short_name: Line | None = None
    kind: OfficeKind
    role: Text | None = None
    state: ItemState | None = None


class StakeholderKind(ClosedList):
    """Which part of society a stakeholder belongs to."""

    GOVERNMENT = "government"
    AGENCY = "agency"
    PRIVATE = "private"
    COMMUNITY = "community"
    POLICE = "police"
    ACADEMIA = "academia"
    OTHER = "other"


class Stakeholder(Sourced):
    """A group that takes part, without an office of its own in the plan."""

    headline = "name"

    name: Text
    kind: StakeholderKind
    role: Text | None = None
    state: ItemState | None = None
    dimension: DimensionRef | None = None


class BodyKind(ClosedList):
    """The three bodies that recur in the programme."""

    COUNCIL = "council"
    TEAM = "team"
    FORUM = "forum"
    OTHER = "other"


class BodyState(ClosedList):
    """Whether a body exists."""

    PLANNED = "planned"
    FORMED = "formed"
    UNKNOWN = "unknown"


class Body(Sourced):
    """A council, a team or a forum of the smart city."""

    headline = "name"
    headline_else = "kind"
    expected = ("chair", "duty")

    id: Identifier
    name: Text | None = None
    kind: BodyKind
    state: BodyState
    formed: PastDate | None = None
    chair: PersonRef | None = None
    duty: Text | None = None
    members: tuple[Text, ...] = ()
    met: YesNo | None = None
