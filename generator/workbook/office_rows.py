"""The rows of an office's table as new rows of our workbook.

Nothing is written into the data files. A value with a single reading takes its place, and any doubt
is a question beside the row; a person looks at the workbook and brings it in like every workbook.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.messages import Catalogue
from generator.messages.synonyms import folded
from generator.model.base import Kind
from generator.model.date_notation import date_readings, last_readings
from generator.model.dates import LAST_DAYS
from generator.model.notation import is_withheld, number_readings
from generator.model.region import Region
from generator.slugs import slug_of
from generator.workbook.cells import Cells, readings_without_format
from generator.workbook.contents import ShownRow
from generator.workbook.layout import STEM, Column, Leaf, Sheet, sheets
from generator.workbook.office_dates import PRECISIONS, month_meant, with_precision
from generator.workbook.office_maps import (
    STATE,
    TARGETS,
    ColumnMap,
    answer_to,
    any_case,
    asked_words,
)
from generator.workbook.office_tables import NUMBER_HEADS, OfficeTable, is_sum
from generator.workbook.opened import OpenedCell
from generator.workbook.record_names import RecordNames
from generator.workbook.region import RegionRows
from generator.workbook.rows import NAMED, column_title

_LISTED = frozenset(
    sheets()[name].record
    for path, record in sheets()[Region.__name__].lists.items()
    if len(path) == 1 and (name := record.__name__) in TARGETS
)
"""Record types with a list of the region itself, whose new records a table may name."""
_MEASURED = frozenset({Leaf.DATE, Leaf.NUMBER, Leaf.WHOLE})


@dataclass(slots=True)
class OfficeRows:
    """The records of a table as rows of our workbook."""

    rows: list[ShownRow] = field(default_factory=list)
    named: dict[str, dict[str, ShownRow]] = field(default_factory=dict)
    """Proposed records for names that the region does not know yet, by sheet and identifier."""
    undecided: dict[str, list[str]] = field(default_factory=dict)
    """Cells that wait for the precision of their column, by heading, each as it is written."""
    states: Counter[str] = field(default_factory=Counter)
    """Words for states that wait for their meaning, each with the number of rows."""
    offices: dict[str, str] = field(default_factory=dict)
    """Names that mean no office of the region, or several; by the name without the region."""
    skipped: list[str] = field(default_factory=list)
    """Rows without a record, each as number and text."""


class OfficeTableReader:
    """Reads the rows of a table in the words of a language."""

    def __init__(self, cells: Cells, present: RegionRows, catalogue: Catalogue) -> None:
        self._cells = cells
        self.names = RecordNames(present.names, present.rows)
        self._catalogue = catalogue
        region = next((row.values for row in present.rows if row.sheet.record is Region), {})
        self._marks = {key: region[key] for key in ("fictional",) if key in region}
        """Values that every file of the region repeats: the mark of an invented region."""

    def read(self, table: OfficeTable, table_map: ColumnMap) -> OfficeRows:
        """Return the records of a table; sums, numbers of columns and footers are no records."""
        found = OfficeRows()
        heads = table.heads.items()
        number = next((at for at, text in heads if folded(text) in NUMBER_HEADS), -1)
        section = ""
        for row, line in table.grid.rows.items():
            texts = {
                at: str(cell.value).strip() for at, cell in line.items() if str(cell.value).strip()
            }
            if row < table.first or not texts or _counts_columns(texts):
                continue
            is_numbered = re.fullmatch(r"[0-9]+\.?(0|[0-9.]*)", texts.get(number, "")) is not None
            others = [text for at, text in texts.items() if at != number or not is_numbered]
            sums = is_sum(texts.values())
            if sums or len(set(others)) < 2 or (number >= 0 and not is_numbered):
                found.skipped.append(f"{row + 1}: {' '.join(dict.fromkeys(others))[:60]}")
                if not sums and len(set(others)) == 1:
                    section = others[0]
                    if dimension := self.names.identifier(Kind.DIMENSION, section):
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
            written = str(cell.value).strip()
            if key == STEM:
                values[STEM] = written
            elif column is None:
                if folded(heading) not in NUMBER_HEADS:
                    own[heading] = str(cell.value)
            else:
                text, doubt = self._precise(heading, column, cell, table_map, found)
                if text:
                    values[column.key] = text
                elif written and not is_withheld(written):
                    # What the office wrote stays beside the row.
                    own[heading] = str(cell.value)
                if doubt:
                    doubts.append(f"{column_title(column, self._catalogue)}: {doubt}")
                if column.key == "budget_idr.value" and text:
                    values |= {"budget_idr.measure": heading, "budget_idr.unit": "rupiah"}
        if section and not self.names.identifier(Kind.DIMENSION, section):
            # A title that names no dimension is kept for the office.
            own[self._catalogue.word("workbook.columns.*part")] = section
        values = self._implied(table_map.sheet, section, values) | values
        return ShownRow("", "", None, values, own, "\n".join(doubts))

    def _precise(
        self,
        heading: str,
        column: Column,
        cell: OpenedCell,
        table_map: ColumnMap,
        found: OfficeRows,
    ) -> tuple[str, str]:
        """Return the text of a cell, and a doubt.

        For a date that leaves its precision open, the map has the precision of the column; else the
        doubt is about the whole column, at its first such date.
        """
        month = month_meant(column, cell)
        if not month:
            return self._value(column, cell, table_map, found)
        if precision := table_map.dates.get(heading, ""):
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
        dimension = self.names.identifier(Kind.DIMENSION, section)
        if sheet.column("dimension") is not None and dimension:
            implied["dimension"] = dimension
        if sheet.name == "QuickWin":
            # A table without states leaves the state unknown, and the model has a word for unknown.
            implied["state"] = "unknown"
        return implied

    def _value(
        self, column: Column, cell: OpenedCell, table_map: ColumnMap, found: OfficeRows
    ) -> tuple[str, str]:
        """Return the text of a cell, and a doubt if the text has no single reading."""
        word = self._catalogue.word
        written = str(cell.value).strip()
        if isinstance(cell.value, str) and is_withheld(written):
            return "", ""
        unit = "rupiah" if column.key.startswith("budget_idr") else ""
        text = self._cells.read(column, cell.value, cell.number_format or "", unit)
        if column.key == STATE:
            words = written if isinstance(cell.value, str) else text
            # "Selesai?" is a question of the office, not a state.
            known = "" if "?" in words or text not in table_map.known_states else text
            return self._state(column, words, known, table_map, found)
        if "?" in written and column.leaf not in {Leaf.TEXT, Leaf.PARAGRAPHS}:
            # "Dinas Kesehatan?" is a question of the office, not a name.
            return "", word("workbook.doubts.none", value=written)
        if column.leaf is Leaf.REFERENCE:
            return self._references(column, written, table_map, found)
        if cell.number_format is None and (readings := readings_without_format(column, cell.value)):
            return "", word("workbook.doubts.two", value=written, readings=" / ".join(readings))
        if column.leaf is Leaf.CHOICE and column.closed_list is not None:
            labels = self._cells.labels(column.closed_list)
            if self._cells.label(column.closed_list, text) in labels:
                return text, ""
            return "", word("workbook.doubts.choice", value=written, known=", ".join(labels))
        if not isinstance(cell.value, str) or column.leaf not in _MEASURED:
            return text, ""
        return self._measured(column, written, unit)

    def _measured(self, column: Column, written: str, unit: str) -> tuple[str, str]:
        """Return the date or the number that a text means, and a doubt if it is not certain."""
        word = self._catalogue.word
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

    def _state(
        self, column: Column, written: str, known: str, table_map: ColumnMap, found: OfficeRows
    ) -> tuple[str, str]:
        """Return the state that some words mean, and a doubt at the first row of unknown words.

        Args:
            column: The column of the state.
            written: The words of the cell.
            known: The state that every office means by the words; empty for none.
            table_map: The map, whose answer counts first.
            found: The rows so far, for the words that wait for an answer.
        """
        meant = answer_to(written, table_map.states, any_case) or known
        if meant or not written:
            return meant, ""
        asked = asked_words(written)
        asked = next((one for one in found.states if any_case(one) == any_case(asked)), asked)
        if asked:
            found.states[asked] += 1
        if found.states[asked] > 1:
            return "", ""
        labels = ", ".join(self._cells.labels(str(column.closed_list)))
        return "", self._catalogue.word("workbook.doubts.states", value=written, known=labels)

    def _references(
        self, column: Column, written: str, table_map: ColumnMap, found: OfficeRows
    ) -> tuple[str, str]:
        """Return the identifiers of the records named in a cell, and a doubt about other names.

        A name that the region may list is proposed as a new record, in a row with its own doubt.
        """
        items = re.split(r"[;\n]| / ", written) if column.is_list else [written]
        meant: dict[str, None] = {}
        doubts: list[str] = []
        for item in filter(None, (item.strip() for item in items)):
            identifiers = self._named(column.kind, item, table_map, found)
            if len(identifiers) == 1:
                meant |= dict.fromkeys(identifiers)
            elif identifiers:
                told = {"value": item, "readings": " / ".join(sorted(identifiers))}
                doubts.append(self._catalogue.word("workbook.doubts.two", **told))
            else:
                doubts.append(self._catalogue.word("workbook.doubts.unknown", value=item))
        return "\n".join(meant), " ".join(doubts)

    def _named(
        self, kind: Kind | None, name: str, table_map: ColumnMap, found: OfficeRows
    ) -> set[str]:
        """Return the identifiers that a name may mean, a proposed one if the region has none."""
        known = self.names.identifiers(kind, name)
        if kind is Kind.OFFICE:
            form = self.names.without_region
            if answer := answer_to(name, table_map.offices, form):
                return {answer}
            if len(known) != 1 and asked_words(name):
                found.offices.setdefault(form(name), asked_words(name))
        return known or self._proposed(kind, name, found)

    def _proposed(self, kind: Kind | None, name: str, found: OfficeRows) -> set[str]:
        """Return the identifier of a new record with a name; empty if only a person can add it."""
        record = NAMED.get(kind) if kind is not None else None
        is_office = kind is Kind.OFFICE
        identifier = slug_of(self.names.without_region(name) if is_office else name)
        if record is None or record not in _LISTED or not identifier:
            return set()
        proposals = found.named.setdefault(record.__name__, {})
        values = {"id": identifier, str(record.headline): name}
        key = "workbook.doubts.office" if is_office else "workbook.doubts.new"
        doubt = self._catalogue.word(key, value=name, id=identifier)
        proposals.setdefault(identifier, ShownRow("", "", None, values, question=doubt))
        return {identifier}


def _counts_columns(texts: Mapping[int, str]) -> bool:
    """Return whether a row only numbers the columns: 1, 2, 3, and 1, 3 beside a hidden column."""
    numbers = [text.strip("()").removesuffix(".0") for text in texts.values()]
    if len(numbers) < 3 or not all(map(str.isdecimal, numbers)):
        return False
    counted = [int(number) for number in numbers]
    is_rising = counted == sorted(set(counted))
    return is_rising and counted[0] == 1 and counted[-1] <= max(texts) + 1
