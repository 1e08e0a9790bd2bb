"""Rules of one value for one thing: where sources differ, one is chosen, the others listed, and the reason given.

Compares records of one region. What is only possibly the same thing is left alone.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Related, Span
from generator.link.site import Filed, National, RegionSite
from generator.model.base import Record
from generator.model.evaluation import Evaluation
from generator.model.numbers import Figure
from generator.model.sourced import Sourced
from generator.model.text import Text
from generator.source.locate import key_span, span_of


@dataclass(frozen=True, slots=True)
class _Stated:
    """A value that the data gives for a thing."""

    thing: Hashable
    """Equal for two values exactly if they are values of the same thing."""
    name: str
    """How a finding calls the thing."""
    value: str
    span: Span


def check_choice_has_reason(filed: Filed[Record]) -> Iterator[Diagnostic]:
    """Yield MP408 where other values are listed without the reason for the one shown, or a reason without others."""
    for located in filed.located:
        record = located.record
        if not isinstance(record, Sourced) or bool(record.alternatives) == (record.chosen_because is not None):
            continue
        written, missing = ("alternatives", "chosen_because")[:: 1 if record.alternatives else -1]
        if not filed.lacks(*located.loc, missing):
            continue
        span = key_span(filed.document, (*located.loc, written))
        yield finding(Code.CHOICE_WITHOUT_REASON, span, written=written, missing=missing)


def check_figures(region: RegionSite, _national: National) -> Iterator[Diagnostic]:
    """Yield MP407 where one measure of one place and date has two values in a region."""
    yield from _differing("figure", _figures_of(region))


def check_evaluations(region: RegionSite, _national: National) -> Iterator[Diagnostic]:
    """Yield MP407 where one year has two evaluations, or one evaluation two scores for a part or a dimension."""
    yield from _stated_twice("evaluation", _scores_of(region))


def check_documents(region: RegionSite, _national: National) -> Iterator[Diagnostic]:
    """Yield MP407 where one document stands twice with different states."""
    yield from _differing(
        "document",
        (
            _Stated(
                (paper.kind, _words(paper.title), paper.period),
                _words(paper.title),
                paper.state.value,
                span_of(region.main.document, ("documents", position, "state")),
            )
            for position, paper in enumerate(region.region.documents)
        ),
    )


def _figures_of(region: RegionSite) -> Iterator[_Stated]:
    for position, figure in enumerate(region.region.figures):
        if figure.value is not None:
            span = span_of(region.main.document, ("figures", position, "value"))
            yield _Stated(_thing(figure, figure.village), _words(figure.measure), str(figure.value), span)
    for filed in region.villages:
        for position, figure in enumerate(filed.record.figures):
            if figure.value is not None:
                span = span_of(filed.document, ("figures", position, "value"))
                yield _Stated(_thing(figure, filed.id), _words(figure.measure), str(figure.value), span)


def _thing(figure: Figure, village: str | None) -> Hashable:
    described = (figure.measure, figure.place, figure.unit, figure.denominator)
    words = tuple(_words(text).casefold() if text is not None else None for text in described)
    return (*words, figure.date, figure.dimension, figure.quick_win, village)


def _scores_of(region: RegionSite) -> Iterator[_Stated]:
    for position, evaluation in enumerate(region.region.evaluations):
        loc: Loc = ("evaluations", position)
        year = str(evaluation.year)
        span = span_of(region.main.document, (*loc, "year"))
        yield _Stated(year, year, _shown(evaluation.score), span)
        for thing, name, value, inner in _inner_scores(evaluation):
            yield _Stated((position, *thing), name, value, span_of(region.main.document, (*loc, *inner)))


def _inner_scores(evaluation: Evaluation) -> Iterator[tuple[tuple[str, str], str, str, Loc]]:
    for position, part in enumerate(evaluation.parts):
        name = part.part.value
        yield ("part", name), name, _shown(part.score), ("parts", position, "part")
    for position, index in enumerate(evaluation.indices):
        name = index.dimension
        yield ("dimension", name), name, _shown(index.score), ("indices", position, "dimension")


def _differing(kind: str, stated: Iterable[_Stated]) -> Iterator[Diagnostic]:
    """Yield a finding for each value that is not the one first stated of the same thing."""
    first: dict[Hashable, _Stated] = {}
    for here in stated:
        known = first.setdefault(here.thing, here)
        if known.value != here.value:
            yield _two_values(kind, here, known)


def _stated_twice(kind: str, stated: Iterable[_Stated]) -> Iterator[Diagnostic]:
    """Yield a finding for each thing that is stated again, whatever the value."""
    first: dict[Hashable, _Stated] = {}
    for here in stated:
        known = first.setdefault(here.thing, here)
        if known is not here:
            yield _two_values(kind, here, known)


def _two_values(kind: str, here: _Stated, known: _Stated) -> Diagnostic:
    return finding(
        Code.TWO_VALUES,
        here.span,
        kind=kind,
        name=here.name,
        value=here.value,
        other=known.value,
        related=(Related(known.span, "other_value"),),
    )


def _shown(number: object) -> str:
    return "–" if number is None else str(number)


def _words(text: Text) -> str:
    return text.in_language("id")[1]
