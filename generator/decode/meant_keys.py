"""The key of a record that a word was meant for: by its title, by synonyms of the catalogues, or by
its spelling.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pydantic import BaseModel

from generator.codes import near
from generator.messages.synonyms import field_titles, folded, keys_meant
from generator.model.base import BODY, declaring_record
from generator.model.sourced import PROVENANCE_FIELDS

_USUAL_PROVENANCE = ("sources", "note")
_RARE = ("fictional",)
"""Keys that are only for the invented region."""


def meant_key(word: str, record: type[BaseModel]) -> str | None:
    """Return the key of a record that a word was meant for, or None where nothing is clearly close."""
    return known_key(word, record) or near(word, usual_keys(record))


def known_key(word: str, record: type[BaseModel]) -> str | None:
    """Return the key of a record for which a word is its title or a synonym, or None."""
    return _keys_by_word(record).get(folded(word))


def usual_keys(record: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys of a record as an editor needs them: required ones, usual ones, then those
    about sources.
    """
    names = [name for name in record.model_fields if name != BODY]
    required = [name for name in names if record.model_fields[name].is_required()]
    headline, expected = getattr(record, "headline", None), getattr(record, "expected", ())
    own = [name for name in names if name not in PROVENANCE_FIELDS and name not in _RARE]
    usual = [name for name in (headline, *expected) if name is not None]
    ordered = (*required, *usual, *own, *_USUAL_PROVENANCE, *names)
    return tuple(name for name in dict.fromkeys(ordered) if name in names)


@cache
def _keys_by_word(record: type[BaseModel]) -> Mapping[str, str]:
    """Return the keys of a record by the folded words for them; a title counts before a synonym."""
    found: dict[str, str] = {}
    for name in record.model_fields:
        if name != BODY:
            for word in (name, *field_titles(declaring_record(record, name), name)):
                found.setdefault(folded(word), name)
    for word, keys in keys_meant("key").items():
        for key in keys:
            if key in record.model_fields:
                found.setdefault(word, key)
    found.pop("", None)
    return MappingProxyType(found)
