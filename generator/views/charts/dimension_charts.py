"""Charts of the dimensions of a plan: published parts as bars, scores as bars and as a radar."""

from generator.link.site import RegionSite
from generator.model.base import Kind
from generator.model.evaluation import DimensionIndex, Evaluation
from generator.model.plan import Dimension
from generator.model.plan_money import not_withdrawn
from generator.model.quick_win import ShownState
from generator.model.sourced import standing_of
from generator.views.charts.bar_chart import (
    FEWEST,
    BarChartSpec,
    ChartRow,
    amount,
    bar_chart,
    cells,
    range_text,
    unknown_notes,
)
from generator.views.charts.bars import Amount, BarRow, Series, Unit
from generator.views.charts.radar import Axis, draw_radar
from generator.views.charts.shapes import Chart, Labels
from generator.views.context import PageContext
from generator.views.marks import view_marks
from generator.views.tables import Row, Table
from generator.views.values import number_text, plain_text, reference_text

_SeriesAmounts = tuple[Series, tuple[Amount | None, ...]]


def dimension_chart(region: RegionSite, context: PageContext) -> Chart | None:
    """Return the bar chart of the dimensions in the plan's order; None if there is too little.

    Series: published objectives, programmes and quick wins, and the latest scores.
    """
    dimensions = region.plan.dimensions
    evaluation = _latest(region)
    series_amounts = (*_counts(region, context), *_scores(evaluation, dimensions, context))
    if len(dimensions) < FEWEST or not series_amounts:
        return None
    series = tuple(item for item, _ in series_amounts)
    amounts_by_row = zip(*(amounts for _, amounts in series_amounts), strict=True)
    chart_rows = tuple(
        _chart_row(dimension, amounts, context)
        for dimension, amounts in zip(dimensions, amounts_by_row, strict=True)
    )
    caption = context.word("chart.dimensions.caption")
    if evaluation is not None:
        caption = context.word("chart.dimensions.caption_scored", year=evaluation.year)
    ranges = "; ".join(range_text(item.name, amounts, context) for item, amounts in series_amounts)
    labels = Labels(
        context.word("chart.dimensions.title"),
        caption,
        context.word("chart.dimensions.description", count=len(dimensions), spans=ranges),
        unknown_notes(chart_rows, context),
    )
    spec = BarChartSpec("grafik_dimensi", labels, context.word("record.Dimension"), series)
    return bar_chart(spec, chart_rows, context)


def _chart_row(
    dimension: Dimension, amounts: tuple[Amount | None, ...], context: PageContext
) -> ChartRow:
    marks = view_marks(context.standing(dimension).of("name"), context)
    return ChartRow(BarRow(plain_text(dimension.name, context), amounts), marks)


def dimension_radar(region: RegionSite, context: PageContext) -> Chart | None:
    """Return the radar of the latest scores of dimensions; None if there are too few scores."""
    evaluation = _latest(region)
    if evaluation is None:
        return None
    scores = _scores_in_order(evaluation, region)
    axes = tuple(
        Axis(
            reference_text(Kind.DIMENSION, key, context),
            None if index is None else amount(index.score, context),
        )
        for key, index in scores
    )
    # Scores of zero alone would draw a radar without a surface.
    known = tuple(axis.amount for axis in axes if axis.amount is not None)
    drawing = draw_radar(axes, lambda number: number_text(number, context))
    if drawing is None or len(known) < FEWEST or not any(item.value for item in known):
        return None
    name = context.word("chart.dimensions.score", year=evaluation.year)
    missing = ", ".join(axis.label for axis in axes if axis.amount is None)
    labels = Labels(
        context.word("chart.radar.title", year=evaluation.year),
        context.word("chart.radar.caption"),
        context.word(
            "chart.radar.description", count=len(axes), spans=range_text(name, known, context)
        ),
        (context.word("chart.radar.missing", names=missing),) if missing else (),
    )
    marks = view_marks(standing_of(evaluation).every, context)
    rows = tuple(Row((axis.label, *cells((axis.amount,), context)), marks) for axis in axes)
    return Chart(
        "grafik_radar",
        "radar",
        labels,
        drawing,
        Table(labels.title, (context.word("record.Dimension"), name), rows),
    )


def _latest(region: RegionSite) -> Evaluation | None:
    """Return the latest evaluation that scores dimensions."""
    scored = (evaluation for evaluation in region.region.evaluations if evaluation.indices)
    return max(scored, key=lambda evaluation: evaluation.year, default=None)


def _counts(region: RegionSite, context: PageContext) -> tuple[_SeriesAmounts, ...]:
    """Return the counts of published parts, series by series; a series without any is left out.

    A count of none is shown as unknown, since the plan itself may hold more than is published.
    """
    dimensions = region.plan.dimensions
    quick_wins = (source_record.record for source_record in region.promises)
    # A draft is no promise, and what was withdrawn is in no plan any more.
    begun = [
        quick_win.dimension
        for quick_win in quick_wins
        if context.shown_state(quick_win, region.terms(quick_win))
        not in {ShownState.DRAFT, ShownState.WITHDRAWN}
    ]
    counts = {
        context.word("chart.dimensions.objectives"): [len(item.objectives) for item in dimensions],
        context.word("chart.dimensions.programmes"): [
            len(not_withdrawn(item.programmes)) for item in dimensions
        ],
        context.word("chart.dimensions.quick_wins"): [begun.count(item.key) for item in dimensions],
    }
    return tuple(
        (Series(name), tuple(amount(value or None, context) for value in values))
        for name, values in counts.items()
        if any(values)
    )


def _scores(
    evaluation: Evaluation | None, dimensions: tuple[Dimension, ...], context: PageContext
) -> tuple[_SeriesAmounts, ...]:
    if evaluation is None:
        return ()
    scores = {index.dimension: index.score for index in evaluation.indices}
    series = Series(context.word("chart.dimensions.score", year=evaluation.year), Unit.SCORE)
    return ((series, tuple(amount(scores.get(item.key), context) for item in dimensions)),)


def _scores_in_order(
    evaluation: Evaluation, region: RegionSite
) -> tuple[tuple[str, DimensionIndex | None], ...]:
    """Return the plan's dimensions with their scores, then scores of dimensions without a plan."""
    scores = {index.dimension: index for index in evaluation.indices}
    keys = dict.fromkeys((*(item.key for item in region.plan.dimensions), *scores))
    return tuple((key, scores.get(key)) for key in keys)
