"""An indicator as a line chart with its table, or as the table alone if there is little to draw."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.model.indicator import (
    Baseline,
    Indicator,
    YearTarget,
    YearValue,
    has_other_unit,
    measured_years,
)
from generator.views.blocks import Block, Paragraph
from generator.views.charts.bar_chart import FEWEST, amount
from generator.views.charts.line_chart import YearValue as Point
from generator.views.charts.line_chart import draw_line_chart
from generator.views.charts.shapes import Chart, Labels
from generator.views.context import PageContext
from generator.views.records.exhibit_cells import Around
from generator.views.records.indicator_words import (
    reported_text,
    takeaway,
    target_text,
    way_text,
)
from generator.views.tables import Marked, Row, Table
from generator.views.values import enum_text, number_text, plain_text

_NOTHING = "–"
_MOST_YEARS = 40
"""Most years between the first and the last point of a chart; more would only be a smear."""


def view_indicator_exhibits(
    indicator: Indicator, around: Around, context: PageContext
) -> Iterator[Block]:
    """Yield the exhibits of an indicator; none without baseline, targets and reports."""
    table = _table(indicator, around, context)
    if not table.rows:
        return
    chart = _chart(indicator, around.anchor, table, context)
    if chart is not None:
        yield chart
        return
    way = way_text(indicator, context)
    if way is not None:
        yield Paragraph(way)
    yield table


def _chart(indicator: Indicator, anchor: str, table: Table, context: PageContext) -> Chart | None:
    """Return the line of reports and the line of targets; None with fewer than two numbers."""
    values: dict[int, Decimal | None] = {item.year: item.value for item in indicator.achieved}
    start = indicator.baseline
    if start is not None and start.value is not None:
        values.setdefault(start.year, start.value)
    targets: dict[int, Decimal | None] = {item.year: item.value for item in indicator.targets}
    years = sorted(values.keys() | targets.keys())
    known = [value for value in (*values.values(), *targets.values()) if value is not None]
    if len(years) < FEWEST or len(known) < FEWEST or years[-1] - years[0] > _MOST_YEARS:
        return None
    drawing = draw_line_chart(
        _points(values, years, _changes_of_unit(indicator), context),
        context.word("indicator.unit_changes"),
        lambda number: number_text(number, context),
        _points(targets, years, frozenset(), context) if targets else (),
    )
    title = takeaway(indicator, context)
    labels = Labels(
        title,
        context.word("indicator.caption", first=years[0], last=years[-1]),
        context.word("indicator.described", first=years[0], last=years[-1]),
        tuple(_notes(indicator, context)),
    )
    return Chart(anchor.replace("-", "_").replace(".", "_"), "history", labels, drawing, table)


def _points(
    numbers: Mapping[int, Decimal | None],
    years: list[int],
    breaks: frozenset[int],
    context: PageContext,
) -> tuple[Point, ...]:
    return tuple(
        Point(year, amount(numbers.get(year), context), is_comparable=year not in breaks)
        for year in years
    )


def _changes_of_unit(indicator: Indicator) -> frozenset[int]:
    """Return the years whose value has another unit than the value before."""
    reported = [item for item in indicator.achieved if item.value is not None]
    changes: list[int] = []
    had_other = None
    for item in sorted(reported, key=lambda report: report.year):
        has_other = item.unit if has_other_unit(indicator, item) else None
        if has_other != had_other:
            changes.append(item.year)
        had_other = has_other
    return frozenset(changes)


def _notes(indicator: Indicator, context: PageContext) -> Iterator[str]:
    way = way_text(indicator, context)
    if way is not None:
        yield way
    for item in indicator.achieved:
        if has_other_unit(indicator, item) and item.unit is not None and item.value is not None:
            unit = plain_text(item.unit, context)
            yield context.word("indicator.other_unit", year=item.year, unit=unit)


def _table(indicator: Indicator, around: Around, context: PageContext) -> Table:
    """Return baseline, targets and reports by year, with the outcome of each year."""
    head = tuple(
        context.word(f"indicator.{column}") for column in ("year", "target", "achieved", "outcome")
    )
    places = {id(item): place for place, item in enumerate(indicator.targets, start=1)}
    places |= {id(item): place for place, item in enumerate(indicator.achieved, start=1)}

    def cell(text: str, item: Baseline | YearTarget | YearValue, field: str) -> Marked:
        return around.cell(text, item, (field, places.get(id(item), 1)), context)

    rows: list[Row] = []
    baseline = indicator.baseline
    if baseline is not None:
        label = context.word("indicator.baseline_year", year=baseline.year)
        value = (
            context.word("indicator.not_published")
            if baseline.value is None
            else number_text(baseline.value, context)
        )
        rows.append(Row((label, _NOTHING, cell(value, baseline, "baseline"), _NOTHING)))
    for item in measured_years(indicator):
        target: Marked | str = context.word("indicator.not_published")
        if item.target is not None:
            target = cell(target_text(item.target, context), item.target, "targets")
        reported: Marked | str = _NOTHING
        if item.achieved is not None:
            # The outcome says already that nothing was reported.
            value = reported_text(item.achieved, indicator, context, has_unit=False)
            shown = _NOTHING if item.achieved.value is None else value
            reported = cell(shown, item.achieved, "achieved")
        rows.append(Row((str(item.year), target, reported, enum_text(item.outcome, context))))
    name = plain_text(indicator.measure, context)
    unit = None if indicator.unit is None else plain_text(indicator.unit, context)
    caption = name if unit is None else context.word("indicator.in_unit", name=name, unit=unit)
    return Table(caption, head, tuple(rows))
