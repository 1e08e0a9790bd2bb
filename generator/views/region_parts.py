"""What all pages of a region share: which of them exist, the region's own menu, and the frame of a page."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.link.site import RegionSite
from generator.model.event import StatementKind
from generator.views import addresses
from generator.views.context import Occasion, PageContext
from generator.views.page import PageParts, PageView, Section, assemble, region_trail
from generator.views.values import region_name


@dataclass(frozen=True, slots=True)
class RegionPart:
    """One of a region's pages below its profile."""

    key: str
    """Last part of its address, and key of its words below `part`."""
    has_content: Callable[[RegionSite], bool]
    """Whether the page is made: a page whose subject is wholly unknown is not."""


def region_menu(region: RegionSite, occasion: Occasion) -> tuple[tuple[str, str], ...]:
    """Return labels and addresses of the region's own menu: the pages that exist."""
    word = occasion.catalogue.word
    dimensions = ((word("part.dimensi.title"), addresses.region(region.slug) + "#dimensi"),)
    parts = (
        (word(f"part.{part.key}.title"), addresses.region_part(region.slug, part.key))
        for part in PARTS
        if part.has_content(region)
    )
    return (
        (word("part.profil.title"), addresses.region(region.slug)),
        *(dimensions if region.region.dimensions else ()),
        *parts,
        (word("part.data.title"), addresses.region_part(region.slug, "data")),
    )


def part_context(region: RegionSite, key: str, occasion: Occasion) -> PageContext:
    """Return the context of one of a region's pages."""
    return PageContext(occasion, addresses.region_part(region.slug, key), region)


def assemble_part(region: RegionSite, key: str, sections: tuple[Section, ...], context: PageContext) -> PageView:
    """Return the view of one of a region's pages below its profile."""
    name = region_name(region, context)
    parts = PageParts(
        template="region.md.j2",
        title=context.word(f"part.{key}.heading", region=name),
        description=context.word(f"part.{key}.description", region=name),
        breadcrumbs=region_trail(region, context),
        sections=sections,
        files=region.files,
        menu=region_menu(region, context.occasion),
    )
    return assemble(parts, context)


def _has_any(*fields: str) -> Callable[[RegionSite], bool]:
    return lambda region: any(getattr(region.region, field) not in (None, ()) for field in fields)


def _has_road_map(region: RegionSite) -> bool:
    steps = any(statement.kind is StatementKind.NEXT_STEP for statement in region.region.statements)
    return steps or _has_any("road_map", "work_programme")(region)


PARTS = (
    RegionPart("quick-win", lambda region: bool(region.quick_wins)),
    RegionPart("peta-jalan", _has_road_map),
    RegionPart("desa-cerdas", lambda region: bool(region.villages) or _has_any("village_programme")(region)),
    RegionPart(
        "kelembagaan",
        _has_any("posts", "people", "bodies", "offices", "stakeholders", "agreements", "assessments", "mentors"),
    ),
    RegionPart("dokumen", _has_any("documents")),
    RegionPart("kabar", lambda region: bool(region.updates) or _has_any("events", "media")(region)),
)
"""A region's pages below its profile, in the order of its menu."""
