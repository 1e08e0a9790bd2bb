"""The frame around every page: the reader's colours, and the menus by keyboard."""

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.browser.reader import DESK, FOCUS_IS_SEEN

PHONE = ViewportSize(width=360, height=740)
MOST_STEPS = 40
"""No place in the menu is further from where one stands than this many presses of Tab."""


def scheme(page: Page) -> str | None:
    """Return the colour scheme that a page shows."""
    return page.locator("body").get_attribute("data-md-color-scheme")


def test_the_colours_a_reader_chooses_stay_on_the_next_page(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(site_url)
    assert scheme(page) == "slate"
    page.get_by_role("button", name="Pakai warna terang").click()
    assert scheme(page) == "default"
    expect(page.get_by_role("button", name="Pakai warna gelap")).to_be_focused()
    page.goto(f"{site_url}daerah/")
    assert scheme(page) == "default"
    context.close()


def test_without_a_choice_the_colours_follow_the_device(browser: Browser, site_url: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(site_url)
    assert scheme(page) == "default"
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    context.close()


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(site_url)
    opener = page.get_by_role("button", name="Navigasi")
    opener.focus()
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("link", name="Bandingkan").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(opener).to_be_focused()
    context.close()


def test_a_place_within_the_page_chosen_in_the_menu_is_seen(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(site_url)
    page.get_by_role("button", name="Navigasi").click()
    drawer = page.locator("#__drawer")
    assert drawer.is_checked()
    page.locator(".md-sidebar--primary a[href='#peta']").evaluate("link => link.click()")
    assert not drawer.is_checked()
    context.close()


def test_a_submenu_on_a_desk_opens_and_closes_by_keyboard_and_says_so(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    # Other sections are links: a page lists the pages of its own section alone.
    page.goto(f"{site_url}panduan/visi/")
    opener = menu(page).get_by_role("button", name="Panduan")
    first = menu(page).get_by_role("link", name="Mulai di sini")
    for key in ("Enter", "Space"):
        opener.focus()
        expect(opener).to_have_attribute("aria-expanded", "true")
        page.keyboard.press(key)
        expect(opener).to_have_attribute("aria-expanded", "false")
        expect(first).to_be_hidden()
        expect(opener).to_be_focused()
        page.keyboard.press(key)
        walk(page, to=first)
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(first).to_be_visible()
    context.close()


def test_the_submenu_that_a_page_stands_in_is_open_and_says_so(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.goto(f"{site_url}panduan/visi/")
    expect(menu(page).get_by_role("button", name="Panduan")).to_have_attribute(
        "aria-expanded", "true"
    )
    expect(menu(page).get_by_role("link", name="Tentang", exact=True)).to_be_visible()
    context.close()


def test_in_the_drawer_the_focus_is_always_seen_and_a_submenu_leads_back(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{site_url}panduan/visi/")
    page.get_by_role("button", name="Navigasi").press("Enter")
    back = (
        menu(page).get_by_role("button", name="Panduan").and_(menu(page).locator(".md-nav__title"))
    )
    opener = (
        menu(page).get_by_role("button", name="Panduan").and_(menu(page).locator(".md-nav__link"))
    )
    back.press("Enter")
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    walk(page, to=menu(page).get_by_role("link", name="Tentang"))
    opener.press("Enter")
    expect(back).to_be_focused()
    walk(page, to=menu(page).get_by_role("link", name="Mulai di sini"))
    context.close()


@pytest.mark.parametrize("screen", [PHONE, DESK])
def test_without_script_the_pages_of_a_section_are_in_reach_of_the_keyboard(
    browser: Browser, site_url: str, screen: ViewportSize
) -> None:
    context = browser.new_context(viewport=screen, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}panduan/visi/")
    first = menu(page).get_by_role("link", name="Mulai di sini")
    first.focus()
    expect(first).to_be_focused()
    expect(first).to_be_in_viewport()
    context.close()


def menu(page: Page) -> Locator:
    """Return the menu of the site."""
    return page.locator(".md-sidebar--primary")


def walk(page: Page, *, to: Locator) -> None:
    """Press Tab until an element has the focus; wherever the focus is on the way, it is seen."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        page.wait_for_function(FOCUS_IS_SEEN, timeout=3000)
        if to.evaluate("node => node === document.activeElement"):
            return
    pytest.fail(f"Tab does not lead there on {page.url}")


def test_whoever_asks_for_more_contrast_reads_ink_alone(browser: Browser, site_url: str) -> None:
    colours = """() => ["body", ".mp-gaps", ".mp-breadcrumbs", ".mp-footer p"].map((name) =>
      getComputedStyle(document.querySelector(name)).color)"""
    for scheme in ("light", "dark"):
        context = browser.new_context(contrast="more", color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{site_url}daerah/kota-bontang/dokumen/")
        assert len(set(page.evaluate(colours))) == 1, scheme
        context.close()


def test_the_menu_of_a_region_shows_the_current_page(browser: Browser, site_url: str) -> None:
    page = browser.new_page(viewport=ViewportSize(width=360, height=640))
    page.goto(f"{site_url}daerah/kabupaten-contoh/evaluasi/")
    expect(page.locator(".mp-menu [aria-current]")).to_be_in_viewport(ratio=1)
    page.close()
