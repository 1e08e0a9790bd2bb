"""The pages of one region, from its profile to its data page. A page whose subject is wholly
unknown is not made.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from markupsafe import Markup

from generator.context import BuildContext
from generator.link.site import RegionSite
from generator.link.subpages import GOALS, SUBPAGES, stands_alone
from generator.model.base import Kind
from generator.model.documents import DocumentKind
from generator.model.event import StatementKind
from generator.model.plan import Dimension
from generator.model.quick_win import QuickWin
from generator.model.sourced import standing_of
from generator.views import addresses
from generator.views.cards import by_urgency, view_cards, view_promise
from generator.views.charts.dimension_charts import dimension_chart, dimension_radar
from generator.views.charts.evaluation_chart import evaluation_chart
from generator.views.charts.promise_charts import road_map_chart
from generator.views.charts.shapes import drawn
from generator.views.context import PageContext
from generator.views.entries import EntryOptions, view_entry
from generator.views.glance import view_glance, view_meter_items
from generator.views.markup import escape
from generator.views.page import PageParts, PageView, Section, assemble, region_trail
from generator.views.quick_win_pages import quick_win_section, view_quick_win, view_quick_wins
from generator.views.region_parts import assemble_part, part_context, region_menu
from generator.views.region_records import (
    RecordSection,
    has_dimension,
    is_statement_of,
    view_sections,
)
from generator.views.tables import Link
from generator.views.update_pages import view_news, view_update
from generator.views.values import (
    number_text,
    plain_text,
    reference_text,
    region_name,
    state_day_text,
)
from generator.views.village_pages import view_village, view_villages

_PRINCIPLES = (StatementKind.PRINCIPLE, StatementKind.DEFINITION, StatementKind.PREMISE)
_VOICES = (
    StatementKind.COMMITMENT,
    StatementKind.PRIDE,
    StatementKind.REQUEST,
    StatementKind.SITUATION,
)

_MOST_PROMISES = 5
"""Promises on the profile, where there are more of them; all stand on their own page."""

_PLAN = (
    RecordSection("visi", ("vision",), is_asked_for=True),
    RecordSection("misi", ("missions",), is_asked_for=True),
    RecordSection("tujuan", ("statements",), only=is_statement_of(*GOALS)),
    RecordSection("program-unggulan", ("flagships",), only=has_dimension(None)),
)
_IDENTITY = (
    RecordSection("merek", ("brand",)),
    RecordSection("identitas", ("identity", "reference")),
)
_FACTS = (
    RecordSection("angka", ("figures",), only=stands_alone),
    RecordSection("evaluasi", ("evaluations",)),
    RecordSection("prinsip", ("statements",), only=is_statement_of(*_PRINCIPLES)),
    RecordSection("komitmen", ("statements",), only=is_statement_of(*_VOICES)),
    RecordSection("fasilitas", ("facilities",)),
    RecordSection("pelatihan", ("trainings",), only=has_dimension(None)),
    RecordSection("kelompok-sasaran", ("target_groups",), only=has_dimension(None)),
)
_INSTITUTIONS = (
    RecordSection("jabatan", ("posts",)),
    RecordSection("orang", ("people",)),
    RecordSection("lembaga", ("bodies",), is_asked_for=True),
    RecordSection("perangkat-daerah", ("offices",)),
    RecordSection("pemangku-kepentingan", ("stakeholders",), only=has_dimension(None)),
    RecordSection("nota-kesepahaman", ("agreements",), is_asked_for=True),
    RecordSection("penilaian", ("assessments",)),
    RecordSection("pendamping", ("mentors",), is_asked_for=True),
)
_ROAD_MAP = (
    RecordSection("peta-jalan", ("road_map",), is_asked_for=True),
    RecordSection("program-kerja", ("work_programme",), is_asked_for=True),
    RecordSection(
        "langkah-berikut", ("statements",), only=is_statement_of(StatementKind.NEXT_STEP)
    ),
)


def view_region(region: RegionSite, build: BuildContext) -> tuple[PageView, ...]:
    """Return all pages of a region but the data page, the profile first."""
    return tuple(_views(region, build))


def _views(region: RegionSite, build: BuildContext) -> Iterator[PageView]:
    yield _profile(region, PageContext(build, addresses.region(region.slug), region))
    for dimension in region.region.dimensions:
        yield _dimension(
            dimension,
            region,
            PageContext(build, addresses.dimension(region.slug, dimension.key), region),
        )
    for part in SUBPAGES:
        if part.has_content(region):
            yield _PART_VIEWS[part.key](region, part_context(region, part.key, build))
    for quick_win in region.quick_wins:
        yield view_quick_win(
            quick_win,
            region,
            PageContext(build, addresses.quick_win(region.slug, quick_win.id), region),
        )
    for village in region.villages:
        yield view_village(
            village,
            region,
            PageContext(build, addresses.village(region.slug, village.id), region),
        )
    for update in region.updates:
        yield view_update(
            update, region, PageContext(build, addresses.update(region.slug, update.id), region)
        )


def _profile(region: RegionSite, context: PageContext) -> PageView:
    name = region_name(region, context)
    sections = (
        Section(
            "sekilas", context.word("section.sekilas.title"), glance=view_glance(region, context)
        ),
        _dimensions(region, context),
        *([_promises(region, context)] if region.quick_wins else []),
        *view_sections(_PLAN, region, context),
        _completeness(region, context),
        _participation_section(region, context),
        *view_sections(_IDENTITY, region, context),
    )
    parts = PageParts(
        template="region.md.j2",
        title=name,
        description=context.word("part.profil.description", region=name),
        breadcrumbs=((context.word("page.regions"), addresses.regions()),),
        sections=sections,
        files=(*region.files, context.site.national.programme),
        menu=region_menu(region, context.build),
    )
    return assemble(parts, context)


def _participation_section(region: RegionSite, context: PageContext) -> Section:
    entries = []
    for position, record in enumerate(region.region.participations, start=1):
        entries.append(
            view_entry(
                record, standing_of(record), context, EntryOptions(f"keikutsertaan-{position}")
            )
        )
    years = {record.cohort for record in region.region.participations}
    national = replace(
        context, region=None
    )  # the nation's sources, whatever names the region gives to its own
    for cohort in context.site.national.programme.record.cohorts:
        if cohort.year in years and not region.is_fictional:
            options = EntryOptions(f"angkatan-{cohort.year}", badge=context.word("cohort.badge"))
            entries.append(view_entry(cohort, standing_of(cohort), national, options))
    missing = None if entries else context.sentence("section.keikutsertaan.missing")
    return Section(
        "keikutsertaan",
        context.word("section.keikutsertaan.title"),
        entries=tuple(entries),
        missing=missing,
    )


def _dimensions(region: RegionSite, context: PageContext) -> Section:
    framework = region.region.framework
    badge = context.word("framework.badge")
    # the name of a framework is this site's own: no source is told to have said it
    options = EntryOptions("kerangka", badge=badge, summary=badge)
    entries = (
        ()
        if framework is None
        else (view_entry(framework, standing_of(framework), context, options),)
    )
    cards = view_cards(region, context)
    return Section(
        "dimensi",
        context.word("section.dimensi.title"),
        state_day=state_day_text(context),
        cards=cards,
        charts=drawn(dimension_chart(region, context)),
        entries=entries,
        missing=None if cards or entries else context.sentence("section.dimensi.missing"),
    )


def _promises(region: RegionSite, context: PageContext) -> Section:
    """Return the promises that matter now, and the way to all of them."""
    urgent = by_urgency(region.quick_wins, region, context.build.today)[:_MOST_PROMISES]
    promises = tuple(
        view_promise(
            source_record,
            region,
            context,
            about=_dimension_name(source_record.record, context),
            is_marked=True,
        )
        for source_record in urgent
    )
    every = context.word("promise.all", count=number_text(len(region.quick_wins), context))
    link = Link(every, context.link(addresses.region_part(region.slug, "quick-win")))
    return Section(
        "quick-win",
        context.word("section.quick-win.title"),
        state_day=state_day_text(context),
        promises=promises,
        links=(link,),
    )


def _dimension_name(quick_win: QuickWin, context: PageContext) -> str | None:
    key = quick_win.dimension
    return None if key is None else reference_text(Kind.DIMENSION, key, context)


def _completeness(region: RegionSite, context: PageContext) -> Section:
    """Return what is asked of a plan, item by item, and the pages that are not made since nothing
    is known for them.
    """
    names = [
        context.word(f"part.{part.key}.title") for part in SUBPAGES if not part.has_content(region)
    ]
    intro = context.sentence("meter.intro")
    if names:
        intro = Markup("{} {}").format(
            intro, escape(context.word("meter.no_page", names=", ".join(names)))
        )
    return Section(
        "kelengkapan",
        context.word("section.kelengkapan.title"),
        intro,
        asked=view_meter_items(region, context),
        links=(
            Link(context.word("meter.remedy"), context.link("panduan/")),
            Link(context.word("meter.rule"), context.link("metode/#kelengkapan")),
        ),
    )


def _dimension(dimension: Dimension, region: RegionSite, context: PageContext) -> PageView:
    name = plain_text(dimension.name, context)
    about = view_entry(
        dimension,
        standing_of(dimension),
        context,
        EntryOptions("tentang-dimensi", hidden=frozenset({"key"})),
    )
    kinds = (*_PRINCIPLES, *GOALS, *_VOICES, StatementKind.NEXT_STEP)
    plans = (
        RecordSection("program-unggulan", ("flagships",), only=has_dimension(dimension.key)),
        RecordSection("angka", ("figures",), only=has_dimension(dimension.key)),
        RecordSection("pelatihan", ("trainings",), only=has_dimension(dimension.key)),
        RecordSection("kelompok-sasaran", ("target_groups",), only=has_dimension(dimension.key)),
        RecordSection("pemangku-kepentingan", ("stakeholders",), only=has_dimension(dimension.key)),
        RecordSection(
            "pernyataan", ("statements",), only=is_statement_of(*kinds, dimension=dimension.key)
        ),
    )
    own = tuple(
        source_record
        for source_record in region.quick_wins
        if source_record.record.dimension == dimension.key
    )
    quick_wins = quick_win_section(own, region, context) if own else _nothing("quick-win", context)
    parts = PageParts(
        template="region.md.j2",
        title=context.word(
            "part.dimensi.heading", dimension=name, region=region_name(region, context)
        ),
        description=context.word(
            "part.dimensi.description", dimension=name, region=region_name(region, context)
        ),
        lead=context.sentence("part.dimensi.lead", region=region_name(region, context)),
        breadcrumbs=region_trail(region, context),
        sections=(
            Section("tentang", context.word("section.tentang.title"), entries=(about,)),
            quick_wins,
            *view_sections(plans, region, context),
            _across_link(dimension.key, region, context),
        ),
        files=(region.main, *own),
        menu=region_menu(region, context.build),
    )
    return assemble(parts, context)


def _across_link(key: str, region: RegionSite, context: PageContext) -> Section:
    framework = region.region.framework
    address = (
        "dimensi/" if framework is None else addresses.framework_item(framework.framework, key)
    )
    links = (Link(context.word("dimension.across"), context.link(address)),)
    return Section("daerah-lain", context.word("section.daerah-lain.title"), links=links)


def _nothing(key: str, context: PageContext) -> Section:
    return Section(
        key,
        context.word(f"section.{key}.title"),
        missing=context.sentence(f"section.{key}.missing"),
    )


def _road_map(region: RegionSite, context: PageContext) -> PageView:
    kinds = {DocumentKind.ROADMAP, DocumentKind.WORK_PROGRAMME}
    papers = RecordSection(
        "dokumen-terkait",
        ("documents",),
        only=lambda record: getattr(record, "kind", None) in kinds,
    )
    sections = view_sections((*_ROAD_MAP, papers), region, context)
    charts = drawn(road_map_chart(region, context))
    opening = replace(sections[0], state_day=state_day_text(context), charts=charts)
    return assemble_part(region, "peta-jalan", (opening, *sections[1:]), context)


def _institutions(region: RegionSite, context: PageContext) -> PageView:
    return assemble_part(
        region, "kelembagaan", view_sections(_INSTITUTIONS, region, context), context
    )


def _documents(region: RegionSite, context: PageContext) -> PageView:
    return assemble_part(
        region,
        "dokumen",
        view_sections((RecordSection("dokumen", ("documents",)),), region, context),
        context,
    )


def _facts(region: RegionSite, context: PageContext) -> PageView:
    scores = drawn(evaluation_chart(region, context), dimension_radar(region, context))
    sections = (
        replace(section, charts=scores) if section.anchor == "evaluasi" else section
        for section in view_sections(_FACTS, region, context)
    )
    return assemble_part(region, "fakta", tuple(sections), context)


_PART_VIEWS: Mapping[str, Callable[[RegionSite, PageContext], PageView]] = MappingProxyType(
    {
        "quick-win": view_quick_wins,
        "peta-jalan": _road_map,
        "desa-cerdas": view_villages,
        "kelembagaan": _institutions,
        "dokumen": _documents,
        "fakta": _facts,
        "kabar": view_news,
    }
)
"""The view of each of `SUBPAGES`."""
