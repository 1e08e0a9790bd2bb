"""Which record a reference was meant for: one that is called so, one whose identifier is spelled
almost so.
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.codes import near_words
from generator.messages.synonyms import folded, keys_meant
from generator.model.base import Record
from generator.model.framework import FrameworkItem
from generator.model.programme import Province
from generator.model.text import Text

_NAMES = ("name", "title", "called", "short_name", "full_name", "official_name", "aliases", "url")
"""Fields that hold what people call a record."""

_BEFORE_PROVINCES = ("provinsi", "propinsi", "prov")


def called(records: Mapping[str, Record]) -> dict[str, str]:
    """Return the identifiers of records by all that people call them, folded; the first that is
    called so counts.
    """
    found: dict[str, str] = {}
    for identifier, record in records.items():
        for word in (identifier, *_names_of(record)):
            found.setdefault(folded(word), identifier)
    for identifier, record in records.items():
        for word in _further_names(identifier, record):
            found.setdefault(folded(word), identifier)
    found.pop("", None)
    return found


def meant(written: str, names: Mapping[str, str]) -> str | None:
    """Return the identifier that a text was probably meant for, or None.

    Args:
        written: Instead of an identifier.
        names: Identifiers by what they are called, as `called` gives them.
    """
    exact = names.get(folded(written))
    close = exact or near_words(written, sorted(set(names.values())))
    if close is not None:
        return close
    name = near_words(folded(written), names)
    return None if name is None else names[name]


def printed_names(named: Iterable[tuple[str, Text]]) -> dict[str, str]:
    """Return keys by the names that a plan prints for them, folded."""
    return {folded(text): key for key, name in named for _, text in name.languages}


def _names_of(record: Record) -> Iterator[str]:
    for field in _NAMES:
        value = getattr(record, field, None)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Text):
                yield from (text for _, text in one.languages)
            elif isinstance(one, str):
                yield one


def _further_names(identifier: str, record: Record) -> Iterator[str]:
    """Yield what a record may be called if nothing else is called so: synonyms, and names of its
    parts.
    """
    if isinstance(record, Province):
        yield from (f"{before} {record.name}" for before in _BEFORE_PROVINCES)
    if isinstance(record, FrameworkItem):
        yield from (word for word, keys in keys_meant("dimension").items() if identifier in keys)
        for name in _names_of(record):
            yield name.casefold().removeprefix("smart ")
        for part in record.subdimensions:
            yield from (part.key, *_names_of(part))
