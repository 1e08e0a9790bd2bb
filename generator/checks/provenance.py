"""Rules of sources: every statement about a real region has one, which is real too, and every source serves one.

What a record says is any field that is neither provenance nor another record with sources of its own.
"""

from collections.abc import Iterator

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Related, Span
from generator.facts.ties import NamedSource
from generator.link.site import Filed, National, RegionSite, Site, resolve_near
from generator.link.ties import name_foreign
from generator.model.base import Kind, Record
from generator.model.sourced import PROVENANCE_FIELDS, Alternative, Sourced
from generator.model.walk import Located
from generator.source.locate import span_of


def check_sources(region: RegionSite, _national: National) -> Iterator[Diagnostic]:
    """Yield MP501 for each record of a real region that says something and stands on no source.

    One finding for the outermost record: a source there serves those within it.
    """
    if not region.is_fictional:
        for filed in region.files:
            yield from _without_source(filed)


def check_national_sources(site: Site) -> Iterator[Diagnostic]:
    """Yield MP501 for each record of the ledger or a framework without a source; words of the glossary need none."""
    yield from _without_source(site.national.programme)
    for framework in site.national.frameworks:
        yield from _without_source(framework)


def check_sources_once(region: RegionSite, national: National) -> Iterator[Diagnostic]:
    """Yield MP504 where one list of a region names a source of its own or of the nation twice, under whatever name."""
    for filed in region.files:
        yield from _near_twice(filed, region, national)


def check_shared_sources_once(site: Site) -> Iterator[Diagnostic]:
    """Yield MP504 where a national list names a source twice, or a region's list a source of another region."""
    for filed in site.national.files:
        yield from _near_twice(filed, None, site.national)
    for naming in _named_across(site):
        if naming.earlier is not None and _is_there(naming, site):
            yield _twice(naming.span, naming.identifier, naming.earlier)


def check_fictional_sources(site: Site) -> Iterator[Diagnostic]:
    """Yield MP503 where what is real, a region's record or the nation's, stands on a source that is invented."""
    for naming in _named_across(site, only_real=True):
        inventor = site.ties.get(naming.slug)
        if inventor is not None and inventor.is_fictional and naming.source in inventor.sources:
            yield finding(
                Code.FICTIONAL_SOURCE,
                naming.span,
                identifier=naming.identifier,
                region=inventor.slug,
                related=(Related(inventor.fictional_span, "region_mark"),),
            )


def check_unused_sources(site: Site) -> Iterator[Diagnostic]:
    """Yield MP502, a warning, for each source that no record of the whole site names."""
    regions, national = site.ties.values(), site.national
    if site.unreadable:
        return  # what those regions name is not known
    used = {naming.identifier for naming in _named_across(site)}
    unsure = national.lost.words.union(*(ties.lost_words for ties in regions))
    for ties in regions:
        for source in ties.unnamed:
            if f"{ties.slug}/{source.name}" not in used and source.name not in unsure:
                yield finding(Code.UNUSED_SOURCE, source.span, identifier=source.name)
    if national.sources is None:
        return
    shared = {
        mention.identifier for filed in national.files for mention in filed.mentions if mention.kind is Kind.SOURCE
    }
    shared.update(*(ties.national for ties in regions))
    for position, record in enumerate(national.sources.record.sources):
        if record.id not in shared and record.id not in unsure:
            span = span_of(national.sources.document, ("sources", position, "id"))
            yield finding(Code.UNUSED_SOURCE, span, identifier=record.id)


def _without_source(filed: Filed[Record]) -> Iterator[Diagnostic]:
    reported: Loc | None = None
    for located in filed.located:
        is_inside = reported is not None and located.loc[: len(reported)] == reported
        if is_inside or not _lacks_source(located.record, located.sources) or _may_have_source(filed, located):
            continue
        reported = located.loc
        yield finding(Code.NO_SOURCE, span_of(filed.document, located.loc), record=_name(located.loc, filed))


def _lacks_source(record: Record, sources: tuple[str, ...]) -> bool:
    if isinstance(record, Alternative):
        return not record.sources
    return isinstance(record, Sourced) and not sources and _says_something(record)


def _may_have_source(filed: Filed[Record], located: Located) -> bool:
    """Return whether a source was left out of a record, or of one around it that hands its sources down."""
    holders = (located.loc[:depth] for depth in range(len(located.loc) + 1))
    return not all(filed.lacks(*holder, "sources") for holder in holders)


def _says_something(record: Sourced) -> bool:
    fields = type(record).model_fields
    values = (getattr(record, name) for name in fields if name not in PROVENANCE_FIELDS and name != "fictional")
    return any(not _is_empty(value) and not _has_own_sources(value) for value in values)


def _is_empty(value: object) -> bool:
    return value is None or value == ()


def _has_own_sources(value: object) -> bool:
    return isinstance(value, Sourced) or (isinstance(value, tuple) and isinstance(value[0], Sourced))


def _name(loc: Loc, filed: Filed[Record]) -> str:
    """Return the path of a record as its writer knows it: keys, and positions counted from 1."""
    steps = [f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in loc]
    return "".join(steps).removeprefix(".") or filed.id


def _named_across(site: Site, *, only_real: bool = False) -> Iterator[NamedSource]:
    """Yield each naming of a region's source in the national files and in those of other regions."""
    for filed in site.national.files:
        yield from name_foreign(filed, None)
    for ties in site.ties.values():
        if not (only_real and ties.is_fictional):
            yield from ties.named


def _is_there(naming: NamedSource, site: Site) -> bool:
    ties = site.ties.get(naming.slug)
    return ties is not None and naming.source in ties.sources


def _near_twice(filed: Filed[Record], region: RegionSite | None, national: National) -> Iterator[Diagnostic]:
    """Yield a finding for each source that one list of a file names again; what leads nowhere is `link`'s."""
    first: dict[tuple[Loc, str], Loc] = {}
    for mention in filed.mentions:
        resolved = resolve_near(mention.identifier, region, national) if mention.kind is Kind.SOURCE else None
        if resolved is None:
            continue
        known = first.setdefault((mention.loc[:-1], resolved.identifier), mention.loc)
        if known != mention.loc:
            span, earlier = (span_of(filed.document, loc) for loc in (mention.loc, known))
            yield _twice(span, mention.identifier, earlier)


def _twice(span: Span, identifier: str, earlier: Span) -> Diagnostic:
    return finding(Code.SOURCE_TWICE, span, identifier=identifier, related=(Related(earlier, "first_named"),))
