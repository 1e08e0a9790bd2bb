"""The rule that a region which speaks of dimensions or aspects names their framework."""

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
    """Yield MP308 where files of a region name dimensions or aspects, and its main file names no
    framework of them.
    """
    programme = region.region.village_programme
    if region.region.framework is None and region.main.lacks("framework"):
        yield from _without(FrameworkSubject.PLAN, region, national)
    if programme is None or programme.framework is None:
        holder = ("village_programme",) if programme is None else ("village_programme", "framework")
        if region.main.lacks(*holder):
            yield from _without(FrameworkSubject.VILLAGE, region, national)


def _without(
    subject: FrameworkSubject, region: RegionSite, national: NationalData
) -> Iterator[Diagnostic]:
    kinds = _PLAN_KINDS if subject is FrameworkSubject.PLAN else {Kind.ASPECT}
    named = [
        (source_record, one)
        for source_record in region.files
        for one in source_record.mentions
        if one.kind in kinds
    ]
    if not named:
        return
    fitting = _best_first(subject, named, national)
    source_record, first = named[0]
    span, line = _line_for(subject, region, fitting[0].id if fitting else "…")
    yield finding(
        Code.NO_FRAMEWORK,
        span,
        identifier=first.identifier,
        kind=first.kind.value,
        names=", ".join(f"{one.id} ({one.record.name.in_language('id')[1]})" for one in fitting)
        or NO_NAMES,
        repaired=line,
        related=(Related(span_of(source_record.document, first.loc), "framework_missing"),),
    )


def _best_first(
    subject: FrameworkSubject,
    named: list[tuple[SourceRecord[Record], Mention]],
    national: NationalData,
) -> list[SourceRecord[Framework]]:
    """Return the frameworks of a subject, those with the most of the named keys first."""
    keys = {mention.identifier for _, mention in named}

    def missing(source_record: SourceRecord[Framework]) -> int:
        items = source_record.record.items
        return len(
            keys
            - {item.key for item in items}
            - {part.key for item in items for part in item.subdimensions}
        )

    return sorted(
        (one for one in national.frameworks if one.record.subject is subject), key=missing
    )


def _line_for(subject: FrameworkSubject, region: RegionSite, framework: str) -> tuple[Span, str]:
    """Return the line to add to the main file, and the key before which it may stand."""
    main = region.main.document
    own = [source.id for source in region.region.sources]
    sources = f", sources: [{own[0]}]" if len(own) == 1 and not region.is_fictional else ""
    if subject is FrameworkSubject.PLAN:
        place = main.root.key_node("dimensions") or main.root.items[0][0]
        return place.span, f"framework: {{framework: {framework}{sources}}}"
    holder, key = main.root.get("village_programme"), main.root.key_node("village_programme")
    if key is None or not isinstance(holder, MappingNode) or not holder.items:
        first = main.root.items[0][0]
        return (
            first.span,
            f"village_programme: {{summary: Desa cerdas, framework: {framework}{sources}}}",
        )
    inner = holder.items[0][0].span
    return inner, line_adding(main, inner, f"framework: {framework}")
