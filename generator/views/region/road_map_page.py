"""The road map of a plan and its work programme: phases and years, the work of each in rows."""

from collections.abc import Iterator

from generator.link.site import RegionSite
from generator.model.documents import (
    Document,
    DocumentKind,
    Phase,
    RoadMap,
    WorkItem,
    WorkProgramme,
    WorkYear,
)
from generator.model.event import StatementKind
from generator.model.funding import Stage, Sum, sum_of
from generator.model.plan_money import WHOLE, Share, parts_of
from generator.model.sourced import Standing, standing_of
from generator.model.work_state import WorkState
from generator.views.blocks import Absence, Block, state_day
from generator.views.charts.promise_charts import road_map_chart
from generator.views.charts.shapes import drawn
from generator.views.components.pill import state_pill
from generator.views.components.programmes import office_names
from generator.views.context import PageContext
from generator.views.page import PageView, Section
from generator.views.records.exhibit_cells import inner_anchor
from generator.views.records.folded_tables import MOST_OPEN, FoldedGroup, FoldedRow, FoldedTable
from generator.views.records.funding_tables import sum_words
from generator.views.records.record_cards import CardOptions, RecordCards
from generator.views.records.record_views import view_record_card
from generator.views.region.region_parts import assemble_part
from generator.views.region.region_records import (
    RecordSection,
    is_statement_of,
    view_sections,
)
from generator.views.values import number_text, plain_text, state_day_text

_COLUMNS = ("number", "title", "offices", "amount", "state")
_AROUND = (
    RecordSection(
        "langkah-berikut",
        lambda region: region.region.statements,
        only=is_statement_of(StatementKind.NEXT_STEP),
    ),
    RecordSection(
        "dokumen-terkait",
        lambda region: region.region.documents,
        only=lambda record: (
            isinstance(record, Document)
            and record.kind in {DocumentKind.ROADMAP, DocumentKind.WORK_PROGRAMME}
        ),
    ),
)


def view_road_map(region: RegionSite, context: PageContext) -> PageView:
    """Return the page of a region's road map, with its timeline, its work and next steps."""
    road_map, work_programme = region.plan.road_map, region.plan.work_programme
    # Drawn first: the sources of the chart are numbered before those of the rows.
    charts = drawn(road_map_chart(region, context))
    phases = None if road_map is None else _phases(road_map, region, context)
    years = None if work_programme is None else _years(work_programme, region, context)
    # Asked for last: the day is named only if charts or rows have shown a state.
    day = state_day(state_day_text(context))
    # Without a road map, the note of absence stands in front of the chart of the years of work.
    opening = (*charts, *phases) if phases else (_absence("peta-jalan", context), *charts)
    sections = (
        _section("peta-jalan", (day, *opening), context),
        _section("program-kerja", years or (_absence("program-kerja", context),), context),
        *view_sections(_AROUND, region, context),
    )
    return assemble_part(region, "peta-jalan", sections, context)


def work_sections(region: RegionSite, context: PageContext) -> Iterator[Section]:
    """Yield the sections of the road map and of the work programme that a plan has."""
    if region.plan.road_map is not None:
        yield _section("peta-jalan", _phases(region.plan.road_map, region, context), context)
    if region.plan.work_programme is not None:
        blocks = _years(region.plan.work_programme, region, context)
        yield _section("program-kerja", blocks, context)


def _section(key: str, blocks: tuple[Block | None, ...], context: PageContext) -> Section:
    return Section.of(key, context.word(f"section.{key}.title"), *blocks)


def _absence(key: str, context: PageContext) -> Absence:
    return Absence(context.sentence(f"section.{key}.missing"))


def _phases(road_map: RoadMap, region: RegionSite, context: PageContext) -> tuple[Block, ...]:
    anchor, standing = "peta-jalan.1", region.standing(road_map)
    options = CardOptions(anchor, hidden=frozenset({"phases"}))
    card = view_record_card(road_map, standing, context, options)
    groups = tuple(
        _group(
            phase,
            inner_anchor(anchor, "phases", place),
            standing.below("phases"),
            context,
            # The same work stands in the years of the work programme.
            is_open=region.plan.work_programme is None and len(phase.items) <= MOST_OPEN,
        )
        for place, phase in enumerate(road_map.phases, start=1)
    )
    return (RecordCards((card,)), *_table("work.of_phases", groups, context))


def _years(
    work_programme: WorkProgramme, region: RegionSite, context: PageContext
) -> tuple[Block, ...]:
    anchor, standing = "program-kerja.1", region.standing(work_programme)
    options = CardOptions(anchor, hidden=frozenset({"years"}))
    card = view_record_card(work_programme, standing, context, options)
    groups = tuple(
        _group(
            year,
            inner_anchor(anchor, "years", place),
            standing.below("years"),
            context,
            is_open=len(year.items) <= MOST_OPEN,
        )
        for place, year in enumerate(work_programme.years, start=1)
    )
    return (RecordCards((card,)), *_table("work.of_years", groups, context))


def _table(
    caption: str, groups: tuple[FoldedGroup, ...], context: PageContext
) -> Iterator[FoldedTable]:
    if groups:
        head = tuple(context.word(f"work.{column}") for column in _COLUMNS)
        yield FoldedTable(context.word(caption), head, groups)


def _group(
    part: Phase | WorkYear,
    anchor: str,
    around: Standing,
    context: PageContext,
    *,
    is_open: bool,
) -> FoldedGroup:
    """Return a phase or a year as a group: what is known of it, then its work in rows."""
    standing = standing_of(part, around)
    options = CardOptions(anchor, hidden=frozenset({"number", "items"}))
    rows = tuple(
        _row(item, part, inner_anchor(anchor, "items", place), standing.below("items"), context)
        for place, item in enumerate(part.items, start=1)
    )
    about = view_record_card(part, standing, context, options)
    return FoldedGroup(_told(part, context), rows, is_open=is_open, about=about)


def _told(part: Phase | WorkYear, context: PageContext) -> str:
    """Return in a line how much work there is, how much of it is done, and what it costs."""
    counted = context.catalogue.counted("work.items", len(part.items))
    done = sum(item.state is WorkState.DONE for item in part.items)
    done_words = context.word("work.done", count=number_text(done, context)) if done else None
    money = sum_of(_money(item, part) for item in part.items)
    known = None if money is None else sum_words(money, context)
    return ", ".join(words for words in (counted, done_words, known) if words is not None)


def _row(
    item: WorkItem, part: Phase | WorkYear, anchor: str, around: Standing, context: PageContext
) -> FoldedRow:
    card = view_record_card(item, standing_of(item, around), context, CardOptions(anchor))
    money = _money(item, part)
    return FoldedRow(
        item.number or "",
        plain_text(item.title, context),
        (
            office_names(item.offices, context),
            "" if money is None else sum_words(money, context),
            "" if item.state is None else state_pill(item.state, context),
        ),
        card,
    )


def _money(item: WorkItem, part: Phase | WorkYear) -> Sum | None:
    """Return the planned money of a piece of work; in a year, of that year if it is known."""
    of_year = Share(part.year) if isinstance(part, WorkYear) else WHOLE
    # A budget without a year belongs to the work as a whole, also below a year.
    known = sum_of(parts_of(item, Stage.PLANNED, of_year))
    return known or sum_of(parts_of(item, Stage.PLANNED))
