"""A program of its own: reads the values of an ODS or XLS file and prints them as JSON.

The reader may end the whole process at a single far cell, and no exception tells. So it runs apart
from us, with a limit on memory and time; `values` starts this file and nothing imports it.
"""

import datetime as dt
import io
import json
import sys
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.parsers import expat

from python_calamine import CalamineWorkbook, SheetVisibleEnum

MOST_MEMORY, MOST_SECONDS = 1_000_000_000, 60


def _limited() -> None:
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        # Windows has no such limits; there the process is merely a process apart.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def _written(value: Any) -> Any:
    """Return a value as JSON has it: days and times as a group with a single key."""
    if isinstance(value, dt.datetime):
        return {"day": value.date().isoformat()}
    if isinstance(value, dt.date):
        return {"day": value.isoformat()}
    return value if isinstance(value, bool | int | float | str) else str(value)


class _Merged:
    """The merged cells of an ODS file by title of the sheet; calamine tells those of XLS alone."""

    def __init__(self) -> None:
        self.found: dict[str, list[tuple[tuple[int, int], tuple[int, int]]]] = {}
        self._title = ""
        self._row = self._next_row = self._column = 0

    def start(self, name: str, facts: Mapping[str, str]) -> None:
        """Read the beginning of a table, a row or a cell."""
        if name == "table:table":
            self._title, self._next_row = facts.get("table:name", ""), 0
        elif name == "table:table-row":
            self._row, self._column = self._next_row, 0
            self._next_row += int(facts.get("table:number-rows-repeated", 1))
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            down = int(facts.get("table:number-rows-spanned", 1)) - 1
            right = int(facts.get("table:number-columns-spanned", 1)) - 1
            if down > 0 or right > 0:
                first = self._row, self._column
                last = self._row + down, self._column + right
                self.found.setdefault(self._title, []).append((first, last))
            self._column += int(facts.get("table:number-columns-repeated", 1))


def _merged_in_ods(data: bytes) -> Mapping[str, Any]:
    if not data.startswith(b"PK"):
        return {}
    merged, parser = _Merged(), expat.ParserCreate()
    parser.StartElementHandler = merged.start
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("content.xml") as stream:
        parser.ParseFile(stream)
    return merged.found


def _sheet(book: CalamineWorkbook, place: int, most_rows: int, most_columns: int) -> dict[str, Any]:
    facts, sheet = book.sheets_metadata[place], book.get_sheet_by_index(place)
    found: dict[str, Any] = {
        "title": facts.name,
        "is_hidden": facts.visible is not SheetVisibleEnum.Visible,
        "merged": sheet.merged_cell_ranges or [],
    }
    last_row, last_column = sheet.end or (0, 0)
    if last_row >= most_rows or last_column >= most_columns:
        return found | {"last": [last_row, last_column]}
    rows = sheet.to_python(skip_empty_area=False)
    cells = (
        (row, column, _written(value))
        for row, line in enumerate(rows)
        for column, value in enumerate(line)
        if value != ""
    )
    return found | {"cells": list(cells)}


def main() -> None:
    """Read a file from the standard input; the arguments are the most rows and columns."""
    _limited()
    data = sys.stdin.buffer.read()
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    most_rows, most_columns = map(int, sys.argv[1:])
    places = range(len(book.sheet_names))
    sheets = [_sheet(book, place, most_rows, most_columns) for place in places]
    in_ods = _merged_in_ods(data)
    merged = ({"merged": sheet["merged"] or in_ods.get(sheet["title"], [])} for sheet in sheets)
    json.dump([sheet | areas for sheet, areas in zip(sheets, merged, strict=True)], sys.stdout)


if __name__ == "__main__":
    main()
