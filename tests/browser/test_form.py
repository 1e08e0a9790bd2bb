"""The form for new records in a real browser, on a phone: filled in, read, and checked."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reader import CUT_OFF
from tests.conftest import PROJECT
from tests.loading import load_site

REGION = "kabupaten-contoh"
TITLE = "Taman baca keliling"
PLACE = f"regions/{REGION}/quick-wins/taman-baca-keliling.yml"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone that fails its test if anything is said on the console."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    assert said == []
    context.close()


def fill_quick_win(page: Page) -> None:
    page.get_by_label("Rencana").first.select_option("rencana-2024-2028")
    page.get_by_label("Judul", exact=True).fill(TITLE)
    page.get_by_label("Dimensi").first.select_option("society")
    page.get_by_label("Target selesai").fill("Juni 2027")
    page.get_by_label("Nilai").first.fill("Rp 2,5 M")
    page.get_by_label("Status menurut laporan (wajib)").select_option("planned")
    page.get_by_label("Pelaksana 1").select_option("disdik")
    page.get_by_label("Sumber 1").select_option("kemajuan-triwulan-3-2026")


def test_a_quick_win_is_filled_in_read_and_checked(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    page.goto(f"{site_url}usulan-baru/?daerah={REGION}")
    copy = page.get_by_role("button", name="Salin")
    expect(page.get_by_text("Status menurut laporan belum diisi.")).to_be_visible()
    expect(copy).to_be_hidden()
    fill_quick_win(page)
    expect(page.get_by_text("Ditulis di berkas sebagai 2.500.000.000.")).to_be_visible()
    expect(page.get_by_text(f"Berkas baru: {PLACE}")).to_be_visible()
    expect(copy).to_be_visible()
    assert page.evaluate(CUT_OFF) == []
    with page.expect_download() as caught:
        page.get_by_role("button", name="Unduh berkasnya").click()
    assert caught.value.suggested_filename == "taman-baca-keliling.yml"
    for name in ("_national", REGION):
        shutil.copytree(PROJECT / "regions" / name, tmp_path / "regions" / name)
    caught.value.save_as(tmp_path / PLACE)
    written = page.locator(".mp-form__text").inner_text()
    assert (tmp_path / PLACE).read_text(encoding="utf-8").strip() == written.strip()
    found = [each for each in load_site(tmp_path).report.diagnostics if each.span.path == PLACE]
    assert found == []


def test_a_mistake_is_told_at_its_field_and_holds_the_file_back(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}usulan-baru/?daerah={REGION}&jenis=quick-win")
    fill_quick_win(page)
    due = page.get_by_label("Target selesai")
    due.fill("31 Juni 2027")
    expect(due).to_have_attribute("aria-invalid", "true")
    expect(due).to_have_accessible_description(
        'Tahun, bulan, atau hari; misalnya 2027, Juni 2027, atau 30 Juni 2027. "31 Juni 2027" tidak '
        "ada di kalender. Seharusnya: bulan 01 sampai 12, dan hari yang memang ada di bulan itu."
    )
    expect(page.get_by_role("button", name="Salin")).to_be_hidden()
    due.fill("30/6/2027")
    page.get_by_label("Ringkasan").first.fill("Hubungi Bapak Budi di 0812-3456-7890")
    expect(page.get_by_text("Di sini ada nomor telepon genggam: 08**-****-*890")).to_be_visible()
    expect(page.get_by_role("button", name="Salin")).to_be_hidden()
    # The region's own sources come first, and those of the nation have a heading of their own.
    sources = page.get_by_label("Sumber 1")
    expect(sources.locator("> option").first).to_have_text("Belum dipilih")
    expect(sources.locator("> optgroup")).to_have_attribute("label", "Sumber nasional")
    # A source is missing: what was typed is still there afterwards.
    kind = page.get_by_label("Yang ingin ditambahkan")
    kind.select_option("source")
    expect(page.get_by_label("Penerbit", exact=True)).to_be_visible()
    kind.select_option("quick-win")
    expect(page.get_by_label("Judul", exact=True)).to_have_value(TITLE)
    expect(page.get_by_label("Sumber 1")).to_have_value("kemajuan-triwulan-3-2026")


def test_a_source_becomes_lines_for_the_main_file(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}usulan-baru/?daerah=kota-bontang&jenis=source")
    page.get_by_label("Judul", exact=True).fill("Siaran pers kota")
    page.get_by_label("Tingkat sumber (wajib)").select_option("press")
    expect(page.locator(".mp-form__text")).to_have_text(
        "  - id: siaran-pers-kota\n    title: Siaran pers kota\n    grade: press\n"
    )
    expect(page.get_by_text("di ujung daftar “sources:”")).to_be_visible()
    expect(page.get_by_role("button", name="Unduh berkasnya")).to_be_hidden()


def test_without_script_the_page_leads_to_the_other_ways(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{site_url}usulan-baru/")
    expect(opened.locator(".mp-form__without")).to_be_visible()
    expect(opened.get_by_label("Daerah", exact=True)).to_be_hidden()
    expect(opened.get_by_role("link", name="Mengisi banyak data di Excel")).to_be_visible()
    context.close()
