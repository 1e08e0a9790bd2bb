"""The charts of the whole country: cohorts by year, and the provinces with the plans that this site
holds.
"""

from collections import Counter
from collections.abc import Iterator

from generator.model.programme import Cohort, Programme, Province
from generator.model.sourced import NOWHERE, standing_of
from generator.views import addresses
from generator.views.charts.amounts import (
    FEWEST,
    Frame,
    Subject,
    amount,
    bar_chart,
    span_text,
    unknown_notes,
)
from generator.views.charts.bars import BarRow, Measure
from generator.views.charts.shapes import Chart, Labels
from generator.views.charts.tiles import MapPlace, draw_tiles
from generator.views.context import PageContext
from generator.views.marks import field_marks, view_marks
from generator.views.tables import Link, Row, Table
from generator.views.values import number_text

COHORT_COUNTS = ("invited", "assessed", "chosen", "repeats")
"""Fields of a cohort that count regions, in the order of what happens to them."""
_LONGEST_GAP = 5
"""Most years between two cohorts that are each shown as missing."""


def cohort_chart(programme: Programme, context: PageContext) -> Chart | None:
    """Return how many regions were chosen, assessed and repeated each year; a year between without
    a cohort is open.
    """
    cohorts = tuple(sorted(programme.cohorts, key=lambda cohort: cohort.year))
    columns = [
        (name, values)
        for name, values in (
            (column, {cohort.year: getattr(cohort, column) for cohort in cohorts})
            for column in COHORT_COUNTS
        )
        if any(value is not None for value in values.values())
    ]
    if len(cohorts) < FEWEST or not columns:
        return None
    standings = {cohort.year: standing_of(cohort) for cohort in cohorts}
    subjects = tuple(
        Subject(
            BarRow(str(year), tuple(amount(values.get(year), context) for _, values in columns)),
            view_marks(standings.get(year, NOWHERE).whole, context),
            tuple(
                field_marks(standings.get(year, NOWHERE), column, context=context)
                for column, _ in columns
            ),
        )
        for year in _years(cohorts)
    )
    names = tuple(context.word(f"cohort.{column}") for column, _ in columns)
    measured = enumerate(names)
    spans = "; ".join(
        span_text(name, tuple(subject.row.amounts[position] for subject in subjects), context)
        for position, name in measured
    )
    first, last = cohorts[0].year, cohorts[-1].year
    labels = Labels(
        context.word("chart.cohorts.title"),
        context.word("chart.cohorts.caption", first=first, last=last),
        context.word("chart.cohorts.description", first=first, last=last, spans=spans),
        unknown_notes(subjects, context),
    )
    measures = tuple(Measure(name) for name in names)
    return bar_chart(
        Frame("grafik_angkatan", labels, context.word("cohort.year"), measures), subjects, context
    )


def province_map(context: PageContext) -> Chart | None:
    """Return the map of the provinces, each with the number of real regions whose plan is here,
    leading to them.
    """
    provinces = context.site.national.provinces.record.provinces
    if len(provinces) < FEWEST:
        return None
    listed = {region.province for region in context.site.real_regions}
    published = Counter(region.province for region in context.site.real_regions if region.has_plan)
    places = tuple(
        _place(province, published[province.code], context, is_listed=province.code in listed)
        for province in provinces
    )
    holding = sum(1 for spot in places if spot.count)
    total = number_text(sum(spot.count for spot in places), context)
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
    rows = tuple(
        Row((Link(province.name, spot.href), spot.sign, number_text(spot.count, context)))
        for province, spot in zip(provinces, places, strict=True)
    )
    return Chart("peta_provinsi", "tiles", labels, drawing, Table(labels.title, head, rows))


def _years(cohorts: tuple[Cohort, ...]) -> Iterator[int]:
    """Yield the years of the cohorts, and those between them unless they are very many."""
    previous = cohorts[0].year
    for cohort in cohorts:
        if cohort.year - previous <= _LONGEST_GAP:
            yield from range(previous + 1, cohort.year)
        yield cohort.year
        previous = cohort.year


def _place(province: Province, count: int, context: PageContext, *, is_listed: bool) -> MapPlace:
    """Return a province on the map. It leads to its own list where there is one, else to the list
    of all.
    """
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
    """Return the letters that stand for a province in its tile."""
    return province.sign or province.code
