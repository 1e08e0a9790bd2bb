"""Findings on broken references: in a region, from the nation, and between regions."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from types import MappingProxyType

from generator.codes import NO_NAMES, Code, finding
from generator.diagnostics import MAX_JUDGED, Diagnostic, Loc, Related, Span
from generator.facts.link_summary import LinkSummary
from generator.link.frameworks import framework_of
from generator.link.site import (
    NationalData,
    RegionSite,
    Site,
    SourceRecord,
    UnreadParts,
    resolve_near,
)
from generator.link.suggestions import (
    identifiers_between,
    identifiers_by_name,
    printed_names,
    suggestion_for,
)
from generator.link.summary import is_foreign
from generator.messages.synonyms import folded
from generator.model.base import Kind, Record
from generator.model.documents import Document
from generator.model.event import Event
from generator.model.framework import FrameworkItem, Subdimension
from generator.model.indicator import Indicator
from generator.model.office_names import without_region
from generator.model.people import Body, Office, Person
from generator.model.place import District
from generator.model.plan import Dimension, OwnSubdimension, Plan, WorkPackage
from generator.model.programme import Province
from generator.model.quick_win import QuickWin
from generator.model.sourced import Source
from generator.model.ties import Goal
from generator.model.walk import Mention
from generator.slugs import slug_of
from generator.source.locate import key_span, line_with, span_of

_MAX_LISTED = 12
"""Most identifiers listed in a finding."""

_INSTITUTIONS = frozenset({Kind.OFFICE, Kind.BODY})
_FRAMEWORK_KINDS = frozenset({Kind.DIMENSION, Kind.SUBDIMENSION, Kind.ASPECT})

_DEFINED_BY: Mapping[Kind, frozenset[type[Record]]] = MappingProxyType(
    {
        Kind.SOURCE: frozenset({Source}),
        Kind.PERSON: frozenset({Person}),
        Kind.OFFICE: frozenset({Office}),
        Kind.BODY: frozenset({Body}),
        Kind.DOCUMENT: frozenset({Document}),
        Kind.EVENT: frozenset({Event}),
        Kind.PLAN: frozenset({Plan}),
        Kind.PROGRAMME: frozenset({WorkPackage}),
        Kind.INDICATOR: frozenset({Indicator}),
        Kind.GOAL: frozenset({Goal}),
        Kind.DISTRICT: frozenset({District}),
        Kind.FRAMEWORK_ITEM: frozenset({FrameworkItem}),
        Kind.PROVINCE: frozenset({Province}),
        Kind.DIMENSION: frozenset({FrameworkItem, Dimension}),
        Kind.ASPECT: frozenset({FrameworkItem}),
        Kind.SUBDIMENSION: frozenset({Subdimension, OwnSubdimension}),
    }
)
"""Types of the records meant by references of a kind."""


@dataclass(frozen=True)
class _Names:
    """Names of the records of a region and of the nation, computed for broken references only."""

    region: RegionSite
    national: NationalData
    _found: dict[Kind, dict[str, str]] = field(default_factory=dict)
    _unnamed: dict[Kind, tuple[tuple[Collection[str], Span], ...]] = field(default_factory=dict)

    def of(self, kind: Kind) -> dict[str, str]:
        """Return the identifiers of a kind by folded name."""
        if kind not in self._found:
            self._found[kind] = self._names(kind)
        return self._found[kind]

    def form(self, kind: Kind) -> Callable[[str], str]:
        """Return the further form in which names of a kind are compared, for `suggestion_for`.

        Names of offices may end in the region.
        """
        if kind not in _INSTITUTIONS:
            return folded
        identity = self.region.main.record.identity
        return without_region(identity.type, identity.name, identity.official_name or "")

    def listed(self, kind: Kind) -> str:
        """Return the full list of a kind for a finding; empty except for provinces.

        Nobody knows the codes of provinces by heart.
        """
        provinces = self.national.provinces.record.provinces if kind is Kind.PROVINCE else ()
        return ", ".join(f"{province.code} {province.name}" for province in provinces)

    def without_identifier(self, mention: Mention) -> Span | None:
        """Return the place of the record without identifier that a reference means; None if none.

        The record has the name in the reference; where no record of the kind has an identifier, the
        first record is as good.
        """
        if mention.kind not in self._unnamed:
            self._unnamed[mention.kind] = tuple(self._without_identifiers(mention.kind))
        unnamed = self._unnamed[mention.kind]
        name = folded(mention.identifier)
        meant = (place for names, place in unnamed if name in names)
        has_identifiers = bool(self.region.index.get(mention.kind))
        return next(meant, None if has_identifiers or not unnamed else unnamed[0][1])

    def _without_identifiers(self, kind: Kind) -> Iterator[tuple[Collection[str], Span]]:
        """Yield the folded names and the place of each record of a kind without an identifier."""
        types = _DEFINED_BY.get(kind, frozenset())
        for source_record in self.region.files:
            for located in source_record.located:
                record = located.record
                # Of all that references lead to, programmes alone may have no identifier.
                if type(record) in types and isinstance(record, WorkPackage) and record.id is None:
                    names = identifiers_by_name({"": record}, self.form(kind))
                    yield names, span_of(source_record.document, located.loc)

    def _names(self, kind: Kind) -> dict[str, str]:
        records = self.region.index.get(kind, {})
        if kind is Kind.SOURCE:
            return identifiers_by_name({**_national_sources(self.national), **records})
        if kind is Kind.DIMENSION:
            dimensions = self.region.plan.dimensions
            printed = printed_names(
                (dimension.key, dimension.name)
                for dimension in dimensions
                if dimension.key in records
            )
            # A name of the framework goes before the same name as printed in the plan.
            return printed | identifiers_by_name(records)
        return identifiers_by_name(records, self.form(kind))


def broken_in(
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
            unnamed = names.without_identifier(mention)
            yield (
                _unknown(
                    mention,
                    source_record,
                    names.of(mention.kind),
                    names.form(mention.kind),
                    names.listed(mention.kind),
                )
                if unnamed is None
                else _without_identifier(mention, source_record, unnamed)
            )


def broken_national(source_record: SourceRecord[Record], site: Site) -> Iterator[Diagnostic]:
    """Yield findings on the broken references of a national file to sources.

    A national file may name a source of the nation or of any region, but no document of a region.
    """
    national = site.national
    for mention in source_record.mentions:
        if mention.kind is Kind.DOCUMENT:
            yield _unknown(mention, source_record, {})
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


def broken_between(link_summary: LinkSummary, site: Site) -> Iterator[Diagnostic]:
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
    defined_by = _DEFINED_BY.get(kind, frozenset())
    return any(
        identifier in part.identifiers or not defined_by.isdisjoint(part.nameless)
        for part in unread
    )


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
    """Yield MP406 for a reference to an item missing from the framework of the region.

    Within one of several plans the framework of that plan counts. A record outside the plans may
    name an item of any plan; the finding lists the items of the record's own plan.
    """
    # Without a framework MP308 asks for it once, instead of a finding for each reference.
    items = region.index.get(mention.kind)
    place: Loc = ()
    is_in_plan = mention.loc[:1] == ("plans",)
    is_known = items is None or mention.identifier in items
    if mention.kind is not Kind.ASPECT and (is_in_plan or not is_known):
        place = _place_of_plan(mention, source_record, region)
        items = _items_of_plan(place, mention.kind, region, names.national)
    if items is not None and mention.identifier not in items:
        owner = (*place, *_framework_owner(mention.kind))
        framework_span = key_span(region.main.document, owner)
        yield finding(
            Code.DIMENSION_NOT_IN_FRAMEWORK,
            span_of(source_record.document, mention.loc),
            suggestion=suggestion_for(mention.identifier, names.of(mention.kind)),
            identifier=mention.identifier,
            names=", ".join(items) or NO_NAMES,
            related=(Related(framework_span, "framework_named"),),
        )


def _place_of_plan(
    mention: Mention, source_record: SourceRecord[Record], region: RegionSite
) -> Loc:
    """Return the path of the plan around a reference, else of the plan that the file belongs to."""
    if mention.loc[:1] == ("plans",):
        return mention.loc[:2]
    record = source_record.record
    named = record.plan if isinstance(record, QuickWin) else None
    main = next(loc for loc, plan in region.plans if plan is region.plan)
    return next(
        (loc for loc, plan in region.plans if isinstance(plan, Plan) and plan.id == named), main
    )


def _items_of_plan(
    place: Loc, kind: Kind, region: RegionSite, national: NationalData
) -> Mapping[str, Record] | None:
    """Return the dimensions or sub-dimensions of the plan at a path; None without a framework."""
    plan = dict(region.plans)[place]
    framework = framework_of(plan, {item.id: item.record for item in national.frameworks})
    if framework is None:
        return None
    if kind is Kind.DIMENSION:
        return {item.key: item for item in framework.items}
    # A part of a dimension that the framework lacks counts: the dimension has a finding already.
    own = (part for dimension in plan.dimensions for part in dimension.subdimensions)
    parts = (part for item in framework.items for part in item.subdimensions)
    return {**{part.key: part for part in parts}, **{part.key: part for part in own}}


def _framework_owner(kind: Kind) -> tuple[str, str]:
    """Return the path of the key that names the framework of a kind."""
    return ("village_programme", "framework") if kind is Kind.ASPECT else ("framework", "framework")


def _unknown(
    mention: Mention,
    source_record: SourceRecord[Record],
    names: Mapping[str, str],
    form: Callable[[str], str] = folded,
    listed: str = "",
) -> Diagnostic:
    """Return MP301 for a broken reference, with the line of a list that names several records."""
    span = span_of(source_record.document, mention.loc)
    found = _unknown_name(mention.identifier, mention.kind, span, names, form=form, listed=listed)
    is_item = isinstance(mention.loc[-1], int)
    several = identifiers_between(mention.identifier, names, form) if is_item else ()
    if not several:
        return found
    before = source_record.document.line(span.line)[: span.column - 1]
    # Items of a list stand on lines of their own, or between brackets.
    mark = f"\n{before}" if before.strip() == "-" else ", "
    repaired = line_with(source_record.document, span, mark.join(several))
    arguments = (*found.arguments, ("repaired", repaired))
    # A suggestion would put one record in the place of all of them.
    return replace(found, suggestion=None, arguments=tuple(sorted(arguments)))


def _without_identifier(
    mention: Mention, source_record: SourceRecord[Record], place: Span
) -> Diagnostic:
    """Return MP313 for a reference to the record at a place, which has no identifier."""
    return finding(
        Code.WITHOUT_IDENTIFIER,
        span_of(source_record.document, mention.loc),
        identifier=mention.identifier,
        kind=mention.kind.value,
        pasted=f"id: {slug_of(mention.identifier) or mention.identifier}",
        related=(Related(place, "without_identifier"),),
    )


def _unknown_name(
    identifier: str,
    kind: Kind,
    span: Span,
    names: Mapping[str, str],
    *,
    form: Callable[[str], str] = folded,
    listed: str = "",
) -> Diagnostic:
    """Return MP301 for a broken reference, with a suggestion and the first known identifiers.

    Args:
        identifier: The reference as written.
        kind: Kind of the record meant.
        span: Place of the reference.
        names: Known identifiers by folded name.
        form: The further form in which names of the kind are compared.
        listed: Text to show in the place of the known identifiers.
    """
    known = sorted(set(names.values()))
    shown = ", ".join(known[:_MAX_LISTED]) + (", …" if len(known) > _MAX_LISTED else "")
    return finding(
        Code.UNKNOWN_REFERENCE,
        span,
        suggestion=suggestion_for(identifier, names, form),
        identifier=identifier,
        kind=kind.value,
        names=listed or shown or NO_NAMES,
    )


def _national_sources(national: NationalData) -> dict[str, Record]:
    if national.sources is None:
        return {}
    return {source.id: source for source in national.sources.record.sources}
