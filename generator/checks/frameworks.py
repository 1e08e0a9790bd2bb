"""Rules of frameworks and cohorts: crosswalks, subjects, homes of sub-dimensions, cohort years.

`link` resolves references declared by a field. The rules of this module compare several lists.
"""

from collections.abc import Iterator, Sequence

from generator.checks.fields import Field
from generator.codes import NO_NAMES, Code, finding
from generator.diagnostics import Diagnostic, Loc, Related
from generator.link.frameworks import framework_of
from generator.link.site import NationalData, RegionSite, Site, SourceRecord
from generator.model.base import Record
from generator.model.framework import Framework, FrameworkSubject
from generator.model.plan import Dimension, Objective, PlanParts, WorkPackage
from generator.source.locate import span_of
from generator.spelling import near


def check_crossings(site: Site) -> Iterator[Diagnostic]:
    """Yield MP301 if a crosswalk names an unknown framework or an unknown item of a framework."""
    frameworks = {
        source_record.id: source_record.record for source_record in site.national.frameworks
    }
    unread = site.national.unread.identifiers
    for source_record in site.national.frameworks:
        own = {item.key for item in source_record.record.items}
        for position, crossing in enumerate(source_record.record.crossings):
            loc: Loc = ("crossings", position)
            other = frameworks.get(crossing.other_framework)
            if crossing.item not in own and crossing.item not in unread:
                yield _unknown(source_record, (*loc, "item"), crossing.item, own, "dimension")
            if unread & {crossing.other_framework, crossing.other_item}:
                continue
            if other is None:
                yield _unknown(
                    source_record,
                    (*loc, "other_framework"),
                    crossing.other_framework,
                    set(frameworks),
                    "framework",
                )
            elif crossing.other_item is not None and crossing.other_item not in (
                keys := _keys(other)
            ):
                yield _unknown(
                    source_record, (*loc, "other_item"), crossing.other_item, keys, "dimension"
                )


def check_subject(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP306 if a plan follows a framework of villages, or a village programme a plan's."""
    programme = region.region.village_programme
    named: list[tuple[Loc, str | None, FrameworkSubject]] = [
        ((*loc, "framework"), plan.framework.framework, FrameworkSubject.PLAN)
        for loc, plan in region.plans
        if plan.framework is not None
    ]
    if programme is not None:
        named.append((("village_programme",), programme.framework, FrameworkSubject.VILLAGE))
    for holder, identifier, subject in named:
        framework = None if identifier is None else national.framework(identifier)
        if identifier is not None and framework is not None and framework.subject is not subject:
            fitting = [
                source_record.id
                for source_record in national.frameworks
                if source_record.record.subject is subject
            ]
            yield finding(
                Code.FRAMEWORK_SUBJECT,
                span_of(region.main.document, (*holder, "framework")),
                identifier=identifier,
                kind=f"framework_{subject}",
                names=", ".join(fitting) or NO_NAMES,
            )


def check_subdimension_home(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP406 if an objective or programme names a sub-dimension of another dimension."""
    frameworks = {source_record.id: source_record.record for source_record in national.frameworks}
    for loc, plan in region.plans:
        framework = framework_of(plan, frameworks)
        if framework is not None:
            yield from _foreign_subdimensions(loc, plan, framework, region)


def _foreign_subdimensions(
    loc: Loc, plan: PlanParts, framework: Framework, region: RegionSite
) -> Iterator[Diagnostic]:
    """Yield MP406 for the sub-dimensions that a plan names below another dimension."""
    by_dimension = {
        item.key: [subdimension.key for subdimension in item.subdimensions]
        for item in framework.items
    }
    known = {key for keys in by_dimension.values() for key in keys}
    document = region.main.document
    for position, dimension in enumerate(plan.dimensions):
        own = by_dimension.get(dimension.key)
        if own is None:
            # `link` reports a dimension without an entry in the framework.
            continue
        for key, index, named in _subdimensions_named(dimension):
            # An unknown sub-dimension is `link`'s finding too.
            if named in own or named not in known:
                continue
            dimension_span = span_of(document, (*loc, "dimensions", position, "key"))
            yield finding(
                Code.DIMENSION_NOT_IN_FRAMEWORK,
                span_of(document, (*loc, "dimensions", position, key, index, "subdimension")),
                identifier=named,
                names=", ".join(own) or NO_NAMES,
                related=(Related(dimension_span, "dimension_named"),),
            )


def _subdimensions_named(dimension: Dimension) -> Iterator[tuple[str, int, str]]:
    """Yield the sub-dimensions named by a dimension's objectives and programmes.

    Before the name stand the key of the list and the position of the item in the list.
    """
    lists: tuple[Field[Sequence[Objective | WorkPackage]], ...] = (
        Field("objectives", dimension.objectives),
        Field("programmes", dimension.programmes),
    )
    for items in lists:
        for index, item in enumerate(items.value):
            if item.subdimension is not None:
                yield items.key, index, item.subdimension


def check_cohorts_known(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP301 if a region takes part in a cohort missing from the programme's ledger."""
    years = {str(cohort.year) for cohort in national.programme.record.cohorts}
    if not national.programme.lacks("cohorts"):
        return
    for position, participation in enumerate(region.region.participations):
        if participation.cohort is not None and str(participation.cohort) not in years:
            loc: Loc = ("participations", position, "cohort")
            yield _unknown(region.main, loc, str(participation.cohort), years, "cohort")


def _keys(framework: Framework) -> set[str]:
    return {item.key for item in framework.items}


def _unknown(
    source_record: SourceRecord[Record], loc: Loc, identifier: str, names: set[str], kind: str
) -> Diagnostic:
    """Return the finding on a broken reference; years get no suggestion."""
    known = sorted(names)
    return finding(
        Code.UNKNOWN_REFERENCE,
        span_of(source_record.document, loc),
        suggestion=near(identifier, known) if kind != "cohort" else None,
        identifier=identifier,
        kind=kind,
        names=", ".join(known) or NO_NAMES,
    )
