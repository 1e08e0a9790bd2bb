"""Real regions as CSV: tables of regions, quick wins, sources, indicators, money and villages."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from generator.context import BuildContext
from generator.exports.exported_file import ExportedFile
from generator.exports.measure_rows import Cells
from generator.exports.table_rows import TABLES, TableRows

_NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?", re.ASCII)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def export(_build: BuildContext, rows: Sequence[TableRows]) -> Iterator[ExportedFile]:
    """Yield the tables; the first line of each has the names of its columns."""
    regions = (region.region for region in rows)
    quick_wins = (row for region in rows for row in region.quick_wins)
    sources = (row for region in rows for row in region.sources)
    indicators = (row for region in rows for row in region.indicators)
    funding = (row for region in rows for row in region.funding)
    villages = (row for region in rows for row in region.villages)
    tables = (regions, quick_wins, sources, indicators, funding, villages)
    for (path, columns), table in zip(TABLES.items(), tables, strict=True):
        yield _table(path, columns, table)


def _table(path: str, columns: Cells, rows: Iterable[Cells]) -> ExportedFile:
    """Return a table as spreadsheets read it: UTF-8 with a byte order mark, CRLF, inert cells."""
    inert = [[_inert(cell) for cell in row] for row in rows]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
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
