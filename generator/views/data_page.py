"""The last page of a region: downloads, sources with how much was taken from each, and what is in
doubt.
"""

from collections import Counter
from collections.abc import Iterator

from generator.context import BuildContext
from generator.link.site import RegionSite, ResolvedSource
from generator.views.context import PageContext
from generator.views.page import ListedSource, PageView, Section, SourceGroup
from generator.views.region_parts import assemble_part, part_context
from generator.views.region_records import RecordSection, view_sections
from generator.views.source_pages import listed_source
from generator.views.statements import Statement, find_statements, list_statements
from generator.views.tables import Link


def view_data_page(
    region: RegionSite, pages: tuple[PageView, ...], build: BuildContext
) -> PageView:
    """Return a region's data page.

    Args:
        region: The region.
        pages: Its other pages, whose statements are counted.
        build: What the run shares.
    """
    context = part_context(region, "data", build)
    statements = tuple(find_statements(pages))
    sections = (
        _downloads(region, context),
        _sources(region, statements, context),
        *view_sections((RecordSection("catatan-mutu", ("flags",)),), region, context),
        *_without_source(statements, context),
    )
    return assemble_part(region, "data", sections, context)


def _downloads(region: RegionSite, context: PageContext) -> Section:
    links = (
        Link(
            context.word("data.json", file=f"{region.slug}.json"),
            context.link(f"data/daerah/{region.slug}.json"),
        ),
    )
    return Section(
        "unduh",
        context.word("section.unduh.title"),
        context.sentence("section.unduh.intro"),
        links=links,
    )


def _sources(
    region: RegionSite, statements: tuple[Statement, ...], context: PageContext
) -> Section:
    listed = tuple(_listed(region, statements, context))
    return Section(
        "sumber",
        context.word("section.sumber.title"),
        context.sentence("section.sumber.intro") if listed else None,
        source_groups=(SourceGroup(listed),) if listed else (),
        missing=None if listed else context.sentence("section.sumber.missing"),
    )


def _listed(
    region: RegionSite, statements: tuple[Statement, ...], context: PageContext
) -> Iterator[ListedSource]:
    """Yield the region's own sources, then those of the nation and of other regions that its pages
    lean on.
    """
    used = Counter(
        identifier for statement in statements for identifier in statement.all_source_ids
    )
    own = [ResolvedSource(source, region.slug) for source in region.region.sources]
    known = {resolved.identifier for resolved in own}
    foreign = (context.site.resolve_source(name, None) for name in sorted(used.keys() - known))
    for resolved in (*own, *(one for one in foreign if one is not None)):
        holder = "" if resolved.slug == region.slug else f"{resolved.slug or 'nasional'}."
        counted = context.catalogue.counted("source.used_here", used[resolved.identifier])
        yield listed_source(
            resolved, counted, context, anchor=f"sumber-{holder}{resolved.source.id}"
        )


def _without_source(statements: tuple[Statement, ...], context: PageContext) -> tuple[Section, ...]:
    """Return a section with what no source stands behind: only an invented region has such
    statements.
    """
    bare = [statement for statement in statements if not statement.all_source_ids]
    if not bare:
        return ()
    rows = tuple(row for section in list_statements(bare, context) for row in section.statements)
    title, intro = (context.word(f"section.tanpa-sumber.{part}") for part in ("title", "intro"))
    return (Section("tanpa-sumber", title, intro, statements=rows),)
