"""What all records share: strictness, descriptions in two languages, identifiers and references.

Holds no record of the domain itself; `sourced` has the one that carries provenance.
"""

import inspect
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.messages.synonyms import closed_list, closed_list_pattern, folded
from generator.slugs import SLUG_LIMIT, SLUG_PATTERN, is_slug

BODY = "body"
"""Field of what stands below the front matter of a file; never written as a key."""


class Kind(StrEnum):
    """What an identifier names. References of a kind are resolved among the records of that kind."""

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


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field whose text is the identifier of another record."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class WithoutGrouping:
    """Marks a number that is written without marks between thousands, such as a year."""


@dataclass(frozen=True, slots=True)
class Happened:
    """Marks a date or a year of something that has happened: no day after that of the build."""

    beside: str | None = None
    """Name of the field beside it that says whether it has happened; None where it always has."""
    states: frozenset[str] = frozenset()
    """Values of that field with which it has happened; with any other, the date may lie ahead."""


@dataclass(frozen=True, slots=True)
class MayLieAhead:
    """Marks a date or a year that may lie after the day of the build, such as the day on which a
    promise is due.
    """


@dataclass(frozen=True, slots=True)
class Linked:
    """Marks a text that is an address of the web, checked, and shown as a link."""


class Record(BaseModel):
    """A typed piece of the data: frozen, and refusing keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)

    headline: ClassVar[str | None] = None
    """Name of the field that a page shows as the record's heading; None where the fields stand for
    themselves.
    """

    headline_else: ClassVar[str | None] = None
    """Name of the field that takes its place where it is empty."""

    expected: ClassVar[tuple[str, ...]] = ()
    """Names of fields that a reader would ask for: where one is empty, the page says so."""


@cache
def declaring_record(record: type[BaseModel], field: str) -> str:
    """Return the name of the class that declares a field: a record's own, or one it inherits from.

    The catalogues have title and description of a field once, by this name and the field's.

    Raises:
        LookupError: The record has no field of this name (our bug).
    """
    if field not in record.model_fields:
        raise LookupError(f"{record.__name__} has no field {field!r}")
    # Pydantic copies inherited fields to the subclass, but annotations stay with their own class.
    declaring = (base for base in record.__mro__ if field in inspect.get_annotations(base))
    return next(declaring).__name__


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
    """Return a number that lies between two limits, which belong to it.

    Raises:
        PydanticCustomError: It lies outside of them.
    """
    if not lowest <= value <= highest:
        limits = {"value": value, "lowest": lowest, "highest": highest}
        raise PydanticCustomError(Code.NUMBER_OUT_OF_RANGE, "out of range", limits)
    return value


def _yes_or_no(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    meant = yes_or_no_meant(value) if isinstance(value, str) else None
    if meant is None:
        raise PydanticCustomError(Code.BAD_YES_NO, "yes or no", {"value": str(value)})
    return meant


def yes_or_no_meant(text: str) -> bool | None:
    """Return whether a text means yes, in any word for it, or None where it means neither yes nor
    no.
    """
    key = closed_list("YesNo").get(folded(text))
    return None if key is None else key == "ya"


def _number_schema(lowest: int, highest: int | None = None) -> WithJsonSchema:
    """Return what editors are told of a whole number: they see a number where it stands without
    quotes.
    """
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
"""What editors are told of the name of a source."""

Identifier = Annotated[str, AfterValidator(_checked_slug), _SLUG_SCHEMA]
"""Lower-case letters, digits and single hyphens, at most 80 characters; part of addresses, so
chosen once.
"""

WholeNumber = Annotated[int, BeforeValidator(_whole_number), _number_schema(0)]
"""A count, none or more, written in digits alone."""

PositiveNumber = Annotated[
    int,
    BeforeValidator(_whole_number),
    AfterValidator(lambda value: within(value, 1, _HIGHEST_POSITION)),
    _number_schema(1, _HIGHEST_POSITION),
]
"""A rank, a place in a grid, or a count that cannot be none, written in digits alone."""

Year = Annotated[
    int,
    BeforeValidator(_whole_number),
    AfterValidator(lambda value: within(value, FIRST_YEAR, LAST_YEAR)),
    WithoutGrouping(),
    _number_schema(FIRST_YEAR, LAST_YEAR),
]
"""A calendar year from 1900 to 2200, in digits alone. A field takes one of the two types below."""

PastYear = Annotated[Year, Happened()]
"""A year in which something has happened."""

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
SourceRef = Annotated[str, Reference(Kind.SOURCE), WithJsonSchema(SOURCE_SCHEMA)]
"""A source of the same region or of the nation, or `<region>/<source>` for one of another region.
"""
