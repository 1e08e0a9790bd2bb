"""Cards of records on a page: heading, fields with labels, marks, caveats, alternatives.

`record_views.py` makes a card of a record.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.link.site import Place
from generator.model.sourced import FlagKind
from generator.views.blocks import Block
from generator.views.foreign import unmarked
from generator.views.marks import SourceMark
from generator.views.markup import words_of
from generator.views.records.pictures import PictureFigure
from generator.views.tables import SummaryTable
from generator.views.values import ends_sentence, within_sentence

_LONGEST_RUN_IN = 60
"""Most letters of a heading with the facts in the same line."""


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A field of a card with a label."""

    label: str
    value: Markup | None
    """None if no source gives a value; the page then tells the gap and the way to fill the gap."""
    marks: tuple[SourceMark, ...] = ()
    """Sources of the field, if the record names sources by field."""
    is_self_evident: bool = False
    """Whether a reader who sees needs no label beside the value."""
    name: str = ""
    """Name of the field in the model; empty for a computed field."""
    is_text: bool = False
    """Whether the value has paragraphs of its own: it stands in front of the line of facts."""
    has_lines: bool = False
    """Whether the value is a list of sentences, each on a line of its own."""

    @property
    def is_sentence(self) -> bool:
        """Whether the value ends as a sentence does, so that no dot parts it from the next."""
        return self.is_text or (self.value is not None and ends_sentence(self.value))


@dataclass(frozen=True, slots=True)
class Caveat:
    """A quality flag."""

    kind: str
    label: str
    note: Markup


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """A correction of a record."""

    text: str
    marks: tuple[SourceMark, ...]


@dataclass(frozen=True, slots=True)
class AlternativeValue:
    """The value of a dissenting source."""

    value: Markup
    marks: tuple[SourceMark, ...]
    source_ids: tuple[str, ...]
    """Site-wide unique names of the sources."""


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Records within a record, such as the objectives of a dimension."""

    name: str
    """Name of the field in the model."""
    label: str
    cards: tuple["RecordCard", ...]
    listed: tuple["RecordCard", ...]
    """Cards that the page lists; the other records stand in an exhibit of the record around."""
    behind: str = ""
    """The line that the list stands behind; empty for a list that stands open."""


@dataclass(frozen=True, slots=True)
class AttributedField:
    """A field with sources of its own, for the pages of those sources."""

    label: str | None
    """None for the heading."""
    value: str
    source_ids: tuple[str, ...]
    """Site-wide unique names of the sources."""


@dataclass(frozen=True, slots=True)
class RecordCard:
    """A record, ready to be shown."""

    anchor: str
    record_kind: str
    """Name of the record's type in the model."""
    place: Place
    """File and path of the record, equal on two cards of the same record."""
    badge: str | None
    """A word above the heading, such as the kind of a statement."""
    headline: Markup | None
    """None if no source gives the heading."""
    exhibits: tuple[Block, ...]
    """Measured fields of the record: a chart, a table or a bar."""
    fields: tuple[FieldValue, ...]
    groups: tuple[CardGroup, ...]
    marks: tuple[SourceMark, ...]
    """Sources of the record, or of the heading if the record names sources by field."""
    source_ids: tuple[str, ...]
    """Site-wide unique names of every source of the record."""
    attributed: tuple[AttributedField, ...]
    """Sources by field; empty if each source covers the whole record."""
    caveats: tuple[Caveat, ...]
    corrections: tuple[CorrectionNote, ...]
    alternatives: tuple[AlternativeValue, ...]
    chosen_because: Markup | None
    as_printed: str | None
    printed_marks: tuple[SourceMark, ...]
    """Sources of the printed wording, if the record names sources by field."""
    note: Markup | None
    summary: str
    """The heading without markup, for lists of statements."""
    figure: PictureFigure | None = None
    """The picture that the record is or names; with a caption in place of the heading."""
    is_statement: bool = True
    """False for a record that an exhibit shows with the sources of the record around."""

    @property
    def told(self) -> tuple[FieldValue, ...]:
        """The fields with a value, texts first: no line of facts goes on around a paragraph."""
        with_value = (field for field in self.fields if field.value is not None)
        return tuple(sorted(with_value, key=lambda field: not field.is_text))

    @property
    def gaps(self) -> str:
        """The fields that no source gives, as the rest of a sentence; empty without any."""
        missing = (field.label for field in self.fields if field.value is None)
        return ", ".join(map(within_sentence, missing))

    @property
    def gap_notes(self) -> tuple[Markup, ...]:
        """Notes on gaps of a source, told with the missing fields."""
        return tuple(caveat.note for caveat in self.caveats if self._tells_gap(caveat))

    @property
    def doubts(self) -> tuple[Caveat, ...]:
        """The caveats that the line of missing fields does not tell."""
        return tuple(caveat for caveat in self.caveats if not self._tells_gap(caveat))

    def _tells_gap(self, caveat: Caveat) -> bool:
        return bool(self.gaps) and caveat.kind == FlagKind.UNKNOWN

    @property
    def is_bare(self) -> bool:
        """Whether a reader sees nothing of the card but the heading."""
        more = (self.fields, self.groups, self.caveats, self.corrections, self.alternatives)
        rest = (self.badge, self.figure, self.as_printed, self.exhibits, self.note)
        return self.headline is not None and not any(more) and not any(rest)

    @property
    def is_run_in(self) -> bool:
        """Whether the heading is short enough to begin the line of its facts."""
        between = self.badge or self.figure or self.as_printed or self.exhibits
        headline = "" if self.headline is None else unmarked(words_of(self.headline))
        return not between and 0 < len(headline) <= _LONGEST_RUN_IN

    @property
    def has_gap(self) -> bool:
        """Whether a field of the record, or of a record within, is not yet published."""
        return bool(self.gaps) or any(
            card.has_gap for group in self.groups for card in group.listed
        )


@dataclass(frozen=True, slots=True)
class RecordCards(Block):
    """A list of cards."""

    cards: tuple[RecordCard, ...]
    is_subject: bool = field(default=False, kw_only=True)
    """Whether the page is about the record: each fact then has a line of its own."""

    @property
    def has_gap(self) -> bool:
        """Whether a card has a field not yet published."""
        return any(card.has_gap for card in self.cards)


@dataclass(frozen=True, slots=True)
class FoldedCards(RecordCards):
    """A list of cards, each behind its answer in a sentence."""

    answers: tuple[str, ...]
    """The answer of each card."""


@dataclass(frozen=True, slots=True)
class CardsBehind(RecordCards):
    """A list of cards behind a line with the number and the kind of the cards."""

    summary: str


@dataclass(frozen=True, slots=True)
class CardPart:
    """A part of a card under a heading of its own."""

    title: str
    fields: tuple[FieldValue, ...]
    groups: tuple[CardGroup, ...]


@dataclass(frozen=True, slots=True)
class PartedCard(RecordCards):
    """A single card in parts: the text in front, then the parts, then the rest."""

    said: tuple[FieldValue, ...]
    """The fields in front, as a text."""
    parts: tuple[CardPart, ...]
    rest: CardPart

    @property
    def card(self) -> RecordCard:
        """The card."""
        return self.cards[0]


def parted(
    card: RecordCard, said: Collection[str], parts: Mapping[str, Sequence[str]], rest: str
) -> PartedCard:
    """Return a card in parts; a part without content is left out.

    Args:
        card: The card.
        said: Names of the fields in front.
        parts: Names of the fields of each part, in order, by the title of the part.
        rest: Title of the part with all other fields.
    """
    named = {*said, *(name for names in parts.values() for name in names)}
    made = (_part(card, title, names) for title, names in parts.items())
    return PartedCard(
        (card,),
        tuple(field for field in card.told if field.name in said),
        tuple(part for part in made if part.fields or part.groups),
        # Whatever no part names stands here, so that a new field of the model is never lost.
        _part(card, rest, [name for name in _names(card) if name not in named]),
    )


def _names(card: RecordCard) -> tuple[str, ...]:
    """Return the names of the fields of a card that have a value, in the order of the model."""
    return (*(field.name for field in card.told), *(group.name for group in card.groups))


def _part(card: RecordCard, title: str, names: Sequence[str]) -> CardPart:
    fields = {field.name: field for field in card.told}
    groups = {group.name: group for group in card.groups if group.listed}
    return CardPart(
        title,
        tuple(fields[name] for name in names if name in fields),
        tuple(groups[name] for name in names if name in groups),
    )


@dataclass(frozen=True, slots=True)
class CardTable(RecordCards):
    """Records as the rows of a table; a record with remarks has a card below the table as well."""

    fold: SummaryTable
    remarked: tuple[RecordCard, ...]


@dataclass(frozen=True, slots=True)
class CardOptions:
    """Options of a card, chosen by its page."""

    anchor: str
    badge: str | None = None
    hidden: frozenset[str] = frozenset()
    """Fields that the page shows in another way."""
    summary: str | None = None
    """Replaces the heading in lists of statements, for records whose heading may be missing."""
    computed: tuple[FieldValue, ...] = ()
    """Fields from further records about the record, behind the fields of the record."""
    is_statement: bool = True
    """False for a record that an exhibit shows with the sources of the record around."""
