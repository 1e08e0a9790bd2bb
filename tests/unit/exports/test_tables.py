"""The tables in each form: readers of the field find the same rows, with types and meanings."""

import csv
import dataclasses
import datetime as dt
import hashlib
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import frictionless
import openpyxl
import pytest

from generator.exports.columns import COLUMN_NAMES, KEYS, column_of
from generator.exports.table_rows import TABLES
from tests.builders import CONTOH, FICTIONAL, LAYANAN, MISAL, REAL
from tests.contexts import BINARY, Staged, a_build_context
from tests.loading import bytes_of, generated

SITE = "https://data.example/"
REGION = f"""{REAL}participations:
  - {{summary: Satu., cohort: 2022, sources: [berita]}}
framework: {{framework: national-six, sources: [berita]}}
indicators:
  - {{id: layanan, measure: Layanan, unit: persen, direction: more, baseline: {{year: 2024, value: "12.5"}},
     achieved: [{{year: 2025, value: "-2.5"}}], sources: [berita]}}
sources:
  - {{id: berita, title: '=1+1', outlet: "Satu; dua, tiga", grade: press, date: 2022-04}}
  - {{id: laporan, title: Laporan, grade: official_document, date: '2023'}}
"""
WIN = """title: Layanan yang namanya panjang sekali
state: running
due: 2026-12
promised_on: '2024'
funding: [{year: 2025, fund: apbd, planned_idr: '12500000', sources: [laporan]}]
sources: {due: [laporan], rest: [berita]}
"""
FILES = {
    CONTOH: FICTIONAL,
    LAYANAN: "fictional: ya\ntitle: Rekaan sekali\nstate: running\n",
    MISAL: REGION,
    "kota-misal/quick-wins/layanan.yml": WIN,
    "kota-misal/villages/andai.yml": "name: Andai\nkind: desa\nsources: [berita]\n",
}


@pytest.fixture(scope="module")
def build() -> Staged:
    made = a_build_context(FILES, site_url=SITE)
    settings = dataclasses.replace(
        made.settings,
        data_licence="CC BY 4.0",
        site_name="Kota Cerdas",
        publisher="Penerbit",
        workbooks=True,
    )
    shared = dataclasses.replace(made.loaded.shared, settings=settings)
    return dataclasses.replace(
        made, settings=settings, loaded=dataclasses.replace(made.loaded, shared=shared)
    )


@pytest.fixture(scope="module")
def files(build: Staged) -> dict[str, bytes]:
    return bytes_of(generated(build.loaded))


@pytest.fixture(scope="module")
def folder(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the data files as somebody has taken them home."""
    place = tmp_path_factory.mktemp("unduhan")
    for path, data in files.items():
        if path.startswith("data/"):
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(data)
    return place / "data"


def cells(data: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_the_package_is_valid_and_every_row_fits_its_types(folder: Path) -> None:
    report = frictionless.validate(folder / "datapackage.json")
    assert report.valid, report.flatten(["taskNumber", "fieldName", "type", "note"])
    package = frictionless.Package(folder / "datapackage.json")
    rows = {resource.name: resource.read_rows() for resource in package.resources}
    assert {name: len(found) for name, found in rows.items()} == {
        "daerah": 1,
        "quick-win": 1,
        "sumber": 2,
        "indikator": 2,
        "dana": 1,
        "desa-cerdas": 1,
    }
    (win,) = rows["quick-win"]
    assert (win["is_promised"], str(win["state_on"]), win["due"]) == (True, "2026-11-21", "2026-12")
    assert [str(row["value"]) for row in rows["indikator"]] == ["12.5", "-2.5"]


def test_a_row_that_does_not_fit_is_found(folder: Path, tmp_path: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            place = tmp_path / path.relative_to(folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
    wrong = tmp_path / "quick-win.csv"
    wrong.write_bytes(
        wrong.read_bytes().replace(b"running", b"terbang").replace(b"2026-12", b"Desember")
    )
    found = {
        kind for (kind,) in frictionless.validate(tmp_path / "datapackage.json").flatten(["type"])
    }
    assert "constraint-error" in found


def test_every_column_says_what_it_is_and_no_description_is_idle(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_bytes())
    assert [resource["path"] for resource in package["resources"]] == [
        path.removeprefix("data/") for path in TABLES
    ]
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == list(TABLES[f"data/{resource['path']}"])
        for field in fields:
            for words in (field, field["translations"]["en"]):
                assert words["title"], field
                assert words["description"], field
            # A translation that was forgotten would repeat the sentence.
            assert field["description"] != field["translations"]["en"]["description"], field
        titles = [field["title"] for field in fields]
        # A sheet with two columns of one title cannot be read by people.
        assert len(set(titles)) == len(titles), titles
        assert {"grade", "changed_on"} <= {field["name"] for field in fields}
    assert set(COLUMN_NAMES) <= {name for columns in TABLES.values() for name in columns}
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["contributors"] == [{"title": "Penerbit", "roles": ["publisher"]}]


def test_columns_are_described_for_readers_abroad_in_every_file_that_describes_them(
    files: dict[str, bytes],
) -> None:
    told = json.loads(files["data/csv-metadata.json"])["tables"][1]["tableSchema"]["columns"]
    (late,) = (column for column in told if column["name"] == "due")
    assert {text["@language"]: text["@value"] for text in late["dc:description"]} == {
        "id": "Tenggat yang dijanjikan: tahun, bulan, atau hari.",
        "en": "Promised due date: a year, a month or a day.",
    }
    about = openpyxl.load_workbook(io.BytesIO(files["data/tabel.xlsx"])).worksheets[0]
    rows = {row[:2]: row[2:] for row in about.iter_rows(values_only=True)}
    assert rows["quick-win", "due"] == (
        "Target selesai",
        "Tenggat yang dijanjikan: tahun, bulan, atau hari.",
        "Due",
        "Promised due date: a year, a month or a day.",
    )


def test_identifiers_are_unique_and_lead_to_their_region(folder: Path) -> None:
    slugs = {row[0] for row in cells((folder / "daerah.csv").read_bytes())[1:]}
    for path, keys in KEYS.items():
        head, *rows = cells((folder / path.removeprefix("data/")).read_bytes())
        found = [tuple(row[head.index(key)] for key in keys) for row in rows]
        assert len(set(found)) == len(found), path
        assert {key[0] for key in found} <= slugs, path


def test_sources_and_grades_of_a_row_stand_in_one_order(folder: Path) -> None:
    head, row = cells((folder / "quick-win.csv").read_bytes())
    told = dict(zip(head, row, strict=True))
    assert (told["source"], told["grade"]) == ("laporan berita", "official_document press")


def test_the_copy_for_indonesian_excel_has_the_same_cells(files: dict[str, bytes]) -> None:
    for path in TABLES:
        copy = files[path.replace("data/", "data/titik-koma/")]
        assert copy.startswith(b"\xef\xbb\xbf")
        assert b"\r\n" in copy
        ours, theirs = cells(files[path]), cells(copy, ";")
        decimals = [
            place for place, name in enumerate(ours[0]) if column_of(path, name).kind == "number"
        ]
        for row in ours[1:]:
            for place in decimals:
                row[place] = row[place].replace(".", ",")
        assert ours == theirs
    assert b";12,5;" in files["data/titik-koma/indikator.csv"]


def test_the_workbook_has_every_row_as_typed_cells_and_no_formula(files: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files["data/tabel.xlsx"]))
    about, *sheets = book.worksheets
    assert [sheet.title for sheet in sheets] == [
        path.removeprefix("data/").removesuffix(".csv") for path in TABLES
    ]
    for path, sheet in zip(TABLES, sheets, strict=True):
        ours = cells(files[path])
        assert sheet.max_row == len(ours)
        assert [cell.value for cell in sheet[1]] == ours[0]
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert [row[8].value for row in book["indikator"].iter_rows(min_row=2)] == [12.5, -2.5]
    assert book["quick-win"]["E2"].value is True
    # Sorted and filtered as days; the form is the same wherever the reader lives.
    state_on = book["quick-win"]["J2"]
    assert (state_on.value.date(), state_on.number_format) == (dt.date(2026, 11, 21), "yyyy-mm-dd")
    # A month is no day, and stays as it was said.
    assert book["quick-win"]["G2"].value == "2026-12"
    money = [cell for cell in book["dana"][2] if cell.data_type == "n" and cell.value == 12500000]
    assert [cell.number_format for cell in money] == ["#,##0"]
    assert book["sumber"]["C2"].value == "=1+1"
    told = [str(cell.value) for row in about.iter_rows() for cell in row]
    assert any("CC BY 4.0" in text for text in told)


def test_a_column_is_as_wide_as_its_cells_and_no_sheet_runs_off_the_screen(
    files: dict[str, bytes],
) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(files["data/tabel.xlsx"]))["quick-win"]
    assert sheet.column_dimensions["C"].width > len("Layanan yang namanya panjang sekali")
    assert sheet.column_dimensions["E"].width < 20
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(2, sheet.max_column).coordinate}"


def test_the_archive_holds_all_data_whole_and_always_the_same(
    build: Staged, files: dict[str, bytes]
) -> None:
    data = files["data/semua.zip"]
    assert data == bytes_of(generated(build.loaded))["data/semua.zip"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        members = {name: archive.read(name) for name in names}
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names == sorted(names)
    assert {"data/daerah/kota-misal.json", "data/datapackage.json", *TABLES} <= members.keys()
    digests = dict(
        reversed(line.split("  ", 1)) for line in members.pop("SHA256SUMS").decode().splitlines()
    )
    assert digests.keys() == members.keys()
    for name, sentence in (("BACA-SAYA.txt", "diterangkan"), ("README.txt", "described in")):
        about = members.pop(name).decode()
        assert SITE in about
        assert sentence in about
        assert "https://creativecommons.org/licenses/by/4.0/" in about
    assert all(files[name] == member for name, member in members.items())


def test_the_description_has_the_size_and_the_digest_of_each_published_table(
    files: dict[str, bytes],
) -> None:
    resources = json.loads(files["data/datapackage.json"])["resources"]
    assert len(resources) == len(TABLES)
    for resource in resources:
        data = files[f"data/{resource['path']}"]
        assert resource["bytes"] == len(data), resource["path"]
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}", resource["path"]


def test_nothing_of_an_invented_region_is_in_any_file_about_all(files: dict[str, bytes]) -> None:
    shared = {
        path: data
        for path, data in files.items()
        if re.fullmatch(r"(data/[^/]+\.\w+|skema/.*|data/titik-koma/.*)", path)
    }
    assert len(shared) > 15
    for path, data in shared.items():
        text = unpacked(data) if path.endswith(BINARY) else data
        # The search finds the invented region by its name, and says that it is one.
        if path not in {"data/tempat.json", "data/nama.json"}:
            assert b"kabupaten-contoh" not in text, path
        assert b"Rekaan sekali" not in text, path


def unpacked(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


def test_every_file_that_can_carries_the_licence(files: dict[str, bytes]) -> None:
    url = "https://creativecommons.org/licenses/by/4.0/"
    region: Any = json.loads(files["data/daerah/kota-misal.json"])
    assert region["licence"] == url
    for path in ("data/datapackage.json", "data/csv-metadata.json", "data/katalog.jsonld"):
        assert url in files[path].decode(), path
    for path in (path for path in files if path.endswith((".atom", ".ics"))):
        assert "CC BY 4.0" in files[path].decode().replace("\r\n ", ""), path
    assert b"CC BY 4.0" in unpacked(files["data/tabel.xlsx"])
