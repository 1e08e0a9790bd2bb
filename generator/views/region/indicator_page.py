"""A region's indicators: a short table, and each indicator with its chart behind its answer."""

from collections.abc import Iterable

from generator.link.long_lists import INDICATORS_ADDRESS, indicators_by_plan
from generator.link.site import RegionSite
from generator.model.base import Record
from generator.model.indicator import Indicator
from generator.model.sourced import standing_of
from generator.views.blocks import Block
from generator.views.context import PageContext
from generator.views.page import PageView, Section
from generator.views.places_of_records import address_of
from generator.views.records.continued import ROW_LETTERS, SHARED_ROW_LETTERS, first_rows, rest_link
from generator.views.records.indicator_table import indicator_table
from generator.views.records.indicator_words import indicator_name, takeaway
from generator.views.records.record_cards import CardOptions, FoldedCards
from generator.views.records.record_views import view_record_card
from generator.views.region.region_parts import assemble_part
from generator.views.tables import Table
from generator.views.values import plain_text


def view_indicators(region: RegionSite, context: PageContext) -> PageView:
    """Return the page of a region's indicators, plan by plan, the shown plan first."""
    by_plan = indicators_by_plan(region.region, region.plan)
    is_continued = INDICATORS_ADDRESS in region.long_lists.by_address
    sections: list[Section] = []
    for name, indicators in by_plan.items():
        blocks = (
            _short_rows(indicators, ROW_LETTERS // len(by_plan), region, context)
            if is_continued
            else (_table(indicators, context), _cards(indicators, context))
        )
        sections.append(_section(name, region, context, *blocks))
    return assemble_part(region, "indikator", tuple(sections), context)


def indicators_in_part(
    indicators: tuple[Record, ...], region: RegionSite, context: PageContext
) -> tuple[Section, ...]:
    """Return some indicators of a long list with charts and cards, for a page of the list."""
    listed = {id(indicator) for indicator in indicators}
    of_part = {
        name: [indicator for indicator in of_plan if id(indicator) in listed]
        for name, of_plan in indicators_by_plan(region.region, region.plan).items()
    }
    return tuple(
        _section(name, region, context, _cards(of_plan, context))
        for name, of_plan in of_part.items()
        if of_plan
    )


def _section(plan: str | None, region: RegionSite, context: PageContext, *blocks: Block) -> Section:
    """Return the section of the indicators of a plan; None stands for the shown plan."""
    if plan is None:
        return Section.of("indikator", context.word("section.indikator.title"), *blocks)
    title = next(item.title for item in region.region.plans if item.id == plan)
    written = plan if title is None else plain_text(title, context)
    title_of_plan = context.word("indicator.of_plan", plan=written)
    return Section.of(f"indikator.{plan}", title_of_plan, *blocks)


def indicators_of_dimension(key: str, region: RegionSite, context: PageContext) -> Section | None:
    """Return the indicators of a dimension as a section; None without any."""
    indicators = [
        indicator
        for indicator in indicators_by_plan(region.region, region.plan).get(None, ())
        if indicator.dimension == key
    ]
    if not indicators:
        return None
    title = context.word("section.indikator.title")
    rows = _short_rows(indicators, SHARED_ROW_LETTERS, region, context)
    return Section.of("indikator", title, *rows)


def _short_rows(
    indicators: list[Indicator], letters: int, region: RegionSite, context: PageContext
) -> tuple[Block, ...]:
    """Return indicators as rows, with a link to the indicators that do not fit."""
    shown = first_rows(indicators, lambda item: indicator_name(item, context), letters)
    rest = indicators[len(shown) :]
    address = address_of(rest[0], rest[0].id, region) if rest else None
    further = rest_link(len(rest), address or "", context)
    table = _table(shown, context)
    return (table,) if further is None else (table, further)


def _table(indicators: Iterable[Indicator], context: PageContext) -> Table:
    return indicator_table(indicators, context.word("indicator.listed"), context)


def _cards(indicators: Iterable[Indicator], context: PageContext) -> FoldedCards:
    listed = tuple(indicators)
    cards = tuple(
        view_record_card(
            indicator,
            standing_of(indicator),
            context,
            CardOptions(
                f"indikator-{indicator.id}",
                hidden=frozenset({"short"}),
                summary=indicator_name(indicator, context),
            ),
        )
        for indicator in listed
    )
    return FoldedCards(cards, tuple(takeaway(indicator, context) for indicator in listed))
