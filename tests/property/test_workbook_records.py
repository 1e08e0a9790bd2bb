"""Out of a workbook and into the files: a record of every type keeps every value, letter by letter."""

from collections.abc import Iterator
from functools import cache
from random import Random

import pytest

from generator.build.data_folder import DataFolder, find_data
from generator.messages import load_catalogue
from generator.messages.synonyms import closed_list_words
from generator.model.region import Region
from generator.workbook.cells import same
from generator.workbook.contents import ShownRow, WorkbookContents, contents_of
from generator.workbook.exporting import exported_rows
from generator.workbook.importing import compared
from generator.workbook.judgement import with_contents
from generator.workbook.layout import FILES, KEYS, STEM, Column, Leaf, Sheet, sheets
from generator.workbook.layout import Path as Fields
from generator.workbook.opening import open_workbook
from generator.workbook.region import region_files
from generator.workbook.rows import Addresses, rows_of
from generator.workbook.writing import written
from tests.builders import BASE
from tests.rows import judge_rows

WORDS = load_catalogue("id")
ADDRESSES = Addresses(WORDS)
SLUG = "kabupaten-contoh"
NAMES = {"id": "uji", "key": "uji", "year": "2025"}
"""The key of each made record."""


@cache
def base() -> DataFolder:
    return find_data(BASE, BASE.parent)


def places() -> Iterator[tuple[Sheet, str, str]]:
    """Yield each record type with the address of a holder and of the record itself, holders first."""
    known: dict[str, str] = {}
    waiting = [sheets()[record.__name__] for record in FILES]
    for sheet in waiting:
        if sheet.is_file:
            known[sheet.name] = ADDRESSES.of_file(sheet, "uji")
            yield sheet, "", known[sheet.name]
    while waiting:
        holder = waiting.pop(0)
        for path, record in holder.lists.items():
            sheet = sheets()[record.__name__]
            if sheet.name in known:
                continue
            parent = parent_of(holder, known.get(holder.name, ""), path[:-1])
            key = next((NAMES[key] for key in KEYS if sheet.column(key)), "")
            known[sheet.name] = ADDRESSES.of_item(parent, sheet, key, 1)
            yield sheet, parent, known[sheet.name]
            waiting.append(sheet)


def parent_of(holder: Sheet, address: str, group: Fields) -> str:
    if group:
        own = ADDRESSES.title(holder) if holder.record is Region else address
        return ADDRESSES.of_group(own, holder.groups[group])
    return address


AWKWARD = (
    *("kata baru", "13.10", "0711", "a: b", "- x", "# y", "x # y", "Jum'at", 'a "b"', "tidak"),
    *("null", "~", "=SUM(A1)", "@kota", "{a}", "[b]", "50%", "Rp 2,5 M", "'kutip", "*", "&b"),
    *("a; b", "Élan 中", "30 Juni 2026", "true", "2026-06-30", "http://contoh.example"),
)
"""Texts that mean something else to YAML, to a spreadsheet or to our own reader of cells."""


def text_of(column: Column, chance: Random) -> str:
    """Return a text that a column may hold, in the form of `RecordRow.values`."""
    slugs = ("uji", "a-1", "2025", "no")
    by_leaf = {
        Leaf.TEXT: AWKWARD,
        Leaf.PARAGRAPHS: tuple(f"{one}\n\n{one}" for one in AWKWARD),
        Leaf.NUMBER: ("0", "-1.5", "2.90", "12345678901234567", "1500", "0.35"),
        Leaf.WHOLE: ("0", "7", "2500000000"),
        Leaf.DATE: ("2026", "2026-06", "2026-06-30", "1899-12-31", "1900-01-01"),
        Leaf.CHOICE: tuple(sorted(closed_list_words(column.closed_list or "YesNo"))),
        Leaf.YES_NO: ("ya", "tidak"),
        Leaf.REFERENCE: slugs,
        Leaf.SOURCES: slugs,
    }
    several = chance.sample(by_leaf[column.leaf], k=2 if column.is_list else 1)
    return "\n".join(several)


def values_of(sheet: Sheet, chance: Random) -> dict[str, str]:
    keys = {STEM: "uji"} if sheet.is_file else {}
    for number, column in enumerate(sheet.columns):
        if column.key in KEYS:
            keys[column.key] = NAMES[column.key]
        elif number < 2 or chance.random() < 0.7:
            keys[column.key] = text_of(column, chance)
    return keys


def assert_kept(chance: Random) -> None:
    present = exported_rows(base(), SLUG, WORDS)
    contents = contents_of(SLUG, present.rows, present.names, WORDS)
    made = {
        address: (sheet, parent, values_of(sheet, chance)) for sheet, parent, address in places()
    }
    rows = {name: list(listed) for name, listed in contents.rows.items()}
    for sheet, parent, values in made.values():
        rows.setdefault(sheet.name, []).append(ShownRow("", parent, None, values))
    book = WorkbookContents(
        SLUG, contents.scope, rows, contents.base, contents.cells, contents.names
    )
    read = compared("buku.xlsx", open_workbook("buku.xlsx", written(book, WORDS)), base())
    assert (read.merged.faults, read.merged.questions, read.edited.refused) == ([], [], ())
    folder = with_contents(base(), read.edited.contents)
    files = region_files(folder.regions()[SLUG].files)
    found = {row.address: row.values for row in rows_of(files, WORDS)}
    for address, (sheet, _, values) in made.items():
        for column in sheet.columns:
            assert_same(address, column, values, found[address])


def assert_same(
    address: str, column: Column, wanted: dict[str, str], found: dict[str, str]
) -> None:
    one, other = wanted.get(column.key, ""), found.get(column.key, "")
    assert same(column, one, other), (address, column.key, one, other)


def test_a_record_of_every_type_comes_out_of_a_workbook_as_it_went_in() -> None:
    assert_kept(Random(11))  # noqa: S311


@pytest.mark.slow
def test_any_record_of_every_type_comes_out_of_a_workbook() -> None:
    judge_rows(range(60), lambda seed: assert_kept(Random(seed)))  # noqa: S311


def test_every_record_type_has_a_place() -> None:
    assert {sheet.name for sheet, _, _ in places()} | {Region.__name__} == set(sheets())
