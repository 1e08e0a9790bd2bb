"""The plan of a record, and the years of a plan."""

from generator.link.site import RegionSite
from generator.model.dates import Period
from generator.model.documents import DocumentKind
from generator.model.plan import Plan, PlanParts


def known_plan(identifier: str | None, region: RegionSite) -> PlanParts | None:
    """Return the plan of an identifier; without an identifier, the plan shown by the pages.

    None for the identifier of an unknown plan: `link` reports the identifier.
    """
    if identifier is None:
        return region.plan
    return next((plan for plan in region.region.plans if plan.id == identifier), None)


def period_of(plan: PlanParts, region: RegionSite) -> Period | None:
    """Return the period of a plan, as given or as printed by the plan's masterplan.

    None if neither has a period, and if several masterplans of the plan have a period.
    """
    identifier = plan.id if isinstance(plan, Plan) else None
    if isinstance(plan, Plan) and plan.period is not None:
        return plan.period
    # Nobody knows the period if the plan's own, or that of a masterplan, is left out as faulty.
    main = region.main
    heads = [loc for loc, each in region.plans if each is plan and isinstance(each, Plan)]
    papers = [("documents", place) for place in range(len(region.region.documents))]
    if not main.has_all_of("documents") or not all(
        main.lacks(*loc, key)
        for locs, keys in ((heads, ("period",)), (papers, ("plan", "period")))
        for loc in locs
        for key in keys
    ):
        return None
    printed = [
        document.period
        for document in region.region.documents
        if document.kind is DocumentKind.MASTERPLAN
        and document.plan in {None, identifier}
        and document.period is not None
    ]
    return printed[0] if len(printed) == 1 else None


def is_outside(year: int, period: Period) -> bool:
    """Return whether a year lies outside of a period; an unknown end excludes no year."""
    return (period.start is not None and year < period.start.year) or (
        period.end is not None and year > period.end.year
    )
