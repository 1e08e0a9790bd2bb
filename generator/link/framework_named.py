"""The rule of named frameworks: a region with dimensions or aspects names the framework."""

from collections.abc import Iterator

from generator.codes import NO_NAMES, Code, finding
from generator.diagnostics import Diagnostic, Loc, Related, Span
from generator.link.site import NationalData, RegionSite, SourceRecord
from generator.model.base import Kind, Record
from generator.model.framework import Framework, FrameworkSubject
from generator.model.walk import Mention
from generator.source.locate import line_adding, lines_with_also, node_at, span_of
from generator.source.nodes import MappingNode, ScalarNode

_PLAN_KINDS = frozenset({Kind.DIMENSION, Kind.SUBDIMENSION})

_Named = tuple[SourceRecord[Record], Mention]
"""A reference with its file."""


def check_framework_named(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP308 if a plan uses dimensions, or a region aspects, without naming a framework."""
    programme = region.region.village_programme
    for loc, plan in region.plans:
        if plan.framework is None and region.main.lacks(*loc, "framework"):
            named = _named(region, _PLAN_KINDS)
            if loc:
                is_main = plan is region.plan
                named = [item for item in named if _belongs(item[1].loc, loc, is_main=is_main)]
            yield from _without(FrameworkSubject.PLAN, named, region, national, loc)
    if programme is None or programme.framework is None:
        holder = ("village_programme",) if programme is None else ("village_programme", "framework")
        if region.main.lacks(*holder):
            named = _named(region, frozenset({Kind.ASPECT}))
            yield from _without(FrameworkSubject.VILLAGE, named, region, national)


def _belongs(mention: Loc, plan: Loc, *, is_main: bool) -> bool:
    """Return whether a reference is made by a plan; one outside of plans by the main plan."""
    return mention[:2] == plan or (is_main and mention[:1] != ("plans",))


def _named(region: RegionSite, kinds: frozenset[Kind]) -> list[_Named]:
    return [
        (source_record, mention)
        for source_record in region.files
        for mention in source_record.mentions
        if mention.kind in kinds
    ]


def _without(
    subject: FrameworkSubject,
    named: list[_Named],
    region: RegionSite,
    national: NationalData,
    plan: Loc = (),
) -> Iterator[Diagnostic]:
    """Yield MP308 at most once for a subject, with the line that names the best framework.

    Args:
        subject: Subject of the missing framework.
        named: References to items of the framework; without any, nobody misses it.
        region: The region.
        national: The national data.
        plan: Path of the plan within the list of plans; empty for a region without a list.
    """
    if not named:
        return
    fitting = _best_first(subject, named, national)
    source_record, first = named[0]
    span, line = _line_for(subject, region, fitting[0].id if fitting else "…", plan)
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
    named: list[_Named],
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


def _line_for(
    subject: FrameworkSubject, region: RegionSite, framework: str, plan: Loc
) -> tuple[Span, str]:
    """Return the place of a key in the main file, and the line to add before the key."""
    main = region.main.document
    own = [source.id for source in region.region.sources]
    # With several sources the writer must choose; an invented region may do without.
    sources = f", sources: [{own[0]}]" if len(own) == 1 and not region.is_fictional else ""
    if plan:
        # Below the identifier, since the first key of an item of a list stands behind its dash.
        identified = (*plan, "id")
        written = node_at(main, identified)[0]
        identifier = written.text if isinstance(written, ScalarNode) else ""
        added = f"framework: {{framework: {framework}{sources}}}"
        line = lines_with_also(main, identified, identifier, added)
        return span_of(main, identified), line
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
