"""The crosswalk of frameworks as a grid: a column for each framework, a row for each subject."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.link.site import SourceRecord
from generator.model.framework import Closeness, Framework, FrameworkItem, FrameworkSubject
from generator.views import addresses
from generator.views.blocks import Block
from generator.views.components.pictogram import Pictogram, contents, framework_pictogram
from generator.views.context import PageContext
from generator.views.tables import Link
from generator.views.values import plain_text

_FrameworkRecord = SourceRecord[Framework]


@dataclass(frozen=True, slots=True)
class GridItem:
    """An item of a framework in a cell of the grid."""

    name: str | Link
    """The name, a link for an item with a page."""
    sign: Pictogram | None
    """The sign of a dimension of plans; None for an aspect of villages."""
    closeness: str
    """How near the item is to the item that begins the row; empty for that item itself."""
    about: str
    """What the item holds or means; empty without words for it."""
    plans: str
    """How many regions have the item in a plan; empty for an aspect of villages."""


@dataclass(frozen=True, slots=True)
class CrosswalkGrid(Block):
    """Frameworks side by side; a cell without items has no counterpart."""

    caption: str
    head: tuple[tuple[str, str], ...]
    """Anchor and name of each framework."""
    rows: tuple[tuple[tuple[GridItem, ...], ...], ...]
    """For each row the items in each framework."""


@dataclass(frozen=True, slots=True)
class _Counterpart:
    key: str
    closeness: Closeness | None


def view_crosswalk_grid(
    frameworks: Sequence[_FrameworkRecord],
    caption: str,
    plan_counts: dict[tuple[str, str], str],
    context: PageContext,
) -> CrosswalkGrid:
    """Return frameworks of one subject as a grid.

    An item stands in the row of the item of an earlier framework that it is equal or similar to; an
    item that is a part of another one, or has no counterpart, begins a row of its own.

    Args:
        frameworks: The frameworks, in the order of the columns.
        caption: Caption of the grid.
        plan_counts: Number of plans in words, by identifier of a framework and key of an item.
        context: Page in the making.
    """
    placed: set[tuple[str, str]] = set()
    rows = []
    for own in frameworks:
        for item in own.record.items:
            if (own.id, item.key) in placed:
                continue
            row: list[tuple[GridItem, ...]] = []
            for other in frameworks:
                if other is own:
                    row.append((_view(own, item, None, plan_counts, context),))
                    continue
                found = tuple(_counterparts(own, item, other))
                placed |= {
                    (other.id, counterpart.key)
                    for counterpart in found
                    if counterpart.closeness is not Closeness.PART_OF
                }
                row.append(
                    tuple(
                        _view(other, candidate, counterpart, plan_counts, context)
                        for counterpart in found
                        for candidate in other.record.items
                        if candidate.key == counterpart.key
                    )
                )
            rows.append(tuple(row))
    head = tuple((each.id, plain_text(each.record.name, context)) for each in frameworks)
    return CrosswalkGrid(caption, head, tuple(rows))


def _counterparts(
    own: _FrameworkRecord, item: FrameworkItem, other: _FrameworkRecord
) -> Iterator[_Counterpart]:
    """Yield the counterparts of an item in another framework, as either framework states them."""
    stated = {
        crossing.other_item: crossing.closeness
        for crossing in own.record.crossings
        if (crossing.item, crossing.other_framework) == (item.key, other.id)
    }
    for crossing in other.record.crossings:
        is_of_item = (crossing.other_framework, crossing.other_item) == (own.id, item.key)
        # That an item is a part says of the whole only where the row begins with the part.
        if is_of_item and crossing.closeness is not Closeness.PART_OF:
            stated.setdefault(crossing.item, crossing.closeness)
    for key, closeness in stated.items():
        if key is not None:
            yield _Counterpart(key, closeness)


def _view(
    framework: _FrameworkRecord,
    item: FrameworkItem,
    counterpart: _Counterpart | None,
    plan_counts: dict[tuple[str, str], str],
    context: PageContext,
) -> GridItem:
    name = plain_text(item.name, context)
    is_of_plans = framework.record.subject is FrameworkSubject.PLAN
    closeness = None if counterpart is None else counterpart.closeness
    is_whole = closeness is Closeness.PART_OF
    sign = framework_pictogram(item, framework.record.items) if is_of_plans else None
    if sign is not None:
        context.note_shape(sign.shape)
    meaning = "" if item.meaning is None else plain_text(item.meaning, context)
    return GridItem(
        Link(name, context.link(addresses.framework_item(framework.id, item.key)))
        if is_of_plans
        else name,
        sign,
        "" if closeness is None else context.word(f"crosswalk.in_grid.{closeness}"),
        # The whole of a part has a row of its own, which tells the rest.
        "" if is_whole else contents(item, context) or meaning,
        "" if is_whole else plan_counts.get((framework.id, item.key), ""),
    )
