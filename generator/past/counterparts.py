"""Counterparts: the files, programmes and indicators of two states, paired."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from generator.diagnostics import Loc
from generator.link.site import SourceRecord
from generator.model.base import Record
from generator.model.history import withdrawal_of
from generator.model.indicator import Indicator
from generator.model.plan import WorkPackage
from generator.past.values import written

Item = tuple[Loc, Record]
"""A record with its path in the file."""
_Key = Callable[[Record], str | None]
_Keys = Callable[[Record], Collection[str | None]]


@dataclass(frozen=True, slots=True)
class Pair:
    """A record of the earlier state with the present counterpart; None for a missing record."""

    before: Item
    now: Item | None


def pairs_in(before: SourceRecord[Record], now: SourceRecord[Record]) -> Iterator[Pair]:
    """Yield pairs of a published record in the earlier state and the present counterpart.

    A programme or an indicator may move within the file, and stands apart from the file's pair.
    """
    yield Pair(((), before.record), ((), now.record))
    for kind, keys in _KEYS.items():
        yield from _paired(_records(before, kind), _records(now, kind), keys)


def _paired(
    before: list[Item], now: list[Item], keys: tuple[tuple[_Key, _Keys], ...]
) -> Iterator[Pair]:
    """Pair records by the first shared key; each record of either state is paired once."""
    free = list(now)
    found: dict[Loc, Item] = {}
    for key_before, key_now in keys:
        for loc, record in before:
            key = key_before(record)
            # A record without an identifier has no key here, and waits for the next kind of key.
            if key is None or loc in found:
                continue
            same = next((item for item in free if key in key_now(item[1])), None)
            if same is not None:
                found[loc] = same
                free.remove(same)
    return (Pair(item, found.get(item[0])) for item in before)


def _records(source_record: SourceRecord[Record], kind: type[Record]) -> list[Item]:
    return [
        (located.loc, located.record)
        for located in source_record.located
        if isinstance(located.record, kind)
    ]


def _identifier(record: Record) -> str | None:
    return record.id if isinstance(record, WorkPackage | Indicator) else None


def _name(record: Record) -> str | None:
    match record:
        case WorkPackage(title=title) | Indicator(measure=title):
            return written(title)
        case _:
            return None


def _former_names(record: Record) -> Collection[str | None]:
    """Return the former titles in the history of a programme."""
    if not isinstance(record, WorkPackage):
        return ()
    titles = (change.former.title for change in record.history if change.former is not None)
    return [written(title) for title in titles if title is not None]


def _printed_number(record: Record) -> str | None:
    return record.number if isinstance(record, WorkPackage | Indicator) else None


def _private_tombstone(record: Record) -> Collection[str | None]:
    """Return a mark for tombstones without any former content, not even the title."""
    withdrawn = withdrawal_of(record)
    return ("private",) if withdrawn is not None and withdrawn.is_private else ()


def _any(_record: Record) -> str:
    """Return the mark of `_private_tombstone`: any record may have been withdrawn so."""
    return "private"


def _same(key: _Key) -> tuple[_Key, _Keys]:
    """Return a key that both states have."""
    return key, lambda record: (key(record),)


_KEYS: dict[type[Record], tuple[tuple[_Key, _Keys], ...]] = {
    WorkPackage: (
        _same(_identifier),
        _same(_name),
        (_name, _former_names),
        _same(_printed_number),
        (_any, _private_tombstone),
    ),
    Indicator: (_same(_identifier), _same(_name), (_any, _private_tombstone)),
}
"""Keys for pairing, the surest first: a function for the earlier state and one for the present."""
