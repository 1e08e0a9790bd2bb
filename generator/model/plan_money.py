"""Sums of the money of programmes, by stage, year and fund; what is unknown stays unknown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.funding import Fund, Stage, Sum, sum_of
from generator.model.numbers import Budget
from generator.model.plan import WorkPackage


@dataclass(frozen=True, slots=True)
class Share:
    """The money that a sum is about; None for any year, and for any fund."""

    year: int | None = None
    fund: Fund | None = None


WHOLE = Share()
"""The money of every year and every fund."""


def money_of(programmes: Iterable[WorkPackage], stage: Stage, share: Share = WHOLE) -> Sum | None:
    """Return the money of programmes together; None if none is known.

    Args:
        programmes: Programmes that count; withdrawn ones are left out.
        stage: Planned, approved or spent.
        share: Year and fund that count.
    """
    return sum_of(
        part
        for programme in programmes
        if programme.withdrawn is None
        for part in _parts(programme, stage, share)
    )


def known_parts(programmes: Iterable[WorkPackage], stage: Stage, share: Share = WHOLE) -> int:
    """Return the sum of the amounts that sources give one by one, without any printed sum."""
    amounts = (
        entry.amount(stage)
        for programme in programmes
        for entry in programme.funding
        if share.year in {None, entry.year} and share.fund in {None, entry.fund}
    )
    return sum(amount for amount in amounts if amount is not None)


def _parts(programme: WorkPackage, stage: Stage, share: Share) -> Iterator[Sum | int | None]:
    """Yield the parts of a sum that a programme has; None for an unknown part.

    The printed budget is the planned sum of its years, so it stands in the place of its parts. A
    year of the programme's period without an entry is an unknown part.
    """
    printed = _printed(programme.budget_idr, share) if stage is Stage.PLANNED else None
    if printed is not None and (printed.is_exact or not programme.funding):
        yield printed
        return
    if not programme.funding:
        if share.year is None or _runs_in(programme, share.year):
            yield None
        return
    for entry in programme.funding:
        if entry.year in {None, share.year} or share.year is None:
            if share.fund is None or entry.fund is share.fund:
                is_certain = share.year is None or entry.year is not None
                yield entry.amount(stage) if is_certain else None
            elif entry.fund is None:
                yield None
    told = {entry.year for entry in programme.funding}
    if None not in told:
        due = _years(programme) if share.year is None else [share.year]
        yield from (None for year in due if year not in told and _runs_in(programme, year))


def _printed(budget: Budget | None, share: Share) -> Sum | None:
    """Return what a printed budget says about a share; None if it says nothing.

    A budget of a year is the least that all years have; a budget without a year is about them all.
    """
    if budget is None or budget.value is None or share.fund is not None:
        return None
    year = None if budget.date is None else budget.date.year
    if share.year not in {None, year}:
        return None
    return Sum(int(budget.value), is_exact=share.year == year)


def _years(programme: WorkPackage) -> Iterable[int]:
    """Return the years of a programme; empty if either end of the period is unknown."""
    period = programme.period
    if period is None or period.start is None or period.end is None:
        return ()
    return range(period.start.year, period.end.year + 1)


def _runs_in(programme: WorkPackage, year: int) -> bool:
    """Return whether a programme may have money in a year: no end of its period rules it out."""
    period = programme.period
    if period is None:
        return True
    return not (
        (period.start is not None and year < period.start.year)
        or (period.end is not None and year > period.end.year)
    )
