"""A region's indicators: a short table, and each indicator with its chart behind its answer."""

from collections.abc import Iterable

from generator.link.site import RegionSite
from generator.model.indicator import Indicator
from generator.model.sourced import standing_of
from generator.views.context import PageContext
from generator.views.indicator_table import indicator_table
from generator.views.indicator_words import indicator_name, takeaway
from generator.views.page import PageView, Section
from generator.views.record_cards import CardOptions, FoldedCards, view_record_card
from generator.views.region_parts import assemble_part
from generator.views.values import plain_text


def view_indicators(region: RegionSite, context: PageContext) -> PageView:
    """Return the page of a region's indicators, plan by plan, the shown plan first."""
    titles = {plan.id: plan.title for plan in region.region.plans}
    sections: list[Section] = []
    for name, indicators in _by_plan(region).items():
        title = context.word("section.indikator.title")
        if name is not None:
            plan = titles[name]
            written = name if plan is None else plain_text(plan, context)
            title = context.word("indicator.of_plan", plan=written)
        anchor = "indikator" if name is None else f"indikator.{name}"
        table = indicator_table(indicators, context.word("indicator.listed"), context)
        sections.append(Section.of(anchor, title, table, _cards(indicators, context)))
    return assemble_part(region, "indikator", tuple(sections), context)


def indicators_of_dimension(key: str, region: RegionSite, context: PageContext) -> Section | None:
    """Return the indicators of a dimension as a section; None without any."""
    indicators = [
        indicator for indicator in _by_plan(region).get(None, ()) if indicator.dimension == key
    ]
    if not indicators:
        return None
    title = context.word("section.indikator.title")
    table = indicator_table(indicators, context.word("indicator.listed"), context)
    return Section.of("indikator", title, table)


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


def _by_plan(region: RegionSite) -> dict[str | None, list[Indicator]]:
    """Return the indicators by plan; None stands for the shown plan, which comes first."""
    others = {plan.id for plan in region.region.plans if plan is not region.plan}
    found: dict[str | None, list[Indicator]] = {None: []}
    for indicator in region.region.indicators:
        name = indicator.plan if indicator.plan in others else None
        found.setdefault(name, []).append(indicator)
    return {name: indicators for name, indicators in found.items() if indicators}
