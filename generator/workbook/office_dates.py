"""Dates of an office's own sheet: quarters, first days of months, and "until the end of June"."""

import calendar
import datetime as dt
import re

from generator.model.notation import date_readings
from generator.workbook.cells import readings_without_format
from generator.workbook.layout import Column, Leaf
from generator.workbook.opened import OpenedCell

_QUARTER = re.compile(
    r"(?P<kind>triwulan|tw|kuartal|semester|smt)\.? ?(?:ke ?-? ?)?(?P<number>[1-4]|i{1,3}|iv)"
    r"(?: ?[/,-] ?| )(?:tahun |thn\.? |t\.?a\.? )?(?P<year>[0-9]{4})"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_LATEST = re.compile(
    r"^(?:(?:s\.? ?/?d\.?|sampai(?: dengan)?|hingga|akhir|paling lambat|selambat-lambatnya)\s+)+"
)
LAST_DAYS = frozenset({"due", "end"})
"""Fields that hold the last day of something: "paling lambat Juni 2027" is June 2027 there."""
_MONTH, _DAY = "month", "day"
PRECISIONS = (_MONTH, _DAY)
"""Words of a map for a column of dates: a first of a month is the month, or the day; a quarter is
its last month, or its last day.
"""


def month_meant(column: Column, cell: OpenedCell) -> str:
    """Return the month of a date whose precision the cell leaves open; else an empty text.

    A quarter and a half year name their last month. In ODS and XLS, March 2027 is a first of March.
    """
    if column.leaf is not Leaf.DATE or column.is_list:
        return ""
    if not isinstance(cell.value, str):
        readings = readings_without_format(column, cell.value) if cell.number_format is None else ()
        return min(readings, key=len, default="")
    # Nothing but the quarter: "Triwulan I - III 2025" is a span.
    quarter = _QUARTER.fullmatch(_LATEST.sub("", " ".join(cell.value.lower().split())))
    if quarter is None:
        return ""
    number = _ROMAN.get(quarter["number"]) or int(quarter["number"])
    months = 6 if quarter["kind"].startswith("s") else 3
    return f"{quarter['year']}-{number * months:02}" if number * months <= 12 else ""


def with_precision(month: str, cell: OpenedCell, precision: str) -> str:
    """Return a date whose cell left the precision open, such as "2027-03" or "2027-03-31"."""
    if precision == _MONTH:
        return month
    first = dt.date.fromisoformat(f"{month}-01")
    last = calendar.monthrange(first.year, first.month)[1]
    return (first.replace(day=last) if isinstance(cell.value, str) else first).isoformat()


def last_readings(text: str) -> tuple[str, ...]:
    """Return the readings of the date behind "until" or "at the end of"; none for other texts."""
    spoken = " ".join(text.lower().split())
    rest = _LATEST.sub("", spoken)
    return date_readings(rest) if rest != spoken else ()
