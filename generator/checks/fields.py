"""Fields of records for rules: a key for places and messages, and the value.

A rule reads a value as an attribute, checked by mypy, and writes the key beside the attribute.
`tests/rules/test_fields.py` compares each key with the attribute.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.model.base import Record

V_co = TypeVar("V_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Field(Generic[V_co]):
    """A field of a record or of a nested record."""

    key: str
    """Key in the file; a point leads into a nested record: `signing.date`."""
    value: V_co


def declared_value(record: Record, name: str) -> object:
    """Return the value of a field whose name was read from the declaration of the record's type.

    Callers pass only names from a declaration, for example from `model_fields`: mypy cannot check
    a name written by hand, so a renamed field would go unnoticed.
    """
    return getattr(record, name)
