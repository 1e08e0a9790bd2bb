"""The arithmetic of the programme's ledger: what its cohorts add up to, and on which condition.

`expected_total` is the one place where cohorts are added up. Judges no total; that is the rules'
job.
"""

from dataclasses import dataclass

from generator.model.programme import Cohort, Measure, Programme


@dataclass(frozen=True, slots=True)
class ExpectedTotal:
    """What the cohorts of a programme add up to."""

    value: int
    """The sum of those chosen and, where regions are counted, less the repeats that are known."""
    cohorts: tuple[Cohort, ...]
    """The cohorts that are added up, by year."""
    unknown_repeats: tuple[int, ...]
    """Years whose cohorts may hold regions of earlier years: no source tells. The value holds only
    if none does.
    """


def expected_total(programme: Programme, measure: Measure, up_to: int) -> ExpectedTotal | None:
    """Return what a total ought to be, or None if a cohort up to its year has no number.

    Participations are the regions chosen, year by year, added up; regions are the same less the
    repeats. The first cohort can repeat none. A year whose repeats are unknown makes the number of
    regions conditional, unless a source has counted the regions of that time knowing of repeats:
    see `_counted_up_to`.

    Source: "Angka gerakan" in content/metode/index.md.
    """
    cohorts = tuple(
        sorted((c for c in programme.cohorts if c.year <= up_to), key=lambda cohort: cohort.year)
    )
    chosen = [cohort.chosen for cohort in cohorts if cohort.chosen is not None]
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
    """Return how many regions of some cohorts took part before, as far as sources tell."""
    return sum(cohort.repeats or 0 for cohort in cohorts)


def _counted_up_to(programme: Programme) -> int:
    """Return the last year up to which a source has counted regions, knowing of repeats; 0 if none
    has.

    A source that names the repeats of its last year, and gives the total without a condition,
    leaves none for the years
    before: 25 + 50 + 25 + 48 = 148, less the 7 of 2021, is its 141. Whether its sum is right is
    judged apart.
    """
    known = {cohort.year for cohort in programme.cohorts if cohort.repeats is not None}
    years = (
        max((cohort.year for cohort in programme.cohorts if cohort.year <= total.up_to), default=0)
        for total in programme.totals
        if total.measure is Measure.REGIONS and total.condition is None
    )
    return max((year for year in years if year in known), default=0)
