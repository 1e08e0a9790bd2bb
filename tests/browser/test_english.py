"""Pages of the English edition in a real browser: open to everyone, on any screen, in both schemes."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reader import one_of_each_kind, reader
from tests.browser.serve import served
from tests.browser.test_pages import tell
from tests.browser.test_search import FIRST_QUERY_BYTES, weight


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
        page.get_by_label("Name of a regency or city").fill("misal")
        page.get_by_role("button", name="Find").click()
        page.wait_for_url(f"{url}en/daerah/kota-misal/")
        page.get_by_role("link", name="Indonesian", exact=True).click()
        assert page.url == f"{url}daerah/kota-misal/"
        page.get_by_role("link", name="English", exact=True).click()
        assert page.url == f"{url}en/daerah/kota-misal/"
    tell(visit)


QUERIES = ("governance bontang", "waste management rembang", "who is the mayor of bontang")


def test_a_query_is_answered_in_english_by_english_pages(browser: Browser, site_url: str) -> None:
    with reader(browser, site_url, viewport={"width": 360, "height": 760}) as visit:
        visit.open("en/daerah/kota-bontang/")
        page = visit.page
        page.get_by_role("link", name="Search this site").click()
        page.wait_for_url(f"{site_url}en/cari/?dari=kota-bontang")
        visit.open("en/cari/?q=governance+bontang")
        expect(page.get_by_role("status")).to_contain_text("pages match all words")
        links = page.locator("[data-answer] a").all()
        paths = [link.evaluate("link => link.pathname") for link in links]
        assert paths[0] == "/en/daerah/kota-bontang/dimensi/governance/"
        assert [path for path in paths if not path.startswith("/en/")] == []
        visit.judge_shift()
        visit.judge_access(contrast=False)
        page.get_by_role("link", name="Search the Indonesian pages").click()
        assert page.url == f"{site_url}cari/?q=governance+bontang"
    tell(visit)


def test_an_answer_leads_to_english_pages_and_to_its_source_as_it_is(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}en/cari/?q=wakil+bupati+contoh")
    line = page.locator(".mp-search__line")
    expect(line).to_contain_text("as stated on")
    paths = [link.evaluate("link => link.pathname") for link in line.get_by_role("link").all()]
    assert paths[0] == "/en/daerah/kabupaten-contoh/kelembagaan/"
    assert paths[1].startswith("/sumber/kabupaten-contoh/")


def test_a_region_without_a_page_is_answered_in_english(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/cari/?q=malang+regency")
    expect(page.get_by_role("status")).to_have_text(
        "Kabupaten Malang (Jawa Timur) does not have its plan here yet."
    )


def test_the_keys_of_the_search_lead_to_that_of_the_edition(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/daerah/")
    page.keyboard.press("Control+k")
    expect(page.locator(".mp-box__input")).to_be_focused()
    page.keyboard.type("governance")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}en/cari/?q=governance")


def test_without_script_the_search_page_says_so_and_offers_the_regions(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}en/cari/")
    expect(page.locator(".mp-search__without")).to_contain_text("Searching needs JavaScript")
    expect(page.locator(".mp-search__without")).to_be_visible()
    page.get_by_role("article").get_by_role("link", name="All regions").first.click()
    assert page.url == f"{site_url}en/daerah/"
    context.close()


@pytest.mark.parametrize("query", QUERIES)
def test_the_first_query_in_english_costs_little(
    page: Page, site_url: str, built_site: Path, query: str
) -> None:
    page.goto(f"{site_url}en/glosarium/")
    names = "performance.getEntriesByType('resource').map((entry) => entry.name)"
    seen: set[str] = set(page.evaluate(names))
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    page.goto(f"{site_url}en/cari/?q={query}")
    expect(page.locator(".mp-search__result").first).to_be_visible()
    files = {urlsplit(url).path[1:] for url in asked - seen} - {"en/cari/"}
    assert {"en/indeks/indeks.json", "en/data/tempat.json"} <= files
    weights = {file: weight(built_site / file) for file in files}
    assert sum(weights.values()) < FIRST_QUERY_BYTES, weights
