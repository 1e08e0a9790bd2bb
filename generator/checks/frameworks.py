"""Rules of frameworks and cohorts: crosswalks that lead somewhere, and years and keys that are
there.

References that a field declares are `link`'s; these need more than a look into one list of names.
"""

from collections.abc import Iterator, Mapping

from generator.codes import NO_NAMES, Code, finding, near
from generator.diagnostics import Diagnostic, Loc, Related
from generator.link import plan_framework
from generator.link.site import NationalData, RegionSite, Site, SourceRecord
from generator.model.base import Record
from generator.model.framework import Framework, FrameworkSubject
from generator.source.locate import span_of


def check_crossings(site: Site) -> Iterator[Diagnostic]:
    """Yield MP301 where a crosswalk names a framework that is not there, or an item that the
    framework lacks.
    """
    frameworks = {
        source_record.id: source_record.record for source_record in site.national.frameworks
    }
    lost = site.national.unread.identifiers
    for source_record in site.national.frameworks:
        own = {item.key for item in source_record.record.items}
        for position, crossing in enumerate(source_record.record.crossings):
            loc: Loc = ("crossings", position)
            other = frameworks.get(crossing.other_framework)
            if crossing.item not in own and crossing.item not in lost:
                yield _unknown(source_record, (*loc, "item"), crossing.item, own, "dimension")
            if lost & {crossing.other_framework, crossing.other_item}:
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
    """Yield MP306 where a plan follows a framework of villages, or a village programme one of
    plans.
    """
    plan, programme = region.region.framework, region.region.village_programme
    named: Mapping[str, tuple[str | None, FrameworkSubject]] = {
        "framework": (plan.framework if plan else None, FrameworkSubject.PLAN),
        "village_programme": (programme.framework if programme else None, FrameworkSubject.VILLAGE),
    }
    for holder, (identifier, subject) in named.items():
        framework = None if identifier is None else national.framework(identifier)
        if identifier is not None and framework is not None and framework.subject is not subject:
            fitting = [
                source_record.id
                for source_record in national.frameworks
                if source_record.record.subject is subject
            ]
            yield finding(
                Code.FRAMEWORK_SUBJECT,
                span_of(region.main.document, (holder, "framework")),
                identifier=identifier,
                kind=f"framework_{subject}",
                names=", ".join(fitting) or NO_NAMES,
            )


def check_subdimension_home(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP406 where an objective or programme stands under a dimension that its sub-dimension
    is no part of.
    """
    framework = plan_framework(region)
    homes = (
        {part.key: item.key for item in framework.items for part in item.subdimensions}
        if framework
        else {}
    )
    parts = (
        {item.key: [part.key for part in item.subdimensions] for item in framework.items}
        if framework
        else {}
    )
    for position, dimension in enumerate(region.region.dimensions):
        for field in ("objectives", "programmes"):
            for index, item in enumerate(getattr(dimension, field)):
                home = homes.get(item.subdimension)
                if home is not None and item.subdimension not in parts.get(
                    dimension.key, [item.subdimension]
                ):
                    yield finding(
                        Code.DIMENSION_NOT_IN_FRAMEWORK,
                        span_of(
                            region.main.document,
                            ("dimensions", position, field, index, "subdimension"),
                        ),
                        identifier=item.subdimension,
                        names=", ".join(parts[dimension.key]) or NO_NAMES,
                        related=(
                            Related(
                                span_of(region.main.document, ("dimensions", position, "key")),
                                "dimension_named",
                            ),
                        ),
                    )


def check_cohorts_known(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP301 where a region takes part in a cohort of a year that the programme's ledger does
    not list.
    """
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
    known = sorted(names)
    return finding(
        Code.UNKNOWN_REFERENCE,
        span_of(source_record.document, loc),
        suggestion=near(identifier, known) if kind != "cohort" else None,
        identifier=identifier,
        kind=kind,
        names=", ".join(known) or NO_NAMES,
    )
