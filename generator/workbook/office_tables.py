"""An office's own sheet opened: the headings of its table, and the place of the rows below."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from generator.errors import GeneratorError
from generator.messages.synonyms import folded, keys_meant
from generator.model.notation import number_readings
from generator.source.characters import first_refused
from generator.workbook.opened import OpenedCell, OpenedSheet
from generator.workbook.opening import MOST_FILE_BYTES, open_workbook

_MOST_HEAD_ROWS = 30
"""Rows in which the headings are looked for."""
_MOST_NAMED = 20
"""Most cells that a refusal names; it always has their number."""
_SUM = r"(?:(?:sub|grand) ?)?(?:jumlah|total)"
_SUM_ALONE = re.compile(rf"{_SUM}(?: (?:total|jumlah|keseluruhan|seluruhnya|anggaran|biaya|pagu))?")
_BEGINS_AS_SUM = re.compile(rf"{_SUM}\b")
_MOST_LETTERS = 131_072
"""Letters of the longest cell of a CSV."""
NUMBER_HEADS = frozenset({"no", "nomor", "no urut"})


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """A table as found in a sheet: headings, and the rows below."""

    grid: OpenedSheet
    heads: Mapping[int, str]
    """Heading of each column, by place."""
    first: int
    """Row of the first record, from 0."""
    has_values_only: bool = False
    """Whether the reader saw no formulas, no formats, no hidden rows and columns."""


def open_table(name: str, data: bytes) -> OfficeTable:
    """Return the table of a file: the visible sheet with the most cells, or the lines of a CSV.

    Raises:
        GeneratorError: The file cannot be opened, or no row looks like headings.
    """
    has_values_only = False
    if PurePosixPath(name).suffix.lower() in {".csv", ".txt"}:
        grid = _csv_grid(name, data)
    else:
        opened = open_workbook(name, data)
        has_values_only = opened.has_values_only
        seen = [_seen(grid) for grid in opened.sheets.values() if not grid.is_hidden]
        grid = max(seen, key=lambda one: len(one.cells), default=OpenedSheet("", {}))
    unreadable = list(_unreadable_cells(grid))
    if unreadable:
        more = ["…"] if len(unreadable) > _MOST_NAMED else []
        cells = ", ".join([*unreadable[:_MOST_NAMED], *more])
        count = str(len(unreadable))
        raise GeneratorError("table_cell", file=name, sheet=grid.title, cells=cells, count=count)
    grid = _filled_down(grid)
    found = _headings(grid)
    if found is None:
        raise GeneratorError("table_headings", file=name)
    return OfficeTable(grid, *found, has_values_only)


def is_sum(texts: Iterable[str]) -> bool:
    """Return whether a row sums up others, and is no record.

    The row begins with "Jumlah" or "Total", alone in the cell or with nothing but figures behind
    the cell. "Jumlah UMKM" behind a row number, or before an office, is the name of a record.

    Args:
        texts: The cells of the row with something in them, from the left, a row number included.
    """
    first, *others = [*texts] or [""]
    if _SUM_ALONE.fullmatch(folded(first)):
        return True
    are_figures = (one.startswith(("=", "#")) or number_readings(one) for one in others)
    return _BEGINS_AS_SUM.match(folded(first)) is not None and all(are_figures)


def map_words(written: str) -> str:
    """Return the words of a cell as a map has them: YAML cannot hold every character."""
    letters = (letter for letter in written if first_refused(letter) is None)
    return unicodedata.normalize("NFC", " ".join("".join(letters).split()))


def _unreadable_cells(grid: OpenedSheet) -> Iterator[str]:
    """Yield the names of cells without a readable value; sums are not read, whatever they hold."""
    for fault in grid.faults:
        if fault.key == "merged":
            continue
        row, _ = coordinate_to_tuple(fault.cell)
        texts = (str(cell.value).strip() for cell in grid.rows.get(row - 1, {}).values())
        if not is_sum(filter(None, texts)):
            yield fault.cell


def _csv_grid(name: str, data: bytes) -> OpenedSheet:
    if len(data) > MOST_FILE_BYTES:
        limit = str(MOST_FILE_BYTES // 1_000_000)
        raise GeneratorError("workbook_large", file=name, limit=limit)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Excel in Indonesia saves CSV in this encoding unless told otherwise.
        text = data.decode("cp1252", "replace")
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    # The mark with a place in the most lines parts the columns.
    mark = max(";,\t", key=lambda one: sum(line.count(one) > 0 for line in lines))
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=mark))
    except csv.Error as error:
        raise GeneratorError("workbook_damaged", file=name, reason=str(error)) from error
    # The reader's own limit belongs to the process, and any library may lift it.
    if any(len(value) > _MOST_LETTERS for line in rows for value in line):
        reason = f"field larger than {_MOST_LETTERS} letters"
        raise GeneratorError("workbook_damaged", file=name, reason=reason)
    cells = {
        (row, at): OpenedCell(value)
        for row, line in enumerate(rows)
        for at, value in enumerate(line)
        if value.strip()
    }
    return OpenedSheet(name, cells)


def _seen(grid: OpenedSheet) -> OpenedSheet:
    """Return a sheet without the hidden cells."""
    cells = {place: cell for place, cell in grid.cells.items() if not cell.is_hidden}
    return replace(grid, cells=cells)


def _filled_down(grid: OpenedSheet) -> OpenedSheet:
    """Return a sheet with the value of cells merged downwards in each of the cells."""
    cells = dict(grid.cells)
    for fault in grid.faults:
        at, first, last_at, last = range_boundaries(fault.cell)
        if at == last_at and (first - 1, at - 1) in cells:
            value = cells[first - 1, at - 1]
            cells |= {(row, at - 1): value for row in range(first - 1, last)}
    return replace(grid, cells=cells, faults=())


def _headings(grid: OpenedSheet) -> tuple[dict[int, str], int] | None:
    """Return the headings and the row below: the row with the most known words, or two rows."""
    rows = {row: line for row, line in grid.rows.items() if row < _MOST_HEAD_ROWS}
    known = {row: _known_words(line) for row, line in rows.items()}
    best = max(known, key=lambda row: known[row], default=None)
    if best is None or known[best] < 2:
        return None
    second = best + _goes_on(rows[best], rows.get(best + 1, {}))
    heads: dict[int, str] = {}
    for row in range(best, second + 1):
        for at, cell in rows[row].items():
            text = map_words(str(cell.value))
            if text and heads.get(at) != text:
                heads[at] = f"{heads[at]} / {text}" if at in heads else text
    return dict(sorted(heads.items())), second + 1


def _goes_on(line: Mapping[int, OpenedCell], below: Mapping[int, OpenedCell]) -> bool:
    """Return whether the row below headings carries them on: words below a group of columns.

    A record has something at the left; headings have nothing there, or the same merged cell.
    """
    written = {place: cell for place, cell in below.items() if str(cell.value).strip()}
    new = {place for place, cell in written.items() if line.get(place) != cell}
    are_words = all(isinstance(cell.value, str) for cell in written.values())
    return bool(new) and are_words and min(line) not in new


def _known_words(line: Mapping[int, OpenedCell]) -> int:
    texts = [folded(str(cell.value)) for cell in line.values() if isinstance(cell.value, str)]
    return sum(text in keys_meant("key") or text in NUMBER_HEADS for text in texts)
