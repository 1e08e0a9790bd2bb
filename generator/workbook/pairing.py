"""The pairs of a comparison: rows of a workbook, exported records, and present records.

A key tells a record from the siblings. A record without a key is known by content, at any place,
and a changed record without a key by the place, as long as no record came or went.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.model.region import Region
from generator.workbook.layout import STEM
from generator.workbook.reading import ReturnedRow, ReturnedWorkbook
from generator.workbook.rows import Addresses, ExportedRow, RecordRow

Siblings = Mapping[tuple[str, str], list[RecordRow]]
"""Present records by the name of the sheet and the address of the holder."""


@dataclass(frozen=True, slots=True)
class PairedRows:
    """The rows of a workbook, told apart by their exported records."""

    known: tuple[tuple[ReturnedRow, ExportedRow], ...]
    """Rows with their exported record, each record once."""
    new: tuple[ReturnedRow, ...]
    repeated: tuple[tuple[ReturnedRow, ReturnedRow], ...]
    """Rows of a record that another row has as well, with that row."""


def siblings_of(rows: Iterable[RecordRow]) -> Siblings:
    """Return records by the name of the sheet and the address of the holder."""
    found: defaultdict[tuple[str, str], list[RecordRow]] = defaultdict(list)
    for row in rows:
        found[row.sheet.name, row.parent].append(row)
    return found


def paired_rows(book: ReturnedWorkbook) -> PairedRows:
    """Return the rows of a workbook with their exported records."""
    by_token: defaultdict[str, list[ReturnedRow]] = defaultdict(list)
    new: list[ReturnedRow] = []
    for typed in book.rows:
        base = book.base.get(typed.token)
        if base is not None and base.sheet is typed.sheet:
            by_token[typed.token].append(typed)
        elif any(typed.values.values()):
            new.append(replace(typed, token=""))
    known: list[tuple[ReturnedRow, ExportedRow]] = []
    repeated: list[tuple[ReturnedRow, ReturnedRow]] = []
    for token, rows in by_token.items():
        base = book.base[token]
        # A copied row has the hidden token of the original, and a key of its own.
        name = _identity(base.values)
        named = [row for row in rows if name and _identity(row.values) == name]
        if len(named) == 1:
            new.extend(replace(row, token="") for row in rows if row is not named[0])
            known.append((named[0], base))
        else:
            known.append((rows[0], base))
            repeated.extend((row, rows[0]) for row in rows[1:])
    return PairedRows(tuple(known), tuple(new), tuple(repeated))


def _identity(values: Mapping[str, str]) -> str:
    return next((values[key] for key in (STEM, "id", "key") if values.get(key)), "")


@dataclass(frozen=True, slots=True)
class Counterparts:
    """The present records of exported ones, found from the outermost holders inwards.

    An address counts the siblings of every holder without a key, so a list is looked up below the
    present holder, never at the exported address.
    """

    rows: Mapping[str, RecordRow | None]
    """Present record by token; None for a record that is gone, or whose holder is gone."""
    parents: Mapping[tuple[str, str], str | None]
    """Present address of each holder by the name of the sheet and the exported address; None for a
    holder that is gone.
    """


def counterparts(
    exported: Iterable[ExportedRow],
    current: Mapping[str, RecordRow],
    siblings: Siblings,
    addresses: Addresses,
) -> Counterparts:
    """Return the present records of exported ones.

    Args:
        exported: The hidden base of a workbook.
        current: Present records by address.
        siblings: Present records by holder.
        addresses: Addresses in the language of the workbook.
    """
    found: dict[str, RecordRow | None] = {}
    parents: dict[tuple[str, str], str | None] = {}
    below: defaultdict[tuple[str, str], list[ExportedRow]] = defaultdict(list)
    waiting: list[ExportedRow] = []
    for base in exported:
        is_outermost = base.sheet.is_file or base.sheet.record is Region
        found[base.token] = current.get(base.address) if is_outermost else None
        (waiting if is_outermost else below[base.sheet.name, base.parent]).append(base)
    # The list grows by the records held, so holders come before what they hold.
    for base in waiting:
        row = found[base.token]
        for path, record in base.sheet.lists.items():
            place = record.__name__, addresses.of_holder(base, path[:-1])
            parent = None if row is None else addresses.of_holder(row, path[:-1])
            held = below.pop(place, [])
            parents[place] = parent
            if parent is not None:
                found |= _paired(held, siblings.get((record.__name__, parent), []))
            waiting.extend(held)
    return Counterparts(found, parents)


def _paired(
    bases: list[ExportedRow], rows: list[RecordRow]
) -> Iterator[tuple[str, RecordRow | None]]:
    """Yield the tokens of exported records of a list, with the present records."""
    keyed = {row.address.removeprefix(row.parent): row for row in rows if row.is_keyed}
    for base in bases:
        if base.is_keyed:
            yield base.token, keyed.get(base.address.removeprefix(base.parent))
    yield from _paired_by_content([base for base in bases if not base.is_keyed], rows)


def _paired_by_content(
    bases: list[ExportedRow], rows: list[RecordRow]
) -> Iterator[tuple[str, RecordRow | None]]:
    """Yield the tokens of exported records without keys, with the present records."""
    unkeyed = [row for row in rows if not row.is_keyed]
    left: list[ExportedRow] = []
    for base in bases:
        row = next((row for row in unkeyed if dict(row.values) == dict(base.values)), None)
        if row is None:
            left.append(base)
        else:
            unkeyed.remove(row)
            yield base.token, row
    by_place = {row.position: row for row in unkeyed} if len(bases) == len(rows) else {}
    for base in left:
        yield base.token, by_place.get(base.position)
