"""The key of a record meant by a word: by title, by synonyms of the catalogues, or by spelling."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from generator.messages.synonyms import field_titles, folded, keys_meant
from generator.model.base import BODY, Record, declaring_record
from generator.model.sourced import PROVENANCE_FIELDS
from generator.spelling import near

_USUAL_PROVENANCE = ("sources", "note")
_RARE = ("fictional",)
"""Keys for the fictional region alone."""


def meant_key(word: str, record: type[Record]) -> str | None:
    """Return the key of a record meant by a word, or None if no key is clearly close."""
    return known_key(word, record) or near(word, usual_keys(record))


def known_key(word: str, record: type[Record]) -> str | None:
    """Return the key of a record with the word as title or synonym, or None."""
    return _keys_by_word(record).get(folded(word))


def usual_keys(record: type[Record]) -> tuple[str, ...]:
    """Return the keys of a record by usefulness to an editor: required, usual, then provenance."""
    names = [name for name in record.model_fields if name != BODY]
    required = [name for name in names if record.model_fields[name].is_required()]
    own = [name for name in names if name not in PROVENANCE_FIELDS and name not in _RARE]
    usual = [name for name in (record.headline, *record.expected) if name is not None]
    ordered = (*required, *usual, *own, *_USUAL_PROVENANCE, *names)
    return tuple(name for name in dict.fromkeys(ordered) if name in names)


@cache
def _keys_by_word(record: type[Record]) -> Mapping[str, str]:
    """Return the keys of a record by folded word; a title counts before a synonym."""
    found: dict[str, str] = {}
    for name in record.model_fields:
        if name != BODY:
            for word in (name, *field_titles(declaring_record(record, name), name)):
                found.setdefault(folded(word), name)
    for word, keys in keys_meant("key").items():
        for key in keys:
            if key in record.model_fields:
                found.setdefault(word, key)
    # A word without letters and digits folds to nothing, and is no name of a key.
    found.pop("", None)
    return MappingProxyType(found)
