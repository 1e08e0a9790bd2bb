"""The search page as somebody uses it: a query in the address or in the field, and the answer."""

from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect


def search(page: Page, site_url: str, query: str, rest: str = "") -> None:
    """Open the search page with a query in its address, and wait for the answer."""
    page.goto(f"{site_url}cari/?q={quote(query)}{rest}")
    answered(page)


def answered(page: Page) -> None:
    """Wait until the page says what it found, or why it found nothing."""
    expect(status_of(page)).not_to_have_text("")
    expect(status_of(page)).not_to_contain_text("Sedang mencari")


def status_of(page: Page) -> Locator:
    """Return the sentence that says what was found."""
    return page.get_by_role("status")


def field(page: Page) -> Locator:
    """Return the field that takes the query."""
    return page.get_by_label("Yang dicari")
