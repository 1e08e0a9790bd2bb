"""From decoded files to one linked Site: identifiers indexed, references resolved, every broken one reported."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from types import MappingProxyType

from generator.codes import NO_NAMES, Code, finding, near
from generator.diagnostics import MAX_JUDGED, Diagnostic, Related, Span
from generator.facts.region_facts import RegionFacts, sources_of
from generator.facts.ties import Ties
from generator.link.site import Filed, National, Place, RegionSite, Site, resolve_near
from generator.model.base import Kind, Record
from generator.model.documents import Document as Paper
from generator.model.event import Event
from generator.model.framework import Framework
from generator.model.people import Body, Office, Person
from generator.model.programme import NationalSources, Provinces
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.sourced import Source
from generator.model.update import Update
from generator.model.village import Village
from generator.model.walk import Mention
from generator.source.locate import key_span, span_of

_INDEXED: Mapping[type[Record], Kind] = MappingProxyType(
    {
        Source: Kind.SOURCE,
        Person: Kind.PERSON,
        Office: Kind.OFFICE,
        Body: Kind.BODY,
        Paper: Kind.DOCUMENT,
        Event: Kind.EVENT,
    }
)
"""Records inside a region's files that carry an identifier others may name."""

_FRAMEWORK_KINDS = frozenset({Kind.DIMENSION, Kind.SUBDIMENSION, Kind.ASPECT})

_LISTED_IN: Mapping[Kind, type[Record]] = MappingProxyType(
    {
        Kind.PROVINCE: Provinces,
        Kind.SOURCE: NationalSources,
        Kind.FRAMEWORK: Framework,
        **dict.fromkeys(_FRAMEWORK_KINDS, Framework),
    }
)
"""National records that references of a kind lead to, or may lead to."""

_Index = dict[Kind, dict[str, Record]]


def link_region(
    main: Filed[Region],
    quick_wins: tuple[Filed[QuickWin], ...],
    villages: tuple[Filed[Village], ...],
    updates: tuple[Filed[Update], ...],
    *,
    national: National,
    lost: frozenset[str] = frozenset(),
) -> RegionSite:
    """Return a region whose identifiers are indexed. Where an identifier stands twice, the first is kept."""
    by_name = sorted(updates, key=lambda filed: filed.id)
    by_date = sorted(by_name, key=lambda filed: filed.record.date.last_day, reverse=True)
    files: tuple[Filed[Record], ...] = (main, *quick_wins, *villages, *by_date)
    index: _Index = {}
    places: dict[int, Place] = {}
    for filed in files:
        for located in filed.located:
            places[id(located.record)] = (filed.document.path, located.loc)
            kind = _INDEXED.get(type(located.record))
            if kind is not None:
                index.setdefault(kind, {}).setdefault(_identifier(located.record), located.record)
    index[Kind.QUICK_WIN] = {filed.id: filed.record for filed in quick_wins}
    index[Kind.VILLAGE] = {filed.id: filed.record for filed in villages}
    index[Kind.PROVINCE] = {province.code: province for province in national.provinces.record.provinces}
    index[Kind.FRAMEWORK] = {filed.id: filed.record for filed in national.frameworks}
    _index_frameworks(main.record, national, index)
    named = Counter(filed.record.name for filed in villages)
    shared_village_names = frozenset(name for name, count in named.items() if count > 1)
    return RegionSite(main.id, main, quick_wins, villages, tuple(by_date), index, places, shared_village_names, lost)


def places_in(files: Iterable[Filed[Record]]) -> dict[int, Place]:
    """Return where each record of some files stands, by its identity in this process."""
    return {id(located.record): (filed.document.path, located.loc) for filed in files for located in filed.located}


def check_region_references(region: RegionSite, national: National) -> Iterator[Diagnostic]:
    """Yield what of a region's references leads nowhere or to two places, but for sources of other regions.

    `MAX_JUDGED` of a file at most.
    """
    yield from _identifiers_twice(region)
    for filed in region.files:
        yield from islice(_broken(filed, region, national), MAX_JUDGED)


def link_site(
    national: National,
    ties: Iterable[Ties],
    facts: Iterable[RegionFacts] = (),
    *,
    unreadable: frozenset[str] = frozenset(),
) -> tuple[Site, tuple[Diagnostic, ...]]:
    """Return the site, and what of the references between regions, and of the nation's, leads nowhere.

    Args:
        national: What all regions share.
        ties: Of all regions that could be read, in any order.
        facts: Of those without errors, in any order.
        unreadable: Slugs of regions whose main file gave no record; what points there cannot be judged.
    """
    by_slug = {one.slug: one for one in sorted(facts, key=lambda one: one.slug)}
    site = Site(
        national,
        {one.slug: one for one in sorted(ties, key=lambda one: one.slug)},
        by_slug,
        sources_of(by_slug.values()),
        unreadable,
    )
    found: list[Diagnostic] = []
    for filed in national.files:
        found.extend(islice(_broken_national(filed, site), MAX_JUDGED))
    for one in site.ties.values():
        found.extend(_broken_between(one, site))
    return site, tuple(found)


def plan_framework(region: RegionSite) -> Framework | None:
    """Return the framework that a region's plan follows, or None."""
    named = region.region.framework
    found = None if named is None else region.index[Kind.FRAMEWORK].get(named.framework)
    return found if isinstance(found, Framework) else None


def _index_frameworks(region: Region, national: National, index: _Index) -> None:
    plan = national.framework(region.framework.framework) if region.framework else None
    if plan is not None:
        index[Kind.DIMENSION] = {item.key: item for item in plan.items}
        index[Kind.SUBDIMENSION] = {part.key: part for item in plan.items for part in item.subdimensions}
    programme = region.village_programme
    villages = national.framework(programme.framework) if programme and programme.framework else None
    if villages is not None:
        index[Kind.ASPECT] = {item.key: item for item in villages.items}


def _identifier(record: Record) -> str:
    return str(record.id)  # type: ignore[attr-defined]  # every type of _INDEXED has one


def _identifiers_twice(region: RegionSite) -> Iterator[Diagnostic]:
    first: dict[tuple[Kind, str], tuple[Filed[Record], tuple[str | int, ...]]] = {}
    for filed in region.files:
        for located in filed.located:
            kind = _INDEXED.get(type(located.record))
            if kind is None:
                continue
            identifier = _identifier(located.record)
            loc = (*located.loc, "id")
            known = first.setdefault((kind, identifier), (filed, loc))
            if known != (filed, loc):
                yield finding(
                    Code.IDENTIFIER_TWICE,
                    span_of(filed.document, loc),
                    identifier=identifier,
                    related=(Related(span_of(known[0].document, known[1]), "first_used"),),
                )


def _broken(filed: Filed[Record], region: RegionSite, national: National) -> Iterator[Diagnostic]:
    for mention in filed.mentions:
        if mention.identifier in region.lost or _LISTED_IN.get(mention.kind) in national.incomplete:
            continue
        if mention.kind is Kind.SOURCE:
            slug, _, name = mention.identifier.rpartition("/")
            if slug not in {"", region.slug} or (slug and name in region.lost):
                continue
            if resolve_near(mention.identifier, region, national) is None:
                yield _unknown(mention, filed, (*region.index.get(Kind.SOURCE, {}), *_national_source_names(national)))
        elif mention.kind in _FRAMEWORK_KINDS:
            yield from _outside_framework(mention, filed, region)
        elif mention.identifier not in region.index.get(mention.kind, {}):
            yield _unknown(mention, filed, region.index.get(mention.kind, {}))


def _broken_national(filed: Filed[Record], site: Site) -> Iterator[Diagnostic]:
    """Yield each naming of a source in a national file that leads nowhere; it may name one of any region."""
    national = site.national
    for mention in filed.mentions:
        if mention.kind is not Kind.SOURCE or NationalSources in national.incomplete:
            continue
        slug, _, name = mention.identifier.rpartition("/")
        if not (_is_given(slug, name, site) if slug else resolve_near(name, None, national)):
            names = [f"{ties.slug}/{source}" for ties in site.ties.values() for source in ties.sources]
            yield _unknown(mention, filed, names + _national_source_names(national))


def _broken_between(ties: Ties, site: Site) -> Iterator[Diagnostic]:
    """Yield each naming of another region's source that leads nowhere."""
    if NationalSources in site.national.incomplete:
        return
    for _, named in groupby(ties.named, key=lambda naming: naming.span.path):
        broken = (
            naming
            for naming in named
            if naming.identifier not in ties.lost and not _is_given(naming.slug, naming.source, site)
        )
        for naming in islice(broken, MAX_JUDGED):
            names = (*ties.sources, *_national_source_names(site.national))
            yield _unknown_name(naming.identifier, Kind.SOURCE, naming.span, names)


def _is_given(slug: str, name: str, site: Site) -> bool:
    """Return whether a region defines a source, or it cannot be judged whether it does."""
    ties = site.ties.get(slug)
    if ties is None:
        return slug in site.unreadable
    return name in ties.sources or name in ties.lost


def _outside_framework(mention: Mention, filed: Filed[Record], region: RegionSite) -> Iterator[Diagnostic]:
    names = region.index.get(mention.kind)
    owner = _framework_owner(mention.kind)
    if names is None:
        # A framework that is itself unknown, or was left out, is reported as such: one cause, one report.
        if region.main.is_whole and not _names_a_framework(region.region, mention.kind):
            yield _without_framework(mention, filed, region)
    elif mention.identifier not in names:
        yield finding(
            Code.DIMENSION_NOT_IN_FRAMEWORK,
            span_of(filed.document, mention.loc),
            suggestion=near(mention.identifier, names),
            identifier=mention.identifier,
            names=", ".join(names) or NO_NAMES,
            related=(Related(key_span(region.main.document, owner), "framework_named"),),
        )


def _without_framework(mention: Mention, filed: Filed[Record], region: RegionSite) -> Diagnostic:
    main = region.main.document
    holder = main.root.key_node(_framework_owner(mention.kind)[0])
    place = Span.whole_file(main.path) if holder is None else holder.span
    return finding(
        Code.NO_FRAMEWORK,
        span_of(filed.document, mention.loc),
        identifier=mention.identifier,
        kind=mention.kind.value,
        key=".".join(dict.fromkeys(_framework_owner(mention.kind))),
        path=main.path,
        related=(Related(place, "framework_missing"),),
    )


def _framework_owner(kind: Kind) -> tuple[str, str]:
    return ("village_programme", "framework") if kind is Kind.ASPECT else ("framework", "framework")


def _names_a_framework(region: Region, kind: Kind) -> bool:
    if kind is Kind.ASPECT:
        return region.village_programme is not None and region.village_programme.framework is not None
    return region.framework is not None


def _unknown(mention: Mention, filed: Filed[Record], names: Iterable[str]) -> Diagnostic:
    return _unknown_name(mention.identifier, mention.kind, span_of(filed.document, mention.loc), names)


def _unknown_name(identifier: str, kind: Kind, span: Span, names: Iterable[str]) -> Diagnostic:
    known = sorted(names)
    return finding(
        Code.UNKNOWN_REFERENCE,
        span,
        suggestion=near(identifier, known),
        identifier=identifier,
        kind=kind.value,
        names=", ".join(known[:12]) + (", …" if len(known) > 12 else "") or NO_NAMES,
    )


def _national_source_names(national: National) -> list[str]:
    return [] if national.sources is None else [source.id for source in national.sources.record.sources]
