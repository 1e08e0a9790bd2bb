"""Charts of the whole country: cohorts by year."""

from collections.abc import Callable, Iterator, Mapping

from generator.model.programme import Cohort, Programme
from generator.model.sourced import standing_of
from generator.views.charts.bar_chart import (
    FEWEST,
    BarChartSpec,
    ChartRow,
    amount,
    bar_chart,
    range_text,
    unknown_notes,
)
from generator.views.charts.bars import BarRow, Series
from generator.views.charts.shapes import Chart, Labels
from generator.views.context import PageContext
from generator.views.marks import field_marks, view_marks

COHORT_COUNTS: Mapping[str, Callable[[Cohort], int | None]] = {
    "invited": lambda cohort: cohort.invited,
    "assessed": lambda cohort: cohort.assessed,
    "chosen": lambda cohort: cohort.chosen,
    "repeats": lambda cohort: cohort.repeats,
}
"""Fields of a cohort that count regions, by name, in the order of the stages."""
_LONGEST_GAP = 5
"""Longest gap between two cohorts, in years; years of a longer gap get no rows."""


def cohort_chart(programme: Programme, context: PageContext) -> Chart | None:
    """Return the counts of each cohort by year; None with fewer than two cohorts or no count.

    A year between two cohorts is shown with unknown counts.
    """
    cohorts = {cohort.year: cohort for cohort in sorted(programme.cohorts, key=_year)}
    columns = {
        name: count
        for name, count in COHORT_COUNTS.items()
        if any(count(cohort) is not None for cohort in cohorts.values())
    }
    if len(programme.cohorts) < FEWEST or not columns:
        return None
    series = tuple(Series(context.word(f"cohort.{name}")) for name in columns)
    chart_rows = tuple(
        _cohort_row(year, cohorts.get(year), columns, context) for year in _years([*cohorts])
    )
    ranges = (
        range_text(item.name, tuple(row.row.amounts[position] for row in chart_rows), context)
        for position, item in enumerate(series)
    )
    first, last = min(cohorts), max(cohorts)
    labels = Labels(
        context.word("chart.cohorts.title"),
        context.word("chart.cohorts.caption", first=first, last=last),
        context.word("chart.cohorts.description", first=first, last=last, spans="; ".join(ranges)),
        unknown_notes(chart_rows, context),
    )
    spec = BarChartSpec("grafik_angkatan", labels, context.word("cohort.year"), series)
    return bar_chart(spec, chart_rows, context)


def _cohort_row(
    year: int,
    cohort: Cohort | None,
    columns: Mapping[str, Callable[[Cohort], int | None]],
    context: PageContext,
) -> ChartRow:
    """Return the row of a year; a year without a cohort has unknown counts and no sources."""
    if cohort is None:
        return ChartRow(BarRow(str(year), (None,) * len(columns)))
    standing = standing_of(cohort)
    amounts = tuple(amount(count(cohort), context) for count in columns.values())
    amount_marks = tuple(field_marks(standing, name, context=context) for name in columns)
    return ChartRow(BarRow(str(year), amounts), view_marks(standing.whole, context), amount_marks)


def _year(cohort: Cohort) -> int:
    return cohort.year


def _years(cohort_years: list[int]) -> Iterator[int]:
    """Yield the years of the cohorts in order, and the years between if they are few."""
    previous = cohort_years[0]
    for year in cohort_years:
        if year - previous <= _LONGEST_GAP:
            yield from range(previous + 1, year)
        yield year
        previous = year
