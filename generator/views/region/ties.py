"""Goals of the development plan and SDGs, each with the promises and programmes serving it."""

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from generator.context import BuildContext
from generator.link.row_lists import ties_on_pages
from generator.link.site import RegionSite
from generator.model.base import GLOBAL_GOALS
from generator.model.ties import Goal
from generator.views.context import PageContext
from generator.views.page import PageView, Section
from generator.views.records.folded_tables import FoldedGroup, FoldedRow, FoldedTable
from generator.views.records.record_cards import CardOptions
from generator.views.records.record_links import links_cell
from generator.views.records.record_views import view_record_card
from generator.views.region.region_parts import assemble_part, further_pages
from generator.views.values import enum_text, plain_text

_SECTIONS = {
    "goals": ("tujuan-daerah", ("tie.number", "tie.goal", "office.kind", "tie.served_by")),
    "sdgs": ("tujuan-global", ("tie.number", "tie.sdg", "tie.served_by")),
}
"""Anchors and columns of the tables of goals."""


def view_goals(region: RegionSite, context: PageContext) -> PageView:
    """Return the page of the goals that a region's promises, programmes and indicators serve."""
    return _page(1, region, context)


def view_further_goals(region: RegionSite, build: BuildContext) -> Iterator[PageView]:
    """Return the further pages of the goals, if more records serve them than fit on a page."""
    count = len(ties_on_pages(region))
    return further_pages("tujuan", count, _page, region, build)


def _page(number: int, region: RegionSite, context: PageContext) -> PageView:
    pages = ties_on_pages(region)
    earlier = {id(tie.subject) for page in pages[: number - 1] for tie in page}
    goals: list[FoldedRow] = []
    sdgs: list[FoldedRow] = []
    for goal, ties in groupby(pages[number - 1], key=lambda tie: tie.subject):
        served = links_cell(ties, region, context, "tie")
        if isinstance(goal, int):
            sdgs.append(FoldedRow(str(goal), _global_goal(goal, context), (served,), None))
        else:
            goals.append(_goal_row(goal, served, context, has_card=id(goal) not in earlier))
    sections = (*_section("goals", goals, context), *_section("sdgs", sdgs, context))
    place = (number, len(pages))
    return assemble_part(region, "tujuan", sections, context, place=place)


def _section(key: str, rows: list[FoldedRow], context: PageContext) -> Iterator[Section]:
    """Yield the section with the rows of goals or of SDGs; none without rows."""
    if not rows:
        return
    anchor, columns = _SECTIONS[key]
    table = FoldedTable(
        context.word(f"tie.{key}_caption"),
        tuple(context.word(column) for column in columns),
        (FoldedGroup(None, tuple(rows)),),
    )
    yield Section.of(anchor, context.word(f"section.{anchor}.title"), table)


def _goal_row(goal: Goal, served: Markup, context: PageContext, *, has_card: bool) -> FoldedRow:
    """Return the row of a goal; its card stands on the first page with the goal."""
    options = CardOptions(f"tujuan-daerah-{goal.id}")
    standing = context.standing(goal)
    card = view_record_card(goal, standing, context, options) if has_card else None
    kind = enum_text(goal.kind, context)
    return FoldedRow(goal.number or "", plain_text(goal.text, context), (kind, served), card)


def _global_goal(number: int, context: PageContext) -> str:
    return context.word(f"sdg.{GLOBAL_GOALS[number - 1]}")
