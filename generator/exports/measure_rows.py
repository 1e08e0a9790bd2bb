"""Rows of indicators and of money in the tables of real regions, as plain text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.exports.origin import Origin
from generator.link.site import RegionSite, SourceRecord
from generator.model.base import Record
from generator.model.documents import WorkItem
from generator.model.funding import Funding, FundingTotal, Stage
from generator.model.history import Withdrawal
from generator.model.indicator import Baseline, YearTarget, YearValue
from generator.model.numbers import Budget
from generator.model.plan import Plan, PlanParts
from generator.model.plan_money import adds_money
from generator.model.sourced import Sourced, Standing, standing_of
from generator.model.text import Text

Cells = tuple[str, ...]
"""A row; an unknown value is the empty text."""

INDICATOR_COLUMNS: Cells = (
    "region",
    "id",
    "measure",
    "unit",
    "direction",
    "dimension",
    "year",
    "kind",
    "value",
    "source",
    "withdrawn_on",
    "grade",
    "changed_on",
)
FUNDING_COLUMNS: Cells = (
    "region",
    "plan",
    "record",
    "id",
    "title",
    "dimension",
    "year",
    "fund",
    "planned_idr",
    "approved_idr",
    "spent_idr",
    "source",
    "withdrawn_on",
    "grade",
    "changed_on",
)


_KINDS: Mapping[type[Sourced], tuple[str, str]] = MappingProxyType(
    {
        Baseline: ("baseline", "baseline"),
        YearTarget: ("target", "targets"),
        YearValue: ("achieved", "achieved"),
    }
)
"""Kinds of values by their type, each with the field of the indicator that holds them."""
VALUE_KINDS = tuple(kind for kind, _ in _KINDS.values())
"""Words for the kinds of values."""


@dataclass(frozen=True, slots=True)
class _Payer:
    """A record with money, in the words of a row."""

    plan: str
    record: str
    id: str
    title: str
    dimension: str
    entries: tuple[Funding, ...]
    budget: Budget | None = None
    withdrawn: Withdrawal | None = None
    file: SourceRecord[Record] | None = None
    """File of the record; None for the main file."""


def indicator_rows(region: RegionSite, origin: Origin) -> Iterator[Cells]:
    """Yield a row for every baseline, target and report of a region's indicators."""
    for indicator in region.region.indicators:
        baseline = () if indicator.baseline is None else (indicator.baseline,)
        for item in (*baseline, *indicator.targets, *indicator.achieved):
            kind, field = _KINDS[type(item)]
            own_unit = item.unit if isinstance(item, YearValue) else None
            around = standing_of(indicator).below(field)
            yield (
                region.slug,
                indicator.id,
                _text(indicator.measure),
                _text(own_unit or indicator.unit),
                "" if indicator.direction is None else indicator.direction.value,
                indicator.dimension or "",
                str(item.year),
                kind,
                "" if item.value is None else str(item.value),
                *_origin(standing_of(item, around), indicator.withdrawn, region.main, origin),
            )


def funding_rows(region: RegionSite, origin: Origin) -> Iterator[Cells]:
    """Yield a row for every entry of money of programmes, quick wins, work items and plans."""
    standings = {
        id(located.record): located.standing
        for source_record in (region.main, *region.quick_wins)
        for located in source_record.located
        if isinstance(located.record, Funding | Budget)
    }
    for payer in _payers(region):
        entries: tuple[Funding | Budget, ...] = payer.entries
        # A sum of the column would count the money of a further budget twice.
        if payer.budget is not None and adds_money(payer.budget, payer.entries):
            entries = (*entries, payer.budget)
        for entry in entries:
            dimension = entry.dimension if isinstance(entry, FundingTotal) else payer.dimension
            yield (
                region.slug,
                payer.plan,
                payer.record,
                payer.id,
                payer.title,
                dimension or "",
                *(_budget_cells(entry) if isinstance(entry, Budget) else _funding_cells(entry)),
                *_origin(standings[id(entry)], payer.withdrawn, payer.file or region.main, origin),
            )


def _payers(region: RegionSite) -> Iterator[_Payer]:
    for _, plan in region.plans:
        name = plan.id if isinstance(plan, Plan) else ""
        if isinstance(plan, Plan):
            yield _Payer(name, "total", "", "", "", plan.funding_totals)
        for dimension in plan.dimensions:
            for programme in dimension.programmes:
                title, key = _text(programme.title), dimension.key
                identifier = programme.id or ""
                yield _Payer(
                    *(name, "programme", identifier, title, key, programme.funding),
                    programme.budget_idr,
                    programme.withdrawn,
                )
        for item in _work_items(plan):
            key = item.dimension or ""
            title = _text(item.title)
            yield _Payer(name, "work_item", "", title, key, item.funding, item.budget_idr)
    for source_record in region.quick_wins:
        record = source_record.record
        name, key = record.plan or "", record.dimension or ""
        title = _text(record.title)
        yield _Payer(
            *(name, "quick_win", source_record.id, title, key, record.funding),
            record.budget_idr,
            record.withdrawn,
            source_record,
        )


def _work_items(plan: PlanParts) -> Iterator[WorkItem]:
    phases = () if plan.road_map is None else plan.road_map.phases
    years = () if plan.work_programme is None else plan.work_programme.years
    for phase in phases:
        yield from phase.items
    for year in years:
        yield from year.items


def _funding_cells(entry: Funding) -> Cells:
    amounts = (entry.amount(stage) for stage in Stage)
    return (
        "" if entry.year is None else str(entry.year),
        "" if entry.fund is None else entry.fund.value,
        *("" if amount is None else str(amount) for amount in amounts),
    )


def _budget_cells(budget: Budget) -> Cells:
    """Return a printed budget as the planned money of its year, or of all years."""
    year = "" if budget.date is None else str(budget.date.year)
    return (year, "", "" if budget.value is None else str(budget.value), "", "")


def _origin(
    standing: Standing,
    withdrawn: Withdrawal | None,
    file: SourceRecord[Record],
    origin: Origin,
) -> Cells:
    """Return the cells of sources, day of withdrawal, grades and day of change."""
    sources, grades, changed_on = origin.cells(standing, file)
    return (sources, _withdrawn_on(withdrawn), grades, changed_on)


def _withdrawn_on(withdrawn: Withdrawal | None) -> str:
    return "" if withdrawn is None else str(withdrawn.date)


def _text(text: Text | None) -> str:
    return "" if text is None else text.in_language("id")[1]
