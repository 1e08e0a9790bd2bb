"""An open page of `masterplan serve` in a browser: it follows edits, and shows what stands against
them.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.unit.serve.conftest import ServedSite, served_site

REGION = "regions/kota-misal/region.yml"
PROFILE = "daerah/kota-misal/"
SUMMARY = re.compile(r"(?m)^([ -]+summary: )(\S.*)$")
WIDTHS = (360, 1280)


@pytest.fixture
def edited(small_project: Path) -> Iterator[ServedSite]:
    """A served project."""
    with served_site(small_project) as served:
        yield served


@pytest.fixture
def reading(browser: Browser, edited: ServedSite) -> Iterator[tuple[Page, list[str]]]:
    """An open profile, and all that goes wrong in its scripts."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{edited.url}{PROFILE}")
    yield page, said
    page.close()


def test_an_edit_appears_by_itself_where_the_reader_was(
    edited: ServedSite, reading: tuple[Page, list[str]]
) -> None:
    page, said = reading
    expect(page.locator("article")).to_be_visible()
    page.evaluate("scrollTo(0, 600)")
    edited.write(REGION, lambda text: SUMMARY.sub(r"\1\2 Kataujian.", text, count=1))
    expect(page.locator("article")).to_contain_text("Kataujian.", timeout=20_000)
    page.wait_for_function("scrollY > 500")
    assert said == []


def test_a_refusal_is_a_panel_of_plain_text_over_the_last_good_page(
    edited: ServedSite, reading: tuple[Page, list[str]]
) -> None:
    page, said = reading
    panel = page.locator("masterplan-panel")
    expect(panel).to_have_count(0)
    whole = (edited.project / REGION).read_text(encoding="utf-8")
    edited.write(REGION, lambda text: f"{text}cuaca: <img src=x onerror=alert(1)>\n")
    line = len(whole.splitlines()) + 1
    expect(panel.get_by_text(f"{REGION}:{line}:1")).to_be_visible(timeout=20_000)
    expect(panel.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
    expect(panel.get_by_text("perbaikan:")).to_be_visible()
    expect(panel.locator("img")).to_have_count(0)
    expect(page.locator("article h1")).to_contain_text("Misal")
    page.evaluate("scrollTo(0, 600)")
    expect(panel.locator("section")).to_be_in_viewport()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    (edited.project / REGION).write_text(whole, encoding="utf-8")
    expect(panel).to_have_count(0, timeout=20_000)
    assert said == []


def test_a_page_that_waits_for_all_regions_appears_by_itself(
    edited: ServedSite, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(edited.url)
    expect(page.locator("article h1")).to_be_visible(timeout=60_000)
    page.close()
