"""Line chart of a region's yearly evaluation; the line breaks at a change of scoring."""

from decimal import Decimal
from itertools import pairwise

from generator.link.site import RegionSite
from generator.model.evaluation import Evaluation, EvaluationPart
from generator.model.sourced import standing_of
from generator.views.charts.bar_chart import FEWEST, amount, cells, range_text
from generator.views.charts.line_chart import YearValue, draw_line_chart
from generator.views.charts.shapes import Chart, Labels
from generator.views.context import PageContext
from generator.views.marks import view_marks
from generator.views.tables import Row, Table
from generator.views.values import number_text


def evaluation_chart(region: RegionSite, context: PageContext) -> Chart | None:
    """Return the chart of the total scores by year; None with fewer than two scored years."""
    evaluations = tuple(sorted(region.region.evaluations, key=lambda evaluation: evaluation.year))
    scored = tuple(evaluation for evaluation in evaluations if evaluation.score is not None)
    if len(scored) < FEWEST:
        return None
    changes = tuple(_change(before, after, context) for before, after in pairwise(evaluations))
    year_values = tuple(
        YearValue(evaluation.year, amount(evaluation.score, context), is_comparable=change is None)
        for evaluation, change in zip(evaluations, (None, *changes), strict=True)
    )
    column = context.word("chart.evaluation.score")
    span = range_text(column, tuple(year_value.amount for year_value in year_values), context)
    first, last = evaluations[0].year, evaluations[-1].year
    labels = Labels(
        context.word("chart.evaluation.title"),
        context.word("chart.evaluation.caption", first=first, last=last),
        context.word("chart.evaluation.description", first=first, last=last, span=span),
        (*(change for change in changes if change is not None), *_gap_notes(evaluations, context)),
    )
    drawing = draw_line_chart(
        year_values,
        context.word("chart.evaluation.break"),
        lambda number: number_text(number, context),
    )
    rows = tuple(
        Row(
            (str(evaluation.year), *cells((year_value.amount,), context)),
            view_marks(standing_of(evaluation).of("score"), context),
        )
        for evaluation, year_value in zip(evaluations, year_values, strict=True)
    )
    table = Table(labels.title, (context.word("chart.evaluation.year"), column), rows)
    return Chart("grafik_evaluasi", "history", labels, drawing, table)


def _change(before: Evaluation, after: Evaluation, context: PageContext) -> str | None:
    """Return the reason why two years cannot be compared; None if no source gives a reason."""
    weights = _weights_differ(before, after)
    method = (
        before.method is not None and after.method is not None and before.method != after.method
    )
    if not weights and not method:
        return None
    changed = "both" if weights and method else "weights" if weights else "method"
    return context.word(f"chart.evaluation.changed.{changed}", before=before.year, after=after.year)


def _weights_differ(before: Evaluation, after: Evaluation) -> bool:
    """Tell whether a part has different weights in two years."""
    # A source may name only some parts of a year, so a missing part is no change.
    old, new = _weights(before), _weights(after)
    return any(old[part] != new[part] for part in old.keys() & new.keys())


def _weights(evaluation: Evaluation) -> dict[EvaluationPart, Decimal]:
    return {
        part.part: part.weight_percent
        for part in evaluation.parts
        if part.weight_percent is not None
    }


def _gap_notes(evaluations: tuple[Evaluation, ...], context: PageContext) -> tuple[str, ...]:
    """Return a note on the years without a total score; empty if every year has one."""
    with_score = [evaluation.year for evaluation in evaluations if evaluation.score is not None]
    between = ((before + 1, after - 1) for before, after in pairwise(with_score))
    gaps = [
        str(first) if first == last else f"{first}–{last}"
        for first, last in between
        if first <= last
    ]
    outside = [
        str(item.year) for item in evaluations if not with_score[0] <= item.year <= with_score[-1]
    ]
    missing = ", ".join(sorted((*gaps, *outside)))
    return (context.word("chart.evaluation.missing", years=missing),) if missing else ()
