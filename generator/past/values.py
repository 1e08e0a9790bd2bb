"""Published values of a record, and the former values that the record names.

Values are compared in a written form, so 62 and 62.0 are the same number. Items of a list are known
by identifying fields, so a new order of the list changes no value.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from generator.diagnostics import Loc
from generator.model.base import Record
from generator.model.dates import PartialDate
from generator.model.history import Change, PageOfFile, Withdrawal
from generator.model.indicator import Indicator, YearTarget
from generator.model.plan import WorkPackage
from generator.model.quick_win import HistoryEntry, QuickWin
from generator.model.region import Region
from generator.model.sourced import PROVENANCE_FIELDS, Correction, Sourced
from generator.model.text import Text
from generator.model.walk import walk, year_fields

_PROMISED = ("title", "due")
"""Fields of a promise or a programme that count as published values, beside every number."""
_APART = PROVENANCE_FIELDS | {"history", "withdrawn", "coordinates", "photos"}
"""Fields with numbers or dates that are no published values."""
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class Item(NamedTuple):
    """An item of a list, known by words instead of by position."""

    kind: str
    """Name of the record's type."""
    words: str
    """Values of the identifying fields, else the date, else the heading."""
    place: int
    """Place among items with the same words, counted from 1."""
    is_dated: bool
    """Whether the words say a year or a day, which a value cannot change silently."""


ValuePath = tuple[str | Item, ...]
"""Names of fields, and items of lists."""


@dataclass(frozen=True, slots=True)
class PublishedValue:
    """A value that readers may have relied on."""

    text: str
    """The value in the form of the comparison."""
    loc: Loc
    """Path below the record."""
    meaning: tuple[str, ...]
    """Type, field, years and days: the same for a value that only moved or got a new title."""


def published_values(record: Record) -> Mapping[ValuePath, PublishedValue]:
    """Return the numbers of a record and, of a promise or programme, the title and the due date.

    Years count as names of their records, not as numbers.
    """
    return {
        (*path, name): PublishedValue(
            written(value), (*loc, name), (type(nested).__name__, name, *_days_in(path))
        )
        for loc, path, nested in identity_paths(record)
        for name, value in _values_of(nested)
    }


def identity_paths(record: Record) -> Iterator[tuple[Loc, ValuePath, Record]]:
    """Yield each record within a record with its path, and the path of names and identities.

    Left out are history, corrections, records about the origin of a statement, and programmes and
    indicators within, which are compared by themselves.
    """
    paths: dict[Loc, ValuePath] = {}
    seen: Counter[ValuePath] = Counter()
    by_themselves: list[Loc] = []
    for located in walk(record):
        loc, nested = located.loc, located.record
        if loc and isinstance(nested, WorkPackage | Indicator):
            by_themselves.append(loc)
        if any(loc[: len(at)] == at for at in by_themselves):
            continue
        # A walk yields outer records first, so the path of the holder is known here.
        if _APART.isdisjoint(step for step in loc if isinstance(step, str)):
            paths[loc] = path = _path(nested, loc, paths, seen)
            yield loc, path, nested


def declared_values(record: Record) -> Counter[tuple[ValuePath, str]]:
    """Return the former values in corrections and history, with the paths of the records."""
    named: Counter[tuple[ValuePath, str]] = Counter()
    for _, path, nested in identity_paths(record):
        if isinstance(nested, Sourced):
            named.update((path, written(correction.former)) for correction in nested.corrections)
        if isinstance(nested, QuickWin | WorkPackage | YearTarget):
            formers = (change.former for change in nested.history if change.former is not None)
            named.update(
                (path, written(value)) for each in formers for value in each.given.values()
            )
    return named


def past_of(record: Record) -> Counter[str]:
    """Return the entries of history, corrections, withdrawals and redirects within a record.

    Each entry is a text of the day and the former values; reasons and sources may be reworded.
    """
    said: Counter[str] = Counter()
    for located in walk(record):
        match located.record:
            case Correction(former=former, date=date):
                said[f"{date}: {written(former)}"] += 1
            case Change() as change:
                said[_said_by(change)] += 1
            case Withdrawal(date=date):
                said[f"{date}: withdrawn"] += 1
    if isinstance(record, PageOfFile | Region):
        said.update(f"redirects: {name}" for name in record.redirects)
    return said


def written(value: object) -> str:
    """Return a value in the form of the comparison: numbers exact, texts in Indonesian."""
    text = value.in_language("id")[1] if isinstance(value, Text) else str(value)
    return format(Decimal(text).normalize(), "f") if _NUMBER.fullmatch(text) else text


def _said_by(change: Change) -> str:
    given = {} if change.former is None else change.former.given
    state = change.state if isinstance(change, HistoryEntry) else None
    parts = [f"{field} {written(value)}" for field, value in given.items()]
    return f"{change.date}: {', '.join([*parts, *([state.value] if state else [])])}"


def _path(
    record: Record, loc: Loc, paths: Mapping[Loc, ValuePath], seen: Counter[ValuePath]
) -> ValuePath:
    """Return the path of a nested record by names and identities instead of positions."""
    if not loc:
        return ()
    if isinstance(loc[-1], str):
        return (*paths[loc[:-1]], loc[-1])
    around = (*paths[loc[:-2]], str(loc[-2]))
    words, is_dated = _identifying_words(record)
    among = (*around, words)
    # Two siblings may share every word: the place among equals keeps them apart.
    seen[among] += 1
    return (*around, Item(type(record).__name__, words, seen[among], is_dated))


def _identifying_words(record: Record) -> tuple[str, bool]:
    """Return identifying values, else the date, else the heading, and whether they are a date."""
    naming = record.naming if isinstance(record, Sourced) else frozenset({"part", "dimension"})
    names = [name for name in type(record).model_fields if name in naming and name != "fictional"]
    values = [str(value) for name in names if (value := getattr(record, name)) is not None]
    if values:
        return " ".join(values), not year_fields(type(record)).isdisjoint(names)
    if hasattr(record, "date"):
        return str(record.date), True
    return "" if record.headline is None else str(getattr(record, record.headline)), False


def _days_in(path: ValuePath) -> Iterator[str]:
    return (step.words for step in path if isinstance(step, Item) and step.is_dated)


def _values_of(record: Record) -> Iterator[tuple[str, object]]:
    if isinstance(record, Region):
        # Its only number of its own is the version of the model.
        return
    naming = record.naming if isinstance(record, Sourced) else frozenset[str]()
    unsaid = naming | year_fields(type(record))
    for name in type(record).model_fields:
        value = getattr(record, name)
        # In Python a bool is an int, but yes and no are no figures.
        is_number = isinstance(value, Decimal | int) and not isinstance(value, bool)
        is_promised = (
            name in _PROMISED
            and isinstance(record, QuickWin | WorkPackage)
            and isinstance(value, Text | PartialDate)
        )
        if is_promised or (is_number and name not in unsaid):
            yield name, value
