"""Charts of the whole country: cohorts by year, and provinces with the plans on this site."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from generator.model.programme import Cohort, Programme, Province
from generator.model.sourced import standing_of
from generator.views import addresses
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
from generator.views.charts.tiles import MapPlace, draw_tiles
from generator.views.context import PageContext
from generator.views.marks import field_marks, view_marks
from generator.views.tables import Link, Row, Table
from generator.views.values import number_text

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


def province_map(context: PageContext) -> Chart | None:
    """Return the map of the provinces with the number of real regions that have a plan here.

    Each province links to a part of the list of regions. None with fewer than two provinces.
    """
    provinces = context.site.national.provinces.record.provinces
    if len(provinces) < FEWEST:
        return None
    # Invented regions must not colour the map of the country.
    listed = {region.province for region in context.site.real_regions}
    published = Counter(region.province for region in context.site.real_regions if region.has_plan)
    places = tuple(
        _place(province, published[province.code], context, is_listed=province.code in listed)
        for province in provinces
    )
    holding = sum(1 for map_place in places if map_place.count)
    total = number_text(sum(map_place.count for map_place in places), context)
    labels = Labels(
        context.word("chart.map.title"),
        context.word("chart.map.caption"),
        context.word("chart.map.description", count=len(places), holding=holding, regions=total),
    )
    drawing = draw_tiles(places, lambda number: number_text(number, context))
    head = (
        context.word("chart.map.province"),
        context.word("chart.map.sign"),
        context.word("chart.map.count"),
    )
    rows = []
    for province, map_place in zip(provinces, places, strict=True):
        link, count = Link(province.name, map_place.href), number_text(map_place.count, context)
        rows.append(Row((link, map_place.sign, count)))
    return Chart("peta_provinsi", "tiles", labels, drawing, Table(labels.title, head, tuple(rows)))


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


def _place(province: Province, count: int, context: PageContext, *, is_listed: bool) -> MapPlace:
    """Return a province on the map; a province without listed regions links to the whole list."""
    anchor = f"#provinsi-{province.code}" if is_listed else ""
    shown = number_text(count, context)
    return MapPlace(
        province.column,
        province.row,
        _sign(province),
        count,
        context.word("chart.map.tile", province=province.name, sign=_sign(province), count=shown),
        context.link(f"{addresses.regions()}{anchor}"),
    )


def _sign(province: Province) -> str:
    """Return the abbreviation of a province, or its code."""
    return province.sign or province.code
