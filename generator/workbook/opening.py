"""The opening of a workbook from outside: examined before any reader sees the file.

A workbook is a ZIP of XML files. The bytes are inflated here first, counted and searched, so that a
bomb, a macro, a link to a foreign file or a document type is answered and never followed. Then
openpyxl reads the cells, and a second time the stored values of formulas.
"""

import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from openpyxl import load_workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from generator.errors import GeneratorError
from generator.workbook.cells import CellValue
from generator.workbook.contents import BASE

MOST_BYTES = 50_000_000
"""Most inflated bytes of a workbook."""
MOST_PARTS = 2_000
MOST_ROWS, MOST_COLUMNS = 20_000, 200
"""Largest extent of an edited sheet."""
MOST_FILE_BYTES = 20_000_000

_CHUNK = 65_536
_DOCTYPE = b"<!doctype"


@dataclass(frozen=True, slots=True)
class OpenedCell:
    """A cell of a sheet, without a formula."""

    value: CellValue
    number_format: str = ""
    is_hidden: bool = False
    """Whether row, column or sheet is hidden from the eyes of a person."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a cell or a sheet; an import with a fault writes nothing."""

    key: str
    """Key of the sentences in the catalogues, below `workbook.faults`."""
    sheet: str
    cell: str = ""
    """Name of the cell, such as "D7"; empty for the whole sheet."""
    arguments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OpenedSheet:
    """The cells of a sheet with a value, by row and column from 0."""

    title: str
    cells: dict[tuple[int, int], OpenedCell]
    faults: tuple[Fault, ...] = ()
    is_hidden: bool = False

    @property
    def rows(self) -> dict[int, dict[int, OpenedCell]]:
        """The cells by row, and by column within the row, both in order."""
        found: dict[int, dict[int, OpenedCell]] = {}
        for (row, column), cell in sorted(self.cells.items(), key=lambda item: item[0]):
            found.setdefault(row, {})[column] = cell
        return found


@dataclass(frozen=True, slots=True)
class OpenedWorkbook:
    """The sheets of a workbook by title."""

    sheets: dict[str, OpenedSheet] = field(default_factory=dict)


def open_workbook(name: str, data: bytes) -> OpenedWorkbook:
    """Return the cells of a workbook.

    Args:
        name: Name of the file, for messages.
        data: Bytes of the file.

    Raises:
        GeneratorError: The file is no workbook, or holds macros, links or a document type.
    """
    _look_into(name, data)
    try:
        with warnings.catch_warnings():
            # openpyxl warns about pull-downs in a form of Excel's own, which carry no value.
            warnings.simplefilter("ignore")
            typed = load_workbook(io.BytesIO(data), keep_links=False)
            stored = _Stored(data)
            return OpenedWorkbook({page.title: _grid(page, stored) for page in typed.worksheets})
    except GeneratorError:
        raise
    except Exception as error:
        # The reader answers damage with exceptions of many kinds, down to KeyError.
        raise GeneratorError("workbook_damaged", file=name, reason=type(error).__name__) from error


class _Stored:
    """The stored values of formulas; a workbook without formulas is read once."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._book: Any = None

    def value(self, sheet: str, cell: str) -> CellValue:
        """Return the stored value of a formula; None if no spreadsheet has computed the formula."""
        if self._book is None:
            self._book = load_workbook(io.BytesIO(self._data), keep_links=False, data_only=True)
        found: CellValue = self._book[sheet][cell].value
        return found


def _look_into(name: str, data: bytes) -> None:
    """Refuse a file without a workbook, and a workbook unfit for any reader."""
    if len(data) > MOST_FILE_BYTES:
        raise GeneratorError("workbook_large", file=name, limit=str(MOST_FILE_BYTES // 1_000_000))
    start = data[:1024].lstrip().lower()
    if not data.startswith(b"PK"):
        raise GeneratorError(_not_a_workbook(start), file=name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _look_at_parts(name, archive)
    except GeneratorError:
        raise
    except Exception as error:
        raise GeneratorError("workbook_damaged", file=name, reason=type(error).__name__) from error


def _not_a_workbook(start: bytes) -> str:
    """Return the key of the answer to a file that is no ZIP, by the first bytes."""
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        # A workbook with a password has the same first bytes as a workbook of Excel 97.
        return "workbook_old"
    if b"<html" in start or b"<table" in start or b"<!doctype html" in start:
        return "workbook_html"
    return "workbook_other"


def _look_at_parts(name: str, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = [part.filename.lower().replace("\\", "/") for part in parts]
    if len(parts) > MOST_PARTS or len(set(names)) != len(names):
        raise GeneratorError("workbook_damaged", file=name, reason="ZIP")
    if any(part.flag_bits & 1 for part in parts):
        raise GeneratorError("workbook_old", file=name)
    if any("vbaproject" in part or "/macrosheets/" in part for part in names):
        raise GeneratorError("workbook_macros", file=name)
    if any("externallinks/" in part for part in names):
        raise GeneratorError("workbook_links", file=name)
    if "xl/workbook.xml" not in names:
        raise GeneratorError("workbook_other", file=name)
    inflated = 0
    for part in parts:
        end = b""
        for chunk in _chunks(archive, part):
            # Headers lie about sizes, so the bytes themselves are counted.
            inflated += len(chunk)
            if inflated > MOST_BYTES:
                limit = str(MOST_BYTES // 1_000_000)
                raise GeneratorError("workbook_bomb", file=name, limit=limit)
            # UTF-16 puts a zero byte between the letters.
            letters = (end + chunk).replace(b"\0", b"").lower()
            if _DOCTYPE in letters:
                raise GeneratorError("workbook_doctype", file=name)
            end = letters[-len(_DOCTYPE) :]


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _grid(page: Any, stored: _Stored) -> OpenedSheet:
    """Return the cells of a sheet, with a fault for each unreadable cell."""
    title = page.title
    if title == BASE:
        # The program wrote the base, a row a value: it may be longer than an edited sheet.
        return OpenedSheet(title, dict(_cells(page, stored, [])))
    if page.max_row > MOST_ROWS or page.max_column > MOST_COLUMNS:
        cell = xl_rowcol_to_cell(page.max_row - 1, page.max_column - 1)
        limits = (("columns", str(MOST_COLUMNS)), ("rows", str(MOST_ROWS)))
        return OpenedSheet(title, {}, (Fault("extent", title, cell, limits),))
    faults = [
        Fault("merged", title, str(area)) for area in page.merged_cells.ranges if area.max_row > 1
    ]
    cells = dict(_cells(page, stored, faults))
    return OpenedSheet(title, cells, tuple(faults), page.sheet_state != "visible")


def _cells(
    page: Any, stored: _Stored, faults: list[Fault]
) -> Iterator[tuple[tuple[int, int], OpenedCell]]:
    is_hidden = page.sheet_state != "visible"
    hidden_rows = {row for row, facts in page.row_dimensions.items() if facts.hidden}
    hidden_columns = {
        place
        for facts in page.column_dimensions.values()
        if facts.hidden
        for place in range(facts.min or 0, min(facts.max or 0, MOST_COLUMNS) + 1)
    }
    # The rows that openpyxl walks have a new cell at every empty place, a million in a small file.
    for _, cell in sorted(page._cells.items()):  # noqa: SLF001
        value = cell.value
        if value is None:
            continue
        place = (cell.row - 1, cell.column - 1)
        if cell.data_type == "f":
            value = stored.value(page.title, cell.coordinate)
            if value is None:
                faults.append(Fault("formula", page.title, cell.coordinate))
                continue
        if cell.data_type == "e" or (isinstance(value, str) and value in _ERRORS):
            arguments = (("value", str(value)),)
            faults.append(Fault("error", page.title, cell.coordinate, arguments))
            continue
        is_out_of_sight = cell.row in hidden_rows or cell.column in hidden_columns
        yield place, OpenedCell(value, cell.number_format or "", is_hidden or is_out_of_sight)


_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})
