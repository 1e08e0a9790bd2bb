"""Tombstones of private data: records withdrawn for private data lose their contents when read.

The contents go before linking, so neither a page nor a fact, an export or the search can show them.
"""

from typing import TypeVar, cast

from generator.messages import LANGUAGES, load_catalogue
from generator.model.base import Record
from generator.model.history import withdrawal_of
from generator.model.text import Text

R = TypeVar("R", bound=Record)

_KEPT = frozenset(
    {"id", "fictional", "redirects", "plan", "withdrawn", "state", "date", "name", "kind"}
)
"""Fields of a withdrawn record that name no content: identity, standing and day.

The name of a village is no private data.
"""
_TITLES = frozenset({"title", "measure"})


def without_private(record: R) -> R:
    """Return a record in which every privately withdrawn record is a mere tombstone.

    A record without such a record is returned as it is.
    """
    if _is_private(record):
        return _tombstone(record)
    changed = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Record):
            inner: object = without_private(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            items = tuple(without_private(item) for item in value)
            # The identity of a record is part of every index: only a changed list is a new one.
            is_same = all(item is other for item, other in zip(items, value, strict=True))
            inner = value if is_same else items
        else:
            continue
        if inner is not value:
            changed[name] = inner
    return record.model_copy(update=changed) if changed else record


def _is_private(record: Record) -> bool:
    withdrawn = withdrawal_of(record)
    return withdrawn is not None and withdrawn.is_private


def _tombstone(record: R) -> R:
    words = {language: load_catalogue(language).words for language in LANGUAGES}
    title = Text(**{language: text["past.private.title"] for language, text in words.items()})
    fields = type(record).model_fields
    kept = {name: getattr(record, name) for name in fields if name in _KEPT}
    kept |= {name: title for name in fields if name in _TITLES}
    if "body" in fields:
        kept["body"] = title.in_language(LANGUAGES[0])[1]
    return cast("R", type(record).model_construct(**kept))
