"""The values of an ODS or XLS file, read by a process apart from us.

Values alone: the reader knows no formulas, no formats of numbers, no hidden rows and columns.
"""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from generator.errors import GeneratorError
from generator.workbook.opened import (
    MOST_COLUMNS,
    MOST_MERGED,
    MOST_ROWS,
    Fault,
    OpenedCell,
    OpenedSheet,
)

_READER = Path(__file__).with_name("child_reader.py")
_MOST_SECONDS = 90
"""Most seconds of the process, by the clock on the wall; its own limit is less and of the CPU."""


def values_in(name: str, data: bytes) -> dict[str, OpenedSheet]:
    """Return the sheets of an ODS or XLS file by title.

    Args:
        name: Name of the file, for messages.
        data: Bytes of the file.

    Raises:
        GeneratorError: The reader refuses the file, needs too much of the machine, or ends.
    """
    # The name of no file reaches the command, and no setting of the user's Python.
    command = [sys.executable, "-I", str(_READER), str(MOST_ROWS), str(MOST_COLUMNS)]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=data, capture_output=True, check=True, timeout=_MOST_SECONDS
        )
        found = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        written = getattr(error, "stderr", b"") or b""
        is_locked = b"Password" in written
        key = "workbook_password" if is_locked else "workbook_damaged"
        raise GeneratorError(key, file=name, reason=type(error).__name__) from error
    if sum(_size(area) for sheet in found for area in sheet["merged"]) > MOST_MERGED:
        raise GeneratorError("workbook_merged", file=name, limit=str(MOST_MERGED))
    return {sheet["title"]: _sheet(sheet) for sheet in found}


def _size(area: list[list[int]]) -> int:
    """Return the number of cells of a merged area."""
    (top, left), (bottom, right) = area
    return (bottom - top + 1) * (right - left + 1)


def _sheet(found: dict[str, Any]) -> OpenedSheet:
    title, is_hidden = found["title"], found["is_hidden"]
    if "last" in found:
        limits = (("columns", str(MOST_COLUMNS)), ("rows", str(MOST_ROWS)))
        fault = Fault("extent", title, xl_rowcol_to_cell(*found["last"]), limits)
        return OpenedSheet(title, {}, (fault,))
    cells = {
        (row, column): OpenedCell(_value(value), None, is_hidden)
        for row, column, value in found["cells"]
    }
    faults = [
        Fault(
            "merged", title, xl_range(*first, min(last[0], MOST_ROWS), min(last[1], MOST_COLUMNS))
        )
        for first, last in found["merged"]
        if last[0] > 0
    ]
    return OpenedSheet(title, cells, tuple(faults), is_hidden)


def _value(value: Any) -> Any:
    return dt.date.fromisoformat(value["day"]) if isinstance(value, dict) else value
