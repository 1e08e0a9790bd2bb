"""Cells of an exhibit: values of the records within a record, each with anchor and source marks."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.base import Record
from generator.model.evaluation import DimensionIndex, PartScore
from generator.model.funding import Funding
from generator.model.indicator import Baseline, YearTarget, YearValue
from generator.model.quick_win import CountReport, Progress
from generator.model.release import RELEASE_FIELDS
from generator.model.sourced import PROVENANCE_FIELDS, Sourced, Standing, standing_of
from generator.views.context import PageContext
from generator.views.marks import view_marks
from generator.views.records.fields import is_empty
from generator.views.tables import Marked

_EXHIBITED = frozenset(
    {
        Funding,
        Progress,
        CountReport,
        Baseline,
        YearTarget,
        YearValue,
        PartScore,
        DimensionIndex,
    }
)
"""Types of records that stand in an exhibit of the record around."""
_SAID = PROVENANCE_FIELDS.difference({"sources"}, RELEASE_FIELDS) | {"history"}
"""Fields that an exhibit has no cell for; pages tell nothing of the release of a record."""


@dataclass(frozen=True, slots=True)
class Around:
    """The record whose exhibit is in the making."""

    standing: Standing
    anchor: str
    """Anchor of the card of the record."""

    def cell(
        self,
        text: Markup | str,
        record: Sourced,
        place: tuple[str, int],
        context: PageContext,
    ) -> Marked:
        """Return a value of a nested record, with anchor and marks if its sources are its own.

        Args:
            text: Value in words.
            record: The nested record.
            place: Field of the record around, and position in its list, counted from 1.
            context: Page in the making.
        """
        standing = standing_of(record, self.standing.below(place[0]))
        if is_told(standing, self.standing):
            return Marked(text, ())
        # A record with a card of its own has the anchor there.
        anchor = inner_anchor(self.anchor, *place) if is_exhibited(record) else None
        return Marked(text, view_marks(standing.every, context), anchor)


def inner_anchor(anchor: str, field: str, place: int) -> str:
    """Return the anchor of a record within a record.

    Args:
        anchor: Anchor of the record around.
        field: Name of the field that holds the record.
        place: Position in the field's list, counted from 1.
    """
    return f"{anchor}.{field.replace('_', '-')}.{place}"


def is_exhibited(record: Record) -> bool:
    """Return whether a nested record is shown by an exhibit alone, without a card of its own.

    A record with a printed form, a doubt, a correction, a history or a note has a card beside the
    exhibit, and so has the record around it.
    """
    if type(record) not in _EXHIBITED or has_remarks(record):
        return False
    return not isinstance(record, Progress) or all(map(is_exhibited, record.reports))


def is_told(standing: Standing, around: Standing) -> bool:
    """Return whether the marks of the record around tell the sources of an exhibited record.

    The record is then no statement of its own: it has neither marks nor anchor in the exhibit.
    """
    return standing.every == around.whole


def has_remarks(record: Record) -> bool:
    """Return whether a record has a printed form, a doubt, a correction, a history or a note."""
    return any(not is_empty(value) for name, value in vars(record).items() if name in _SAID)
