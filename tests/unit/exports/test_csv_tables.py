"""All regions as CSV: who is in it, and that no spreadsheet runs a cell."""

import csv
import io

import pytest

from generator.exports.csv_tables import _inert
from generator.exports.table_rows import TABLES
from tests.builders import CONTOH, FOLLOWING, LAYANAN, MISAL, REAL
from tests.contexts import Staged, a_build_context, files_of

FICTIONAL_WIN = "fictional: ya\ntitle: Rekaan\nstate: running\n"
DATED = (
    "title: Layanan\nstate: running\ndue: '2026-11-20'\npromised_on: '2024'\nsources: [berita]\n"
    "history: [{date: '2025', reason: Lelang, former: {due: '2025-06'}}]\n"
)
SOURCES = """sources:
  - id: berita
    title: '=1+1'
    outlet: {id: "+62, Satu", en: One}
    author: '@ani'
    grade: press
    date: "2022-04"
"""
ROWS = """participations:
  - {summary: Satu., cohort: 2022, sources: [berita]}
  - {summary: Dua., sources: [berita]}
framework: {framework: national-six, sources: [berita]}
"""


def read(build: Staged) -> dict[str, list[dict[str, str]]]:
    return {
        path: list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
        for path, text in tables_of(build).items()
    }


def tables_of(build: Staged) -> dict[str, str]:
    return {path: text for path, text in files_of(build).items() if path in TABLES}


@pytest.fixture(scope="module")
def build() -> Staged:
    files = {CONTOH: FOLLOWING, LAYANAN: FICTIONAL_WIN, MISAL: REAL + ROWS + SOURCES}
    return a_build_context(files | {"kota-misal/quick-wins/layanan.yml": DATED})


def test_there_is_one_line_for_each_real_region(build: Staged) -> None:
    assert read(build)["data/daerah.csv"] == [
        {
            "slug": "kota-misal",
            "type": "kota",
            "name": "Misal",
            "code": "33.99",
            "province": "",
            "cohorts": "2022",
            "framework": "national-six",
            "source": "daftar-kode",
            "grade": "official_document",
            "changed_on": "",
        }
    ]


def test_a_quick_win_has_the_state_that_is_reported_and_the_state_of_the_day(
    build: Staged,
) -> None:
    (row,) = read(build)["data/quick-win.csv"]
    assert (row["region"], row["quick_win"], row["title"]) == ("kota-misal", "layanan", "Layanan")
    assert row["is_promised"] == "true"
    assert (row["promised_on"], row["due"], row["done_on"]) == ("2024", "2026-11-20", "")
    assert (row["reported_state"], row["shown_state"]) == ("running", "late")
    assert (row["first_due"], row["withdrawn_on"]) == ("2025-06", "")


def test_a_village_has_its_kind_its_place_and_its_code() -> None:
    village = (
        "name: Tugu\nkind: kelurahan\ndistrict: Kota\ncode: '33.99.01.1002'\nsources: [berita]\n"
    )
    files = {MISAL: REAL + SOURCES, "kota-misal/villages/tugu.yml": village}
    (row,) = read(a_build_context(files))["data/desa-cerdas.csv"]
    assert row == {
        "region": "kota-misal",
        "village": "tugu",
        "name": "Tugu",
        "kind": "kelurahan",
        "district": "Kota",
        "code": "33.99.01.1002",
        "aspects": "",
        "withdrawn_on": "",
        "source": "berita",
        "grade": "press",
        "changed_on": "",
    }


def test_every_table_across_regions_is_linked_where_its_rows_are_listed(build: Staged) -> None:
    lists = {
        "daerah": "daerah",
        "quick-win": "quick-win",
        "desa-cerdas": "desa-cerdas",
        "sumber": "sumber",
    }
    files = files_of(build)
    unlinked = [
        table
        for address, table in lists.items()
        if f'href="../data/{table}.csv"' not in files[f"{address}/index.md"]
    ]
    assert unlinked == []


def test_withdrawn_records_are_marked_and_budgets_that_add_money_have_a_row() -> None:
    budget = "budget_idr: {measure: Pagu, unit: rupiah, value: 90, date: 2025}"
    gone = "withdrawn: {date: 2026-01, reason: Digabung}"
    text = (
        f"dimensions: [{{key: living, name: L, sources: [daftar-kode], programmes: [{{title: P, {budget}}}, "
        f"{{title: R, {budget}, funding: [{{year: 2024, planned_idr: 50}}]}}, "
        f"{{title: S, {budget}, funding: [{{year: 2025, spent_idr: 60}}]}}, "
        f"{{title: T, {budget}, funding: [{{planned_idr: 40}}]}}, "
        f"{{title: Q, {budget}, funding: [{{year: 2025, planned_idr: 70}}], {gone}}}]}}]\n"
        "indicators: [{id: a, measure: A, sources: [daftar-kode], targets: [{year: 2025, value: 1}], "
        + gone
        + "}]\n"
        "framework: {framework: national-six, sources: [daftar-kode]}\n"
    )
    tables = read(a_build_context({MISAL: REAL + text}))
    assert [
        (row["title"], row["year"], row["planned_idr"], row["withdrawn_on"])
        for row in tables["data/dana.csv"]
    ] == [
        ("P", "2025", "90", ""),
        ("R", "2024", "50", ""),
        ("R", "2025", "90", ""),
        ("S", "2025", "", ""),
        ("S", "2025", "90", ""),
        ("T", "", "40", ""),
        ("Q", "2025", "70", "2026-01"),
    ]
    assert [row["withdrawn_on"] for row in tables["data/indikator.csv"]] == ["2026-01"]


def test_a_fictional_region_is_in_no_table_but_has_its_own_json(build: Staged) -> None:
    files = {path: text for path, text in files_of(build).items() if path.startswith("data/")}
    assert {path for path, text in files.items() if "kabupaten-contoh" in text} == {
        "data/daerah/kabupaten-contoh.json",
        "data/daerah/kabupaten-contoh.atom",
        "data/bandingkan/kabupaten-contoh.json",
        "data/bandingkan/index.json",
        "data/nama.json",
        "data/tempat.json",
        "data/usulan-baru/kabupaten-contoh.json",
    }


def test_cells_that_a_spreadsheet_would_run_are_text(build: Staged) -> None:
    (row,) = read(build)["data/sumber.csv"]
    assert (row["title"], row["outlet"], row["author"]) == ("'=1+1", "'+62, Satu", "'@ani")


@pytest.mark.parametrize(
    "cell", ["=1", "+1", "-1+1", "@a", "\ta", "\ra", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20a"]
)
def test_every_sign_that_begins_a_formula_is_made_inert(cell: str) -> None:
    assert _inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Kota", "1=1", "2026-11-20", "'kutip", "71.72", "-1", "-2.5"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert _inert(cell) == cell


def test_a_table_is_what_spreadsheets_expect(build: Staged) -> None:
    for text in tables_of(build).values():
        assert text.startswith("\ufeff")
        assert text.endswith("\r\n")
        assert text.count("\n") == text.count("\r\n")
