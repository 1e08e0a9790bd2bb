"""What every page shares: place, sources, day of change, way to correct it."""

import datetime as dt

import pytest

from generator.views.page import PageView, Section
from generator.views.tables import Table
from tests.builders import CONTOH, FICTIONAL, LAYANAN
from tests.contexts import a_build_context, a_view

PROFILE = "daerah/kabupaten-contoh/"
WIN = "fictional: ya\ntitle: Layanan\nstate: running\n"
REGION = f"regions/{CONTOH}"
QUICK_WIN = f"regions/{LAYANAN}"


def view_with(address: str, files: dict[str, str] | None = None, **shared: object) -> PageView:
    return a_view(
        a_build_context({CONTOH: FICTIONAL, LAYANAN: WIN} | (files or {}), **shared), address
    )  # type: ignore[arg-type]


def test_the_path_leads_from_home_to_the_page_above() -> None:
    crumbs = view_with(f"{PROFILE}quick-win/layanan/").breadcrumbs
    assert [(link.label, link.href) for link in crumbs] == [
        ("Beranda", "../../../../"),
        ("Daerah", "../../../"),
        ("Kabupaten Contoh", "../../"),
        ("Quick win", "../"),
    ]


def test_sources_are_listed_by_the_numbers_of_their_marks_with_what_is_unknown_said() -> None:
    text = """vision: {text: Maju., sources: [berita, daftar-kode]}
sources: [{id: berita, outlet: Warta, author: Ani, date: "2022-04", grade: press}]
"""
    cited = view_with(PROFILE, {CONTOH: FICTIONAL + text}).cited
    assert [(source.number, source.title, source.href) for source in cited] == [
        (1, "Warta", "../../sumber/kabupaten-contoh/berita/"),
        (2, "Daftar kode wilayah rekaan", "../../sumber/nasional/daftar-kode/"),
    ]
    assert "Ani" in cited[0].described
    assert "April 2022" in cited[0].described
    assert cited[1].described.endswith("Tidak tercetak di sumber: penerbit, penulis, tanggal.")


def test_a_page_changed_when_the_newest_of_its_files_did() -> None:
    days = {REGION: dt.date(2025, 3, 4), QUICK_WIN: dt.date(2026, 1, 2)}
    assert view_with(PROFILE, changed_on=days).changed == "2 Januari 2026"
    assert view_with(f"{PROFILE}quick-win/layanan/", changed_on=days).changed == "2 Januari 2026"
    assert view_with(PROFILE, changed_on={REGION: dt.date(2025, 3, 4)}).changed == "4 Maret 2025"
    assert view_with(PROFILE).changed is None


def test_a_page_of_few_files_names_each_and_leads_to_where_it_is_edited() -> None:
    address = f"{PROFILE}quick-win/"
    corrections = view_with(address, edit_url="https://x.id/edit/main").corrections
    assert [(one.path, one.href) for one in corrections] == [
        (REGION, f"https://x.id/edit/main/{REGION}"),
        (QUICK_WIN, f"https://x.id/edit/main/{QUICK_WIN}"),
    ]
    assert [one.href for one in view_with(address).corrections] == [None, None]


def test_a_page_of_many_files_names_the_main_one_and_their_folder() -> None:
    more = {f"kabupaten-contoh/quick-wins/{name}.yml": WIN for name in "abc"}
    corrections = view_with(
        f"{PROFILE}quick-win/", more, edit_url="https://x.id/edit/main"
    ).corrections
    assert [(one.path, one.href) for one in corrections] == [
        (REGION, f"https://x.id/edit/main/{REGION}"),
        ("regions/kabupaten-contoh/", None),
    ]


@pytest.mark.parametrize(
    ("address", "is_fictional"), [(PROFILE, True), ("", False), ("daerah/", False)]
)
def test_only_pages_of_a_fictional_region_are_fictional(
    address: str, *, is_fictional: bool
) -> None:
    assert view_with(address).is_fictional is is_fictional


def test_the_menu_leads_to_the_page_itself_by_nothing() -> None:
    menu = view_with(f"{PROFILE}quick-win/").menu
    assert [(link.label, link.href) for link in menu] == [
        ("Profil", "../"),
        ("Quick win", ""),
        ("Data dan sumber", "../data/"),
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Air di Kabupaten Contoh", "Air di Kabupaten Contoh"),
        ("Air di Kabupaten Contoh Selatan", "Air di Kabupaten Contoh Selatan, Kabupaten Contoh"),
    ],
)
def test_a_title_names_its_region_where_it_ends_with_the_whole_name(
    title: str, expected: str
) -> None:
    page = view_with(f"{PROFILE}quick-win/layanan/", {LAYANAN: WIN.replace("Layanan", title)})
    assert page.head_title == f"{expected} (contoh rekaan)"


@pytest.mark.parametrize(("count", "behind"), [(3, ""), (4, "Sumber halaman ini (4)")])
def test_many_sources_stand_behind_their_number(count: int, behind: str) -> None:
    names = [f"berita-{number}" for number in range(count)]
    sources = ", ".join(f"{{id: {name}, outlet: Warta, grade: press}}" for name in names)
    text = f"vision: {{text: Maju., sources: [{', '.join(names)}]}}\nsources: [{sources}]\n"
    assert view_with(PROFILE, {CONTOH: FICTIONAL + text}).cited_behind == behind


def test_a_caption_that_only_repeats_its_heading_is_for_ears_alone() -> None:
    rows = {
        ("Dana tiap dimensi", "Dana tiap dimensi"): False,
        ("Daerah di Jawa Tengah", "Jawa Tengah"): False,
        ("Tabel semua daerah", "Tabel semua daerah (CSV)"): False,
        ("Isi kerangka “Enam pilar”", "Enam pilar"): False,
        ("Padanan “Desa Cerdas” di kerangka lain", "Desa Cerdas"): True,
        ("Laporan terakhir tiap indikator", "Indikator"): True,
        ("Danau", "Dana"): True,
    }
    for (caption, heading), is_seen in rows.items():
        (table,) = Section.of("a", heading, Table(caption, ("Satu",), ())).shown
        assert isinstance(table, Table)
        assert (table.caption, table.is_caption_seen) == (caption, is_seen), heading
