"""Provenance: where a statement comes from, how it was printed, what is doubtful in it, and what
else is said.

Every record that says something about a region is `Sourced`. A record names its sources in a list,
which covers the whole record, or in a group by field (`sources: {chosen: [a, b], rest: [c]}`). Only
a single source covers several fields, and only a single source is handed down to a nested record
without sources of its own: of two sources nobody knows which says which field. `checks.provenance`
refuses every record for which that is left open.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import PlainSerializer, PlainValidator, ValidationError, WithJsonSchema
from pydantic_core import InitErrorDetails, PydanticCustomError

from generator.codes import Code
from generator.model.base import SOURCE_SCHEMA, Identifier, Record, SourceRef
from generator.model.closed_list import ClosedList
from generator.model.dates import PastDate
from generator.model.text import Line, Text, WebAddress


class FlagKind(ClosedList):
    """What is the matter with a statement."""

    TYPO = "typo"
    """A slip of the source, put right on display; the printed form is kept."""
    UNCLEAR = "unclear"
    """The source can be read in more than one way; shown as it stands."""
    CONFLICT = "conflict"
    """Sources, or places in one source, disagree."""
    UNKNOWN = "unknown"
    """The source leaves out what a reader would ask next."""


class Flag(Record):
    """A mark of doubt on one statement."""

    kind: FlagKind
    note: Text


REST = "rest"
"""Stands in a group of sources for all fields that the group does not name; a single source covers
them.
"""

SourceList = tuple[SourceRef, ...]
"""Sources of a whole record."""


@dataclass(frozen=True, slots=True)
class SourcesByField:
    """Sources of a record that were named field by field."""

    fields: tuple[tuple[str, SourceList], ...]
    """Names of fields with their sources, in the order of the file; `REST` stands for all fields
    not named.
    """


def _sources(value: Any) -> SourceList | SourcesByField:
    if isinstance(value, SourcesByField):
        return value
    is_group = isinstance(value, dict)
    refused = list(_refused_group(value) if is_group else _refused_list(value, ()))
    if refused:
        # Only so can a validator point at what is wrong within its value.
        raise ValidationError.from_exception_data("sources", refused)
    if not is_group:
        return tuple(value)
    by_field = tuple((field, tuple(named)) for field, named in value.items())
    return SourcesByField(by_field) if by_field else ()


def _refused_group(group: dict[str, Any]) -> Iterator[InitErrorDetails]:
    """Yield what is wrong in a group of sources: a field with an empty list, too, which would stand
    on no source.
    """
    for field, named in group.items():
        yield from _refused_list(named, (field,))
        if named in ([], ()):
            yield _refused(Code.BLANK_TEXT, (field,), named)


def _refused_list(value: Any, loc: tuple[str, ...]) -> Iterator[InitErrorDetails]:
    """Yield what is wrong in a list of sources, by the types of error that pydantic itself has for
    it.
    """
    if not isinstance(value, list | tuple):
        yield _refused("tuple_type", loc, value)
        return
    for position, source in enumerate(value):
        if not isinstance(source, str):
            yield _refused("string_type", (*loc, position), source)


def _refused(kind: str, loc: tuple[str | int, ...], value: Any) -> InitErrorDetails:
    return InitErrorDetails(type=PydanticCustomError(kind, "list of sources"), loc=loc, input=value)


def _written_sources(value: SourceList | SourcesByField) -> SourceList | dict[str, SourceList]:
    return dict(value.fields) if isinstance(value, SourcesByField) else value


_LIST_SCHEMA = {"type": "array", "items": SOURCE_SCHEMA}
_FIELD_SCHEMA = {**_LIST_SCHEMA, "minItems": 1}

Sources = Annotated[
    SourceList | SourcesByField,
    PlainValidator(_sources),
    PlainSerializer(_written_sources),
    WithJsonSchema(
        {"anyOf": [_LIST_SCHEMA, {"type": "object", "additionalProperties": _FIELD_SCHEMA}]}
    ),
]
"""A list of sources, or lists of sources by field."""


class Alternative(Record):
    """What another source says of the same thing."""

    value: Text
    sources: SourceList


class Sourced(Record):
    """A statement that names where it comes from."""

    naming: ClassVar[frozenset[str]] = frozenset({"id", "key", "number", "fictional"})
    """Fields that tell the record apart from others of its kind, or that are this site's own: no
    source says them.
    """

    sources: Sources = ()
    as_printed: Line | None = None
    flags: tuple[Flag, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    chosen_because: Text | None = None
    note: Text | None = None


PROVENANCE_FIELDS = frozenset(Sourced.model_fields)
"""Fields that say where a statement stands, as against what it says."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The sources on which a record stands, and which of them say which field."""

    whole: SourceList
    """Sources of the whole record; empty where the record names its sources by field, or stands on
    none.
    """
    by_field: tuple[tuple[str, SourceList], ...] = ()
    """Sources of fields, where the record names them so."""
    undecided: SourceList = ()
    """Several sources of the record around it, of which none is handed down."""

    @property
    def every(self) -> SourceList:
        """All sources that say something of the record, each once."""
        return self.whole or tuple(
            dict.fromkeys(source for _, named in self.by_field for source in named)
        )

    def of(self, *fields: str) -> SourceList:
        """Return the sources of some fields together, each once."""
        if self.whole:
            return self.whole
        named = dict(self.by_field)
        rest = named.get(REST, ())
        return tuple(dict.fromkeys(source for field in fields for source in named.get(field, rest)))

    def below(self, field: str) -> "Standing":
        """Return what a record in a field stands on, if it names no source itself: a single source,
        or none.
        """
        if len(self.whole) == 1:
            return self
        handed = self.of(field)
        if len(handed) == 1:
            return Standing(handed)
        return Standing((), undecided=handed or self.every or self.undecided)


NOWHERE = Standing(())
"""The standing of a record without a source."""


def standing_of(record: Record, around: Standing = NOWHERE) -> Standing:
    """Return what a record stands on.

    Args:
        record: Any record; one that is not `Sourced` stands where the record around it stands.
        around: What the record around it hands down, as `Standing.below` gives it.
    """
    if not isinstance(record, Sourced) or not record.sources:
        return around
    if isinstance(record.sources, SourcesByField):
        return Standing((), record.sources.fields)
    return Standing(record.sources)


def said_fields(record: Sourced) -> Iterator[str]:
    """Yield the names of the filled fields that sources of the record itself say, in the order of
    the model.

    Left out are fields that tell the record from others (`naming`), this site's own words about it
    (`flags`, `note` and the like), and nested records, which have sources of their own. The wording
    of a source (`as_printed`) counts.
    """
    for name in _may_be_said(type(record)):
        value = getattr(record, name)
        if value is not None and value != () and not is_nested(value):
            yield name


def is_nested(value: object) -> bool:
    """Return whether a field's value is one or several records with sources of their own."""
    return isinstance(value, Sourced) or (
        isinstance(value, tuple) and bool(value) and isinstance(value[0], Sourced)
    )


@cache
def _may_be_said(model: type[Sourced]) -> tuple[str, ...]:
    unsaid = (PROVENANCE_FIELDS - {"as_printed"}) | model.naming
    return tuple(name for name in model.model_fields if name not in unsaid)


class Grade(ClosedList):
    """How near a source is to the region's own word."""

    OFFICIAL_DOCUMENT = "official_document"
    OFFICIAL_STATEMENT = "official_statement"
    PRESS = "press"
    OTHER = "other"


class PrintedForm(Record):
    """A wording of the source that the pages show in another form, or leave open."""

    headline = "printed"

    printed: Line
    shown: Text | None = None
    kind: FlagKind
    note: Text | None = None


class Source(Record):
    """An article, document or statement that records lean on."""

    headline = "title"
    headline_else = "called"
    expected = ("outlet", "author", "date")

    id: Identifier
    title: Text | None = None
    called: Text | None = None
    outlet: Text | None = None
    author: Text | None = None
    credit: Text | None = None
    date: PastDate | None = None
    time: Line | None = None
    dateline: Text | None = None
    grade: Grade
    file: Line | None = None
    url: WebAddress | None = None
    printed_forms: tuple[PrintedForm, ...] = ()
    note: Text | None = None
