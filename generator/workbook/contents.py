"""The contents of a workbook: rows to be shown, and the hidden base of the export."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from generator.messages import Catalogue
from generator.model.base import Kind
from generator.workbook.cells import Cells
from generator.workbook.rows import ExportedRow, RecordRow, by_sheet

FORM = 1
"""Version of the form of a workbook; an import refuses every other version."""
META, BASE = "_meta", "_dasar"
"""Names of the hidden sheets: facts about the workbook, and the text of every exported cell."""
TOKEN, PARENT, NUMBER, QUESTION, ANSWER = "*row", "*parent", "*no", "*question", "*answer"
"""Keys of the columns without a value of a record."""
PART, FIELD, VALUE, HELP = "*part", "*field", "*value", "*help"
"""Keys of the columns of the sheet with the single records of the region."""
HEAD_ROWS = 2
"""Rows above the first record: the hidden keys of the columns, and the headings."""


class Scope(StrEnum):
    """The records that a workbook was made with, as its hidden facts name them."""

    PUBLISHED = "published"
    """Those of the site: without drafts, and without records of a later release."""
    WHOLE = "whole"
    """All records of the data files."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A record as a row of the workbook."""

    token: str
    """Name of the row in the hidden base; empty for a row that was never exported."""
    parent: str
    position: int | None
    values: Mapping[str, str]
    own: Mapping[str, str] = field(default_factory=dict)
    """Cells of the office's own columns, by heading."""
    question: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkbookContents:
    """The contents of a workbook."""

    slug: str
    scope: Scope
    rows: Mapping[str, Sequence[ShownRow]]
    """Rows by the name of the sheet."""
    base: Mapping[str, RecordRow | ExportedRow]
    """Exported records by token."""
    cells: Cells
    names: Mapping[Kind, Mapping[str, str]]
    """Names of referenced records, by kind and identifier."""


def contents_of(
    slug: str,
    rows: Iterable[RecordRow],
    names: Mapping[Kind, Mapping[str, str]],
    catalogue: Catalogue,
    *,
    scope: Scope = Scope.WHOLE,
) -> WorkbookContents:
    """Return the workbook of a region, as the region stands in the data files.

    Args:
        slug: The region.
        rows: The records.
        names: Names of referenced records, by kind and identifier.
        catalogue: The language of the workbook.
        scope: Which records of the region the given ones are.
    """
    listed_rows = tuple(rows)
    base = {
        f"{name}-{number}": row
        for name, listed in by_sheet(listed_rows).items()
        for number, row in enumerate(listed, start=1)
    }
    shown: defaultdict[str, list[ShownRow]] = defaultdict(list)
    for token, row in base.items():
        shown[row.sheet.name].append(ShownRow(token, row.parent, row.position, row.values))
    cells = Cells(catalogue, names, listed_rows)
    return WorkbookContents(slug, scope, shown, base, cells, names)
