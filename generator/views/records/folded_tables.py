"""Tables of many records: a short row for each record, with the card folded behind the name."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.views.blocks import Block
from generator.views.markup import escape
from generator.views.records.record_cards import RecordCard
from generator.views.tables import Link, Marked

MOST_OPEN = 12
"""Most rows of an unfolded group."""


@dataclass(frozen=True, slots=True)
class FoldedRow:
    """A record in a row."""

    number: str
    """Number as printed; empty for a record without a number."""
    name: Markup | str
    cells: tuple[Markup | str | Link | Marked, ...]
    """Cells behind the name; the last cell with words also has the marks of the card."""
    card: RecordCard | None
    """The whole record; None if the name leads to the record's page."""
    own_anchor: str | None = None
    """Anchor of a row without a card; None if no link leads to the row."""

    @property
    def anchor(self) -> str | None:
        """Anchor of the row: the card's anchor, if the row has a card."""
        return self.own_anchor if self.card is None else self.card.anchor

    @property
    def marked(self) -> int:
        """Place of the cell with the marks of the card, from 0; the last one if none has words."""
        worded = [place for place, cell in enumerate(self.cells) if cell]
        return worded[-1] if worded else len(self.cells) - 1

    @property
    def has_headline(self) -> bool:
        """Whether the card says the headline, since the name of the row is a different text."""
        name = self.name if isinstance(self.name, Markup) else escape(self.name)
        return self.card is not None and self.card.headline != name


@dataclass(frozen=True, slots=True)
class FoldedGroup:
    """Rows below a title; a group of many rows is folded."""

    title: str | None
    """None for the only group of a short table, which is not folded."""
    rows: tuple[FoldedRow, ...]
    is_open: bool = True
    about: RecordCard | None = None
    """The record that holds the rows, such as a phase with its work, told above the rows."""

    @property
    def heading(self) -> Markup | None:
        """The heading of the record around, if it begins the line of the title.

        It does if the record has nothing else to tell, and every row names the same sources.
        """
        about = self.about
        if about is None or not about.is_bare or not self.rows:
            return None
        cards = (row.card for row in self.rows)
        is_sourced = all(card is not None and card.marks == about.marks for card in cards)
        return about.headline if is_sourced else None


@dataclass(frozen=True, slots=True)
class FoldedTable(Block):
    """A table of records in groups."""

    caption: str
    head: tuple[str, ...]
    """Names of the columns: number, name, then a name for each further cell."""
    groups: tuple[FoldedGroup, ...]

    @property
    def cards(self) -> tuple[RecordCard, ...]:
        """The cards of groups and rows, in order."""
        cards = (
            card
            for group in self.groups
            for card in (group.about, *(row.card for row in group.rows))
        )
        return tuple(card for card in cards if card is not None)

    @property
    def has_numbers(self) -> bool:
        """Whether a row has a number, so that the column of numbers is shown."""
        return any(row.number for group in self.groups for row in group.rows)
