"""From decoded files to a linked site: an index of identifiers, and the order of the findings."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from generator.diagnostics import MAX_JUDGED, Diagnostic
from generator.facts.link_summary import LinkSummary
from generator.facts.region_facts import RegionFacts, sources_of
from generator.link.duties import duties_in
from generator.link.framework_named import check_framework_named
from generator.link.frameworks import framework_of
from generator.link.identifiers import identifier_of, identifiers_twice
from generator.link.long_lists import LongList, LongLists, long_indicators, long_programmes
from generator.link.references import broken_between, broken_in, broken_national
from generator.link.region_subpages import long_subjects
from generator.link.row_lists import on_further_pages
from generator.link.site import NationalData, Place, RegionSite, Site, SourceRecord, UnreadParts
from generator.model.base import Kind, Record
from generator.model.framework import Framework
from generator.model.plan import Plan
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.update import Update
from generator.model.village import Village
from generator.source.locate import is_stand_in

_HANDING_DOWN = frozenset({("plans",), ("dimensions",)})
"""Lists whose records hand their sources down to records that the pages show by themselves."""

_Index = dict[Kind, dict[str, Record]]


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
    index = _indexed(files)
    index[Kind.QUICK_WIN] = {source_record.id: source_record.record for source_record in quick_wins}
    index[Kind.VILLAGE] = {source_record.id: source_record.record for source_record in villages}
    _index_nation(national, index)
    standings = {
        id(located.record): located.standing
        for located in main.located
        if located.loc[:1] in _HANDING_DOWN
    }
    _index_frameworks(main.record, national, index)
    village_names = Counter(source_record.record.name for source_record in villages)
    shared_village_names = frozenset(name for name, count in village_names.items() if count > 1)
    region = RegionSite(
        main.id,
        main,
        quick_wins,
        villages,
        tuple(by_date),
        index,
        places_in(files),
        shared_village_names,
        unread,
        standings,
        duties_in((item.id, item.located, item.mentions) for item in files),
    )
    _index_plans(region, national, index)
    long_lists = LongLists.of(_long_lists(region), long_subjects(region), on_further_pages(region))
    return replace(region, long_lists=long_lists)


def _indexed(files: Iterable[SourceRecord[Record]]) -> _Index:
    """Return the records within files by kind and identifier; of equal identifiers, the first."""
    index: _Index = {}
    for source_record in files:
        for located in source_record.located:
            indexed = identifier_of(located.record)
            # A stand-in for a missing identifier is nobody's name.
            if indexed and not is_stand_in(source_record.document, (*located.loc, "id")):
                kind, identifier = indexed
                index.setdefault(kind, {}).setdefault(identifier, located.record)
    return index


def _index_nation(national: NationalData, index: _Index) -> None:
    """Add provinces, frameworks and items of frameworks to an index."""
    index[Kind.PROVINCE] = {
        province.code: province for province in national.provinces.record.provinces
    }
    index[Kind.FRAMEWORK] = {
        source_record.id: source_record.record for source_record in national.frameworks
    }
    index[Kind.FRAMEWORK_ITEM] = {
        f"{source_record.id}/{item.key}": item
        for source_record in national.frameworks
        for item in source_record.record.items
    }


def _long_lists(region: RegionSite) -> Iterator[LongList]:
    known = region.index.get(Kind.SUBDIMENSION, {})
    yield from long_programmes(region.plan.dimensions, None, known)
    for plan in region.other_plans:
        known = for_plan(region, plan).index.get(Kind.SUBDIMENSION, {})
        yield from long_programmes(plan.dimensions, plan.id, known)
    yield from long_indicators(region.region, region.plan)


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
    yield from identifiers_twice(region)
    yield from check_framework_named(region, national)
    for source_record in region.files:
        yield from islice(broken_in(source_record, region, national), MAX_JUDGED)


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
        found.extend(islice(broken_national(source_record, site), MAX_JUDGED))
    for summary in summaries:
        found.extend(broken_between(summary, site))
    return site, tuple(found)


def plan_framework(region: RegionSite) -> Framework | None:
    """Return the framework of the plan that a region's pages are about, or None."""
    return framework_of(
        region.plan,
        {
            identifier: framework
            for identifier, framework in region.index[Kind.FRAMEWORK].items()
            if isinstance(framework, Framework)
        },
    )


def for_plan(region: RegionSite, plan: Plan) -> RegionSite:
    """Return a region whose pages are about one plan of its list, with that plan's dimensions."""
    shown = replace(region, shown_plan=plan.id)
    framework = plan_framework(shown)
    index = dict(region.index)
    if framework is not None:
        index |= _index_of_framework(framework)
    return replace(shown, index=index)


def _index_of_framework(framework: Framework) -> dict[Kind, dict[str, Record]]:
    return {
        Kind.DIMENSION: {item.key: item for item in framework.items},
        Kind.SUBDIMENSION: {
            part.key: part for item in framework.items for part in item.subdimensions
        },
    }


def _index_plans(region: RegionSite, national: NationalData, index: _Index) -> None:
    """Add the dimensions and sub-dimensions of every plan of a region to an index.

    Of two plans with a dimension of one key, the plan in force gives the record. Without a named
    framework the kinds stay missing, and references to dimensions are not judged.
    """
    frameworks = {source_record.id: source_record.record for source_record in national.frameworks}
    plans = [plan for _, plan in region.plans if plan is not region.plan]
    for plan in (*plans, region.plan):
        framework = framework_of(plan, frameworks)
        if framework is not None:
            for kind, records in _index_of_framework(framework).items():
                index.setdefault(kind, {}).update(records)


def _index_frameworks(region: Region, national: NationalData, index: _Index) -> None:
    """Add the aspects of the villages' framework named by a region to an index.

    Without a named framework the kind stays missing, and references to aspects are not judged.
    """
    programme = region.village_programme
    villages = (
        national.framework(programme.framework) if programme and programme.framework else None
    )
    if villages is not None:
        index[Kind.ASPECT] = {item.key: item for item in villages.items}
