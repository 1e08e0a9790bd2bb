"""Sections of a region's records: the selection of the records, not their wording."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.link.site import RegionSite, SourceRecord
from generator.model.base import Kind, Record, value_of
from generator.model.event import Statement, StatementKind
from generator.model.sourced import standing_of
from generator.views.blocks import Absence, Block
from generator.views.context import PageContext
from generator.views.page import Section
from generator.views.records.record_cards import (
    CardOptions,
    CardsBehind,
    FoldedCards,
    RecordCard,
    RecordCards,
)
from generator.views.records.record_views import view_record_card
from generator.views.values import enum_text, number_text

_Records = tuple[Record | None, ...]
_MOST_OPEN = 6
"""Most cards of a list that stands open."""
_FIRST = 4
"""Cards of a longer list that a reader sees at once."""


@dataclass(frozen=True, slots=True)
class RecordSection:
    """A section with records of `region.yml`."""

    key: str
    """Anchor, and key of its words below `section` in the catalogues."""
    records: Callable[[RegionSite], _Records]
    """Records of the section; None stands for a record missing from the file."""
    only: Callable[[Record], bool] = lambda _record: True
    """Whether a record is shown."""
    is_asked_for: bool = False
    """Whether a reader would ask for the section, so that its absence is shown."""
    is_behind: Callable[[Record], bool] = lambda _record: False
    """Whether a record stands behind a line with the number of such records."""
    is_subject: bool = False
    """Whether the page is about the records: each fact then has a line of its own."""
    answer: Callable[[Record, PageContext], str] | None = None
    """What a reader asks first of a record, as a line that the card stands behind."""


def view_section(plan: RecordSection, region: RegionSite, context: PageContext) -> Section | None:
    """Return a section with its cards; None if it has none and no reader would ask for it."""
    shown = [(anchor, record) for anchor, record in anchored(plan, region) if plan.only(record)]
    if not shown and not plan.is_asked_for:
        return None
    # Cards behind the line come last, and so do the numbers of their sources.
    before, behind = (
        tuple(
            view_record_card(
                record,
                region.standing(record),
                context,
                _options(anchor, plan.key, record, context),
            )
            for anchor, record in shown
            if plan.is_behind(record) is is_behind
        )
        for is_behind in (False, True)
    )
    return Section.of(
        plan.key,
        context.word(f"section.{plan.key}.title"),
        None if shown else Absence(context.sentence(f"section.{plan.key}.missing")),
        *(
            _folded(before, context, is_subject=plan.is_subject)
            if plan.answer is None
            else _answered(before, shown, plan.answer, context)
        ),
        CardsBehind(
            behind,
            context.word(f"section.{plan.key}.behind", count=number_text(len(behind), context)),
        )
        if behind
        else None,
    )


def _answered(
    cards: tuple[RecordCard, ...],
    shown: list[tuple[str, Record]],
    answer: Callable[[Record, PageContext], str],
    context: PageContext,
) -> Iterator[Block]:
    """Yield cards, each behind its answer."""
    records = dict(shown)
    if cards:
        answers = tuple(answer(records[card.anchor], context) for card in cards)
        yield FoldedCards(cards, answers)


def _folded(
    cards: tuple[RecordCard, ...], context: PageContext, *, is_subject: bool
) -> Iterator[Block]:
    """Yield cards, of a long list the first ones and the others behind a line."""
    if len(cards) <= _MOST_OPEN:
        if cards:
            yield RecordCards(cards, is_subject=is_subject)
        return
    yield RecordCards(cards[:_FIRST], is_subject=is_subject)
    rest = cards[_FIRST:]
    yield CardsBehind(rest, context.word("section.rest", count=number_text(len(rest), context)))


def view_sections(
    plans: tuple[RecordSection, ...], region: RegionSite, context: PageContext
) -> tuple[Section, ...]:
    """Return the sections that have records or are asked for, in order."""
    sections = (view_section(plan, region, context) for plan in plans)
    return tuple(section for section in sections if section is not None)


def anchored(plan: RecordSection, region: RegionSite) -> Iterator[tuple[str, Record]]:
    """Yield the records of a section with their anchors, made of the identifier or the position.

    Positions count from 1 over every record, shown or not: an anchor stays the same while `only`
    changes. A point stands before a position, since no identifier has a point.
    """
    records = (record for record in plan.records(region) if record is not None)
    for position, record in enumerate(records, start=1):
        identifier = value_of(record, "id")
        anchor = f".{position}" if identifier is None else f"-{identifier}"
        yield f"{plan.key}{anchor}", record


def card_of_file(
    source_record: SourceRecord[Record], context: PageContext, options: CardOptions
) -> RecordCard:
    """Return the record of a whole file as a card."""
    record = source_record.record
    return view_record_card(record, standing_of(record), context, options)


def site_wide_names(sources: tuple[str, ...], region: RegionSite) -> tuple[str, ...]:
    """Return a region's names of sources as pages outside the region know them."""
    of_region = region.index.get(Kind.SOURCE, {})
    return tuple(f"{region.slug}/{source}" if source in of_region else source for source in sources)


def has_dimension(key: str | None) -> Callable[[Record], bool]:
    """Return a test for records of a dimension; with None, for records without a dimension."""
    return lambda record: value_of(record, "dimension") == key


def is_statement_of(
    *kinds: StatementKind, dimension: str | None = None
) -> Callable[[Record], bool]:
    """Return a test for statements of some kinds about a dimension; with None, about none."""
    return lambda record: (
        isinstance(record, Statement) and record.kind in kinds and record.dimension == dimension
    )


def _options(anchor: str, key: str, record: Record, context: PageContext) -> CardOptions:
    """Return the options of a section's card: the kind of a statement, if the title says less."""
    if isinstance(record, Statement):
        kind = enum_text(record.kind, context)
        badge = None if kind == context.word(f"section.{key}.title") else kind
        return CardOptions(anchor, badge=badge, hidden=frozenset({"kind"}))
    return CardOptions(anchor)
