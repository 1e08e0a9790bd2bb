"""The last page of a region: downloads, sources with numbers of statements, quality flags."""

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.context import BuildContext
from generator.link.site import RegionSite, ResolvedSource
from generator.views import addresses
from generator.views.blocks import Absence, Paragraph
from generator.views.context import PageContext
from generator.views.marks import view_marks
from generator.views.page import ListedSource, PageView, Section, SourceGroup
from generator.views.region.change_facts import change_facts, change_link
from generator.views.region.region_parts import assemble_part, follow_links, part_context
from generator.views.region.region_records import RecordSection, view_sections
from generator.views.statements import CitedStatement, list_all, listed_source
from generator.views.tables import Link, LinkList, Row, Table

_FLAGS = RecordSection("catatan-mutu", lambda region: region.region.flags)


def view_data_page(
    region: RegionSite, statements: tuple[CitedStatement, ...], build: BuildContext
) -> PageView:
    """Return a region's data page.

    Args:
        region: The region.
        statements: Statements on the region's further pages, to be counted.
        build: Build context.
    """
    context = part_context(region, "data", build)
    sections = (
        _downloads(region, context),
        _sources(region, statements, context),
        *view_sections((_FLAGS,), region, context),
        *_changes(region, context),
        # The statements have the words of the main edition.
        *(() if build.edition else _without_source(statements, context)),
    )
    return assemble_part(region, "data", sections, context)


def _downloads(region: RegionSite, context: PageContext) -> Section:
    label = context.word("data.json", file=f"{region.slug}.json")
    link = Link(label, context.link(addresses.region_data(region.slug)))
    workbook = context.word("data.workbook", file=f"{region.slug}.xlsx")
    book = Link(workbook, context.link(addresses.region_workbook(region.slug)))
    every = Link(context.word("downloads.title"), context.link(addresses.downloads()))
    form = Link(context.word("form.link"), context.link(addresses.form(region.slug)))
    return Section.of(
        "unduh",
        context.word("section.unduh.title"),
        Paragraph(context.sentence("section.unduh.intro")),
        LinkList(
            (
                *((book,) if context.build.settings.workbooks else ()),
                link,
                *follow_links(region, context),
                every,
                form,
            )
        ),
    )


def _sources(
    region: RegionSite, statements: tuple[CitedStatement, ...], context: PageContext
) -> Section:
    listed = tuple(_listed(region, statements, context))
    title = context.word("section.sumber.title")
    if not listed:
        return Section.of("sumber", title, Absence(context.sentence("section.sumber.missing")))
    intro = Paragraph(context.sentence("section.sumber.intro"))
    return Section.of("sumber", title, intro, SourceGroup(listed))


def _listed(
    region: RegionSite, statements: tuple[CitedStatement, ...], context: PageContext
) -> Iterator[ListedSource]:
    """Yield the region's own sources, then sources of the nation and of other regions.

    Of the latter only cited sources are listed, sorted by name.
    """
    # A statement that dissenting sources contradict counts for these sources as well.
    used = Counter(
        identifier for statement in statements for identifier in statement.all_source_ids
    )
    of_region = [ResolvedSource(source, region.slug) for source in region.region.sources]
    known = {resolved.identifier for resolved in of_region}
    cited = (context.site.resolve_source(name, None) for name in sorted(used.keys() - known))
    of_others = (resolved for resolved in cited if resolved is not None)
    for resolved in (*of_region, *of_others):
        # Two regions may use one identifier: the anchor of a foreign source names its holder.
        holder = "" if resolved.slug == region.slug else f"{resolved.slug or 'nasional'}."
        counted = context.catalogue.counted("source.used_here", used[resolved.identifier])
        yield listed_source(
            resolved, counted, context, anchor=f"sumber-{holder}{resolved.source.id}"
        )


def _changes(region: RegionSite, context: PageContext) -> tuple[Section, ...]:
    """Return the section with the changes of a region, for its data page; none without any."""
    changes = change_facts(region, context)
    if not changes:
        return ()
    rows = tuple(
        Row(
            (change_link(change, context), change.date, change.told, change.reason or ""),
            view_marks(_own_names(change.sources, region), context),
        )
        for change in changes
    )
    head = tuple(context.word(f"changes.{column}") for column in ("what", "date", "told", "reason"))
    table = Table(context.word("changes.caption"), head, rows)
    link = Link(context.word("changes.all"), context.link(addresses.changes()))
    title = context.word("section.perubahan.title")
    return (Section.of("perubahan", title, table, LinkList((link,))),)


def _own_names(sources: Iterable[str], region: RegionSite) -> tuple[str, ...]:
    return tuple(source.removeprefix(f"{region.slug}/") for source in sources)


def _without_source(
    statements: tuple[CitedStatement, ...], context: PageContext
) -> tuple[Section, ...]:
    """Return a section with statements without a source, found in invented regions only."""
    unsourced = [statement for statement in statements if not statement.all_source_ids]
    if not unsourced:
        return ()
    title, intro = (context.word(f"section.tanpa-sumber.{part}") for part in ("title", "intro"))
    listed = list_all(unsourced, context)
    return (Section.of("tanpa-sumber", title, Paragraph(intro), listed),)
