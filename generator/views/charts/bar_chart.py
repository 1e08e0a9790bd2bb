"""Bar charts with their tables, and the amounts of records as charts and tables show them."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import repeat

from generator.views.charts.bars import Amount, BarRow, Series, draw_bars
from generator.views.charts.shapes import Chart, Labels
from generator.views.context import PageContext
from generator.views.marks import SourceMark
from generator.views.tables import Row, Table, marked
from generator.views.values import number_text

FEWEST = 2
"""Least number of known amounts in a chart."""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A row of bars and of the table below them, with the sources of its amounts."""

    row: BarRow
    marks: tuple[SourceMark, ...] = ()
    """Sources of the whole row."""
    amount_marks: tuple[tuple[SourceMark, ...], ...] = ()
    """Sources of each amount, if the record names them apart."""


def amount(value: Decimal | int | None, context: PageContext) -> Amount | None:
    """Return a number with its text, or None for an unknown number."""
    return None if value is None else Amount(Decimal(value), number_text(value, context))


@dataclass(frozen=True, slots=True)
class BarChartSpec:
    """Name, words and series of a bar chart."""

    anchor: str
    """Prefix of the identifiers of the chart's parts, unique on a page."""
    labels: Labels
    row_heading: str
    """Head of the first column of the table."""
    series: tuple[Series, ...]


def bar_chart(
    spec: BarChartSpec, chart_rows: tuple[ChartRow, ...], context: PageContext
) -> Chart | None:
    """Return a bar chart with its table, or None if it would say too little.

    A chart needs two rows and two known amounts, at least one of them above or below zero.

    Args:
        spec: Name, words and series.
        chart_rows: Rows from top to bottom.
        context: Page in the making.
    """
    rows = tuple(chart_row.row for chart_row in chart_rows)
    known = [item.value for row in rows for item in row.amounts if item is not None]
    if len(rows) < FEWEST or len(known) < FEWEST or not any(known):
        return None
    head = (spec.row_heading, *(series.name for series in spec.series))
    table_rows = tuple(_table_row(chart_row, context) for chart_row in chart_rows)
    table = Table(spec.labels.title, head, table_rows)
    return Chart(spec.anchor, "bars", spec.labels, draw_bars(rows, spec.series), table)


def _table_row(chart_row: ChartRow, context: PageContext) -> Row:
    texts = cells(chart_row.row.amounts, context)
    marks_by_text = chart_row.amount_marks or repeat(())
    # `repeat` never ends, so the texts decide the length.
    marked_texts = (marked(text, marks) for text, marks in zip(texts, marks_by_text, strict=False))
    return Row((chart_row.row.label, *marked_texts), chart_row.marks)


def cells(amounts: tuple[Amount | None, ...], context: PageContext) -> tuple[str, ...]:
    """Return amounts as cells of a table; an unknown amount is named as unpublished."""
    unknown = context.word("value.unpublished")
    return tuple(unknown if item is None else item.text for item in amounts)


def unknown_notes(chart_rows: tuple[ChartRow, ...], context: PageContext) -> tuple[str, ...]:
    """Return the note that explains the sign for an unknown amount; empty if no row has one."""
    has_unknown = any(item is None for row in chart_rows for item in row.row.amounts)
    return (context.word("chart.unknown"),) if has_unknown else ()


def range_text(name: str, amounts: tuple[Amount | None, ...], context: PageContext) -> str:
    """Return the name of a series with its lowest and its highest amount."""
    known = sorted((item for item in amounts if item is not None), key=lambda item: item.value)
    if not known:
        return context.word("chart.span.unknown", name=name)
    lowest, highest = known[0], known[-1]
    if lowest.value == highest.value:
        return context.word("chart.span.equal", name=name, value=lowest.text)
    return context.word("chart.span.between", name=name, lowest=lowest.text, highest=highest.text)
