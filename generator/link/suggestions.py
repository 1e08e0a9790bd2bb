"""The record probably meant by a broken reference: a namesake, or a close spelling."""

from collections.abc import Iterable, Iterator, Mapping

from generator.messages.synonyms import folded, keys_meant
from generator.model.base import Record
from generator.model.documents import Document
from generator.model.event import Event
from generator.model.framework import Framework, FrameworkItem, Subdimension
from generator.model.people import Body, Office, Person
from generator.model.programme import Province
from generator.model.quick_win import QuickWin
from generator.model.sourced import Source
from generator.model.text import Text
from generator.model.village import Village
from generator.spelling import near_words

_BEFORE_PROVINCES = ("provinsi", "propinsi", "prov")


def identifiers_by_name(records: Mapping[str, Record]) -> dict[str, str]:
    """Return the identifiers of records by folded name; of several namesakes the first counts."""
    found: dict[str, str] = {}
    for identifier, record in records.items():
        for word in (identifier, *_names_of(record)):
            found.setdefault(folded(word), identifier)
    # A second pass, so that a synonym never hides the name of a later record.
    for identifier, record in records.items():
        for word in _further_names(identifier, record):
            found.setdefault(folded(word), identifier)
    found.pop("", None)
    return found


def suggestion_for(written: str, names: Mapping[str, str]) -> str | None:
    """Return the identifier probably meant by a text, or None.

    Args:
        written: The text in the place of an identifier.
        names: Identifiers by folded name, from `identifiers_by_name`.
    """
    # A name in other words comes first, then a slip in an identifier, then a slip in a name.
    exact = names.get(folded(written))
    close = exact or near_words(written, sorted(set(names.values())))
    if close is not None:
        return close
    name = near_words(folded(written), names)
    return None if name is None else names[name]


def printed_names(named: Iterable[tuple[str, Text]]) -> dict[str, str]:
    """Return keys by folded name as printed in a plan, in every language."""
    return {folded(text): key for key, name in named for _, text in name.languages}


def _names_of(record: Record) -> Iterator[str]:
    """Yield the names of a record in every language; none for a type without references."""
    names: tuple[Text | str | None, ...] = ()
    match record:
        case Source():
            names = (record.title, record.called, record.url)
        case Person():
            names = (record.name, record.full_name, *record.aliases)
        case Office():
            names = (record.name, record.short_name)
        case Document():
            names = (record.title, record.url)
        case Event() | QuickWin():
            names = (record.title,)
        case Body() | Village() | Province() | Framework() | FrameworkItem() | Subdimension():
            names = (record.name,)
    for name in names:
        if isinstance(name, Text):
            yield from (text for _, text in name.languages)
        elif name is not None:
            yield name


def _further_names(identifier: str, record: Record) -> Iterator[str]:
    """Yield the names of a record that a proper name of another record overrides.

    These are synonyms of provinces and dimensions, and names of sub-dimensions.
    """
    if isinstance(record, Province):
        yield from (f"{before} {record.name}" for before in _BEFORE_PROVINCES)
    if isinstance(record, FrameworkItem):
        yield from (word for word, keys in keys_meant("dimension").items() if identifier in keys)
        for name in _names_of(record):
            yield name.casefold().removeprefix("smart ")
        for subdimension in record.subdimensions:
            yield from (subdimension.key, *_names_of(subdimension))
