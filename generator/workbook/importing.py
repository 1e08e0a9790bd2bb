"""The way of a workbook into the data files, up to the new bytes of the files and their words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.build.data_folder import DataFolder
from generator.errors import GeneratorError
from generator.messages import Catalogue, load_catalogue
from generator.workbook.cells import Cells
from generator.workbook.contents import Scope, ShownRow, WorkbookContents
from generator.workbook.edits import EditedFiles, edited, lost_languages
from generator.workbook.exporting import exported_rows, released_rows
from generator.workbook.judgement import CellFinding, Judgement
from generator.workbook.merge import Merged, merge
from generator.workbook.opened import OpenedWorkbook
from generator.workbook.questions import with_declaring, with_questions
from generator.workbook.reading import ReturnedWorkbook, book_facts, returned_workbook
from generator.workbook.region import RegionRows
from generator.workbook.telling import (
    cell_place,
    told_changes,
    told_fault,
    told_findings,
    told_question,
)
from generator.workbook.withheld import part_from_withheld


@dataclass(frozen=True, slots=True)
class Import:
    """A workbook compared with the files, and the files with its changes. Nothing is written."""

    name: str
    """Name of the workbook, for messages."""
    words: Catalogue
    """Language of the workbook."""
    present: RegionRows
    """The region as the data files have it, without what a workbook of the site does not know."""
    cells: Cells
    book: ReturnedWorkbook
    merged: Merged
    edited: EditedFiles

    def asking(self, declaring: Mapping[str, Sequence[ShownRow]]) -> WorkbookContents:
        """Return the returned workbook with the questions in the rows, and with further rows.

        Args:
            declaring: Rows that would declare changes of published values, by sheet.
        """
        empty = WorkbookContents(
            self.present.slug,
            self.book.scope,
            {},
            self.book.base,
            self.cells,
            self.present.names,
        )
        asked = with_questions(self.book, self.merged.questions, empty, self.words)
        in_book = {(name, now): told for (name, told), now in self.merged.parents.items()}
        told = {
            name: [replace(row, parent=in_book.get((name, row.parent), row.parent)) for row in rows]
            for name, rows in declaring.items()
        }
        return with_declaring(asked, told, self.words)


def compared(
    name: str, opened: OpenedWorkbook, data: DataFolder, region: str | None = None
) -> Import:
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
    slug, language, scope = book_facts(name, opened)
    if region is not None and region != slug:
        raise GeneratorError("workbook_other_region", file=name, region=slug, named=region)
    words = load_catalogue(language)
    present = exported_rows(data, slug, words)
    is_whole = scope is Scope.WHOLE
    shown = present if is_whole else released_rows(data, slug, present, words)
    cells = Cells(words, shown.names, shown.rows)
    book = returned_workbook(name, opened, cells)
    merged = merge(book, shown.rows, words)
    part_from_withheld(merged, present, shown)
    merged.faults.extend(lost_languages(merged, present.files))
    contents = {file.path: file.data for file in data.files}
    made = edited(merged, present.files, contents)
    return Import(name, words, shown, cells, book, merged, made)


def told_import(read: Import, judgement: Judgement, catalogue: Catalogue) -> Iterator[str]:
    """Yield changes, sheets that were not read, faults, findings and questions."""
    yield from told_changes(read.merged, read.cells, catalogue)
    for title in read.book.unknown:
        yield catalogue.word("workbook.told.unknown", sheet=title)
    for title in read.book.absent:
        yield catalogue.word("workbook.told.absent", sheet=title)
    for fault in read.merged.faults:
        yield told_fault(read.name, fault, catalogue)
    findings = (*map(CellFinding, read.edited.refused), *judgement.found)
    yield from told_findings(read.name, findings, catalogue)
    pending = sum(bool(one.typed.question) for one in read.merged.additions)
    if pending:
        yield catalogue.word("workbook.told.pending", count=pending)
    for question in read.merged.questions:
        where = cell_place(read.name, question.sheet, question.cell, catalogue)
        yield f"{where}: {told_question(question, catalogue)}"
