import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.date_notation import (
    date_readings,
    deadline_readings,
    is_day_that_never_was,
    moment_readings,
    span_readings,
)
from generator.model.notation import is_whole_unit, is_withheld, number_readings, unit_named


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("22,4", ("22.4",)),
        ("22,40", ("22.40",)),
        ("71, 5", ("71.5",)),
        ("2.500", ("2500", "2.5000")),
        ("250.000", ("250000", "250.0000")),
        ("-1.500", ("-1500", "-1.5000")),
        ("1,500", ("1500", "1.5000")),
        ("2.500.000.000", ("2500000000",)),
        ("1.250.000,75", ("1250000.75",)),
        ("1,250,000.75", ("1250000.75",)),
        ("1 250 000", ("1250000",)),
        ("Rp 2,5 M", ("2500000000",)),
        ("Rp2,5M", ("2500000000",)),
        ("Rp. 3,1 T", ("3100000000000",)),
        ("1,25 miliar", ("1250000000",)),
        ("2,5 jt", ("2500000",)),
        ("750 ribu", ("750000",)),
        ("Rp 1.250.000.000", ("1250000000",)),
        ("Rp 500.000,-", ("500000",)),
        ("Rp1.250.000.000,00", ("1250000000",)),
        ("IDR 5,000,000.00", ("5000000",)),
        ("ke-35", ("35",)),
        ("2,5 M", ()),  # metres, perhaps
        ("1.250 titik", ()),  # the unit would be lost
        ("85%", ()),
        ("belum ada", ()),
        ("12 - 15", ()),
    ],
)
def test_a_number_is_read_as_indonesians_write_it(written: str, meant: tuple[str, ...]) -> None:
    assert number_readings(written) == meant


@pytest.mark.parametrize(
    ("written", "unit", "meant"),
    [
        ("2.500", "jiwa", ("2500",)),
        ("2.500", "Rupiah", ("2500",)),
        ("250.000", "rumah tangga", ("250000",)),
        ("2.500", "juta rupiah", ("2500", "2.5000")),
        ("22,4", "jiwa", ()),
        ("2,5 M", "rupiah", ("2500000000",)),
        ("Rp 2,5 M", "persen", ()),
        ("85,5%", "persen", ("85.5",)),
        ("22,4 persen", "persen", ("22.4",)),
        ("1.500 jiwa", "jiwa", ("1500",)),
        ("1,5 juta jiwa", "Jiwa", ("1500000",)),
        ("1.500 jiwa", "desa", ()),
        ("5 tahun", "tahun", ("5",)),
        ("500.000 rupiah", "rupiah", ("500000",)),
        ("500.000 rupiah", "", ("500000",)),
        ("Rp 500.000", "IDR", ("500000",)),
    ],
)
def test_the_unit_beside_a_number_decides_what_it_can_mean(
    written: str, unit: str, meant: tuple[str, ...]
) -> None:
    assert number_readings(written, unit=unit) == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("1.500", ("1500",)), ("1.500,00", ("1500",)), ("22,4", ())]
)
def test_a_whole_number_has_one_reading_or_none(written: str, meant: tuple[str, ...]) -> None:
    assert number_readings(written, whole=True) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("31/12/2025", ("2025-12-31",)),
        ("31-12-2025", ("2025-12-31",)),
        ("31.12.25", ("2025-12-31",)),
        ("03/04/2025", ("2025-04-03", "2025-03-04")),
        ("05/05/2025", ("2025-05-05",)),
        ("12/31/2025", ("2025-12-31",)),
        ("30 Juni 2027", ("2027-06-30",)),
        ("Juni 2027", ("2027-06",)),
        ("Nopember 2025", ("2025-11",)),
        ("1 Pebruari 2024", ("2024-02-01",)),
        ("Jum'at, 7 Nopember 2025", ("2025-11-07",)),
        ("Jumat 7 Nov. 2025", ("2025-11-07",)),
        ("tgl. 5 Agt 2024", ("2024-08-05",)),
        ("June 30, 2027", ("2027-06-30",)),
        ("06/2027", ("2027-06",)),
        ("2026-1-5", ("2026-01-05",)),
        ("2026/01/05", ("2026-01-05",)),
        ("tahun 2027", ("2027",)),
        ("“2027-06-30”", ("2027-06-30",)),
        ("2026-01-31T08:00:00+07:00", ("2026-01-31",)),
        ("2026-01-31T20:00:00Z", ("2026-02-01",)),  # three in the morning in Jakarta
        ("TA 2027", ("2027",)),
        ("T.A. 2027", ("2027",)),
        ("tahun anggaran 2027", ("2027",)),
        ("30 Jun 27", ("2027-06-30",)),
        ("Jun 27", ()),
        ("Jun-27", ("2027-06",)),
        ("2025-W05", ()),
        ("Kamis, 7 November 2025", ()),  # a Friday
        ("Jumat, 11/7/2025", ("2025-07-11", "2025-11-07")),  # both are Fridays
        ("31/02/2025", ()),
        ("akhir 2027", ()),
        ("Jum'at", ()),
    ],
)
def test_a_date_is_read_as_indonesians_write_it(written: str, meant: tuple[str, ...]) -> None:
    assert date_readings(written) == meant


@pytest.mark.parametrize("written", ["31/02/2025", "31 Juni 2025", "2026-13", "2026-02-30", "0000"])
def test_only_a_day_that_no_calendar_has_is_called_so(written: str) -> None:
    assert is_day_that_never_was(written)


@pytest.mark.parametrize(
    "written", ["31/12/2025", "30 Juni 2027", "akhir 2027", "belum ada", "2026-02-28"]
)
def test_a_day_that_is_only_written_otherwise_is_in_the_calendar(written: str) -> None:
    assert not is_day_that_never_was(written)


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("2025-2028", ("2025", "2028")),
        ("2025 – 2028", ("2025", "2028")),
        ("2025 s.d. 2028", ("2025", "2028")),
        ("2025 s/d 2028", ("2025", "2028")),
        ("2025 sampai dengan 2028", ("2025", "2028")),
        ("Januari 2025 hingga Juni 2027", ("2025-01", "2027-06")),
    ],
)
def test_a_span_is_read_as_indonesians_write_it(written: str, first: tuple[str, str]) -> None:
    assert span_readings(written)[0] == first


def test_both_ends_of_a_span_are_read_in_one_order() -> None:
    assert span_readings("01/02/2025 - 03/04/2026") == (
        ("2025-02-01", "2026-04-03"),
        ("2025-01-02", "2026-03-04"),
    )


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("1.500 jiwa", "jiwa"),
        ("1.500 KK", "KK"),
        ("22,4%", "persen"),
        ("22,4 persen", "persen"),
        ("Rp 2,5 M", "rupiah"),
        ("500.000 rupiah", "rupiah"),
        ("1.500", ""),
        ("3 km", "km"),
        ("9 hari", "hari"),
        ("3 lusin", ""),
        ("12 orang per km", ""),
    ],
)
def test_the_unit_behind_a_number_is_known(written: str, unit: str) -> None:
    assert unit_named(written) == unit


@pytest.mark.parametrize(
    "written", ["belum ada", "Belum diketahui", "-", "–", "n/a", "?", "tidak ada", "TBA"]
)
def test_words_for_the_unknown_are_known(written: str) -> None:
    assert is_withheld(written)


@pytest.mark.parametrize("written", ["0", "tidak lama lagi", "nol", "adalah"])
def test_other_words_are_not_words_for_the_unknown(written: str) -> None:
    assert not is_withheld(written)


@pytest.mark.parametrize(
    "unit", ["rupiah", "Rp", "jiwa", "IDR", "Desa", "rumah tangga", "orang lansia", "jiwa penduduk"]
)
def test_what_is_counted_one_by_one_is_whole(unit: str) -> None:
    assert is_whole_unit(unit)


@pytest.mark.parametrize(
    "unit",
    ["persen", "juta rupiah", "jiwa per rumah", "orang per km", "orang hari", "km", "indeks"],
)
def test_what_is_of_type_is_not(unit: str) -> None:
    assert not is_whole_unit(unit)


def test_a_moment_is_read_as_indonesians_write_it() -> None:
    for written, *meant in (
        ("7 Desember 2026 pukul 08.00 WIB", "2026-12-07T08:00:00+07:00"),
        ("Senin, 7 Desember 2026 jam 8.00 wita", "2026-12-07T08:00:00+08:00"),
        ("7/12/2026 08:00 WIT", "2026-12-07T08:00:00+09:00", "2026-07-12T08:00:00+09:00"),
        ("2026-12-07T01:00:00Z", "2026-12-07T08:00:00+07:00"),
        ("2026-12-07T08:00:00.5+05:30", "2026-12-07T09:30:00+07:00"),
        ("2026-12-07T08:00+0900", "2026-12-07T08:00:00+09:00"),
        ("2026-12-07 08:00", "2026-12-07T08:00:00+07:00", "2026-12-07T08:00:00+08:00"),
        ("2026-12-07", "2026-12-07T00:00:00+07:00", "2026-12-07T00:00:00+08:00"),
        ("Selasa, 7 Desember 2026 08.00 WIB",),  # a Monday
        ("2026-12-07T24:00:00+07:00",),
        ("2026-12-07T25:00:00+07:00",),
        ("2026-12-07T08:00:00+99:99",),
        ("9999-12-31T23:00:00-23:59",),  # in WIB of the year 10000
        ("0001-01-01 00:00 +1400",),  # in WIB of the year 0
        ("besok pagi",),
        ("08.00 WIB",),
        ("",),
    ):
        assert moment_readings(written) == tuple(meant), written


LEADS = ["", "akhir ", "s.d. ", "Senin, ", "tahun "]
PARTS = [
    "",
    "TW 4 ",
    "triwulan IV/",
    "semester 2 ",
    "smt 3 ",
    "Juni ",
    "30 Juni ",
    "31/12/",
    "2/",
    "Jun-",
]
YEARS = ["0000", "0001", "2027", "9999", "27"]
WRITTEN = st.builds("{}{}{}".format, *map(st.sampled_from, (LEADS, PARTS, YEARS)))


@given(WRITTEN, st.one_of(st.just(""), WRITTEN.map(" - {}".format)))
def test_every_reading_of_a_date_is_in_the_calendar(begun: str, ended: str) -> None:
    written = begun + ended
    spans = [end for span in span_readings(written) for end in span]
    for date in (*date_readings(written), *deadline_readings(written), *spans):
        dt.date.fromisoformat(f"{date}-01-01"[:10])


def test_a_quarter_of_a_year_no_calendar_has_is_no_date() -> None:
    for written in ("TW 4 0000", "akhir semester II 0000", "0000", "Juni 0000", "30 Juni 0000"):
        assert deadline_readings(written) == (), written
    assert deadline_readings("TW 4 2027") == ("2027-12", "2027-12-31")
