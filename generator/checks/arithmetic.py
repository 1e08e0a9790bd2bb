"""Rules of the programme's sums: totals, parts and wholes, and the number of regions.

`model.ledger` computes the sums for the pages too, so pages and rules cannot disagree.
"""

from collections.abc import Iterator

from generator.checks.fields import Field
from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Related
from generator.link.site import NationalData, RegionSite, Site, SourceRecord
from generator.model.base import Record
from generator.model.ledger import ExpectedTotal, expected_total, known_repeats
from generator.model.programme import Cohort, Measure, Programme
from generator.source.locate import span_of


def check_totals(site: Site) -> Iterator[Diagnostic]:
    """Yield MP403 if the cohorts do not add up to a total that a source states."""
    programme = site.national.programme
    # With a cohort left out as faulty, every sum would be too small.
    for position, total in enumerate(programme.record.totals if programme.lacks("cohorts") else ()):
        expected = expected_total(programme.record, total.measure, total.up_to)
        if expected is not None and expected.value != total.value:
            yield finding(
                Code.PROGRAMME_SUM,
                span_of(programme.document, ("totals", position, "value")),
                value=str(total.value),
                right=str(expected.value),
                year=str(total.up_to),
                sum=_written_sum(expected, total.measure),
            )


def check_conditions(site: Site) -> Iterator[Diagnostic]:
    """Yield MP404 if a total rests on an unstated condition about repeated regions.

    141 + 50 = 191 holds only if no region of 2022 had taken part before; no source tells. Without
    the condition a reader would take the number for a fact, so the finding is an error.
    """
    programme = site.national.programme
    for position, total in enumerate(programme.record.totals if programme.lacks("cohorts") else ()):
        expected = expected_total(programme.record, total.measure, total.up_to)
        fits = expected is not None and expected.value == total.value
        has_no_condition = total.condition is None and programme.lacks(
            "totals", position, "condition"
        )
        if expected is not None and fits and expected.unknown_repeats and has_no_condition:
            yield finding(
                Code.PROGRAMME_CONDITION,
                span_of(programme.document, ("totals", position, "value")),
                value=str(total.value),
                year=str(total.up_to),
                years=", ".join(str(year) for year in expected.unknown_repeats),
            )


def check_universe(site: Site) -> Iterator[Diagnostic]:
    """Yield MP414 if a cohort or a total counts more regions than the country has."""
    programme = site.national.programme
    for loc, number in _regions_counted(programme.record):
        yield from _over_universe(programme, loc, number, site.national)


def check_universe_of_region(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP414 if a region's rank is larger than the number of regions in the country."""
    for position, participation in enumerate(region.region.participations):
        loc: Loc = ("participations", position, "rank")
        yield from _over_universe(region.main, loc, participation.rank, national)
    for position, evaluation in enumerate(region.region.evaluations):
        loc = ("evaluations", position, "rank_national")
        yield from _over_universe(region.main, loc, evaluation.rank_national, national)


def check_parts(site: Site) -> Iterator[Diagnostic]:
    """Yield MP416 if a count of a cohort is larger than the count of the whole.

    Examples: more regions chosen than assessed or invited, or more repeating than chosen.
    """
    programme = site.national.programme
    for position, cohort in enumerate(programme.record.cohorts):
        for part, whole in _parts_and_wholes(cohort):
            if part.value is not None and whole.value is not None and part.value > whole.value:
                whole_span = span_of(programme.document, ("cohorts", position, whole.key))
                yield finding(
                    Code.PART_OVER_WHOLE,
                    span_of(programme.document, ("cohorts", position, part.key)),
                    part_key=part.key,
                    part=str(part.value),
                    whole_key=whole.key,
                    whole=str(whole.value),
                    related=(Related(whole_span, "whole_given"),),
                )


def _parts_and_wholes(cohort: Cohort) -> Iterator[tuple[Field[int | None], Field[int | None]]]:
    """Yield pairs of counts of a cohort; the first count of a pair is a part of the second."""
    chosen = Field("chosen", cohort.chosen)
    assessed = Field("assessed", cohort.assessed)
    invited = Field("invited", cohort.invited)
    yield Field("repeats", cohort.repeats), chosen
    yield chosen, assessed
    yield chosen, invited
    yield assessed, invited


def _written_sum(expected: ExpectedTotal, measure: Measure) -> str:
    """Return a sum as printed in a message: "100 + 41 − 2"."""
    written = " + ".join(str(cohort.chosen) for cohort in expected.cohorts)
    repeats = known_repeats(expected.cohorts) if measure is Measure.REGIONS else 0
    return f"{written} − {repeats}" if repeats else written


def _regions_counted(programme: Programme) -> Iterator[tuple[Loc, int | None]]:
    """Yield each number of regions in a programme, with the path of the number in the file."""
    for position, cohort in enumerate(programme.cohorts):
        yield ("cohorts", position, "chosen"), cohort.chosen
        yield ("cohorts", position, "invited"), cohort.invited
        yield ("cohorts", position, "assessed"), cohort.assessed
    for position, total in enumerate(programme.totals):
        if total.measure is Measure.REGIONS:
            yield ("totals", position, "value"), total.value


def _over_universe(
    source_record: SourceRecord[Record], loc: Loc, number: int | None, national: NationalData
) -> Iterator[Diagnostic]:
    """Yield MP414 if a number is larger than the number of regions in the country."""
    programme = national.programme
    universe = programme.record.universe.value
    if number is not None and number > universe:
        yield finding(
            Code.MORE_THAN_UNIVERSE,
            span_of(source_record.document, loc),
            key=str(loc[-1]),
            value=str(number),
            universe=str(universe),
            related=(
                Related(span_of(programme.document, ("universe", "value")), "universe_given"),
            ),
        )
