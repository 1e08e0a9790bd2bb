"""The comparison of three states: as exported, as the files are now, and as the workbook says.

A cell as exported changes nothing. A cell changed in the workbook alone is a change. If the file
has changed meanwhile as well, if a key has changed, or if a row is gone, a person decides: the
import asks a question, and the answer stands in the workbook. An old workbook never overwrites the
work of a colleague.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from generator.messages import Catalogue
from generator.model.region import Region
from generator.slugs import is_slug
from generator.workbook.cells import same
from generator.workbook.contents import PARENT, TOKEN
from generator.workbook.decisions import Decision, Inquiry, Question
from generator.workbook.layout import STEM, Column, Path, Sheet, holders_first
from generator.workbook.opened import Fault
from generator.workbook.pairing import counterparts, paired_rows, siblings_of
from generator.workbook.reading import ReturnedRow, ReturnedWorkbook
from generator.workbook.rows import Addresses, ExportedRow, RecordRow

_IDENTITIES = frozenset({("id",), ("key",)})
"""Paths of the columns that identify a record: a changed identifier would be a new record."""


@dataclass(frozen=True, slots=True)
class CellChange:
    """A new text for a value of a record; an empty text removes the value."""

    row: RecordRow
    column: Column
    before: str
    after: str
    typed: ReturnedRow


@dataclass(slots=True)
class Addition:
    """A new record: a file, or an item of a list."""

    sheet: Sheet
    typed: ReturnedRow
    address: str
    holder: "RecordRow | Addition | None"
    """Record with the list; None for a record that is a file."""
    path: Path = ()
    """Path of the list below the holder."""
    below: list["Addition"] = field(default_factory=list)
    """New records in the lists of the new record."""


@dataclass(frozen=True, slots=True)
class Removal:
    """The removal of an item of a list, on the word of a person."""

    row: RecordRow


@dataclass(slots=True)
class Merged:
    """The result of a comparison."""

    changes: list[CellChange] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    """New records in the order of the workbook, holders first, with the records of new holders."""
    removals: list[Removal] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    typed: dict[str, ReturnedRow] = field(default_factory=dict)
    """Rows of the workbook by the address of their record."""
    parents: dict[tuple[str, str], str | None] = field(default_factory=dict)
    """Present address of a holder by the name of the sheet and the address in the workbook, which
    counts other siblings than the files do; None for a holder that is gone.
    """

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be written."""
        return not (self.changes or self.additions or self.removals)


def merge(book: ReturnedWorkbook, current: Iterable[RecordRow], catalogue: Catalogue) -> Merged:
    """Return the differences of a workbook.

    Args:
        book: The workbook as it came back, with the hidden base.
        current: The present records of the region's files.
        catalogue: The language of the workbook, for addresses and answers.
    """
    return _Merge(book, tuple(current), catalogue).run()


class _Merge:
    """Compares a workbook with its base and with the files."""

    def __init__(
        self, book: ReturnedWorkbook, current: tuple[RecordRow, ...], catalogue: Catalogue
    ) -> None:
        self._book = book
        self._inquiry = Inquiry(catalogue)
        self._addresses = Addresses(catalogue)
        self._current = {row.address: row for row in current}
        self._siblings = siblings_of(current)
        self._holders = self._holders_of(current)
        self._numbered = self._numbered_of(current)
        exported = book.base.values()
        pairs = counterparts(exported, self._current, self._siblings, self._addresses)
        self._counterparts = pairs.rows
        self._exported = {row.address for row in pairs.rows.values() if row is not None}
        self._counted = Counter((base.sheet.name, base.parent) for base in exported)
        self._found = Merged(
            questions=self._inquiry.open, faults=list(book.faults), parents=dict(pairs.parents)
        )

    def run(self) -> Merged:
        """Compare row by row: known rows first, then new rows, then missing rows."""
        paired = paired_rows(self._book)
        for typed, first in paired.repeated:
            fault = self._fault("twice", typed, TOKEN, other=str(first.number))
            self._found.faults.append(fault)
        new = list(paired.new)
        for typed, base in paired.known:
            new.extend(self._known(typed, base))
        order = {name: place for place, name in enumerate(holders_first())}
        # Holders come before what they hold, and rows of a sheet in the order of the sheet.
        for typed in sorted(new, key=lambda row: (order[row.sheet.name], row.number)):
            self._new(typed)
        self._gone({typed.token for typed, _ in paired.known})
        self._below_removed()
        return self._found

    def _known(self, typed: ReturnedRow, base: ExportedRow) -> Iterator[ReturnedRow]:
        """Compare an exported row; yields the row if the row shall be a new record."""
        changed = [
            key
            for key, text in typed.values.items()
            if not self._is_same(typed.sheet, key, text, base.values.get(key, ""))
        ]
        row = self._counterparts.get(base.token)
        if row is None:
            if changed:
                decision = self._inquiry.ask("vanished", typed, changed[0], address=base.address)
                if decision is Decision.BOOK:
                    yield replace(typed, token="")
            return
        self._found.typed[row.address] = typed
        # Only a copy with questions offers this answer, in the restored row of a missing record.
        if self._inquiry.decision(typed) is Decision.REMOVE and not has_page(base.sheet):
            self._found.removals.append(Removal(row))
            return
        renamed = next((key for key in changed if self._is_identity(typed.sheet, key)), None)
        has_moved = typed.parent != base.parent and not typed.sheet.is_file
        if typed.sheet.record is not Region and (renamed is not None or has_moved):
            key = renamed or PARENT
            before = base.values.get(key, "") if renamed else base.parent
            after = typed.values.get(key, "") if renamed else typed.parent
            decision = self._inquiry.ask("key", typed, key, before=before, after=after)
            if decision is Decision.BOOK:
                yield replace(typed, token="")
                return
            if decision is None:
                return
        for key in changed:
            if not self._is_identity(typed.sheet, key) or typed.sheet.record is Region:
                self._cell(typed, base, row, key)

    def _cell(self, typed: ReturnedRow, base: ExportedRow, row: RecordRow, key: str) -> None:
        """Compare a changed cell of the workbook with the file."""
        column = typed.sheet.column(key)
        after, now = typed.values[key], row.values.get(key, "")
        if column is None or same(column, after, now):
            return
        if key in typed.hidden:
            self._found.faults.append(self._fault("hidden", typed, key, address=row.address))
            return
        if key in typed.doubtful:
            self._found.faults.append(self._doubtful(typed, key))
            return
        if not same(column, base.values.get(key, ""), now):
            texts = {"base": base.values.get(key, ""), "file": now, "book": after}
            shown = {name: text or "-" for name, text in texts.items()}
            if self._inquiry.ask("conflict", typed, key, **shown) is not Decision.BOOK:
                return
        self._found.changes.append(CellChange(row, column, now, after, typed))

    def _new(self, typed: ReturnedRow) -> None:
        """Add a row without a base, unless the files have the record by now."""
        if typed.hidden - {TOKEN}:
            key = min(typed.hidden - {TOKEN}, key=lambda hidden: typed.cells.get(hidden, ""))
            if typed.values.get(key):
                self._found.faults.append(self._fault("hidden", typed, key, address=typed.title))
                return
        self._found.faults.extend(self._doubtful(typed, key) for key in typed.doubtful)
        if typed.sheet.is_file:
            stem = typed.values.get(STEM, "")
            if not is_slug(stem):
                self._found.faults.append(self._fault("file_name", typed, STEM, value=stem or "-"))
                return
            address = self._addresses.of_file(typed.sheet, stem)
            self._add(Addition(typed.sheet, typed, address, None), address)
            return
        sheet, told = typed.sheet, typed.parent.strip()
        parent = self._parent(sheet, told)
        places = None if parent is None else self._holders.get((sheet.name, parent))
        if parent is None or places is None:
            known = [parent for name, parent in self._found.parents if name == sheet.name]
            some = "; ".join(filter(None, known[:3])) or "-"
            fault = self._fault("parent", typed, PARENT, value=typed.parent or "-", known=some)
            self._found.faults.append(fault)
            return
        holder, path = places
        identity = next(
            (typed.values[key] for key in ("id", "key", "year") if typed.values.get(key)), ""
        )
        count = len(self._siblings.get((sheet.name, parent), [])) + sum(
            addition.holder is holder and addition.path == path
            for addition in self._found.additions
        )
        self._counted[sheet.name, told] += 1
        key = identity if sheet.key_column is not None else ""
        address = self._addresses.of_item(parent, sheet, key, count + 1)
        in_book = self._addresses.of_item(told, sheet, key, self._counted[sheet.name, told])
        self._add(Addition(sheet, typed, address, holder, path), in_book, parent)

    def _parent(self, sheet: Sheet, told: str) -> str | None:
        """Return the present address of a holder that a row names; None for no such holder.

        The workbook knows the holders that it shows. Any other one is named by keys alone: a number
        of the workbook is not the number of the files.
        """
        if (sheet.name, told) in self._found.parents:
            return self._found.parents[sheet.name, told]
        return told if (sheet.name, told) not in self._numbered else None

    def _add(self, addition: Addition, in_book: str, parent: str = "") -> None:
        """Add a record.

        Args:
            addition: The record.
            in_book: The address in the workbook, for the rows below.
            parent: Present address of the holder.
        """
        typed, address = addition.typed, addition.address
        # A workbook may be imported twice: its new records stand in the files by then.
        there = self._current.get(address) or self._twin(addition, parent)
        for path, record in addition.sheet.lists.items():
            now = self._parent_address(there.address if there else address, addition.sheet, path)
            told = self._parent_address(in_book, addition.sheet, path)
            self._found.parents[record.__name__, told] = now
        if there is not None:
            self._again(typed, there)
            return
        earlier = self._found.typed.get(address)
        if earlier is not None:
            self._twice(typed, earlier)
            return
        self._found.typed[address] = typed
        self._found.additions.append(addition)
        if isinstance(addition.holder, Addition):
            addition.holder.below.append(addition)
        for path, record in addition.sheet.lists.items():
            held = self._parent_address(address, addition.sheet, path)
            self._holders[record.__name__, held] = (addition, path)

    def _twice(self, typed: ReturnedRow, earlier: ReturnedRow) -> None:
        key = next((key for key in (STEM, "id", "key", "year") if typed.values.get(key)), TOKEN)
        other = str(earlier.number)
        self._found.faults.append(self._fault("twice", typed, key, other=other))

    def _parent_address(self, address: str, sheet: Sheet, path: Path) -> str:
        group = path[:-1]
        return self._addresses.of_group(address, sheet.groups[group]) if group else address

    def _twin(self, addition: Addition, parent: str) -> RecordRow | None:
        """Return the record of the files that equals a new row word by word, or None."""
        typed = addition.typed
        for row in self._siblings.get((typed.sheet.name, parent), []):
            if (
                not row.is_keyed
                and row.address not in self._exported
                and self._is_equal(typed, row)
            ):
                return row
        return None

    def _is_equal(self, typed: ReturnedRow, row: RecordRow) -> bool:
        return all(
            self._is_same(typed.sheet, key, text, row.values.get(key, ""))
            for key, text in typed.values.items()
        )

    def _again(self, typed: ReturnedRow, row: RecordRow) -> None:
        """Compare a row without a base with the record of the same key in the files."""
        earlier = self._found.typed.get(row.address)
        if earlier is not None:
            self._twice(typed, earlier)
            return
        self._found.typed[row.address] = typed
        for key, text in typed.values.items():
            column, now = typed.sheet.column(key), row.values.get(key, "")
            if column is None or not text or same(column, text, now):
                continue
            if now:
                shown = {"base": "-", "file": now, "book": text}
                if self._inquiry.ask("conflict", typed, key, **shown) is not Decision.BOOK:
                    continue
            self._found.changes.append(CellChange(row, column, now, text, typed))

    def _gone(self, seen: set[str]) -> None:
        """Ask about exported records without a row, if the files still have the records."""
        for token, base in self._book.base.items():
            row = self._counterparts.get(token)
            if token in seen or row is None or base.sheet.name not in self._book.sheets:
                continue
            if base.sheet.record is Region:
                continue
            has_tombstone = has_page(base.sheet)
            self._found.questions.append(
                Question(
                    "gone_page" if has_tombstone else "gone",
                    token,
                    self._addresses.title(base.sheet),
                    "",
                    (("address", base.address),),
                    (Decision.FILE,) if has_tombstone else (Decision.REMOVE, Decision.FILE),
                )
            )

    def _below_removed(self) -> None:
        """Let a removal take the records below along; work on a record below is a fault."""
        gone = {(removal.row.file, removal.row.loc) for removal in self._found.removals}

        def goes(row: RecordRow, *, with_itself: bool = False) -> bool:
            steps = range(len(row.loc) + with_itself)
            return any((row.file, row.loc[:step]) in gone for step in steps)

        found = self._found
        lost = [(one.typed, one.column.key, one.row) for one in found.changes if goes(one.row)]
        found.changes = [one for one in found.changes if not goes(one.row)]
        found.removals = [one for one in found.removals if not goes(one.row)]
        kept: list[Addition] = []
        for addition in found.additions:
            holder = addition.holder
            if isinstance(holder, RecordRow) and goes(holder, with_itself=True):
                lost.append((addition.typed, PARENT, holder))
            else:
                kept.append(addition)
        found.additions = kept
        found.faults.extend(
            self._fault("removed", typed, key, address=row.address) for typed, key, row in lost
        )

    def _holders_of(
        self, current: Iterable[RecordRow]
    ) -> dict[tuple[str, str], tuple[RecordRow | Addition, Path]]:
        found: dict[tuple[str, str], tuple[RecordRow | Addition, Path]] = {}
        for row in current:
            for path, record in row.sheet.lists.items():
                parent = self._addresses.of_holder(row, path[:-1])
                found[record.__name__, parent] = (row, path)
        return found

    def _numbered_of(self, current: Iterable[RecordRow]) -> set[tuple[str, str]]:
        """Return the holders whose address counts siblings, of their own or of an outer holder."""
        found: set[tuple[str, str]] = set()
        for row in current:
            if not row.is_keyed or (row.sheet.name, row.parent) in found:
                found.update(
                    (record.__name__, self._addresses.of_holder(row, path[:-1]))
                    for path, record in row.sheet.lists.items()
                )
        return found

    def _is_identity(self, sheet: Sheet, key: str) -> bool:
        column = sheet.column(key)
        return key == STEM or (column is not None and column.path in _IDENTITIES)

    def _is_same(self, sheet: Sheet, key: str, one: str, other: str) -> bool:
        column = sheet.column(key)
        return one == other if column is None else same(column, one, other)

    def _doubtful(self, typed: ReturnedRow, key: str) -> Fault:
        return self._fault("doubtful", typed, key, readings=typed.doubtful[key])

    def _fault(self, key: str, typed: ReturnedRow, column: str, **arguments: str) -> Fault:
        cell = typed.cells.get(column, f"A{typed.number}")
        return Fault(key, typed.title, cell, tuple(sorted(arguments.items())))


def has_page(sheet: Sheet) -> bool:
    """Return whether a record keeps a page after the end: it is withdrawn, never removed."""
    return ("withdrawn",) in sheet.groups or sheet.is_file or sheet.record is Region
