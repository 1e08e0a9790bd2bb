"""How much of what is asked of a plan has been published: item by item, and counted. Knows no wording of pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.link.site import RegionSite
from generator.model.documents import Document, DocumentKind, DocumentState, WorkItem
from generator.model.people import BodyKind, BodyState
from generator.model.plan import WorkPackage
from generator.model.quick_win import QuickWin, QuickWinState
from generator.views import addresses

_BOOKS = (DocumentKind.STRATEGIC_ANALYSIS, DocumentKind.MASTERPLAN, DocumentKind.EXECUTIVE_SUMMARY)
_BODIES = (BodyKind.COUNCIL, BodyKind.TEAM, BodyKind.FORUM)
_BY_HAND = "panduan/mengubah-berkas/"


class Progress(StrEnum):
    """How far an item has been published."""

    THERE = "there"
    PARTLY = "partly"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked of a plan."""

    key: str
    """Of its words below `asked`."""
    progress: Progress
    stands_at: str
    """Address where it is read; leads somewhere unless it is missing."""
    completed_by: str
    """Address in the handbook that tells how to complete it."""


def completeness(region: RegionSite) -> tuple[Asked, ...]:
    """Return what is asked of a region's plan, in the order in which a plan is written.

    What is asked follows the programme: a vision with missions, dimensions with content, the three books, a road map, a
    legal basis, the three bodies, and a quick win for each dimension, with budgets and evidence.

    Source: "Kelengkapan" in content/metode/index.md.
    """
    return tuple(_items(region))


def published(asked: tuple[Asked, ...]) -> int:
    """Return how many items are wholly published; this is the number that pages show and sort by."""
    return sum(item.progress is Progress.THERE for item in asked)


def _items(region: RegionSite) -> Iterator[Asked]:
    plan, profile = region.region, addresses.region(region.slug)
    institutions = addresses.region_part(region.slug, "kelembagaan") + "#lembaga"
    words = (plan.vision is not None, bool(plan.missions))
    yield Asked("vision", _progress(begun=any(words), whole=all(words)), f"{profile}#visi", "panduan/visi/")
    filled = all(item.objectives or item.programmes or item.definition for item in plan.dimensions)
    yield Asked("dimensions", _progress(begun=bool(plan.dimensions), whole=filled), f"{profile}#dimensi", _BY_HAND)
    for kind in _BOOKS:
        yield _paper(kind, region)
    yield _road_map(region)
    yield _paper(DocumentKind.REGULATION, region)
    for body in _BODIES:
        states = [item.state for item in plan.bodies if item.kind is body]
        progress = _progress(begun=bool(states), whole=BodyState.FORMED in states)
        yield Asked(body.value, progress, institutions, _BY_HAND)
    yield from _promises(region)


def _paper(kind: DocumentKind, region: RegionSite) -> Asked:
    """Return a kind of paper: there if a reader can open one that exists, partly if one is only spoken of."""
    papers = [paper for paper in region.region.documents if paper.kind is kind]
    progress = _progress(begun=bool(papers), whole=any(_can_be_opened(paper) for paper in papers))
    return Asked(kind.value, progress, addresses.region_part(region.slug, "dokumen"), _BY_HAND)


def _can_be_opened(paper: Document) -> bool:
    return paper.state is DocumentState.EXISTS and paper.url is not None


def _road_map(region: RegionSite) -> Asked:
    """Return the road map: there with its phases, partly where it is only spoken of."""
    road_map = region.region.road_map
    papers = any(paper.kind is DocumentKind.ROADMAP for paper in region.region.documents)
    phases = road_map is not None and bool(road_map.phases)
    part = "dokumen" if road_map is None else "peta-jalan"
    progress = _progress(begun=road_map is not None or papers, whole=phases)
    return Asked("road_map", progress, addresses.region_part(region.slug, part), _BY_HAND)


def _promises(region: RegionSite) -> Iterator[Asked]:
    quick_wins = tuple(filed.record for filed in region.quick_wins)
    address = addresses.region_part(region.slug, "quick-win")
    dimensions = {item.key for item in region.region.dimensions}
    titled = {item.dimension for item in quick_wins if item.title is not None}
    each = bool(dimensions) and dimensions <= titled
    yield Asked("quick_wins", _progress(begun=bool(quick_wins), whole=each), address, "panduan/quick-win/")
    costed = bool(quick_wins) and all(item.budget_idr is not None for item in quick_wins)
    yield Asked("budgets", _progress(begun=_has_budget(region), whole=costed), address, "panduan/quick-win/")
    done = tuple(item for item in quick_wins if item.state is QuickWinState.DONE)
    shown = bool(done) and all(item.evidence for item in done)
    begun = any(item.evidence for item in quick_wins)
    yield Asked("evidence", _progress(begun=begun, whole=shown), address, "panduan/keadaan/#bukti-yang-baik")


def _has_budget(region: RegionSite) -> bool:
    return any(
        isinstance(located.record, QuickWin | WorkPackage | WorkItem) and located.record.budget_idr is not None
        for filed in region.files
        for located in filed.located
    )


def _progress(*, begun: bool, whole: bool) -> Progress:
    if not begun:
        return Progress.MISSING
    return Progress.THERE if whole else Progress.PARTLY
