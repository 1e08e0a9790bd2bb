"""From decoded files to one linked Site: identifiers indexed, references resolved, every broken one
reported.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby, islice
from types import MappingProxyType

from generator.codes import NO_NAMES, Code, finding
from generator.diagnostics import MAX_JUDGED, Diagnostic, Related, Span
from generator.facts.link_summary import LinkSummary
from generator.facts.region_facts import RegionFacts, sources_of
from generator.link.framework_named import check_framework_named
from generator.link.meant import called, meant, printed_names
from generator.link.site import (
    NationalData,
    Place,
    RegionSite,
    Site,
    SourceRecord,
    UnreadParts,
    resolve_near,
)
from generator.link.summary import is_foreign
from generator.model.base import Kind, Record
from generator.model.documents import Document
from generator.model.event import Event
from generator.model.framework import Framework, FrameworkItem, Subdimension
from generator.model.people import Body, Office, Person
from generator.model.programme import Province
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.sourced import Source
from generator.model.update import Update
from generator.model.village import Village
from generator.model.walk import Mention
from generator.source.locate import is_stand_in, key_span, span_of

_INDEXED: Mapping[type[Record], Kind] = MappingProxyType(
    {
        Source: Kind.SOURCE,
        Person: Kind.PERSON,
        Office: Kind.OFFICE,
        Body: Kind.BODY,
        Document: Kind.DOCUMENT,
        Event: Kind.EVENT,
    }
)
"""Records inside a region's files that carry an identifier others may name."""

_FRAMEWORK_KINDS = frozenset({Kind.DIMENSION, Kind.SUBDIMENSION, Kind.ASPECT})

_DEFINED_BY: Mapping[Kind, type[Record]] = MappingProxyType(
    {
        **{kind: record for record, kind in _INDEXED.items()},
        Kind.PROVINCE: Province,
        Kind.DIMENSION: FrameworkItem,
        Kind.ASPECT: FrameworkItem,
        Kind.SUBDIMENSION: Subdimension,
    }
)
"""The records inside files that references of a kind lead to."""

_Index = dict[Kind, dict[str, Record]]


@dataclass(frozen=True)
class _Names:
    """What the records of a region, and those that all regions share, are called; worked out for
    broken references.
    """

    region: RegionSite
    national: NationalData
    _found: dict[Kind, dict[str, str]] = field(default_factory=dict)

    def of(self, kind: Kind) -> dict[str, str]:
        """Return the identifiers of a kind by what they are called."""
        if kind not in self._found:
            self._found[kind] = self._names(kind)
        return self._found[kind]

    def listed(self, kind: Kind) -> str:
        """Return a kind as a finding lists all of it: provinces, whose codes nobody knows by heart."""
        provinces = self.national.provinces.record.provinces if kind is Kind.PROVINCE else ()
        return ", ".join(f"{province.code} {province.name}" for province in provinces)

    def _names(self, kind: Kind) -> dict[str, str]:
        records = self.region.index.get(kind, {})
        if kind is Kind.SOURCE:
            return called({**_national_sources(self.national), **records})
        if kind is Kind.DIMENSION:
            printed = printed_names(
                (one.key, one.name) for one in self.region.region.dimensions if one.key in records
            )
            return printed | called(records)
        return called(records)


def link_region(
    main: SourceRecord[Region],
    quick_wins: tuple[SourceRecord[QuickWin], ...],
    villages: tuple[SourceRecord[Village], ...],
    updates: tuple[SourceRecord[Update], ...],
    *,
    national: NationalData,
    # Frozen, and empty.
    unread: UnreadParts = UnreadParts(),  # noqa: B008
) -> RegionSite:
    """Return a region whose identifiers are indexed. Where an identifier stands twice, the first is
    kept.
    """
    by_name = sorted(updates, key=lambda source_record: source_record.id)
    by_date = sorted(
        by_name, key=lambda source_record: source_record.record.date.last_day, reverse=True
    )
    files: tuple[SourceRecord[Record], ...] = (main, *quick_wins, *villages, *by_date)
    index: _Index = {}
    places: dict[int, Place] = {}
    for source_record in files:
        for located in source_record.located:
            places[id(located.record)] = (source_record.document.path, located.loc)
            kind = _INDEXED.get(type(located.record))
            if kind is not None and not is_stand_in(source_record.document, (*located.loc, "id")):
                index.setdefault(kind, {}).setdefault(_identifier(located.record), located.record)
    index[Kind.QUICK_WIN] = {source_record.id: source_record.record for source_record in quick_wins}
    index[Kind.VILLAGE] = {source_record.id: source_record.record for source_record in villages}
    index[Kind.PROVINCE] = {
        province.code: province for province in national.provinces.record.provinces
    }
    index[Kind.FRAMEWORK] = {
        source_record.id: source_record.record for source_record in national.frameworks
    }
    _index_frameworks(main.record, national, index)
    named = Counter(source_record.record.name for source_record in villages)
    shared_village_names = frozenset(name for name, count in named.items() if count > 1)
    return RegionSite(
        main.id,
        main,
        quick_wins,
        villages,
        tuple(by_date),
        index,
        places,
        shared_village_names,
        unread,
    )


def places_in(files: Iterable[SourceRecord[Record]]) -> dict[int, Place]:
    """Return where each record of some files stands, by its identity in this process."""
    return {
        id(located.record): (source_record.document.path, located.loc)
        for source_record in files
        for located in source_record.located
    }


def check_region_references(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield what of a region's references leads nowhere or to two places, but for sources of other
    regions.

    `MAX_JUDGED` of a file at most.
    """
    yield from _identifiers_twice(region)
    yield from check_framework_named(region, national)
    for source_record in region.files:
        yield from islice(_broken(source_record, region, national), MAX_JUDGED)


def link_site(
    national: NationalData,
    link_summaries: Iterable[LinkSummary],
    facts: Iterable[RegionFacts] = (),
    *,
    unreadable: frozenset[str] = frozenset(),
) -> tuple[Site, tuple[Diagnostic, ...]]:
    """Return the site, and what of the references between regions, and of the nation's, leads
    nowhere.

    Args:
        national: What all regions share.
        link_summaries: Of all regions that could be read, in any order.
        facts: Of those without errors, in any order.
        unreadable: Slugs of regions whose main file gave no record; what points there cannot be
            judged.
    """
    by_slug = {one.slug: one for one in sorted(facts, key=lambda one: one.slug)}
    site = Site(
        national,
        {one.slug: one for one in sorted(link_summaries, key=lambda one: one.slug)},
        by_slug,
        sources_of(by_slug.values()),
        unreadable,
    )
    found: list[Diagnostic] = []
    for source_record in national.files:
        found.extend(islice(_broken_national(source_record, site), MAX_JUDGED))
    for one in site.link_summaries.values():
        found.extend(_broken_between(one, site))
    return site, tuple(found)


def plan_framework(region: RegionSite) -> Framework | None:
    """Return the framework that a region's plan follows, or None."""
    named = region.region.framework
    found = None if named is None else region.index[Kind.FRAMEWORK].get(named.framework)
    return found if isinstance(found, Framework) else None


def _index_frameworks(region: Region, national: NationalData, index: _Index) -> None:
    plan = national.framework(region.framework.framework) if region.framework else None
    if plan is not None:
        index[Kind.DIMENSION] = {item.key: item for item in plan.items}
        index[Kind.SUBDIMENSION] = {
            part.key: part for item in plan.items for part in item.subdimensions
        }
    programme = region.village_programme
    villages = (
        national.framework(programme.framework) if programme and programme.framework else None
    )
    if villages is not None:
        index[Kind.ASPECT] = {item.key: item for item in villages.items}


def _identifier(record: Record) -> str:
    # Every type of _INDEXED has one.
    return str(record.id)  # type: ignore[attr-defined]


def _identifiers_twice(region: RegionSite) -> Iterator[Diagnostic]:
    first: dict[tuple[Kind, str], tuple[SourceRecord[Record], tuple[str | int, ...]]] = {}
    for source_record in region.files:
        for located in source_record.located:
            kind = _INDEXED.get(type(located.record))
            if kind is None:
                continue
            identifier = _identifier(located.record)
            loc = (*located.loc, "id")
            known = first.setdefault((kind, identifier), (source_record, loc))
            if known != (source_record, loc):
                yield finding(
                    Code.IDENTIFIER_TWICE,
                    span_of(source_record.document, loc),
                    identifier=identifier,
                    related=(Related(span_of(known[0].document, known[1]), "first_used"),),
                )


def _broken(
    source_record: SourceRecord[Record], region: RegionSite, national: NationalData
) -> Iterator[Diagnostic]:
    names = _Names(region, national)
    for mention in source_record.mentions:
        if _may_be_unread(mention.kind, mention.identifier, region.unread, national.unread):
            continue
        if mention.kind is Kind.SOURCE:
            slug, _, name = mention.identifier.rpartition("/")
            if is_foreign(mention.identifier, region.slug) or (
                slug and name in region.unread.identifiers
            ):
                continue
            if resolve_near(mention.identifier, region, national) is None:
                yield _unknown(mention, source_record, names.of(Kind.SOURCE))
        elif mention.kind in _FRAMEWORK_KINDS:
            yield from _outside_framework(mention, source_record, region, names)
        elif mention.identifier not in region.index.get(mention.kind, {}):
            yield _unknown(
                mention, source_record, names.of(mention.kind), names.listed(mention.kind)
            )


def _broken_national(source_record: SourceRecord[Record], site: Site) -> Iterator[Diagnostic]:
    """Yield each reference of a source in a national file that leads nowhere; it may name one of any
    region.
    """
    national = site.national
    for mention in source_record.mentions:
        if mention.kind is not Kind.SOURCE or _may_be_unread(
            mention.kind, mention.identifier, national.unread
        ):
            continue
        slug, _, name = mention.identifier.rpartition("/")
        if not (_is_given(slug, name, site) if slug else resolve_near(name, None, national)):
            names = [
                f"{link_summary.slug}/{source}"
                for link_summary in site.link_summaries.values()
                for source in link_summary.sources
            ]
            yield _unknown(
                mention,
                source_record,
                {name: name for name in names} | called(_national_sources(national)),
            )


def _broken_between(link_summary: LinkSummary, site: Site) -> Iterator[Diagnostic]:
    """Yield each reference of another region's source that leads nowhere."""
    for _, named in groupby(
        link_summary.foreign_references, key=lambda reference: reference.span.path
    ):
        broken = (
            reference
            for reference in named
            if reference.identifier not in link_summary.unread_identifiers
            and not _is_given(reference.slug, reference.source, site)
        )
        for reference in islice(broken, MAX_JUDGED):
            names = {name: name for name in link_summary.sources} | called(
                _national_sources(site.national)
            )
            yield _unknown_name(reference.identifier, Kind.SOURCE, reference.span, names)


def _may_be_unread(kind: Kind, identifier: str, *unread: UnreadParts) -> bool:
    """Return whether a reference may lead to a record that cannot be read."""
    defined_by = _DEFINED_BY.get(kind)
    return any(identifier in part.identifiers or defined_by in part.nameless for part in unread)


def _is_given(slug: str, name: str, site: Site) -> bool:
    """Return whether a region defines a source, or it cannot be judged whether it does."""
    link_summary = site.link_summaries.get(slug)
    if link_summary is None:
        return slug in site.unreadable
    return (
        name in link_summary.sources
        or name in link_summary.unread_identifiers
        or link_summary.has_nameless_sources
    )


def _outside_framework(
    mention: Mention, source_record: SourceRecord[Record], region: RegionSite, called_names: _Names
) -> Iterator[Diagnostic]:
    names = region.index.get(mention.kind)
    if names is not None and mention.identifier not in names:
        yield finding(
            Code.DIMENSION_NOT_IN_FRAMEWORK,
            span_of(source_record.document, mention.loc),
            suggestion=meant(mention.identifier, called_names.of(mention.kind)),
            identifier=mention.identifier,
            names=", ".join(names) or NO_NAMES,
            related=(
                Related(
                    key_span(region.main.document, _framework_owner(mention.kind)),
                    "framework_named",
                ),
            ),
        )


def _framework_owner(kind: Kind) -> tuple[str, str]:
    return ("village_programme", "framework") if kind is Kind.ASPECT else ("framework", "framework")


def _unknown(
    mention: Mention,
    source_record: SourceRecord[Record],
    names: Mapping[str, str],
    listed: str = "",
) -> Diagnostic:
    return _unknown_name(
        mention.identifier,
        mention.kind,
        span_of(source_record.document, mention.loc),
        names,
        listed,
    )


def _unknown_name(
    identifier: str, kind: Kind, span: Span, names: Mapping[str, str], listed: str = ""
) -> Diagnostic:
    known = sorted(set(names.values()))
    return finding(
        Code.UNKNOWN_REFERENCE,
        span,
        suggestion=meant(identifier, names),
        identifier=identifier,
        kind=kind.value,
        names=(listed or ", ".join(known[:12]) + (", …" if len(known) > 12 else "")) or NO_NAMES,
    )


def _national_sources(national: NationalData) -> dict[str, Record]:
    return (
        {}
        if national.sources is None
        else {source.id: source for source in national.sources.record.sources}
    )
