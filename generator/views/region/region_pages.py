"""The pages of a region, from the profile to the data page.

A page whose subject is wholly unknown is not made.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from markupsafe import Markup

from generator.context import BuildContext
from generator.link import for_plan
from generator.link.region_subpages import GOALS, SUBPAGES, has_subpage, subpages
from generator.link.site import RegionSite, SourceRecord
from generator.model.people import PRESENT_TENURES, Post
from generator.model.plan import Dimension
from generator.model.quick_win import QuickWin
from generator.model.sourced import standing_of
from generator.views import addresses
from generator.views.blocks import Absence, Paragraph, state_day
from generator.views.charts.dimension_charts import dimension_chart
from generator.views.charts.shapes import drawn
from generator.views.components.answer import Answer, answer_of, view_answer
from generator.views.components.dimension_cards import view_dimension_cards
from generator.views.components.embed_card import view_embed_card
from generator.views.components.freshness import view_freshness
from generator.views.components.glance import view_checklist, view_glance
from generator.views.components.pictogram import (
    dimension_head,
    national_item,
    region_pictograms,
)
from generator.views.components.promises import (
    PromiseList,
    by_urgency,
    dimension_name,
    is_untitled,
    view_promise,
    view_untitled,
)
from generator.views.components.region_cloth import view_cloth
from generator.views.components.share_card import region_share_card
from generator.views.context import PageContext
from generator.views.markup import escape
from generator.views.page import PageParts, PageView, Section, assemble, region_trail
from generator.views.records.record_cards import CardOptions, RecordCards
from generator.views.records.record_views import view_record_card
from generator.views.region.district_page import view_districts, view_further_districts
from generator.views.region.document_pages import view_documents
from generator.views.region.fact_pages import (
    DIMENSION_STATEMENTS,
    view_evaluations,
    view_facts_page,
)
from generator.views.region.funding_page import funding_of_dimension, view_funding
from generator.views.region.indicator_page import indicators_of_dimension, view_indicators
from generator.views.region.letter_page import view_letters
from generator.views.region.long_list_pages import view_long_lists
from generator.views.region.office_pages import view_institutions, view_office
from generator.views.region.plan_pages import (
    dimension_blocks,
    framework_card,
    plan_list,
    view_other_plan,
)
from generator.views.region.quick_win_pages import (
    quick_win_section,
    view_further_quick_wins,
    view_quick_win,
    view_quick_wins,
)
from generator.views.region.region_parts import assemble_part, beside, part_context, region_menu
from generator.views.region.region_records import (
    RecordSection,
    has_dimension,
    is_statement_of,
    view_section,
    view_sections,
)
from generator.views.region.road_map_page import view_road_map
from generator.views.region.ties import view_further_goals, view_goals
from generator.views.region.update_pages import view_news, view_update
from generator.views.region.village_pages import view_village, view_villages
from generator.views.region.wall_sheet import view_wall_sheet
from generator.views.tables import Link, LinkList
from generator.views.values import (
    number_text,
    plain_text,
    region_name,
    state_day_text,
)

_MOST_PROMISES = 5
"""Most promises on the profile; the list of quick wins shows the rest."""

_MOST_LEADERS = 2
"""Most posts on the profile: files begin with the head of the region and the deputy."""

_OF_REGION = has_dimension(None)
"""Test for records about the whole region; records of a dimension stand on the dimension's page."""

_VISION = RecordSection("visi", lambda region: (region.plan.vision,), is_asked_for=True)
_FURTHER = (
    RecordSection(
        "misi",
        lambda region: region.plan.missions,
        is_asked_for=True,
        is_behind=lambda _record: True,
    ),
    RecordSection("tujuan", lambda region: region.region.statements, only=is_statement_of(*GOALS)),
    RecordSection("program-unggulan", lambda region: region.plan.flagships, only=_OF_REGION),
)


def _first_leaders(region: RegionSite) -> tuple[Post, ...]:
    present = (post for post in region.region.posts if post.tenure in PRESENT_TENURES)
    return tuple(islice(present, _MOST_LEADERS))


_LEADERS = RecordSection("pemimpin", _first_leaders)
_IDENTITY = (
    RecordSection("merek", lambda region: (region.region.brand,)),
    RecordSection(
        "identitas",
        lambda region: (region.region.identity, region.region.reference),
        is_subject=True,
    ),
)
_IDENTITY_BEHIND = tuple(replace(section, is_behind=lambda _record: True) for section in _IDENTITY)
"""On the profile, whose head has name, brand and code already."""


def view_plan(region: RegionSite, build: BuildContext) -> Iterator[PageView]:
    """Yield the profile, the dimensions, the parts and the quick wins of a region."""

    def page(address: str) -> PageContext:
        return PageContext(build, address, region)

    slug = region.slug
    yield _profile(region, page(addresses.region(slug)))
    for dimension in region.plan.dimensions:
        yield _dimension(dimension, region, page(addresses.dimension(slug, dimension.key)))
    for key in subpages(region):
        yield _PART_VIEWS[key](region, part_context(region, key, build))
    yield view_letters(region, page(addresses.letters(slug)))
    if region.promised:
        yield view_wall_sheet(region, page(addresses.wall_sheet(slug)))
    shown = {plan.id: for_plan(region, plan) for plan in region.other_plans}
    for plan in region.other_plans:
        of_plan = shown[plan.id]
        context = PageContext(build, addresses.plan(slug, plan.id), of_plan)
        yield view_other_plan(plan, of_plan, context)
    for quick_win in region.quick_wins:
        of_plan = shown.get(quick_win.record.plan or "", region)
        context = PageContext(build, addresses.quick_win(slug, quick_win.id), of_plan)
        yield view_quick_win(quick_win, of_plan, context)
    for office in region.offices_with_page:
        yield from view_office(office, region, build)
    yield from view_further_goals(region, build)
    yield from view_further_districts(region, build)
    yield from view_further_quick_wins(region, build)
    yield from view_long_lists(region, build)


def view_each_village(region: RegionSite, build: BuildContext) -> Iterator[PageView]:
    """Yield the page of each village of a region."""
    for village in region.villages:
        address = addresses.village(region.slug, village.id)
        if build.publishes(address):
            yield view_village(village, region, PageContext(build, address, region))


def view_each_update(region: RegionSite, build: BuildContext) -> Iterator[PageView]:
    """Yield the page of each update of a region."""
    for update in region.updates:
        address = addresses.update(region.slug, update.id)
        if build.publishes(address):
            yield view_update(update, region, PageContext(build, address, region))


def _profile(region: RegionSite, context: PageContext) -> PageView:
    name = region_name(region, context)
    glance = view_glance(region, context)
    freshness = view_freshness(region, context)
    answer = view_answer(region, context)
    sections = (
        *([_promises(region, context)] if region.promises else []),
        _dimensions(region, context),
        *_plan(region, context),
        *_leaders(region, context),
        Section.of(
            "sekilas",
            context.word("section.sekilas.title"),
            glance,
            freshness,
            # Only the warning is computed; the list of looks is the same on any day.
            state_day(state_day_text(context))
            if freshness is not None and freshness.warning is not None
            else None,
        ),
        _completeness(region, context),
        *([] if has_subpage("identitas", region) else _identity(region, context, _IDENTITY_BEHIND)),
    )
    parts = PageParts(
        template="region.md.j2",
        title=name,
        description=context.word("part.profil.description", region=name),
        breadcrumbs=((context.word("page.regions"), addresses.regions()),),
        opening=tuple(
            block for block in (answer, view_cloth(region, context)) if block is not None
        ),
        sections=sections,
        share_card=region_share_card(region, answer, glance.meter.sentence, context)
        if context.build.has_share_images
        else None,
        said=_said(answer),
        embed_card=view_embed_card(region, context.build),
        files=(*region.files, context.site.national.programme),
        menu=region_menu(region, context.build),
        is_printed=True,
    )
    return assemble(parts, context)


def _said(answer: Answer) -> str:
    """Return the answer of a profile as plain text, for shared links."""
    sentences = (answer.sentence, answer.next_due)
    return " ".join(sentence.striptags() for sentence in sentences if sentence is not None)


def _leaders(region: RegionSite, context: PageContext) -> tuple[Section, ...]:
    """Return who leads a region now, with a link to the page of its institutions."""
    section = view_section(_LEADERS, region, context)
    if section is None:
        return ()
    link = context.link(addresses.region_part(region.slug, "kelembagaan"))
    links = LinkList((Link(context.word("section.pemimpin.more"), link),))
    return (replace(section, blocks=(*section.blocks, links)),)


def _plan(region: RegionSite, context: PageContext) -> tuple[Section, ...]:
    """Return the plan as the profile shows it: whole, or its vision with a link to its page."""
    if not has_subpage("rencana", region):
        return (
            *plan_list(region, context),
            *view_sections((_VISION, *_FURTHER), region, context),
        )
    link = context.link(addresses.region_part(region.slug, "rencana"))
    links = LinkList((Link(context.word("plan.more"), link),))
    return tuple(
        replace(section, blocks=(*section.blocks, links))
        for section in view_sections((_VISION,), region, context)
    )


def _view_main_plan(region: RegionSite, context: PageContext) -> PageView:
    # Drawn first: the sources of the chart are numbered before those of the cards.
    charts = drawn(dimension_chart(region, context))
    about = (*charts, framework_card(region, context))
    chart = Section.of("isi-dimensi", context.word("section.dimensi.title"), *about)
    sections = (
        *plan_list(region, context),
        *view_sections(_FURTHER, region, context),
        *((chart,) if chart.blocks else ()),
    )
    return assemble_part(region, "rencana", sections, context)


def _identity(
    region: RegionSite, context: PageContext, shown: tuple[RecordSection, ...]
) -> tuple[Section, ...]:
    """Return what a region says of itself: its participations, its brand and its names."""
    return (_participation_section(region, context), *view_sections(shown, region, context))


def _view_identity(region: RegionSite, context: PageContext) -> PageView:
    return assemble_part(region, "identitas", _identity(region, context, _IDENTITY), context)


def _participation_section(region: RegionSite, context: PageContext) -> Section:
    cards = [
        view_record_card(
            record, standing_of(record), context, CardOptions(f"keikutsertaan-{position}")
        )
        for position, record in enumerate(region.region.participations, start=1)
    ]
    years = {record.cohort for record in region.region.participations}
    # Cohorts are the nation's records: without a region, their identifiers lead to the nation's
    # sources even if the region has sources of the same names. The copy numbers sources with the
    # page, since it shares the page's table of citations.
    national = replace(context, region=None)
    for cohort in context.site.national.programme.record.cohorts:
        if cohort.year in years and not region.is_fictional:
            options = CardOptions(f"angkatan-{cohort.year}", badge=context.word("cohort.badge"))
            cards.append(view_record_card(cohort, standing_of(cohort), national, options))
    return Section.of(
        "keikutsertaan",
        context.word("section.keikutsertaan.title"),
        RecordCards(tuple(cards))
        if cards
        else Absence(context.sentence("section.keikutsertaan.missing")),
    )


def _dimensions(region: RegionSite, context: PageContext) -> Section:
    has_own_page = has_subpage("rencana", region)
    followed = None if has_own_page else framework_card(region, context)
    cards = view_dimension_cards(region, context)
    is_missing = cards is None and followed is None
    return Section.of(
        "dimensi",
        context.word("section.dimensi.title"),
        state_day(state_day_text(context)),
        Absence(context.sentence("section.dimensi.missing")) if is_missing else None,
        cards,
        followed,
    )


def _promises(region: RegionSite, context: PageContext) -> Section:
    """Return the most urgent promises of a region, with a link to the full list."""
    kept = tuple(item for item in region.promises if item.record.withdrawn is None)
    titled = tuple(item for item in kept if not is_untitled(item, region, context.build.today))
    urgent = by_urgency(titled, region, context.build.today)[:_MOST_PROMISES]
    promises = tuple(
        view_promise(
            source_record,
            region,
            context,
            about=dimension_name(source_record.record, context),
            is_marked=True,
        )
        for source_record in urgent
    )
    label = context.word("promise.all", count=number_text(len(region.quick_wins), context))
    link = Link(label, context.link(addresses.region_part(region.slug, "quick-win")))
    return Section.of(
        "quick-win",
        context.word("section.quick-win.title"),
        state_day(state_day_text(context)),
        PromiseList(promises) if promises else None,
        view_untitled(kept, region, context),
        LinkList((link,)),
    )


def _completeness(region: RegionSite, context: PageContext) -> Section:
    """Return the checklist of a plan, with the names of missing pages."""
    unmade = [
        context.word(f"part.{part.key}.title")
        for part in SUBPAGES
        if part.is_missed and not has_subpage(part.key, region)
    ]
    intro = context.sentence("meter.intro")
    if unmade:
        without_page = context.word("meter.no_page", names=", ".join(unmade))
        intro = Markup("{} {}").format(intro, escape(without_page))
    links = (
        Link(context.word("letters.ask"), context.link(addresses.letters(region.slug))),
        Link(context.word("meter.rule"), context.link("metode/#kelengkapan")),
    )
    return Section.of(
        "kelengkapan",
        context.word("section.kelengkapan.title"),
        Paragraph(intro),
        view_checklist(region, context),
        LinkList(links),
    )


def _dimension(dimension: Dimension, region: RegionSite, context: PageContext) -> PageView:
    name, of_region = plain_text(dimension.name, context), region_name(region, context)
    about = dimension_blocks(dimension, region, context, "tentang-dimensi")
    sign = region_pictograms(region)[dimension.key]
    quick_wins = tuple(
        source_record
        for source_record in region.promises
        if source_record.record.dimension == dimension.key
    )
    told = (
        _dimension_quick_wins(quick_wins, region, context),
        Section.of("tentang", context.word("section.tentang.title"), *about),
    )
    answer = [replace(answer_of(quick_wins, region, context), counts=())] if quick_wins else []
    parts = PageParts(
        template="region.md.j2",
        title=context.word("part.dimensi.heading", dimension=name, region=of_region),
        description=context.word("part.dimensi.description", dimension=name, region=of_region),
        lead=context.sentence("part.dimensi.lead", region=of_region),
        breadcrumbs=region_trail(region, context),
        opening=(dimension_head(sign, national_item(dimension.key, region), context), *answer),
        sections=(
            # What is promised comes first; that nothing is promised yet can wait.
            *(told if quick_wins else reversed(told)),
            *_dimension_measures(dimension, region, context),
            *view_sections(_dimension_plan(dimension.key), region, context),
            _across_link(dimension.key, region, context),
        ),
        files=(region.main, *quick_wins),
        neighbours=beside(
            addresses.dimension(region.slug, dimension.key),
            [
                (plain_text(item.name, context), addresses.dimension(region.slug, item.key))
                for item in region.plan.dimensions
            ],
            context,
        ),
        menu=region_menu(region, context.build),
    )
    return assemble(parts, context)


def _dimension_measures(
    dimension: Dimension, region: RegionSite, context: PageContext
) -> Iterator[Section]:
    """Yield the indicators and the money of a dimension, as far as there are any."""
    for section in (
        indicators_of_dimension(dimension.key, region, context),
        funding_of_dimension(dimension.programmes, region, context),
    ):
        if section is not None:
            yield section


def _dimension_plan(key: str) -> tuple[RecordSection, ...]:
    """Return the sections of a dimension's records."""
    only = has_dimension(key)
    statements = is_statement_of(*DIMENSION_STATEMENTS, dimension=key)
    return (
        RecordSection("program-unggulan", lambda region: region.plan.flagships, only=only),
        RecordSection("angka", lambda region: region.region.figures, only=only),
        RecordSection("pelatihan", lambda region: region.region.trainings, only=only),
        RecordSection("kelompok-sasaran", lambda region: region.region.target_groups, only=only),
        RecordSection("pemangku-kepentingan", lambda region: region.region.stakeholders, only=only),
        RecordSection("pernyataan", lambda region: region.region.statements, only=statements),
    )


def _dimension_quick_wins(
    quick_wins: tuple[SourceRecord[QuickWin], ...], region: RegionSite, context: PageContext
) -> Section:
    if quick_wins:
        return quick_win_section(quick_wins, region, context)
    missing = Absence(context.sentence("section.quick-win.missing"))
    return Section.of("quick-win", context.word("section.quick-win.title"), missing)


def _across_link(key: str, region: RegionSite, context: PageContext) -> Section:
    framework = region.plan.framework
    address = (
        "dimensi/"
        if framework is None or framework.framework is None
        else addresses.framework_item(framework.framework, key)
    )
    link = Link(context.word("dimension.across"), context.link(address))
    return Section.of("daerah-lain", context.word("section.daerah-lain.title"), LinkList((link,)))


_PART_VIEWS: Mapping[str, Callable[[RegionSite, PageContext], PageView]] = MappingProxyType(
    {
        "rencana": _view_main_plan,
        "identitas": _view_identity,
        "quick-win": view_quick_wins,
        "indikator": view_indicators,
        "dana": view_funding,
        "tujuan": view_goals,
        "peta-jalan": view_road_map,
        "desa-cerdas": view_villages,
        "wilayah": view_districts,
        "kelembagaan": view_institutions,
        "dokumen": view_documents,
        "evaluasi": view_evaluations,
        "fakta": view_facts_page,
        "kabar": view_news,
    }
)
"""The view of each part in `SUBPAGES`, by key."""
