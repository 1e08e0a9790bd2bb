"""Rules of plans in a row: a single plan in force, and every record with the record's plan."""

import datetime as dt
from collections.abc import Iterator

from generator.checks.fields import declared_value
from generator.codes import NO_NAMES, Code, finding
from generator.diagnostics import Diagnostic, Loc, Related, Span
from generator.link.frameworks import framework_of
from generator.link.plan_periods import is_outside, period_of
from generator.link.site import NationalData, RegionSite, SourceRecord
from generator.model.base import Record
from generator.model.documents import Document
from generator.model.plan import Plan, PlanParts, PlanState
from generator.model.quick_win import PROMISING_DOCUMENTS
from generator.source.locate import key_span, line_with, lines_with_also, node_at, span_of
from generator.source.nodes import ScalarNode

_FEWEST = 2
"""Fewest plans among which a record has to name a plan."""


def check_plan_parts(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP431 for each part of a plan beside a list of plans, since its plan is unknown."""
    main = region.main_plan
    if main is None:
        return
    for key in PlanParts.model_fields:
        if declared_value(region.region, key):
            span = key_span(region.main.document, (key,))
            place = Related(_id_span(main, region), "plan_in_force")
            yield finding(Code.PLAN_PARTS_TWICE, span, key=key, plan=main.id, related=(place,))


def check_plans_in_force(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP432 if two plans are in force, and MP434, a warning, if the calendar cannot tell.

    A plan without a state is a former plan if a later plan begins; of two plans with overlapping
    periods, both may be in force.
    """
    typed = [plan for plan in region.region.plans if plan.state is PlanState.IN_FORCE]
    document = region.main.document
    for plan in sorted(typed, key=_first_year)[:-1]:
        place = span_of(document, (*_loc(plan, region), "state"))
        last = max(typed, key=_first_year)
        yield finding(
            Code.TWO_PLANS_IN_FORCE,
            place,
            plan=plan.id,
            other=last.id,
            repaired=line_with(document, place, PlanState.FORMER.value),
            related=(Related(_id_span(last, region), "other_value"),),
        )
    main = region.main_plan
    for plan, state in region.listed_plans:
        is_judged = main is not None and plan.state is None and state is PlanState.FORMER
        if not is_judged or main is None or not _overlap(plan, main):
            continue
        loc = (*_loc(plan, region), "id")
        if region.main.lacks(*_loc(plan, region), "state"):
            yield finding(
                Code.PERIODS_OVERLAP,
                span_of(document, loc),
                plan=plan.id,
                other=main.id,
                repaired=lines_with_also(document, loc, plan.id, "state: former"),
                related=(Related(_id_span(main, region), "other_value"),),
            )


def check_plan_begun(region: RegionSite, *, today: dt.date) -> Iterator[Diagnostic]:
    """Yield MP460 if a plan without a state would be taken as in force before its first day.

    Beside it the plan of today would be a former one, and its late promises would lapse.
    """
    if len(region.region.plans) < _FEWEST:
        return
    for plan, state in region.listed_plans:
        start = None if plan.period is None else plan.period.start
        is_derived = plan.state is None and region.main.lacks(*_loc(plan, region), "state")
        if state is not PlanState.IN_FORCE or not is_derived:
            continue
        if start is not None and start.first_day > today:
            loc = (*_loc(plan, region), "id")
            document = region.main.document
            yield finding(
                Code.PLAN_NOT_BEGUN,
                span_of(document, loc),
                plan=plan.id,
                start=str(start),
                repaired=lines_with_also(document, loc, plan.id, "state: drafting"),
            )


def check_dimension_of_plan(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP433 if a record names a dimension of a plan that is not the record's plan."""
    if not region.region.plans:
        return
    frameworks = {item.id: item.record for item in national.frameworks}
    keys = {
        plan.id: [item.key for item in framework.items]
        for place, plan in enumerate(region.region.plans)
        if (framework := framework_of(plan, frameworks)) is not None
        and region.main.has_all_of("plans", place, "dimensions")
    }
    for source_record, loc, named, dimension in _dimensions_named(region):
        plan = region.plan_named(named)
        if plan is None or plan.id not in keys or dimension in keys[plan.id]:
            continue
        # The name of the plan may be unreadable, in the record or in the plan itself.
        if named is None:
            is_certain = source_record.lacks(*loc[:-1], "plan") and region.main.has_all_of("plans")
        else:
            is_certain = named == plan.id
        if not is_certain:
            continue
        owners = [identifier for identifier, own in keys.items() if dimension in own]
        # No plan has the dimension: MP406 says so.
        if owners:
            yield finding(
                Code.DIMENSION_OF_OTHER_PLAN,
                span_of(source_record.document, loc),
                dimension=dimension,
                plan=plan.id,
                names=", ".join(keys[plan.id]) or NO_NAMES,
                owners=", ".join(owners),
                related=(Related(_id_span(plan, region), "plan_named"),),
            )


def check_plan_named(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP435, a warning, if a promise or its document names no plan among several.

    Without a plan, a promise counts for the plan in force, and moves by itself to the next plan.
    """
    main = region.main_plan
    if main is None or len(region.region.plans) < _FEWEST:
        return
    for source_record in region.quick_wins:
        if source_record.record.plan is None and source_record.lacks("plan"):
            yield _plan_missing(source_record, ("state",), main)
    if not _lists_documents(region):
        return
    for position, document in enumerate(region.region.documents):
        loc: Loc = ("documents", position)
        is_promising = document.kind in PROMISING_DOCUMENTS
        if (
            is_promising
            and region.plan_of_document(document) is None
            and region.main.lacks(*loc, "plan")
        ):
            yield _plan_missing(region.main, (*loc, "kind"), main)


def _lists_documents(region: RegionSite) -> bool:
    """Return whether the lists of documents of the plans are certain, and every document known."""
    known = {document.id for document in region.region.documents}
    return (
        Document not in region.unread.nameless
        and region.main.has_all_of("plans")
        and all(
            region.main.lacks("plans", place, "documents") and known.issuperset(plan.documents)
            for place, plan in enumerate(region.region.plans)
        )
    )


def _plan_missing(source_record: SourceRecord[Record], loc: Loc, main: Plan) -> Diagnostic:
    """Return the finding on a missing plan, at a field that every record of the type has."""
    document = source_record.document
    node, _ = node_at(document, loc)
    written = node.text if isinstance(node, ScalarNode) else ""
    return finding(
        Code.PLAN_NOT_NAMED,
        span_of(document, loc),
        plan=main.id,
        repaired=lines_with_also(document, loc, written, f"plan: {main.id}"),
    )


def _dimensions_named(
    region: RegionSite,
) -> Iterator[tuple[SourceRecord[Record], Loc, str | None, str]]:
    """Yield file, path, named plan and dimension of each record that may name a plan.

    An evaluation may judge a plan by the national dimensions, beside the plan's own dimensions.
    """
    for source_record in region.quick_wins:
        record = source_record.record
        if record.dimension is not None:
            yield source_record, ("dimension",), record.plan, record.dimension
    main = region.main
    for position, indicator in enumerate(main.record.indicators):
        if indicator.dimension is not None:
            loc: Loc = ("indicators", position, "dimension")
            yield main, loc, indicator.plan, indicator.dimension


def _loc(plan: Plan, region: RegionSite) -> Loc:
    return ("plans", region.region.plans.index(plan))


def _id_span(plan: Plan, region: RegionSite) -> Span:
    return span_of(region.main.document, (*_loc(plan, region), "id"))


def _first_year(plan: Plan) -> int:
    start = None if plan.period is None else plan.period.start
    return 0 if start is None else start.year


def _overlap(former: Plan, main: Plan) -> bool:
    """Return whether a plan ends after the year in which the main plan begins.

    Plans in a row often share the year of the change.
    """
    end = None if former.period is None else former.period.end
    return bool(_first_year(main)) and end is not None and end.year > _first_year(main)


def check_programme_years(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP440 if the period of a programme begins or ends outside of the years of its plan."""
    for plan_loc, plan in region.plans:
        period = period_of(plan, region)
        if period is None:
            continue
        for place, dimension in enumerate(plan.dimensions):
            for position, programme in enumerate(dimension.programmes):
                around = (*plan_loc, "dimensions", place, "programmes", position, "period")
                own = programme.period
                ends = {} if own is None else {"start": own.start, "end": own.end}
                for key, date in ends.items():
                    if date is not None and is_outside(date.year, period):
                        yield finding(
                            Code.YEAR_OUTSIDE_PLAN,
                            span_of(region.main.document, (*around, key)),
                            year=str(date.year),
                            start="…" if period.start is None else str(period.start.year),
                            end="…" if period.end is None else str(period.end.year),
                        )
