"""Rules of evaluations: weights, and the total computed from the weighted parts.

Compares exact decimals, to the precision of the printed digits.
"""

from collections.abc import Iterator
from decimal import Decimal

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Related
from generator.link.site import SourceRecord
from generator.model.base import Record
from generator.model.evaluation import Evaluation
from generator.model.region import Region
from generator.source.locate import span_of

_WHOLE = Decimal(100)


def check_weights(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP409 if the weights of an evaluation do not add up to 100.

    Incomplete weights may add up to less than 100, but not to more.
    """
    for loc, evaluation in _evaluations(source_record):
        weights = _weights(evaluation)
        complete = len(weights) == len(evaluation.parts)
        short = complete and sum(weights) < _WHOLE - _slack(weights)
        if weights and (short or sum(weights) > _WHOLE + _slack(weights)):
            yield finding(
                Code.WEIGHTS,
                span_of(source_record.document, (*loc, "parts")),
                sum=str(sum(weights)),
                weights=" + ".join(str(weight) for weight in weights),
                year=str(evaluation.year),
            )


def check_weighted_score(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP410 if the weighted parts of an evaluation cannot give the printed total.

    The printed numbers are rounded, so a total is in doubt only beyond the error of rounding.
    """
    for loc, evaluation in _evaluations(source_record):
        weights = _weights(evaluation)
        scores = tuple(part.score for part in evaluation.parts if part.score is not None)
        if evaluation.score is None or not evaluation.parts or sum(weights, Decimal()) != _WHOLE:
            continue
        if not len(weights) == len(scores) == len(evaluation.parts):
            continue
        right = sum((w * s for w, s in zip(weights, scores, strict=True)), Decimal()) / _WHOLE
        # A weighted mean errs at most as much as the least precise score, and the total once more.
        rounding = _half_step(evaluation.score) + max(_half_step(score) for score in scores)
        if abs(right - evaluation.score) > rounding:
            yield finding(
                Code.WEIGHTED_SCORE,
                span_of(source_record.document, (*loc, "score")),
                score=str(evaluation.score),
                right=f"{right:.{_decimals(evaluation.score) + 1}f}",
                year=str(evaluation.year),
                related=(Related(span_of(source_record.document, (*loc, "parts")), "parts_given"),),
            )


def _evaluations(source_record: SourceRecord[Record]) -> Iterator[tuple[Loc, Evaluation]]:
    """Yield the evaluations of a region's main file with every part read, each with its path."""
    if isinstance(source_record.record, Region):
        for position, evaluation in enumerate(source_record.record.evaluations):
            if source_record.lacks("evaluations", position, "parts"):
                yield ("evaluations", position), evaluation


def _weights(evaluation: Evaluation) -> tuple[Decimal, ...]:
    return tuple(
        part.weight_percent for part in evaluation.parts if part.weight_percent is not None
    )


def _slack(weights: tuple[Decimal, ...]) -> Decimal:
    """Return the largest error of rounded weights in a sum; whole weights count as exact."""
    return sum((_half_step(weight) for weight in weights if _decimals(weight)), Decimal())


def _half_step(number: Decimal) -> Decimal:
    """Return half of the last printed decimal: 3.31 may stand for 3.305 to 3.315."""
    return Decimal(5).scaleb(-_decimals(number) - 1)


def _decimals(number: Decimal) -> int:
    return -int(number.as_tuple().exponent)
