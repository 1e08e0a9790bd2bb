"""What a changed workbook does to the data files: changes, questions and faults, each at its cell."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from xlsxwriter.utility import xl_rowcol_to_cell

from generator.codes import Code
from generator.diagnostics import Diagnostic, Severity, Span
from generator.messages import LANGUAGES, load_catalogue
from generator.source.yaml_tree import parse_yaml
from generator.workbook.contents import contents_of
from generator.workbook.exporting import exported_rows
from generator.workbook.importing import Import
from generator.workbook.judgement import CellFinding, with_contents
from generator.workbook.layout import sheets
from generator.workbook.opened import Fault, OpenedCell
from generator.workbook.opening import open_workbook
from generator.workbook.rows import Addresses
from generator.workbook.telling import told_findings
from generator.workbook.writing import written
from tests.rows import judge_rows
from tests.workbooks import (
    CONTOH,
    REMBANG,
    Page,
    Pages,
    changed,
    data,
    imported,
    opened,
    with_text,
)

PACKAGE = "Rencana rencana-2024-2028 > Dimensi governance > Program program-baru"
ASSESSMENT = "Penilaian kesiapan no. 1"
LIVING = f"regions/{REMBANG}/quick-wins/living.yml"
Change = Callable[[Pages], object]


def test_the_same_mistake_in_many_cells_is_told_once_and_errors_come_first() -> None:
    words = load_catalogue("id")
    error = parse_yaml("a.yml", b"a: 1\na: 2\n").diagnostics[0]
    warning = replace(error, severity=Severity.WARNING)
    found = [
        CellFinding(item, "Quick win", cell)
        for cell, item in (("C3", warning), ("C4", error), ("C5", error))
    ]
    lines = list(told_findings("b.xlsx", found, words))
    heads = [line for line in lines if not line.startswith("   ")]
    assert [head.partition("[")[0] for head in heads] == [
        'b.xlsx, lembar "Quick win", sel C4, C5: kesalahan',
        'b.xlsx, lembar "Quick win", sel C3: peringatan',
    ]
    assert lines.index(heads[1]) == len(lines) // 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_remedy_that_writes_a_list_names_the_sheet_of_the_list(language: str) -> None:
    words = load_catalogue(language)
    titles = Addresses(words)
    wins, evidence, flags = (
        titles.title(sheets()[name]) for name in ("QuickWin", "Evidence", "Flag")
    )
    span = Span("regions/kota-a/quick-wins/a.yml", 1, 1, 1, 1)
    item = Diagnostic(
        span, Code.DONE_WITHOUT_EVIDENCE, Severity.WARNING, arguments=(("state", "done"),)
    )
    told = "\n".join(told_findings("b.xlsx", [CellFinding(item, wins, "C3")], words))
    assert f'"{evidence}" / "{flags}"' in told
    # A finding without a row of the workbook is about the file.
    assert f'"{evidence}"' not in "\n".join(told_findings("b.xlsx", [CellFinding(item)], words))


def edit(sheet: str, key: str, value: str | int, values: dict[str, Any]) -> Change:
    """Return a change of a row."""

    def change(book: Pages) -> None:
        page = book[sheet]
        page.put(page.row(key, value), values)

    return change


def new(sheet: str, *rows: dict[str, Any]) -> Change:
    """Return the addition of rows."""

    def change(book: Pages) -> None:
        for row in rows:
            book[sheet].add(row)

    return change


def gone(sheet: str, key: str, value: str | int) -> Change:
    """Return the removal of a row."""
    return lambda book: book[sheet].delete(book[sheet].row(key, value))


def quick_win(**values: Any) -> Change:
    return edit("Quick win", "*file", "living", values)


def several(*changes: Change) -> Change:
    def change(book: Pages) -> None:
        for one in changes:
            one(book)

    return change


def lines_changed(read: Import) -> list[str]:
    """Return the lines that a file loses and gains, as `diff` writes them."""
    before = {file.path: file.data.decode() for file in data().files}
    found = []
    for path, content in read.edited.contents.items():
        old, lines = before.get(path, "").splitlines(), content.decode().splitlines()
        found += [f"-{line}" for line in old if line not in lines]
        found += [f"+{line}" for line in lines if line not in old]
    return found


@dataclass(frozen=True)
class Written:
    """A change of a workbook, and the lines of the data files that it changes."""

    name: str
    change: Change
    lines: list[str]


WRITTEN = (
    Written("a word of a closed list", quick_win(state="Direncanakan"),
            ["-state: unknown", "+state: planned"]),
    Written("a day as a date", quick_win(due=dt.date(2027, 3, 31)), ["+due: 2027-03-31"]),
    Written("a day as a person writes it", quick_win(due="31 Maret 2027"), ["+due: 2027-03-31"]),
    Written("a month", quick_win(due="Maret 2027"), ["+due: 2027-03"]),
    Written("a year as a number", quick_win(due=2027), ['+due: "2027"']),
    Written("money as a person writes it",
            quick_win(**{"budget_idr.measure": "Anggaran", "budget_idr.value": "Rp 2,5 M",
                         "budget_idr.unit": "rupiah"}),
            ["+budget_idr:", "+  measure: Anggaran", "+  value: 2500000000", "+  unit: rupiah"]),
    Written("a second language",
            quick_win(**{"summary[en]": "One of six quick wins of Rembang."}),
            ["-summary: Satu dari enam quick win Rembang, untuk dimensi Smart Living.",
             "+summary:",
             "+  id: Satu dari enam quick win Rembang, untuk dimensi Smart Living.",
             "+  en: One of six quick wins of Rembang."]),
    Written("a value taken away", quick_win(group=None),
            ["-group: Salah satu kelompok peserta bimtek Juni 2022"]),
    Written("a new record with a record below",
            several(
                new("Quick win", {"*file": "lampu", "title": "Lampu", "state": "Direncanakan",
                                  "sources": "rembang-bimtek-2022"}),
                new("Langkah", {"*parent": "Quick win lampu", "title": "Sepuluh", "due": 2027}),
            ),
            ["+sources:", "+  - rembang-bimtek-2022", "+title: Lampu", "+state: planned",
             "+milestones:", "+  - title: Sepuluh", '+    due: "2027"']),
    Written("a new item of a list",
            new("Langkah", {"*parent": "Quick win living", "title": "Satu"}),
            ["+milestones:", "+  - title: Satu"]),
    Written("a copied row with a name of its own",
            new("Quick win", {"*row": "QuickWin-5", "*file": "salinan", "state": "Berjalan"}),
            ["+state: running"]),
)  # fmt: skip


def test_changes_of_a_workbook_change_these_lines_and_no_other() -> None:
    def judge(row: Written) -> None:
        read = imported(changed(opened(REMBANG), row.change))
        assert (read.merged.faults, read.merged.questions, read.edited.refused) == ([], [], ())
        assert sorted(lines_changed(read)) == sorted(row.lines)

    judge_rows(WRITTEN, judge, name=lambda row: row.name)


@dataclass(frozen=True)
class Refused:
    """A change of a workbook that a person has to settle, and the questions and faults."""

    name: str
    change: Change
    found: list[str]


REFUSED = (
    Refused("a file name changed", quick_win(**{"*file": "hidup"}), ["? key B7"]),
    Refused("a row is gone", gone("Catatan keraguan", "*parent", "Quick win living"), ["? gone "]),
    Refused("a record with a page is gone", gone("Quick win", "*file", "living"),
            ["? gone_page "]),
    Refused("a holder nobody knows", new("Langkah", {"*parent": "Quick win xyz", "title": "Satu"}),
            ["! parent B3"]),
    Refused("a file name with spaces", new("Quick win", {"*file": "Dua Kata", "title": "Dua"}),
            ["! file_name B9"]),
    Refused("the same record twice",
            new("Quick win", {"*file": "a", "title": "Satu"}, {"*file": "a", "title": "Dua"}),
            ["! twice B10"]),
    Refused("a row copied with its trace alone", new("Quick win", {"*row": "QuickWin-5"}),
            ["! file_name B9"]),
    Refused("a column lost its key", lambda book: book["Quick win"].put(1, {"*row": None}),
            ["! head A1"]),
)  # fmt: skip


def test_a_person_settles_what_the_workbook_leaves_open() -> None:
    def judge(row: Refused) -> None:
        read = imported(changed(opened(REMBANG), row.change))
        found = [f"? {question.key} {question.cell}" for question in read.merged.questions]
        found += [f"! {fault.key} {fault.cell}" for fault in read.merged.faults]
        assert found == row.found

    judge_rows(REFUSED, judge, name=lambda row: row.name)


TYPED: tuple[tuple[str, str, str], ...] = (
    ("dimension", "Smart Economy", "economy"),
    ("dimension", "ekonomi", "economy"),
    ("dimension", "A. SMART ECONOMY", "economy"),
    ("offices", "Diskominfo", "diskominfo"),
    ("offices", "Dinas Kesehatan", "dinkes"),
    ("offices", "Dinas Kesehatan Kab. Contoh; dishub", "dinkes\ndishub"),
    ("offices", "dinkes - Dinas yang dulu bernama lain", "dinkes"),
    # What means no record stays as typed, for the check to answer.
    ("offices", "Dinas Kesehatan Kota Contoh", "Dinas Kesehatan Kota Contoh"),
    ("dimension", "Smart Kuliner", "Smart Kuliner"),
)
"""A column of quick wins, what somebody types into a cell, and what the cell is read as."""


def test_a_record_is_named_in_the_workbook_as_in_an_offices_own_table() -> None:
    def judge(row: tuple[str, str, str]) -> None:
        column, typed, meant = row
        read = imported(
            changed(opened(CONTOH), edit("Quick win", "*file", "halte-berjadwal", {column: typed}))
        )
        assert [(one.column.key, one.after) for one in read.merged.changes] == [(column, meant)]

    judge_rows(TYPED, judge, name=lambda row: row[1])


def test_a_name_that_two_records_have_names_none() -> None:
    path = f"regions/{CONTOH}/region.yml"
    twin = with_text(path, "short_name: Dinkop\n", "short_name: Disdag\n")
    book = changed(
        opened(CONTOH), edit("Quick win", "*file", "halte-berjadwal", {"offices": "Disdag"})
    )
    assert [change.after for change in imported(book).merged.changes] == ["dinas-perdagangan"]
    assert [change.after for change in imported(book, twin).merged.changes] == ["Disdag"]


def test_a_reference_as_exported_stays_whatever_it_names() -> None:
    path = f"regions/{CONTOH}/quick-wins/halte-berjadwal.yml"
    # A key that no record has, and a name of a further record.
    odd = with_text(path, "dimension: mobility", "dimension: smart-economy")
    words = load_catalogue("id")
    present = exported_rows(odd, CONTOH, words)
    book = written(contents_of(CONTOH, present.rows, present.names, words), words)
    assert not imported(open_workbook("buku.xlsx", book), odd).merged.changes


def test_an_old_workbook_never_overwrites_what_others_changed() -> None:
    content = changed(opened(REMBANG), quick_win(state="Berjalan", title="Judul"))
    since = with_text(LIVING, "state: unknown", "state: planned")
    read = imported(content, since)
    (question,) = read.merged.questions
    assert (question.key, dict(question.arguments)["file"]) == ("conflict", "planned")
    # What only the workbook changed is a change all the same.
    assert [change.column.key for change in read.merged.changes] == ["title"]


def test_what_the_files_say_already_is_no_change() -> None:
    content = changed(opened(REMBANG), quick_win(state="Direncanakan"))
    since = with_text(LIVING, "state: unknown", "state: planned")
    assert imported(content, since).merged.is_empty


def test_a_question_is_answered_in_the_copy_of_the_workbook() -> None:
    content = changed(opened(REMBANG), quick_win(state="Berjalan"))
    since = with_text(LIVING, "state: unknown", "state: planned")
    asked = imported(content, since)
    copy = open_workbook("buku.xlsx", written(asked.asking({}), asked.words))
    for answer, states in (("ikuti buku kerja ini", ["running"]), ("biarkan berkas data", [])):
        read = imported(changed(copy, quick_win(**{"*answer": answer})), since)
        assert read.merged.questions == []
        assert [change.after for change in read.merged.changes] == states


def test_a_row_that_is_gone_comes_back_in_the_copy_and_may_be_removed_there() -> None:
    flag = ("Catatan keraguan", "*parent", "Quick win living")
    asked = imported(changed(opened(REMBANG), gone(*flag)))
    copy = open_workbook("buku.xlsx", written(asked.asking({}), asked.words))
    read = imported(changed(copy, edit(*flag, {"*answer": "hapus dari berkas data"})))
    assert read.merged.questions == []
    assert [removal.row.file for removal in read.merged.removals] == [LIVING]
    assert (
        b"flags" not in read.edited.contents[LIVING] or b"kind" not in read.edited.contents[LIVING]
    )


def test_a_removal_takes_the_records_below_along_and_no_work_on_them() -> None:
    flag = "Catatan keraguan"
    holder, held = ("Penilaian kesiapan", "*no", 1), ("Unsur kesiapan", "*no", 1)
    removed = {"*answer": "hapus dari berkas data"}

    def asking(book: Pages) -> None:
        for sheet, _, _ in (holder, held):
            book[sheet].cells[0, 150] = OpenedCell("*answer")

    copy = changed(opened(CONTOH), asking)
    both = several(edit(*holder, removed), edit(*held, removed))
    read = imported(changed(copy, both))
    assert [removal.row.address for removal in read.merged.removals] == [ASSESSMENT]
    assert (read.merged.faults, len(read.edited.contents)) == ([], 1)

    element = {"*parent": ASSESSMENT, "name": "Baru"}
    for work in (
        new("Unsur kesiapan", element),
        edit("Unsur kesiapan", "name", "Suprastruktur", {"finding": "Lain"}),
        new(flag, {"*parent": f"{ASSESSMENT} > Unsur kesiapan no. 2", "note": "Ragu"}),
    ):
        read = imported(changed(copy, several(both, work)))
        assert [fault.key for fault in read.merged.faults] == ["removed"]


def test_a_new_record_holds_new_records_however_the_sheets_stand() -> None:
    """The sheet of a held record may stand before the sheet of its holder: Dana before Program."""
    holder, _, _ = PACKAGE.rpartition(" > ")
    rows = several(
        new("Program", {"*parent": holder, "id": "program-baru", "title": "Program baru"}),
        new("Dana", {"*parent": PACKAGE, "fund": "APBN", "year": 2027}),
    )
    read = imported(changed(opened(CONTOH), rows))
    assert read.merged.faults == []
    assert [one.address for one in read.merged.additions] == [PACKAGE, f"{PACKAGE} > Dana 2027"]


def test_columns_of_the_office_stay_in_the_copy() -> None:
    def own(book: Pages) -> None:
        cells = book["Quick win"].cells
        cells[1, 150], cells[6, 150] = OpenedCell("Catatan kantor"), OpenedCell("tanya Budi")
        quick_win(**{"*file": "hidup"})(book)

    read = imported(changed(opened(REMBANG), own))
    copy = open_workbook("buku.xlsx", written(read.asking({}), read.words)).sheets["Quick win"].rows
    assert "Catatan kantor" in [cell.value for cell in copy[1].values()]
    assert "tanya Budi" in [cell.value for cell in copy[6].values()]


def test_a_cell_with_a_fault_changes_nothing() -> None:
    """A cell that could not be read is not an empty cell, which would take the value away."""

    def unread(book: Pages) -> None:
        quick_win(title=None)(book)
        edit("Profil", "*row", "identity.name", {"*value": None})(book)

    book = changed(opened(REMBANG), unread)
    for sheet, key, row in (("Quick win", "title", "living"), ("Profil", "*value", "")):
        page = Page(book.sheets[sheet].cells)
        number = page.row("*file", row) if row else page.row("*row", "identity.name")
        fault = Fault("formula", sheet, xl_rowcol_to_cell(number - 1, page.place(key)))
        book.sheets[sheet] = replace(book.sheets[sheet], faults=(fault,))
    read = imported(book)
    assert [fault.key for fault in read.merged.faults] == ["formula", "formula"]
    assert (read.merged.changes, read.merged.questions) == ([], [])


def test_a_change_out_of_sight_is_a_fault() -> None:
    def hide(book: Pages) -> None:
        page = book["Quick win"]
        page.put(page.row("*file", "living"), {"state": "Berjalan"}, is_hidden=True)

    read = imported(changed(opened(REMBANG), hide))
    assert [fault.key for fault in read.merged.faults] == ["hidden"]
    assert read.edited.contents == {}


def test_a_workbook_imported_twice_adds_its_new_rows_once() -> None:
    content = changed(
        opened(REMBANG), new("Langkah", {"*parent": "Quick win living", "title": "Satu"})
    )
    once = imported(content)
    twice = imported(content, with_contents(data(), once.edited.contents))
    assert twice.merged.is_empty


def test_a_copy_with_questions_is_made_of_any_workbook_that_came_back() -> None:
    def taken(book: Pages) -> None:
        # A copied row takes the name of another record, and a whole sheet is gone.
        page = book["Quick win"]
        page.add({"*row": "QuickWin-5", "*file": "economy", "state": "Berjalan"})
        page.add({"*file": "living", "state": "Selesai"})

    book = changed(opened(REMBANG), several(taken, quick_win(**{"*file": "hidup"})))
    del book.sheets["Profil"]
    read = imported(book)
    copy = open_workbook("buku.xlsx", written(read.asking({}), read.words))
    asked = [str(cell.value) for cell in copy.sheets["Quick win"].cells.values()]
    assert sum("Kunci berubah" in text for text in asked) == len(read.merged.questions) > 0
