"""The dimensions of a plan as cards, each with its promises, and those of a framework."""

from dataclasses import dataclass

from generator.link.site import RegionSite, SourceRecord
from generator.model.framework import Framework, FrameworkItem
from generator.model.plan import Dimension
from generator.model.plan_money import not_withdrawn
from generator.model.quick_win import ShownState
from generator.views import addresses
from generator.views.blocks import Block
from generator.views.components.pictogram import (
    Pictogram,
    dimension_head,
    framework_pictogram,
    national_item,
    region_pictograms,
)
from generator.views.components.promises import Promise, by_urgency, view_promise
from generator.views.components.roll_up import promises_progress
from generator.views.context import PageContext
from generator.views.foreign import unmarked
from generator.views.marks import SourceMark, view_marks
from generator.views.places_of_records import dimension_address
from generator.views.tables import Link
from generator.views.values import plain_text

_MOST_GLYPHS = 12
"""Most glyphs beside the name of a dimension."""
_MOST_PROMISES = 10
"""Most promises of a plan that the cards of its dimensions list; more have a page of their own."""


@dataclass(frozen=True, slots=True)
class DimensionCard:
    """A dimension of a region's plan, or of a framework."""

    sign: Pictogram
    number: str
    """As printed, else the place in the plan; empty for a dimension of a framework."""
    name: str | None
    """Everyday name of a national dimension in the page's language."""
    holds: str | None
    """The parts of a national dimension, in words."""
    link: Link
    marks: tuple[SourceMark, ...]
    other_names: tuple[str, ...]
    """Meaning, and name in the framework, each in words; the dimension's page has more."""
    content: str | None
    """Counts of published objectives and programmes, in words; None if nothing is published."""
    progress: str | None
    """Number of promises done, or of drafts not listed, in words; None without any."""
    glyphs: tuple[str, ...]
    """The state of each promise but drafts, the most urgent first; empty for very many."""
    promises: tuple[Promise, ...]
    """The promises with a title; empty if the plan has too many for its cards."""
    has_promises: bool


@dataclass(frozen=True, slots=True)
class DimensionCards(Block):
    """The dimensions of a plan or of a framework, in its own order."""

    cards: tuple[DimensionCard, ...]
    gaps: str
    """What dimensions lack, as the rest of a sentence; empty if they lack nothing."""

    @property
    def is_short(self) -> bool:
        """Whether no card lists its promises, so that two cards fit beside one another."""
        return not any(card.promises for card in self.cards)


def view_dimension_cards(region: RegionSite, context: PageContext) -> DimensionCards | None:
    """Return the dimensions of a region's plan in the plan's own order; None without any."""
    cards = tuple(
        _card(dimension, place, region, context)
        for place, dimension in enumerate(region.plan.dimensions, start=1)
    )
    if not cards:
        return None
    # Said once for all: a line in each card would repeat it for every dimension.
    lacking = {
        "content": [card for card in cards if card.content is None],
        "promises": [card for card in cards if not card.has_promises],
    }
    return DimensionCards(
        cards,
        "; ".join(
            context.word(f"card.lacking.{key}.all")
            if len(of_key) == len(cards)
            else context.word(
                f"card.lacking.{key}.some",
                names=", ".join(card.name or card.link.label for card in of_key),
            )
            for key, of_key in lacking.items()
            if of_key
        ),
    )


def view_framework_cards(
    source_record: SourceRecord[Framework], context: PageContext
) -> DimensionCards:
    """Return the dimensions of a framework of plans, each with its page across regions."""
    items = source_record.record.items
    return DimensionCards(tuple(_item_card(source_record, item, context) for item in items), "")


def _item_card(
    source_record: SourceRecord[Framework], item: FrameworkItem, context: PageContext
) -> DimensionCard:
    sign = framework_pictogram(item, source_record.record.items)
    head = dimension_head(sign, item, context)
    address = addresses.framework_item(source_record.id, item.key)
    return DimensionCard(
        sign=head.sign,
        number="",
        name=head.name,
        holds=head.holds,
        link=Link(plain_text(item.name, context), context.link(address)),
        marks=(),
        other_names=(),
        content=None,
        progress=None,
        glyphs=(),
        promises=(),
        has_promises=False,
    )


def _card(
    dimension: Dimension, place: int, region: RegionSite, context: PageContext
) -> DimensionCard:
    quick_wins = tuple(
        source_record
        for source_record in region.promises
        if source_record.record.dimension == dimension.key
    )
    urgent = by_urgency(quick_wins, region, context.build.today)
    titled = [item for item in urgent if item.record.title is not None]
    is_short = len(region.promises) <= _MOST_PROMISES
    progress = promises_progress(quick_wins, region, context)
    if progress is None and quick_wins and not (is_short and len(titled) == len(urgent)):
        # Drafts have no progress, but a reader has to know that there are some.
        progress = context.catalogue.counted("card.promises", len(quick_wins))
    states = [context.shown_state(item.record, region.terms(item.record)) for item in urgent]
    address = dimension_address(dimension.key, region)
    head = dimension_head(
        region_pictograms(region)[dimension.key], national_item(dimension.key, region), context
    )
    return DimensionCard(
        sign=head.sign,
        number=str(place if dimension.number is None else dimension.number),
        name=head.name,
        holds=head.holds,
        link=Link(plain_text(dimension.name, context), context.link(address)),
        marks=view_marks(region.standing(dimension).of("name"), context),
        other_names=_other_names(dimension, region, context),
        content=_content(dimension, context),
        progress=progress,
        # A draft is no promise, so the card draws no state for a draft.
        glyphs=tuple(state.value for state in states if state is not ShownState.DRAFT)
        if len(urgent) <= _MOST_GLYPHS
        else (),
        promises=tuple(
            view_promise(source_record, region, context, about=None, is_marked=False)
            for source_record in titled
            if is_short
        ),
        has_promises=bool(quick_wins),
    )


def _other_names(dimension: Dimension, region: RegionSite, context: PageContext) -> tuple[str, ...]:
    names = []
    item = national_item(dimension.key, region)
    # The everyday name of a national dimension says what its name means.
    if dimension.gloss is not None and item is None:
        names.append(context.word("card.gloss", gloss=plain_text(dimension.gloss, context)))
    if item is not None:
        usual = plain_text(item.name, context)
        # A plan with the framework's name needs no second name.
        if unmarked(usual) != unmarked(plain_text(dimension.name, context)):
            names.append(context.word("card.usual", name=usual))
    return tuple(names)


def _content(dimension: Dimension, context: PageContext) -> str | None:
    counted = context.catalogue.counted
    going_on = not_withdrawn(dimension.programmes)
    numbers = {"objectives": len(dimension.objectives), "programmes": len(going_on)}
    counts = [counted(f"card.{name}", number) for name, number in numbers.items() if number]
    if counts:
        return ", ".join(counts)
    return None if dimension.definition is None else context.word("card.definition")
