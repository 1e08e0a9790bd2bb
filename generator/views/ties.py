"""Goals of the development plan and SDGs, each with the promises and programmes serving it."""

from collections import defaultdict
from collections.abc import Iterator

from markupsafe import Markup

from generator.link.site import RegionSite
from generator.model.base import GLOBAL_GOALS, Record, printed_order
from generator.model.indicator import Indicator
from generator.model.plan import Objective, WorkPackage
from generator.model.quick_win import QuickWin
from generator.model.ties import Goal
from generator.views.context import PageContext
from generator.views.folded_tables import FoldedGroup, FoldedRow, FoldedTable
from generator.views.markup import escape
from generator.views.page import PageView, Section
from generator.views.record_cards import CardOptions, view_record_card
from generator.views.record_links import link_html, record_link
from generator.views.region_parts import assemble_part
from generator.views.region_records import RecordSection, anchored
from generator.views.values import enum_text, number_text, plain_text

_GOALS = RecordSection("tujuan-daerah", lambda region: region.region.goals)
_MOST_LINKS = 6
"""Most links in a cell that a reader sees at once."""
_Serving = QuickWin | WorkPackage | Objective | Indicator
"""Records that may name a goal."""


def view_goals(region: RegionSite, context: PageContext) -> PageView:
    """Return the page of the goals that a region's promises, programmes and indicators serve."""
    return assemble_part(region, "tujuan", tuple(_sections(region, context)), context)


def _sections(region: RegionSite, context: PageContext) -> Iterator[Section]:
    """Yield the goals of the development plan, then the SDGs, each with links to its records."""
    served = defaultdict[str, list[tuple[Record, str]]](list)
    global_served = defaultdict[int, list[tuple[Record, str]]](list)
    for record, file in _serving(region):
        for goal in record.goals:
            served[goal].append((record, file))
        for number in () if isinstance(record, Objective) else record.sdgs:
            global_served[number].append((record, file))
    rows = [
        _goal_row(goal, anchor, _links(served[goal.id], region, context), context)
        for anchor, goal in anchored(_GOALS, region)
        if isinstance(goal, Goal)
    ]
    if rows and all(row.number for row in rows):
        rows.sort(key=lambda row: printed_order(row.number))
    if rows:
        head = ("tie.number", "tie.goal", "office.kind", "tie.served_by")
        table = FoldedTable(
            context.word("tie.goals_caption"),
            tuple(context.word(key) for key in head),
            (FoldedGroup(None, tuple(rows)),),
        )
        yield Section.of("tujuan-daerah", context.word("section.tujuan-daerah.title"), table)
    if global_served:
        global_rows = tuple(
            FoldedRow(str(number), _global_goal(number, context), (served_by,), None)
            for number in sorted(global_served)
            for served_by in (_links(global_served[number], region, context),)
        )
        listed = FoldedTable(
            context.word("tie.sdgs_caption"),
            tuple(context.word(f"tie.{column}") for column in ("number", "sdg", "served_by")),
            (FoldedGroup(None, global_rows),),
        )
        yield Section.of("tujuan-global", context.word("section.tujuan-global.title"), listed)


def _serving(region: RegionSite) -> Iterator[tuple[_Serving, str]]:
    for source_record in (region.main, *region.quick_wins):
        for located in source_record.located:
            if isinstance(located.record, QuickWin | WorkPackage | Objective | Indicator):
                yield located.record, source_record.id


def _links(records: list[tuple[Record, str]], region: RegionSite, context: PageContext) -> Markup:
    """Return links to records, folded if the list is long; a note for an empty list."""
    if not records:
        return escape(context.word("tie.served_by_none"))
    links = (record_link(record, file, region, context) for record, file in records)
    listed = Markup("; ").join(link_html(link) for link in links)
    if len(records) <= _MOST_LINKS:
        return listed
    count = context.word("tie.count", count=number_text(len(records), context))
    folded = Markup('<details class="mp-rows__card"><summary>{}</summary>{}</details>')
    return folded.format(escape(count), listed)


def _goal_row(goal: Goal, anchor: str, served: Markup, context: PageContext) -> FoldedRow:
    card = view_record_card(goal, context.standing(goal), context, CardOptions(anchor))
    kind = enum_text(goal.kind, context)
    return FoldedRow(goal.number or "", plain_text(goal.text, context), (kind, served), card)


def _global_goal(number: int, context: PageContext) -> str:
    return context.word(f"sdg.{GLOBAL_GOALS[number - 1]}")
