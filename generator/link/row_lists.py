"""Lists of short rows that may continue: duties, quick wins, records of goals or kecamatan.

The first rows stand on the page of the list, the rest on numbered pages below. Every page has the
same number of rows: the order may follow states, and so the day, but the number does not.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.link.site import RegionSite, SourceRecord, kept
from generator.model.base import printed_order
from generator.model.event import Facility
from generator.model.indicator import Indicator
from generator.model.place import District
from generator.model.plan import Objective, WorkPackage
from generator.model.quick_win import QuickWin
from generator.model.ties import Goal

ROWS_ON_PAGE = 60
"""Most rows of a list on a page: about 5 kB of HTML, compressed."""
CHANGES_ON_PAGE = 20
"""Most changes on a page: a change has a sentence or two beside the name, and a reason."""
_TIES_ON_PAGE = 150
"""Most links to records of goals or kecamatan on a page; a link has no cells beside the title."""

Serving = QuickWin | WorkPackage | Objective | Indicator
"""Records that may name a goal."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tie:
    """A goal that a record serves, or a kecamatan named by a record."""

    subject: Goal | int | District
    """A goal of the region's list, the number of an SDG, or a kecamatan."""
    record: Serving | Facility | None
    """None for a subject without any record."""
    file: str
    """Stem of the name of the record's file; empty without a record."""


def rows_on_pages(rows: Sequence[T], most: int = ROWS_ON_PAGE) -> tuple[Sequence[T], ...]:
    """Return the rows of each page of a list; one empty page without rows."""
    starts = range(0, max(len(rows), 1), most)
    return tuple(rows[start : start + most] for start in starts)


@kept
def ties_on_pages(region: RegionSite) -> tuple[Sequence[Tie], ...]:
    """Return the records serving the goals of a region, by page of the goals."""
    return rows_on_pages(ties_of(region), _TIES_ON_PAGE)


@kept
def districts_on_pages(region: RegionSite) -> tuple[Sequence[Tie], ...]:
    """Return the work of the plan in each kecamatan, by page of the kecamatan."""
    return rows_on_pages(tuple(_district_ties(region)), _TIES_ON_PAGE)


def further_pages(region: RegionSite) -> Iterator[str]:
    """Yield the addresses below the profile of the further pages of a region's lists of rows."""
    counts = {
        "quick-win": len(rows_on_pages(listed_quick_wins(region))),
        "tujuan": len(ties_on_pages(region)),
        "wilayah": len(districts_on_pages(region)),
    }
    for office in region.offices_with_page:
        counts[f"perangkat/{office}"] = len(rows_on_pages(region.duties.get(office, ())))
    for folder, count in counts.items():
        for number in range(2, count + 1):
            yield f"{folder}/{number}/"


def on_further_pages(region: RegionSite) -> Mapping[int, str]:
    """Return the page, below the profile, of goals and kecamatan that the first page has not.

    Keys are `id()` of the records.
    """
    page_of: dict[int, str] = {}
    for folder, pages in (
        ("tujuan", ties_on_pages(region)),
        ("wilayah", districts_on_pages(region)),
    ):
        for number, page in enumerate(pages, start=1):
            for tie in page:
                page_of.setdefault(id(tie.subject), f"{folder}/{number}/")
    return {name: address for name, address in page_of.items() if not address.endswith("/1/")}


@kept
def listed_quick_wins(
    region: RegionSite,
) -> tuple[tuple[str | None, SourceRecord[QuickWin]], ...]:
    """Return a region's quick wins with the section of the list for each.

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
    return (
        *ties,
        *sorted(of_sdgs, key=lambda tie: tie.subject if isinstance(tie.subject, int) else 0),
    )


def _district_ties(region: RegionSite) -> Iterator[Tie]:
    """Yield each kecamatan, in the order of the file, with every record naming the kecamatan.

    A record that names only a village stands with the kecamatan of the village.
    """
    named = defaultdict[str, list[tuple[Serving | Facility, str]]](list)
    for identifier, record, file in _in_districts(region):
        named[identifier].append((record, file))
    for district in region.region.districts:
        for record, file in named[district.id]:
            yield Tie(district, record, file)
        if not named[district.id]:
            yield Tie(district, None, "")


def _in_districts(region: RegionSite) -> Iterator[tuple[str, Serving | Facility, str]]:
    by_name = {district.name.casefold(): district.id for district in region.region.districts}
    of_village = {
        village.id: by_name.get((village.record.district or "").casefold())
        for village in region.villages
    }
    for source_record in (region.main, *region.quick_wins):
        for record in (located.record for located in source_record.located):
            if isinstance(record, QuickWin | WorkPackage):
                through = (of_village.get(village) for village in record.villages)
                found = dict.fromkeys((*record.districts, *filter(None, through)))
            elif isinstance(record, Facility) and record.district is not None:
                found = {record.district: None}
            else:
                continue
            yield from ((district, record, source_record.id) for district in found)
