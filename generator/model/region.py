"""A region's main file: its identity, and its plan except quick wins, villages and updates."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.model.base import (
    DocumentRef,
    FormerNames,
    IndicatorRef,
    OfficeRef,
    PositiveNumber,
    ProgrammeRef,
    ProvinceRef,
    QuickWinRef,
    Record,
    VillageRef,
    YesNo,
)
from generator.model.brand import Brand
from generator.model.closed_list import ClosedList
from generator.model.dates import HistoricDate, PastDate
from generator.model.documents import Document
from generator.model.evaluation import Evaluation
from generator.model.event import Event, Facility, Statement, TargetGroup, Training
from generator.model.indicator import Indicator
from generator.model.numbers import Figure
from generator.model.participation import Agreement, Assessment, Medium, Mentor, Participation
from generator.model.people import Body, Office, Person, Post, Stakeholder
from generator.model.place import Coordinates, District
from generator.model.plan import Plan, PlanParts
from generator.model.release import Releasable
from generator.model.sourced import FlagKind, Source, Sourced
from generator.model.text import Line, Text, WebAddress
from generator.model.ties import Goal
from generator.model.village import VillageProgramme


class RegionType(ClosedList):
    """The two kinds of region at this level."""

    KABUPATEN = "kabupaten"
    KOTA = "kota"


_CODE_PATTERN = r"[0-9]{2}\.[0-9]{2}"


def _region_code(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(_CODE_PATTERN, value):
        return value
    raise PydanticCustomError(Code.BAD_REGION_CODE, "region code", {"value": str(value)})


RegionCode = Annotated[
    str,
    BeforeValidator(_region_code),
    WithJsonSchema(
        {
            "type": ["string", "number"],
            "pattern": f"^{_CODE_PATTERN}$",
            "minimum": 0,
            "maximum": 99.99,
        }
    ),
]
"""Two digits of the province, a point, two digits of the region; always text.

Editors see 33.10 without quotes as a number, so the schema accepts numbers too.
"""


class NameKind(ClosedList):
    """Kinds of names of a region."""

    OFFICIAL = "official"
    EVERYDAY = "everyday"
    FORMER = "former"


class DatedName(Sourced):
    """A name of the region with the time in which it was used."""

    headline = "name"

    name: Line
    kind: NameKind
    since: HistoricDate | None = None
    until: HistoricDate | None = None
    document: DocumentRef | None = None


SCHEMA_VERSION = 2
"""Version of the model. A file without a version is read as this version, as version 1 was."""


def _known_version(value: int) -> int:
    if value > SCHEMA_VERSION:
        context = {"value": str(value), "known": str(SCHEMA_VERSION)}
        raise PydanticCustomError(Code.NEWER_SCHEMA, "newer schema", context)
    return value


SchemaVersion = Annotated[PositiveNumber, AfterValidator(_known_version)]
"""The version of the model that a file was written for; a newer one than known is refused."""


class Identity(Sourced):
    """The name of a region as given by its sources."""

    headline = "name"

    type: RegionType
    name: Line
    official_name: Line | None = None
    everyday_names: tuple[Line, ...] = ()
    former_names: tuple[Line, ...] = ()
    names: tuple[DatedName, ...] = ()
    capital: Line | None = None
    coordinates: Coordinates | None = None
    founded: HistoricDate | None = None
    anniversary: Text | None = None
    predecessor: Text | None = None
    successors: tuple[Text, ...] = ()
    url: WebAddress | None = None


class ReferenceFacts(Sourced):
    """Facts from the national list of codes, never from an article."""

    code: RegionCode
    province: ProvinceRef | None = None


class CheckResult(ClosedList):
    """What somebody found who looked again."""

    STILL_TRUE = "still_true"
    NOT_FOUND = "not_found"


class PlanPart(ClosedList):
    """The parts expected of a plan, as the checklist of a profile names them."""

    VISION = "vision"
    DIMENSIONS = "dimensions"
    STRATEGIC_ANALYSIS = "strategic_analysis"
    MASTERPLAN = "masterplan"
    EXECUTIVE_SUMMARY = "executive_summary"
    ROAD_MAP = "road_map"
    REGULATION = "regulation"
    COUNCIL = "council"
    TEAM = "team"
    FORUM = "forum"
    QUICK_WINS = "quick_wins"
    BUDGETS = "budgets"
    EVIDENCE = "evidence"


class Examined(Record):
    """The record or the document that somebody looked at again."""

    document: DocumentRef | None = None
    programme: ProgrammeRef | None = None
    indicator: IndicatorRef | None = None
    quick_win: QuickWinRef | None = None
    village: VillageRef | None = None
    office: OfficeRef | None = None


class Confirmation(Record):
    """A look at the sources again: a part of the plan is still true, or still nowhere to be found.

    The site's own statement, so it names no source. Without part, record and subject it is about
    the whole region.
    """

    headline = "subject"

    date: PastDate
    part: PlanPart | None = None
    about: Examined | None = None
    subject: Text | None = None
    result: CheckResult
    office: OfficeRef | None = None
    note: Text | None = None


class RegionFlag(Sourced):
    """A doubt about the region's data as a whole."""

    headline = "note"

    kind: FlagKind


_GIT_NAME_PATTERN = r"@?\w[\w.-]*(/\w[\w.-]*)*"
_GIT_NAME = re.compile(_GIT_NAME_PATTERN, re.ASCII)
_LONGEST_GIT_NAME = 100


def _git_name(value: str) -> str:
    if len(value) > _LONGEST_GIT_NAME or not _GIT_NAME.fullmatch(value):
        raise PydanticCustomError(Code.BAD_GIT_NAME, "git name", {"value": value})
    return value.removeprefix("@")


GitNames = Annotated[
    tuple[
        Annotated[
            str,
            AfterValidator(_git_name),
            WithJsonSchema(
                {
                    "type": "string",
                    "pattern": f"^{_GIT_NAME_PATTERN}$",
                    "maxLength": _LONGEST_GIT_NAME,
                }
            ),
        ],
        ...,
    ],
    Field(max_length=20),
]
"""Public names of people and groups on a git host, such as `kominfo/redaksi`, without the @."""


class RegionHead(Releasable):
    """The first part of `region.yml`: identity, and part in the movement."""

    schema_version: SchemaVersion | None = None
    fictional: YesNo = False
    identity: Identity
    reference: ReferenceFacts
    redirects: FormerNames = ()
    maintainers: GitNames = ()
    brand: Brand | None = None
    participations: tuple[Participation, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    mentors: tuple[Mentor, ...] = ()


class Region(PlanParts, RegionHead):
    """`<region>/region.yml`; the folder's name is the region's identifier and permanent address.

    A region of several plans lists them in `plans`; without the list the parts of a plan stand in
    the record itself, and are the plan in force.
    """

    plans: tuple[Plan, ...] = ()
    goals: tuple[Goal, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    statements: tuple[Statement, ...] = ()
    documents: tuple[Document, ...] = ()
    village_programme: VillageProgramme | None = None
    people: tuple[Person, ...] = ()
    posts: tuple[Post, ...] = ()
    bodies: tuple[Body, ...] = ()
    offices: tuple[Office, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    districts: tuple[District, ...] = ()
    facilities: tuple[Facility, ...] = ()
    trainings: tuple[Training, ...] = ()
    target_groups: tuple[TargetGroup, ...] = ()
    figures: tuple[Figure, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    events: tuple[Event, ...] = ()
    media: tuple[Medium, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    flags: tuple[RegionFlag, ...] = ()
    sources: tuple[Source, ...] = ()
