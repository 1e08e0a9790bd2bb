"""Sums of the money of programmes, by stage, year and fund; unknown amounts stay unknown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.dates import Period
from generator.model.documents import WorkItem
from generator.model.funding import Fund, Funding, Stage, Sum, sum_of
from generator.model.numbers import Budget
from generator.model.plan import PlanParts, WorkPackage
from generator.model.quick_win import QuickWin

Payer = WorkPackage | QuickWin | WorkItem
"""A record with money by year, fund and stage."""


@dataclass(frozen=True, slots=True)
class Share:
    """The year and the fund of the money in a sum; None for any year, and for any fund."""

    year: int | None = None
    fund: Fund | None = None


WHOLE = Share()
"""The money of every year and every fund."""


def money_of(programmes: Iterable[WorkPackage], stage: Stage, share: Share = WHOLE) -> Sum | None:
    """Return the money of programmes together; None if none is known.

    Args:
        programmes: Programmes; withdrawn ones are left out.
        stage: Planned, approved or spent.
        share: Year and fund that count.

    Source: "Capaian, hitungan, dan dana" in content/metode/index.md.
    """
    return sum_of(
        part
        for programme in not_withdrawn(programmes)
        for part in parts_of(programme, stage, share)
    )


def parts_of(payer: Payer, stage: Stage, share: Share = WHOLE) -> Iterator[Sum | int | None]:
    """Yield the parts of the money of a record; None for an unknown part.

    The printed budget of a record is the planned sum of its years, so the budget stands in the
    place of the parts. A budget of a single year stands in the place of the entries of that year,
    unless these entries tell the same amount: then the entries of all years are the parts.
    """
    budget = payer.budget_idr if stage is Stage.PLANNED else None
    printed = _printed(budget, share)
    if budget is None or printed is None or _repeats_entries(budget, payer, stage):
        yield from given_parts(payer, stage, share)
        return
    given = sum_of(given_parts(payer, stage, share))
    if budget.date is not None and not printed.is_exact:
        apart = (entry.amount(stage) for entry in payer.funding if not _is_part(entry, budget))
        together = printed.rupiah + sum(filter(None, apart))
        printed = Sum(max(together, 0 if given is None else given.rupiah), is_exact=False)
    yield printed


def adds_money(budget: Budget, entries: Iterable[Funding]) -> bool:
    """Return whether a printed budget is money beside the entries.

    Beside planned money of the same year, a budget is a sum of the entries. A budget without a year
    is a sum beside planned money of any year.
    """
    return not any(entry.planned_idr is not None and _is_part(entry, budget) for entry in entries)


def known_amount(programmes: Iterable[WorkPackage], stage: Stage, share: Share = WHOLE) -> int:
    """Return the known amount of the money of programmes; 0 if none is known.

    A printed sum of a plan is compared with this amount, on pages and by rules.
    """
    total = money_of(programmes, stage, share)
    return 0 if total is None else total.rupiah


def not_withdrawn(programmes: Iterable[WorkPackage]) -> tuple[WorkPackage, ...]:
    """Return programmes without the withdrawn programmes, as sums and numbers count."""
    return tuple(programme for programme in programmes if programme.withdrawn is None)


def counted_programmes(plan: PlanParts, dimension: str | None = None) -> tuple[WorkPackage, ...]:
    """Return the counted programmes of a plan.

    Args:
        plan: A plan.
        dimension: Key of a dimension; None for all dimensions.
    """
    return not_withdrawn(
        programme
        for each in plan.dimensions
        if dimension in {None, each.key}
        for programme in each.programmes
    )


def given_parts(payer: Payer, stage: Stage, share: Share = WHOLE) -> Iterator[int | None]:
    """Yield the parts of a sum that the entries of a record give; None for an unknown part.

    A year of a programme's period without an entry is an unknown part, and so is an entry that may
    belong to the share: with an unknown year or fund.
    """
    for entry in payer.funding:
        has_year = share.year is None or entry.year == share.year
        has_fund = share.fund is None or entry.fund is share.fund
        if has_year and has_fund:
            yield entry.amount(stage)
        elif (has_year or entry.year is None) and (has_fund or entry.fund is None):
            yield None
    period = payer.period if isinstance(payer, WorkPackage) else None
    told = {entry.year for entry in payer.funding}
    if not told:
        if share.year is None or _may_hold(period, share.year):
            yield None
    elif None not in told:
        due = _years(period) if share.year is None else (share.year,)
        yield from (None for year in due if year not in told and _may_hold(period, year))


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


def _repeats_entries(budget: Budget, payer: Payer, stage: Stage) -> bool:
    """Return whether the entries of a budget's only year tell the same amount, without a gap."""
    if budget.date is None or budget.value is None:
        return False
    of_year = sum_of(given_parts(payer, stage, Share(year=budget.date.year)))
    return of_year == Sum(int(budget.value), is_exact=True)


def _is_part(entry: Funding, budget: Budget) -> bool:
    """Return whether an entry may be about the year of a budget; all years without a year."""
    return budget.date is None or entry.year in {None, budget.date.year}


def _years(period: Period | None) -> Iterable[int]:
    """Return the years of a period; empty if either end is unknown."""
    if period is None or period.start is None or period.end is None:
        return ()
    return range(period.start.year, period.end.year + 1)


def _may_hold(period: Period | None, year: int) -> bool:
    """Return whether a year may lie in a period: no known end of the period rules it out."""
    if period is None:
        return True
    return not (
        (period.start is not None and year < period.start.year)
        or (period.end is not None and year > period.end.year)
    )
