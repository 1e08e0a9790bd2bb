"""The link summary of a region: names defined for the site, and references to the rest."""

import re
from collections.abc import Iterator

from generator.diagnostics import Loc, Span
from generator.facts.link_summary import ForeignReference, LinkSummary, SpannedName
from generator.link.changes import changes_of
from generator.link.page_addresses import below_profile, former_below_profile, shared_addresses
from generator.link.site import NationalData, RegionSite, SourceRecord, resolve_near
from generator.model.base import BODY, Kind, Record
from generator.model.rich_text import links
from generator.model.sourced import Source
from generator.model.text import RichText
from generator.model.update import Update
from generator.slugs import is_slug
from generator.source.locate import is_stand_in, line_span, node_at, span_of
from generator.source.nodes import ScalarNode


def summarize_links(region: RegionSite, national: NationalData) -> LinkSummary:
    """Return the link summary of a linked region, the input of the rules over the whole site."""
    main = region.main.document
    unknown = _unknown_addresses(region)
    named = {name: resolve_near(name, region, national) for name in _sources_named(region)}
    resolved = [source for source in named.values() if source is not None]
    # A broken reference may have been meant for any source: then no source is certainly unused.
    has_broken = any(
        source is None and not is_foreign(name, region.slug) for name, source in named.items()
    )
    own = {source.source.id for source in resolved if source.slug == region.slug}
    shared = {source.source.id for source in resolved if source.slug is None}
    sources = tuple(
        (position, source.id)
        for position, source in enumerate(region.region.sources)
        if not is_stand_in(main, ("sources", position, "id"))
    )
    # A stand-in for an unreadable value is no name: other regions must not collide with it.
    return LinkSummary(
        slug=region.slug,
        is_fictional=region.is_fictional and not is_stand_in(main, ("fictional",)),
        path=main.path,
        fictional_span=span_of(main, ("fictional",)),
        province=region.region.reference.province,
        code=_code_of(region),
        village_codes=tuple(
            SpannedName(source_record.record.code, span_of(source_record.document, ("code",)))
            for source_record in region.villages
            if source_record.record.code is not None
        ),
        redirects=tuple(
            SpannedName(former, span_of(main, ("redirects", position)))
            for position, former in enumerate(region.region.redirects)
        ),
        has_whole_files=not region.unread.identifiers
        and all(source_record.is_whole for source_record in region.files),
        unread_identifiers=tuple(sorted(region.unread.identifiers)),
        unread_words=tuple(sorted(region.unread.words)),
        has_nameless_sources=Source in region.unread.nameless,
        addresses=tuple(
            address for address in below_profile(region) if not address.startswith(unknown)
        ),
        change_years=tuple(sorted(change.date.year for change in changes_of(region))),
        former_addresses=tuple(former_below_profile(region)),
        sources=tuple(name for _, name in sources),
        former_sources=tuple(
            former for source in region.region.sources for former in source.redirects
        ),
        unnamed=tuple(
            SpannedName(name, span_of(main, ("sources", position, "id")))
            for position, name in sources
            if name not in own and not has_broken
        ),
        national=tuple(sorted(shared)),
        foreign_references=tuple(
            reference
            for source_record in region.files
            for reference in foreign_references(source_record, region.slug)
        ),
        links=tuple(_links_outward(region, national)),
    )


def _code_of(region: RegionSite) -> SpannedName | None:
    main, loc = region.main.document, ("reference", "code")
    return (
        None
        if is_stand_in(main, loc)
        else SpannedName(region.region.reference.code, span_of(main, loc))
    )


def _unknown_addresses(region: RegionSite) -> tuple[str, ...]:
    """Return the addresses of dimensions with an unreadable key."""
    return tuple(
        f"dimensi/{dimension.key}/"
        for loc, plan in region.plans
        for position, dimension in enumerate(plan.dimensions)
        if is_stand_in(region.main.document, (*loc, "dimensions", position, "key"))
    )


def foreign_references(
    source_record: SourceRecord[Record], slug: str | None
) -> Iterator[ForeignReference]:
    """Yield the references from a file to sources of other regions.

    Args:
        source_record: The file.
        slug: Slug of the file's region; None for a national file.
    """
    first: dict[tuple[Loc, str], Span] = {}
    for mention in source_record.mentions:
        if mention.kind is Kind.SOURCE and is_foreign(mention.identifier, slug):
            span = span_of(source_record.document, mention.loc)
            known = first.setdefault((mention.loc[:-1], mention.identifier), span)
            yield ForeignReference(mention.identifier, span, None if known == span else known)


def is_foreign(identifier: str, slug: str | None) -> bool:
    """Return whether a reference to a source leads to another region than the given one."""
    holder = identifier.rpartition("/")[0]
    return holder != slug and is_slug(holder)


def links_in(source_record: SourceRecord[Record]) -> Iterator[tuple[Loc, str, int]]:
    """Yield the links of a file's texts, to pages of this site and to other sites.

    A link comes as the path of the text, the address, and the line within the text, from 0.
    """
    for loc in _texts(source_record):
        node, _ = node_at(source_record.document, loc)
        if isinstance(node, ScalarNode):
            for address, line in links(node.text):
                yield loc, address, line


def page_links_in(source_record: SourceRecord[Record]) -> Iterator[tuple[Loc, str, int]]:
    """Yield the links of `links_in` that lead to pages of this site."""
    return (link for link in links_in(source_record) if link[1].startswith("/"))


def path_of(address: str) -> str:
    """Return the path of an address below the root, without a query or a fragment."""
    return re.split(r"[?#]", address, maxsplit=1)[0].removeprefix("/")


def _sources_named(region: RegionSite) -> set[str]:
    return {
        mention.identifier
        for source_record in region.files
        for mention in source_record.mentions
        if mention.kind is Kind.SOURCE
    }


def _links_outward(region: RegionSite, national: NationalData) -> Iterator[SpannedName]:
    """Yield the links to pages outside the shared pages and the region's own pages.

    Only the whole site can tell whether such a page exists.
    """
    # Most regions link nowhere, so the known addresses are listed on the first link only.
    known: frozenset[str] | None = None
    for source_record in region.files:
        for loc, address, line in page_links_in(source_record):
            if known is None:
                below = (*below_profile(region), *former_below_profile(region))
                own = (f"daerah/{region.slug}/{address}" for address in below)
                known = frozenset((*shared_addresses(national), *own))
            if path_of(address) not in known:
                yield SpannedName(address, line_span(source_record.document, loc, line))


def _texts(source_record: SourceRecord[Record]) -> Iterator[Loc]:
    """Yield the paths of the texts that may hold links: an update's body, and rich texts."""
    if isinstance(source_record.record, Update):
        yield (BODY,)
    for located in source_record.located:
        if isinstance(located.record, RichText):
            for language, _ in located.record.languages:
                yield (*located.loc, language)
