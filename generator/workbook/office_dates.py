"""Dates of an office's own sheet whose precision is open: quarters, and first days of months."""

from generator.model.date_notation import last_day_of, last_month_of_quarter
from generator.workbook.cells import readings_without_format
from generator.workbook.layout import Column, Leaf
from generator.workbook.opened import OpenedCell

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
    return last_month_of_quarter(cell.value)


def with_precision(month: str, cell: OpenedCell, precision: str) -> str:
    """Return a date whose cell left the precision open, such as "2027-03" or "2027-03-31"."""
    if precision == _MONTH:
        return month
    return last_day_of(month) if isinstance(cell.value, str) else f"{month}-01"
