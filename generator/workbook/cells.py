"""Cells: the text of a value as a cell for people and spreadsheets, and back.

On the way in nothing is judged here: a text with a single reading becomes the reading, any further
text stays as typed, and the check of the data files names the fault.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from generator.messages import Catalogue
from generator.messages.synonyms import LANGUAGE_LIST, closed_list_words
from generator.model.base import Kind
from generator.model.date_notation import date_readings
from generator.model.notation import is_percent, number_readings
from generator.workbook.layout import Column, Leaf
from generator.workbook.record_names import BETWEEN, RecordNames
from generator.workbook.rows import RecordRow, meant

MOST_CHARACTERS = 32_767
"""Most characters of a cell, as Excel limits them."""

_EXACT_DIGITS = 15
"""Most digits that a spreadsheet keeps of a number."""
_FIRST_DAY = dt.date(1900, 3, 1)
"""Excel counts days from 1900 and believes in a 29 February of that year."""

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_ISO = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_LITERAL = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]|[_*].")
"""Parts of a format that are no codes: quoted and escaped letters, colours and fillers."""
_AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")

CellValue = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None
"""A value as a reader of workbooks gives it."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A value ready to be written."""

    value: str | Decimal | dt.date
    number_format: str = ""
    """Format of a number or a date, as spreadsheets write it; empty for a text."""


class Cells:
    """Cells in the words of a language, with the names of referenced records.

    Args:
        catalogue: The words.
        names: Names of referenced records, by kind and identifier.
        rows: The records of the region, for further names of them.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        names: Mapping[Kind, Mapping[str, str]],
        rows: Iterable[RecordRow] = (),
    ) -> None:
        self._catalogue = catalogue
        self._names = names
        self._record_names = RecordNames(names, rows)

    @property
    def language(self) -> str:
        """The language of the words."""
        return self._catalogue.language

    def label(self, list_name: str, key: str) -> str:
        """Return the word of a closed list for a key, else the key."""
        section = "language" if list_name == LANGUAGE_LIST else f"enum.{list_name}"
        return self._catalogue.optional(f"{section}.{key}") or key

    def labels(self, list_name: str) -> list[str]:
        """Return the words of a closed list, in the order of the list."""
        return [self.label(list_name, key) for key in closed_list_words(list_name)]

    def reference(self, kind: Kind | None, identifier: str) -> str:
        """Return a reference with the name of the record: `diskominfo - Dinas Komunikasi`."""
        name = self._names.get(kind, {}).get(identifier, "") if kind is not None else ""
        # A semicolon separates several references in a cell.
        return f"{identifier}{BETWEEN}{name.replace(';', ',')}" if name else identifier

    def shown(self, column: Column, text: str) -> ShownCell:
        """Return the cell of a text; the text is not empty."""
        if column.is_list:
            return ShownCell(self._listed(column, text))
        match column.leaf:
            case Leaf.NUMBER | Leaf.WHOLE:
                return _number_cell(column, text)
            case Leaf.DATE:
                return _date_cell(text)
            case Leaf.CHOICE if column.closed_list is not None:
                return ShownCell(self.label(column.closed_list, text))
            case Leaf.REFERENCE:
                return ShownCell(self.reference(column.kind, text))
            case _:
                return ShownCell(text)

    def _listed(self, column: Column, text: str) -> str:
        items = text.split("\n")
        if column.leaf is Leaf.REFERENCE:
            return "; ".join(self.reference(column.kind, item) for item in items)
        # Items of a list of texts are sentences, and a sentence may hold a semicolon.
        return "; ".join(items) if column.leaf is not Leaf.TEXT else text

    def read(
        self,
        column: Column,
        value: CellValue,
        number_format: str = "",
        unit: str = "",
        exported: str = "",
    ) -> str:
        """Return the text of a cell, in the form of `RecordRow.values`; empty for an empty cell.

        Args:
            column: The column of the cell.
            value: The value as the reader of the workbook gives it.
            number_format: The format in which a person sees a number or a date.
            unit: Unit beside a number, for readings such as "85%"; empty if none.
            exported: The text of the cell as it was exported: a reference in it stays as it is.
        """
        written = _as_text(column, value, number_format).strip()
        if not written:
            return ""
        if column.is_list:
            return self._list_read(column, written, exported)
        if column.leaf in (Leaf.NUMBER, Leaf.WHOLE):
            return _number_read(column, written, unit)
        if column.leaf is Leaf.DATE and not _ISO.fullmatch(written):
            readings = date_readings(written)
            return readings[0] if len(readings) == 1 else meant(column, written)
        if column.leaf is Leaf.REFERENCE:
            return self._referenced(column, written, [exported])
        return meant(column, written)

    def _list_read(self, column: Column, written: str, exported: str) -> str:
        mark = r"\n" if column.leaf is Leaf.TEXT else r"[;\n]"
        items = [" ".join(item.split()) for item in re.split(mark, written)]
        if column.leaf is Leaf.REFERENCE:
            there = exported.split("\n")
            items = [self._referenced(column, item, there) for item in items]
        elif column.leaf is Leaf.SOURCES:
            items = [item.partition(BETWEEN)[0].strip() for item in items]
        return "\n".join(filter(None, items))

    def _referenced(self, column: Column, written: str, exported: Collection[str]) -> str:
        """Return the identifier of the only record that a text names, else the text."""
        identifier = written.partition(BETWEEN)[0].strip()
        if identifier in exported:
            return identifier
        return self._record_names.identifier(column.kind, written) or identifier


def same(column: Column, one: str, other: str) -> bool:
    """Return whether two texts of a column mean the same: numbers count by value."""
    if one == other:
        return True
    if column.leaf in (Leaf.NUMBER, Leaf.WHOLE) and one and other:
        try:
            return Decimal(one) == Decimal(other)
        except InvalidOperation:
            return False
    return False


def readings_without_format(column: Column, value: CellValue) -> tuple[str, ...]:
    """Return the readings of a value if its format is not known; empty for a single reading.

    A cell shown as 35% holds 0.35, and a cell shown as "March 2027" holds a first of March.
    """
    if column.is_list:
        return ()
    if column.leaf is Leaf.NUMBER and isinstance(value, float) and 0 < abs(value) < 1:
        return _as_text(column, value, ""), _as_text(column, value, "0%")
    if column.leaf is Leaf.DATE and isinstance(value, dt.date) and value.day == 1:
        return _as_text(column, value, ""), _as_text(column, value, "mmm yyyy")
    return ()


def _number_cell(column: Column, text: str) -> ShownCell:
    if not _NUMBER.fullmatch(text) or sum(map(str.isdigit, text)) > _EXACT_DIGITS:
        return ShownCell(text)
    _, _, decimals = text.partition(".")
    whole = "#,##0" if column.is_grouped else "0"
    return ShownCell(Decimal(text), f"{whole}.{'0' * len(decimals)}" if decimals else whole)


def _date_cell(text: str) -> ShownCell:
    # Only a whole day is a date to a spreadsheet: "2024-01" would become the first of January.
    if len(text) == len("2026-06-30"):
        try:
            day = dt.date.fromisoformat(text)
        except ValueError:
            return ShownCell(text)
        if day >= _FIRST_DAY:
            return ShownCell(day, "yyyy-mm-dd")
    return ShownCell(text)


def _as_text(column: Column, value: CellValue, number_format: str) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ya" if value else "tidak"
        case str():
            return value.replace("\r\n", "\n").replace("\r", "\n")
        case int() | float():
            return _number_text(column, value, number_format)
        case dt.datetime() | dt.date():
            return _date_text(column, value, number_format)
        case _:
            return str(value)


def _number_text(column: Column, value: float, number_format: str) -> str:
    number = Decimal(repr(value))
    is_number = column.leaf in (Leaf.NUMBER, Leaf.WHOLE)
    is_share = "%" in _LITERAL.sub("", number_format)
    if is_share:
        # A cell shown as 35% holds 0.35, and people mean the 35.
        number *= 100
    text = f"{number.normalize():f}"
    if is_share and not is_number:
        return f"{text}%"
    # "1.500" reads in two ways, and a number of a spreadsheet in one.
    return f"{text}0" if is_number and _AMBIGUOUS.fullmatch(text) else text


def _date_text(column: Column, value: dt.date, number_format: str) -> str:
    day = value.date() if isinstance(value, dt.datetime) else value
    codes = _LITERAL.sub("", number_format).lower()
    has_day = not number_format or "d" in codes
    # Excel makes a day of a typed "2024-01", but shows month and year alone.
    if column.leaf is Leaf.DATE and not has_day:
        return f"{day:%Y-%m}" if "m" in codes else f"{day:%Y}"
    return day.isoformat()


def _number_read(column: Column, written: str, unit: str) -> str:
    if _NUMBER.fullmatch(written):
        return written
    readings = number_readings(written, whole=column.leaf is Leaf.WHOLE, unit=unit)
    if not readings and is_percent(unit):
        readings = number_readings(written.rstrip("% "))
    return readings[0] if len(readings) == 1 else written
