"""Closed lists: a field takes a single key, written as the key, a label or a synonym.

The record holds the key: a file may say `Sedang berjalan`, while pages, exports and schema know
`running` alone.
"""

from enum import StrEnum
from typing import Any, Self

from pydantic import BeforeValidator

from generator.messages.synonyms import LANGUAGE_LIST, closed_list, folded


class ClosedList(StrEnum):
    """A closed list whose members are written by key, label or synonym, in any case and spacing."""

    @classmethod
    def _missing_(cls, value: object) -> "ClosedList | None":
        return cls.meant(value) if isinstance(value, str) else None

    @classmethod
    def meant(cls, text: str) -> Self | None:
        """Return the member a text means by key, label or synonym, or None."""
        key = closed_list(cls.__name__).get(folded(text))
        return None if key is None else cls(key)


def _language_key(value: Any) -> Any:
    return closed_list(LANGUAGE_LIST).get(folded(value), value) if isinstance(value, str) else value


NamedLanguage = BeforeValidator(_language_key)
"""Marks a field that holds the code of a language: the file may write the language's name."""
