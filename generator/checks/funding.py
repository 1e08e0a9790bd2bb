"""Rules of money: printed sums and their parts, stages, years, and entries given twice."""

from collections.abc import Iterator

from generator.checks.indicators import repeated
from generator.checks.jumps import is_jump
from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Related
from generator.link.plan_periods import is_outside, known_plan, period_of
from generator.link.site import NationalData, RegionSite, SourceRecord
from generator.model.base import Record
from generator.model.funding import Funding, FundingTotal, Stage
from generator.model.plan import Plan, PlanParts
from generator.model.plan_money import Payer, Share, counted_programmes, known_amount
from generator.model.quick_win import QuickWin
from generator.source.locate import span_of


def check_spending(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP450 if more was spent than approved."""
    for source_record, loc, entry in _entries(region):
        if entry.approved_idr is None or entry.spent_idr is None:
            continue
        if entry.spent_idr > entry.approved_idr and entry.note is None:
            approved = span_of(source_record.document, (*loc, "approved_idr"))
            yield finding(
                Code.SPENT_ABOVE_APPROVED,
                span_of(source_record.document, (*loc, "spent_idr")),
                spent=str(entry.spent_idr),
                approved=str(entry.approved_idr),
                related=(Related(approved, "measure_given"),),
            )


def check_stages(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP453 if ten times as much is approved as planned or more, or a tenth or less.

    Spending begins small, so money spent is compared by MP450 alone.
    """
    for source_record, loc, entry in _entries(region):
        planned, approved = entry.planned_idr, entry.approved_idr
        if planned is None or approved is None or entry.note is not None:
            continue
        if is_jump(planned, approved):
            given = span_of(source_record.document, (*loc, "planned_idr"))
            yield finding(
                Code.STAGE_JUMPS,
                span_of(source_record.document, (*loc, "approved_idr")),
                approved=str(approved),
                planned=str(planned),
                related=(Related(given, "measure_given"),),
            )


def check_funding_years(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP440 if money is given for a year outside of the plan."""
    for source_record, loc, entry in _entries(region):
        plan = _plan_around(source_record, loc, region)
        period = None if plan is None else period_of(plan, region)
        if period is None or entry.year is None or not is_outside(entry.year, period):
            continue
        yield finding(
            Code.YEAR_OUTSIDE_PLAN,
            span_of(source_record.document, (*loc, "year")),
            year=str(entry.year),
            start="…" if period.start is None else str(period.start.year),
            end="…" if period.end is None else str(period.end.year),
        )


def check_funding_once(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP444 if a list of money has a year and a fund twice; of sums, a dimension as well."""
    lists: dict[tuple[str, Loc], list[tuple[Loc, str]]] = {}
    files = {source_record.document.path: source_record for source_record in _files(region)}
    for source_record, loc, entry in _entries(region):
        # An entry without a readable year, fund or dimension may be about anything.
        if not all(source_record.lacks(*loc, key) for key in ("year", "fund", "dimension")):
            continue
        dimension = entry.dimension if isinstance(entry, FundingTotal) else None
        named = (entry.year, None if entry.fund is None else entry.fund.value, dimension)
        written = ", ".join(str(name) for name in named if name is not None)
        key = "year" if entry.year is not None else "fund"
        in_list = lists.setdefault((source_record.document.path, loc[:-1]), [])
        # A single sum of everything names neither year nor fund.
        in_list.append(((*loc, key) if written else loc, written or "–"))
    for (path, _), entries in lists.items():
        yield from repeated(files[path], entries)


def check_sums(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP449 if a printed sum is smaller than the known parts.

    A larger sum is no fault: the source counts parts that it does not give one by one.
    """
    for source_record in _files(region):
        for located in source_record.located:
            if isinstance(located.record, Payer):
                yield from _budget_sum(source_record, located.loc, located.record)
    for loc, plan in region.plans:
        for place, total in enumerate(plan.funding_totals if isinstance(plan, Plan) else ()):
            yield from _total(region, (*loc, "funding_totals", place), plan, total)


def _budget_sum(
    source_record: SourceRecord[Record], loc: Loc, payer: Payer
) -> Iterator[Diagnostic]:
    budget = payer.budget_idr
    if budget is None or budget.value is None:
        return
    year = None if budget.date is None else budget.date.year
    amounts = (entry.planned_idr for entry in payer.funding if year is None or entry.year == year)
    known = sum(amount for amount in amounts if amount is not None)
    # A sum below zero has a finding of its own.
    if 0 <= budget.value < known:
        yield _below(source_record, (*loc, "budget_idr", "value"), str(budget.value), known)


def _total(
    region: RegionSite, loc: Loc, plan: PlanParts, total: FundingTotal
) -> Iterator[Diagnostic]:
    programmes = counted_programmes(plan, total.dimension)
    for stage in Stage:
        printed = total.amount(stage)
        known = known_amount(programmes, stage, Share(total.year, total.fund))
        if printed is not None and printed < known:
            yield _below(region.main, (*loc, f"{stage.value}_idr"), str(printed), known)
    if total.programmes is not None and total.programmes < len(programmes):
        yield _below(region.main, (*loc, "programmes"), str(total.programmes), len(programmes))


def _below(source_record: SourceRecord[Record], loc: Loc, printed: str, known: int) -> Diagnostic:
    return finding(
        Code.SUM_BELOW_PARTS,
        span_of(source_record.document, loc),
        value=printed,
        known=str(known),
    )


def _files(region: RegionSite) -> tuple[SourceRecord[Record], ...]:
    """Return the files that may hold money; villages, which may be thousands, hold none."""
    return (region.main, *region.quick_wins)


def _entries(region: RegionSite) -> Iterator[tuple[SourceRecord[Record], Loc, Funding]]:
    for source_record in _files(region):
        for located in source_record.located:
            if isinstance(located.record, Funding):
                yield source_record, located.loc, located.record


def _plan_around(
    source_record: SourceRecord[Record], loc: Loc, region: RegionSite
) -> PlanParts | None:
    """Return the plan that a record's money belongs to; None for an unknown or unreadable plan."""
    record = source_record.record
    if isinstance(record, QuickWin):
        is_certain = record.plan is not None or source_record.lacks("plan")
        return known_plan(record.plan, region) if is_certain else None
    match loc:
        case ("plans", int() as place, *_):
            return region.region.plans[place]
        case _:
            return region.region
