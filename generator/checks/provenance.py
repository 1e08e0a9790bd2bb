"""Rules of sources: every statement about a real region has one, which is real too, and every source serves one.

What a record says is any field that is neither provenance nor another record with sources of its own.
"""

from collections.abc import Iterator

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Related
from generator.link.site import Filed, RegionSite, ResolvedSource, Site
from generator.model.base import Kind, Record
from generator.model.sourced import PROVENANCE_FIELDS, Alternative, Sourced
from generator.model.walk import Mention
from generator.source.locate import span_of


def check_sources(region: RegionSite, _site: Site) -> Iterator[Diagnostic]:
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


def check_fictional_sources(site: Site) -> Iterator[Diagnostic]:
    """Yield MP503 where what is real, a region's record or the nation's, stands on a source that is invented."""
    for region, filed in site.files:
        if region is not None and region.is_fictional:
            continue
        for mention, resolved in _named_in(filed, region, site):
            inventor = site.by_slug.get(resolved.slug or "")
            if inventor is not None and inventor.is_fictional:
                yield finding(
                    Code.FICTIONAL_SOURCE,
                    span_of(filed.document, mention.loc),
                    identifier=mention.identifier,
                    region=inventor.slug,
                    related=(Related(span_of(inventor.main.document, ("fictional",)), "region_mark"),),
                )


def check_sources_once(site: Site) -> Iterator[Diagnostic]:
    """Yield MP504 where one list of sources names a source twice, under whatever name."""
    for region, filed in site.files:
        first: dict[tuple[Loc, str], Loc] = {}
        for mention, resolved in _named_in(filed, region, site):
            known = first.setdefault((mention.loc[:-1], resolved.identifier), mention.loc)
            if known != mention.loc:
                yield finding(
                    Code.SOURCE_TWICE,
                    span_of(filed.document, mention.loc),
                    identifier=mention.identifier,
                    related=(Related(span_of(filed.document, known), "first_named"),),
                )


def check_unused_sources(site: Site) -> Iterator[Diagnostic]:
    """Yield MP502, a warning, for each source that no record of the whole site names."""
    if not all(filed.is_whole for _, filed in site.files):
        return
    used = frozenset(_used(site))
    for region in site.regions:
        for position, source in enumerate(region.region.sources):
            if f"{region.slug}/{source.id}" not in used:
                span = span_of(region.main.document, ("sources", position, "id"))
                yield finding(Code.UNUSED_SOURCE, span, identifier=source.id)
    shared = site.national.sources
    for position, source in enumerate(shared.record.sources if shared else ()):
        if shared is not None and source.id not in used:
            span = span_of(shared.document, ("sources", position, "id"))
            yield finding(Code.UNUSED_SOURCE, span, identifier=source.id)


def _without_source(filed: Filed[Record]) -> Iterator[Diagnostic]:
    reported: Loc | None = None
    for located in filed.located if filed.is_whole else ():
        is_inside = reported is not None and located.loc[: len(reported)] == reported
        if is_inside or not _lacks_source(located.record, located.sources):
            continue
        reported = located.loc
        yield finding(Code.NO_SOURCE, span_of(filed.document, located.loc), record=_name(located.loc, filed))


def _lacks_source(record: Record, sources: tuple[str, ...]) -> bool:
    if isinstance(record, Alternative):
        return not record.sources
    return isinstance(record, Sourced) and not sources and _says_something(record)


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


def _used(site: Site) -> Iterator[str]:
    for region, filed in site.files:
        for _, resolved in _named_in(filed, region, site):
            yield resolved.identifier


def _named_in(filed: Filed[Record], region: RegionSite | None, site: Site) -> Iterator[tuple[Mention, ResolvedSource]]:
    """Yield each naming of a source in a file with the source that it leads to; what leads nowhere is `link`'s."""
    for mention in filed.mentions:
        resolved = site.resolve_source(mention.identifier, region) if mention.kind is Kind.SOURCE else None
        if resolved is not None:
            yield mention, resolved
