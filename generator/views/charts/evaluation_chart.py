"""A region's yearly evaluation as a line that breaks where the way of scoring changed."""

from decimal import Decimal
from itertools import pairwise

from generator.link.site import RegionSite
from generator.model.evaluation import Evaluation, EvaluationPart
from generator.model.sourced import standing_of
from generator.views.charts.amounts import FEWEST, amount, cells, span_text
from generator.views.charts.history import Moment, draw_history
from generator.views.charts.shapes import Chart, Labels
from generator.views.context import PageContext
from generator.views.marks import view_marks
from generator.views.tables import Row, Table
from generator.views.values import number_text


def evaluation_chart(region: RegionSite, context: PageContext) -> Chart | None:
    """Return the total scores by year; None where fewer than two years have one."""
    evaluations = tuple(sorted(region.region.evaluations, key=lambda evaluation: evaluation.year))
    scored = tuple(evaluation for evaluation in evaluations if evaluation.score is not None)
    if len(scored) < FEWEST:
        return None
    changes = tuple(_change(before, after, context) for before, after in pairwise(evaluations))
    moments = tuple(
        Moment(evaluation.year, amount(evaluation.score, context), is_comparable=change is None)
        for evaluation, change in zip(evaluations, (None, *changes), strict=True)
    )
    column = context.word("chart.evaluation.score")
    span = span_text(column, tuple(moment.amount for moment in moments), context)
    first, last = evaluations[0].year, evaluations[-1].year
    labels = Labels(
        context.word("chart.evaluation.title"),
        context.word("chart.evaluation.caption", first=first, last=last),
        context.word("chart.evaluation.description", first=first, last=last, span=span),
        (*(change for change in changes if change is not None), *_gap_notes(evaluations, context)),
    )
    drawing = draw_history(
        moments, context.word("chart.evaluation.break"), lambda number: number_text(number, context)
    )
    rows = tuple(
        Row(
            (str(evaluation.year), *cells((moment.amount,), context)),
            view_marks(standing_of(evaluation).of("score"), context),
        )
        for evaluation, moment in zip(evaluations, moments, strict=True)
    )
    table = Table(labels.title, (context.word("chart.evaluation.year"), column), rows)
    return Chart("grafik_evaluasi", "history", labels, drawing, table)


def _change(before: Evaluation, after: Evaluation, context: PageContext) -> str | None:
    """Return why two years cannot be compared, as far as sources say it; None where nothing says
    that they cannot.
    """
    weights = _weights_differ(before, after)
    method = (
        before.method is not None and after.method is not None and before.method != after.method
    )
    if not weights and not method:
        return None
    changed = "both" if weights and method else "weights" if weights else "method"
    return context.word(f"chart.evaluation.changed.{changed}", before=before.year, after=after.year)


def _weights_differ(before: Evaluation, after: Evaluation) -> bool:
    """Return whether a part that both years weigh counts for more or less: a year may name only
    some of its parts.
    """
    old, new = _weights(before), _weights(after)
    return any(old[part] != new[part] for part in old.keys() & new.keys())


def _weights(evaluation: Evaluation) -> dict[EvaluationPart, Decimal]:
    return {
        part.part: part.weight_percent
        for part in evaluation.parts
        if part.weight_percent is not None
    }


def _gap_notes(evaluations: tuple[Evaluation, ...], context: PageContext) -> tuple[str, ...]:
    """Return the years between the first and the last that have no total."""
    with_score = [evaluation.year for evaluation in evaluations if evaluation.score is not None]
    gaps = [
        str(year) if year == last else f"{year}–{last}"
        for year, last in ((a + 1, b - 1) for a, b in pairwise(with_score))
        if year <= last
    ]
    outside = [
        str(item.year) for item in evaluations if not with_score[0] <= item.year <= with_score[-1]
    ]
    missing = ", ".join(sorted((*gaps, *outside)))
    return (context.word("chart.evaluation.missing", years=missing),) if missing else ()
