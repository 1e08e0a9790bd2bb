"""The commands `export xlsx` and `import xlsx`, as a person at a terminal meets them."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from generator.messages import load_catalogue
from tests.conftest import PROJECT
from tests.workbooks import REMBANG, cell_of, saved

Run = Callable[..., tuple[int, str, str]]

word = load_catalogue("id").word


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with a single region, and work in its folder."""
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    for folder in (REMBANG, "_national"):
        shutil.copytree(PROJECT / "regions" / folder, tmp_path / "regions" / folder)
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def contents(project: Path) -> dict[str, bytes]:
    files = (path for path in (project / "regions").rglob("*") if path.is_file())
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in files}


def with_living(project: Path, name: str, **values: Any) -> Path:
    """Write a workbook with other values in the row of a quick win, as a spreadsheet saves it."""

    def change(book: Workbook) -> None:
        page = book["Quick win"]
        places = {cell.value: cell.column for cell in page[1]}
        row = next(row for row in range(3, page.max_row + 1) if page.cell(row, 2).value == "living")
        for key, value in values.items():
            page.cell(row, places[key]).value = value

    file = project / name
    file.write_bytes(saved((project / f"{REMBANG}.xlsx").read_bytes(), change))
    return file


def test_a_workbook_goes_out_is_changed_and_comes_back(project: Path, masterplan: Run) -> None:
    before = contents(project)
    code, said, _ = masterplan("export", "xlsx", REMBANG)
    assert (code, said) == (0, f"{REMBANG}.xlsx: 67 baris.\n")

    # Every fault in one run, at its cell, in the words of the check; nothing is written.
    broken = with_living(project, "salah.xlsx", due="31 Februari 2027", state="Sedang apa")
    code, said, refused = masterplan("import", "xlsx", broken, "--yes")
    assert code == 1
    assert f'salah.xlsx, lembar "Quick win", sel {cell_of("due", 7)}: kesalahan[MP219]' in said
    assert f'salah.xlsx, lembar "Quick win", sel {cell_of("state", 7)}: kesalahan[MP203]' in said
    assert word("workbook.told.refused") in refused
    assert contents(project) == before

    # Without a person who agrees, the changes are shown and not written.
    good = with_living(project, "benar.xlsx", state="Direncanakan")
    code, said, _ = masterplan("import", "xlsx", good)
    assert code == 0
    change = f"Status menurut laporan ({cell_of('state', 7)}): Tidak diketahui → Direncanakan"
    assert f"Quick win living\n  {change}" in said
    assert word("workbook.told.not_written") in said
    assert contents(project) == before

    code, said, _ = masterplan("import", "xlsx", good, "--yes")
    path = f"regions/{REMBANG}/quick-wins/living.yml"
    assert (code, word("workbook.told.written", files=path) in said) == (0, True)
    wanted = before[path].replace(b"state: unknown", b"state: planned")
    assert contents(project) == before | {path: wanted}


def test_a_question_stops_the_import_and_stands_in_a_copy(project: Path, masterplan: Run) -> None:
    masterplan("export", "xlsx", "--all", "-o", project)
    file = with_living(project, "buku.xlsx", **{"*file": "hidup", "state": "Direncanakan"})
    before = contents(project)
    code, said, refused = masterplan("import", "xlsx", file)
    assert (code, word("workbook.told.unanswered") in refused) == (1, True)
    assert 'buku.xlsx, lembar "Quick win", sel B7: Kunci berubah' in said
    copy = project / "buku-pertanyaan.xlsx"
    assert copy.exists()
    assert contents(project) == before

    # A workbook that cannot be read whole has no copy: the unread cell would be empty there.
    copy.unlink()
    with_living(project, "buku.xlsx", **{"*file": "hidup", "title": "#REF!"})
    code, said, refused = masterplan("import", "xlsx", file)
    assert (code, copy.exists(), "#REF!" in said) == (1, False, True)
    assert word("workbook.told.refused") in refused


def test_what_cannot_be_done_is_answered_in_a_sentence(project: Path, masterplan: Run) -> None:
    (project / "kosong.xlsx").write_bytes(b"")
    for arguments, key in (
        (("export", "xlsx"), "workbook_which"),
        (("export", "xlsx", "kota-x"), "workbook_region"),
        (("import", "xlsx", "kosong.xlsx"), "workbook_other"),
        (("import", "xlsx", "tidak-ada.xlsx"), "system"),
    ):
        code, _, said = masterplan(*arguments)
        start = word(f"errors.{key}").partition("{")[0]
        assert (code, start in said) == (2, True), (arguments, said)


def test_many_written_files_are_counted(project: Path, masterplan: Run) -> None:
    masterplan("export", "xlsx", REMBANG)

    def plan_all(book: Workbook) -> None:
        page = book["Quick win"]
        places = {cell.value: cell.column for cell in page[1]}
        for row in range(3, page.max_row + 1):
            cell = page.cell(row, places["state"])
            cell.value = "Direncanakan" if cell.value == "Tidak diketahui" else cell.value

    file = project / f"{REMBANG}.xlsx"
    file.write_bytes(saved(file.read_bytes(), plan_all))
    before = contents(project)
    code, said, _ = masterplan("import", "xlsx", file.name, "--yes")
    after = contents(project)
    count = sum(after[path] != before[path] for path in before)
    folder = f"regions/{REMBANG}"
    told = word("workbook.told.files", count=count, folder=f"{folder}/quick-wins")
    assert (code, count > 5, told in said) == (0, True, True), said
    assert ".yml" not in said.splitlines()[-1]


def test_a_table_of_an_office_becomes_rows_of_the_workbook(project: Path, masterplan: Run) -> None:
    before = contents(project)
    table = project / "program.csv"
    table.write_text("Judul;Dimensi;OPD;Tenggat\nLampu taman;Lingkungan;Dinas X;Juni 2027\n")
    code, said, _ = masterplan("import", "table", table, REMBANG)
    assert (code, "  OPD → offices\n" in said) == (0, True)
    code, said, _ = masterplan("import", "xlsx", project / f"program-{REMBANG}.xlsx")
    # The row is new, and stands on no source yet: the check says so at its cell.
    assert (code, "Baru: Quick win lampu-taman\n" in said) == (1, True)
    assert 'lembar "Quick win", sel ' in said
    assert "kesalahan[MP501]" in said
    masterplan("import", "table", table, REMBANG, "--map", project / "program.map.yml")
    assert contents(project) == before


def test_a_map_without_dates_gets_the_lines_that_answer_for_every_column(
    project: Path, masterplan: Run
) -> None:
    table, map_file = project / "program.csv", project / "program.map.yml"
    table.write_text("Judul;Mulai: rencana;Tenggat\nLampu taman;Triwulan I 2026;Triwulan II 2027\n")
    written = "sheet: QuickWin\ncolumns:\n  Judul: title\n  'Mulai: rencana': promised_on\n  Tenggat: due\n"
    map_file.write_text(written)
    _, said, _ = masterplan("import", "table", table, REMBANG)
    assert said.count("belum dibaca") == 2, said
    _, _, answer = said.partition("  dates:\n")
    lines = [line for line in answer.splitlines() if line.startswith("    ")]
    pasted = "".join(f"{line.removeprefix('  ')}\n" for line in ("  dates:", *lines))
    map_file.write_text(written + pasted)
    code, said, _ = masterplan("import", "table", table, REMBANG)
    assert (code, "belum dibaca" in said) == (0, False), said


def test_no_command_overwrites_what_a_person_may_have_changed(
    project: Path, masterplan: Run
) -> None:
    table = project / "program.csv"
    table.write_text("Judul;Dimensi;Tenggat\nLampu taman;Lingkungan;Juni 2027\n")
    asking = "buku.xlsx"
    masterplan("export", "xlsx", REMBANG)
    with_living(project, asking, **{"*file": "hidup"})
    copy = "buku-pertanyaan"
    for arguments, name in (
        (("export", "xlsx", REMBANG), REMBANG),
        (("import", "xlsx", asking), copy),
        # A copy that still asks gets the next number of the same name.
        (("import", "xlsx", f"{copy}.xlsx"), copy),
        (("import", "table", "program.csv", REMBANG), f"program-{REMBANG}"),
    ):
        masterplan(*arguments)
        made = (project / f"{name}.xlsx").read_bytes()
        (project / f"{name}.xlsx").write_bytes(made + b"\n")
        if arguments[-1] != f"{copy}.xlsx":
            _, said, _ = masterplan(*arguments)
            assert f"{name}-2.xlsx" in said
            assert (project / f"{name}-2.xlsx").read_bytes() == made
        assert (project / f"{name}.xlsx").read_bytes() == made + b"\n"
        (project / f"{name}.xlsx").write_bytes(made)
    assert not (project / f"{copy}-pertanyaan.xlsx").exists()

    # A map that a person has corrected is read, never proposed again.
    table_map = project / "program.map.yml"
    table_map.write_text(table_map.read_text().replace("Tenggat: due", "Tenggat: promised_on"))
    _, said, _ = masterplan("import", "table", "program.csv", REMBANG)
    assert "  Tenggat → promised_on\n" in said
    # No column of the table is lost in silence.
    table.write_text(table.read_text().replace("Dimensi", "Lokus"))
    code, _, said = masterplan("import", "table", "program.csv", REMBANG)
    told = word("errors.table_map_heading", file=table_map.name, headings="Lokus")
    assert (code, told in said) == (2, True)
