"""Traversal of a record: every nested record and every reference, each with its path.

Declarations of the model guide the traversal, so references and sources of a new record type are
checked without further code.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from generator.diagnostics import Loc
from generator.model.base import (
    Happened,
    InMedia,
    Kind,
    Linked,
    Record,
    Reference,
    WithoutGrouping,
)
from generator.model.sourced import NOWHERE, SourcesByField, Standing, standing_of

M = TypeVar("M", Happened, InMedia, Linked, Reference, WithoutGrouping)


@dataclass(frozen=True, slots=True)
class LocatedRecord:
    """A record with its path from the root of its file."""

    record: Record
    loc: Loc
    standing: Standing
    """The record's own sources, else the single source of the enclosing record."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference from a record to another record."""

    kind: Kind
    identifier: str
    loc: Loc


def walk(record: Record, loc: Loc = ()) -> Iterator[LocatedRecord]:
    """Yield a record and its nested records, outer before inner, in field order."""
    found: list[LocatedRecord] = []
    _gather(record, loc, NOWHERE, found)
    return iter(found)


def mentions(records: Iterable[LocatedRecord]) -> Iterator[Mention]:
    """Yield every reference of some records, such as the records of a walk."""
    for located in records:
        for name, kind in _references(type(located.record)):
            value = getattr(located.record, name)
            for identifier, step in _texts_in(value):
                yield Mention(kind, identifier, (*located.loc, name, *step))


def media_named(records: Iterable[LocatedRecord]) -> Iterator[tuple[str, Loc]]:
    """Yield every name of a file of the folder `media/` in some records, with its path."""
    for located in records:
        for field in media_fields(type(located.record)):
            name = getattr(located.record, field)
            if name is not None:
                yield name, (*located.loc, field)


def _gather(record: Record, loc: Loc, around: Standing, found: list[LocatedRecord]) -> None:
    """Append a record and its nested records to a list.

    Nested generators would cost a frame for each level of nesting.
    """
    standing = standing_of(record, around)
    found.append(LocatedRecord(record, loc, standing))
    for name in _holders(type(record)):
        value = getattr(record, name)
        if value is None or value == ():
            continue
        below = standing.below(name)
        if isinstance(value, tuple):
            for position, item in enumerate(value):
                _gather(item, (*loc, name, position), below, found)
        else:
            _gather(value, (*loc, name), below, found)


def _texts_in(value: Any) -> Iterator[tuple[str, Loc]]:
    if isinstance(value, SourcesByField):
        for name, sources in value.fields:
            for source, step in _texts_in(sources):
                yield source, (name, *step)
    elif isinstance(value, str):
        yield value, ()
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield item, (position,)


# A walk asks for the fields of every record, and the answer depends on the type alone.
@cache
def _holders(model: type[Record]) -> tuple[str, ...]:
    """Return the names of fields that may hold records; a walk skips the rest."""
    return tuple(
        name for name, field in model.model_fields.items() if _may_be_record(field.annotation)
    )


def _may_be_record(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return True
    return any(_may_be_record(part) for part in get_args(annotation))


@cache
def _references(model: type[Record]) -> tuple[tuple[str, Kind], ...]:
    found = (
        (name, _marker_in(Reference, field.annotation, field.metadata))
        for name, field in model.model_fields.items()
    )
    return tuple((name, reference.kind) for name, reference in found if reference is not None)


def reference_in(annotation: Any) -> Reference | None:
    """Return the reference marker of a type, also of a list of references, or None."""
    return _marker_in(Reference, annotation, ())


@cache
def dates_of_the_past(model: type[Record]) -> tuple[tuple[str, Happened], ...]:
    """Return the names of date fields that may not lie in the future, each with its marker."""
    found = (
        (name, _marker_in(Happened, field.annotation, field.metadata))
        for name, field in model.model_fields.items()
    )
    return tuple((name, mark) for name, mark in found if mark is not None)


@cache
def year_fields(model: type[Record]) -> frozenset[str]:
    """Return the names of the fields that hold a year."""
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if _marker_in(WithoutGrouping, field.annotation, field.metadata) is not None
    )


@cache
def address_fields(model: type[Record]) -> tuple[str, ...]:
    """Return the names of the fields that hold an address of the web."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if _marker_in(Linked, field.annotation, field.metadata) is not None
    )


@cache
def media_fields(model: type[Record]) -> tuple[str, ...]:
    """Return the names of the fields that hold the name of a file of the folder `media/`."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if _marker_in(InMedia, field.annotation, field.metadata) is not None
    )


def _marker_in(kind: type[M], annotation: Any, metadata: list[Any] | tuple[Any, ...]) -> M | None:
    """Return the marker of a class in the declaration of a field, at any depth; None if absent."""
    own = next((item for item in metadata if isinstance(item, kind)), None)
    # A marker of the field itself counts before the marker within its type.
    if own is not None:
        return own
    if get_origin(annotation) is Annotated:
        return _marker_in(kind, get_args(annotation)[0], get_args(annotation)[1:])
    return next(
        (
            found
            for part in get_args(annotation)
            if (found := _marker_in(kind, part, ())) is not None
        ),
        None,
    )
