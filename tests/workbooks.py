"""Workbooks for tests: exported, opened once, and changed cell by cell."""

import io
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from openpyxl import Workbook, load_workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from generator.build.data_folder import DataFolder, find_data
from generator.messages import load_catalogue
from generator.workbook.cells import CellValue
from generator.workbook.contents import contents_of
from generator.workbook.exporting import exported_rows
from generator.workbook.importing import Import, compared
from generator.workbook.judgement import with_contents
from generator.workbook.opened import OpenedCell, OpenedWorkbook
from generator.workbook.opening import open_workbook
from generator.workbook.writing import written
from tests.conftest import PROJECT

REMBANG, CONTOH = "kabupaten-rembang", "kabupaten-contoh"
FIRST_ROW = 3
"""Number of the first row with a record."""


@cache
def data() -> DataFolder:
    """Return the data folder of the project."""
    return find_data(PROJECT / "regions", PROJECT)


@cache
def exported(slug: str) -> bytes:
    """Return the workbook of a region."""
    catalogue = load_catalogue("id")
    found = exported_rows(data(), slug, catalogue)
    return written(contents_of(slug, found.rows, found.names, catalogue), catalogue)


@cache
def opened(slug: str) -> OpenedWorkbook:
    """Return the cells of the workbook of a region, as the reader gives them."""
    return open_workbook("buku.xlsx", exported(slug))


@dataclass(frozen=True)
class Page:
    """A sheet of an opened workbook, whose cells are reached by row and by key of the column.

    Rows count from 1, as a person sees them.
    """

    cells: dict[tuple[int, int], OpenedCell]

    @property
    def last(self) -> int:
        """Number of the last row."""
        return max(row for row, _ in self.cells) + 1

    def place(self, key: str) -> int:
        """Return the place of a column, from 0."""
        return next(
            place for (row, place), cell in self.cells.items() if (row, cell.value) == (0, key)
        )

    def row(self, key: str, value: str | int) -> int:
        """Return the number of the first row with a value in a column."""
        place = self.place(key)
        return min(
            row + 1
            for (row, at), cell in self.cells.items()
            if row >= FIRST_ROW - 1 and (at, cell.value) == (place, value)
        )

    def put(self, row: int, values: Mapping[str, CellValue], *, is_hidden: bool = False) -> None:
        """Give cells of a row new values; None empties a cell."""
        for key, value in values.items():
            place = (row - 1, self.place(key))
            self.cells.pop(place, None)
            if value is not None:
                self.cells[place] = OpenedCell(value, is_hidden=is_hidden)

    def add(self, values: Mapping[str, CellValue]) -> None:
        """Add a row below the last one."""
        self.put(max(self.last, FIRST_ROW - 1) + 1, values)

    def delete(self, row: int) -> None:
        """Take a row away; the rows below move up."""
        moved = {
            (at - (at >= row), place): cell
            for (at, place), cell in self.cells.items()
            if at != row - 1
        }
        self.cells.clear()
        self.cells.update(moved)


Pages = dict[str, Page]


def changed(book: OpenedWorkbook, change: Callable[[Pages], object]) -> OpenedWorkbook:
    """Return an opened workbook after a change of its sheets; the given one stays."""
    grids = {title: replace(grid, cells=dict(grid.cells)) for title, grid in book.sheets.items()}
    change({title: Page(grid.cells) for title, grid in grids.items()})
    return OpenedWorkbook(grids)


def saved(content: bytes, change: Callable[[Workbook], object]) -> bytes:
    """Return the bytes of a workbook after a change, as openpyxl saves them."""
    with warnings.catch_warnings():
        # openpyxl asks for the present time in a way that newer versions of Python warn about.
        warnings.simplefilter("ignore", DeprecationWarning)
        book = load_workbook(io.BytesIO(content))
        change(book)
        stream = io.BytesIO()
        book.save(stream)
    return stream.getvalue()


def imported(book: OpenedWorkbook, folder: DataFolder | None = None) -> Import:
    """Return an opened workbook compared with the data files."""
    return compared("buku.xlsx", book, folder or data())


def with_text(path: str, old: str, new: str) -> DataFolder:
    """Return the data folder with another text in a file, as if somebody had changed it."""
    content = next(file.data for file in data().files if file.path == path)
    assert content.count(old.encode()) == 1
    return with_contents(data(), {path: content.replace(old.encode(), new.encode())})


def cell_of(key: str, row: int, sheet: str = "Quick win") -> str:
    """Return the name of a cell by the key of its column and the number of its row."""
    return xl_rowcol_to_cell(row - 1, Page(opened(REMBANG).sheets[sheet].cells).place(key))
