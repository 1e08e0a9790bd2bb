"""How much of what is asked of a plan has been published: item by item, and counted. Knows no
wording of pages.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.link.site import RegionSite
from generator.link.subpages import SUBPAGES
from generator.model.base import Kind
from generator.model.documents import Document, DocumentKind, DocumentState
from generator.model.people import BodyKind, BodyState
from generator.model.quick_win import QuickWinState, is_promised
from generator.views import addresses

_BOOKS = (DocumentKind.STRATEGIC_ANALYSIS, DocumentKind.MASTERPLAN, DocumentKind.EXECUTIVE_SUMMARY)
_BODIES = (BodyKind.COUNCIL, BodyKind.TEAM, BodyKind.FORUM)


class Progress(StrEnum):
    """How far an item has been published, in the order in which pages count it."""

    THERE = "there"
    PARTLY = "partly"
    MENTIONED = "mentioned"
    """Sources speak of it, but nothing of it can be read."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked of a plan."""

    key: str
    """Of its words below `asked`."""
    progress: Progress
    stands_at: str
    """Address where it is read; leads somewhere unless it is missing."""


def completeness(region: RegionSite) -> tuple[Asked, ...]:
    """Return what is asked of a region's plan, in the order in which a plan is written.

    What is asked follows the programme: a vision with missions, dimensions with content, the three
    books, a road map, a legal basis, the three bodies, and a promised quick win for each dimension,
    with budgets; of drafts it is only known that sources speak of them. Evidence is asked for where
    a quick win is reported done.

    Source: "Kelengkapan" in content/metode/index.md.
    """
    return tuple(_items(region))


def count(asked: tuple[Asked, ...], progress: Progress) -> int:
    """Return how many items have come just so far."""
    return sum(item.progress is progress for item in asked)


def has_plan(region: RegionSite) -> bool:
    """Return whether a part of a region's plan can be read, in full or in part.

    A name and a code are no plan, nor are drafts of quick wins, nor who is to carry a plan out.

    Source: "Kelengkapan" in content/metode/index.md.
    """
    institutions = {body.value for body in _BODIES}
    parts = (item for item in completeness(region) if item.key not in institutions)
    return any(item.progress in {Progress.THERE, Progress.PARTLY} for item in parts)


def is_name_only(region: RegionSite) -> bool:
    """Return whether nothing is known of a region but who it is."""
    if region.region.participations or any(part.has_content(region) for part in SUBPAGES):
        return False
    return all(item.progress is Progress.MISSING for item in completeness(region))


def _items(region: RegionSite) -> Iterator[Asked]:
    plan, profile = region.region, addresses.region(region.slug)
    institutions = addresses.region_part(region.slug, "kelembagaan") + "#lembaga"
    words = (plan.vision is not None, bool(plan.missions))
    yield Asked("vision", _progress(words), f"{profile}#visi")
    yield Asked("dimensions", _dimensions(region), f"{profile}#dimensi")
    for kind in _BOOKS:
        yield _paper(kind, region)
    yield _road_map(region)
    yield _paper(DocumentKind.REGULATION, region)
    for body in _BODIES:
        states = [item.state for item in plan.bodies if item.kind is body]
        progress = _progress((BodyState.FORMED in states,), is_mentioned=bool(states))
        yield Asked(body.value, progress, institutions)
    yield from _promises(region)


def _dimensions(region: RegionSite) -> Progress:
    """Return how far the dimensions have content: all of the framework, since a plan names
    dimensions of it alone.
    """
    own = region.region.dimensions
    filled = {item.key for item in own if item.objectives or item.programmes or item.definition}
    wanted = region.index.get(Kind.DIMENSION, {})
    return _progress([key in filled for key in wanted], is_mentioned=bool(own))


def _paper(kind: DocumentKind, region: RegionSite) -> Asked:
    papers = [paper for paper in region.region.documents if paper.kind is kind]
    progress = _papers(papers, is_mentioned=bool(papers))
    return Asked(kind.value, progress, addresses.region_part(region.slug, "dokumen"))


def _road_map(region: RegionSite) -> Asked:
    """Return the road map: there with its phases, else as far as its papers can be read."""
    road_map = region.region.road_map
    named = None if road_map is None else road_map.document
    papers = [
        item
        for item in region.region.documents
        if item.kind is DocumentKind.ROADMAP or item.id == named
    ]
    progress = _papers(papers, is_mentioned=road_map is not None or bool(papers))
    if road_map is not None and road_map.phases:
        progress = Progress.THERE
    part = "dokumen" if road_map is None else "peta-jalan"
    return Asked("road_map", progress, addresses.region_part(region.slug, part))


def _papers(papers: list[Document], *, is_mentioned: bool) -> Progress:
    """Return how far papers can be read: there if one that exists can be opened, partly if another
    can.
    """
    opened = [paper.state for paper in papers if paper.url is not None]
    return _progress((bool(opened), DocumentState.EXISTS in opened), is_mentioned=is_mentioned)


def _promises(region: RegionSite) -> Iterator[Asked]:
    quick_wins = tuple(source_record.record for source_record in region.quick_wins)
    address = addresses.region_part(region.slug, "quick-win")
    dimensions = {item.key for item in region.region.dimensions}
    promised = [item for item in quick_wins if is_promised(item, region.region.documents)]
    titled = [item.dimension for item in promised if item.title is not None]
    each = bool(dimensions) and dimensions <= set(titled)
    titles = _progress((bool(titled), each), is_mentioned=bool(quick_wins))
    yield Asked("quick_wins", titles, address)
    is_budgeted = any(item.budget_idr is not None for item in quick_wins)
    budgets = _progress(
        [item.budget_idr is not None for item in promised], is_mentioned=is_budgeted
    )
    yield Asked("budgets", budgets, address)
    done = [bool(item.evidence) for item in quick_wins if item.state is QuickWinState.DONE]
    if done:
        yield Asked("evidence", _progress(done), address)


def _progress(parts: Collection[bool], *, is_mentioned: bool = False) -> Progress:
    if any(parts):
        return Progress.THERE if all(parts) else Progress.PARTLY
    return Progress.MENTIONED if is_mentioned else Progress.MISSING
