"""Exhibits of records: fields that a card shows as a chart, a table or a bar."""

from collections.abc import Iterator

from generator.model.base import Record
from generator.model.documents import WorkItem
from generator.model.indicator import Indicator
from generator.model.plan import WorkPackage
from generator.model.quick_win import QuickWin
from generator.model.sourced import Standing
from generator.views.blocks import Block
from generator.views.context import PageContext
from generator.views.records.counts import view_count
from generator.views.records.exhibit_cells import Around
from generator.views.records.funding_tables import funding_table
from generator.views.records.indicator_exhibits import view_indicator_exhibits
from generator.views.records.indicator_table import indicator_table


def view_exhibits(
    record: Record, standing: Standing, anchor: str, context: PageContext, *, hidden: frozenset[str]
) -> Iterator[Block]:
    """Yield the exhibits of a record; none for most types.

    Args:
        record: The record.
        standing: Sources of the record.
        anchor: Anchor of the card of the record.
        context: Page in the making.
        hidden: Names of fields that the page shows in another way.
    """
    around = Around(standing, anchor)
    match record:
        case Indicator():
            yield from view_indicator_exhibits(record, around, context)
        case QuickWin() if "progress" not in hidden:
            yield from view_count(record, around, context)
        case WorkPackage():
            indicators = _indicators_of(record, context)
            if indicators:
                title = context.word("indicator.of_programme")
                yield indicator_table(indicators, title, context)
    match record:
        case WorkPackage() | QuickWin() | WorkItem() if record.funding and "funding" not in hidden:
            yield funding_table(record, around, context)


def _indicators_of(programme: WorkPackage, context: PageContext) -> tuple[Indicator, ...]:
    """Return the indicators that name a programme; none for a programme without an identifier."""
    region = context.region
    if region is None or programme.id is None:
        return ()
    indicators = region.region.indicators
    return tuple(indicator for indicator in indicators if indicator.programme == programme.id)
