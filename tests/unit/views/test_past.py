"""The past on the pages: former values, withdrawals, corrections, confirmations, the list of changes."""

import datetime as dt
from functools import cache

from tests.builders import CONTOH, DAY, FICTIONAL, LAYANAN, MISAL, REAL
from tests.contexts import a_build_context, files_of, markdown_of, page_html
from tests.reading import folded

QUICK = "kota-misal/quick-wins"
SOURCE = "sources: [{id: koran, title: Koran, grade: press}]\n"
PROMISED = """title: Wi-Fi balai warga
state: running
promised_on: 2024-01
sources: [koran]
"""
PUT_OFF = f"""{PROMISED}due: 2026-12
history:
  - {{date: 2025-06, former: {{due: 2025-06}}, reason: Lelang diulang}}
  - {{date: 2026-02, former: {{due: 2025-12}}, reason: Anggaran digeser}}
"""
WITHDRAWN = "withdrawn: {date: 2026-05, reason: Digabung dengan layanan lain}\n"
LATE = "due: 2025-01\n"
VILLAGE = "kind: kelurahan\nsources: [koran]\n"
TAKEN_OUT = "withdrawn: {date: 2023-05, reason: Keluar dari program}\n"
LEAKED = "Bantuan untuk Ibu Rahasia"
PRIVATE = f"""title: {LEAKED}
summary: {LEAKED}
state: running
promised_on: 2024-01
sources: [koran]
withdrawn: {{date: 2026-06, reason: Memuat data pribadi, is_private: ya}}
"""
PRIVATE_NEWS = f"""---
title: {LEAKED}
date: 2026-03
sources: [koran]
withdrawn: {{date: 2026-06, reason: Memuat data pribadi, is_private: ya}}
---

{LEAKED}.
"""
MAIN = f"""{REAL}dimensions:
  - key: living
    name: Hidup
    sources: [koran]
    programmes:
      - {{id: taman, title: Taman kota, {WITHDRAWN.strip()}}}
      - {{id: rahasia, title: {LEAKED}, {PRIVATE.splitlines()[-1]}}}
figures:
  - measure: Titik Wi-Fi umum
    value: 62
    unit: titik
    date: 2025
    sources: [koran]
    corrections: [{{former: 26, date: 2026-03, reason: Angkanya tertukar}}]
indicators:
  - id: tengkes
    measure: Anak tengkes
    unit: persen
    sources: [koran]
    targets:
      - {{year: 2024, value: 20}}
      - year: 2025
        value: 18
        history:
          - {{date: 2024-02, former: {{target: 17}}, reason: Mengikuti survei}}
          - {{date: 2024-03, kind: corrected, former: {{target: 1.8}}, reason: Salah ketik}}
framework: {{framework: national-six, sources: [koran]}}
confirmations:
  - {{date: 2026-11-20, result: still_true}}
  - {{date: 2026-11-03, part: masterplan, result: not_found}}
  - {{date: 2026-10-03, about: {{programme: taman}}, subject: Luas taman, result: not_found}}
  - {{date: 2026-10-02, about: {{indicator: tengkes, quick_win: wifi}}, result: still_true}}
  - {{date: 2025-01-01, part: masterplan, result: still_true}}
{SOURCE}"""
FILES = {
    MISAL: MAIN,
    f"{QUICK}/wifi.yml": PUT_OFF,
    f"{QUICK}/loket.yml": f"{PROMISED.replace('Wi-Fi', 'Loket')}{LATE}{WITHDRAWN}",
    f"{QUICK}/rahasia.yml": PRIVATE,
    "kota-misal/updates/kabar.md": PRIVATE_NEWS,
    "kota-misal/villages/maju.yml": f"{VILLAGE}name: Maju\n",
    "kota-misal/villages/lama.yml": f"{VILLAGE}name: Lama\n{TAKEN_OUT}",
    "kota-misal/villages/rahasia.yml": (
        f"{VILLAGE}name: Sunyi\nsummary: {LEAKED}\n{PRIVATE.splitlines()[-1]}\n"
    ),
}


@cache
def pages(today: dt.date = DAY) -> dict[str, str]:
    build = a_build_context(FILES, today=today)
    assert not build.loaded.report.has_errors, build.loaded.report.diagnostics
    return files_of(build)


def text_of(path: str, today: dt.date = DAY) -> str:
    return folded(page_html(pages(today)[path]).text(separator=" "))


def test_a_promise_put_off_is_late_by_its_first_date_as_well() -> None:
    page = text_of("daerah/kota-misal/quick-win/wifi/index.md")
    assert (
        "Tenggatnya 2 kali diundur; hari ini sudah 16 bulan sesudah tenggat pertama, Juni 2025."
        in page
    )
    assert "Desember 2026 (semula Juni 2025)" in page
    assert "Tenggat: Desember 2025" in page
    assert "Lelang diulang" in page
    for lists in ("quick-win/index.md", "daerah/kota-misal/quick-win/index.md", "index.md"):
        assert "Desember 2026 (semula Juni 2025)" in text_of(lists), lists


def test_a_withdrawn_promise_keeps_its_page_and_is_never_late() -> None:
    page = text_of("daerah/kota-misal/quick-win/loket/index.md")
    assert "Ditarik Mei 2026. Alasannya: Digabung dengan layanan lain" in page
    assert "Terlambat" not in page
    listed = text_of("daerah/kota-misal/quick-win/index.md")
    assert "Janji yang ditarik" in listed
    assert "Taman kota" in text_of("daerah/kota-misal/dimensi/living/index.md")
    assert pages()["data/quick-win.csv"].count(",2025-01,2026-05") == 1


def test_a_withdrawn_village_keeps_its_page_and_counts_no_more() -> None:
    page = text_of("daerah/kota-misal/desa-cerdas/lama/index.md")
    assert "Ditarik Mei 2023. Alasannya: Keluar dari program" in page
    listed = text_of("daerah/kota-misal/desa-cerdas/index.md")
    places = [listed.find(words) for words in ("Maju", "yang ditarik", "Lama")]
    assert -1 not in places
    assert places == sorted(places)
    assert "Kota Misal Belum dipublikasikan Belum dipublikasikan 1" in text_of(
        "desa-cerdas/index.md"
    )
    assert "Keluar dari program" in text_of("perubahan/2023/index.md")


def test_private_data_that_was_withdrawn_is_nowhere() -> None:
    holders = [path for path, text in pages().items() if "Rahasia" in text]
    assert holders == []
    assert "Memuat data pribadi" in text_of("daerah/kota-misal/quick-win/rahasia/index.md")
    assert "Ditarik karena memuat data pribadi" in text_of("daerah/kota-misal/kabar/index.md")


def test_a_correction_stands_with_its_statement() -> None:
    page = text_of("daerah/kota-misal/fakta/index.md")
    assert "Dibetulkan Maret 2026; semula 26. Alasannya: Angkanya tertukar" in page


def test_a_changed_target_of_a_year_stands_beside_the_target_of_today() -> None:
    page = text_of("daerah/kota-misal/indikator/index.md")
    assert "18 (semula 17)" in page
    assert "Mengikuti survei" in page
    assert "Anak tengkes (2025)" in text_of("perubahan/2024/index.md")
    assert 'href="../../daerah/kota-misal/indikator/"' in pages()["perubahan/2024/index.md"]


def test_every_change_is_listed_newest_first_by_year_and_by_region() -> None:
    expected = (
        "Juni 2026 Ditarik Memuat data pribadi",
        "Mei 2026 Ditarik Digabung dengan layanan lain",
        "Maret 2026 Dikoreksi. Semula 26 Angkanya tertukar",
        "Februari 2026 Diubah. Tenggat: Desember 2025 menjadi Desember 2026 Anggaran digeser",
        "Juni 2025 Diubah. Tenggat: Juni 2025 menjadi Desember 2025 Lelang diulang",
        "Februari 2024 Diubah. Sasaran: 17 menjadi 1,8 Mengikuti survei",
    )
    for path, known in (
        ("perubahan/index.md", expected),
        ("daerah/kota-misal/data/index.md", expected),
        ("perubahan/2026/index.md", expected[:4]),
        ("perubahan/2025/index.md", expected[4:5]),
    ):
        text = text_of(path)
        places = [text.find(words) for words in known]
        assert -1 not in places, (path, known, text)
        assert places == sorted(places), path
    assert "Lelang diulang" not in text_of("perubahan/2026/index.md")


def test_a_confirmation_stands_at_the_part_and_leads_to_the_record_that_it_names() -> None:
    page = text_of("daerah/kota-misal/index.md")
    assert "Terakhir diperiksa 20 November 2026; masih benar." in page
    assert (
        "Buku masterplan terakhir dicari 3 November 2026"
        in page.partition("Belum dipublikasikan (")[2]
    )
    assert "1 Januari 2025" not in page
    assert "Luas taman ( Taman kota ): terakhir dicari 3 Oktober 2026, tidak ditemukan" in page
    assert "Anak tengkes , Wi-Fi balai warga : terakhir diperiksa 2 Oktober 2026" in page
    assert page_html(pages()["daerah/kota-misal/index.md"]).css_first(
        '.mp-freshness a[href="indikator/#indikator-tengkes"]'
    )


def test_a_region_that_nobody_has_checked_for_a_year_is_told_and_listed() -> None:
    later = dt.date(2027, 11, 21)
    warning = "Belum ada yang memeriksa ulang selama setahun terakhir"
    for day, is_stale in ((DAY, False), (dt.date(2027, 11, 20), False), (later, True)):
        profile = text_of("daerah/kota-misal/index.md", day)
        assert (warning in profile) is is_stale, day
        listed = text_of("perubahan/index.md", day)
        assert ("Kota Misal, terakhir 20 November 2026" in listed) is is_stale, day


def test_a_corrected_count_is_told_by_its_promise_and_in_grouped_numbers() -> None:
    promise = (
        "fictional: ya\ntitle: Layanan\nstate: running\nprogress: {unit: titik, target: 90000,"
        " reports: [{date: 2025, reached: 12000, corrections: [{former: '11000', date: 2026-03,"
        " reason: Salah hitung}]}]}\n"
    )
    build = a_build_context({CONTOH: FICTIONAL, LAYANAN: promise})
    shown = page_html(markdown_of(build, "daerah/kabupaten-contoh/data/"))
    (row,) = shown.css(".mp-table tbody tr")
    words = " ".join(row.text(separator=" ").split())
    assert words.startswith("Layanan Maret 2026 Dikoreksi. Tercapai: 11.000 menjadi 12.000"), words
