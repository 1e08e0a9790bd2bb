"""Out of the data files and back: a workbook that nobody changed changes nothing."""

import datetime as dt
import io
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from generator.messages import load_catalogue
from generator.messages.synonyms import closed_list_words
from generator.workbook.cells import Cells, same
from generator.workbook.layout import Column, Leaf, sheets
from generator.workbook.opened import Fault
from generator.workbook.opening import open_workbook
from tests.hostile.workbooks import ods, ods_cell, ods_row
from tests.rows import judge_rows
from tests.workbooks import CONTOH, REMBANG, data, exported, imported

SMALL = (REMBANG, "kota-bitung")
COLUMNS = tuple(column for sheet in sheets().values() for column in sheet.columns)
ACROSS = 'table:number-columns-spanned="2"'
CELLS = Cells(load_catalogue("id"), {})


def assert_unchanged(content: bytes) -> None:
    read = imported(open_workbook("buku.xlsx", content))
    assert read.merged.is_empty
    assert (read.merged.questions, read.merged.faults) == ([], [])
    assert read.edited.contents == {}


def test_out_and_in_changes_nothing_and_the_same_data_give_the_same_bytes() -> None:
    def judge(slug: str) -> None:
        content = exported(slug)
        exported.cache_clear()
        assert exported(slug) == content
        assert_unchanged(content)

    judge_rows(SMALL, judge)


@pytest.mark.slow
def test_out_and_in_changes_nothing_of_any_region() -> None:
    judge_rows(data().regions(), lambda slug: assert_unchanged(exported(slug)))


@pytest.mark.slow
def test_libreoffice_opens_a_workbook_and_changes_no_cell(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed (Debian: apt-get install libreoffice-calc)")
    (tmp_path / "buku.xlsx").write_bytes(exported(CONTOH))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    # By way of its own form, so that every cell is written anew by LibreOffice.
    for form, file in (("ods", "buku.xlsx"), ("xlsx", "buku.ods"), ("xls", "buku.ods")):
        command = [program, profile, "--headless", "--convert-to", form, "--outdir", str(tmp_path)]
        subprocess.run([*command, str(tmp_path / file)], check=True, capture_output=True)
    for form in ("xlsx", "ods", "xls"):
        assert_unchanged((tmp_path / f"buku.{form}").read_bytes())


def test_cells_merged_sideways_are_a_fault_in_ods_as_in_xlsx() -> None:
    """The reader of XLSX counts the same cells: the covered one is empty, and no removal."""
    rows = (
        ods_row(ods_cell("a", ACROSS), "<table:covered-table-cell/>"),
        '<table:table-row table:number-rows-repeated="2"/>',
        ods_row('<table:table-cell table:number-columns-repeated="2"/>', ods_cell("b", ACROSS)),
    )
    (sheet,) = open_workbook("t.ods", ods("".join(rows))).sheets.values()
    assert sheet.faults == (Fault("merged", "Tabel", "C4:D4"),)
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Tabel"
    for area in ("A1:B1", "C4:D4"):
        page.merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    (sheet,) = open_workbook("t.xlsx", stream.getvalue()).sheets.values()
    assert sheet.faults == (Fault("merged", "Tabel", "C4:D4"),)


def texts_of(column: Column) -> st.SearchStrategy[str]:
    """Return texts that a column may hold, in the form of `RecordRow.values`."""
    word = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)
    line = st.text(
        st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=20
    )
    slug = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4})?", fullmatch=True)
    whole = st.integers(0, 10**15 - 1).map(str)
    decimal = st.decimals(-(10**9), 10**9, places=2, allow_nan=False).map(lambda one: f"{one:f}")
    day = st.dates(min_value=dt.date(1850, 1, 1)).map(str)
    by_leaf: dict[Leaf, st.SearchStrategy[str]] = {
        Leaf.TEXT: line if column.is_list else st.builds("{} {}".format, line, word),
        Leaf.PARAGRAPHS: st.lists(line, min_size=1, max_size=3).map("\n".join),
        Leaf.NUMBER: decimal.filter(lambda text: not text.startswith("-0.00")),
        Leaf.WHOLE: whole,
        Leaf.DATE: day | day.map(lambda text: text[:7]) | day.map(lambda text: text[:4]),
        Leaf.CHOICE: st.sampled_from(sorted(closed_list_words(column.closed_list or "YesNo"))),
        Leaf.YES_NO: st.sampled_from(("ya", "tidak")),
        Leaf.REFERENCE: slug,
        Leaf.SOURCES: slug,
    }
    one = by_leaf[column.leaf]
    return st.lists(one, min_size=1, max_size=3).map("\n".join) if column.is_list else one


@given(
    st.sampled_from(COLUMNS).flatmap(lambda column: st.tuples(st.just(column), texts_of(column)))
)
@settings(max_examples=100)
def test_a_cell_is_read_as_the_text_it_was_made_of(case: tuple[Column, str]) -> None:
    column, text = case
    shown = CELLS.shown(column, text)
    # A spreadsheet keeps every number as a float.
    value = float(shown.value) if isinstance(shown.value, Decimal) else shown.value
    assert same(column, CELLS.read(column, value), text)


SHOWN: tuple[tuple[Leaf, float | dt.date, str, str], ...] = (
    (Leaf.NUMBER, 0.35, "0%", "35"),
    (Leaf.NUMBER, 0.355, "0.0\\ %", "35.5"),
    (Leaf.NUMBER, 35, '0"%"', "35"),
    (Leaf.NUMBER, 35, "0\\%", "35"),
    (Leaf.NUMBER, 12.345, "", "12.3450"),
    (Leaf.TEXT, 12.345, "", "12.345"),
    (Leaf.DATE, dt.date(2027, 3, 1), "mmm\\-yy", "2027-03"),
    (Leaf.DATE, dt.date(2027, 3, 1), '"tahun" yyyy', "2027"),
    (Leaf.DATE, dt.date(2027, 3, 1), "d\\-mmm", "2027-03-01"),
)


def test_a_number_and_a_day_are_read_as_a_person_sees_them() -> None:
    def judge(row: tuple[Leaf, float | dt.date, str, str]) -> None:
        leaf, value, shape, text = row
        column = next(one for one in COLUMNS if one.leaf is leaf and not one.is_list)
        assert CELLS.read(column, value, shape) == text

    judge_rows(SHOWN, judge)


def test_pull_downs_freeze_and_hide_what_people_need_not_see() -> None:
    book = load_workbook(io.BytesIO(exported(SMALL[0])))
    assert book["Petunjuk"]["A1"].value == "Data Kabupaten Rembang"
    page = book["Quick win"]
    assert page.freeze_panes == "C3"
    assert page.row_dimensions[1].hidden
    assert page.column_dimensions["A"].hidden
    rules = {str(rule.formula1) for rule in page.data_validations.dataValidation}
    assert {"pilihan_WorkState", "daftar_dimension", "ya_tidak"} <= rules
    assert rules <= set(book.defined_names)
    assert (book["_meta"].sheet_state, book["_dasar"].sheet_state) == ("veryHidden",) * 2
    assert book.properties.created.year == 2000
