"""The last page of a region: downloads, sources, and every statement with the page and the sources it stands on."""

from markupsafe import Markup

from generator.link.site import RegionSite
from generator.model.sourced import Source
from generator.views import addresses
from generator.views.context import Occasion, PageContext
from generator.views.entries import Entry, EntryOptions, view_entry
from generator.views.markup import escape
from generator.views.page import Link, PageView, Row, Section, Table
from generator.views.region_parts import assemble_part, part_context
from generator.views.region_records import RecordSection, view_sections


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
    """Return all statements with their pages; one shown on several pages is listed once, where it stands first."""
    first: dict[tuple[str, str, tuple[str, ...]], tuple[str, Entry]] = {}
    for page in pages:
        for section in page.sections:
            for entry in section.entries:
                first.setdefault((entry.record_kind, entry.summary, entry.source_ids), (page.address, entry))
    return tuple(first.values())


def _downloads(region: RegionSite, context: PageContext) -> Section:
    links = (
        Link(context.word("data.json", file=f"{region.slug}.json"), context.link(f"data/daerah/{region.slug}.json")),
    )
    return Section("unduh", context.word("section.unduh.title"), context.word("section.unduh.intro"), links=links)


def _sources(region: RegionSite, statements: tuple[tuple[str, Entry], ...], context: PageContext) -> Section:
    entries = []
    for source in region.region.sources:
        used = sum(f"{region.slug}/{source.id}" in entry.source_ids for _, entry in statements)
        badge = context.catalogue.counted("source.used", used)
        entries.append(_source(source, badge, context))
    shared = context.site.national.sources
    named = {identifier for _, entry in statements for identifier in entry.source_ids}
    entries.extend(
        _source(source, context.word("source.shared"), context)
        for source in (() if shared is None else shared.record.sources)
        if source.id in named
    )
    missing = None if entries else context.word("section.sumber.missing")
    return Section("sumber", context.word("section.sumber.title"), entries=tuple(entries), missing=missing)


def _source(source: Source, badge: str, context: PageContext) -> Entry:
    return view_entry(source, (), context, EntryOptions(f"sumber-{source.id}", badge=badge))


def _statements(statements: tuple[tuple[str, Entry], ...], context: PageContext) -> Section:
    rows = tuple(
        Row(
            (
                Link(entry.summary, context.link(f"{address}#{entry.anchor}")),
                context.word(f"record.{entry.record_kind}"),
                _source_links(entry, context),
            )
        )
        for address, entry in statements
    )
    head = tuple(context.word(f"data.{column}") for column in ("statement", "kind", "sources"))
    table = Table(context.word("data.caption"), head, rows)
    return Section("semua-pernyataan", context.word("section.semua-pernyataan.title"), table=table)


def _source_links(entry: Entry, context: PageContext) -> Markup:
    """Return links to the entry's sources: on this page, or on the page of the region that defines them."""
    own = context.region.slug if context.region is not None else ""
    links = []
    for identifier in entry.source_ids:
        slug, _, name = identifier.rpartition("/")
        here = slug in {"", own}
        target = (
            Markup("#sumber-{}").format(name)
            if here
            else context.link(addresses.region_part(slug, "data") + f"#sumber-{name}")
        )
        links.append(Markup('<a href="{}">{}</a>').format(target, escape(name)))
    return Markup(", ").join(links)
