"""The subpages of a region: the pages below the profile, and whether a region has content for each.

Knows the existence of the pages, not the content.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.link.long_lists import letters
from generator.link.site import RegionSite, kept
from generator.model.base import Record
from generator.model.event import Statement, StatementKind, TargetGroup, Training
from generator.model.numbers import Figure
from generator.model.plan import Flagship, Plan

GOALS = (StatementKind.GOAL, StatementKind.BENEFIT, StatementKind.PRIORITY)
"""Kinds of statements shown on the profile."""
_PROFILE_LETTERS = 3_000
"""Most letters about plan and region on the profile; with more, both have pages of their own."""

_EVALUATION_LETTERS = 3_500
"""Most letters of evaluations on the page of facts; more have a page of their own."""


@dataclass(frozen=True, slots=True)
class Subpage:
    """A page of a region below the profile."""

    key: str
    """Last part of the address, and key of the page's words below `part` in the catalogues."""
    has_content: Callable[[RegionSite], bool]
    """Whether the page is made: a page without any known fact is not."""
    is_missed: bool = True
    """Whether the profile names the page as missing where it is not made."""


def stands_alone(record: Record) -> bool:
    """Return whether a record names no dimension, quick win or village, but the whole region."""
    match record:
        case Figure():
            related = (record.dimension, record.quick_win, record.village)
            return all(name is None for name in related)
        case Flagship() | Statement() | TargetGroup() | Training():
            return record.dimension is None
        case _:
            return True


def long_subjects(region: RegionSite) -> Iterator[str]:
    """Yield the keys of the subpages for subjects too long for the page that they would share.

    Plan and region leave the profile together; evaluations leave the page of facts.
    """
    record, plan = region.region, region.plan
    goals = (
        statement
        for statement in record.statements
        if statement.kind in GOALS and stands_alone(statement)
    )
    flagships = filter(stands_alone, plan.flagships)
    subjects: dict[str, tuple[Record | None, ...]] = {
        "rencana": (plan.vision, *plan.missions, *goals, *flagships),
        "identitas": (record.brand, record.identity, record.reference, *record.participations),
    }
    weights = {
        key: sum(letters(item) for item in records if item is not None)
        for key, records in subjects.items()
    }
    if sum(weights.values()) > _PROFILE_LETTERS:
        yield from (key for key, weight in weights.items() if weight)
    if sum(map(letters, record.evaluations)) > _EVALUATION_LETTERS:
        yield "evaluasi"


def _has_road_map(region: RegionSite) -> bool:
    record = region.region
    steps = any(statement.kind is StatementKind.NEXT_STEP for statement in record.statements)
    return steps or region.plan.road_map is not None or region.plan.work_programme is not None


def _has_village_pages(region: RegionSite) -> bool:
    return bool(region.villages) or region.region.village_programme is not None


def _has_institutions(region: RegionSite) -> bool:
    record = region.region
    institutions = (
        record.posts,
        record.people,
        record.bodies,
        record.offices,
        record.stakeholders,
        record.agreements,
        record.assessments,
        record.mentors,
    )
    return any(institutions)


def _has_facts(region: RegionSite) -> bool:
    record = region.region
    # The profile shows the goals, and the road map the next steps.
    statements = (
        statement
        for statement in record.statements
        if statement.kind not in (*GOALS, StatementKind.NEXT_STEP)
    )
    facts = (*statements, *record.figures, *record.trainings, *record.target_groups)
    has_evaluations = bool(record.evaluations) and "evaluasi" not in region.long_lists.subjects
    return has_evaluations or bool(record.facilities) or any(map(stands_alone, facts))


def _has_ties(region: RegionSite) -> bool:
    """Return whether the region lists goals, or a promise, programme or indicator names an SDG."""
    programmes = (
        programme
        for _, plan in region.plans
        for dimension in plan.dimensions
        for programme in dimension.programmes
    )
    return (
        bool(region.region.goals)
        or any(source_record.record.sdgs for source_record in region.quick_wins)
        or any(indicator.sdgs for indicator in region.region.indicators)
        or any(programme.sdgs for programme in programmes)
    )


def _is_long(key: str) -> Callable[[RegionSite], bool]:
    """Return a test for regions with a subject, named by the key, that needs a page of its own."""
    return lambda region: key in region.long_lists.subjects


def _has_news(region: RegionSite) -> bool:
    return bool(region.updates or region.region.events or region.region.media)


def _has_funding(region: RegionSite) -> bool:
    plan = region.plan
    has_totals = isinstance(plan, Plan) and bool(plan.funding_totals)
    return has_totals or any(
        programme.funding for dimension in plan.dimensions for programme in dimension.programmes
    )


SUBPAGES = (
    # The profile of a region that says little of its plan and of itself has room for all of it.
    Subpage("rencana", _is_long("rencana"), is_missed=False),
    Subpage("identitas", _is_long("identitas"), is_missed=False),
    Subpage("quick-win", lambda region: bool(region.quick_wins)),
    Subpage("indikator", lambda region: bool(region.region.indicators)),
    Subpage("dana", _has_funding),
    Subpage("tujuan", _has_ties, is_missed=False),
    Subpage("peta-jalan", _has_road_map),
    Subpage("desa-cerdas", _has_village_pages),
    Subpage("wilayah", lambda region: bool(region.region.districts)),
    Subpage("kelembagaan", _has_institutions),
    Subpage("dokumen", lambda region: bool(region.region.documents)),
    Subpage("evaluasi", _is_long("evaluasi"), is_missed=False),
    Subpage("fakta", _has_facts),
    Subpage("kabar", _has_news),
)
"""A region's subpages, in the order of the menu."""


def has_subpage(key: str, region: RegionSite) -> bool:
    """Return whether the subpage of a key is made for a region."""
    return key in subpages(region)


@kept
def subpages(region: RegionSite) -> tuple[str, ...]:
    """Return the keys of the subpages made for a region, in the order of the menu."""
    return tuple(part.key for part in SUBPAGES if part.has_content(region))


def page_of_evaluations(region: RegionSite) -> str:
    """Return the key of the subpage that shows the evaluations of a region."""
    return "evaluasi" if has_subpage("evaluasi", region) else "fakta"
