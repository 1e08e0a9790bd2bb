"""The typed rows of an opened workbook, and the hidden base of what was exported."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_rowcol_to_cell

from generator.errors import GeneratorError
from generator.messages import LANGUAGES, load_catalogue
from generator.model.region import Region
from generator.workbook.cells import Cells, readings_without_format
from generator.workbook.contents import (
    ANSWER,
    BASE,
    FORM,
    META,
    NUMBER,
    PARENT,
    QUESTION,
    TOKEN,
    VALUE,
    Scope,
)
from generator.workbook.layout import STEM, Column, Sheet, sheets
from generator.workbook.opened import Fault, OpenedCell, OpenedSheet, OpenedWorkbook
from generator.workbook.rows import Addresses, ExportedRow

_OURS = frozenset({TOKEN, PARENT, NUMBER, STEM, QUESTION, ANSWER})


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row of the returned workbook."""

    sheet: Sheet
    title: str
    """Title of the sheet in the workbook."""
    number: int
    """Number of the row as spreadsheets count, from 1."""
    token: str
    parent: str
    values: Mapping[str, str]
    """Texts by key of the column; an empty text for an empty cell, none for a cell with a fault."""
    cells: Mapping[str, str]
    """Name of the cell of each column, by key."""
    hidden: frozenset[str] = frozenset()
    """Keys of the columns with a hidden cell."""
    doubtful: Mapping[str, str] = field(default_factory=dict)
    """Readings of the cells whose format the file does not tell, by key of the column."""
    own: Mapping[str, str] = field(default_factory=dict)
    question: str = ""
    answer: str = ""

    @property
    def row(self) -> str:
        """The name of the row in the workbook: sheet and number, whatever the token says."""
        return f"{self.title} {self.number}"


@dataclass(frozen=True, slots=True)
class ReturnedWorkbook:
    """A returned workbook of this program."""

    slug: str
    language: str
    scope: Scope
    base: Mapping[str, ExportedRow]
    rows: tuple[ReturnedRow, ...]
    sheets: frozenset[str]
    """Names of the record types whose sheets could be read."""
    faults: tuple[Fault, ...]
    unknown: tuple[str, ...]
    """Titles of foreign sheets, left alone."""
    absent: tuple[str, ...]
    """Titles of exported sheets with rows that are missing now."""


def book_facts(name: str, opened: OpenedWorkbook) -> tuple[str, str, Scope]:
    """Return the region, the language and the scope of a workbook of this program.

    A workbook that names no scope counts as published, so that nothing of it quotes a draft.

    Raises:
        GeneratorError: The workbook is not of this program, or of a later version.
    """
    meta, base = opened.sheets.get(META), opened.sheets.get(BASE)
    facts = {} if meta is None else _facts(meta)
    if base is None or not {"form", "region", "language"} <= facts.keys():
        raise GeneratorError("workbook_foreign", file=name)
    if facts["form"] != str(FORM) or facts["language"] not in LANGUAGES:
        raise GeneratorError("workbook_newer", file=name)
    scope = Scope.WHOLE if facts.get("scope") == Scope.WHOLE else Scope.PUBLISHED
    return facts["region"], facts["language"], scope


def returned_workbook(name: str, opened: OpenedWorkbook, cells: Cells) -> ReturnedWorkbook:
    """Return the rows of a workbook of this program.

    Args:
        name: Name of the file, for messages.
        opened: The cells.
        cells: Reader of cells.

    Raises:
        GeneratorError: The workbook is not of this program.
    """
    slug, language, scope = book_facts(name, opened)
    addresses = Addresses(load_catalogue(language))
    base = dict(_base_rows(opened.sheets[BASE]))
    by_title = {addresses.title(sheet): sheet for sheet in sheets().values()}
    rows: list[ReturnedRow] = []
    faults: list[Fault] = []
    unknown: list[str] = []
    seen: set[str] = set()
    others = {
        load_catalogue(language).word("workbook.guide.title"),
        load_catalogue(language).word("workbook.lists"),
        META,
        BASE,
    }
    for title, grid in opened.sheets.items():
        sheet = by_title.get(title)
        if sheet is None:
            if title not in others:
                unknown.append(title)
            continue
        faults.extend(grid.faults)
        keys = _keys(grid, faults) if grid.cells else None
        if keys is not None:
            seen.add(sheet.name)
            read = _region_rows if sheet.record is Region else _rows
            rows.extend(read(sheet, grid, cells, keys, base))
    with_rows = dict.fromkeys(addresses.title(row.sheet) for row in base.values())
    absent = tuple(title for title in with_rows if title not in opened.sheets)
    typed, faulty = tuple(rows), tuple(faults)
    return ReturnedWorkbook(
        slug, language, scope, base, typed, frozenset(seen), faulty, tuple(unknown), absent
    )


def _facts(grid: OpenedSheet) -> dict[str, str]:
    return {
        str(row[0].value): str(row[1].value) for row in grid.rows.values() if {0, 1} <= row.keys()
    }


def _base_rows(grid: OpenedSheet) -> Iterator[tuple[str, ExportedRow]]:
    """Yield the exported records by token; a spoiled line is left out."""
    heads: dict[str, tuple[str, str, str, str, str]] = {}
    values: dict[str, dict[str, str]] = {}
    for line in grid.rows.values():
        texts = {place: str(cell.value) for place, cell in line.items()}
        token, key = texts.get(0, ""), texts.get(1, "")
        if key == TOKEN:
            sheet, parent, address, position, keyed = (texts.get(n, "") for n in range(2, 7))
            heads[token] = sheet, parent, address, position, keyed
            values[token] = {}
        elif token in values:
            values[token][key] = texts.get(2, "")
    for token, (sheet, parent, address, position, keyed) in heads.items():
        if sheet in sheets() and position.isdecimal():
            yield (
                token,
                ExportedRow(
                    token,
                    sheets()[sheet],
                    parent,
                    address,
                    int(position),
                    keyed == "ya",
                    values[token],
                ),
            )


def _keys(grid: OpenedSheet, faults: list[Fault]) -> dict[int, str] | None:
    """Return the keys of the columns by place; None if the hidden first row is gone."""
    keys = {
        place: str(cell.value) for place, cell in grid.rows.get(0, {}).items() if cell.value != ""
    }
    if TOKEN not in keys.values():
        faults.append(Fault("head", grid.title, "A1"))
        return None
    if len(set(keys.values())) != len(keys):
        faults.append(Fault("columns_twice", grid.title, "A1"))
        return None
    return keys


def _rows(
    sheet: Sheet,
    grid: OpenedSheet,
    cells: Cells,
    keys: Mapping[int, str],
    base: Mapping[str, ExportedRow],
) -> Iterator[ReturnedRow]:
    titles = {place: str(cell.value) for place, cell in grid.rows.get(1, {}).items()}
    columns = {place: sheet.column(key) for place, key in keys.items()}
    faulty = {fault.cell for fault in grid.faults}
    for number, line in grid.rows.items():
        if number < 2:
            continue
        facts = {
            key: str(line[place].value).strip()
            for place, key in keys.items()
            if key in _OURS and place in line
        }
        known = {place: column for place, column in columns.items() if column is not None}
        units = _units(known, line)
        exported = _exported(base, facts.get(TOKEN, ""))
        names = {key: xl_rowcol_to_cell(number, place) for place, key in keys.items()}
        values = {
            column.key: _read(cells, column, line.get(place), units, exported)
            for place, column in known.items()
            if names[column.key] not in faulty
        }
        if STEM in keys.values() and names[STEM] not in faulty:
            values[STEM] = facts.get(STEM, "")
        own = {
            title: str(line[place].value)
            for place, title in titles.items()
            if place not in keys and place in line
        }
        # Pull-downs and formats reach below the last record, and spreadsheets save such rows.
        if not any(values.values()) and not facts.get(TOKEN):
            continue
        yield ReturnedRow(
            sheet,
            grid.title,
            number + 1,
            facts.get(TOKEN, ""),
            facts.get(PARENT, ""),
            values,
            names,
            frozenset(
                key for place, key in keys.items() if place in line and line[place].is_hidden
            ),
            _doubtful((column, line.get(place)) for place, column in known.items()),
            own,
            facts.get(QUESTION, ""),
            facts.get(ANSWER, ""),
        )


def _region_rows(
    sheet: Sheet,
    grid: OpenedSheet,
    cells: Cells,
    keys: Mapping[int, str],
    base: Mapping[str, ExportedRow],
) -> Iterator[ReturnedRow]:
    """Yield the single row of the region: the values stand below one another."""
    places = {key: place for place, key in keys.items()}
    if VALUE not in places:
        return
    lines = {
        str(line[places[TOKEN]].value): (number, line)
        for number, line in grid.rows.items()
        if number >= 2 and places[TOKEN] in line
    }
    found = {column: lines[column.key] for column in sheet.columns if column.key in lines}
    place = places[VALUE]
    typed = {column.key: line.get(place) for column, (_, line) in found.items()}
    names = {column.key: xl_rowcol_to_cell(number, place) for column, (number, _) in found.items()}
    faulty = {fault.cell for fault in grid.faults}
    units = {
        column.path[:-1]: str(cell.value)
        for column in found
        if column.path[-1] == "unit" and (cell := typed[column.key]) is not None
    }
    token = f"{sheet.name}-1"
    exported = _exported(base, token)
    yield ReturnedRow(
        sheet,
        grid.title,
        3,
        token,
        "",
        {
            column.key: _read(cells, column, typed[column.key], units, exported)
            for column in found
            if names[column.key] not in faulty
        },
        names,
        frozenset(key for key, cell in typed.items() if cell is not None and cell.is_hidden),
        _doubtful((column, typed[column.key]) for column in found),
        answer=next(
            (
                str(line[places[ANSWER]].value)
                for _, line in lines.values()
                if ANSWER in places and places[ANSWER] in line
            ),
            "",
        ),
    )


def _exported(base: Mapping[str, ExportedRow], token: str) -> Mapping[str, str]:
    """Return the texts of a row as they were exported; none for a new row."""
    return base[token].values if token in base else {}


def _units(
    known: Mapping[int, Column], line: Mapping[int, OpenedCell]
) -> dict[tuple[str, ...], str]:
    """Return the units of the numbers in a row, by the path of the record with both."""
    return {
        column.path[:-1]: str(line[place].value)
        for place, column in known.items()
        if column.path[-1] == "unit" and column.language == "id" and place in line
    }


def _doubtful(cells: Iterable[tuple[Column, OpenedCell | None]]) -> dict[str, str]:
    """Return the readings of cells without a known format, by key of the column."""
    readings = (
        (column.key, readings_without_format(column, cell.value))
        for column, cell in cells
        if cell is not None and cell.number_format is None
    )
    return {key: " / ".join(found) for key, found in readings if found}


def _read(
    cells: Cells,
    column: Column,
    cell: OpenedCell | None,
    units: Mapping[tuple[str, ...], str],
    exported: Mapping[str, str],
) -> str:
    if cell is None:
        return ""
    is_money = column.path[-1].endswith("_idr")
    unit = "rupiah" if is_money else units.get(column.path[:-1], "")
    written = exported.get(column.key, "")
    return cells.read(column, cell.value, cell.number_format or "", unit, written)
