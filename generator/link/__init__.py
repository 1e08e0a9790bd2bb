"""From decoded files to a linked site: an index of identifiers; findings on broken references."""

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
from generator.link.site import (
    NationalData,
    Place,
    RegionSite,
    Site,
    SourceRecord,
    UnreadParts,
    resolve_near,
)
from generator.link.suggestions import identifiers_by_name, printed_names, suggestion_for
from generator.link.summary import is_foreign
from generator.model.base import Kind, Record
from generator.model.by_type import ByType
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

_indexed = (
    ByType[tuple[Kind, str]]()
    .add(Source, lambda source: (Kind.SOURCE, source.id))
    .add(Person, lambda person: (Kind.PERSON, person.id))
    .add(Office, lambda office: (Kind.OFFICE, office.id))
    .add(Body, lambda body: (Kind.BODY, body.id))
    .add(Document, lambda document: (Kind.DOCUMENT, document.id))
    .add(Event, lambda event: (Kind.EVENT, event.id))
)
"""Returns kind and identifier of a record in a region's files; None for types without references.

Quick wins and villages are files of their own, and are named by the file.
"""

_MAX_LISTED = 12
"""Most identifiers listed in a finding."""

_FRAMEWORK_KINDS = frozenset({Kind.DIMENSION, Kind.SUBDIMENSION, Kind.ASPECT})

_DEFINED_BY: Mapping[Kind, type[Record]] = MappingProxyType(
    {
        Kind.SOURCE: Source,
        Kind.PERSON: Person,
        Kind.OFFICE: Office,
        Kind.BODY: Body,
        Kind.DOCUMENT: Document,
        Kind.EVENT: Event,
        Kind.PROVINCE: Province,
        Kind.DIMENSION: FrameworkItem,
        Kind.ASPECT: FrameworkItem,
        Kind.SUBDIMENSION: Subdimension,
    }
)
"""Types of the records meant by references of a kind."""

_Index = dict[Kind, dict[str, Record]]


@dataclass(frozen=True)
class _Names:
    """Names of the records of a region and of the nation, computed for broken references only."""

    region: RegionSite
    national: NationalData
    _found: dict[Kind, dict[str, str]] = field(default_factory=dict)

    def of(self, kind: Kind) -> dict[str, str]:
        """Return the identifiers of a kind by folded name."""
        if kind not in self._found:
            self._found[kind] = self._names(kind)
        return self._found[kind]

    def listed(self, kind: Kind) -> str:
        """Return the full list of a kind for a finding; empty except for provinces.

        Nobody knows the codes of provinces by heart.
        """
        provinces = self.national.provinces.record.provinces if kind is Kind.PROVINCE else ()
        return ", ".join(f"{province.code} {province.name}" for province in provinces)

    def _names(self, kind: Kind) -> dict[str, str]:
        records = self.region.index.get(kind, {})
        if kind is Kind.SOURCE:
            return identifiers_by_name({**_national_sources(self.national), **records})
        if kind is Kind.DIMENSION:
            dimensions = self.region.region.dimensions
            printed = printed_names(
                (dimension.key, dimension.name)
                for dimension in dimensions
                if dimension.key in records
            )
            # A name of the framework goes before the same name as printed in the plan.
            return printed | identifiers_by_name(records)
        return identifiers_by_name(records)


def link_region(
    main: SourceRecord[Region],
    quick_wins: tuple[SourceRecord[QuickWin], ...],
    villages: tuple[SourceRecord[Village], ...],
    updates: tuple[SourceRecord[Update], ...],
    *,
    national: NationalData,
    # The default is frozen and empty, so calls cannot share state through it.
    unread: UnreadParts = UnreadParts(),  # noqa: B008
) -> RegionSite:
    """Return a region with an index of identifiers; of a repeated identifier the first counts.

    Args:
        main: The main file.
        quick_wins: Files of quick wins, by file name.
        villages: Files of villages, by file name.
        updates: Files of updates, in any order.
        national: The national data.
        unread: Names in the parts of the region's files left out as faulty.
    """
    by_name = sorted(updates, key=lambda source_record: source_record.id)
    # Sorting is stable: updates of the same day stay in the order of the file names.
    by_date = sorted(
        by_name, key=lambda source_record: source_record.record.date.last_day, reverse=True
    )
    files: tuple[SourceRecord[Record], ...] = (main, *quick_wins, *villages, *by_date)
    index: _Index = {}
    places: dict[int, Place] = {}
    for source_record in files:
        for located in source_record.located:
            places[id(located.record)] = (source_record.document.path, located.loc)
            indexed = _indexed(located.record)
            # A stand-in for a missing identifier is nobody's name.
            if indexed and not is_stand_in(source_record.document, (*located.loc, "id")):
                kind, identifier = indexed
                index.setdefault(kind, {}).setdefault(identifier, located.record)
    index[Kind.QUICK_WIN] = {source_record.id: source_record.record for source_record in quick_wins}
    index[Kind.VILLAGE] = {source_record.id: source_record.record for source_record in villages}
    index[Kind.PROVINCE] = {
        province.code: province for province in national.provinces.record.provinces
    }
    index[Kind.FRAMEWORK] = {
        source_record.id: source_record.record for source_record in national.frameworks
    }
    _index_frameworks(main.record, national, index)
    village_names = Counter(source_record.record.name for source_record in villages)
    shared_village_names = frozenset(name for name, count in village_names.items() if count > 1)
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
    """Return the place of each record of files, by `id()` of the record in this process."""
    return {
        id(located.record): (source_record.document.path, located.loc)
        for source_record in files
        for located in source_record.located
    }


def check_region_references(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield findings on a region's broken references, repeated identifiers, and missing frameworks.

    References to sources of other regions are left to `link_site`. A file gives at most
    `MAX_JUDGED` findings on references.
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
    """Return the site, and the findings on broken references between regions and from the nation.

    Args:
        national: The national data.
        link_summaries: Link summaries of the readable regions, in any order.
        facts: Facts of the regions without errors, in any order.
        unreadable: Slugs of regions without a record of the main file: references to them cannot be
            judged.
    """
    by_slug = {region.slug: region for region in sorted(facts, key=lambda region: region.slug)}
    summaries = sorted(link_summaries, key=lambda summary: summary.slug)
    site = Site(
        national,
        # In the order of the slugs, so that findings and pages come in the same order in every run.
        {summary.slug: summary for summary in summaries},
        by_slug,
        sources_of(by_slug.values()),
        unreadable,
    )
    found: list[Diagnostic] = []
    for source_record in national.files:
        found.extend(islice(_broken_national(source_record, site), MAX_JUDGED))
    for summary in summaries:
        found.extend(_broken_between(summary, site))
    return site, tuple(found)


def plan_framework(region: RegionSite) -> Framework | None:
    """Return the framework of a region's plan, or None."""
    named = region.region.framework
    found = None if named is None else region.index[Kind.FRAMEWORK].get(named.framework)
    return found if isinstance(found, Framework) else None


def _index_frameworks(region: Region, national: NationalData, index: _Index) -> None:
    """Add the items of the frameworks named by a region to an index.

    Without a named framework the kinds stay missing, and references to items are not judged.
    """
    plan = national.framework(region.framework.framework) if region.framework else None
    if plan is not None:
        index[Kind.DIMENSION] = {item.key: item for item in plan.items}
        index[Kind.SUBDIMENSION] = {
            subdimension.key: subdimension
            for item in plan.items
            for subdimension in item.subdimensions
        }
    programme = region.village_programme
    villages = (
        national.framework(programme.framework) if programme and programme.framework else None
    )
    if villages is not None:
        index[Kind.ASPECT] = {item.key: item for item in villages.items}


def _identifiers_twice(region: RegionSite) -> Iterator[Diagnostic]:
    """Yield MP302 for each repeated identifier of a kind in a region's files."""
    first: dict[tuple[Kind, str], Span] = {}
    for source_record in region.files:
        for located in source_record.located:
            indexed = _indexed(located.record)
            if indexed is None:
                continue
            span = span_of(source_record.document, (*located.loc, "id"))
            known = first.get(indexed)
            if known is None:
                first[indexed] = span
            else:
                yield finding(
                    Code.IDENTIFIER_TWICE,
                    span,
                    identifier=indexed[1],
                    related=(Related(known, "first_used"),),
                )


def _broken(
    source_record: SourceRecord[Record], region: RegionSite, national: NationalData
) -> Iterator[Diagnostic]:
    """Yield findings on the broken references of a region's file."""
    names = _Names(region, national)
    for mention in source_record.mentions:
        if _may_be_unread(mention.kind, mention.identifier, region.unread, national.unread):
            continue
        if mention.kind is Kind.SOURCE:
            slug, _, name = mention.identifier.rpartition("/")
            # The own slug in front of a name is allowed, and the name may be an unread source.
            is_unread = bool(slug) and name in region.unread.identifiers
            if is_foreign(mention.identifier, region.slug) or is_unread:
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
    """Yield findings on the broken references of a national file to sources.

    A national file may name a source of the nation or of any region.
    """
    national = site.national
    for mention in source_record.mentions:
        if mention.kind is not Kind.SOURCE or _may_be_unread(
            mention.kind, mention.identifier, national.unread
        ):
            continue
        slug, _, name = mention.identifier.rpartition("/")
        if not (_may_define(slug, name, site) if slug else resolve_near(name, None, national)):
            of_regions = [
                f"{link_summary.slug}/{source}"
                for link_summary in site.link_summaries.values()
                for source in link_summary.sources
            ]
            names = dict(zip(of_regions, of_regions, strict=True))
            yield _unknown(
                mention, source_record, names | identifiers_by_name(_national_sources(national))
            )


def _broken_between(link_summary: LinkSummary, site: Site) -> Iterator[Diagnostic]:
    """Yield findings on a region's broken references to sources of other regions."""
    by_file = groupby(link_summary.foreign_references, key=lambda reference: reference.span.path)
    for _, references in by_file:
        broken = (
            reference
            for reference in references
            if reference.identifier not in link_summary.unread_identifiers
            and not _may_define(reference.slug, reference.source, site)
        )
        for reference in islice(broken, MAX_JUDGED):
            own = {name: name for name in link_summary.sources}
            names = own | identifiers_by_name(_national_sources(site.national))
            yield _unknown_name(reference.identifier, Kind.SOURCE, reference.span, names)


def _may_be_unread(kind: Kind, identifier: str, *unread: UnreadParts) -> bool:
    """Return whether a reference may lead to a record left out as faulty."""
    defined_by = _DEFINED_BY.get(kind)
    return any(identifier in part.identifiers or defined_by in part.nameless for part in unread)


def _may_define(slug: str, name: str, site: Site) -> bool:
    """Return whether a region defines a source, or may define it in an unreadable part."""
    link_summary = site.link_summaries.get(slug)
    if link_summary is None:
        return slug in site.unreadable
    return (
        name in link_summary.sources
        or name in link_summary.unread_identifiers
        or link_summary.has_nameless_sources
    )


def _outside_framework(
    mention: Mention, source_record: SourceRecord[Record], region: RegionSite, names: _Names
) -> Iterator[Diagnostic]:
    """Yield MP406 for a reference to an item missing from the framework of the region."""
    # Without a framework MP308 asks for it once, instead of a finding for each reference.
    items = region.index.get(mention.kind)
    if items is not None and mention.identifier not in items:
        framework_span = key_span(region.main.document, _framework_owner(mention.kind))
        yield finding(
            Code.DIMENSION_NOT_IN_FRAMEWORK,
            span_of(source_record.document, mention.loc),
            suggestion=suggestion_for(mention.identifier, names.of(mention.kind)),
            identifier=mention.identifier,
            names=", ".join(items) or NO_NAMES,
            related=(Related(framework_span, "framework_named"),),
        )


def _framework_owner(kind: Kind) -> tuple[str, str]:
    """Return the path of the key that names the framework of a kind."""
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
    """Return MP301 for a broken reference, with a suggestion and the first known identifiers.

    Args:
        identifier: The reference as written.
        kind: Kind of the record meant.
        span: Place of the reference.
        names: Known identifiers by folded name.
        listed: Text to show in the place of the known identifiers.
    """
    known = sorted(set(names.values()))
    shown = ", ".join(known[:_MAX_LISTED]) + (", …" if len(known) > _MAX_LISTED else "")
    return finding(
        Code.UNKNOWN_REFERENCE,
        span,
        suggestion=suggestion_for(identifier, names),
        identifier=identifier,
        kind=kind.value,
        names=listed or shown or NO_NAMES,
    )


def _national_sources(national: NationalData) -> dict[str, Record]:
    if national.sources is None:
        return {}
    return {source.id: source for source in national.sources.record.sources}
