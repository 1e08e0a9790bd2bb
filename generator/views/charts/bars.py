"""Horizontal bars: things down the page, one or several measures across it, side by side.

Measures of one unit share a scale, so that their bars can be compared; those of another unit have
their own.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.views.charts.lettering import LINE, text_width
from generator.views.charts.shapes import (
    WIDTH,
    Box,
    Drawing,
    Shape,
    Stroke,
    Words,
    box,
    path,
    words,
)

UNKNOWN = "–"
"""Stands where no source gives the number."""
_BAR = 12.0
_GAP = 14.0
"""Between measures."""
_ROW_GAP = 12.0


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and how it is written."""

    value: Decimal
    shown: str


class Unit(StrEnum):
    """What the numbers of a measure are; names the colour of its bars."""

    COUNT = "count"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of bars."""

    name: str
    unit: Unit = Unit.COUNT


@dataclass(frozen=True, slots=True)
class BarRow:
    """A thing with its numbers, one for each measure; None where no source gives it."""

    label: str
    amounts: tuple[Amount | None, ...]
    kind: str | None = None
    """Kind of the row's bars; None for the kind of the measure."""
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """Where a measure stands, and what its longest bar means."""

    x: float
    width: float
    full: Decimal
    kind: str


def draw_bars(rows: tuple[BarRow, ...], measures: tuple[Measure, ...]) -> Drawing:
    """Return bars for each row. The names of the measures head them where there are several.

    Args:
        rows: In the order of reading; numbers below zero are drawn as zero.
        measures: As many as each row has numbers.
    """
    width = (WIDTH - _GAP * (len(measures) - 1)) / len(measures)
    columns = tuple(
        Column(
            position * (width + _GAP), width, _longest(rows, measures, measure.unit), _kind(measure)
        )
        for position, measure in enumerate(measures)
    )
    shapes: list[Shape] = []
    y = 0.0
    if len(measures) > 1:
        y = LINE + 10
        named = zip(columns, measures, strict=True)
        shapes += [
            words(column.x, LINE - 4, measure.name, "quiet", room=width)
            for column, measure in named
        ]
    for row in rows:
        shapes += _row(row, columns, y)
        y += LINE + _BAR + _ROW_GAP
    return Drawing(str(round(y - _ROW_GAP + 4)), tuple(shapes))


def _longest(rows: tuple[BarRow, ...], measures: tuple[Measure, ...], unit: Unit) -> Decimal:
    """Return the largest number of all measures of a unit."""
    numbers = (
        item.value
        for row in rows
        for item, measure in zip(row.amounts, measures, strict=True)
        if item is not None and measure.unit is unit
    )
    return max(numbers, default=Decimal(0))


def _kind(measure: Measure) -> str:
    return f"bar mp-chart__bar--{measure.unit.value}"


def _row(row: BarRow, columns: tuple[Column, ...], y: float) -> list[Shape]:
    shapes: list[Shape] = [words(0, y + LINE - 4, row.label, "label")]
    for column, amount in zip(columns, row.amounts, strict=True):
        shapes += _bar(amount, column, y + LINE, row)
    return shapes


def _bar(
    amount: Amount | None, column: Column, y: float, row: BarRow
) -> list[Box | Stroke | Words]:
    """Return the line from which a bar starts, the bar, and the number behind it."""
    start = path(((column.x, y), (column.x, y + _BAR)), "axis")
    if amount is None:
        return [start, words(column.x + 5, y + _BAR - 1, UNKNOWN, "quiet")]
    room = column.width - min(text_width(amount.shown) + 6, column.width / 2)
    share = float(max(amount.value, Decimal(0)) / column.full) if column.full > 0 else 0.0
    length = room * share
    number = words(
        column.x + length + 5, y + _BAR - 1, amount.shown, "value", room=column.width - length - 5
    )
    if length == 0:
        return [start, number]
    kind = column.kind if row.kind is None else row.kind
    return [start, box(column.x, y, (length, _BAR), kind, pattern=row.pattern), number]
