"""What all pages of a region share: the region's own menu, and the frame of a page."""

from generator.context import BuildContext
from generator.link.site import RegionSite
from generator.link.subpages import SUBPAGES
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble, region_trail
from generator.views.values import region_name


def region_menu(region: RegionSite, build: BuildContext) -> tuple[tuple[str, str], ...]:
    """Return labels and addresses of the region's own menu: the pages that exist."""
    word = build.catalogue.word
    dimensions = ((word("part.dimensi.title"), addresses.region(region.slug) + "#dimensi"),)
    parts = (
        (word(f"part.{part.key}.title"), addresses.region_part(region.slug, part.key))
        for part in SUBPAGES
        if part.has_content(region)
    )
    return (
        (word("part.profil.title"), addresses.region(region.slug)),
        *(dimensions if region.region.dimensions else ()),
        *parts,
        (word("part.data.title"), addresses.region_part(region.slug, "data")),
    )


def part_context(region: RegionSite, key: str, build: BuildContext) -> PageContext:
    """Return the context of one of a region's pages."""
    return PageContext(build, addresses.region_part(region.slug, key), region)


def assemble_part(
    region: RegionSite,
    key: str,
    sections: tuple[Section, ...],
    context: PageContext,
    *,
    lead: str | None = None,
) -> PageView:
    """Return the view of one of a region's pages below its profile; its lead is that of its key
    unless it is given.
    """
    name = region_name(region, context)
    parts = PageParts(
        template="region.md.j2",
        title=context.word(f"part.{key}.heading", region=name),
        description=context.word(f"part.{key}.description", region=name),
        breadcrumbs=region_trail(region, context),
        lead=context.sentence(f"part.{key}.lead", region=name) if lead is None else lead,
        sections=sections,
        files=region.files,
        menu=region_menu(region, context.build),
    )
    return assemble(parts, context)
