"""The check of the changed files before writing, with the cell of each finding.

A single judge decides: the check of the data files. A fault in a cell is a finding about the
changed file, told with the name of the sheet and of the cell.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from xlsxwriter.utility import xl_cell_to_rowcol

from generator.build.data_folder import DataFolder
from generator.build.load import load_site
from generator.build.region_reader import Workplace
from generator.cache.store import NoCache
from generator.codes import Code
from generator.diagnostics import Diagnostic, Loc, Severity, Span
from generator.executors.local import executor_for
from generator.messages import Catalogue
from generator.settings import Settings
from generator.source.discover import region_file_of
from generator.source.files import SourceFile, digest_of_file
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, YamlDocument
from generator.workbook.contents import ShownRow
from generator.workbook.layout import Column, Sheet, sheets
from generator.workbook.merge import Merged
from generator.workbook.published import (
    DECLARABLE,
    compared_with_published,
    declaring_rows,
)
from generator.workbook.region import region_files
from generator.workbook.rows import Addresses, rows_of


@dataclass(frozen=True, slots=True)
class CellFinding:
    """A finding about a changed file, with the cell of the value."""

    diagnostic: Diagnostic
    sheet: str = ""
    """Title of the sheet; empty if no cell of the workbook is meant."""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """New findings about the changed files."""

    found: tuple[CellFinding, ...]
    declaring: Mapping[str, Sequence[ShownRow]] = field(default_factory=dict)
    """New rows by the name of the sheet that would declare changes of published values."""

    @property
    def has_errors(self) -> bool:
        """Whether the changes may not be written."""
        return any(item.diagnostic.severity is Severity.ERROR for item in self.found)

    @property
    def has_faults(self) -> bool:
        """Whether an error stands that no declaring row would answer."""
        answered = DECLARABLE if self.declaring else frozenset()
        errors = (item for item in self.found if item.diagnostic.severity is Severity.ERROR)
        return any(item.diagnostic.code not in answered for item in errors)


def judge(
    data: DataFolder,
    contents: Mapping[str, bytes],
    merged: Merged,
    settings: Settings,
    catalogue: Catalogue,
) -> Judgement:
    """Return the findings about the changed files that the present files lack.

    Changes of published values are among the findings, each with a row that declares the change.

    Args:
        data: The present data folder.
        contents: New bytes of the changed and new files, by path.
        merged: The changes, with the rows of the workbook by address.
        settings: Settings of the project.
        catalogue: Language of the workbook.
    """
    if not contents:
        return Judgement(())
    changed = with_contents(data, contents)
    found = _found_in(changed, data, settings)
    if found:
        # A workbook answers for new findings alone; the present ones are no work of its author.
        found = _without(_found_in(data, data, settings), found)
    cells = _Cells(changed, _region_of(contents), merged, catalogue)
    placed = sorted(map(cells.placed, found), key=cells.order)
    declaring: defaultdict[str, list[ShownRow]] = defaultdict(list)
    for item in found:
        if item.code in DECLARABLE:
            for sheet, row in cells.declaring(item, contents[item.span.path]):
                declaring[sheet].append(row)
    return Judgement(tuple(placed), declaring)


def with_contents(data: DataFolder, contents: Mapping[str, bytes]) -> DataFolder:
    """Return a data folder with other bytes in some files, and with new files."""
    files = {file.path: file for file in data.files}
    for path, content in contents.items():
        old = files.get(path)
        if old is not None:
            files[path] = replace(old, data=content, digest=digest_of_file(content))
            continue
        below = "/".join(PurePosixPath(path).parts[1:])
        place = region_file_of(below)
        # Names of new files were checked before: any other path is our own mistake.
        if place is None:
            raise LookupError(path)
        files[path] = SourceFile(
            path, place.kind, place.region, place.slug, content, digest_of_file(content)
        )
    return replace(data, files=tuple(files[path] for path in sorted(files)))


def _found_in(folder: DataFolder, present: DataFolder, settings: Settings) -> list[Diagnostic]:
    """Return the findings about a data folder, notices left out, with the silent changes in it."""
    loaded = load_site(folder, settings.site, Workplace(executor_for(1), NoCache()))
    report = compared_with_published(loaded, present, settings).report
    return [item for item in report.diagnostics if item.severity is not Severity.NOTICE]


def _without(known: Iterable[Diagnostic], found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return findings without known ones, told apart without lines: added lines move the others."""
    left = Counter(map(_told, known))
    new = []
    for item in found:
        if left[_told(item)] > 0:
            left[_told(item)] -= 1
        else:
            new.append(item)
    return new


def _told(item: Diagnostic) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return item.span.path, item.code, item.arguments


def _region_of(contents: Mapping[str, bytes]) -> str:
    return PurePosixPath(next(iter(contents))).parts[1]


class _Cells:
    """The cells of a workbook, by places of the changed files."""

    def __init__(self, data: DataFolder, region: str, merged: Merged, catalogue: Catalogue) -> None:
        files = region_files(data.regions()[region].files)
        self._files = {file.path: file for file in files}
        self._catalogue = catalogue
        self._rows = sorted(rows_of(files, catalogue), key=lambda row: -len(row.loc))
        self._typed = merged.typed
        addresses = Addresses(catalogue)
        self._sheets = {addresses.title(sheet): at for at, sheet in enumerate(sheets().values())}

    def order(self, found: CellFinding) -> tuple[int, int, int]:
        """Return the sort key of a finding: the cells in the order in which people read them."""
        row, column = xl_cell_to_rowcol(found.cell) if found.cell else (0, 0)
        return self._sheets.get(found.sheet, -1), row, column

    def placed(self, item: Diagnostic) -> CellFinding:
        """Return a finding with the cell, if a row of the workbook holds the value."""
        file = self._files.get(item.span.path)
        if file is None:
            return CellFinding(item)
        loc = loc_at(file.document, item.span)
        for row in self._rows:
            if row.file == item.span.path and loc[: len(row.loc)] == row.loc:
                typed = self._typed.get(row.address)
                if typed is None:
                    return CellFinding(item)
                below = loc[len(row.loc) :]
                # A missing key has no place in the file, and a cell in the workbook.
                missing = dict(item.arguments).get("key", "")
                column = row.sheet.column(missing) if item.code == Code.MISSING_KEY else None
                column = column or _column_at(row.sheet, below)
                cell = typed.cells.get(column.key) if column is not None else None
                return CellFinding(item, typed.title, cell or f"A{typed.number}")
        return CellFinding(item)

    def declaring(self, item: Diagnostic, content: bytes) -> Iterator[tuple[str, ShownRow]]:
        """Yield the rows that declare a silent change, by the name of the sheet."""
        file = self._files[item.span.path]
        loc = loc_at(file.document, item.span)
        return declaring_rows(item, loc, file, content, self._catalogue)


def _column_at(sheet: Sheet, below: Loc) -> Column | None:
    """Return the column of a path below a record; for the path of a group, the first column."""
    names = tuple(step for step in below if isinstance(step, str))
    fitting = [column for column in sheet.columns if column.path == names[: len(column.path)]]
    if fitting:
        language = names[len(fitting[0].path) :]
        exact = [column for column in fitting if language and column.language == language[0]]
        return (exact or fitting)[0]
    group = [column for column in sheet.columns if names and column.path[: len(names)] == names]
    return group[0] if group else None


def loc_at(document: YamlDocument, span: Span) -> Loc:
    """Return the path of the innermost value or key at a place of a file."""
    body = document.body
    if body is not None and span.line >= body.span.line:
        return ("body",)
    place = (span.line, span.column)
    return tuple(_steps(document.root, place))


def _steps(node: Node, place: tuple[int, int]) -> Iterator[str | int]:
    children: Iterable[tuple[str | int, Node, ScalarNode | None]]
    if isinstance(node, MappingNode):
        children = ((key.text, value, key) for key, value in node.items)
    elif isinstance(node, SequenceNode):
        children = ((number, item, None) for number, item in enumerate(node.items))
    else:
        return
    for step, child, key in children:
        if key is not None and _covers(key.span, place):
            yield step
            return
        if _covers(child.span, place):
            yield step
            yield from _steps(child, place)
            return


def _covers(span: Span, place: tuple[int, int]) -> bool:
    return (
        (span.line, span.column) <= place < (span.end_line, max(span.end_column, span.column + 1))
    )
