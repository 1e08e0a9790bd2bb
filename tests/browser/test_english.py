"""Pages of the English edition in a real browser: open to everyone, on any screen, in both schemes."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.reader import one_of_each_kind, reader
from tests.browser.serve import served
from tests.browser.test_pages import tell


def test_a_page_of_each_kind_is_open_to_everyone_and_fits_the_screen(
    browser: Browser, site_url: str, built_site: Path
) -> None:
    addresses = one_of_each_kind(built_site, fictional="kabupaten-contoh", is_of_english=True)
    with reader(browser, site_url, viewport={"width": 360, "height": 760}) as visit:
        # Colours are those of the Indonesian pages, whose contrast is judged.
        for position, address in enumerate(addresses):
            visit.open(address)
            visit.judge_shift()
            visit.judge_words()
            visit.see({"width": 1280, "height": 800}, color_scheme="dark")
            visit.judge_width()
            if position % 2:
                visit.judge_access(contrast=False)
            visit.see({"width": 360, "height": 760})
            visit.judge_width()
            if not position % 2:
                visit.judge_access(contrast=False)
    tell(visit)


def test_a_reader_finds_a_region_by_name_and_changes_the_language(
    browser: Browser, english_site: Path
) -> None:
    with (
        served(english_site) as url,
        reader(browser, url, viewport={"width": 360, "height": 760}) as visit,
    ):
        visit.open("en/")
        page = visit.page
        page.get_by_role("searchbox", name="Name of a regency or city").fill("misal")
        page.get_by_role("button", name="Find").click()
        expect(page.get_by_role("status")).to_contain_text("Showing 1 of")
        page.locator("article").get_by_role("link", name="Kota Misal").first.click()
        assert page.url == f"{url}en/daerah/kota-misal/"
        page.get_by_role("link", name="Indonesian", exact=True).click()
        assert page.url == f"{url}daerah/kota-misal/"
        page.get_by_role("link", name="English", exact=True).click()
        assert page.url == f"{url}en/daerah/kota-misal/"
    tell(visit)
