"""Rules of the programme's sums: its totals, its parts and wholes, and the number of regions in the
country.

The sums themselves are `model.ledger`'s, so that the pages show the sum that the rules check.
"""

from collections.abc import Iterator

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Related
from generator.link.site import NationalData, RegionSite, Site, SourceRecord
from generator.model.base import Record
from generator.model.ledger import ExpectedTotal, expected_total, known_repeats
from generator.model.programme import Measure, Programme
from generator.source.locate import span_of

_PARTS = (
    ("repeats", "chosen"),
    ("chosen", "assessed"),
    ("chosen", "invited"),
    ("assessed", "invited"),
)
"""Counts of a cohort of which the first is taken from the second."""


def check_totals(site: Site) -> Iterator[Diagnostic]:
    """Yield MP403 where the cohorts do not add up to a total that a source states."""
    programme = site.national.programme
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
    """Yield MP404 where a total holds only if a cohort repeats no region, and the data does not say
    so.

    141 + 50 = 191 holds only if no region of 2022 had taken part before; no source tells. Without
    its condition the number would be read as a fact, so this is an error.
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
    """Yield MP414 where a cohort or a number of regions is larger than the country has."""
    programme = site.national.programme
    for loc, number in _regions_counted(programme.record):
        yield from _over_universe(programme, loc, number, site.national)


def check_universe_of_region(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP414 where a region's rank is larger than the number of regions in the country."""
    for position, participation in enumerate(region.region.participations):
        loc: Loc = ("participations", position, "rank")
        yield from _over_universe(region.main, loc, participation.rank, national)
    for position, evaluation in enumerate(region.region.evaluations):
        loc = ("evaluations", position, "rank_national")
        yield from _over_universe(region.main, loc, evaluation.rank_national, national)


def check_parts(site: Site) -> Iterator[Diagnostic]:
    """Yield MP416 where more regions were chosen than assessed or invited, or more repeat than were
    chosen.
    """
    programme = site.national.programme
    for position, cohort in enumerate(programme.record.cohorts):
        for part_key, whole_key in _PARTS:
            part, whole = getattr(cohort, part_key), getattr(cohort, whole_key)
            if part is not None and whole is not None and part > whole:
                yield finding(
                    Code.PART_OVER_WHOLE,
                    span_of(programme.document, ("cohorts", position, part_key)),
                    part_key=part_key,
                    part=str(part),
                    whole_key=whole_key,
                    whole=str(whole),
                    related=(
                        Related(
                            span_of(programme.document, ("cohorts", position, whole_key)),
                            "whole_given",
                        ),
                    ),
                )


def _written_sum(expected: ExpectedTotal, measure: Measure) -> str:
    written = " + ".join(str(cohort.chosen) for cohort in expected.cohorts)
    repeats = known_repeats(expected.cohorts) if measure is Measure.REGIONS else 0
    return f"{written} − {repeats}" if repeats else written


def _regions_counted(programme: Programme) -> Iterator[tuple[Loc, int | None]]:
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
