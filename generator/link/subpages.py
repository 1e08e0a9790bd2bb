"""The parts of a region that have a page of their own below its profile, and whether there is
anything to show on it.

Knows which pages there are, not what stands on them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from generator.link.site import RegionSite
from generator.model.base import Record
from generator.model.event import StatementKind

GOALS = (StatementKind.GOAL, StatementKind.BENEFIT, StatementKind.PRIORITY)
"""Kinds of statements that the profile shows."""


@dataclass(frozen=True, slots=True)
class Subpage:
    """One of a region's pages below its profile."""

    key: str
    """Last part of its address, and key of its words below `part`."""
    has_content: Callable[[RegionSite], bool]
    """Whether the page is made: a page whose subject is wholly unknown is not."""


def _has_any(*fields: str) -> Callable[[RegionSite], bool]:
    return lambda region: any(getattr(region.region, field) for field in fields)


def _has_road_map(region: RegionSite) -> bool:
    steps = any(statement.kind is StatementKind.NEXT_STEP for statement in region.region.statements)
    return steps or _has_any("road_map", "work_programme")(region)


def stands_alone(record: Record) -> bool:
    """Return whether a record speaks of the region as a whole: it names no dimension, quick win or
    village.
    """
    return all(vars(record).get(name) is None for name in ("dimension", "quick_win", "village"))


def _has_facts(region: RegionSite) -> bool:
    own = region.region
    said = (
        statement
        for statement in own.statements
        if statement.kind not in (*GOALS, StatementKind.NEXT_STEP)
    )
    records = (*said, *own.figures, *own.trainings, *own.target_groups)
    return _has_any("evaluations", "facilities")(region) or any(
        stands_alone(record) for record in records
    )


SUBPAGES = (
    Subpage("quick-win", lambda region: bool(region.quick_wins)),
    Subpage("peta-jalan", _has_road_map),
    Subpage(
        "desa-cerdas", lambda region: bool(region.villages) or _has_any("village_programme")(region)
    ),
    Subpage(
        "kelembagaan",
        _has_any(
            "posts",
            "people",
            "bodies",
            "offices",
            "stakeholders",
            "agreements",
            "assessments",
            "mentors",
        ),
    ),
    Subpage("dokumen", _has_any("documents")),
    Subpage("fakta", _has_facts),
    Subpage("kabar", lambda region: bool(region.updates) or _has_any("events", "media")(region)),
)
"""A region's pages below its profile, in the order of its menu."""
