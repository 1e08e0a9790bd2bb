"""The opening of a workbook from outside: examined before any reader sees the file.

XLSX and ODS are ZIPs of XML files. The bytes are inflated here first, counted and searched, so that
a bomb, a macro, a link to a foreign file or a document type is answered and never followed. Then
openpyxl reads the cells of XLSX, and a second time the stored values of formulas; `values` reads
ODS and XLS.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any
from xml.parsers import expat

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from xlsxwriter.utility import xl_rowcol_to_cell

from generator.errors import GeneratorError
from generator.workbook.cells import CellValue
from generator.workbook.contents import BASE
from generator.workbook.opened import (
    MOST_COLUMNS,
    MOST_MERGED,
    MOST_ROWS,
    Fault,
    OpenedCell,
    OpenedSheet,
    OpenedWorkbook,
)
from generator.workbook.values import values_in

MOST_BYTES = 50_000_000
"""Most inflated bytes of a workbook."""
MOST_PARTS = 2_000
MOST_FILE_BYTES = 20_000_000

_CHUNK = 65_536
_MACROS = re.compile(r"vbaproject|/macrosheets/|^(basic|scripts)/")
"""Names of parts with macros, of Excel and of LibreOffice."""
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_REFUSED: Mapping[bytes, str] = {
    b"<!doctype": "workbook_doctype",
    b"<table:table-source": "workbook_links",
    b"<table:dde-link": "workbook_links",
    b"<manifest:encryption-data": "workbook_password",
}
"""Key of the answer to a workbook with some bytes in a part, in small letters."""
_MERGED = b"mergecell"
"""Mark of a part with merged cells, in small letters."""
_LONGEST_MARK = max(map(len, (*_REFUSED, _MERGED)))


def open_workbook(name: str, data: bytes) -> OpenedWorkbook:
    """Return the cells of a workbook.

    Args:
        name: Name of the file, for messages.
        data: Bytes of the file.

    Raises:
        GeneratorError: The file is no workbook, or holds macros, links or a document type; or it
            has a password.
    """
    if _has_values_only(name, data):
        return OpenedWorkbook(values_in(name, data), has_values_only=True)
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


def _has_values_only(name: str, data: bytes) -> bool:
    """Return whether a workbook is ODS or XLS, whose values alone are read.

    Refuses other files, and a workbook unfit for any reader.
    """
    if len(data) > MOST_FILE_BYTES:
        raise GeneratorError("workbook_large", file=name, limit=str(MOST_FILE_BYTES // 1_000_000))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        _look_at_streams(name, data)
        return True
    if not data.startswith(b"PK"):
        start = data[:1024].lstrip().lower()
        is_page = any(mark in start for mark in (b"<html", b"<table", b"<!doctype html"))
        raise GeneratorError("workbook_html" if is_page else "workbook_other", file=name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _is_ods(name, archive)
    except GeneratorError:
        raise
    except Exception as error:
        raise GeneratorError("workbook_damaged", file=name, reason=type(error).__name__) from error


def _look_at_streams(name: str, data: bytes) -> None:
    """Refuse a file of Excel 97 by the names of its streams, which stand in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        # A workbook with a password has the same first bytes as a workbook of Excel 97.
        raise GeneratorError("workbook_password", file=name)
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise GeneratorError("workbook_macros", file=name)


def _is_ods(name: str, archive: zipfile.ZipFile) -> bool:
    """Return whether a ZIP is ODS, else XLSX, after every part was inflated and searched."""
    parts = archive.infolist()
    names = [part.filename.lower().replace("\\", "/") for part in parts]
    if len(parts) > MOST_PARTS or len(set(names)) != len(names):
        raise GeneratorError("workbook_damaged", file=name, reason="ZIP")
    if any(part.flag_bits & 1 for part in parts):
        raise GeneratorError("workbook_password", file=name)
    if any(_MACROS.search(part) for part in names):
        raise GeneratorError("workbook_macros", file=name)
    if any("externallinks/" in part for part in names):
        raise GeneratorError("workbook_links", file=name)
    is_ods = {"content.xml", "mimetype"} <= set(names) and _begins(archive, "mimetype", _ODS)
    if "xl/workbook.xml" not in names and not is_ods:
        raise GeneratorError("workbook_other", file=name)
    inflated = merged = 0
    for part in parts:
        end, has_merged = b"", False
        for chunk in _chunks(archive, part):
            # Headers lie about sizes, so the bytes themselves are counted.
            inflated += len(chunk)
            if inflated > MOST_BYTES:
                limit = str(MOST_BYTES // 1_000_000)
                raise GeneratorError("workbook_bomb", file=name, limit=limit)
            # UTF-16 puts a zero byte between the letters.
            letters = (end + chunk).replace(b"\0", b"").lower()
            for mark, answer in _REFUSED.items():
                if mark in letters:
                    raise GeneratorError(answer, file=name)
            has_merged = has_merged or _MERGED in letters
            end = letters[-_LONGEST_MARK:]
        merged += _merged_cells(archive, part) if has_merged else 0
        if merged > MOST_MERGED:
            limit = str(MOST_MERGED)
            raise GeneratorError("workbook_merged", file=name, limit=limit)
    return is_ods


def _merged_cells(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """Return the number of cells in the merged areas of a part; 0 if the part is no XML."""
    found = [0]

    def start(name: str, facts: Mapping[str, str]) -> None:
        # A prefix of the namespace may stand before the name.
        if name.rpartition(":")[2] == "mergeCell":
            # The reader answers an area that is none; the areas behind it count all the same.
            with suppress(ValueError, TypeError):
                left, top, right, bottom = range_boundaries(facts.get("ref", ""))
                found[0] += (right - left + 1) * (bottom - top + 1)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    with archive.open(part) as stream:
        try:
            parser.ParseFile(stream)
        except expat.ExpatError:
            # The reader answers what is no XML.
            return found[0]
    return found[0]


def _begins(archive: zipfile.ZipFile, name: str, wanted: bytes) -> bool:
    with archive.open(name) as stream:
        return stream.read(len(wanted)) == wanted


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
