"""The frame around every page: the reader's colours, and the menu on a narrow screen by keyboard."""

from playwright.sync_api import Browser, Page, ViewportSize, expect

PHONE = ViewportSize(width=360, height=740)


def scheme(page: Page) -> str | None:
    """Return the colour scheme that a page shows."""
    return page.locator("body").get_attribute("data-md-color-scheme")


def test_the_colours_a_reader_chooses_stay_on_the_next_page(browser: Browser, site_url: str) -> None:
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


def test_a_place_within_the_page_chosen_in_the_menu_is_seen(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(site_url)
    page.get_by_role("button", name="Navigasi").click()
    drawer = page.locator("#__drawer")
    assert drawer.is_checked()
    page.locator(".md-sidebar--primary a[href='#kabar-terbaru']").evaluate("link => link.click()")
    assert not drawer.is_checked()
    context.close()
