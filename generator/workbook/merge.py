"""The comparison of three states: as exported, as the files are now, and as the workbook says.

A cell as exported changes nothing. A cell changed in the workbook alone is a change. If the file
has changed meanwhile as well, if a key has changed, or if a row is gone, a person decides: the
import asks a question, and the answer stands in the workbook. An old workbook never overwrites the
work of a colleague.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from generator.messages import Catalogue
from generator.messages.synonyms import folded
from generator.model.region import Region
from generator.slugs import is_slug
from generator.workbook.book import PARENT, TOKEN
from generator.workbook.cells import same
from generator.workbook.layout import STEM, Column, Path, Sheet, holders_first
from generator.workbook.opening import Fault
from generator.workbook.reading import TypedBook, TypedRow
from generator.workbook.rows import Addresses, BaseRow, Row, column_title

_IDENTITIES = frozenset({("id",), ("key",)})
"""Paths of the columns that identify a record: a changed identifier would be a new record."""


class Answer(StrEnum):
    """The decision of a person about a row with a question."""

    BOOK = "book"
    FILE = "file"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Change:
    """A new text for a value of a record; an empty text removes the value."""

    row: Row
    column: Column
    before: str
    after: str
    typed: TypedRow


@dataclass(slots=True)
class Addition:
    """A new record: a file, or an item of a list."""

    sheet: Sheet
    typed: TypedRow
    address: str
    holder: "Row | Addition | None"
    """Record with the list; None for a record that is a file."""
    path: Path = ()
    """Path of the list below the holder."""
    below: list["Addition"] = field(default_factory=list)
    """New records in the lists of the new record."""


@dataclass(frozen=True, slots=True)
class Removal:
    """The removal of an item of a list, on the word of a person."""

    row: Row


@dataclass(frozen=True, slots=True)
class Question:
    """A question to a person about a row."""

    key: str
    """Key of the sentence in the catalogues, below `workbook.questions`."""
    row: str
    """Name of the row, as `TypedRow.row`; the token of a missing row."""
    sheet: str
    """Title of the sheet."""
    cell: str
    arguments: tuple[tuple[str, str], ...]
    answers: tuple[Answer, ...]


@dataclass(slots=True)
class Merged:
    """The result of a comparison."""

    changes: list[Change] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    """New records in the order of the workbook, holders first, with the records of new holders."""
    removals: list[Removal] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    typed: dict[str, TypedRow] = field(default_factory=dict)
    """Rows of the workbook by the address of their record."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be written."""
        return not (self.changes or self.additions or self.removals)


def merge(book: TypedBook, current: Iterable[Row], catalogue: Catalogue) -> Merged:
    """Return the differences of a workbook.

    Args:
        book: The workbook as it came back, with the hidden base.
        current: The present records of the region's files.
        catalogue: The language of the workbook, for addresses and answers.
    """
    return _Merge(book, tuple(current), catalogue).run()


class _Merge:
    """Compares a workbook with its base and with the files."""

    def __init__(self, book: TypedBook, current: tuple[Row, ...], catalogue: Catalogue) -> None:
        self._book = book
        self._catalogue = catalogue
        self._addresses = Addresses(catalogue)
        self._current = {row.address: row for row in current}
        self._siblings: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in current:
            self._siblings[row.sheet.name, row.parent].append(row)
        self._holders = self._holders_of(current)
        self._counterparts = dict(self._paired())
        self._exported = {row.address for row in self._counterparts.values() if row is not None}
        self._found = Merged(faults=list(book.faults))

    def run(self) -> Merged:
        """Compare row by row: known rows first, then new rows, then missing rows."""
        known, new = self._told_apart()
        for typed, base in known:
            new.extend(self._known(typed, base))
        order = {name: place for place, name in enumerate(holders_first())}
        # Holders come before what they hold, and rows of a sheet in the order of the sheet.
        for typed in sorted(new, key=lambda row: (order[row.sheet.name], row.number)):
            self._new(typed)
        self._gone({typed.token for typed, _ in known})
        self._below_removed()
        return self._found

    def _told_apart(self) -> tuple[list[tuple[TypedRow, BaseRow]], list[TypedRow]]:
        """Return the exported rows, each once, and the new rows."""
        by_token: defaultdict[str, list[TypedRow]] = defaultdict(list)
        new: list[TypedRow] = []
        for typed in self._book.rows:
            base = self._book.base.get(typed.token)
            if base is not None and base.sheet is typed.sheet:
                by_token[typed.token].append(typed)
            elif any(typed.values.values()):
                new.append(replace(typed, token=""))
        known: list[tuple[TypedRow, BaseRow]] = []
        for token, rows in by_token.items():
            base = self._book.base[token]
            if len(rows) == 1:
                known.append((rows[0], base))
                continue
            # A copied row has the hidden token of the original, and a key of its own.
            first = [row for row in rows if self._identity(row) == self._identity_of(base)]
            if len(first) == 1 and self._identity_of(base):
                known.append((first[0], base))
                copies = [row for row in rows if row is not first[0]]
                new.extend(replace(row, token="") for row in copies)
                continue
            known.append((rows[0], base))
            self._found.faults.extend(
                self._fault("twice", row, TOKEN, other=str(rows[0].number)) for row in rows[1:]
            )
        return known, new

    def _identity(self, typed: TypedRow) -> str:
        return next((typed.values[key] for key in (STEM, "id", "key") if typed.values.get(key)), "")

    def _identity_of(self, base: BaseRow) -> str:
        return next((base.values[key] for key in (STEM, "id", "key") if base.values.get(key)), "")

    def _known(self, typed: TypedRow, base: BaseRow) -> Iterator[TypedRow]:
        """Compare an exported row; yields the row if the row shall be a new record."""
        changed = [
            key
            for key, text in typed.values.items()
            if not self._is_same(typed.sheet, key, text, base.values.get(key, ""))
        ]
        row = self._counterparts.get(base.token)
        if row is None:
            if changed:
                answer = self._ask("vanished", typed, changed[0], address=base.address)
                if answer is Answer.BOOK:
                    yield replace(typed, token="")
            return
        self._found.typed[row.address] = typed
        # Only a copy with questions offers this answer, in the restored row of a missing record.
        if self._answer(typed.answer) is Answer.REMOVE and not has_page(base.sheet):
            self._found.removals.append(Removal(row))
            return
        renamed = next((key for key in changed if self._is_identity(typed.sheet, key)), None)
        has_moved = typed.parent != base.parent and not typed.sheet.is_file
        if typed.sheet.record is not Region and (renamed is not None or has_moved):
            key = renamed or PARENT
            before = base.values.get(key, "") if renamed else base.parent
            after = typed.values.get(key, "") if renamed else typed.parent
            answer = self._ask("key", typed, key, before=before, after=after)
            if answer is Answer.BOOK:
                yield replace(typed, token="")
                return
            if answer is None:
                return
        for key in changed:
            if not self._is_identity(typed.sheet, key) or typed.sheet.record is Region:
                self._cell(typed, base, row, key)

    def _cell(self, typed: TypedRow, base: BaseRow, row: Row, key: str) -> None:
        """Compare a changed cell of the workbook with the file."""
        column = typed.sheet.column(key)
        after, now = typed.values[key], row.values.get(key, "")
        if column is None or same(column, after, now):
            return
        if key in typed.hidden:
            self._found.faults.append(self._fault("hidden", typed, key, address=row.address))
            return
        if not same(column, base.values.get(key, ""), now):
            texts = {"base": base.values.get(key, ""), "file": now, "book": after}
            shown = {name: text or "-" for name, text in texts.items()}
            if self._ask("conflict", typed, key, **shown) is not Answer.BOOK:
                return
        self._found.changes.append(Change(row, column, now, after, typed))

    def _new(self, typed: TypedRow) -> None:
        """Add a row without a base, unless the files have the record by now."""
        if typed.hidden - {TOKEN}:
            key = min(typed.hidden - {TOKEN}, key=lambda hidden: typed.cells.get(hidden, ""))
            if typed.values.get(key):
                self._found.faults.append(self._fault("hidden", typed, key, address=typed.title))
                return
        if typed.sheet.is_file:
            stem = typed.values.get(STEM, "")
            if not is_slug(stem):
                self._found.faults.append(self._fault("file_name", typed, STEM, value=stem or "-"))
                return
            address = self._addresses.of_file(typed.sheet, stem)
            self._add(Addition(typed.sheet, typed, address, None))
            return
        places = self._holders.get((typed.sheet.name, typed.parent.strip()))
        if places is None:
            known = [parent for name, parent in self._holders if name == typed.sheet.name]
            some = "; ".join(filter(None, known[:3])) or "-"
            fault = self._fault("parent", typed, PARENT, value=typed.parent or "-", known=some)
            self._found.faults.append(fault)
            return
        holder, path = places
        identity = next(
            (typed.values[key] for key in ("id", "key", "year") if typed.values.get(key)), ""
        )
        siblings = self._siblings[typed.sheet.name, typed.parent.strip()]
        count = len(siblings) + sum(
            addition.typed.parent.strip() == typed.parent.strip() and addition.sheet is typed.sheet
            for addition in self._found.additions
        )
        is_keyed = typed.sheet.key_column is not None and bool(identity)
        address = self._addresses.of_item(
            typed.parent.strip(), typed.sheet, identity if is_keyed else "", count + 1
        )
        self._add(Addition(typed.sheet, typed, address, holder, path))

    def _add(self, addition: Addition) -> None:
        typed, address = addition.typed, addition.address
        # A workbook may be imported twice: its new records stand in the files by then.
        there = self._current.get(address) or self._twin(addition)
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
            parent = self._parent_address(address, addition.sheet, path)
            self._holders[record.__name__, parent] = (addition, path)

    def _twice(self, typed: TypedRow, earlier: TypedRow) -> None:
        key = next((key for key in (STEM, "id", "key", "year") if typed.values.get(key)), TOKEN)
        other = str(earlier.number)
        self._found.faults.append(self._fault("twice", typed, key, other=other))

    def _parent_address(self, address: str, sheet: Sheet, path: Path) -> str:
        group = path[:-1]
        return self._addresses.of_group(address, sheet.groups[group]) if group else address

    def _twin(self, addition: Addition) -> Row | None:
        """Return the record of the files that equals a new row word by word, or None."""
        typed = addition.typed
        for row in self._siblings[typed.sheet.name, typed.parent.strip()]:
            if (
                not row.is_keyed
                and row.address not in self._exported
                and self._is_equal(typed, row)
            ):
                return row
        return None

    def _is_equal(self, typed: TypedRow, row: Row) -> bool:
        return all(
            self._is_same(typed.sheet, key, text, row.values.get(key, ""))
            for key, text in typed.values.items()
        )

    def _again(self, typed: TypedRow, row: Row) -> None:
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
                if self._ask("conflict", typed, key, **shown) is not Answer.BOOK:
                    continue
            self._found.changes.append(Change(row, column, now, text, typed))

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
                    (Answer.FILE,) if has_tombstone else (Answer.REMOVE, Answer.FILE),
                )
            )

    def _below_removed(self) -> None:
        """Let a removal take the records below along; work on a record below is a fault."""
        gone = {(removal.row.file, removal.row.loc) for removal in self._found.removals}

        def goes(row: Row, *, with_itself: bool = False) -> bool:
            steps = range(len(row.loc) + with_itself)
            return any((row.file, row.loc[:step]) in gone for step in steps)

        found = self._found
        lost = [(one.typed, one.column.key, one.row) for one in found.changes if goes(one.row)]
        found.changes = [one for one in found.changes if not goes(one.row)]
        found.removals = [one for one in found.removals if not goes(one.row)]
        kept: list[Addition] = []
        for addition in found.additions:
            holder = addition.holder
            if isinstance(holder, Row) and goes(holder, with_itself=True):
                lost.append((addition.typed, PARENT, holder))
            else:
                kept.append(addition)
        found.additions = kept
        found.faults.extend(
            self._fault("removed", typed, key, address=row.address) for typed, key, row in lost
        )

    def _paired(self) -> Iterator[tuple[str, Row | None]]:
        """Yield the token of each exported record with the present record of the files, or None."""
        groups: defaultdict[tuple[str, str], list[BaseRow]] = defaultdict(list)
        for base in self._book.base.values():
            if base.is_keyed:
                yield base.token, self._current.get(base.address)
            else:
                groups[base.sheet.name, base.parent].append(base)
        for place, bases in groups.items():
            yield from _paired_by_content(bases, self._siblings.get(place, []))

    def _holders_of(
        self, current: Iterable[Row]
    ) -> dict[tuple[str, str], tuple[Row | Addition, Path]]:
        found: dict[tuple[str, str], tuple[Row | Addition, Path]] = {}
        for row in current:
            for path, record in row.sheet.lists.items():
                parent = self._addresses.of_holder(row, path[:-1])
                found[record.__name__, parent] = (row, path)
        return found

    def _is_identity(self, sheet: Sheet, key: str) -> bool:
        column = sheet.column(key)
        return key == STEM or (column is not None and column.path in _IDENTITIES)

    def _is_same(self, sheet: Sheet, key: str, one: str, other: str) -> bool:
        column = sheet.column(key)
        return one == other if column is None else same(column, one, other)

    def _ask(self, key: str, typed: TypedRow, column: str, **arguments: str) -> Answer | None:
        """Return the answer in the row; without an answer, note the question."""
        answers = (Answer.BOOK, Answer.FILE)
        answer = self._answer(typed.answer)
        if answer is None:
            self._found.questions.append(
                Question(
                    key,
                    typed.row,
                    typed.title,
                    typed.cells.get(column, ""),
                    (*arguments.items(), ("field", self._title(typed.sheet, column))),
                    answers,
                )
            )
        return answer

    def _answer(self, text: str) -> Answer | None:
        for answer in Answer:
            if folded(text) == folded(self._catalogue.word(f"workbook.answers.{answer}")):
                return answer
        return None

    def _title(self, sheet: Sheet, key: str) -> str:
        column = sheet.column(key)
        if column is None:
            return self._catalogue.word(f"workbook.columns.{key}")
        return column_title(column, self._catalogue)

    def _fault(self, key: str, typed: TypedRow, column: str, **arguments: str) -> Fault:
        cell = typed.cells.get(column, f"A{typed.number}")
        return Fault(key, typed.title, cell, tuple(sorted(arguments.items())))


def has_page(sheet: Sheet) -> bool:
    """Return whether a record keeps a page after the end: it is withdrawn, never removed."""
    return ("withdrawn",) in sheet.groups or sheet.is_file or sheet.record is Region


def _paired_by_content(bases: list[BaseRow], rows: list[Row]) -> Iterator[tuple[str, Row | None]]:
    """Yield the tokens of exported records without keys, with the present records.

    An unchanged record is known by content, at any place. For a changed record the place counts, as
    long as the list has as many records as in the export.
    """
    unkeyed = [row for row in rows if not row.is_keyed]
    left: list[BaseRow] = []
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
