"""The office's own sheet: certain values take their places, and every doubt is a question."""

import datetime as dt
import io
import warnings
from functools import cache

import pytest
from openpyxl import Workbook

from generator.errors import GeneratorError
from generator.messages import load_catalogue
from generator.model.base import Kind
from generator.workbook.cells import Cells
from generator.workbook.contents import ShownRow
from generator.workbook.exporting import exported_rows
from generator.workbook.office_maps import ColumnMap, map_text, proposed_map, read_map
from generator.workbook.office_questions import asking_map, told_questions
from generator.workbook.office_rows import OfficeRows, OfficeTableReader
from generator.workbook.office_tables import is_sum, open_table
from tests.rows import judge_rows
from tests.workbooks import CONTOH, data, saved

CATALOGUE = load_catalogue("id")
LINES: list[list[object]] = [
    ["RENCANA AKSI KOTA CERDAS KABUPATEN CONTOH"],
    ["Tahun 2025"],
    [],
    ["No", "Program", None, "OPD", "Target", "Anggaran", "Catatan"],
    [None, "Nama Program", "Dimensi", None, None, None, None],
    [1, 2, 3, 4, 5, 6, 7],
    ["A. SMART GOVERNANCE"],
    [1, "Izin usaha satu pintu", None, "dinkes", "30 Juni 2027", "Rp 2,5 M", "tanya Budi"],
    [2, "Arsip digital", "Tata Kelola", "dlh", dt.datetime(2027, 3, 31), 1_200_000_000, None],  # noqa: DTZ001
    [None, "Sub total", None, None, None, 3_700_000_000, None],
    ["B. Smart Living"],
    [3, "Ambulans desa", None, "Dinas Antah", "Triwulan III 2025", "1.500", None],
    [4, "Posyandu", "kehidupan", None, "03/04/2026", "belum ada", None],
    [None, "JUMLAH", None, None, None, "=SUM(F8:F13)", None],
    [],
    [None, None, None, None, "Contoh, 3 Januari 2025"],
    [None, None, None, None, "Kepala Dinas"],
]


def as_workbook(lines: list[list[object]]) -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        book = Workbook()
        for line in lines:
            assert book.active is not None
            book.active.append(line)
        book.active.merge_cells("A1:G1")
        book.save(stream)
    return stream.getvalue()


@cache
def table_reader() -> OfficeTableReader:
    present = exported_rows(data(), CONTOH, CATALOGUE)
    return OfficeTableReader(Cells(CATALOGUE, present.names), present, CATALOGUE)


def read(name: str, content: bytes) -> OfficeRows:
    table = open_table(name, content)
    return table_reader().read(table, proposed_map(table))


def shown(row: ShownRow) -> dict[str, str]:
    return {key: text for key, text in row.values.items() if not key.startswith("budget_idr.m")}


def test_a_table_of_an_office_becomes_rows_and_questions() -> None:
    without_formula = [
        line if "=SUM(F8:F13)" not in line else [*line[:5], 3_700_000_000] for line in LINES
    ]
    found = read("program.xlsx", as_workbook(without_formula))
    assert [row.values["*file"] for row in found.rows] == [
        "izin-usaha-satu-pintu",
        "arsip-digital",
        "ambulans-desa",
        "posyandu",
    ]
    assert [shown(row) for row in found.rows[:2]] == [
        {
            "*file": "izin-usaha-satu-pintu",
            "title": "Izin usaha satu pintu",
            "dimension": "governance",
            "offices": "dinkes",
            "due": "2027-06-30",
            "budget_idr.value": "2500000000",
            "budget_idr.unit": "rupiah",
            "state": "unknown",
            "fictional": "ya",
        },
        {
            "*file": "arsip-digital",
            "title": "Arsip digital",
            "dimension": "governance",
            "offices": "dlh",
            "due": "2027-03-31",
            "budget_idr.value": "1200000000",
            "budget_idr.unit": "rupiah",
            "state": "unknown",
            "fictional": "ya",
        },
    ]
    assert found.rows[0].own == {"Catatan": "tanya Budi"}
    third, fourth = found.rows[2].question, found.rows[3].question
    assert "2025-09-30" in third
    assert found.rows[2].values["offices"] == "dinas-antah"
    (office,) = found.named["Office"].values()
    assert office.values == {"id": "dinas-antah", "name": "Dinas Antah"}
    assert "Dinas Antah" in office.question
    assert "2026-04-03 / 2026-03-04" in fourth
    assert "due" not in found.rows[2].values
    assert found.rows[3].values["dimension"] == "living"
    assert [line.partition(":")[0] for line in found.skipped] == ["7", "10", "11", "14", "16", "17"]


OFFICES: tuple[tuple[str, str], ...] = (
    ("dinkes", "dinkes"),
    ("Dinkes", "dinkes"),
    ("Dinas Kesehatan Kabupaten Contoh", "dinkes"),
    ("Dinas Kesehatan", "dinkes"),
    ("DINAS KESEHATAN KAB. CONTOH", "dinkes"),
    ("dinkes - Dinas Kesehatan", "dinkes"),
    ("Diskominfo", "diskominfo"),
    ("Diskominfo Kabupaten Contoh", "diskominfo"),
    # Another region's office, however alike, is another office.
    ("Dinas Kesehatan Kota Contoh", ""),
    ("Dinas Kesehatan Kabupaten Misal", ""),
    ("Dinas Kesehatan Hewan", ""),
    ("Dinas Kominfo", ""),
)
"""Ways of naming an office, and the office meant; empty for an office that the region lacks."""


def test_an_office_is_named_by_key_name_or_short_name_without_its_own_region() -> None:
    def judge(row: tuple[str, str]) -> None:
        content = f"Judul;OPD;Tenggat\nSatu;{row[0]};2027\n"
        found = read("t.csv", content.encode())
        assert (found.rows[0].values["offices"] == row[1], not found.named) == (bool(row[1]),) * 2

    judge_rows(OFFICES, judge, name=lambda row: row[0])


def answered(table_map: ColumnMap, *pairs: tuple[str, str]) -> ColumnMap:
    """Return a map after a person has written answers behind questions of its text."""
    text = map_text(table_map, CATALOGUE)
    for question, answer in pairs:
        assert text.count(f"  {question}:\n") == 1, text
        text = text.replace(f"  {question}:\n", f"  {question}: {answer}\n")
    return read_map("peta.yml", text.encode(), table_reader().names)


def test_offices_and_states_are_asked_once_and_answered_in_the_map() -> None:
    lines = [
        "Judul;OPD;Status;Tenggat",
        "Satu;Dinas Kominfo;80%;2027",
        "Dua;Dinas Kominfo / Dinas Antah;Tahap lelang;2027",
        "Tiga;DINAS KOMINFO KABUPATEN CONTOH;tahap  LELANG;2027",
        "Empat;Dinas Antah Kab. Contoh;Selesai;2027",
    ]
    table, reader = open_table("t.csv", "\n".join(lines).encode()), table_reader()
    proposed = proposed_map(table)
    asked = reader.read(table, proposed)
    # One question for each word and each office, whatever the number of rows.
    assert [row.question.count("belum dibaca") for row in asked.rows] == [1, 1, 0, 0]
    assert list(asked.named["Office"]) == ["dinas-kominfo", "dinas-antah"]
    assert [row.values["state"] for row in asked.rows] == ["unknown"] * 3 + ["done"]
    assert [row.own.get("Status") for row in asked.rows] == [
        "80%",
        "Tahap lelang",
        "tahap  LELANG",
        None,
    ]

    asking = asking_map(proposed, asked)
    assert (
        read_map("peta.yml", map_text(asking, CATALOGUE).encode(), table_reader().names) == asking
    )
    told = list(told_questions(asked, proposed, "t.map.yml", table_reader().names, CATALOGUE))
    assert [line for line in told if line.startswith(" ")] == [
        "  states:",
        "    80%: running",
        "    Tahap lelang:",
        "  offices:",
        "    Dinas Kominfo: diskominfo",
        "    Dinas Antah:",
    ]
    # An answer may be a key, or the word of a list, or a name of the office.
    full = answered(
        asking, ("80%", "Berjalan"), ("Tahap lelang", "planned"), ("Dinas Kominfo", "Diskominfo")
    )
    found = reader.read(table, full)
    assert [row.values["state"] for row in found.rows] == ["running", "planned", "planned", "done"]
    assert [row.values["offices"].split("\n") for row in found.rows] == [
        ["diskominfo"], ["diskominfo", "dinas-antah"], ["diskominfo"], ["dinas-antah"]
    ]  # fmt: skip
    assert not any(row.question for row in found.rows)
    assert list(found.named["Office"]) == ["dinas-antah"]
    # The office without an answer is new, and nobody asks again.
    assert list(told_questions(found, full, "t.map.yml", table_reader().names, CATALOGUE)) == []


def test_a_share_shown_in_percent_is_asked_as_it_is_shown() -> None:
    def as_share(book: Workbook) -> None:
        assert book.active is not None
        book.active["B3"].number_format = "0%"

    content = as_workbook([["Program"], ["Judul", "Status"], ["Satu", 0.8]])
    found = read("t.xlsx", saved(content, as_share))
    assert dict(found.states) == {"80%": 1}


def test_the_precision_of_dates_is_asked_once_for_a_column() -> None:
    heads = "Nama Program;Dimensi;Tenggat;Realisasi\n"
    texts = (
        "Triwulan III 2025",
        "TW IV 2025",
        "Semester I 2026",
        "30 Juni 2027",
        "Juni 2027",
        "2027",
    )
    lines = [f"Satu {at};Ekonomi;{text};\n" for at, text in enumerate(texts)]
    table = open_table("t.csv", (heads + "".join(lines)).encode())
    proposed = proposed_map(table)
    assert dict(proposed.dates) == {"Tenggat": ""}
    reader = table_reader()

    asked = reader.read(table, proposed)
    assert asked.undecided == {"Tenggat": list(texts[:3])}
    assert [bool(row.question) for row in asked.rows] == [True, *[False] * 5]
    assert "2025-09-30" in asked.rows[0].question
    # Nothing typed vanishes: what waits stands in the office's own column.
    assert [row.own.get("Tenggat") for row in asked.rows[:3]] == list(texts[:3])
    certain = ["2027-06-30", "2027-06", "2027"]
    assert [row.values.get("due") for row in asked.rows] == [None] * 3 + certain

    for precision, wanted in (
        ("month", ["2025-09", "2025-12", "2026-06"]),
        ("day", ["2025-09-30", "2025-12-31", "2026-06-30"]),
    ):
        text = map_text(proposed, CATALOGUE).removesuffix("\n") + f" {precision}\n"
        answered = read_map("peta.yml", text.encode(), reader.names)
        assert answered.dates == {"Tenggat": precision}, text
        found = reader.read(table, answered)
        assert [row.values.get("due") for row in found.rows] == [*wanted, *certain]
        assert not found.undecided
        assert not any(row.question for row in found.rows)


def test_a_latest_day_is_read_where_the_model_holds_the_last_day() -> None:
    heads = "Nama Program;Dimensi;Tenggat;Selesai pada\n"
    texts = ("s.d. Desember 2025", "paling lambat 30 Juni 2026", "akhir 2026", "s/d akhir Mei 2027")
    lines = [f"Satu {at};Ekonomi;{text};\n" for at, text in enumerate(texts)]
    found = read("t.csv", (heads + "".join(lines)).encode())
    assert [row.values.get("due") for row in found.rows] == [
        "2025-12", "2026-06-30", "2026", "2027-05"
    ]  # fmt: skip
    assert not any(row.question for row in found.rows)


def test_hidden_rows_and_columns_are_left_out_and_the_rest_is_read() -> None:
    def hide(book: Workbook) -> None:
        assert book.active is not None
        book.active.row_dimensions[9].hidden = True
        book.active.column_dimensions["E"].hidden = True

    found = read("program.xlsx", saved(as_workbook(LINES[:13]), hide))
    assert [row.values["title"] for row in found.rows] == [
        "Izin usaha satu pintu",
        "Ambulans desa",
        "Posyandu",
    ]
    assert not any("due" in row.values for row in found.rows)


def test_unreadable_cells_are_named_at_once_but_those_of_sums_are_not_asked_for() -> None:
    # The formula of the sum has no result, and nobody needs it.
    assert len(read("program.xlsx", as_workbook(LINES)).rows) == 4
    lines = [list(line) for line in LINES]
    lines[8][5], lines[12][4], lines[9][5] = "=1+1", "#VALUE!", "#REF!"
    with pytest.raises(GeneratorError) as refusal:
        read("program.xlsx", as_workbook(lines))
    assert refusal.value.key == "table_cell"
    assert refusal.value.arguments["cells"] == "F9, E13"


def test_many_unreadable_cells_are_counted_and_the_first_are_named() -> None:
    lines = [*LINES[:6], *([at, f"Program {at}", "Ekonomi", "dlh", "#REF!"] for at in range(1, 31))]
    with pytest.raises(GeneratorError) as refusal:
        read("program.xlsx", as_workbook(lines))
    cells = refusal.value.arguments["cells"].split(", ")
    assert (refusal.value.arguments["count"], cells[0], cells[19:]) == ("30", "E7", ["E26", "…"])


def test_a_row_is_a_sum_by_its_first_cell_and_figures_alone() -> None:
    for row in (
        ["JUMLAH", "Rp 3.700.000.000"],
        ["Sub total", "3700000000"],
        ["Total anggaran", "12 program", "5"],
        ["Jumlah Smart Living", "2.500", "#REF!", "=SUM(A1:A3)"],
        ["Grand Total"],
        ["Jumlah Smart Living"],
    ):
        assert is_sum(row), row
    for row in (
        ["1", "Jumlah UMKM terbina 50", "Ekonomi"],
        ["Jumlah UMKM terbina", "Ekonomi", "2027"],
        ["Total quality service", "Diskominfo"],
        ["Posyandu", "dinkes", "Jumlah kader bertambah"],
        [],
    ):
        assert not is_sum(row), row


def test_a_record_named_as_a_sum_is_read_and_its_unreadable_cell_is_asked_for() -> None:
    lines = [*LINES[:6], [1, "Total quality service", "Ekonomi", "dlh", "2027"]]
    assert [row.values["title"] for row in read("p.xlsx", as_workbook(lines)).rows] == [
        "Total quality service"
    ]
    lines[6][4] = "#REF!"
    with pytest.raises(GeneratorError) as refusal:
        read("p.xlsx", as_workbook(lines))
    assert refusal.value.arguments["cells"] == "E7"


def test_csv_is_read_with_any_of_its_marks_and_encodings() -> None:
    line = 'Judul{0}Dimensi{0}Tenggat\nKafé desa{0}Ekonomi{0}2027\n"Satu{0} dua"{0}Ekonomi{0}Juni 2027\n'

    def judge(case: tuple[str, str]) -> None:
        mark, encoding = case
        found = read("program.csv", line.format(mark).encode(encoding))
        assert [row.values["due"] for row in found.rows] == ["2027", "2027-06"]
        assert found.rows[0].values["title"] == "Kafé desa"
        assert found.rows[1].values["title"] == " ".join(f"Satu{mark} dua".split())

    judge_rows([(mark, code) for mark in ";,\t" for code in ("utf-8-sig", "cp1252")], judge)


def test_a_map_is_proposed_corrected_and_read_again() -> None:
    table = open_table("program.xlsx", as_workbook(LINES[:13]))
    proposed = proposed_map(table)
    assert proposed.sheet.name == "QuickWin"
    assert dict(proposed.columns) == {
        "No": "",
        "Program / Nama Program": "title",
        "Dimensi": "dimension",
        "OPD": "offices",
        "Target": "due",
        "Anggaran": "budget_idr.value",
        "Catatan": "",
    }
    text = map_text(proposed, CATALOGUE)
    assert read_map("peta.yml", text.encode(), table_reader().names) == proposed
    for wrong in (
        b"",
        b"sheet: Apa\ncolumns: {a: b}\n",
        b"sheet: QuickWin\ncolumns: {a: judul}\n",
        b"sheet: QuickWin\ncolumns: {a: due}\ndates: {a: triwulan}\n",
        b"sheet: QuickWin\ncolumns: {a: due}\nstates: {Lelang: lelang}\n",
        b"sheet: QuickWin\ncolumns: {a: due}\noffices: {Dinas X: dinas-x}\n",
    ):
        with pytest.raises(GeneratorError) as refusal:
            read_map("peta.yml", wrong, table_reader().names)
        assert refusal.value.key.startswith("table_map")


def test_a_sheet_without_headings_is_answered() -> None:
    with pytest.raises(GeneratorError) as refusal:
        read("program.csv", b"a;b\n1;2\n")
    assert refusal.value.key == "table_headings"


def test_dimensions_of_the_followed_framework_are_known_before_the_region_lists_them() -> None:
    names = exported_rows(data(), "kota-bontang", CATALOGUE).names[Kind.DIMENSION]
    assert {"economy", "mobility", "environment", "people", "living", "governance"} <= set(names)


HEADS: tuple[tuple[str, str], ...] = (
    ("Anggaran (Rp)", "budget_idr.value"),
    ("PERANGKAT DAERAH PELAKSANA", "offices"),
    ("Target / Waktu Penyelesaian (bulan)", "due"),
    ("Keluaran yang diharapkan", ""),
    ("Judul\x00", "title"),
    ("No. Urut", ""),
)


def test_a_heading_is_known_beside_units_and_further_words() -> None:
    def judge(row: tuple[str, str]) -> None:
        table = open_table("program.csv", f"Dimensi;{row[0]};Nama desa;Status\na;b;c;d\n".encode())
        proposed = proposed_map(table)
        if proposed.sheet.name == "QuickWin" or row[1]:
            heading = list(table.heads.values())[1]
            assert proposed.columns[heading] == row[1]
        # A map holds every heading, whatever characters stand in the cell.
        assert (
            read_map("peta.yml", map_text(proposed, CATALOGUE).encode(), table_reader().names)
            == proposed
        )

    judge_rows(HEADS, judge, name=lambda row: row[0])


def test_a_second_row_of_headings_is_known_without_merged_cells() -> None:
    lines = [
        "No;Judul;Target;;Status",
        ";;Waktu;Keluaran;",
        "1;2;3;4;5",
        "1;Satu;2027;Aplikasi;Rencana",
    ]
    table = open_table("program.csv", "\n".join(lines).encode())
    assert list(table.heads.values()) == ["No", "Judul", "Target / Waktu", "Keluaran", "Status"]
    (row,) = read("program.csv", "\n".join(lines).encode()).rows
    assert (row.values["due"], row.own) == ("2027", {"Keluaran": "Aplikasi"})


def test_a_title_that_names_no_dimension_and_a_short_name_are_understood() -> None:
    lines = ["No;Judul;OPD;Tenggat", "A. SELATAN;;;", "1;Satu;Diskominfo / Dinas Baru;2027"]
    found = read("program.csv", "\n".join(lines).encode())
    (row,) = found.rows
    assert row.own == {"Bagian": "A. SELATAN"}
    assert row.values["offices"].split("\n") == ["diskominfo", "dinas-baru"]
    assert list(found.named["Office"]) == ["dinas-baru"]
    assert row.question == ""
