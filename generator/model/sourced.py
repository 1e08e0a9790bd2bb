"""Provenance of statements: sources, printed form, doubts, and values of dissenting sources.

Every record with a statement about a region is `Sourced`. A record names its sources in a list for
the whole record, or in a group by field (`sources: {chosen: [a, b], rest: [c]}`). Only a single
source covers several fields, and only a single source is handed down to a nested record without
sources of its own: of two sources nobody knows which says which field. `checks.provenance` refuses
every record that leaves the question open.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import PlainSerializer, PlainValidator, ValidationError, WithJsonSchema
from pydantic_core import InitErrorDetails, PydanticCustomError

from generator.codes import Code
from generator.model.base import (
    SOURCE_SCHEMA,
    DocumentRef,
    FormerNames,
    Identifier,
    Record,
    SourceRef,
)
from generator.model.closed_list import ClosedList
from generator.model.dates import PastDate
from generator.model.release import RELEASE_FIELDS, Releasable
from generator.model.text import Line, Text, WebAddress


class FlagKind(ClosedList):
    """The kind of doubt about a statement."""

    TYPO = "typo"
    """A misprint of the source, corrected on display; the printed form is kept."""
    UNCLEAR = "unclear"
    """The source can be read in more than one way; shown as printed."""
    CONFLICT = "conflict"
    """Sources, or places in one source, disagree."""
    UNKNOWN = "unknown"
    """The source leaves out the answer to a reader's next question."""


class Flag(Record):
    """A mark of doubt on a statement."""

    kind: FlagKind
    note: Text


REST = "rest"
"""Key in a group of sources for every field the group does not name; takes a single source."""

SourceList = tuple[SourceRef, ...]
"""Sources of a whole record."""


@dataclass(frozen=True, slots=True)
class SourcesByField:
    """Sources of a record, named field by field."""

    fields: tuple[tuple[str, SourceList], ...]
    """Names of fields with their sources, in the order of the file; `REST` covers the remainder."""


def _sources(value: Any) -> SourceList | SourcesByField:
    if isinstance(value, SourcesByField):
        return value
    is_group = isinstance(value, dict)
    refused = list(_refused_group(value) if is_group else _refused_list(value, ()))
    if refused:
        # Errors of pydantic itself carry paths, so each finding points at its source in the list.
        raise ValidationError.from_exception_data("sources", refused)
    if not is_group:
        return tuple(value)
    by_field = tuple((field, tuple(named)) for field, named in value.items())
    return SourcesByField(by_field) if by_field else ()


def _refused_group(group: dict[str, Any]) -> Iterator[InitErrorDetails]:
    """Yield the errors in a group of sources by field.

    A field with an empty list is an error too, since the field would stand on no source.
    """
    for field, named in group.items():
        yield from _refused_list(named, (field,))
        if named in ([], ()):
            yield _refused(Code.BLANK_TEXT, (field,), named)


def _refused_list(value: Any, loc: tuple[str, ...]) -> Iterator[InitErrorDetails]:
    """Yield the errors in a list of sources, by pydantic's own types of error."""
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

# Pydantic's own union would report each mistake twice: against the list and against the group.
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
    """The value of the same field according to a dissenting source."""

    value: Text
    sources: SourceList


class Correction(Record):
    """A wrong value that stood on the site or in a source, and the day it was put right.

    A correction of a mistake in typing names no source.
    """

    former: Line
    field: Line | None = None
    published_on: PastDate | None = None
    date: PastDate
    reason: Text
    sources: SourceList = ()


class Sourced(Releasable):
    """A statement with its sources."""

    naming: ClassVar[frozenset[str]] = frozenset(
        {"id", "key", "number", "fictional", *RELEASE_FIELDS}
    )
    """Fields no source says: they tell the record from its siblings, or are this site's own."""

    sources: Sources = ()
    as_printed: Line | None = None
    flags: tuple[Flag, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    corrections: tuple[Correction, ...] = ()
    chosen_because: Text | None = None
    note: Text | None = None


PROVENANCE_FIELDS = frozenset(Sourced.model_fields)
"""Fields about the origin of a statement, as against its content."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The sources a record stands on, as a whole or field by field."""

    whole: SourceList
    """Sources of the whole record; empty if the record names sources by field, or has none."""
    by_field: tuple[tuple[str, SourceList], ...] = ()
    """Sources by field, in the order of the file; empty if the record names none by field."""
    undecided: SourceList = ()
    """Several sources of the enclosing record, none of them handed down."""

    @property
    def every(self) -> SourceList:
        """Every source of the record, each once."""
        return self.whole or tuple(
            dict.fromkeys(source for _, named in self.by_field for source in named)
        )

    def of(self, *fields: str) -> SourceList:
        """Return the sources of fields together, each once."""
        if self.whole:
            return self.whole
        named = dict(self.by_field)
        rest = named.get(REST, ())
        return tuple(dict.fromkeys(source for field in fields for source in named.get(field, rest)))

    def below(self, field: str) -> "Standing":
        """Return the standing handed down to a nested record without sources of its own.

        The nested record stands on a single source, or on none: then the sources are undecided.

        Args:
            field: Field of this record that holds the nested record.
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
    """Return the standing of a record.

    Args:
        record: Any record; without sources of its own, it takes the standing handed down.
        around: Standing handed down by the enclosing record, from `Standing.below`.
    """
    if not isinstance(record, Sourced) or not record.sources:
        return around
    if isinstance(record.sources, SourcesByField):
        return Standing((), record.sources.fields)
    return Standing(record.sources)


def said_fields(record: Sourced) -> Iterator[str]:
    """Yield the names of filled fields said by the record's own sources, in the order of the model.

    Left out are fields that tell the record from its siblings (`naming`), this site's own words
    about the record (`flags`, `note` and the like), and nested records, with sources of their own.
    The wording of a source (`as_printed`) counts.
    """
    for name in _may_be_said(type(record)):
        value = getattr(record, name)
        if value is not None and value != () and not is_nested(value):
            yield name


def is_nested(value: object) -> bool:
    """Return whether a field's value is a record, or a list of records, with sources of its own."""
    # The items of a list have a single type, so the first speaks for the list.
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
    """A wording of the source shown in a different form on pages, or left open."""

    headline = "printed"

    printed: Line
    shown: Text | None = None
    kind: FlagKind
    note: Text | None = None


class Source(Releasable):
    """An article, document or statement cited by records."""

    headline = "title"
    headline_else = "called"
    expected = ("outlet", "author", "date")

    id: Identifier
    redirects: FormerNames = ()
    document: DocumentRef | None = None
    """The document of the region that the source is; it gives the facts that are left out."""
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
    accessed_on: PastDate | None = None
    printed_forms: tuple[PrintedForm, ...] = ()
    note: Text | None = None
