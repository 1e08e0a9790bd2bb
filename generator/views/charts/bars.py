"""Horizontal bars: rows down the page, one or several series side by side.

Series of the same unit share a scale, so their bars can be compared; each unit has a scale.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.views.charts.shapes import (
    WIDTH,
    Box,
    Drawing,
    Shape,
    Stroke,
    TextLine,
    box,
    path,
    text_line,
)
from generator.views.charts.text_metrics import LINE, text_width

UNKNOWN = "–"
"""Sign for an unknown amount."""
_BAR = 12.0
_GAP = 14.0
"""Space between two series."""
_ROW_GAP = 12.0
_LABEL_GAP = 8.0
_MOST_BESIDE = 0.4
"""Largest part of the width that labels in front of bars may take."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its text in the language of the page."""

    value: Decimal
    text: str


class Unit(StrEnum):
    """Unit of a series; names the colour of its bars."""

    COUNT = "count"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Series:
    """A column of bars."""

    name: str
    unit: Unit = Unit.COUNT


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row with an amount for each series; None for an unknown amount."""

    label: str
    amounts: tuple[Amount | None, ...]
    kind: str | None = None
    """Kind of the row's bars; None for the kind of the series."""
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """Place of a series in the drawing, and the number of its longest bar."""

    x: float
    width: float
    full: Decimal
    kind: str


def draw_bars(rows: tuple[BarRow, ...], series: tuple[Series, ...]) -> Drawing:
    """Return bars for each row; several series get their names above the bars.

    Args:
        rows: Rows from top to bottom; numbers below zero are drawn as zero.
        series: As many as each row has amounts.
    """
    width = (WIDTH - _GAP * (len(series) - 1)) / len(series)
    beside = _room_beside(rows, series)
    columns = tuple(
        Column(
            beside + position * (width + _GAP),
            width - beside,
            _longest(rows, series, item.unit),
            _kind(item),
        )
        for position, item in enumerate(series)
    )
    shapes: list[Shape] = []
    y = 0.0
    label_height = 0 if beside else LINE
    if len(series) > 1:
        y = LINE + 10
        for column, item in zip(columns, series, strict=True):
            shapes.append(text_line(column.x, LINE - 4, item.name, "quiet", room=width))
    for row in rows:
        shapes += _row(row, columns, y, label_height)
        y += label_height + _BAR + _ROW_GAP
    return Drawing(str(round(y - _ROW_GAP + 4)), tuple(shapes))


def _room_beside(rows: tuple[BarRow, ...], series: tuple[Series, ...]) -> float:
    """Return the width for labels in front of their bars; 0 if they stand above their bars.

    Short labels of a single series stand in front, so that a row takes one line.
    """
    longest = max((text_width(row.label) for row in rows), default=0.0)
    is_short = len(series) == 1 and longest <= WIDTH * _MOST_BESIDE
    return longest + _LABEL_GAP if is_short else 0


def _longest(rows: tuple[BarRow, ...], series: tuple[Series, ...], unit: Unit) -> Decimal:
    """Return the largest number among all series of a unit."""
    numbers = (
        item.value
        for row in rows
        for item, column in zip(row.amounts, series, strict=True)
        if item is not None and column.unit is unit
    )
    return max(numbers, default=Decimal(0))


def _kind(series: Series) -> str:
    return f"bar mp-chart__bar--{series.unit.value}"


def _row(row: BarRow, columns: tuple[Column, ...], y: float, label_height: float) -> list[Shape]:
    baseline = y + (label_height - 4 if label_height else _BAR - 1)
    shapes: list[Shape] = [text_line(0, baseline, row.label, "label")]
    for column, amount in zip(columns, row.amounts, strict=True):
        shapes += _bar(amount, column, y + label_height, row)
    return shapes


def _bar(
    amount: Amount | None, column: Column, y: float, row: BarRow
) -> list[Box | Stroke | TextLine]:
    """Return the axis from which a bar starts, the bar, and the number behind it."""
    start = path(((column.x, y), (column.x, y + _BAR)), "axis")
    if amount is None:
        return [start, text_line(column.x + 5, y + _BAR - 1, UNKNOWN, "quiet")]
    # The number needs its room even behind the longest bar; a very long one is shortened instead.
    room = column.width - min(text_width(amount.text) + 6, column.width / 2)
    share = float(max(amount.value, Decimal(0)) / column.full) if column.full > 0 else 0.0
    length = room * share
    number = text_line(
        column.x + length + 5, y + _BAR - 1, amount.text, "value", room=column.width - length - 5
    )
    # A box without a width would be invisible, yet part of the page.
    if length == 0:
        return [start, number]
    kind = column.kind if row.kind is None else row.kind
    return [start, box(column.x, y, (length, _BAR), kind, pattern=row.pattern), number]
