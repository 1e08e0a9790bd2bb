"""The office's own sheet: a table with foreign headings becomes new rows of our workbook.

Nothing is written into the data files. A value with a single reading takes its place, and any doubt
is a question beside the row; a person looks at the workbook and brings it in like every workbook.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from openpyxl.utils.cell import range_boundaries

from generator.errors import GeneratorError
from generator.messages import Catalogue
from generator.messages.synonyms import field_titles, folded, keys_meant
from generator.model.base import Kind
from generator.model.notation import date_readings, is_withheld, number_readings
from generator.model.region import Region
from generator.patch.emit import Data, mapping_lines
from generator.slugs import slug_of
from generator.source.characters import first_refused
from generator.source.nodes import MappingNode, ScalarNode
from generator.source.yaml_tree import parse_yaml
from generator.workbook.cells import BETWEEN, Cells, readings_without_format
from generator.workbook.contents import ShownRow
from generator.workbook.layout import STEM, Column, Leaf, Sheet, sheets
from generator.workbook.office_dates import (
    LAST_DAYS,
    PRECISIONS,
    last_readings,
    month_meant,
    with_precision,
)
from generator.workbook.opened import OpenedCell, OpenedSheet
from generator.workbook.opening import MOST_FILE_BYTES, open_workbook
from generator.workbook.region import RegionRows, written_names
from generator.workbook.rows import NAMED, column_title

TARGETS = ("QuickWin", "Village", "Indicator", "Office", "Person", "Event", "Document", "Source")
"""Record types that a table may hold: a file each, or a list of the region itself."""

_LISTED = frozenset(
    sheets()[name].record
    for path, record in sheets()[Region.__name__].lists.items()
    if len(path) == 1 and (name := record.__name__) in TARGETS
)
"""Record types with a list of the region itself, whose new records a table may name."""
_MEASURED = frozenset({Leaf.DATE, Leaf.NUMBER, Leaf.WHOLE})
_MOST_HEAD_ROWS = 30
"""Rows in which the headings are looked for."""
_NUMBER_HEADS = frozenset({"no", "nomor", "no urut"})
_BRACKETS = re.compile(r"\([^)]*\)")
_SUMS = re.compile(r"(sub ?)?(jumlah|total)\b")
_SECTION = re.compile(r"^(?:[A-Z]|[IVX]+|[0-9]+)[.)]\s*|\b(?:smart|dimensi|pilar)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The map of a table: a sheet, and a column for each heading."""

    sheet: Sheet
    columns: Mapping[str, str]
    """Key of the column by heading; empty for a heading outside the map."""
    dates: Mapping[str, str] = field(default_factory=dict)
    """Precision of the dates in a column, by heading; empty where a person has not said it yet."""


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """A table as found in a sheet: headings, and the rows below."""

    grid: OpenedSheet
    heads: Mapping[int, str]
    """Heading of each column, by place."""
    first: int
    """Row of the first record, from 0."""
    has_values_only: bool = False
    """Whether the reader saw no formulas, no formats, no hidden rows and columns."""


@dataclass(slots=True)
class OfficeRows:
    """The records of a table as rows of our workbook."""

    rows: list[ShownRow] = field(default_factory=list)
    named: dict[str, dict[str, ShownRow]] = field(default_factory=dict)
    """Proposed records for names that the region does not know yet, by sheet and identifier."""
    undecided: dict[str, list[str]] = field(default_factory=dict)
    """Cells that wait for the precision of their column, by heading, each as it is written."""
    skipped: list[str] = field(default_factory=list)
    """Rows without a record, each as number and text."""


def open_table(name: str, data: bytes) -> OfficeTable:
    """Return the table of a file: the visible sheet with the most cells, or the lines of a CSV.

    Raises:
        GeneratorError: The file cannot be opened, or no row looks like headings.
    """
    has_values_only = False
    if PurePosixPath(name).suffix.lower() in {".csv", ".txt"}:
        grid = _csv_grid(name, data)
    else:
        opened = open_workbook(name, data)
        has_values_only = opened.has_values_only
        seen = [_seen(grid) for grid in opened.sheets.values() if not grid.is_hidden]
        grid = max(seen, key=lambda one: len(one.cells), default=OpenedSheet("", {}))
    unreadable = next((fault for fault in grid.faults if fault.key != "merged"), None)
    if unreadable is not None:
        raise GeneratorError("table_cell", file=name, sheet=grid.title, cell=unreadable.cell)
    grid = _filled_down(grid)
    found = _headings(grid)
    if found is None:
        raise GeneratorError("table_headings", file=name)
    return OfficeTable(grid, *found, has_values_only)


def proposed_map(table: OfficeTable) -> ColumnMap:
    """Return the map of a table by the headings: the sheet with the most known headings."""
    maps = [_map_to(sheets()[name], table.heads) for name in TARGETS]
    found = max(maps, key=lambda one: sum(map(bool, one.columns.values())))
    dates = {
        heading: ""
        for at, heading in table.heads.items()
        if (column := found.sheet.column(found.columns[heading])) is not None
        if any(
            at in line and month_meant(column, line[at])
            for row, line in table.grid.rows.items()
            if row >= table.first
        )
    }
    return replace(found, dates=dates)


def map_text(table_map: ColumnMap) -> str:
    """Return a map as YAML, for a person to correct."""
    data: dict[str, Data] = {
        "sheet": table_map.sheet.name,
        "columns": dict(table_map.columns),
        **({"dates": dict(table_map.dates)} if table_map.dates else {}),
    }
    return "".join(f"{line}\n" for line in mapping_lines(data, 0, None))


def read_map(name: str, data: bytes) -> ColumnMap:
    """Return the map in a file.

    Raises:
        GeneratorError: The file is no map, names a sheet or a column that the model lacks, or has
            an unknown word for the dates of a column.
    """
    document = parse_yaml(name, data).document
    root = None if document is None else document.root
    sheet = root.get("sheet") if root is not None else None
    columns = root.get("columns") if root is not None else None
    if not isinstance(sheet, ScalarNode) or not isinstance(columns, MappingNode):
        raise GeneratorError("table_map", file=name, sheets=", ".join(TARGETS))
    if sheet.text not in TARGETS:
        raise GeneratorError("table_map", file=name, sheets=", ".join(TARGETS))
    target, found = sheets()[sheet.text], {}
    for heading, value in columns.items:
        key = value.text if isinstance(value, ScalarNode) else ""
        if key not in {"", STEM} and target.column(key) is None:
            known = ", ".join(column.key for column in target.columns if len(column.path) == 1)
            raise GeneratorError(
                "table_map_key", file=name, line=str(value.span.line), column=key, known=known
            )
        found[heading.text] = key
    dates = root.get("dates") if root is not None else None
    precisions = {}
    for heading, value in dates.items if isinstance(dates, MappingNode) else ():
        word = value.text if isinstance(value, ScalarNode) else "?"
        if word not in {"", *PRECISIONS}:
            known = ", ".join(PRECISIONS)
            line = str(value.span.line)
            raise GeneratorError("table_map_dates", file=name, line=line, word=word, known=known)
        precisions[heading.text] = word
    return ColumnMap(target, found, precisions)


class OfficeTableReader:
    """Reads the rows of a table in the words of a language."""

    def __init__(self, cells: Cells, present: RegionRows, catalogue: Catalogue) -> None:
        self._cells = cells
        self._dimensions = present.names.get(Kind.DIMENSION, {})
        self._written = written_names(present)
        self._catalogue = catalogue
        region = next((row.values for row in present.rows if row.sheet.record is Region), {})
        self._marks = {key: region[key] for key in ("fictional",) if key in region}
        """Values that every file of the region repeats: the mark of an invented region."""

    def read(self, table: OfficeTable, table_map: ColumnMap) -> OfficeRows:
        """Return the records of a table; sums, numbers of columns and footers are no records."""
        found = OfficeRows()
        heads = table.heads.items()
        number = next((at for at, text in heads if folded(text) in _NUMBER_HEADS), -1)
        section = ""
        for row, line in table.grid.rows.items():
            texts = {
                at: str(cell.value).strip() for at, cell in line.items() if str(cell.value).strip()
            }
            if row < table.first or not texts or _counts_columns(texts):
                continue
            is_numbered = re.fullmatch(r"[0-9]+\.?(0|[0-9.]*)", texts.get(number, "")) is not None
            others = [text for at, text in texts.items() if at != number or not is_numbered]
            is_sum = any(_SUMS.match(folded(text)) for text in others)
            if is_sum or len(set(others)) < 2 or (number >= 0 and not is_numbered):
                found.skipped.append(f"{row + 1}: {' '.join(dict.fromkeys(others))[:60]}")
                if not is_sum and len(set(others)) == 1:
                    section = others[0]
                    if dimension := self._dimension(section):
                        shown = self._cells.reference(Kind.DIMENSION, dimension)
                        found.skipped[-1] += f" → {shown}"
            else:
                found.rows.append(self._record(table, table_map, line, section, found))
        return found

    def _record(
        self,
        table: OfficeTable,
        table_map: ColumnMap,
        line: Mapping[int, OpenedCell],
        section: str,
        found: OfficeRows,
    ) -> ShownRow:
        """Return the record of a line, below the title of its section; names join the proposals."""
        values: dict[str, str] = {}
        doubts: list[str] = []
        own: dict[str, str] = {}
        for at, heading in table.heads.items():
            cell, key = line.get(at), table_map.columns.get(heading, "")
            column = table_map.sheet.column(key)
            if cell is None:
                continue
            if key == STEM:
                values[STEM] = str(cell.value).strip()
            elif column is None:
                if folded(heading) not in _NUMBER_HEADS:
                    own[heading] = str(cell.value)
            else:
                precision = table_map.dates.get(heading, "")
                text, doubt = self._precise(heading, column, cell, found, precision)
                if text:
                    values[column.key] = text
                elif heading in found.undecided:
                    # What the office wrote stays beside the row.
                    own[heading] = str(cell.value)
                if doubt:
                    doubts.append(f"{column_title(column, self._catalogue)}: {doubt}")
                if column.key == "budget_idr.value" and text:
                    values |= {"budget_idr.measure": heading, "budget_idr.unit": "rupiah"}
        if section and not self._dimension(section):
            # A title that names no dimension is kept for the office.
            own[self._catalogue.word("workbook.columns.*part")] = section
        values = self._implied(table_map.sheet, section, values) | values
        return ShownRow("", "", None, values, own, "\n".join(doubts))

    def _precise(
        self, heading: str, column: Column, cell: OpenedCell, found: OfficeRows, precision: str
    ) -> tuple[str, str]:
        """Return the text of a cell, and a doubt.

        For a date that leaves its precision open, the map has the precision of the column; else the
        doubt is about the whole column, at its first such date.
        """
        month = month_meant(column, cell)
        if not month:
            return self._value(column, cell, found)
        if precision:
            return with_precision(month, cell, precision), ""
        waiting = found.undecided.setdefault(heading, [])
        waiting.append(str(cell.value))
        if len(waiting) > 1:
            return "", ""
        told = {precision: with_precision(month, cell, precision) for precision in PRECISIONS}
        return "", self._catalogue.word("workbook.doubts.dates", value=waiting[0], **told)

    def _implied(self, sheet: Sheet, section: str, values: Mapping[str, str]) -> dict[str, str]:
        """Return the values of a record that its region, section and title imply."""
        implied: dict[str, str] = {}
        if sheet.is_file:
            implied = {**self._marks, STEM: slug_of(values.get("title") or values.get("name", ""))}
        if sheet.column("dimension") is not None and self._dimension(section):
            implied["dimension"] = self._dimension(section)
        if sheet.name == "QuickWin":
            # A table without states leaves the state unknown, and the model has a word for unknown.
            implied["state"] = "unknown"
        return implied

    def _value(self, column: Column, cell: OpenedCell, found: OfficeRows) -> tuple[str, str]:
        """Return the text of a cell, and a doubt if the text has no single reading."""
        word = self._catalogue.word
        written = str(cell.value).strip()
        if isinstance(cell.value, str) and is_withheld(written):
            return "", ""
        if "?" in written and column.leaf not in {Leaf.TEXT, Leaf.PARAGRAPHS}:
            # "Selesai?" is a question of the office, not a state.
            return "", word("workbook.doubts.none", value=written)
        unit = "rupiah" if column.key.startswith("budget_idr") else ""
        if cell.number_format is None and (readings := readings_without_format(column, cell.value)):
            return "", word("workbook.doubts.two", value=written, readings=" / ".join(readings))
        text = self._cells.read(column, cell.value, cell.number_format or "", unit)
        if column.leaf is Leaf.REFERENCE:
            return self._references(column, written, found)
        if column.leaf is Leaf.CHOICE and column.closed_list is not None:
            labels = self._cells.labels(column.closed_list)
            if self._cells.label(column.closed_list, text) in labels:
                return text, ""
            return "", word("workbook.doubts.choice", value=written, known=", ".join(labels))
        if not isinstance(cell.value, str) or column.leaf not in _MEASURED:
            return text, ""
        if column.leaf is Leaf.DATE:
            readings, last = date_readings(written), last_readings(written)
            if last and column.path[-1] not in LAST_DAYS:
                return "", word("workbook.doubts.last", value=written, date=" / ".join(last))
            readings = readings or last
        else:
            is_whole = column.leaf is Leaf.WHOLE
            readings = number_readings(written, whole=is_whole, unit=unit)
        if len(readings) == 1:
            return readings[0], ""
        if readings:
            return "", word("workbook.doubts.two", value=written, readings=" / ".join(readings))
        return "", word("workbook.doubts.none", value=written)

    def _references(self, column: Column, written: str, found: OfficeRows) -> tuple[str, str]:
        """Return the identifiers of the records named in a cell, and a doubt about other names.

        A name that the region may list is proposed as a new record, in a row with its own doubt.
        """
        known = self._written.get(column.kind, {}) if column.kind is not None else {}
        items = re.split(r"[;\n]| / ", written) if column.is_list else [written]
        meant, unknown = [], []
        for item in filter(None, (item.strip() for item in items)):
            identifier = known.get(folded(item.partition(BETWEEN)[0])) or known.get(folded(item))
            if identifier is None and column.kind is Kind.DIMENSION:
                identifier = self._dimension(item) or None
            if identifier is None:
                identifier = self._proposed(column.kind, item, found)
            meant.append(identifier) if identifier else unknown.append(item)
        doubt = self._catalogue.word("workbook.doubts.unknown", value="; ".join(unknown))
        return "\n".join(dict.fromkeys(meant)), doubt if unknown else ""

    def _proposed(self, kind: Kind | None, name: str, found: OfficeRows) -> str | None:
        """Return the identifier of a new record with a name; None if only a person can add it."""
        record = NAMED.get(kind) if kind is not None else None
        identifier = slug_of(name)
        if record is None or record not in _LISTED or not identifier:
            return None
        proposals = found.named.setdefault(record.__name__, {})
        values = {"id": identifier, str(record.headline): name}
        doubt = self._catalogue.word("workbook.doubts.new", value=name)
        proposals.setdefault(identifier, ShownRow("", "", None, values, question=doubt))
        return identifier

    def _dimension(self, text: str) -> str:
        """Return the key of the dimension that some words name; empty if none or several."""
        words = folded(_SECTION.sub("", text))
        known = self._dimensions
        keys = {key for key, name in known.items() if words in {folded(key), folded(name)}}
        keys |= {key for key, name in known.items() if words == folded(_SECTION.sub("", name))}
        keys |= set(keys_meant("dimension").get(words, ())) & known.keys()
        return next(iter(keys)) if len(keys) == 1 else ""


def _csv_grid(name: str, data: bytes) -> OpenedSheet:
    if len(data) > MOST_FILE_BYTES:
        limit = str(MOST_FILE_BYTES // 1_000_000)
        raise GeneratorError("workbook_large", file=name, limit=limit)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Excel in Indonesia saves CSV in this encoding unless told otherwise.
        text = data.decode("cp1252", "replace")
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    # The mark with a place in the most lines parts the columns.
    mark = max(";,\t", key=lambda one: sum(line.count(one) > 0 for line in lines))
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=mark))
    except csv.Error as error:
        raise GeneratorError("workbook_damaged", file=name, reason=str(error)) from error
    cells = {
        (row, at): OpenedCell(value)
        for row, line in enumerate(rows)
        for at, value in enumerate(line)
        if value.strip()
    }
    return OpenedSheet(name, cells)


def _seen(grid: OpenedSheet) -> OpenedSheet:
    """Return a sheet without the hidden cells."""
    cells = {place: cell for place, cell in grid.cells.items() if not cell.is_hidden}
    return replace(grid, cells=cells)


def _filled_down(grid: OpenedSheet) -> OpenedSheet:
    """Return a sheet with the value of cells merged downwards in each of the cells."""
    cells = dict(grid.cells)
    for fault in grid.faults:
        at, first, last_at, last = range_boundaries(fault.cell)
        if at == last_at and (first - 1, at - 1) in cells:
            value = cells[first - 1, at - 1]
            cells |= {(row, at - 1): value for row in range(first - 1, last)}
    return replace(grid, cells=cells, faults=())


def _headings(grid: OpenedSheet) -> tuple[dict[int, str], int] | None:
    """Return the headings and the row below: the row with the most known words, or two rows."""
    rows = {row: line for row, line in grid.rows.items() if row < _MOST_HEAD_ROWS}
    known = {row: _known_words(line) for row, line in rows.items()}
    best = max(known, key=lambda row: known[row], default=None)
    if best is None or known[best] < 2:
        return None
    second = best + _goes_on(rows[best], rows.get(best + 1, {}))
    heads: dict[int, str] = {}
    for row in range(best, second + 1):
        for at, cell in rows[row].items():
            # A map is a file of YAML, which cannot hold every character of a cell.
            kept = (letter for letter in str(cell.value) if first_refused(letter) is None)
            text = " ".join("".join(kept).split())
            if text and heads.get(at) != text:
                heads[at] = f"{heads[at]} / {text}" if at in heads else text
    return dict(sorted(heads.items())), second + 1


def _goes_on(line: Mapping[int, OpenedCell], below: Mapping[int, OpenedCell]) -> bool:
    """Return whether the row below headings carries them on: words below a group of columns.

    A record has something at the left; headings have nothing there, or the same merged cell.
    """
    written = {place: cell for place, cell in below.items() if str(cell.value).strip()}
    new = {place for place, cell in written.items() if line.get(place) != cell}
    are_words = all(isinstance(cell.value, str) for cell in written.values())
    return bool(new) and are_words and min(line) not in new


def _known_words(line: Mapping[int, OpenedCell]) -> int:
    texts = [folded(str(cell.value)) for cell in line.values() if isinstance(cell.value, str)]
    return sum(text in keys_meant("key") or text in _NUMBER_HEADS for text in texts)


def _map_to(sheet: Sheet, heads: Mapping[int, str]) -> ColumnMap:
    taken: dict[str, str] = {}
    for heading in heads.values():
        keys = () if folded(heading) in _NUMBER_HEADS else _keys_for(sheet, heading)
        taken[heading] = next((key for key in keys if key not in taken.values()), "")
    return ColumnMap(sheet, taken)


def _keys_for(sheet: Sheet, heading: str) -> Iterator[str]:
    """Yield the keys of columns that a heading may mean: by title first, then by synonyms."""
    for word in _words_of(heading):
        for column in sheet.columns:
            # Remarks of an office are for the office: provenance is public, so nobody assumes it.
            is_own = len(column.path) == 1 and not column.is_provenance
            if is_own and column.language != "en":
                titles = (folded(title) for title in field_titles(*column.fields[0]))
                if word in titles:
                    yield column.key
        for key in keys_meant("key").get(word, ()):
            # A sum of money is a group of its own, and its number is what a table has.
            for candidate in (key, f"{key}.value"):
                found = sheet.column(candidate)
                if found is not None and (candidate == "sources" or not found.is_provenance):
                    yield candidate


def _words_of(heading: str) -> Iterator[str]:
    """Yield the folded words to look for: the heading, its parts, and the beginnings of both.

    Offices add units in brackets ("Anggaran (Rp)") and words at the end ("OPD Pelaksana Program").
    """
    parts = dict.fromkeys([heading, *reversed(heading.split(" / "))])
    for part in parts:
        yield folded(part)
    for part in parts:
        words = folded(_BRACKETS.sub("", part)).split()
        yield " ".join(words)
        for length in range(len(words) - 1, 1, -1):
            yield " ".join(words[:length])


def _counts_columns(texts: Mapping[int, str]) -> bool:
    """Return whether a row only numbers the columns: 1, 2, 3, and 1, 3 beside a hidden column."""
    numbers = [text.strip("()").removesuffix(".0") for text in texts.values()]
    if len(numbers) < 3 or not all(map(str.isdecimal, numbers)):
        return False
    counted = [int(number) for number in numbers]
    is_rising = counted == sorted(set(counted))
    return is_rising and counted[0] == 1 and counted[-1] <= max(texts) + 1
