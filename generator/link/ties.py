"""What binds a region to the rest of the site, found in its records: what it gives, what it takes."""

import re
from collections.abc import Iterator

from generator.diagnostics import Loc, Span
from generator.facts.ties import NamedSource, Placed, Ties
from generator.link.pages import below_profile, shared_addresses
from generator.link.site import Filed, National, RegionSite, resolve_near
from generator.model.base import BODY, Kind, Record
from generator.model.rich_text import links
from generator.model.text import RichText
from generator.model.update import Update
from generator.source.locate import line_span, node_at, span_of
from generator.source.nodes import ScalarNode


def find_ties(region: RegionSite, national: National) -> Ties:
    """Return what the rules over the whole site need of a linked region."""
    main = region.main.document
    resolved = [resolve_near(name, region, national) for name in _sources_named(region)]
    own = {one.source.id for one in resolved if one is not None and one.slug == region.slug}
    sources = tuple(source.id for source in region.region.sources)
    return Ties(
        slug=region.slug,
        is_fictional=region.is_fictional,
        path=main.path,
        fictional_span=span_of(main, ("fictional",)),
        province=region.region.reference.province,
        code=Placed(region.region.reference.code, span_of(main, ("reference", "code"))),
        village_codes=tuple(
            Placed(filed.record.code, span_of(filed.document, ("code",)))
            for filed in region.villages
            if filed.record.code is not None
        ),
        redirects=tuple(
            Placed(former, span_of(main, ("redirects", position)))
            for position, former in enumerate(region.region.redirects)
        ),
        has_whole_files=all(filed.is_whole for filed in region.files),
        lost=tuple(sorted(region.lost)),
        addresses=tuple(below_profile(region)),
        sources=sources,
        unnamed=tuple(
            Placed(name, span_of(main, ("sources", position, "id")))
            for position, name in enumerate(sources)
            if name not in own
        ),
        national=tuple(sorted({one.source.id for one in resolved if one is not None and one.slug is None})),
        named=tuple(naming for filed in region.files for naming in name_foreign(filed, region.slug)),
        links=tuple(_links_outward(region, national)),
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
    return holder not in {"", slug}


def links_in(filed: Filed[Record]) -> Iterator[tuple[Loc, str, int]]:
    """Yield the links of a file's texts to pages of this site, each with the place of its text and its line, from 0."""
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
    return {mention.identifier for filed in region.files for mention in filed.mentions if mention.kind is Kind.SOURCE}


def _links_outward(region: RegionSite, national: National) -> Iterator[Placed]:
    """Yield the links that lead neither to a shared page nor to one of the region under its own slug."""
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
