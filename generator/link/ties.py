"""What binds a region to the rest of the site, found in its records: what it gives, what it takes."""

import re
from collections.abc import Iterator

from generator.diagnostics import Loc, Span
from generator.facts.ties import NamedSource, Placed, Ties
from generator.link.pages import below_profile, shared_addresses
from generator.link.site import Filed, National, RegionSite, resolve_near
from generator.model.base import BODY, Kind, Record
from generator.model.rich_text import links
from generator.model.sourced import Source
from generator.model.text import RichText
from generator.model.update import Update
from generator.slugs import is_slug
from generator.source.locate import is_stand_in, line_span, node_at, span_of
from generator.source.nodes import ScalarNode


def find_ties(region: RegionSite, national: National) -> Ties:
    """Return what the rules over the whole site need of a linked region."""
    main = region.main.document
    unknown = _unknown_addresses(region)
    resolved = [resolve_near(name, region, national) for name in _sources_named(region)]
    own = {one.source.id for one in resolved if one is not None and one.slug == region.slug}
    sources = tuple(
        (position, source.id)
        for position, source in enumerate(region.region.sources)
        if not is_stand_in(main, ("sources", position, "id"))
    )
    return Ties(
        slug=region.slug,
        is_fictional=region.is_fictional and not is_stand_in(main, ("fictional",)),
        path=main.path,
        fictional_span=span_of(main, ("fictional",)),
        province=region.region.reference.province,
        code=_code_of(region),
        village_codes=tuple(
            Placed(filed.record.code, span_of(filed.document, ("code",)))
            for filed in region.villages
            if filed.record.code is not None
        ),
        redirects=tuple(
            Placed(former, span_of(main, ("redirects", position)))
            for position, former in enumerate(region.region.redirects)
        ),
        has_whole_files=not region.lost.identifiers
        and all(filed.is_whole for filed in region.files),
        lost=tuple(sorted(region.lost.identifiers)),
        lost_words=tuple(sorted(region.lost.words)),
        has_nameless_sources=Source in region.lost.nameless,
        addresses=tuple(address for address in below_profile(region) if address not in unknown),
        sources=tuple(name for _, name in sources),
        unnamed=tuple(
            Placed(name, span_of(main, ("sources", position, "id")))
            for position, name in sources
            if name not in own
        ),
        national=tuple(
            sorted({one.source.id for one in resolved if one is not None and one.slug is None})
        ),
        named=tuple(
            naming for filed in region.files for naming in name_foreign(filed, region.slug)
        ),
        links=tuple(_links_outward(region, national)),
    )


def _code_of(region: RegionSite) -> Placed | None:
    main, loc = region.main.document, ("reference", "code")
    return (
        None if is_stand_in(main, loc) else Placed(region.region.reference.code, span_of(main, loc))
    )


def _unknown_addresses(region: RegionSite) -> frozenset[str]:
    """Return the addresses of dimensions whose keys cannot be read."""
    return frozenset(
        f"dimensi/{dimension.key}/"
        for position, dimension in enumerate(region.region.dimensions)
        if is_stand_in(region.main.document, ("dimensions", position, "key"))
    )


def name_foreign(filed: Filed[Record], slug: str | None) -> Iterator[NamedSource]:
    """Yield each naming of a source that a region defines other than the one whose file this is.

    Args:
        filed: A file.
        slug: Region to which it belongs; None for the nation.
    """
    first: dict[tuple[Loc, str], Span] = {}
    for mention in filed.mentions:
        if mention.kind is Kind.SOURCE and is_foreign(mention.identifier, slug):
            span = span_of(filed.document, mention.loc)
            known = first.setdefault((mention.loc[:-1], mention.identifier), span)
            yield NamedSource(mention.identifier, span, None if known == span else known)


def is_foreign(identifier: str, slug: str | None) -> bool:
    """Return whether a source's name leads to another region than the one given."""
    holder = identifier.rpartition("/")[0]
    return holder != slug and is_slug(holder)


def links_in(filed: Filed[Record]) -> Iterator[tuple[Loc, str, int]]:
    """Yield the links of a file's texts to pages of this site, each with the place of its text and
    its line, from 0.
    """
    for loc in _texts(filed):
        node, _ = node_at(filed.document, loc)
        if isinstance(node, ScalarNode):
            for address, line in links(node.text):
                if address.startswith("/"):
                    yield loc, address, line


def path_of(address: str) -> str:
    """Return the path of an address below the root, without a query or a fragment."""
    return re.split(r"[?#]", address, maxsplit=1)[0].removeprefix("/")


def _sources_named(region: RegionSite) -> set[str]:
    return {
        mention.identifier
        for filed in region.files
        for mention in filed.mentions
        if mention.kind is Kind.SOURCE
    }


def _links_outward(region: RegionSite, national: National) -> Iterator[Placed]:
    """Yield the links that lead neither to a shared page nor to one of the region under its own
    slug.
    """
    known: frozenset[str] | None = None
    for filed in region.files:
        for loc, address, line in links_in(filed):
            if known is None:
                own = (f"daerah/{region.slug}/{below}" for below in below_profile(region))
                known = frozenset((*shared_addresses(national), *own))
            if path_of(address) not in known:
                yield Placed(address, line_span(filed.document, loc, line))


def _texts(filed: Filed[Record]) -> Iterator[Loc]:
    if isinstance(filed.record, Update):
        yield (BODY,)
    for located in filed.located:
        if isinstance(located.record, RichText):
            for language, _ in located.record.languages:
                yield (*located.loc, language)
