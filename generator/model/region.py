"""A region's main file: its identity, and its plan except quick wins, villages and updates."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.model.base import Identifier, ProvinceRef, Record, YesNo
from generator.model.closed_list import ClosedList
from generator.model.documents import Document, RoadMap, WorkProgramme
from generator.model.evaluation import Evaluation
from generator.model.event import Event, Facility, Statement, TargetGroup, Training
from generator.model.numbers import Figure
from generator.model.participation import Agreement, Assessment, Medium, Mentor, Participation
from generator.model.people import Body, Office, Person, Post, Stakeholder
from generator.model.plan import Brand, Dimension, Flagship, Mission, PlanFramework, Vision
from generator.model.sourced import FlagKind, Source, Sourced
from generator.model.text import Line
from generator.model.village import VillageProgramme


class RegionType(ClosedList):
    """The two kinds of region at this level."""

    KABUPATEN = "kabupaten"
    KOTA = "kota"


_CODE_PATTERN = r"[0-9]{2}\.[0-9]{2}"
_MOST_REDIRECTS = 10


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


class Identity(Sourced):
    """The name of a region as given by its sources."""

    headline = "name"

    type: RegionType
    name: Line
    official_name: Line | None = None
    everyday_names: tuple[Line, ...] = ()
    former_names: tuple[Line, ...] = ()
    capital: Line | None = None


class ReferenceFacts(Sourced):
    """Facts from the national list of codes, never from an article."""

    code: RegionCode
    province: ProvinceRef | None = None


class RegionFlag(Sourced):
    """A doubt about the region's data as a whole."""

    headline = "note"

    kind: FlagKind


class Region(Record):
    """`<region>/region.yml`; the folder's name is the region's identifier and permanent address."""

    fictional: YesNo = False
    identity: Identity
    reference: ReferenceFacts
    redirects: Annotated[tuple[Identifier, ...], Field(max_length=_MOST_REDIRECTS)] = ()
    brand: Brand | None = None
    participations: tuple[Participation, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    mentors: tuple[Mentor, ...] = ()
    vision: Vision | None = None
    missions: tuple[Mission, ...] = ()
    framework: PlanFramework | None = None
    dimensions: tuple[Dimension, ...] = ()
    flagships: tuple[Flagship, ...] = ()
    statements: tuple[Statement, ...] = ()
    documents: tuple[Document, ...] = ()
    road_map: RoadMap | None = None
    work_programme: WorkProgramme | None = None
    village_programme: VillageProgramme | None = None
    people: tuple[Person, ...] = ()
    posts: tuple[Post, ...] = ()
    bodies: tuple[Body, ...] = ()
    offices: tuple[Office, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    facilities: tuple[Facility, ...] = ()
    trainings: tuple[Training, ...] = ()
    target_groups: tuple[TargetGroup, ...] = ()
    figures: tuple[Figure, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    events: tuple[Event, ...] = ()
    media: tuple[Medium, ...] = ()
    flags: tuple[RegionFlag, ...] = ()
    sources: tuple[Source, ...] = ()
