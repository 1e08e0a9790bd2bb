"""The way from home to a source by keyboard alone; what axe finds is judged in test_pages."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.reader import FOCUS_IS_SEEN

PHONE = ViewportSize(width=360, height=800)
DESK = ViewportSize(width=1280, height=800)
MOST_STEPS = 150
"""No link on the way is further from the top of its page than this many presses of Tab."""


@pytest.mark.parametrize("screen", [PHONE, DESK])
def test_a_source_is_reached_by_keyboard_alone_and_the_focus_is_always_seen(
    browser: Browser, site_url: str, screen: ViewportSize
) -> None:
    context = browser.new_context(viewport=screen)
    page = context.new_page()
    page.goto(site_url)
    follow(page, "daerah/kabupaten-contoh/")
    follow(page, "quick-win/wifi-balai-desa/")
    reach(page, "#rujukan-1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Rencana Induk")).to_be_in_viewport()
    assert follow(page, "../../../../sumber/kabupaten-contoh/rencana-induk-2024-2028/") == 1
    assert page.url == f"{site_url}sumber/kabupaten-contoh/rencana-induk-2024-2028/"
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("screen", [PHONE, DESK])
def test_the_first_link_of_a_page_skips_to_its_content(
    browser: Browser, site_url: str, screen: ViewportSize
) -> None:
    context = browser.new_context(viewport=screen)
    page = context.new_page()
    page.goto(f"{site_url}daerah/kabupaten-contoh/")
    assert follow(page, "#isi_halaman") == 1
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    context.close()


def follow(page: Page, address: str) -> int:
    """Go to the link to this address by Tab, then press Enter; return how often Tab was pressed."""
    steps = reach(page, address)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return steps


def reach(page: Page, address: str) -> int:
    """Press Tab until the link to this address has the focus; return how often."""
    for steps in range(1, MOST_STEPS + 1):
        page.keyboard.press("Tab")
        page.wait_for_function(FOCUS_IS_SEEN, timeout=3000)
        if page.evaluate("document.activeElement.getAttribute('href')") == address:
            return steps
    pytest.fail(f"Tab does not lead to {address} on {page.url}")
