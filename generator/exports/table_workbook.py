"""The tables of real regions as a workbook: a sheet for each table, and a sheet on the columns."""

import datetime as dt
import io
import re
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from generator.context import BuildContext
from generator.exports.columns import ColumnType, column_of, column_title
from generator.exports.csv_tables import Table
from generator.exports.exported_file import ExportedFile
from generator.licences import licence_named
from generator.views import addresses

_CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""A workbook must name a day; the day of the build would change the bytes of the same data."""
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]+)?", re.ASCII)
"""Numbers that a spreadsheet keeps exactly; longer numbers stay texts."""
_WIDTH, _WIDE = 16, 60
_NUMERIC = frozenset({ColumnType.INTEGER, ColumnType.NUMBER})


def table_workbook(tables: Sequence[Table], build: BuildContext) -> ExportedFile:
    """Return the workbook; every cell is a number, true or false, or a text, never a formula."""
    stream = io.BytesIO()
    workbook = Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    licence = build.settings.data_licence
    workbook.set_properties(
        {"created": _CREATED, "title": build.settings.site_name, "comments": licence}
    )
    head = workbook.add_format({"bold": True})
    _explain(workbook.add_worksheet(build.catalogue.word("exports.workbook.about")), tables, build)
    for table in tables:
        sheet = workbook.add_worksheet(_name(table))
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(table.columns) - 1, _WIDTH)
        for place, name in enumerate(table.columns):
            sheet.write_string(0, place, name, head)
            kind = column_of(table.path, name).kind
            for line, row in enumerate(table.rows, start=1):
                _write(sheet, line, place, row[place], kind)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    workbook.close()
    rows = sum(len(table.rows) for table in tables)
    return ExportedFile(addresses.table_workbook(), stream.getvalue(), rows)


def _write(sheet: Any, line: int, place: int, cell: str, kind: ColumnType) -> None:
    if not cell:
        return
    # A code of a region is a text of digits: only columns of numbers become numbers.
    if kind in _NUMERIC and _NUMBER.fullmatch(cell):
        sheet.write_number(line, place, float(cell))
    elif kind is ColumnType.BOOLEAN:
        sheet.write_boolean(line, place, cell == "true")
    else:
        sheet.write_string(line, place, cell)


def _explain(sheet: Worksheet, tables: Sequence[Table], build: BuildContext) -> None:
    """Write the sheet with the licence, and with title and meaning of each column."""
    word = build.catalogue.word
    licence = licence_named(build.settings.data_licence)
    sheet.set_column(0, 2, _WIDTH)
    sheet.set_column(3, 3, _WIDE)
    sheet.write_string(0, 0, build.settings.site_name or word("downloads.title"))
    if licence is not None:
        sheet.write_string(1, 0, word("downloads.licence", licence=licence.name))
        sheet.write_string(2, 0, licence.url)
    columns = [
        (
            _name(table),
            name,
            column_title(table.path, name, build.catalogue),
            f"exports.columns.{name}",
        )
        for table in tables
        for name in table.columns
    ]
    for line, (table, name, title, meaning) in enumerate(columns, start=4):
        for place, text in enumerate((table, name, title, word(meaning))):
            sheet.write_string(line, place, text)


def _name(table: Table) -> str:
    return table.path.rpartition("/")[2].removesuffix(".csv")
