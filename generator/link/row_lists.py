"""Lists of short rows that may continue: an office's duties, quick wins, what serves the goals.

The first rows stand on the page of the list, the rest on numbered pages below. Every page has the
same number of rows: their order may follow states, and so the day, but their number does not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.link.site import RegionSite, SourceRecord
from generator.model.base import printed_order
from generator.model.indicator import Indicator
from generator.model.plan import Objective, WorkPackage
from generator.model.quick_win import QuickWin
from generator.model.ties import Goal

ROWS_ON_PAGE = 60
"""Most rows of a list on a page: about 5 kB of HTML, compressed."""
_TIES_ON_PAGE = 150
"""Most links to records that serve goals on a page; a link has no cells beside the title."""

Serving = QuickWin | WorkPackage | Objective | Indicator
"""Records that may name a goal."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tie:
    """A goal of the development plan or an SDG, with a record that serves the goal."""

    goal: Goal | int
    """A goal of the region's list, or the number of an SDG."""
    record: Serving | None
    """None for a goal that no record serves."""
    file: str
    """Stem of the name of the record's file; empty without a record."""


def rows_on_pages(rows: Sequence[T], most: int = ROWS_ON_PAGE) -> tuple[Sequence[T], ...]:
    """Return the rows of each page of a list; one empty page without rows."""
    starts = range(0, max(len(rows), 1), most)
    return tuple(rows[start : start + most] for start in starts)


def ties_on_pages(region: RegionSite) -> tuple[Sequence[Tie], ...]:
    """Return what serves the goals of a region, as the pages of the goals divide it."""
    return rows_on_pages(ties_of(region), _TIES_ON_PAGE)


def further_pages(region: RegionSite) -> Iterator[str]:
    """Yield the addresses below the profile of the further pages of a region's lists of rows."""
    counts = {
        "quick-win": len(rows_on_pages(listed_quick_wins(region))),
        "tujuan": len(ties_on_pages(region)),
    }
    for office in region.offices_with_page:
        counts[f"perangkat/{office}"] = len(rows_on_pages(region.duties.get(office, ())))
    for folder, count in counts.items():
        for number in range(2, count + 1):
            yield f"{folder}/{number}/"


def listed_quick_wins(
    region: RegionSite,
) -> tuple[tuple[str | None, SourceRecord[QuickWin]], ...]:
    """Return a region's quick wins with the section of the list that shows each.

    Sections are those of the promises of the main plan (empty), of each further plan (the plan's
    identifier), and of withdrawn promises (None), which also stand with their further plan.
    """
    by_plan = [(region.plan_named(item.record.plan), item) for item in region.quick_wins]
    return (
        *(("", item) for item in region.promises if item.record.withdrawn is None),
        *(
            (plan.id, item)
            for plan in region.other_plans
            for named, item in by_plan
            if named is plan
        ),
        *((None, item) for item in region.quick_wins if item.record.withdrawn is not None),
    )


def ties_of(region: RegionSite) -> tuple[Tie, ...]:
    """Return the goals of the development plan, then the SDGs, each with every record serving it.

    Goals follow the printed numbers if all have one, else the file.
    """
    serving = [
        (located.record, source_record.id)
        for source_record in (region.main, *region.quick_wins)
        for located in source_record.located
        if isinstance(located.record, QuickWin | WorkPackage | Objective | Indicator)
    ]
    goals = list(region.region.goals)
    if all(goal.number for goal in goals):
        goals.sort(key=lambda goal: printed_order(goal.number))
    ties: list[Tie] = []
    for goal in goals:
        served = [Tie(goal, record, file) for record, file in serving if goal.id in record.goals]
        ties += served or [Tie(goal, None, "")]
    of_sdgs = [
        Tie(number, record, file)
        for record, file in serving
        if not isinstance(record, Objective)
        for number in record.sdgs
    ]
    # Sorting is stable: the records of an SDG stay in the order of the files.
    return (*ties, *sorted(of_sdgs, key=lambda tie: tie.goal if isinstance(tie.goal, int) else 0))
