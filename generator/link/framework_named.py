"""The rule of named frameworks: a region with dimensions or aspects names the framework."""

from collections.abc import Iterator

from generator.codes import NO_NAMES, Code, finding
from generator.diagnostics import Diagnostic, Related, Span
from generator.link.site import NationalData, RegionSite, SourceRecord
from generator.model.base import Kind, Record
from generator.model.framework import Framework, FrameworkSubject
from generator.model.walk import Mention
from generator.source.locate import line_adding, span_of
from generator.source.nodes import MappingNode

_PLAN_KINDS = frozenset({Kind.DIMENSION, Kind.SUBDIMENSION})


def check_framework_named(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP308 if a region uses dimensions or aspects and the main file names no framework."""
    programme = region.region.village_programme
    if all(plan.framework is None for _, plan in region.plans) and region.main.lacks("framework"):
        yield from _without(FrameworkSubject.PLAN, region, national)
    if programme is None or programme.framework is None:
        holder = ("village_programme",) if programme is None else ("village_programme", "framework")
        if region.main.lacks(*holder):
            yield from _without(FrameworkSubject.VILLAGE, region, national)


def _without(
    subject: FrameworkSubject, region: RegionSite, national: NationalData
) -> Iterator[Diagnostic]:
    """Yield MP308 at most once for a subject, with the line that names the best framework."""
    kinds = _PLAN_KINDS if subject is FrameworkSubject.PLAN else {Kind.ASPECT}
    named = [
        (source_record, mention)
        for source_record in region.files
        for mention in source_record.mentions
        if mention.kind in kinds
    ]
    if not named:
        return
    fitting = _best_first(subject, named, national)
    source_record, first = named[0]
    span, line = _line_for(subject, region, fitting[0].id if fitting else "…")
    names = [f"{fit.id} ({fit.record.name.in_language('id')[1]})" for fit in fitting]
    yield finding(
        Code.NO_FRAMEWORK,
        span,
        identifier=first.identifier,
        kind=first.kind.value,
        names=", ".join(names) or NO_NAMES,
        repaired=line,
        related=(Related(span_of(source_record.document, first.loc), "framework_missing"),),
    )


def _best_first(
    subject: FrameworkSubject,
    named: list[tuple[SourceRecord[Record], Mention]],
    national: NationalData,
) -> list[SourceRecord[Framework]]:
    """Return the frameworks of a subject; frameworks with more of the named keys come first."""
    keys = {mention.identifier for _, mention in named}

    def missing(source_record: SourceRecord[Framework]) -> int:
        items = source_record.record.items
        subdimensions = {part.key for item in items for part in item.subdimensions}
        return len(keys - {item.key for item in items} - subdimensions)

    fitting = (
        framework for framework in national.frameworks if framework.record.subject is subject
    )
    return sorted(fitting, key=missing)


def _line_for(subject: FrameworkSubject, region: RegionSite, framework: str) -> tuple[Span, str]:
    """Return the place of a key in the main file, and the line to add before the key."""
    main = region.main.document
    own = [source.id for source in region.region.sources]
    # With several sources the writer must choose; an invented region may do without.
    sources = f", sources: [{own[0]}]" if len(own) == 1 and not region.is_fictional else ""
    if subject is FrameworkSubject.PLAN:
        place = main.root.key_node("dimensions") or main.root.items[0][0]
        return place.span, f"framework: {{framework: {framework}{sources}}}"
    # The programme may be missing altogether, or be a group of keys without a framework.
    holder, key = main.root.get("village_programme"), main.root.key_node("village_programme")
    if key is None or not isinstance(holder, MappingNode) or not holder.items:
        first = main.root.items[0][0]
        return (
            first.span,
            f"village_programme: {{summary: Desa cerdas, framework: {framework}{sources}}}",
        )
    inner = holder.items[0][0].span
    return inner, line_adding(main, inner, f"framework: {framework}")
