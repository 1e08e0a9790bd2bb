"""The arithmetic of the programme's ledger: the expected total of cohorts, and its condition.

Only `expected_total` adds up cohorts. It judges no total; that is the job of the checks.
"""

from dataclasses import dataclass

from generator.model.programme import Cohort, Measure, Programme


@dataclass(frozen=True, slots=True)
class ExpectedTotal:
    """The total of a programme's cohorts."""

    value: int
    """The sum of chosen regions; if regions are counted once each, less the known repeats."""
    cohorts: tuple[Cohort, ...]
    """The cohorts added up, by year."""
    unknown_repeats: tuple[int, ...]
    """Years whose cohorts may hold regions of earlier years, since no source counts the repeats.

    The value holds only if no such cohort repeats a region.
    """


def expected_total(programme: Programme, measure: Measure, up_to: int) -> ExpectedTotal | None:
    """Return the expected total up to a year, or None if a cohort up to the year has no number.

    Participations are the regions chosen, year by year, added up; regions are the same less the
    repeats. The first cohort can repeat none. A year with unknown repeats makes the number of
    regions conditional, unless a source that knew of repeats has counted the regions of the time:
    see `_counted_up_to`.

    Source: "Angka gerakan" in content/metode/index.md.
    """
    included = (cohort for cohort in programme.cohorts if cohort.year <= up_to)
    cohorts = tuple(sorted(included, key=lambda cohort: cohort.year))
    chosen = [cohort.chosen for cohort in cohorts if cohort.chosen is not None]
    # A cohort without a number would silently count as zero.
    if not cohorts or len(chosen) < len(cohorts):
        return None
    if measure is Measure.PARTICIPATIONS:
        return ExpectedTotal(sum(chosen), cohorts, ())
    counted = _counted_up_to(programme)
    unknown = tuple(
        cohort.year for cohort in cohorts[1:] if cohort.repeats is None and cohort.year > counted
    )
    return ExpectedTotal(sum(chosen) - known_repeats(cohorts), cohorts, unknown)


def known_repeats(cohorts: tuple[Cohort, ...]) -> int:
    """Return how many regions of cohorts took part in an earlier year, as far as sources tell."""
    return sum(cohort.repeats or 0 for cohort in cohorts)


def _counted_up_to(programme: Programme) -> int:
    """Return the last year up to which a source that knew of repeats counted regions; 0 for none.

    A source with the repeats of its last year and a total without a condition leaves no repeats
    for the years before: 25 + 50 + 25 + 48 = 148, less the 7 of 2021, is the source's 141. Whether
    its sum is right is judged apart.
    """
    known = {cohort.year for cohort in programme.cohorts if cohort.repeats is not None}
    years = (
        max((cohort.year for cohort in programme.cohorts if cohort.year <= total.up_to), default=0)
        for total in programme.totals
        if total.measure is Measure.REGIONS and total.condition is None
    )
    return max((year for year in years if year in known), default=0)
