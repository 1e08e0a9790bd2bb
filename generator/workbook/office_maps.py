"""The map of an office's table: a sheet of the workbook, and a column for each foreign heading."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.errors import GeneratorError
from generator.messages.synonyms import field_titles, folded, keys_meant
from generator.patch.emit import Data, mapping_lines
from generator.source.nodes import MappingNode, ScalarNode
from generator.source.yaml_tree import parse_yaml
from generator.workbook.layout import STEM, Sheet, sheets
from generator.workbook.office_dates import PRECISIONS, month_meant
from generator.workbook.office_tables import NUMBER_HEADS, OfficeTable

TARGETS = ("QuickWin", "Village", "Indicator", "Office", "Person", "Event", "Document", "Source")
"""Record types that a table may hold: a file each, or a list of the region itself."""
_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The map of a table: a sheet, and a column for each heading."""

    sheet: Sheet
    columns: Mapping[str, str]
    """Key of the column by heading; empty for a heading outside the map."""
    dates: Mapping[str, str] = field(default_factory=dict)
    """Precision of the dates in a column, by heading; empty where a person has not said it yet."""


def proposed_map(table: OfficeTable) -> ColumnMap:
    """Return the map of a table by the headings: the sheet with the most known headings."""
    maps = [_map_to(sheets()[name], table.heads) for name in TARGETS]
    found = max(maps, key=lambda one: sum(map(bool, one.columns.values())))
    dates = {
        heading: ""
        for at, heading in table.heads.items()
        if (column := found.sheet.column(found.columns[heading])) is not None
        if any(
            at in line and month_meant(column, line[at])
            for row, line in table.grid.rows.items()
            if row >= table.first
        )
    }
    return replace(found, dates=dates)


def map_text(table_map: ColumnMap) -> str:
    """Return a map as YAML, for a person to correct."""
    data: dict[str, Data] = {
        "sheet": table_map.sheet.name,
        "columns": dict(table_map.columns),
        **({"dates": dict(table_map.dates)} if table_map.dates else {}),
    }
    return "".join(f"{line}\n" for line in mapping_lines(data, 0, None))


def lines_for_dates(table_map: ColumnMap, undecided: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a map about dates, ready to paste, with a month for undecided columns.

    Args:
        table_map: The map, whose other columns of dates keep their precision.
        undecided: Headings of columns whose precision a person has not said yet.
    """
    precisions = {**table_map.dates, **dict.fromkeys(undecided, PRECISIONS[0])}
    return mapping_lines({"dates": precisions}, 0, None)


def read_map(name: str, data: bytes) -> ColumnMap:
    """Return the map in a file.

    Raises:
        GeneratorError: The file is no map, names a sheet or a column that the model lacks, or has
            an unknown word for the dates of a column.
    """
    document = parse_yaml(name, data).document
    root = None if document is None else document.root
    sheet = root.get("sheet") if root is not None else None
    columns = root.get("columns") if root is not None else None
    if not isinstance(sheet, ScalarNode) or not isinstance(columns, MappingNode):
        raise GeneratorError("table_map", file=name, sheets=", ".join(TARGETS))
    if sheet.text not in TARGETS:
        raise GeneratorError("table_map", file=name, sheets=", ".join(TARGETS))
    target, found = sheets()[sheet.text], {}
    for heading, value in columns.items:
        key = value.text if isinstance(value, ScalarNode) else ""
        if key not in {"", STEM} and target.column(key) is None:
            known = ", ".join(column.key for column in target.columns if len(column.path) == 1)
            raise GeneratorError(
                "table_map_key", file=name, line=str(value.span.line), column=key, known=known
            )
        found[heading.text] = key
    dates = root.get("dates") if root is not None else None
    precisions = {}
    for heading, value in dates.items if isinstance(dates, MappingNode) else ():
        word = value.text if isinstance(value, ScalarNode) else "?"
        if word not in {"", *PRECISIONS}:
            known = ", ".join(PRECISIONS)
            line = str(value.span.line)
            raise GeneratorError("table_map_dates", file=name, line=line, word=word, known=known)
        precisions[heading.text] = word
    return ColumnMap(target, found, precisions)


def _map_to(sheet: Sheet, heads: Mapping[int, str]) -> ColumnMap:
    taken: dict[str, str] = {}
    for heading in heads.values():
        keys = () if folded(heading) in NUMBER_HEADS else _keys_for(sheet, heading)
        taken[heading] = next((key for key in keys if key not in taken.values()), "")
    return ColumnMap(sheet, taken)


def _keys_for(sheet: Sheet, heading: str) -> Iterator[str]:
    """Yield the keys of columns that a heading may mean: by title first, then by synonyms."""
    for word in _words_of(heading):
        for column in sheet.columns:
            # Remarks of an office are for the office: provenance is public, so nobody assumes it.
            is_own = len(column.path) == 1 and not column.is_provenance
            if is_own and column.language != "en":
                titles = (folded(title) for title in field_titles(*column.fields[0]))
                if word in titles:
                    yield column.key
        for key in keys_meant("key").get(word, ()):
            # A sum of money is a group of its own, and its number is what a table has.
            for candidate in (key, f"{key}.value"):
                found = sheet.column(candidate)
                if found is not None and (candidate == "sources" or not found.is_provenance):
                    yield candidate


def _words_of(heading: str) -> Iterator[str]:
    """Yield the folded words to look for: the heading, its parts, and the beginnings of both.

    Offices add units in brackets ("Anggaran (Rp)") and words at the end ("OPD Pelaksana Program").
    """
    parts = dict.fromkeys([heading, *reversed(heading.split(" / "))])
    for part in parts:
        yield folded(part)
    for part in parts:
        words = folded(_BRACKETS.sub("", part)).split()
        yield " ".join(words)
        for length in range(len(words) - 1, 1, -1):
            yield " ".join(words[:length])
