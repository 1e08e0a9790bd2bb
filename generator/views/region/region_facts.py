"""The facts of a region in the words of a language, for pages about several regions."""

import datetime as dt
from dataclasses import replace

from generator.context import BuildContext
from generator.facts.region_facts import (
    CountFacts,
    DimensionFacts,
    QuickWinFacts,
    RegionFacts,
    SourceFacts,
    UpdateFacts,
    VillagesFacts,
)
from generator.link import plan_framework
from generator.link.site import RegionSite, ResolvedSource, SourceRecord
from generator.model.base import Kind
from generator.model.dates import PartialDate
from generator.model.framework import Framework
from generator.model.plan import Dimension, PlanState
from generator.model.quick_win import QuickWin, is_promised
from generator.model.region import NameKind
from generator.model.region_list import ListedRegion
from generator.model.sourced import standing_of
from generator.model.update import Update
from generator.views import addresses
from generator.views.components.completeness import has_plan, is_name_only
from generator.views.components.freshness import confirmed_on
from generator.views.components.glance import completeness_text
from generator.views.components.pictogram import region_pictograms
from generator.views.context import PageContext
from generator.views.records.counts import count_facts
from generator.views.records.past import first_due_text
from generator.views.region.change_facts import change_facts
from generator.views.region.named_records import name_words
from generator.views.region.region_records import site_wide_names
from generator.views.values import (
    date_text,
    describe_source,
    own_framework_name,
    plain_text,
    plan_title,
    quick_win_title,
    reference_text,
    region_name,
    source_title,
)


def view_facts(region: RegionSite, build: BuildContext) -> RegionFacts:
    """Return the facts of a region.

    Args:
        region: Region without errors: every record that it names exists.
        build: Build context; only the language and the days of change are used.
    """
    context = PageContext(build, addresses.region(region.slug), region)
    record, framework = region.region, plan_framework(region)
    listed = _listed(region, context)
    return RegionFacts(
        slug=region.slug,
        name=record.identity.name,
        full_name=region_name(region, context),
        is_fictional=region.is_fictional,
        code=None if listed is None else listed.code,
        province=record.reference.province,
        other_names=_other_names(region, listed),
        redirects=record.redirects,
        path=region.main.document.path,
        changed_on=_changed_on(region, build),
        confirmed_on=confirmed_on(region),
        changes=change_facts(region, context),
        identity_sources=site_wide_names(standing_of(record.identity).of("name"), region),
        cohorts=tuple(item.cohort for item in record.participations if item.cohort is not None),
        cohort_sources=tuple(
            site_wide_names(standing_of(item).of("cohort"), region)
            for item in record.participations
            if item.cohort is not None
        ),
        takes_part=bool(record.participations),
        framework=None if region.plan.framework is None else region.plan.framework.framework,
        framework_name=_framework_name(region, framework, context),
        completeness=completeness_text(region, context),
        has_plan=has_plan(region),
        is_name_only=is_name_only(region),
        dimensions=tuple(
            _dimension(dimension, region, context) for dimension in region.plan.dimensions
        ),
        quick_wins=tuple(
            _quick_win(source_record, region, context) for source_record in region.quick_wins
        ),
        updates=tuple(_update(source_record, context) for source_record in region.updates),
        villages=_villages(region, context),
        sources=tuple(
            SourceFacts(
                source.id,
                source_title(source, context),
                describe_source(ResolvedSource(source, region.slug), context),
                source.grade.value,
            )
            for source in record.sources
        ),
        name_words=name_words(region, context),
        english_records=tuple(sorted(build.english_records)),
    )


def view_facts_of_editions(
    region: RegionSite, editions: tuple[BuildContext, ...]
) -> tuple[RegionFacts, ...]:
    """Return the facts of a region in the words of each edition.

    The facts of the main edition have the English words of each source as well: pages of other
    regions show a source in both editions, and know no more of it.
    """
    main, *further = (view_facts(region, build) for build in editions)
    for english in further:
        sources = (
            replace(source, in_english=(twin.title, twin.described))
            for source, twin in zip(main.sources, english.sources, strict=True)
        )
        main = replace(main, sources=tuple(sources))
    return (main, *further)


def _framework_name(
    region: RegionSite, framework: Framework | None, context: PageContext
) -> str | None:
    followed = region.plan.framework
    if followed is not None and followed.own:
        return own_framework_name(followed, context)
    return None if framework is None else plain_text(framework.name, context)


def _changed_on(region: RegionSite, build: BuildContext) -> dt.date | None:
    days = (build.changed_on.get(source_record.document.path) for source_record in region.files)
    return max((day for day in days if day is not None), default=None)


def _dimension(dimension: Dimension, region: RegionSite, context: PageContext) -> DimensionFacts:
    return DimensionFacts(
        dimension.key,
        plain_text(dimension.name, context),
        len(dimension.objectives),
        site_wide_names(region.standing(dimension).of("name"), region),
        dimension.counterparts,
    )


def _quick_win(
    source_record: SourceRecord[QuickWin], region: RegionSite, context: PageContext
) -> QuickWinFacts:
    record, standing = source_record.record, standing_of(source_record.record)
    heading = standing.of("title", "dimension")
    due, state = standing.of("due"), standing.of("state", "done_on")
    # A list marks due date and state only if the heading has different sources.
    return QuickWinFacts(
        id=source_record.id,
        title=quick_win_title(source_record.id, record, context),
        dimension=None
        if record.dimension is None
        else reference_text(Kind.DIMENSION, record.dimension, context),
        subject=_subject(record, region),
        due=_date(record.due, context),
        first_due=first_due_text(record, context),
        due_last=None if record.due is None else record.due.last_day,
        done=_date(record.done_on, context),
        done_last=None if record.done_on is None else record.done_on.last_day,
        reported=record.state.value,
        is_promised=is_promised(record, region.terms(record)),
        former_plan=_former_plan(record, region, context),
        count=_count(record, region, context),
        is_withdrawn=record.withdrawn is not None,
        sources=site_wide_names(heading, region),
        due_sources=() if due == heading else site_wide_names(due, region),
        state_sources=() if state == heading else site_wide_names(state, region),
    )


def _subject(quick_win: QuickWin, region: RegionSite) -> str | None:
    sign = region_pictograms(region).get(quick_win.dimension or "")
    return None if sign is None else sign.shape


def _former_plan(quick_win: QuickWin, region: RegionSite, context: PageContext) -> str | None:
    plan = region.plan_named(quick_win.plan)
    is_former = region.terms(quick_win).state is PlanState.FORMER
    return plan_title(plan, context) if plan is not None and is_former else None


def _count(record: QuickWin, region: RegionSite, context: PageContext) -> CountFacts | None:
    count = count_facts(record, context)
    return None if count is None else replace(count, sources=site_wide_names(count.sources, region))


def _date(date: PartialDate | None, context: PageContext) -> str | None:
    return None if date is None else date_text(date, context)


def _update(source_record: SourceRecord[Update], context: PageContext) -> UpdateFacts:
    record = source_record.record
    listed = context.word(
        "update.listed",
        date=date_text(record.date, context),
        title=plain_text(record.title, context),
    )
    is_withdrawn = record.withdrawn is not None
    return UpdateFacts(source_record.id, record.date.last_day, listed, is_withdrawn)


def _listed(region: RegionSite, context: PageContext) -> ListedRegion | None:
    """Return the region's entry in the official list, or None.

    An invented region is on no list, even with the name of a real region.
    """
    if region.is_fictional:
        return None
    identity = region.region.identity
    return context.site.national.listed_index.named(identity.type, identity.name)


def _other_names(region: RegionSite, listed: ListedRegion | None) -> tuple[str, ...]:
    """Return a region's everyday, former and dated names, each once.

    Names of the region's own file come before names of the official list.
    """
    identity = region.region.identity
    dated = [dated.name for dated in identity.names if dated.kind is not NameKind.OFFICIAL]
    names = [*identity.everyday_names, *identity.former_names, *dated]
    if listed is not None:
        names += [*listed.everyday_names, *listed.former_names]
    return tuple(dict.fromkeys(names))


def _villages(region: RegionSite, context: PageContext) -> VillagesFacts | None:
    programme = region.region.village_programme
    count = sum(village.record.withdrawn is None for village in region.villages)
    if programme is None:
        return VillagesFacts(None, (), count, ()) if count else None
    return VillagesFacts(
        level=None if programme.level is None else plain_text(programme.level, context),
        aspects=tuple(plain_text(aspect.name, context) for aspect in programme.aspects),
        count=count,
        sources=site_wide_names(standing_of(programme).of("level"), region),
    )
