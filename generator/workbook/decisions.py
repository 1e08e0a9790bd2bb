"""Questions to a person about rows of a workbook, and the decisions that stand in the workbook."""

from dataclasses import dataclass, field
from enum import StrEnum

from generator.messages import Catalogue
from generator.messages.synonyms import folded
from generator.workbook.layout import Sheet
from generator.workbook.reading import ReturnedRow
from generator.workbook.rows import column_title


class Decision(StrEnum):
    """The decision of a person about a row with a question."""

    BOOK = "book"
    FILE = "file"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Question:
    """A question to a person about a row."""

    key: str
    """Key of the sentence in the catalogues, below `workbook.questions`."""
    row: str
    """Name of the row, as `ReturnedRow.row`; the token of a missing row."""
    sheet: str
    """Title of the sheet."""
    cell: str
    arguments: tuple[tuple[str, str], ...]
    choices: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Reads the decisions of a workbook in its language, and notes the open questions."""

    words: Catalogue
    open: list[Question] = field(default_factory=list)

    def ask(self, key: str, typed: ReturnedRow, column: str, **arguments: str) -> Decision | None:
        """Return the decision that stands in a row; without one, note the question."""
        decision = self.decision(typed)
        if decision is None:
            told = (*arguments.items(), ("field", self._title(typed.sheet, column)))
            cell = typed.cells.get(column, "")
            choices = (Decision.BOOK, Decision.FILE)
            self.open.append(Question(key, typed.row, typed.title, cell, told, choices))
        return decision

    def decision(self, typed: ReturnedRow) -> Decision | None:
        """Return the decision that stands in a row, or None."""
        for decision in Decision:
            if folded(typed.answer) == folded(self.words.word(f"workbook.answers.{decision}")):
                return decision
        return None

    def _title(self, sheet: Sheet, key: str) -> str:
        column = sheet.column(key)
        if column is None:
            return self.words.word(f"workbook.columns.{key}")
        return column_title(column, self.words)
