"""Published values of a record, and the former values that the record names.

Values are compared in a written form, so 62 and 62.0 are the same number. Items of a list are known
by identifying fields, so a new order of the list changes no value.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.diagnostics import Loc
from generator.model.base import Record
from generator.model.dates import PartialDate
from generator.model.history import Change, PageOfFile, Withdrawal
from generator.model.plan import WorkPackage
from generator.model.quick_win import HistoryEntry, QuickWin
from generator.model.region import Region
from generator.model.sourced import PROVENANCE_FIELDS, Correction, Sourced
from generator.model.text import Text
from generator.model.walk import walk

_PROMISED = ("title", "due")
"""Fields of a promise or a programme that count as published values, beside every number."""
_APART = PROVENANCE_FIELDS | {"history", "withdrawn", "coordinates", "photos"}
"""Fields with numbers or dates that are no published values."""
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")

Step = str | tuple[str, str, int]
ValuePath = tuple[Step, ...]
"""Names of fields; of list items type, distinguishing words, and place among equals."""


@dataclass(frozen=True, slots=True)
class PublishedValue:
    """A value that readers may have relied on."""

    text: str
    """The value in the form of the comparison."""
    loc: Loc
    """Path below the record."""


def published_values(record: Record) -> Mapping[ValuePath, PublishedValue]:
    """Return the numbers of a record and, of a promise or programme, the title and the due date."""
    located = dict(identity_paths(record))
    return {
        (*path, name): PublishedValue(written(value), (*loc, name))
        for loc, (path, nested) in located.items()
        for name, value in _values_of(nested)
    }


def identity_paths(record: Record) -> Iterator[tuple[Loc, tuple[ValuePath, Record]]]:
    """Yield the path of each record within a record, with the path of names and identities.

    Left out are history, corrections and records about the origin of a statement.
    """
    paths: dict[Loc, ValuePath] = {}
    seen: Counter[ValuePath] = Counter()
    for located in walk(record):
        # A walk yields outer records first, so the path of the holder is known here.
        if _APART.isdisjoint(step for step in located.loc if isinstance(step, str)):
            paths[located.loc] = path = _path(located.record, located.loc, paths, seen)
            yield located.loc, (path, located.record)


def declared_values(record: Record) -> Counter[str]:
    """Return the former values named by the corrections and the history within a record."""
    named: Counter[str] = Counter()
    for located in walk(record):
        match located.record:
            case Correction(former=former):
                named[written(former)] += 1
            case Change(former=former) if former is not None:
                named.update(written(value) for value in former.given.values())
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
    words = " ".join(_identifying_words(record))
    among = (*around, words)
    # Two siblings may share every word: the place among equals keeps them apart.
    seen[among] += 1
    return (*around, (type(record).__name__, words, seen[among]))


def _identifying_words(record: Record) -> Iterator[str]:
    """Yield the values of identifying fields, else the date, else the heading."""
    naming = record.naming if isinstance(record, Sourced) else frozenset({"part", "dimension"})
    names = [name for name in type(record).model_fields if name in naming and name != "fictional"]
    values = [str(value) for name in names if (value := getattr(record, name)) is not None]
    if not values and hasattr(record, "date"):
        values = [str(record.date)]
    if not values and record.headline is not None:
        values = [str(getattr(record, record.headline))]
    return iter(values)


def _values_of(record: Record) -> Iterator[tuple[str, object]]:
    naming = record.naming if isinstance(record, Sourced) else frozenset[str]()
    for name in type(record).model_fields:
        value = getattr(record, name)
        # In Python a bool is an int, but yes and no are no figures.
        is_number = isinstance(value, Decimal | int) and not isinstance(value, bool)
        is_promised = (
            name in _PROMISED
            and isinstance(record, QuickWin | WorkPackage)
            and isinstance(value, Text | PartialDate)
        )
        if is_promised or (is_number and name not in naming):
            yield name, value
