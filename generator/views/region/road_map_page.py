"""Road map and work programme of a plan: phases and years, with a row for each work item."""

from collections import Counter
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
from generator.views.values import (
    enum_text,
    number_text,
    plain_text,
    state_day_text,
    within_sentence,
)

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
    """Return the page of a region's road map, with its timeline, work items and next steps."""
    road_map, work_programme = region.plan.road_map, region.plan.work_programme
    # Drawn first: the sources of the chart are numbered before those of the rows.
    charts = drawn(road_map_chart(region, context))
    # The table of the chart has the short names of the phases.
    told = frozenset({"short"} if charts else ())
    phases = None if road_map is None else _blocks(road_map, region, context, told)
    years = None if work_programme is None else _blocks(work_programme, region, context)
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
    """Yield a section for the road map and one for the work programme; neither if missing."""
    if region.plan.road_map is not None:
        yield _section("peta-jalan", _blocks(region.plan.road_map, region, context), context)
    if region.plan.work_programme is not None:
        blocks = _blocks(region.plan.work_programme, region, context)
        yield _section("program-kerja", blocks, context)


def _section(key: str, blocks: tuple[Block | None, ...], context: PageContext) -> Section:
    return Section.of(key, context.word(f"section.{key}.title"), *blocks)


def _absence(key: str, context: PageContext) -> Absence:
    return Absence(context.sentence(f"section.{key}.missing"))


def _blocks(
    record: RoadMap | WorkProgramme,
    region: RegionSite,
    context: PageContext,
    told: frozenset[str] = frozenset(),
) -> tuple[Block, ...]:
    """Return the card of a road map or work programme, then a table of phases or years, if any.

    Args:
        record: The road map or the work programme.
        region: The region.
        context: Page in the making.
        told: Fields of a phase that a chart of the page tells.
    """
    parts: list[Phase | WorkYear]
    if isinstance(record, RoadMap):
        key, field = "peta-jalan", "phases"
        parts = [*record.phases]
        # The years of a work programme list the work of the phases again, and stand open.
        is_folded = region.plan.work_programme is not None
    else:
        key, field, is_folded = "program-kerja", "years", False
        parts = [*record.years]
    anchor, standing = f"{key}.1", region.standing(record)
    options = CardOptions(anchor, hidden=frozenset({field}))
    card = view_record_card(record, standing, context, options)
    groups = tuple(
        _group(
            part,
            inner_anchor(anchor, field, place),
            standing.below(field),
            context,
            told,
            is_open=not is_folded and len(part.items) <= MOST_OPEN and not _is_of_one_state(part),
        )
        for place, part in enumerate(parts, start=1)
    )
    return (RecordCards((card,)), *_table(context.word(f"work.of_{field}"), groups, context))


def _table(
    caption: str, groups: tuple[FoldedGroup, ...], context: PageContext
) -> Iterator[FoldedTable]:
    if groups:
        head = tuple(context.word(f"work.{column}") for column in _COLUMNS)
        yield FoldedTable(caption, head, groups)


def _group(
    part: Phase | WorkYear,
    anchor: str,
    around: Standing,
    context: PageContext,
    told: frozenset[str],
    *,
    is_open: bool,
) -> FoldedGroup:
    """Return a phase or a year as a group: the card, then a row for each work item."""
    standing = standing_of(part, around)
    options = CardOptions(anchor, hidden=frozenset({"number", "items"}) | told)
    rows = tuple(
        _row(item, part, inner_anchor(anchor, "items", place), standing.below("items"), context)
        for place, item in enumerate(part.items, start=1)
    )
    about = view_record_card(part, standing, context, options)
    return FoldedGroup(_told(part, context), rows, is_open=is_open, about=about)


def _is_of_one_state(part: Phase | WorkYear) -> bool:
    """Return whether the line above the rows of a phase or year tells the state of every row."""
    states = {item.state for item in part.items}
    return len(states) == 1 and None not in states


def _told(part: Phase | WorkYear, context: PageContext) -> str:
    """Return the count of work items, of those in each state, and the planned money."""
    counted = context.catalogue.counted("work.items", len(part.items))
    money = sum_of(_money(item, part) for item in part.items)
    known = () if money is None else (sum_words(money, context),)
    return ", ".join((counted, *_states_told(part, context), *known))


def _states_told(part: Phase | WorkYear, context: PageContext) -> Iterator[str]:
    counts = Counter(item.state for item in part.items)
    for state in WorkState:
        if not counts[state]:
            continue
        word = within_sentence(enum_text(state, context))
        if _is_of_one_state(part) and counts[state] > 1:
            yield context.word("work.all_of_state", state=word)
        else:
            count = number_text(counts[state], context)
            yield context.word("work.of_state", count=count, state=word)


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
    """Return the planned money of a work item: of the year for a year with a known amount."""
    of_year = Share(part.year) if isinstance(part, WorkYear) else WHOLE
    # A budget without a year belongs to the work as a whole, also below a year.
    known = sum_of(parts_of(item, Stage.PLANNED, of_year))
    return known or sum_of(parts_of(item, Stage.PLANNED))
