"""The record probably meant by a broken reference: a namesake, or a close spelling."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.messages.synonyms import folded, keys_meant
from generator.model.base import Record
from generator.model.by_type import ByType
from generator.model.documents import Document
from generator.model.event import Event
from generator.model.framework import Framework, FrameworkItem, Subdimension
from generator.model.indicator import Indicator
from generator.model.people import Body, Office, Person
from generator.model.place import District
from generator.model.plan import Plan, WorkPackage
from generator.model.programme import Province
from generator.model.quick_win import QuickWin
from generator.model.sourced import Source
from generator.model.text import Text
from generator.model.ties import Goal
from generator.model.village import Village
from generator.spelling import near_words

_BEFORE_PROVINCES = ("provinsi", "propinsi", "prov")
_BEFORE_DISTRICTS = ("kecamatan", "kec")
_BEFORE_VILLAGES = ("desa", "ds", "kelurahan", "kel", "kampung", "kp")

_BETWEEN_ITEMS = re.compile(r"\s*[;\n]\s*")
"""Marks that no name has."""
_BETWEEN_NAMES = re.compile(r"\s*[;,&/\n]\s*|\s+dan\s+")

_Names = tuple[Text | str | None, ...]

_names_by_type = (
    ByType[_Names]()
    .add(Source, lambda source: (source.title, source.called, source.url))
    .add(Person, lambda person: (person.name, person.full_name, *person.aliases))
    .add(Office, lambda office: (office.name, office.short_name))
    .add(Document, lambda document: (document.title, document.url))
    .add(Event, lambda event: (event.title,))
    .add(Plan, lambda plan: (plan.title, plan.short))
    .add(QuickWin, lambda win: (win.number, win.title, win.short))
    .add(WorkPackage, lambda package: (package.number, package.title, package.short))
    .add(Indicator, lambda indicator: (indicator.number, indicator.measure, indicator.short))
    .add(Goal, lambda goal: (goal.number, goal.text))
    .add(District, lambda district: (district.name, district.code))
    .add(Village, lambda village: (village.name, village.code))
    .add(Body, lambda body: (body.name,))
    .add(Province, lambda province: (province.name,))
    .add(Framework, lambda framework: (framework.name,))
    .add(FrameworkItem, lambda item: (item.name,))
    .add(Subdimension, lambda part: (part.name,))
)
"""Returns the names of a record, a printed number among them."""


def identifiers_by_name(
    records: Mapping[str, Record], form: Callable[[str], str] = folded
) -> dict[str, str]:
    """Return the identifiers of records by folded name; of several namesakes the first counts.

    Args:
        records: The records by identifier.
        form: The further form of a name that counts where no record has the name itself.
    """
    found: dict[str, str] = {}
    for identifier, record in records.items():
        for word in (identifier, *_names_of(record)):
            found.setdefault(folded(word), identifier)
    # A second pass, so that a synonym never hides the name of a later record.
    for identifier, record in records.items():
        for word in (*map(form, _names_of(record)), *_further_names(identifier, record)):
            found.setdefault(folded(word), identifier)
    found.pop("", None)
    return found


def named_by(
    written: str, names: Mapping[str, str], form: Callable[[str], str] = folded
) -> str | None:
    """Return the identifier of the record with a name, else with the name in a form, or None."""
    return names.get(folded(written)) or names.get(form(written))


def suggestion_for(
    written: str, names: Mapping[str, str], form: Callable[[str], str] = folded
) -> str | None:
    """Return the identifier probably meant by a text, or None.

    Args:
        written: The text in the place of an identifier.
        names: Identifiers by folded name, from `identifiers_by_name`.
        form: The further form of a name in which names were given to `identifiers_by_name`.
    """
    # A name in other words comes first, then a slip in an identifier, then a slip in a name.
    exact = named_by(written, names, form)
    if exact is not None or _BETWEEN_ITEMS.search(written):
        # The nearest spelling of several names would lose all names but one.
        return exact
    close = near_words(written, sorted(set(names.values())))
    if close is not None:
        return close
    name = near_words(folded(written), names)
    return None if name is None else names[name]


def identifiers_between(
    written: str, names: Mapping[str, str], form: Callable[[str], str] = folded
) -> tuple[str, ...]:
    """Return the identifiers probably meant by several names in one text: "dinkes; bappeda".

    Empty for a single name, also for one with a mark within ("Dinas Pertanian dan Pangan"), and
    unless every part of the text has a probable identifier.

    Args:
        written: The text in the place of an identifier.
        names: Identifiers by folded name, from `identifiers_by_name`.
        form: The further form of a name in which names were given to `identifiers_by_name`.
    """
    if named_by(written, names, form) is not None:
        return ()
    for between in (_BETWEEN_ITEMS, _BETWEEN_NAMES):
        parts = [part for part in between.split(written) if part]
        meant = [suggestion_for(part, names, form) for part in parts]
        found = tuple(dict.fromkeys(identifier for identifier in meant if identifier is not None))
        if None not in meant and len(found) > 1:
            return found
    return ()


def printed_names(named: Iterable[tuple[str, Text]]) -> dict[str, str]:
    """Return keys by folded name as printed in a plan, in every language."""
    return {folded(text): key for key, name in named for _, text in name.languages}


def _names_of(record: Record) -> Iterator[str]:
    """Yield the names of a record in every language; none for a type without references."""
    for value in _names_by_type(record) or ():
        if isinstance(value, Text):
            yield from (text for _, text in value.languages)
        elif value is not None:
            yield value


def _further_names(identifier: str, record: Record) -> Iterator[str]:
    """Yield the names of a record that a proper name of another record overrides.

    These are names of places behind their kind ("Kec. Rekaan Utara"), synonyms of dimensions, and
    names of sub-dimensions.
    """
    match record:
        case Province():
            yield from (f"{before} {record.name}" for before in _BEFORE_PROVINCES)
        case District():
            yield from (f"{before} {record.name}" for before in _BEFORE_DISTRICTS)
        case Village():
            before_villages = (*_BEFORE_VILLAGES, record.local_word)
            yield from (f"{before} {record.name}" for before in before_villages if before)
    if isinstance(record, FrameworkItem):
        yield from (word for word, keys in keys_meant("dimension").items() if identifier in keys)
        for name in _names_of(record):
            yield name.casefold().removeprefix("smart ")
        for subdimension in record.subdimensions:
            yield from (subdimension.key, *_names_of(subdimension))
