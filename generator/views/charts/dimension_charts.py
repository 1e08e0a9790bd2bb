"""The dimensions of a region's plan as bars and as a radar: what is published of each, and how each
was scored.
"""

from generator.link.site import RegionSite
from generator.model.base import Kind
from generator.model.evaluation import DimensionIndex, Evaluation
from generator.model.plan import Dimension
from generator.model.quick_win import ShownState
from generator.model.sourced import standing_of
from generator.views.charts.amounts import (
    FEWEST,
    Frame,
    Subject,
    amount,
    bar_chart,
    cells,
    span_text,
    unknown_notes,
)
from generator.views.charts.bars import Amount, BarRow, Measure, Unit
from generator.views.charts.radar import Axis, draw_radar
from generator.views.charts.shapes import Chart, Labels
from generator.views.context import PageContext
from generator.views.marks import view_marks
from generator.views.tables import Row, Table
from generator.views.values import number_text, plain_text, reference_text

_Measured = tuple[Measure, tuple[Amount | None, ...]]


def dimension_chart(region: RegionSite, context: PageContext) -> Chart | None:
    """Return what is published of each dimension, in the plan's order: objectives, programmes,
    quick wins, score.
    """
    dimensions = region.region.dimensions
    evaluation = _latest(region)
    measured = (*_counts(region, context), *_scores(evaluation, dimensions, context))
    if len(dimensions) < FEWEST or not measured:
        return None
    subjects = tuple(
        Subject(
            BarRow(
                plain_text(item.name, context), tuple(amounts[position] for _, amounts in measured)
            ),
            view_marks(standing_of(item).of("name"), context),
        )
        for position, item in enumerate(dimensions)
    )
    caption = context.word("chart.dimensions.caption")
    if evaluation is not None:
        caption = context.word("chart.dimensions.caption_scored", year=evaluation.year)
    spans = "; ".join(span_text(measure.name, amounts, context) for measure, amounts in measured)
    labels = Labels(
        context.word("chart.dimensions.title"),
        caption,
        context.word("chart.dimensions.description", count=len(dimensions), spans=spans),
        unknown_notes(subjects, context),
    )
    measures = tuple(measure for measure, _ in measured)
    frame = Frame("grafik_dimensi", labels, context.word("record.Dimension"), measures)
    return bar_chart(frame, subjects, context)


def dimension_radar(region: RegionSite, context: PageContext) -> Chart | None:
    """Return the scores of the dimensions in the latest evaluation that has any, as a second view
    beside the bars.
    """
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
            "chart.radar.description", count=len(axes), spans=span_text(name, known, context)
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


def _counts(region: RegionSite, context: PageContext) -> tuple[_Measured, ...]:
    """Return the measures of which something is published. A count of none is an open one: a plan
    may say more.
    """
    dimensions = region.region.dimensions
    quick_wins = (source_record.record for source_record in region.quick_wins)
    begun = [
        item.dimension
        for item in quick_wins
        if context.shown_state(item, region.region.documents) is not ShownState.DRAFT
    ]
    counts = {
        context.word("chart.dimensions.objectives"): [len(item.objectives) for item in dimensions],
        context.word("chart.dimensions.programmes"): [len(item.programmes) for item in dimensions],
        context.word("chart.dimensions.quick_wins"): [begun.count(item.key) for item in dimensions],
    }
    return tuple(
        (Measure(name), tuple(amount(value or None, context) for value in values))
        for name, values in counts.items()
        if any(values)
    )


def _scores(
    evaluation: Evaluation | None, dimensions: tuple[Dimension, ...], context: PageContext
) -> tuple[_Measured, ...]:
    if evaluation is None:
        return ()
    scores = {index.dimension: index.score for index in evaluation.indices}
    measure = Measure(context.word("chart.dimensions.score", year=evaluation.year), Unit.SCORE)
    return ((measure, tuple(amount(scores.get(item.key), context) for item in dimensions)),)


def _scores_in_order(
    evaluation: Evaluation, region: RegionSite
) -> tuple[tuple[str, DimensionIndex | None], ...]:
    """Return the plan's dimensions with their scores, then scores of dimensions that the plan does
    not list.
    """
    scores = {index.dimension: index for index in evaluation.indices}
    keys = dict.fromkeys((*(item.key for item in region.region.dimensions), *scores))
    return tuple((key, scores.get(key)) for key in keys)
