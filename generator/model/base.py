"""What all records share: strictness, descriptions in two languages, identifiers and references.

Holds no record of the domain itself; `sourced` has the one that carries provenance.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.codes import Code

SLUG_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
_SLUG = re.compile(SLUG_PATTERN)
_SLUG_LIMIT = 80


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
class Linked:
    """Marks a text that is an address of the web, checked, and shown as a link."""


class Record(BaseModel):
    """A typed piece of the data: frozen, and refusing keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)

    headline: ClassVar[str | None] = None
    """Name of the field that a page shows as the record's heading; None where the fields stand for themselves."""

    headline_else: ClassVar[str | None] = None
    """Name of the field that takes its place where it is empty."""

    expected: ClassVar[tuple[str, ...]] = ()
    """Names of fields that a reader would ask for: where one is empty, the page says so."""


def described(
    title: str,
    title_en: str,
    description: str,
    description_en: str,
    *,
    default: Any = ...,
) -> Any:
    """Return a field declaration that carries its title and description in Indonesian and English.

    Args:
        title: Indonesian title, also the label of the field on the pages.
        title_en: The same in English.
        description: Indonesian, one sentence: what to write here, and how.
        description_en: The same in English.
        default: Value of a field that is not written; required where left out.

    Returns:
        What `pydantic.Field` gives.
    """
    return Field(
        default,
        title=title,
        description=description,
        json_schema_extra={"title_en": title_en, "description_en": description_en},
    )


def _checked_slug(value: str) -> str:
    if len(value) > _SLUG_LIMIT or not _SLUG.fullmatch(value):
        raise PydanticCustomError(Code.BAD_IDENTIFIER, "identifier", {"value": value})
    return value


def _whole_number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"-?(0|[1-9][0-9]{0,14})", value):
        raise PydanticCustomError(Code.BAD_WHOLE_NUMBER, "whole number", {"value": value})
    return int(value)


def _yes_or_no(value: Any) -> Any:
    words = {"ya": True, "true": True, "tidak": False, "false": False}
    if isinstance(value, str) and value in words:
        return words[value]
    if isinstance(value, bool):
        return value
    raise PydanticCustomError(Code.BAD_YES_NO, "yes or no", {"value": str(value)})


Identifier = Annotated[str, AfterValidator(_checked_slug)]
"""Lower-case letters, digits and single hyphens, at most 80 characters; part of addresses, so chosen once."""

WholeNumber = Annotated[int, BeforeValidator(_whole_number)]
"""A count, written in digits alone."""

Year = Annotated[int, BeforeValidator(_whole_number), WithoutGrouping()]
"""A calendar year, in digits alone."""

YesNo = Annotated[
    bool,
    BeforeValidator(_yes_or_no),
    WithJsonSchema({"enum": ["ya", "tidak", True, False]}),
]
"""`ya` or `tidak` (`true` and `false` are understood)."""

PersonRef = Annotated[str, Reference(Kind.PERSON)]
OfficeRef = Annotated[str, Reference(Kind.OFFICE)]
BodyRef = Annotated[str, Reference(Kind.BODY)]
DocumentRef = Annotated[str, Reference(Kind.DOCUMENT)]
EventRef = Annotated[str, Reference(Kind.EVENT)]
QuickWinRef = Annotated[str, Reference(Kind.QUICK_WIN)]
VillageRef = Annotated[str, Reference(Kind.VILLAGE)]
FrameworkRef = Annotated[str, Reference(Kind.FRAMEWORK)]
ProvinceRef = Annotated[str, Reference(Kind.PROVINCE)]
DimensionRef = Annotated[str, Reference(Kind.DIMENSION)]
SubdimensionRef = Annotated[str, Reference(Kind.SUBDIMENSION)]
AspectRef = Annotated[str, Reference(Kind.ASPECT)]
SourceRef = Annotated[str, Reference(Kind.SOURCE)]
"""A source of the same region or of the nation, or `<region>/<source>` for one of another region."""
