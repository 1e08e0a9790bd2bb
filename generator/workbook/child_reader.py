"""A program of its own: reads the values of an ODS or XLS file and prints them as JSON.

The reader may end the whole process at a single far cell, and no exception tells. So it runs apart
from us, with a limit on memory and time; `values` starts this file and nothing imports it.
"""

import datetime as dt
import io
import json
import sys
from typing import Any

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
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    most_rows, most_columns = map(int, sys.argv[1:])
    places = range(len(book.sheet_names))
    json.dump([_sheet(book, place, most_rows, most_columns) for place in places], sys.stdout)


if __name__ == "__main__":
    main()
