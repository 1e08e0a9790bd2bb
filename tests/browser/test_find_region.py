"""The way from home to a region: by any name that people type, by keyboard, and without script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.rows import judge_rows

MOST_TABS = 12
TYPED = (
    ("bitong", "daerah/kota-bitung/"),
    ("kab. batang", "daerah/kabupaten-batang/"),
    ("bukit tinggi", "daerah/kota-bukittinggi/"),
    ("jawa tengah", "provinsi/jawa-tengah/"),
    ("surabaya", "provinsi/jawa-timur/#kota-surabaya"),
    ("surabya", "provinsi/jawa-timur/#kota-surabaya"),
    ("jogja", "provinsi/di-yogyakarta/#kota-yogyakarta"),
    ("kaltim", "provinsi/kalimantan-timur/"),
    ("kab. semarang", "provinsi/jawa-tengah/#kabupaten-semarang"),
    ("Semarang Kota", "cari/?q=Semarang+Kota"),
    ("semarang", "cari/?q=semarang"),
    ("sampah", "cari/?q=sampah"),
)
"""What somebody types at home, and the page that answers: two regions are called Semarang."""
ANSWER = "Kota Surabaya belum memuat rencananya di sini."


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a phone's width."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    yield context.new_page()
    context.close()


def test_what_people_type_at_home_leads_straight_to_the_answer(page: Page, site_url: str) -> None:
    def judge(row: tuple[str, str]) -> None:
        typed, address = row
        page.goto(site_url)
        page.get_by_label("Nama kabupaten atau kota").fill(typed)
        page.get_by_role("button", name="Cari", exact=True).last.click()
        page.wait_for_url(f"{site_url}{address}", timeout=5_000, wait_until="commit")

    judge_rows(TYPED, judge)


def test_a_region_without_a_page_is_answered_by_its_name(page: Page, site_url: str) -> None:
    page.goto(site_url)
    box = page.get_by_label("Nama kabupaten atau kota")
    box.fill("surabaya")
    expect(page.get_by_role("option")).to_have_text(["Kota Surabaya Jawa Timur, belum ada di sini"])
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.get_by_text(ANSWER)).to_be_in_viewport()
    page.goto(f"{site_url}cari/?q=surabaya")
    page.locator(".mp-search__places").get_by_role("link", name="Kota Surabaya").click()
    expect(page.get_by_text(ANSWER)).to_be_in_viewport()


def test_the_keyboard_reaches_a_region_from_home(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site_url)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tabs = 1
    while page.evaluate("document.activeElement.id") != "nama-daerah":
        page.keyboard.press("Tab")
        tabs += 1
        assert tabs <= MOST_TABS
    page.keyboard.type("bitung")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}daerah/kota-bitung/")


def test_without_script_every_name_is_reached_from_home(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(site_url)
    page.get_by_label("Nama kabupaten atau kota").fill("surabaya")
    page.get_by_role("button", name="Cari", exact=True).last.click()
    page.get_by_role("link", name="S", exact=True).click()
    page.get_by_role("link", name="Kota Surabaya", exact=True).click()
    expect(page.get_by_text(ANSWER)).to_be_in_viewport()
    context.close()
