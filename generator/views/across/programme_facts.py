"""The programme in a row of figures: cohorts by year and sums, each with sources."""

from generator.model.ledger import ExpectedTotal, expected_total, known_repeats
from generator.model.programme import Measure, Programme
from generator.model.sourced import standing_of
from generator.views.components.glance import Fact
from generator.views.context import PageContext
from generator.views.marks import view_marks
from generator.views.values import number_text


def programme_facts(programme: Programme, context: PageContext) -> tuple[Fact, ...]:
    """Return the cohorts by year, their sums, and the number of regions in the country.

    Sums are left out while the first cohort is unknown.
    """
    cohorts = tuple(
        Fact(
            context.word("facts.cohort", year=cohort.year),
            None if cohort.chosen is None else number_text(cohort.chosen, context),
            view_marks(standing_of(cohort).of("chosen"), context),
        )
        for cohort in sorted(programme.cohorts, key=lambda cohort: cohort.year)
    )
    universe = Fact(
        context.word("facts.universe"),
        number_text(programme.universe.value, context),
        view_marks(standing_of(programme.universe).of("value"), context),
    )
    return (*cohorts, *_sums(programme, context), universe)


def _sums(programme: Programme, context: PageContext) -> tuple[Fact, ...]:
    """Return participations and regions up to the last year with both sums; empty without."""
    for year in sorted((cohort.year for cohort in programme.cohorts), reverse=True):
        joined = expected_total(programme, Measure.PARTICIPATIONS, year)
        regions = expected_total(programme, Measure.REGIONS, year)
        if joined is not None and regions is not None:
            return _joined(joined, context), _regions(regions, joined, context)
    return ()


def _joined(joined: ExpectedTotal, context: PageContext) -> Fact:
    return Fact(
        context.word("facts.participations", year=joined.cohorts[-1].year),
        number_text(joined.value, context),
        view_marks(_sources(joined, "chosen"), context),
        " + ".join(number_text(cohort.chosen or 0, context) for cohort in joined.cohorts),
    )


def _regions(regions: ExpectedTotal, joined: ExpectedTotal, context: PageContext) -> Fact:
    notes = []
    repeats = known_repeats(regions.cohorts)
    if repeats:
        notes.append(f"{number_text(joined.value, context)} − {number_text(repeats, context)}")
    if regions.unknown_repeats:
        years = ", ".join(str(year) for year in regions.unknown_repeats)
        notes.append(context.word("facts.if_no_repeats", years=years))
    return Fact(
        context.word("facts.regions", year=regions.cohorts[-1].year),
        number_text(regions.value, context),
        view_marks(_sources(regions, "chosen", "repeats"), context),
        "; ".join(notes) or None,
    )


def _sources(total: ExpectedTotal, *fields: str) -> tuple[str, ...]:
    sources = [source for cohort in total.cohorts for source in standing_of(cohort).of(*fields)]
    return tuple(dict.fromkeys(sources))
