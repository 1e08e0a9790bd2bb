"""The check of the changed files before writing, with the cell of each finding.

A single judge decides: the check of the data files. A fault in a cell is a finding about the
changed file, told with the name of the sheet and of the cell.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from xlsxwriter.utility import xl_cell_to_rowcol

from generator.build.load import DataFolder, LoadedSite, Workplace, load_site
from generator.cache.store import NoCache
from generator.diagnostics import Diagnostic, Loc, Severity, Span
from generator.executors.local import executor_for
from generator.messages import Catalogue
from generator.settings import SiteSettings
from generator.source.discover import region_file_of
from generator.source.files import SourceFile, digest_of_file
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, YamlDocument
from generator.workbook.layout import Column, Sheet, sheets
from generator.workbook.merge import Merged
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
    texts: Mapping[str, str]
    """Text of each changed file, by path, for quoting lines."""

    @property
    def has_errors(self) -> bool:
        """Whether the changes may not be written."""
        return any(item.diagnostic.severity is Severity.ERROR for item in self.found)


def judge(
    data: DataFolder,
    contents: Mapping[str, bytes],
    merged: Merged,
    settings: SiteSettings,
    catalogue: Catalogue,
) -> Judgement:
    """Return the findings about the changed files that the present files lack.

    Args:
        data: The present data folder.
        contents: New bytes of the changed and new files, by path.
        merged: The changes, with the rows of the workbook by address.
        settings: Settings of the site.
        catalogue: Language of the workbook.
    """
    if not contents:
        return Judgement((), {})
    changed = with_contents(data, contents)
    after = _loaded(changed, settings)
    found = [item for item in after.report.diagnostics if item.severity is not Severity.NOTICE]
    if found:
        # A workbook answers for new findings alone; the present ones are no work of its author.
        known = Counter(map(_told, _loaded(data, settings).report.diagnostics))
        found = [item for item in found if not _is_known(item, known)]
    if not found:
        return Judgement((), {})
    cells = _Cells(changed, _region_of(contents), merged, catalogue)
    placed = sorted(map(cells.placed, found), key=cells.order)
    return Judgement(tuple(placed), after.texts)


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


def _loaded(data: DataFolder, settings: SiteSettings) -> LoadedSite:
    return load_site(data, settings, Workplace(executor_for(1), NoCache()))


def _told(item: Diagnostic) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Return a finding without the line number: added lines move the lines below."""
    return item.span.path, item.code, item.arguments


def _is_known(
    item: Diagnostic, known: Counter[tuple[str, str, tuple[tuple[str, str], ...]]]
) -> bool:
    told = _told(item)
    if known[told] > 0:
        known[told] -= 1
        return True
    return False


def _region_of(contents: Mapping[str, bytes]) -> str:
    return PurePosixPath(next(iter(contents))).parts[1]


class _Cells:
    """The cells of a workbook, by places of the changed files."""

    def __init__(self, data: DataFolder, region: str, merged: Merged, catalogue: Catalogue) -> None:
        files = region_files(data.regions()[region].files)
        self._documents = {file.path: file.document for file in files}
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
        document = self._documents.get(item.span.path)
        if document is None:
            return CellFinding(item)
        loc = loc_at(document, item.span)
        for row in self._rows:
            if row.file == item.span.path and loc[: len(row.loc)] == row.loc:
                typed = self._typed.get(row.address)
                if typed is None:
                    return CellFinding(item)
                column = _column_at(row.sheet, loc[len(row.loc) :])
                cell = typed.cells.get(column.key) if column is not None else None
                return CellFinding(item, typed.title, cell or f"A{typed.number}")
        return CellFinding(item)


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
