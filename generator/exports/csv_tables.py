"""Real regions as CSV: tables of regions, quick wins, sources, indicators, money and villages."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.exports.columns import ColumnType, column_of
from generator.exports.exported_file import ExportedFile
from generator.exports.measure_rows import Cells
from generator.exports.table_rows import TABLES, TableRows
from generator.views import addresses

_NUMBER = re.compile(r"-[0-9]+([.,][0-9]+)?", re.ASCII)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of all real regions, in no file format."""

    path: str
    """Path of the comma file below `content/`."""
    columns: Cells
    """Names of the columns."""
    rows: tuple[Cells, ...]


def tables_of(rows: Sequence[TableRows]) -> tuple[Table, ...]:
    """Return the tables, each with the rows of every region in the order of the regions."""
    regions = (region.region for region in rows)
    quick_wins = (row for region in rows for row in region.quick_wins)
    sources = (row for region in rows for row in region.sources)
    indicators = (row for region in rows for row in region.indicators)
    funding = (row for region in rows for row in region.funding)
    villages = (row for region in rows for row in region.villages)
    tables = (regions, quick_wins, sources, indicators, funding, villages)
    return tuple(
        Table(path, columns, tuple(table))
        for (path, columns), table in zip(TABLES.items(), tables, strict=True)
    )


def comma_file(table: Table) -> ExportedFile:
    """Return a table as programs read it: commas, a point before decimals."""
    return _file(table.path, table.columns, table.rows, ",")


def semicolon_file(table: Table) -> ExportedFile:
    """Return a table as an Indonesian Excel opens it by a double click.

    Such an Excel takes a comma for the sign before decimals, and splits lines at semicolons.
    """
    places = {
        place
        for place, name in enumerate(table.columns)
        if column_of(table.path, name).kind is ColumnType.NUMBER
    }
    rows = (
        tuple(cell.replace(".", ",") if place in places else cell for place, cell in enumerate(row))
        for row in table.rows
    )
    return _file(addresses.semicolon_table(table.path), table.columns, rows, ";")


def _file(path: str, columns: Cells, rows: Iterable[Cells], delimiter: str) -> ExportedFile:
    """Return a table as spreadsheets read it: UTF-8 with a byte order mark, CRLF, inert cells."""
    inert = [
        # Hardly any cell begins so: asking here spares a call for each of the others.
        [_inert(cell) if cell.startswith(_FORMULA_STARTS) else cell for cell in row]
        for row in rows
    ]
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(inert)
    # Without the mark, Excel reads UTF-8 as the code page of the system.
    return ExportedFile(path, buffer.getvalue().encode("utf-8-sig"), len(inert))


def _inert(cell: str) -> str:
    """Return a cell as text for every spreadsheet, with an apostrophe before a formula's start.

    A number below zero starts like a formula, and is none.

    Source: OWASP, "CSV Injection".
    """
    is_formula = cell.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if is_formula else cell
