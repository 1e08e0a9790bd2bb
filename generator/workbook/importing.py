"""The way of a workbook into the data files, up to the new bytes of the files and their words."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.build.load import DataFolder
from generator.errors import GeneratorError
from generator.messages import Catalogue, load_catalogue
from generator.workbook.book import Book
from generator.workbook.cells import Cells
from generator.workbook.edits import EditedFiles, edited, lost_languages
from generator.workbook.judgement import CellFinding, Judgement
from generator.workbook.merge import Merged, merge
from generator.workbook.opening import OpenedBook
from generator.workbook.questions import with_questions
from generator.workbook.reading import TypedBook, book_language, typed_book
from generator.workbook.region import RegionRows, region_rows
from generator.workbook.telling import (
    cell_place,
    told_changes,
    told_fault,
    told_finding,
    told_question,
)


@dataclass(frozen=True, slots=True)
class Import:
    """A workbook compared with the files, and the files with its changes. Nothing is written."""

    name: str
    """Name of the workbook, for messages."""
    words: Catalogue
    """Language of the workbook."""
    present: RegionRows
    """The region, as the region stands in the data files."""
    cells: Cells
    book: TypedBook
    merged: Merged
    edited: EditedFiles

    @property
    def asking(self) -> Book:
        """The returned workbook, with the questions in the rows."""
        empty = Book(self.present.slug, {}, self.book.base, self.cells, self.present.names)
        return with_questions(self.book, self.merged.questions, empty, self.words)


def compared(name: str, opened: OpenedBook, data: DataFolder, region: str | None = None) -> Import:
    """Return an opened workbook as changes of the data files.

    Args:
        name: Name of the file, for messages.
        opened: The cells of the workbook.
        data: The data folder.
        region: The region that the workbook should hold; None for any.

    Raises:
        GeneratorError: The workbook is not of this program, or holds another region; or the files
            of the region have errors.
    """
    slug, language = book_language(name, opened)
    if region is not None and region != slug:
        raise GeneratorError("workbook_other_region", file=name, region=slug, named=region)
    words = load_catalogue(language)
    present = region_rows(data, slug, words)
    cells = Cells(words, present.names)
    book = typed_book(name, opened, cells)
    merged = merge(book, present.rows, words)
    merged.faults.extend(lost_languages(merged, present.files))
    contents = {file.path: file.data for file in data.files}
    made = edited(merged, present.files, contents)
    return Import(name, words, present, cells, book, merged, made)


def told_import(read: Import, judgement: Judgement, catalogue: Catalogue) -> Iterator[str]:
    """Yield changes, sheets that were not read, faults, findings and questions."""
    yield from told_changes(read.merged, read.cells, catalogue)
    for title in read.book.unknown:
        yield catalogue.word("workbook.told.unknown", sheet=title)
    for title in read.book.absent:
        yield catalogue.word("workbook.told.absent", sheet=title)
    for fault in read.merged.faults:
        yield told_fault(read.name, fault, catalogue)
    for finding in (*map(CellFinding, read.edited.refused), *judgement.found):
        yield told_finding(read.name, finding, catalogue)
    for question in read.merged.questions:
        where = cell_place(read.name, question.sheet, question.cell, catalogue)
        yield f"{where}: {told_question(question, catalogue)}"
