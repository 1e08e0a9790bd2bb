"""The national movement: cohorts year by year, totals, provinces, glossary, national sources."""

from typing import Annotated, Literal

from pydantic import StringConstraints, WithJsonSchema

from generator.model.base import (
    Identifier,
    PastYear,
    PositiveNumber,
    Record,
    SourceRef,
    WholeNumber,
)
from generator.model.closed_list import ClosedList, NamedLanguage
from generator.model.dates import PastDate, Weekday
from generator.model.sourced import Source, Sourced
from generator.model.text import Line, Text


class ReadinessElement(Sourced):
    """An aspect examined by an assessment."""

    headline = "name"

    name: Text
    finding: Text | None = None


class Signing(Sourced):
    """The day a cohort signed its agreement."""

    date: PastDate | None = None
    weekday: Weekday | None = None
    place: Text | None = None


class Cohort(Sourced):
    """The regions chosen in a year, as numbers."""

    headline = "year"
    naming = Sourced.naming | {"year"}

    year: PastYear
    chosen: WholeNumber | None = None
    repeats: WholeNumber | None = None
    invited: WholeNumber | None = None
    assessed: WholeNumber | None = None
    assessed_on: PastDate | None = None
    decided_on: PastDate | None = None
    assessors: Text | None = None
    elements: tuple[ReadinessElement, ...] = ()
    mentoring: Text | None = None
    signing: Signing | None = None


class Measure(ClosedList):
    """The unit counted by a total of the programme.

    Sources confuse the two, which differ by the regions chosen more than once.
    """

    PARTICIPATIONS = "participations"
    """Every region in every year."""
    REGIONS = "regions"
    """Every region once."""


class Total(Sourced):
    """A sum over cohorts as stated by a source; a check does the sum again."""

    headline = "measure"
    naming = Sourced.naming | {"measure", "up_to", "condition"}

    measure: Measure
    up_to: PastYear
    value: WholeNumber
    condition: Text | None = None


class Universe(Sourced):
    """How many regions the country has."""

    value: PositiveNumber


class ProgrammeName(Sourced):
    """A name sources use for the movement."""

    headline = "name"

    name: Text


class ProgrammeStatement(Sourced):
    """A statement of sources about the movement as a whole."""

    headline = "text"

    text: Text


class OrganiserTask(Sourced):
    """A task of an organiser for the movement."""

    headline = "text"

    text: Text


class Organiser(Sourced):
    """An organisation behind the movement."""

    headline = "name"

    name: Text
    tasks: tuple[OrganiserTask, ...] = ()


class Programme(Record):
    """`_national/programme.yml`: the movement's ledger."""

    name: Text
    names: tuple[ProgrammeName, ...] = ()
    organisers: tuple[Organiser, ...] = ()
    universe: Universe
    cohorts: tuple[Cohort, ...] = ()
    totals: tuple[Total, ...] = ()
    statements: tuple[ProgrammeStatement, ...] = ()


_PROVINCE_PATTERN = "^[0-9]{2}$"
ProvinceCode = Annotated[
    str,
    StringConstraints(pattern=_PROVINCE_PATTERN),
    WithJsonSchema(
        {"type": ["string", "integer"], "pattern": _PROVINCE_PATTERN, "minimum": 0, "maximum": 99}
    ),
]


class Province(Record):
    """A province, with its place on the tile map."""

    headline = "name"

    code: ProvinceCode
    name: Line
    sign: Line | None = None
    everyday_names: tuple[Line, ...] = ()
    former_names: tuple[Line, ...] = ()
    island_group: Identifier
    column: PositiveNumber
    row: PositiveNumber


class IslandGroup(Record):
    """A group of islands, in the order of the map."""

    headline = "name"

    id: Identifier
    name: Text


class Provinces(Record):
    """`_national/provinces.yml`."""

    authority: SourceRef
    island_groups: tuple[IslandGroup, ...]
    provinces: tuple[Province, ...]


class Term(Sourced):
    """A word a citizen may not know."""

    headline = "term"
    naming = Sourced.naming | {"term", "expansion", "language", "synonyms"}

    id: Identifier
    term: Line
    expansion: Text | None = None
    meaning: Text
    language: Annotated[Literal["id", "en", "jv", "su", "min"], NamedLanguage] = "id"
    synonyms: tuple[Line, ...] = ()


class Concept(Record):
    """Words of plans with one meaning, and words that people say about the same subject."""

    headline = "words"

    words: tuple[Line, ...]
    said: tuple[Line, ...] = ()


class Glossary(Record):
    """`_national/glossary.yml`."""

    terms: tuple[Term, ...]
    concepts: tuple[Concept, ...] = ()


class NationalSources(Record):
    """`_national/sources.yml`: sources every file may name."""

    sources: tuple[Source, ...]
