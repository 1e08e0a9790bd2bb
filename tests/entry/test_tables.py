"""The plain tables of a made-up city, from which a plan is entered, agree with themselves."""

import csv
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "kota-rekabaru"
Row = dict[str, str]
Column = tuple[str, str]

OFFICES = (("perangkat-daerah", "Singkatan"), ("pihak-lain", "Nama"))
SOURCES = (("sumber", "Kode"), ("peraturan", "Kode"), ("dokumen", "Kode"))
DIMENSIONS = (("dimensi", "Nomor"),)
PROGRAMMES = (("program", "Nomor"),)
PLANS = (("rencana", "Kode"),)
GOALS = (("sasaran-rpjmd", "Kode"),)
PEOPLE = (("orang", "Nama"),)
VILLAGES = (("kelurahan", "Sebutan singkat"),)
DISTRICTS = (("kecamatan", "Nama"),)
BODIES = (("lembaga", "Kode"),)
REFERENCES: dict[str, tuple[Column, ...]] = {
    "OPD": OFFICES,
    "OPD utama": OFFICES,
    "OPD pendukung": OFFICES,
    "OPD pengelola": OFFICES,
    "OPD pembina utama": OFFICES,
    "OPD pembina pendukung": OFFICES,
    "Oleh": OFFICES,
    "Pendukung": OFFICES,
    "Penyelenggara utama": OFFICES,
    "Perangkat daerah / lembaga": OFFICES + BODIES,
    "Sumber": SOURCES,
    "Dasar": SOURCES,
    "Bukti": SOURCES,
    "Dokumen": SOURCES,
    "Dasar hukum": (("peraturan", "Kode"),),
    "Dasar pembentukan": (("peraturan", "Kode"),),
    "Ditetapkan dengan": (("peraturan", "Kode"),),
    "Dimensi": DIMENSIONS,
    "Subdimensi": DIMENSIONS,
    "Program": PROGRAMMES,
    "Nomor program": PROGRAMMES,
    "Rencana": PLANS,
    "Rencana asal": PLANS,
    "Sasaran RPJMD": GOALS,
    "Kode sasaran RPJMD": GOALS,
    "Quick win": (("quick-win", "Kode"),),
    "Ketua": PEOPLE,
    "Kepala": PEOPLE,
    "Orang": PEOPLE,
    "Lembaga": BODIES,
    "Kecamatan": DISTRICTS,
    "Kelurahan": VILLAGES,
    "Berkas foto": (("foto", "Nama berkas"),),
}
"""Columns that name rows of other sheets, by heading, and the columns of which one has the name."""

RECORDS = {
    "Quick win": ("quick-win", "Kode"),
    "Indikator": ("indikator", "Kode"),
    "Program": ("program", "Nomor"),
    "Peraturan": ("peraturan", "Kode"),
}
STAGES = ("Rencana (Rp)", "Disetujui (Rp)", "Realisasi (Rp)")
YEARS = ("2024", "2025", "2026", "2027", "2028")


@cache
def sheet(name: str) -> list[Row]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def column(name: str, heading: str) -> list[str]:
    return [row[heading] for row in sheet(name)]


@cache
def known_names(heading: str) -> frozenset[str]:
    """Return the names that the cells below a heading may say."""
    return frozenset(cell for target in REFERENCES[heading] for cell in column(*target))


def names(cell: str) -> list[str]:
    return cell.split("; ") if cell else []


def rupiah(cell: str) -> int:
    return int(cell.replace(".", ""))


def record(kind: str, name: str) -> Row:
    of_sheet, key = RECORDS[kind]
    return {row[key]: row for row in sheet(of_sheet)}[name]


SHEETS = sorted(path.stem for path in FOLDER.glob("*.csv"))


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("rencana", 2),
        ("program", 60),
        ("quick-win", 15),
        ("indikator", 24),
        ("kelurahan", 8),
        ("evaluasi", 6),
    ],
)
def test_as_many_rows_as_were_asked_for_and_none_twice(name: str, count: int) -> None:
    rows = [tuple(row.values()) for row in sheet(name)]
    assert (len(rows), len(set(rows))) == (count, count)


def test_programmes_have_names_of_their_own_and_one_dimension_has_twenty() -> None:
    assert len(set(column("program", "Nama program"))) == 60
    of_dimension = Counter(cell[0] for cell in column("program", "Subdimensi"))
    assert of_dimension == {"A": 20, "B": 11, "C": 11, "D": 9, "E": 9}


@pytest.mark.parametrize("name", SHEETS)
def test_every_row_has_all_cells_and_what_it_names_stands_in_its_sheet(name: str) -> None:
    for row in sheet(name):
        assert None not in {*row, *row.values()}, row
        assert all(cell == cell.strip() for cell in row.values()), row
        for heading in REFERENCES.keys() & row.keys():
            assert set(names(row[heading])) <= known_names(heading), (row, heading)


def test_every_heading_that_names_rows_of_another_sheet_is_used() -> None:
    assert REFERENCES.keys() <= {heading for name in SHEETS for heading in sheet(name)[0]}


def test_places_of_programmes_and_promises_are_districts_or_villages() -> None:
    known = {*column("kelurahan", "Sebutan singkat")}
    known |= {f"Kec. {name}" for name in column("kecamatan", "Nama")}
    for name in ("program", "quick-win"):
        assert {place for cell in column(name, "Lokasi") for place in names(cell)} <= known


def test_promises_and_indicators_have_dimensions_of_their_own_plan() -> None:
    of_plan = {(row["Rencana"], row["Nomor"]) for row in sheet("dimensi")}
    for name in ("quick-win", "indikator", "program-rencana-lama"):
        assert {(row["Rencana"], row["Dimensi"]) for row in sheet(name)} <= of_plan


def test_years_of_money_and_work_lie_within_the_years_of_the_programme() -> None:
    for row in sheet("anggaran"):
        programme = record("Program", row["Nomor program"])
        assert programme["Tahun mulai"] <= row["Tahun"] <= programme["Tahun selesai"], row
    assert len(sheet("anggaran")) == len(
        {(row["Nomor program"], row["Tahun"], row["Sumber dana"]) for row in sheet("anggaran")}
    )


def assert_sum(printed: str, rows: list[Row], stage: str) -> None:
    """Hold a printed sum against its parts: the same if all are there, else at least as much."""
    parts = [row[stage] for row in rows]
    known = sum(int(part) for part in parts if part)
    if not printed:
        assert not known
    elif all(parts):
        assert rupiah(printed) == known
    else:
        assert rupiah(printed) >= known


def money(is_meant: Callable[[Row], bool]) -> list[Row]:
    return [row for row in sheet("anggaran") if is_meant(row)]


@pytest.mark.parametrize("stage", STAGES)
def test_sums_by_year_and_fund_are_those_of_their_parts(stage: str) -> None:
    for total in sheet("rekap-anggaran"):
        year, fund = total["Tahun"], total["Sumber dana"]
        parts = money(
            lambda r, y=year, f=fund: r["Tahun"] == y and f in ("JUMLAH", r["Sumber dana"])
        )
        assert_sum(total[stage], parts, stage)


def test_sums_by_dimension_and_programme_are_those_of_their_parts() -> None:
    dimension_of = {row["Nomor"]: row["Subdimensi"][0] for row in sheet("program")}
    for total in sheet("rekap-dimensi"):
        mine = money(lambda r, d=total["Dimensi"]: d in ("", dimension_of[r["Nomor program"]]))
        for year in YEARS:
            parts = [row for row in mine if row["Tahun"] == year]
            assert_sum(total[f"{year} (Rp)"], parts, STAGES[0])
        assert_sum(total["Jumlah (Rp)"], mine, STAGES[0])
        assert rupiah(total["Jumlah (Rp)"]) == sum(rupiah(total[f"{year} (Rp)"]) for year in YEARS)
    for programme in sheet("program"):
        parts = money(lambda r, n=programme["Nomor"]: r["Nomor program"] == n)
        assert_sum(programme["Jumlah pagu (Rp)"], parts, STAGES[0])


def test_a_changed_promise_leads_from_value_to_value_to_that_of_today() -> None:
    last: dict[tuple[str, str, str], str] = {}
    for row in sheet("perubahan-janji"):
        what = (row["Jenis data"], row["Kode"], row["Yang berubah"])
        assert last.get(what, row["Nilai lama"]) == row["Nilai lama"], row
        last[what] = row["Nilai baru"]
    for (kind, name, heading), value in last.items():
        assert record(kind, name)[heading] == value, name
    moved = Counter(
        row["Kode"] for row in sheet("perubahan-janji") if row["Yang berubah"] == "Tenggat sekarang"
    )
    assert moved == {"QW-08": 2, "QW-06": 2, "QW-12": 1}


def test_a_correction_gives_the_value_of_today() -> None:
    achieved = {(row["Kode"], row["Tahun"]): row["Capaian"] for row in sheet("capaian-indikator")}
    for row in sheet("koreksi"):
        if row["Jenis data"] == "Capaian indikator":
            now = achieved[row["Kode"], row["Kolom"].removeprefix("Capaian ")]
        else:
            now = record(row["Jenis data"], row["Kode"])[row["Kolom"]]
        assert now == row["Nilai benar"] != row["Nilai keliru yang terbit"]


def test_the_withdrawn_promise_is_the_one_marked_so() -> None:
    withdrawn = {row["Kode"] for row in sheet("quick-win") if row["Keadaan"] == "Ditarik"}
    assert set(column("ditarik", "Kode")) == withdrawn
    assert len(withdrawn) == 1


def test_counted_progress_is_of_what_was_promised() -> None:
    for row in sheet("kemajuan"):
        promise = record("Quick win", row["Quick win"])
        promised = (promise["Sasaran hitungan"], promise["Satuan hitungan"])
        assert (row["Dari"], row["Satuan"]) == promised, row
        assert rupiah(row["Tercapai"]) <= rupiah(row["Dari"])
    assert ("QW-08", "62", "80") in {
        (row["Quick win"], row["Tercapai"], row["Dari"]) for row in sheet("kemajuan")
    }


def test_scores_are_the_weighted_sums_of_their_parts() -> None:
    printed = {row["Tahun"]: row["Nilai akhir"] for row in sheet("evaluasi")}
    parts = [row for row in sheet("nilai-evaluasi") if row["Jenis"] == "Bagian"]
    weighed = {year for year in printed if any(row["Tahun"] == year for row in parts)}
    assert weighed == {*printed} - {"2019"}
    for year in weighed:
        mine = [row for row in parts if row["Tahun"] == year]
        assert sum(int(row["Bobot (%)"]) for row in mine) == 100
        # In hundredths: scores and weights are whole then, and nothing is lost.
        total = sum(int(row["Bobot (%)"]) * int(row["Nilai"].replace(",", "")) for row in mine)
        assert abs(total - 100 * int(printed[year].replace(",", ""))) <= 50, year
    assert {*column("temuan-evaluasi", "Tahun")} == {*printed}


def test_codes_and_coordinates_can_be_those_of_the_made_up_city() -> None:
    [code] = [row["Isi"] for row in sheet("daerah") if row["Uraian"] == "Kode wilayah"]
    kinds = {"Kelurahan": "1", "Desa": "2", "Desa adat": "3"}
    districts = {row["Nama"]: row["Kode"] for row in sheet("kecamatan")}
    assert all(district.startswith(f"{code}.") for district in districts.values())
    for village in sheet("kelurahan"):
        begins = f"{districts[village['Kecamatan']]}.{kinds[village['Jenis']]}"
        assert village["Kode"].startswith(begins), village
    for name, heading in (
        ("kecamatan", "Koordinat kantor"),
        ("kelurahan", "Koordinat"),
        ("fasilitas", "Koordinat"),
    ):
        for cell in filter(None, column(name, heading)):
            latitude, longitude = (float(part) for part in cell.split(", "))
            assert -0.7 < latitude < -0.5, cell
            assert 113.2 < longitude < 113.4, cell


def test_contacts_are_reserved_ones_of_offices() -> None:
    for office in sheet("perangkat-daerah"):
        assert office["Telepon"].startswith("(099) 555-"), office
        assert not office["Surel"] or office["Surel"].endswith(".example"), office
    addresses = [
        cell
        for name in SHEETS
        for row in sheet(name)
        for cell in row.values()
        if cell.startswith("http")
    ]
    assert addresses
    assert all(address.split("/")[2].endswith(".example") for address in addresses)
