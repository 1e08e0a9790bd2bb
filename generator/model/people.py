"""People, the posts they hold over time, and the bodies and offices of these posts."""

from typing import Annotated

from generator.model.base import (
    BodyRef,
    DimensionRef,
    DocumentRef,
    FormerNames,
    Happened,
    Identifier,
    OfficeRef,
    PersonRef,
    PositiveNumber,
    YesNo,
)
from generator.model.closed_list import ClosedList
from generator.model.dates import DateText, OpenDate, PastDate
from generator.model.sourced import Sourced
from generator.model.text import EmailAddress, Line, Text, WebAddress
from generator.model.work_state import WorkState


class Person(Sourced):
    """A person named by a source."""

    headline = "name"

    id: Identifier
    name: Line
    degrees_before: Line | None = None
    degrees_after: Line | None = None
    aliases: tuple[Line, ...] = ()

    @property
    def full_name(self) -> str:
        """The name with degrees before and after, in Indonesian style."""
        before = f"{self.degrees_before} " if self.degrees_before else ""
        after = f", {self.degrees_after}" if self.degrees_after else ""
        return f"{before}{self.name}{after}"


class Tenure(ClosedList):
    """Whether a post is held, according to the source."""

    CURRENT = "current"
    """Held on the day of the source's statement (`seen_on`)."""
    FORMER = "former"
    ACTING = "acting"
    UNKNOWN = "unknown"


PRESENT_TENURES = frozenset({Tenure.CURRENT, Tenure.ACTING})
"""Tenures of the present holder of a post."""

# A post with a holder, present or past, has begun; an unknown tenure may begin later.
_TAKEN_UP = frozenset({Tenure.CURRENT, Tenure.FORMER, Tenure.ACTING})
_StartOfTenure = Annotated[DateText, Happened(beside="tenure", states=_TAKEN_UP)]
_EndOfTenure = Annotated[DateText, Happened(beside="tenure", states=frozenset({Tenure.FORMER}))]
"""The last day of a current post may lie ahead."""


class Post(Sourced):
    """A post, with its present or former holder."""

    headline = "title"
    expected = ("person",)

    title: Text
    person: PersonRef | None = None
    office: OfficeRef | None = None
    body: BodyRef | None = None
    tenure: Tenure
    term: PositiveNumber | None = None
    """Which term of the same person it is, counted from 1."""
    start: _StartOfTenure | None = None
    end: _EndOfTenure | None = None
    seen_on: PastDate | None = None


class OfficeKind(ClosedList):
    """Kinds of offices."""

    AGENCY = "agency"
    """Perangkat daerah: dinas, badan, bagian."""
    MINISTRY = "ministry"
    UNIVERSITY = "university"
    GOVERNMENT = "government"
    """The government of another region."""
    REGIONAL_COMPANY = "regional_company"
    """Owned by the region: BUMD, perumda, perseroda."""
    COMPANY = "company"
    COMMUNITY = "community"
    OTHER = "other"


class Contact(Sourced):
    """The public contact of an office; never of a person."""

    headline = "address"

    address: Text | None = None
    telephone: Line | None = None
    email: EmailAddress | None = None
    hours: Text | None = None
    url: WebAddress | None = None


class FormerName(Sourced):
    """A name that an office or a region had."""

    headline = "name"

    name: Line
    since: PastDate | None = None
    until: PastDate | None = None


class Office(Sourced):
    """An agency (OPD) or an institution with a name of its own."""

    headline = "name"
    naming = Sourced.naming | {"redirects"}

    id: Identifier
    redirects: FormerNames = ()
    name: Text
    short_name: Line | None = None
    kind: OfficeKind
    role: Text | None = None
    state: WorkState | None = None
    contact: Contact | None = None
    former_names: tuple[FormerName, ...] = ()
    since: OpenDate | None = None
    ended: PastDate | None = None
    successors: tuple[OfficeRef, ...] = ()


class StakeholderKind(ClosedList):
    """The part of society a stakeholder belongs to."""

    GOVERNMENT = "government"
    AGENCY = "agency"
    PRIVATE = "private"
    COMMUNITY = "community"
    POLICE = "police"
    ACADEMIA = "academia"
    OTHER = "other"


class Stakeholder(Sourced):
    """A group with a part in the plan, but without an office in the plan."""

    headline = "name"

    name: Text
    kind: StakeholderKind
    role: Text | None = None
    state: WorkState | None = None
    dimension: DimensionRef | None = None


class BodyKind(ClosedList):
    """The three recurring bodies of the programme, their helpers, and a word for the rest."""

    COUNCIL = "council"
    TEAM = "team"
    FORUM = "forum"
    WORKING_GROUP = "working_group"
    SECRETARIAT = "secretariat"
    OTHER = "other"


class BodyState(ClosedList):
    """Whether a body exists."""

    PLANNED = "planned"
    FORMED = "formed"
    ENDED = "ended"
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
    decree: DocumentRef | None = None
    ended: PastDate | None = None
    successor: BodyRef | None = None
    chair: PersonRef | None = None
    duty: Text | None = None
    members: tuple[Text, ...] = ()
    met: YesNo | None = None
    last_met: PastDate | None = None
