"""Numbers of records as charts and their tables show them, and the chart that both bars and tables
are made for.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import repeat

from generator.views.charts.bars import Amount, BarRow, Measure, draw_bars
from generator.views.charts.shapes import Chart, Labels
from generator.views.context import PageContext
from generator.views.marks import SourceMark
from generator.views.tables import Row, Table, marked
from generator.views.values import number_text

FEWEST = 2
"""Fewer numbers make no chart."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A row of bars and of the table below them, with the sources of its numbers."""

    row: BarRow
    marks: tuple[SourceMark, ...] = ()
    """Sources of the whole row."""
    amount_marks: tuple[tuple[SourceMark, ...], ...] = ()
    """Sources of each amount, where they are named apart."""


def amount(value: Decimal | int | None, context: PageContext) -> Amount | None:
    """Return a number as it is written, or None where there is none."""
    return None if value is None else Amount(Decimal(value), number_text(value, context))


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around bars."""

    anchor: str
    """Begins the names of the chart's parts."""
    labels: Labels
    subject: str
    """What the rows are; heads the first column of the table."""
    measures: tuple[Measure, ...]


def bar_chart(frame: Frame, subjects: tuple[Subject, ...], context: PageContext) -> Chart | None:
    """Return a chart of bars with its table; None where fewer than two numbers are known, or all
    are zero.

    Args:
        frame: What stands around the bars.
        subjects: Rows from top to bottom.
        context: Page in the making.
    """
    rows = tuple(subject.row for subject in subjects)
    known = [item.value for row in rows for item in row.amounts if item is not None]
    if len(rows) < FEWEST or len(known) < FEWEST or not any(known):
        return None
    lines = tuple(_line(subject, context) for subject in subjects)
    table = Table(
        frame.labels.title, (frame.subject, *(measure.name for measure in frame.measures)), lines
    )
    return Chart(frame.anchor, "bars", frame.labels, draw_bars(rows, frame.measures), table)


def _line(subject: Subject, context: PageContext) -> Row:
    shown, apart = cells(subject.row.amounts, context), subject.amount_marks or repeat(())
    return Row(
        (
            subject.row.label,
            *(marked(cell, marks) for cell, marks in zip(shown, apart, strict=False)),
        ),
        subject.marks,
    )


def cells(amounts: tuple[Amount | None, ...], context: PageContext) -> tuple[str, ...]:
    """Return numbers as cells of a table; one that no source gives is said to be unknown."""
    unknown = context.word("value.unpublished")
    return tuple(unknown if item is None else item.shown for item in amounts)


def unknown_notes(subjects: tuple[Subject, ...], context: PageContext) -> tuple[str, ...]:
    """Return what the sign for an unknown number means, if there is one."""
    has_unknown = any(item is None for subject in subjects for item in subject.row.amounts)
    return (context.word("chart.unknown"),) if has_unknown else ()


def span_text(name: str, amounts: tuple[Amount | None, ...], context: PageContext) -> str:
    """Return the name of a measure with its lowest and its highest number."""
    known = sorted((item for item in amounts if item is not None), key=lambda item: item.value)
    if not known:
        return context.word("chart.span.unknown", name=name)
    lowest, highest = known[0], known[-1]
    if lowest.value == highest.value:
        return context.word("chart.span.equal", name=name, value=lowest.shown)
    return context.word("chart.span.between", name=name, lowest=lowest.shown, highest=highest.shown)
