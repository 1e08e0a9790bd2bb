"""An opened workbook: the cells of its sheets, and the faults of cells that cannot be read."""

from dataclasses import dataclass, field

from generator.workbook.cells import CellValue

MOST_ROWS, MOST_COLUMNS = 20_000, 200
"""Largest extent of an edited sheet."""
MOST_MERGED = 100_000
"""Most cells of all merged areas of a workbook: a reader makes an object of each."""


@dataclass(frozen=True, slots=True)
class OpenedCell:
    """A cell of a sheet, without a formula."""

    value: CellValue
    number_format: str | None = ""
    """Format of a number or a date; None if the file does not tell."""
    is_hidden: bool = False
    """Whether row, column or sheet is hidden from the eyes of a person."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a cell or a sheet; an import with a fault writes nothing."""

    key: str
    """Key of the sentences in the catalogues, below `workbook.faults`."""
    sheet: str
    cell: str = ""
    """Name of the cell, such as "D7"; empty for the whole sheet."""
    arguments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OpenedSheet:
    """The cells of a sheet with a value, by row and column from 0."""

    title: str
    cells: dict[tuple[int, int], OpenedCell]
    faults: tuple[Fault, ...] = ()
    is_hidden: bool = False

    @property
    def rows(self) -> dict[int, dict[int, OpenedCell]]:
        """The cells by row, and by column within the row, both in order."""
        found: dict[int, dict[int, OpenedCell]] = {}
        for (row, column), cell in sorted(self.cells.items(), key=lambda item: item[0]):
            found.setdefault(row, {})[column] = cell
        return found


@dataclass(frozen=True, slots=True)
class OpenedWorkbook:
    """The sheets of a workbook by title."""

    sheets: dict[str, OpenedSheet] = field(default_factory=dict)
    has_values_only: bool = False
    """Whether the reader saw no formulas, no formats, no hidden rows and columns."""
