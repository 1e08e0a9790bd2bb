"""The base of every record: strictness, identifiers, references and whole numbers.

Holds no record of the domain; `sourced` adds provenance.
"""

import inspect
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.messages.synonyms import closed_list, closed_list_pattern, folded
from generator.slugs import SLUG_LIMIT, SLUG_PATTERN, is_slug

BODY = "body"
"""Name of the field for the text below the front matter of a file; never written as a key."""


class Kind(StrEnum):
    """The kind of record an identifier names.

    References of a kind are resolved among the records of the same kind.
    """

    SOURCE = "source"
    PERSON = "person"
    OFFICE = "office"
    BODY = "body"
    DOCUMENT = "document"
    EVENT = "event"
    QUICK_WIN = "quick_win"
    VILLAGE = "village"
    FRAMEWORK = "framework"
    PROVINCE = "province"
    DIMENSION = "dimension"
    """A key of the framework that the region's plan follows."""
    ASPECT = "aspect"
    """A key of the framework that the region's smart villages follow."""
    SUBDIMENSION = "subdimension"
    COHORT = "cohort"
    PLAN = "plan"
    PROGRAMME = "programme"
    INDICATOR = "indicator"
    GOAL = "goal"
    """A goal of the region's development plan (RPJMD)."""
    DISTRICT = "district"
    """A kecamatan of the region."""
    FRAMEWORK_ITEM = "framework_item"
    """An item of any national framework, as `<framework>/<item>`."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field whose text is the identifier of a record elsewhere."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class WithoutGrouping:
    """Marks a number written without marks between thousands, for example a year."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Marks a text whose languages are all its author's own, so that none is a translation."""


@dataclass(frozen=True, slots=True)
class Worded:
    """Marks a number that stands for a name of a list, shown by words of the catalogue."""

    section: str
    """Section of the catalogue with the names, and with their form behind the number."""
    names: tuple[str, ...]
    """Keys of the names, the name of 1 first."""


@dataclass(frozen=True, slots=True)
class Happened:
    """Marks a date or a year of a past event: no day after the day of the build."""

    beside: str | None = None
    """Name of the neighbouring field that says whether the event has happened; None if always."""
    states: frozenset[str] = frozenset()
    """Values of the neighbouring field for a past event; with any other, the date may lie ahead."""


@dataclass(frozen=True, slots=True)
class MayLieAhead:
    """Marks a date or a year that may lie after the day of the build, for example a due date."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Marks a web address, checked and shown as a link."""


@dataclass(frozen=True, slots=True)
class InMedia:
    """Marks the name of a file in the region's folder `media/`."""


class Record(BaseModel):
    """A typed piece of the data: frozen, and strict about unknown keys."""

    # An unknown key is refused: otherwise a misspelled field would vanish from the site unnoticed.
    # Validators are built on first use: the validator of a record has those of every record in it.
    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=False, defer_build=True
    )

    headline: ClassVar[str | None] = None
    """Name of the field shown as the record's heading; None for a record without a heading."""

    headline_else: ClassVar[str | None] = None
    """Name of the field shown as the heading if the `headline` field is empty."""

    expected: ClassVar[tuple[str, ...]] = ()
    """Names of fields a reader would ask for: the page says so if such a field is empty."""


def value_of(record: Record, name: str) -> Any:
    """Return the value of a field; None for a record whose type has no field of the name.

    Asking pydantic for a missing attribute takes a hundred times as long.
    """
    return getattr(record, name) if _has_field(type(record), name) else None


@cache
def _has_field(model: type[Record], name: str) -> bool:
    return name in model.model_fields


@cache
def declaring_record(record: type[BaseModel], field: str) -> str:
    """Return the name of the class that declares a field: the record itself or a base class.

    The catalogues have title and description of a field once, by this name and the field's.

    Raises:
        LookupError: The record has no field of this name (our bug).
    """
    if field not in record.model_fields:
        raise LookupError(f"{record.__name__} has no field {field!r}")
    # Pydantic copies inherited fields to the subclass, but annotations stay with their own class.
    declaring = (base for base in record.__mro__ if field in inspect.get_annotations(base))
    return next(declaring).__name__


_NUMBER_PART = "([0-9]{1,8}[A-Za-z]{0,3}|[A-Za-z]{1,3}[0-9]{0,6}|[IVXLC]{1,7})"
_PRINTED_NUMBER_PATTERN = rf"{_NUMBER_PART}([.\-/]{_NUMBER_PART}){{0,7}}\.?"
# Up to 15 digits: spreadsheets and JavaScript keep so many digits of a whole number exactly.
_WHOLE_NUMBER_PATTERN = "(0|[1-9][0-9]{0,14})"
FIRST_YEAR, LAST_YEAR = 1900, 2200
_HIGHEST_POSITION = 99_999


def _checked_slug(value: str) -> str:
    if not is_slug(value):
        raise PydanticCustomError(Code.BAD_IDENTIFIER, "identifier", {"value": value})
    return value


def _whole_number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(_WHOLE_NUMBER_PATTERN, value):
        raise PydanticCustomError(Code.BAD_WHOLE_NUMBER, "whole number", {"value": value})
    return int(value)


def within(value: int, lowest: int, highest: int) -> int:
    """Return a number between two limits, both inclusive.

    Raises:
        PydanticCustomError: The number lies outside the limits.
    """
    if not lowest <= value <= highest:
        limits = {"value": value, "lowest": lowest, "highest": highest}
        raise PydanticCustomError(Code.NUMBER_OUT_OF_RANGE, "out of range", limits)
    return value


def _yes_or_no(value: Any) -> Any:
    # Our reader gives texts alone; a bool is a default of the model, or comes from a test.
    if isinstance(value, bool):
        return value
    meant = yes_or_no_meant(value) if isinstance(value, str) else None
    if meant is None:
        raise PydanticCustomError(Code.BAD_YES_NO, "yes or no", {"value": str(value)})
    return meant


def yes_or_no_meant(text: str) -> bool | None:
    """Return True for any word for yes, False for any word for no, else None."""
    key = closed_list("YesNo").get(folded(text))
    return None if key is None else key == "ya"


def _number_schema(lowest: int, highest: int | None = None) -> WithJsonSchema:
    """Return the schema of a whole number: text or number, as editors parse unquoted digits."""
    schema: dict[str, Any] = {
        "type": ["integer", "string"],
        "pattern": f"^{_WHOLE_NUMBER_PATTERN}$",
    }
    return WithJsonSchema(
        schema | {"minimum": lowest} | ({} if highest is None else {"maximum": highest})
    )


_SLUG_SCHEMA = WithJsonSchema(
    {
        "type": ["string", "integer"],
        "pattern": f"^{SLUG_PATTERN}$",
        "maxLength": SLUG_LIMIT,
        "minimum": 0,
    }
)
SOURCE_SCHEMA = {
    "type": ["string", "integer"],
    "pattern": f"^({SLUG_PATTERN}/)?{SLUG_PATTERN}$",
    "minimum": 0,
}
"""JSON Schema of the identifier of a source."""

Identifier = Annotated[str, AfterValidator(_checked_slug), _SLUG_SCHEMA]
"""Lower-case letters, digits and single hyphens, at most 80 characters.

An identifier is part of addresses, so nobody changes it later.
"""

_MOST_REDIRECTS = 10
FormerNames = Annotated[tuple[Identifier, ...], Field(max_length=_MOST_REDIRECTS)]
"""Former names of a file or folder, whose addresses lead on to the present address."""

WholeNumber = Annotated[int, BeforeValidator(_whole_number), _number_schema(0)]
"""A count, zero or more, written in digits alone."""

PositiveNumber = Annotated[
    int,
    BeforeValidator(_whole_number),
    AfterValidator(lambda value: within(value, 1, _HIGHEST_POSITION)),
    _number_schema(1, _HIGHEST_POSITION),
]
"""A rank, a place in a grid, or a count of at least 1, written in digits alone."""

GLOBAL_GOALS = (
    "poverty",
    "hunger",
    "health",
    "education",
    "gender",
    "water",
    "energy",
    "work",
    "industry",
    "equality",
    "cities",
    "consumption",
    "climate",
    "oceans",
    "land",
    "peace",
    "partnership",
)
"""Keys of the Sustainable Development Goals in their order, from 1 to 17."""
GlobalGoal = Annotated[
    int,
    BeforeValidator(_whole_number),
    AfterValidator(lambda value: within(value, 1, len(GLOBAL_GOALS))),
    Worded("sdg", GLOBAL_GOALS),
    _number_schema(1, len(GLOBAL_GOALS)),
]
"""The number of a Sustainable Development Goal (TPB), 1 to 17."""

Year = Annotated[
    int,
    BeforeValidator(_whole_number),
    AfterValidator(lambda value: within(value, FIRST_YEAR, LAST_YEAR)),
    WithoutGrouping(),
    _number_schema(FIRST_YEAR, LAST_YEAR),
]
"""A calendar year from 1900 to 2200, in digits alone. Fields use `PastYear` or `OpenYear`."""

PastYear = Annotated[Year, Happened()]
"""The year of a past event."""

OpenYear = Annotated[Year, MayLieAhead()]
"""A year that may lie ahead."""

YesNo = Annotated[
    bool,
    BeforeValidator(_yes_or_no),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["ya", "tidak", True, False]},
                {"type": "string", "pattern": closed_list_pattern("YesNo")},
            ]
        }
    ),
]
"""`ya` or `tidak` (`true` and `false` are understood)."""


def _printed_number(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(_PRINTED_NUMBER_PATTERN, value):
        return value
    raise PydanticCustomError(Code.BAD_PRINTED_NUMBER, "printed number", {"value": str(value)})


PrintedNumber = Annotated[
    str,
    BeforeValidator(_printed_number),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_PRINTED_NUMBER_PATTERN}$"}),
]
"""A number as a plan prints it: "3", "A.1", "1.2.10", "IK-07"; letters and digits, in order."""


def printed_order(number: str | None) -> tuple[tuple[bool, int, str], ...]:
    """Return the sort key of a printed number: "1.2.9" comes before "1.2.10"; None comes last."""
    if number is None:
        return ((True, 0, "~"),)
    parts = re.findall(r"[0-9]+|[A-Za-z]+", number)
    return tuple(
        (False, int(part), "") if part.isdecimal() else (True, 0, part.casefold()) for part in parts
    )


PersonRef = Annotated[str, Reference(Kind.PERSON), _SLUG_SCHEMA]
OfficeRef = Annotated[str, Reference(Kind.OFFICE), _SLUG_SCHEMA]
BodyRef = Annotated[str, Reference(Kind.BODY), _SLUG_SCHEMA]
DocumentRef = Annotated[str, Reference(Kind.DOCUMENT), _SLUG_SCHEMA]
QuickWinRef = Annotated[str, Reference(Kind.QUICK_WIN), _SLUG_SCHEMA]
VillageRef = Annotated[str, Reference(Kind.VILLAGE), _SLUG_SCHEMA]
FrameworkRef = Annotated[str, Reference(Kind.FRAMEWORK), _SLUG_SCHEMA]
ProvinceRef = Annotated[str, Reference(Kind.PROVINCE), _SLUG_SCHEMA]
DimensionRef = Annotated[str, Reference(Kind.DIMENSION), _SLUG_SCHEMA]
SubdimensionRef = Annotated[str, Reference(Kind.SUBDIMENSION), _SLUG_SCHEMA]
AspectRef = Annotated[str, Reference(Kind.ASPECT), _SLUG_SCHEMA]
PlanRef = Annotated[str, Reference(Kind.PLAN), _SLUG_SCHEMA]
ProgrammeRef = Annotated[str, Reference(Kind.PROGRAMME), _SLUG_SCHEMA]
IndicatorRef = Annotated[str, Reference(Kind.INDICATOR), _SLUG_SCHEMA]
GoalRef = Annotated[str, Reference(Kind.GOAL), _SLUG_SCHEMA]
DistrictRef = Annotated[str, Reference(Kind.DISTRICT), _SLUG_SCHEMA]
FrameworkItemRef = Annotated[
    str,
    Reference(Kind.FRAMEWORK_ITEM),
    WithJsonSchema({"type": "string", "pattern": f"^{SLUG_PATTERN}/{SLUG_PATTERN}$"}),
]
"""An item of a national framework, as `<framework>/<item>`."""
SourceRef = Annotated[str, Reference(Kind.SOURCE), WithJsonSchema(SOURCE_SCHEMA)]
"""A source of the same region or of the nation, or `<region>/<source>` for a foreign region's."""
