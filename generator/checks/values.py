"""Rules against contradictory values: dissenting sources stand among the alternatives.

A choice between values needs a reason. The rules compare records within a region, and judge two
values only if both certainly describe the same subject.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Related, Span
from generator.link.site import NationalData, RegionSite, SourceRecord
from generator.model.base import Record
from generator.model.evaluation import Evaluation
from generator.model.numbers import Figure
from generator.model.sourced import Sourced
from generator.model.text import Text
from generator.source.locate import key_span, span_of


@dataclass(frozen=True, slots=True)
class _Value:
    """A value in the data with its subject."""

    subject: Hashable
    """Key of the subject: equal keys mean the same subject."""
    name: str
    """Name of the subject in a finding."""
    value: str
    span: Span


def check_choice_has_reason(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP408 for `alternatives` without `chosen_because`, and for the reverse."""
    for located in source_record.located:
        record = located.record
        if not isinstance(record, Sourced) or bool(record.alternatives) == (
            record.chosen_because is not None
        ):
            continue
        written, missing = "alternatives", "chosen_because"
        if not record.alternatives:
            written, missing = missing, written
        if not source_record.lacks(*located.loc, missing):
            continue
        # The missing key has no place of its own, so the finding stands at the written key.
        span = key_span(source_record.document, (*located.loc, written))
        yield finding(Code.CHOICE_WITHOUT_REASON, span, written=written, missing=missing)


def check_figures(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP407 if a measure has two values for the same place and date."""
    yield from _differing("figure", _figures_of(region))


def check_evaluations(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP407 if a year has two evaluations, or a part or dimension two scores."""
    yield from _repeated("evaluation", _scores_of(region))


def check_documents(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP407 if a document is listed twice with different states."""
    yield from _differing(
        "document",
        (
            _Value(
                (document.kind, _words(document.title), document.period),
                _words(document.title),
                document.state.value,
                span_of(region.main.document, ("documents", position, "state")),
            )
            for position, document in enumerate(region.region.documents)
            if document.title is not None
        ),
    )


def _figures_of(region: RegionSite) -> Iterator[_Value]:
    for position, figure in enumerate(region.region.figures):
        if figure.value is not None:
            span = span_of(region.main.document, ("figures", position, "value"))
            yield _Value(
                _subject(figure, figure.village), _words(figure.measure), str(figure.value), span
            )
    for source_record in region.villages:
        for position, figure in enumerate(source_record.record.figures):
            if figure.value is not None:
                span = span_of(source_record.document, ("figures", position, "value"))
                yield _Value(
                    _subject(figure, source_record.id),
                    _words(figure.measure),
                    str(figure.value),
                    span,
                )


def _subject(figure: Figure, village: str | None) -> Hashable:
    """Return the key of a figure's subject: measure, place, unit, date, and the related records."""
    described = (figure.measure, figure.place, figure.unit, figure.denominator)
    words = tuple(_words(text).casefold() if text is not None else None for text in described)
    return (*words, figure.date, figure.dimension, figure.quick_win, village)


def _scores_of(region: RegionSite) -> Iterator[_Value]:
    for position, evaluation in enumerate(region.region.evaluations):
        loc: Loc = ("evaluations", position)
        year = str(evaluation.year)
        span = span_of(region.main.document, (*loc, "year"))
        yield _Value(year, year, _shown(evaluation.score), span)
        for subject, name, value, inner in _inner_scores(evaluation):
            # The position keeps the scores of two evaluations apart.
            yield _Value(
                (position, *subject), name, value, span_of(region.main.document, (*loc, *inner))
            )


def _inner_scores(evaluation: Evaluation) -> Iterator[tuple[tuple[str, str], str, str, Loc]]:
    for position, part in enumerate(evaluation.parts):
        name = part.part.value
        yield ("part", name), name, _shown(part.score), ("parts", position, "part")
    for position, index in enumerate(evaluation.indices):
        name = index.dimension
        yield ("dimension", name), name, _shown(index.score), ("indices", position, "dimension")


def _differing(kind: str, values: Iterable[_Value]) -> Iterator[Diagnostic]:
    """Yield a finding for each value that differs from the first value of its subject."""
    first: dict[Hashable, _Value] = {}
    for value in values:
        known = first.setdefault(value.subject, value)
        if known.value != value.value:
            yield _two_values(kind, value, known)


def _repeated(kind: str, values: Iterable[_Value]) -> Iterator[Diagnostic]:
    """Yield a finding for each repeated subject, even if the values agree."""
    first: dict[Hashable, _Value] = {}
    for value in values:
        known = first.setdefault(value.subject, value)
        if known is not value:
            yield _two_values(kind, value, known)


def _two_values(kind: str, value: _Value, known: _Value) -> Diagnostic:
    return finding(
        Code.TWO_VALUES,
        value.span,
        kind=kind,
        name=value.name,
        value=value.value,
        other=known.value,
        related=(Related(known.span, "other_value"),),
    )


def _shown(number: object) -> str:
    return "–" if number is None else str(number)


def _words(text: Text) -> str:
    return text.in_language("id")[1]
