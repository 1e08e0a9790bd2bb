"""The marks of sources in a real browser: a box by click and by keyboard; without script, a link to
the endnote.
"""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.browser.reader import AXE_RULES

PROFILE = "daerah/kota-bitung/"
WIN = "daerah/kabupaten-contoh/quick-win/wifi-balai-desa/"
TITLE = "Masuk Smart City, Rudy Theno: Pemkot Mesti Gerak Cepat Buat Masterplan"
SOURCE = "sumber/kota-bitung/bitung-journalist-2022/"
PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1280, height=800)


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page that fails its test if anything is said on the console."""
    context = browser.new_context(viewport=request.param)
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert said == []


def box(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Sumber")


def printed_mark(page: Page) -> Locator:
    """The mark of a statement whose entry shows how it was printed."""
    return page.locator(
        ".mp-entry:has(> .mp-entry__printed) > .mp-entry__headline .mp-mark a"
    ).first


def test_a_click_shows_the_source_beside_its_mark_and_stays_on_the_page(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + PROFILE)
    mark = page.locator(".mp-mark a[aria-label*='Masuk Smart City']:visible").last
    expect(mark).to_have_attribute("aria-haspopup", "dialog")
    mark.click()
    expect(box(page)).to_be_visible()
    assert page.url == site_url + PROFILE
    for words in (
        TITLE,
        "BITUNG.JOURNALIST.ID",
        "Abdul Halik Harun",
        "7 Januari 2022",
        "Berita pers",
    ):
        expect(box(page)).to_contain_text(words)


def test_the_box_stays_inside_the_screen_wherever_its_mark_is(page: Page, site_url: str) -> None:
    page.goto(site_url + PROFILE)
    marks = page.locator(".mp-mark a:visible")
    for position in (0, marks.count() // 2, marks.count() - 1):
        marks.nth(position).click()
        expect(box(page)).to_be_in_viewport(ratio=0.99)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("Escape")


def test_enter_opens_the_box_escape_closes_it_and_the_focus_comes_back(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + PROFILE)
    mark = page.locator(".mp-mark a:visible").first
    mark.focus()
    page.keyboard.press("Enter")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(box(page)).to_be_hidden()
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Tutup").press("Enter")
    expect(box(page)).to_be_hidden()
    expect(mark).to_be_focused()


def test_from_the_box_the_keyboard_reaches_the_page_of_the_source(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + PROFILE)
    page.locator(".mp-mark a[aria-label*='Masuk Smart City']").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(box(page).get_by_role("link")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == site_url + SOURCE
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_another_mark_takes_the_box_over_even_while_it_is_open(page: Page, site_url: str) -> None:
    page.goto(site_url + PROFILE)
    marks = page.locator(".mp-mark a:visible")
    for position in (0, 1, 1):
        marks.nth(position).focus()
        page.keyboard.press("Enter")
        expect(box(page)).to_be_focused()
    expect(page.locator(".mp-source")).to_have_count(1)


def test_the_box_shows_the_wording_that_is_printed_there(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}daerah/kota-bontang/dokumen/")
    mark = printed_mark(page)
    printed = mark.locator("xpath=ancestor::p/following-sibling::p[1]").inner_text()
    assert printed.startswith("Tercetak di sumber")
    mark.click()
    expect(box(page).get_by_text(printed)).to_be_visible()


def test_marks_and_what_is_in_the_box_are_large_enough_and_axe_finds_nothing(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + WIN)
    mark = page.locator(".mp-mark a:visible").first
    mark.click()
    links = box(page).locator("a, button")
    for target in (mark, *(links.nth(position) for position in range(links.count()))):
        place = target.bounding_box()
        assert place is not None
        assert min(place["width"], place["height"]) >= 24
    found = (
        Axe()
        .run(page, context="article", options={"runOnly": list(AXE_RULES)})
        .response["violations"]
    )
    assert [violation["id"] for violation in found] == []


FIRST_MARKS = "article :not(.mp-mark, .mp-state) + .mp-mark a, article .mp-mark:first-child a"
ALONE = """(marks) => [...document.querySelectorAll(marks)].filter((mark) => {
  const before = document.createRange();
  const block = mark.closest("p, dd, th, td, li, figcaption, summary, .mp-count, .mp-entry");
  before.setStart(block, 0);
  before.setEndBefore(mark.closest(".mp-mark"));
  const places = [...before.getClientRects()].filter(({ width }) => width);
  if (!places.length || !mark.offsetParent) return false;
  // A mark stands higher than its word, so lines are told apart by where they end.
  return mark.getClientRects()[0].top > places.at(-1).bottom - 1;
}).map((mark) => mark.closest("p, dd, th, td, li, div").textContent)"""


def test_no_mark_stands_at_the_beginning_of_a_line(page: Page, site_url: str) -> None:
    contoh = "daerah/kabupaten-contoh/"
    for address in ("program/", PROFILE, contoh, f"{contoh}quick-win/", f"{contoh}peta-jalan/"):
        page.goto(site_url + address)
        assert page.evaluate(ALONE, FIRST_MARKS) == [], address


def test_an_endnote_that_is_led_to_stands_out(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PROFILE}#rujukan-1")
    note = page.locator("#rujukan-1")
    expect(note).to_be_in_viewport()
    assert note.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_without_script_a_mark_leads_to_its_endnote_and_that_to_the_page_of_the_source(
    browser: Browser, site_url: str, screen: ViewportSize
) -> None:
    context = browser.new_context(viewport=screen, java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + PROFILE)
    mark = page.locator(".mp-mark a[aria-label*='Masuk Smart City']").first
    assert mark.get_attribute("aria-haspopup") is None
    target = mark.get_attribute("href")
    mark.click()
    assert page.url == f"{site_url}{PROFILE}{target}"
    page.locator(f"{target} a").click()
    assert page.url == site_url + SOURCE
    page.get_by_role("link", name="Bitung", exact=True).click()
    assert page.url.startswith(f"{site_url}daerah/kota-bitung/")
    context.close()


def test_where_a_browser_has_no_popovers_a_mark_is_a_link(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("delete HTMLElement.prototype.showPopover")
    page.goto(site_url + PROFILE)
    page.locator(".mp-mark a").first.click()
    assert page.url == f"{site_url}{PROFILE}#rujukan-1"
    context.close()


def test_a_report_from_the_box_names_record_and_source(page: Page, site_url: str) -> None:
    page.goto(site_url + PROFILE)
    page.locator(".mp-report").evaluate(
        "(node, href) => { node.innerHTML = `<a href='${href}'>Laporkan</a>`; }",
        f"https://wa.me/6281?text={site_url}{PROFILE}%0AYang%20keliru:",
    )
    page.locator(".mp-mark a[aria-label*='Masuk Smart City']:visible").last.click()
    href = box(page).get_by_role("link", name="Laporkan").get_attribute("href")
    assert href is not None
    address, source, rest = parse_qs(urlsplit(href).query)["text"][0].split("\n")
    assert (source, rest) == (TITLE, "Yang keliru:")
    page.goto(address)
    expect(page.locator(f"[id='{urlsplit(address).fragment}']")).to_be_visible()
