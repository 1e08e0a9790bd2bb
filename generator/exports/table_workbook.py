"""The tables of real regions as a workbook: a sheet for each table, and a sheet on the columns."""

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.context import BuildContext
from generator.exports.columns import ColumnType, column_of, column_words
from generator.exports.csv_tables import Table
from generator.exports.exported_file import ExportedFile
from generator.licences import licence_named
from generator.messages import all_catalogues
from generator.views import addresses

_CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""A workbook must name a day; the day of the build would change the bytes of the same data."""
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]+)?", re.ASCII)
"""Numbers that a spreadsheet keeps exactly; longer numbers stay texts."""
_NARROWEST, _WIDEST, _ABOUT_WIDTH = 10, 60, 16
"""Widths of columns, in letters."""
_DAY = "yyyy-mm-dd"
_GROUPED = "#,##0"
"""Money in groups of three digits; a spreadsheet puts the signs of its reader's country."""
_MONEY = "_idr"
"""End of the names of columns with money."""
_NUMERIC = frozenset({ColumnType.INTEGER, ColumnType.NUMBER})


def table_workbook(tables: Sequence[Table], build: BuildContext) -> ExportedFile:
    """Return the workbook; every cell is a number, day, true or false, or a text, never a formula.

    A date that may be a year or a month stays a text: a spreadsheet knows days alone.
    """
    stream = io.BytesIO()
    workbook = Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    licence = build.settings.data_licence
    workbook.set_properties(
        {"created": _CREATED, "title": build.settings.site_name, "comments": licence}
    )
    head = workbook.add_format({"bold": True})
    day = workbook.add_format({"num_format": _DAY})
    grouped = workbook.add_format({"num_format": _GROUPED})
    _explain(workbook.add_worksheet(build.catalogue.word("exports.workbook.about")), tables, build)
    for table in tables:
        sheet = workbook.add_worksheet(_name(table))
        sheet.freeze_panes(1, 0)
        for place, name in enumerate(table.columns):
            sheet.set_column(place, place, _width(name, (row[place] for row in table.rows)))
            sheet.write_string(0, place, name, head)
            kind = column_of(table.path, name).kind
            cell_format = day if kind is ColumnType.DATE else None
            if name.endswith(_MONEY):
                cell_format = grouped
            for line, row in enumerate(table.rows, start=1):
                _write(sheet, (line, place), row[place], kind, cell_format)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    workbook.close()
    rows = sum(len(table.rows) for table in tables)
    return ExportedFile(addresses.table_workbook(), stream.getvalue(), rows)


def _write(
    sheet: Any, at: tuple[int, int], cell: str, kind: ColumnType, cell_format: Format | None
) -> None:
    if not cell:
        return
    # A code of a region is a text of digits: only columns of numbers become numbers.
    if kind in _NUMERIC and _NUMBER.fullmatch(cell):
        sheet.write_number(*at, float(cell), cell_format)
    elif kind is ColumnType.BOOLEAN:
        sheet.write_boolean(*at, cell == "true")
    elif kind is ColumnType.DATE:
        sheet.write_datetime(*at, dt.date.fromisoformat(cell), cell_format)
    else:
        sheet.write_string(*at, cell)


def _width(name: str, cells: Iterable[str]) -> int:
    """Return a width that shows heading and cells whole, but for long texts."""
    # The heading has a button of the filter beside it.
    longest = max(map(len, (f"{name}   ", *cells)))
    return min(max(longest + 1, _NARROWEST), _WIDEST)


def _explain(sheet: Worksheet, tables: Sequence[Table], build: BuildContext) -> None:
    """Write the sheet with the licence, and title and meaning of each column in each language."""
    settings, catalogues = build.settings, all_catalogues(build.settings.language)
    licence = licence_named(settings.data_licence)
    lines = [[settings.site_name or catalogues[0].word("downloads.title")]]
    if licence is not None:
        lines += [[one.word("downloads.licence", licence=licence.name)] for one in catalogues]
        lines.append([licence.url])
    lines.append([])
    for table in tables:
        for name in table.columns:
            words = (column_words(table.path, name, one) for one in catalogues)
            lines.append([_name(table), name, *(text for pair in words for text in pair)])
    sheet.set_column(0, 1, _ABOUT_WIDTH)
    for place in range(len(catalogues)):
        sheet.set_column(2 + 2 * place, 2 + 2 * place, _ABOUT_WIDTH)
        sheet.set_column(3 + 2 * place, 3 + 2 * place, _WIDEST)
    for line, texts in enumerate(lines):
        for place, text in enumerate(texts):
            sheet.write_string(line, place, text)


def _name(table: Table) -> str:
    return table.path.rpartition("/")[2].removesuffix(".csv")
