"""The pages of one region, from its profile to its data page. A page whose subject is wholly unknown is not made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.link.site import Filed, RegionSite
from generator.model.base import Kind, Record
from generator.model.documents import DocumentKind
from generator.model.event import StatementKind
from generator.model.plan import Dimension
from generator.model.quick_win import QuickWin, ShownState, shown_state
from generator.model.update import Update
from generator.model.village import Village
from generator.views import addresses
from generator.views.context import Occasion, PageContext
from generator.views.entries import EntryOptions, view_entry
from generator.views.page import Link, PageParts, PageView, Row, Section, Table, assemble, region_trail
from generator.views.region_records import (
    RecordSection,
    entry_of_file,
    has_dimension,
    is_statement_of,
    view_sections,
)
from generator.views.rich_text import render_rich_text
from generator.views.values import (
    date_text,
    enum_text,
    plain_text,
    quick_win_title,
    reference_html,
    region_name,
)


def _stands_alone(record: Record) -> bool:
    return all(getattr(record, name, None) is None for name in ("dimension", "quick_win", "village"))


_PRINCIPLES = (StatementKind.PRINCIPLE, StatementKind.DEFINITION, StatementKind.PREMISE)
_GOALS = (StatementKind.GOAL, StatementKind.BENEFIT, StatementKind.PRIORITY)
_VOICES = (StatementKind.COMMITMENT, StatementKind.PRIDE, StatementKind.REQUEST, StatementKind.SITUATION)

_PROFILE_OPENING = (
    RecordSection("identitas", ("identity", "reference")),
    RecordSection("merek", ("brand",)),
    RecordSection("visi", ("vision",), is_asked_for=True),
    RecordSection("misi", ("missions",), is_asked_for=True),
    RecordSection("tujuan", ("statements",), only=is_statement_of(*_GOALS)),
    RecordSection("prinsip", ("statements",), only=is_statement_of(*_PRINCIPLES)),
)
_PROFILE_REST = (
    RecordSection("program-unggulan", ("flagships",), only=has_dimension(None)),
    RecordSection("komitmen", ("statements",), only=is_statement_of(*_VOICES)),
    RecordSection("angka", ("figures",), only=_stands_alone),
    RecordSection("evaluasi", ("evaluations",)),
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
    RecordSection("langkah-berikut", ("statements",), only=is_statement_of(StatementKind.NEXT_STEP)),
)


@dataclass(frozen=True, slots=True)
class RegionPart:
    """One of a region's pages below its profile."""

    key: str
    """Last part of its address, and key of its words below `part`."""
    has_content: Callable[[RegionSite], bool]
    view: Callable[[RegionSite, PageContext], PageView]


def view_region(region: RegionSite, occasion: Occasion) -> tuple[PageView, ...]:
    """Return all pages of a region but the data page, the profile first."""
    return tuple(_views(region, occasion))


def region_menu(region: RegionSite, occasion: Occasion) -> tuple[tuple[str, str], ...]:
    """Return labels and addresses of the region's own menu: the pages that exist."""
    word = occasion.catalogue.word
    dimensions = ((word("part.dimensi.title"), addresses.region(region.slug) + "#dimensi"),)
    parts = (
        (word(f"part.{part.key}.title"), addresses.region_part(region.slug, part.key))
        for part in PARTS
        if part.has_content(region)
    )
    return (
        (word("part.profil.title"), addresses.region(region.slug)),
        *(dimensions if region.region.dimensions else ()),
        *parts,
        (word("part.data.title"), addresses.region_part(region.slug, "data")),
    )


def part_context(region: RegionSite, key: str, occasion: Occasion) -> PageContext:
    """Return the context of one of a region's pages."""
    return PageContext(occasion, addresses.region_part(region.slug, key), region)


def assemble_part(region: RegionSite, key: str, sections: tuple[Section, ...], context: PageContext) -> PageView:
    """Return the view of one of a region's pages below its profile."""
    name = region_name(region, context)
    parts = PageParts(
        template="region.md.j2",
        title=context.word(f"part.{key}.heading", region=name),
        description=context.word(f"part.{key}.description", region=name),
        breadcrumbs=region_trail(region, context),
        sections=sections,
        files=region.files,
        menu=region_menu(region, context.occasion),
    )
    return assemble(parts, context)


def _views(region: RegionSite, occasion: Occasion) -> Iterator[PageView]:
    yield _profile(region, PageContext(occasion, addresses.region(region.slug), region))
    for dimension in region.region.dimensions:
        yield _dimension(
            dimension, region, PageContext(occasion, addresses.dimension(region.slug, dimension.key), region)
        )
    for part in PARTS:
        if part.has_content(region):
            yield part.view(region, part_context(region, part.key, occasion))
    for quick_win in region.quick_wins:
        yield _quick_win(
            quick_win, region, PageContext(occasion, addresses.quick_win(region.slug, quick_win.id), region)
        )
    for village in region.villages:
        yield _village(village, region, PageContext(occasion, addresses.village(region.slug, village.id), region))
    for update in region.updates:
        yield _update(update, region, PageContext(occasion, addresses.update(region.slug, update.id), region))


def _profile(region: RegionSite, context: PageContext) -> PageView:
    name = region_name(region, context)
    sections = (
        *view_sections(_PROFILE_OPENING, region, context),
        _participation_section(region, context),
        _dimension_links(region, context),
        *([_quick_win_section(region.quick_wins, context)] if region.quick_wins else []),
        *view_sections(_PROFILE_REST, region, context),
        *_missing_parts(region, context),
    )
    parts = PageParts(
        template="region.md.j2",
        title=name,
        description=context.word("part.profil.description", region=name),
        breadcrumbs=((context.word("page.regions"), addresses.regions()),),
        sections=sections,
        files=region.files,
        menu=region_menu(region, context.occasion),
    )
    return assemble(parts, context)


def _participation_section(region: RegionSite, context: PageContext) -> Section:
    entries = []
    for position, record in enumerate(region.region.participations, start=1):
        entries.append(view_entry(record, record.sources, context, EntryOptions(f"keikutsertaan-{position}")))
    years = {record.cohort for record in region.region.participations}
    for cohort in context.site.national.programme.record.cohorts:
        if cohort.year in years and not region.is_fictional:
            options = EntryOptions(f"angkatan-{cohort.year}", badge=context.word("cohort.badge"))
            entries.append(view_entry(cohort, cohort.sources, context, options))
    missing = None if entries else context.word("section.keikutsertaan.missing")
    return Section(
        "keikutsertaan", context.word("section.keikutsertaan.title"), entries=tuple(entries), missing=missing
    )


def _dimension_links(region: RegionSite, context: PageContext) -> Section:
    framework = region.region.framework
    options = EntryOptions("kerangka", badge=context.word("framework.badge"))
    entries = () if framework is None else (view_entry(framework, framework.sources, context, options),)
    links = tuple(
        Link(plain_text(item.name, context), context.link(addresses.dimension(region.slug, item.key)))
        for item in region.region.dimensions
    )
    missing = None if links or entries else context.word("section.dimensi.missing")
    return Section("dimensi", context.word("section.dimensi.title"), entries=entries, links=links, missing=missing)


def _missing_parts(region: RegionSite, context: PageContext) -> tuple[Section, ...]:
    """Return a section that names the pages a reader would expect and does not find, with what would complete them."""
    missing = [
        Row((context.word(f"part.{part.key}.title"), context.word(f"part.{part.key}.completes")))
        for part in PARTS
        if not part.has_content(region)
    ]
    if not missing:
        return ()
    head = (context.word("missing.part"), context.word("missing.completes"))
    table = Table(context.word("missing.caption"), head, tuple(missing))
    return (Section("belum-ada", context.word("section.belum-ada.title"), table=table),)


def _dimension(dimension: Dimension, region: RegionSite, context: PageContext) -> PageView:
    name = plain_text(dimension.name, context)
    about = view_entry(
        dimension, dimension.sources, context, EntryOptions("tentang-dimensi", hidden=frozenset({"key"}))
    )
    kinds = (*_PRINCIPLES, *_GOALS, *_VOICES, StatementKind.NEXT_STEP)
    plans = (
        RecordSection("program-unggulan", ("flagships",), only=has_dimension(dimension.key)),
        RecordSection("angka", ("figures",), only=has_dimension(dimension.key)),
        RecordSection("pelatihan", ("trainings",), only=has_dimension(dimension.key)),
        RecordSection("kelompok-sasaran", ("target_groups",), only=has_dimension(dimension.key)),
        RecordSection("pemangku-kepentingan", ("stakeholders",), only=has_dimension(dimension.key)),
        RecordSection("pernyataan", ("statements",), only=is_statement_of(*kinds, dimension=dimension.key)),
    )
    own = tuple(filed for filed in region.quick_wins if filed.record.dimension == dimension.key)
    quick_wins = _quick_win_section(own, context) if own else _nothing("quick-win", context)
    parts = PageParts(
        template="region.md.j2",
        title=context.word("part.dimensi.heading", dimension=name, region=region_name(region, context)),
        description=context.word("part.dimensi.description", dimension=name, region=region_name(region, context)),
        breadcrumbs=region_trail(region, context),
        sections=(
            Section("tentang", context.word("section.tentang.title"), entries=(about,)),
            quick_wins,
            *view_sections(plans, region, context),
            _across_link(dimension.key, region, context),
        ),
        files=(region.main, *own),
        menu=region_menu(region, context.occasion),
    )
    return assemble(parts, context)


def _across_link(key: str, region: RegionSite, context: PageContext) -> Section:
    framework = region.region.framework
    address = "dimensi/" if framework is None else addresses.framework_item(framework.framework, key)
    links = (Link(context.word("dimension.across"), context.link(address)),)
    return Section("daerah-lain", context.word("section.daerah-lain.title"), links=links)


def _nothing(key: str, context: PageContext) -> Section:
    return Section(key, context.word(f"section.{key}.title"), missing=context.word(f"section.{key}.missing"))


def _quick_win_section(quick_wins: tuple[Filed[QuickWin], ...], context: PageContext) -> Section:
    """Return the promises as a table: title, dimension, due date, state on the day of the build."""
    head = tuple(context.word(f"quick_win.{column}") for column in ("title", "dimension", "due", "state"))
    rows = tuple(_quick_win_row(filed, context) for filed in quick_wins)
    table = Table(context.word("quick_win.caption"), head, rows)
    return Section("quick-win", context.word("section.quick-win.title"), table=table)


def _quick_win_row(filed: Filed[QuickWin], context: PageContext) -> Row:
    quick_win = filed.record
    unknown = context.word("value.unpublished")
    dimension = quick_win.dimension
    return Row(
        (
            reference_html(Kind.QUICK_WIN, filed.id, context),
            unknown if dimension is None else reference_html(Kind.DIMENSION, dimension, context),
            unknown if quick_win.due is None else date_text(quick_win.due, context),
            enum_text(shown_state(quick_win, on=context.occasion.today), context),
        )
    )


def _quick_wins(region: RegionSite, context: PageContext) -> PageView:
    hidden = frozenset({"description", "milestones", "evidence", "history", "offices", "villages", "budget_idr"})
    entries = tuple(
        entry_of_file(
            filed,
            context,
            EntryOptions(f"quick-win-{filed.id}", badge=_state_badge(filed.record, context), hidden=hidden),
        )
        for filed in region.quick_wins
    )
    listed = Section("janji", context.word("section.janji.title"), entries=entries)
    return assemble_part(region, "quick-win", (_quick_win_section(region.quick_wins, context), listed), context)


def _quick_win(filed: Filed[QuickWin], region: RegionSite, context: PageContext) -> PageView:
    quick_win = filed.record
    name = quick_win_title(filed.id, quick_win, context)
    entry = entry_of_file(filed, context, EntryOptions("janji-isi", badge=_state_badge(quick_win, context)))
    news = tuple(update for update in region.updates if filed.id in update.record.quick_wins)
    trail = (context.word("part.quick-win.title"), addresses.region_part(region.slug, "quick-win"))
    parts = PageParts(
        template="region.md.j2",
        title=name,
        description=context.word("quick_win.description", title=name, region=region_name(region, context)),
        breadcrumbs=(*region_trail(region, context), trail),
        lead=_clock(quick_win, context),
        sections=(
            Section("janji", context.word("section.janji.title"), entries=(entry,)),
            *([_update_links(news, region, context)] if news else []),
        ),
        files=(filed, *news),
        menu=region_menu(region, context.occasion),
    )
    return assemble(parts, context)


def _state_badge(quick_win: QuickWin, context: PageContext) -> str:
    return enum_text(shown_state(quick_win, on=context.occasion.today), context)


def _clock(quick_win: QuickWin, context: PageContext) -> str:
    """Return the promise's clock in a sentence: where it stands against its date."""
    state = shown_state(quick_win, on=context.occasion.today)
    due = context.word("value.unpublished") if quick_win.due is None else date_text(quick_win.due, context)
    done = context.word("value.unpublished") if quick_win.done_on is None else date_text(quick_win.done_on, context)
    today = date_text(context.occasion.today, context)
    dated = "" if quick_win.due is not None or state in {ShownState.DONE, ShownState.STOPPED} else ".undated"
    return context.word(f"clock.{state.value}{dated or '.dated'}", due=due, done=done, today=today)


def _road_map(region: RegionSite, context: PageContext) -> PageView:
    kinds = {DocumentKind.ROADMAP, DocumentKind.WORK_PROGRAMME}
    papers = RecordSection(
        "dokumen-terkait", ("documents",), only=lambda record: getattr(record, "kind", None) in kinds
    )
    return assemble_part(region, "peta-jalan", view_sections((*_ROAD_MAP, papers), region, context), context)


def _villages(region: RegionSite, context: PageContext) -> PageView:
    sections = view_sections(
        (RecordSection("program-desa", ("village_programme",), is_asked_for=True),), region, context
    )
    links = tuple(
        Link(
            f"{enum_text(filed.record.kind, context)} {filed.record.name}",
            context.link(addresses.village(region.slug, filed.id)),
        )
        for filed in region.villages
    )
    missing = None if links else context.word("section.desa.missing")
    listed = Section("desa", context.word("section.desa.title"), links=links, missing=missing)
    return assemble_part(region, "desa-cerdas", (*sections, listed), context)


def _village(filed: Filed[Village], region: RegionSite, context: PageContext) -> PageView:
    name = f"{enum_text(filed.record.kind, context)} {filed.record.name}"
    entry = entry_of_file(filed, context, EntryOptions("tentang-desa"))
    own = tuple(quick_win for quick_win in region.quick_wins if filed.id in quick_win.record.villages)
    news = tuple(update for update in region.updates if filed.id in update.record.villages)
    trail = (context.word("part.desa-cerdas.title"), addresses.region_part(region.slug, "desa-cerdas"))
    parts = PageParts(
        template="region.md.j2",
        title=name,
        description=context.word("village.description", name=name, region=region_name(region, context)),
        breadcrumbs=(*region_trail(region, context), trail),
        sections=(
            Section("tentang", context.word("section.tentang.title"), entries=(entry,)),
            *([_quick_win_section(own, context)] if own else []),
            *([_update_links(news, region, context)] if news else []),
        ),
        files=(filed, *own),
        menu=region_menu(region, context.occasion),
    )
    return assemble(parts, context)


def _institutions(region: RegionSite, context: PageContext) -> PageView:
    return assemble_part(region, "kelembagaan", view_sections(_INSTITUTIONS, region, context), context)


def _documents(region: RegionSite, context: PageContext) -> PageView:
    return assemble_part(
        region, "dokumen", view_sections((RecordSection("dokumen", ("documents",)),), region, context), context
    )


def _news(region: RegionSite, context: PageContext) -> PageView:
    plans = (RecordSection("acara", ("events",)), RecordSection("gambar", ("media",)))
    updates = (_update_links(region.updates, region, context),) if region.updates else (_nothing("kabar", context),)
    return assemble_part(region, "kabar", (*updates, *view_sections(plans, region, context)), context)


def _update_links(updates: tuple[Filed[Update], ...], region: RegionSite, context: PageContext) -> Section:
    links = tuple(
        Link(
            context.word(
                "update.listed",
                date=date_text(filed.record.date, context),
                title=plain_text(filed.record.title, context),
            ),
            context.link(addresses.update(region.slug, filed.id)),
        )
        for filed in updates
    )
    return Section("kabar", context.word("section.kabar.title"), links=links)


def _update(filed: Filed[Update], region: RegionSite, context: PageContext) -> PageView:
    title = plain_text(filed.record.title, context)
    entry = entry_of_file(filed, context, EntryOptions("keterangan-kabar"))
    trail = (context.word("part.kabar.title"), addresses.region_part(region.slug, "kabar"))
    parts = PageParts(
        template="region.md.j2",
        title=title,
        description=context.word("update.description", title=title, region=region_name(region, context)),
        breadcrumbs=(*region_trail(region, context), trail),
        sections=(
            Section("isi", context.word("section.isi.title"), prose=render_rich_text(filed.record.body, context)),
            Section("keterangan", context.word("section.keterangan.title"), entries=(entry,)),
        ),
        files=(filed,),
        menu=region_menu(region, context.occasion),
    )
    return assemble(parts, context)


def _has_any(*fields: str) -> Callable[[RegionSite], bool]:
    return lambda region: any(getattr(region.region, field) not in (None, ()) for field in fields)


def _has_road_map(region: RegionSite) -> bool:
    steps = any(statement.kind is StatementKind.NEXT_STEP for statement in region.region.statements)
    return steps or _has_any("road_map", "work_programme")(region)


PARTS = (
    RegionPart("quick-win", lambda region: bool(region.quick_wins), _quick_wins),
    RegionPart("peta-jalan", _has_road_map, _road_map),
    RegionPart("desa-cerdas", lambda region: bool(region.villages) or _has_any("village_programme")(region), _villages),
    RegionPart(
        "kelembagaan",
        _has_any("posts", "people", "bodies", "offices", "stakeholders", "agreements", "assessments", "mentors"),
        _institutions,
    ),
    RegionPart("dokumen", _has_any("documents"), _documents),
    RegionPart("kabar", lambda region: bool(region.updates) or _has_any("events", "media")(region), _news),
)
"""A region's pages below its profile, in the order of its menu."""
