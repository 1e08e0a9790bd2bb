"""The last page of a region: downloads, sources, and every statement with the page and the sources it stands on."""

from collections import Counter
from collections.abc import Iterator

from generator.link.site import RegionSite
from generator.model.sourced import Source
from generator.views.context import Occasion, PageContext
from generator.views.entries import Entry, EntryOptions, view_entry, view_marks
from generator.views.page import PageView, Section
from generator.views.region_parts import assemble_part, part_context
from generator.views.region_records import RecordSection, view_sections
from generator.views.tables import Link, Row, Table


def view_data_page(region: RegionSite, pages: tuple[PageView, ...], occasion: Occasion) -> PageView:
    """Return a region's data page.

    Args:
        region: The region.
        pages: Its other pages, whose statements are listed.
        occasion: What the run shares.
    """
    context = part_context(region, "data", occasion)
    statements = _listed(pages)
    sections = (
        _downloads(region, context),
        _sources(region, statements, context),
        *view_sections((RecordSection("catatan-mutu", ("flags",)),), region, context),
        _statements(statements, context),
    )
    return assemble_part(region, "data", sections, context)


def _listed(pages: tuple[PageView, ...]) -> tuple[tuple[str, Entry], ...]:
    """Return all statements with their pages, those within others too; one on several pages where it stands first."""
    first: dict[int, tuple[str, Entry]] = {}
    for page in pages:
        for section in page.sections:
            for entry in _with_inner(section.entries):
                if entry.source_ids:
                    first.setdefault(entry.record_id, (page.address, entry))
    return tuple(first.values())


def _with_inner(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        for group in entry.groups:
            yield from _with_inner(group.entries)


def _downloads(region: RegionSite, context: PageContext) -> Section:
    links = (
        Link(context.word("data.json", file=f"{region.slug}.json"), context.link(f"data/daerah/{region.slug}.json")),
    )
    return Section("unduh", context.word("section.unduh.title"), context.word("section.unduh.intro"), links=links)


def _sources(region: RegionSite, statements: tuple[tuple[str, Entry], ...], context: PageContext) -> Section:
    used = Counter(identifier for _, entry in statements for identifier in _names(entry))
    own = (
        _source(source, f"sumber-{source.id}", used[f"{region.slug}/{source.id}"], context)
        for source in region.region.sources
    )
    shared = context.site.national.sources
    national = (
        _source(source, f"sumber-nasional.{source.id}", used[source.id], context)
        for source in (() if shared is None else shared.record.sources)
        if used[source.id]
    )
    entries = (*own, *national)
    missing = None if entries else context.word("section.sumber.missing")
    return Section("sumber", context.word("section.sumber.title"), entries=entries, missing=missing)


def _names(entry: Entry) -> frozenset[str]:
    """Return the sources that a statement names, for what it says and for what others say instead."""
    return frozenset(entry.source_ids).union(*(other.source_ids for other in entry.others))


def _source(source: Source, anchor: str, used: int, context: PageContext) -> Entry:
    badge = context.catalogue.counted("source.used", used)
    return view_entry(source, (), context, EntryOptions(anchor, badge=badge))


def _statements(statements: tuple[tuple[str, Entry], ...], context: PageContext) -> Section:
    rows = tuple(
        Row(
            (
                Link(entry.summary, context.link(f"{address}#{entry.anchor}")),
                context.word(f"record.{entry.record_kind}"),
            ),
            view_marks(entry.source_ids, context),
        )
        for address, entry in statements
    )
    table = Table(context.word("data.caption"), (context.word("data.statement"), context.word("data.kind")), rows)
    return Section("semua-pernyataan", context.word("section.semua-pernyataan.title"), table=table)
