"""Published values that a workbook changes: nothing is written until a record names the former value."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.build.data_folder import find_data
from generator.messages import load_catalogue
from generator.workbook.contents import contents_of
from generator.workbook.exporting import exported_rows
from generator.workbook.importing import Import, compared
from generator.workbook.judgement import Judgement, judge
from generator.workbook.opened import OpenedWorkbook
from generator.workbook.opening import open_workbook
from generator.workbook.telling import told_findings
from generator.workbook.writing import written
from tests.builders import BASE, MISAL, REAL
from tests.loading import settings_of
from tests.rows import judge_rows
from tests.workbooks import Pages, changed

WORDS = load_catalogue("id")
FIRST, SECOND = "kota-misal/quick-wins/wifi.yml", "kota-misal/quick-wins/taman.yml"
FILES = {
    MISAL: f"""{REAL}figures:
  - measure: Penduduk
    value: 62
    unit: jiwa
    date: 2024
    sources: [daftar-kode]
""",
    FIRST: """title: Wi-Fi balai warga
state: running
promised_on: 2025-01
due: 2025-12
budget_idr: {measure: Pagu, value: 100000000, unit: rupiah}
sources: [daftar-kode]
""",
    SECOND: """title: Taman baca
state: running
promised_on: 2025-01
due: 2026-12
history:
  - date: 2025-06
    former: {due: 2025-12}
    reason: Lahannya belum siap.
sources: [daftar-kode]
""",
}


def write(project: Path, name: str, text: str) -> None:
    path = project / "regions" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project whose files are all published, by a commit."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = tmp_path / "situs"
    shutil.copytree(BASE, folder / "regions")
    for name, text in FILES.items():
        write(folder, name, text)
    identity = ["-c", "user.name=Penulis", "-c", "user.email=penulis@here.invalid"]
    for arguments in (["init", "-q"], ["add", "."], [*identity, "commit", "-q", "-m", "satu"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    return folder


def exported(project: Path) -> OpenedWorkbook:
    found = exported_rows(find_data(project / "regions", project), "kota-misal", WORDS)
    contents = contents_of("kota-misal", found.rows, found.names, WORDS)
    return open_workbook("buku.xlsx", written(contents, WORDS))


def judged(project: Path, book: OpenedWorkbook) -> tuple[Import, Judgement]:
    data = find_data(project / "regions", project)
    read = compared("buku.xlsx", book, data)
    assert (read.merged.questions, read.merged.faults) == ([], [])
    contents = read.edited.contents
    return read, judge(data, contents, read.merged, settings_of(project), WORDS)


def put(sheet: str, key: str, name: str | int, **values: str | int) -> Callable[[Pages], object]:
    return lambda book: book[sheet].put(book[sheet].row(key, name), values)


@dataclass(frozen=True)
class Silent:
    """A change of a published value, and the values of the rows that would declare the change."""

    name: str
    change: Callable[[Pages], object]
    cell: str
    rows: dict[str, dict[str, str]]


SILENT = (
    Silent("a due date", put("Quick win", "*file", "wifi", due="2026-06-30"), "due",
           {"HistoryEntry": {"date": "2026-11-21", "former.due": "2025-12"}}),
    Silent("money", put("Quick win", "*file", "wifi", **{"budget_idr.value": 200}), "budget_idr.value",
           {"HistoryEntry": {"date": "2026-11-21", "former.budget_idr": "100000000"}}),
    Silent("a due date with a history", put("Quick win", "*file", "taman", due="2027"), "due",
           {"HistoryEntry": {"date": "2026-11-21", "former.due": "2026-12"}}),
    Silent("a figure", put("Angka", "measure", "Penduduk", value=63), "value",
           {"Correction": {"former": "62", "field": "value", "date": "2026-11-21"}}),
)  # fmt: skip


def test_a_silent_change_is_refused_at_its_cell_with_the_row_that_declares_it(
    project: Path,
) -> None:
    book = exported(project)

    def assert_declared(row: Silent) -> None:
        read, judgement = judged(project, changed(book, row.change))
        (found,) = judgement.found
        assert judgement.has_errors
        assert found.cell in {
            one.cells[row.cell] for one in read.book.rows if row.cell in one.cells
        }
        shown = {name: dict(rows[0].values) for name, rows in judgement.declaring.items()}
        assert shown == row.rows
        told = "\n".join(told_findings("buku.xlsx", judgement.found, WORDS))
        assert WORDS.word("workbook.told.declare") in told
        assert "history:" not in told

        # The copy has the row, and with a reason the change is written with its former value.
        copy = open_workbook("buku.xlsx", written(read.asking(judgement.declaring), WORDS))
        ((sheet, (declaring,)),) = judgement.declaring.items()
        title = next(
            title for title in copy.sheets if title == WORDS.optional(f"workbook.sheets.{sheet}")
        )
        answered = changed(
            copy,
            lambda pages: pages[title].put(
                pages[title].last, {"reason": "Keliru diketik.", "sources": "daftar-kode"}
            ),
        )
        read, judgement = judged(project, answered)
        assert [item.diagnostic.code for item in judgement.found] == []
        assert declaring.parent == read.merged.additions[0].typed.parent
        assert len(read.edited.contents) == 1

    judge_rows(SILENT, assert_declared, name=lambda row: row.name)


def test_only_published_values_are_asked_about(project: Path) -> None:
    write(project, "kota-misal/quick-wins/baru.yml", FILES[FIRST])
    unpublished = put("Quick win", "*file", "baru", due="2026-06-30")
    book = exported(project)
    assert judged(project, changed(book, unpublished))[1].found == ()

    # A change that stood in the file before is no work of the workbook's author.
    write(project, SECOND, FILES[SECOND].replace("Taman baca", "Taman buku"))
    other = put("Quick win", "*file", "wifi", place="Semua kelurahan")
    assert judged(project, changed(exported(project), other))[1].found == ()

    # Nobody knows without git, so every file counts as published.
    shutil.rmtree(project / ".git")
    (found,) = judged(project, changed(book, unpublished))[1].found
    assert found.sheet == "Quick win"
