"""What entries need to know of the fields of a record, read from the declaration of its type once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from generator.messages import load_catalogue
from generator.model.base import (
    Kind,
    Linked,
    Record,
    Reference,
    WithoutGrouping,
    declaring_record,
)
from generator.model.dates import Period
from generator.model.sourced import PROVENANCE_FIELDS, Source
from generator.model.text import RichText, Text

_INLINE = (Text, RichText, Period)
"""Records that are values: shown in a line."""
_UNSHOWN = PROVENANCE_FIELDS | {"id", "fictional", "body"}


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field of the model, as entries show it."""

    name: str
    label: str
    """Its title in the page's language."""
    holds_records: bool
    """Whether what it holds is shown as entries of their own."""
    is_expected: bool
    """Whether a page says so where it is empty."""
    reference: Kind | None
    """What its text is the identifier of."""
    is_language: bool
    """Whether its text is the code of a language."""
    is_linked: bool
    """Whether its text is an address of the web."""
    is_grouped: bool
    """Whether thousands of its numbers are set apart."""


@cache
def shown_fields(model: type[Record], language: str) -> tuple[tuple[ShownField, bool], ...]:
    """Return the fields that entries of a type show below their heading, and whether a reader would
    ask for each.
    """
    return tuple(
        (
            field,
            field.is_expected or model is Source,
        )  # what a source leaves out is said, field by field
        for name, field in fields_of(model, language).items()
        if name not in _UNSHOWN and name != model.headline
        if not (name == "key" and model.headline == "name")  # the name says it in words
    )


@cache
def fields_of(model: type[Record], language: str) -> Mapping[str, ShownField]:
    """Return all fields of a type, by name."""
    return {
        name: ShownField(
            name=name,
            label=_title(model, name, language),
            holds_records=_may_hold_entries(field.annotation),
            is_expected=name in model.expected,
            reference=getattr(_marker(field, Reference), "kind", None),
            is_language=get_origin(field.annotation)
            is Literal,  # the one closed list that is no enum
            is_linked=_marker(field, Linked) is not None,
            is_grouped=_marker(field, WithoutGrouping) is None,
        )
        for name, field in model.model_fields.items()
    }


def _may_hold_entries(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return not issubclass(annotation, _INLINE)
    return any(_may_hold_entries(part) for part in get_args(annotation))


def _marker(field: FieldInfo, kind: type[Any]) -> Any:
    own = next((item for item in field.metadata if isinstance(item, kind)), None)
    return own if own is not None else _marker_within(field.annotation, kind)


def _marker_within(annotation: Any, kind: type[Any]) -> Any:
    if get_origin(annotation) is Annotated:
        found = next((item for item in get_args(annotation)[1:] if isinstance(item, kind)), None)
        return found if found is not None else _marker_within(get_args(annotation)[0], kind)
    return next(
        (
            found
            for part in get_args(annotation)
            if (found := _marker_within(part, kind)) is not None
        ),
        None,
    )


def _title(model: type[Record], name: str, language: str) -> str:
    """Return the title of a field in a language."""
    return load_catalogue(language).field(declaring_record(model, name), name).title


def is_empty(value: Any) -> bool:
    """Return whether a field has no value, or an empty list."""
    return value is None or (isinstance(value, tuple) and not value)
