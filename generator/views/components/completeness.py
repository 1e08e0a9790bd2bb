"""Completeness of a plan: the coverage of each expected item, and counts.

Knows no words of pages.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.link import plan_framework
from generator.link.region_subpages import subpages
from generator.link.site import RegionSite
from generator.model.documents import Document, DocumentKind, DocumentState
from generator.model.people import BodyKind, BodyState
from generator.model.quick_win import is_promised
from generator.views import addresses

_BOOKS = (DocumentKind.STRATEGIC_ANALYSIS, DocumentKind.MASTERPLAN, DocumentKind.EXECUTIVE_SUMMARY)
_BODIES = (BodyKind.COUNCIL, BodyKind.TEAM, BodyKind.FORUM)


class Coverage(StrEnum):
    """How far an item has been published, in the order of the counts on pages."""

    PUBLISHED = "there"
    PARTLY = "partly"
    MENTIONED = "mentioned"
    """Sources speak of the item, but no part can be read."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class PlanItem:
    """An item expected of every plan."""

    key: str
    """Key of the item's words below `asked` in the catalogues."""
    coverage: Coverage
    address: str
    """Address of the item; of no use if the item is missing."""


def completeness(region: RegionSite) -> tuple[PlanItem, ...]:
    """Return the items expected of a region's plan, in the order of a plan.

    The programme expects a vision with missions, dimensions with content, the three
    books, a road map, a legal basis, the three bodies, and a promised quick win for each dimension,
    with budgets. A draft of a quick win only counts as mentioned. Evidence is expected only if a
    quick win is reported done, in whole or in part.

    Source: "Kelengkapan" in content/metode/index.md.
    """
    return tuple(_items(region))


def count(items: tuple[PlanItem, ...], coverage: Coverage) -> int:
    """Return the number of items with exactly this coverage."""
    return sum(item.coverage is coverage for item in items)


def unpublished_items(region: RegionSite) -> tuple[PlanItem, ...]:
    """Return the items of a region's main plan that are not published in full."""
    items = completeness(region.about_main_plan)
    return tuple(item for item in items if item.coverage is not Coverage.PUBLISHED)


def has_plan(region: RegionSite) -> bool:
    """Return whether a part of a region's plan can be read, in full or in part.

    A name and a code are no plan, nor are drafts of quick wins, nor the bodies that are to carry
    the plan out.

    Source: "Kelengkapan" in content/metode/index.md.
    """
    institutions = {body.value for body in _BODIES}
    return any(
        item.coverage in {Coverage.PUBLISHED, Coverage.PARTLY}
        for item in completeness(region)
        if item.key not in institutions
    )


def is_name_only(region: RegionSite) -> bool:
    """Return whether nothing is known of a region beside name and code."""
    # Asked before the checklist, which takes longer: a region with a plan is settled here.
    if region.region.participations or subpages(region):
        return False
    return all(item.coverage is Coverage.MISSING for item in completeness(region))


def _items(region: RegionSite) -> Iterator[PlanItem]:
    record, plan, profile = region.region, region.plan, addresses.region(region.slug)
    institutions = addresses.region_part(region.slug, "kelembagaan") + "#lembaga"
    words = (plan.vision is not None, bool(plan.missions))
    yield PlanItem("vision", _coverage(words), f"{profile}#visi")
    yield PlanItem("dimensions", _dimensions(region), f"{profile}#dimensi")
    for kind in _BOOKS:
        yield _document(kind, region)
    yield _road_map(region)
    yield _document(DocumentKind.REGULATION, region)
    for body in _BODIES:
        states = [item.state for item in record.bodies if item.kind is body]
        coverage = _coverage((BodyState.FORMED in states,), is_mentioned=bool(states))
        yield PlanItem(body.value, coverage, institutions)
    yield from _promises(region)


def _dimensions(region: RegionSite) -> Coverage:
    """Return the coverage of the dimensions: how many of the framework's have content.

    The framework alone gives the wanted dimensions, since a plan names no further ones.
    """
    dimensions = region.plan.dimensions
    filled = {
        item.key for item in dimensions if item.objectives or item.programmes or item.definition
    }
    framework = plan_framework(region)
    wanted = () if framework is None else tuple(item.key for item in framework.items)
    return _coverage([key in filled for key in wanted], is_mentioned=bool(dimensions))


def _document(kind: DocumentKind, region: RegionSite) -> PlanItem:
    documents = [document for document in region.documents if document.kind is kind]
    coverage = _documents(documents, is_mentioned=bool(documents))
    return PlanItem(kind.value, coverage, addresses.region_part(region.slug, "dokumen"))


def _road_map(region: RegionSite) -> PlanItem:
    """Return the road map: covered by phases, else as far as documents can be read."""
    road_map = region.plan.road_map
    named = None if road_map is None else road_map.document
    documents = [
        document
        for document in region.documents
        if document.kind is DocumentKind.ROADMAP or document.id == named
    ]
    coverage = _documents(documents, is_mentioned=road_map is not None or bool(documents))
    if road_map is not None and road_map.phases:
        coverage = Coverage.PUBLISHED
    part = "dokumen" if road_map is None else "peta-jalan"
    return PlanItem("road_map", coverage, addresses.region_part(region.slug, part))


def _documents(documents: list[Document], *, is_mentioned: bool) -> Coverage:
    """Return the coverage of an item by documents that can be opened.

    The item is covered if an existing document can be opened, and partly covered if only documents
    in a different state can be opened: planned, in revision or unknown.
    """
    opened = [document.state for document in documents if document.url is not None]
    return _coverage((bool(opened), DocumentState.EXISTS in opened), is_mentioned=is_mentioned)


def _promises(region: RegionSite) -> Iterator[PlanItem]:
    # A promise that was taken back completes no plan.
    quick_wins = tuple(
        source_record.record
        for source_record in region.promises
        if source_record.record.withdrawn is None
    )
    address = addresses.region_part(region.slug, "quick-win")
    dimensions = {item.key for item in region.plan.dimensions}
    promised = [item for item in quick_wins if is_promised(item, region.terms(item))]
    titled = [item.dimension for item in promised if item.title is not None]
    has_each = bool(dimensions) and dimensions <= set(titled)
    titles = _coverage((bool(titled), has_each), is_mentioned=bool(quick_wins))
    yield PlanItem("quick_wins", titles, address)
    # A budget of a draft is a mention: only the budgets of promised quick wins are counted.
    is_budgeted = any(item.budget_idr is not None for item in quick_wins)
    budgets = _coverage(
        [item.budget_idr is not None for item in promised], is_mentioned=is_budgeted
    )
    yield PlanItem("budgets", budgets, address)
    shown = [bool(item.evidence) for item in quick_wins if item.state.has_results]
    if shown:
        yield PlanItem("evidence", _coverage(shown), address)


def _coverage(parts: Collection[bool], *, is_mentioned: bool = False) -> Coverage:
    if any(parts):
        return Coverage.PUBLISHED if all(parts) else Coverage.PARTLY
    return Coverage.MENTIONED if is_mentioned else Coverage.MISSING
