"""A headless Chromium on the built site, served on this machine alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.reader import DESK, one_of_each_kind, reader
from tests.browser.serve import served


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """Address at which the built site is served."""
    with served(built_site) as url:
        yield url


@pytest.fixture(scope="session")
def addresses(built_site: Path) -> tuple[str, ...]:
    """A page of every kind that the site has."""
    return one_of_each_kind(built_site, fictional="kabupaten-contoh")


@pytest.fixture(scope="session")
def at_a_desk(browser: Browser, site_url: str, addresses: tuple[str, ...]) -> dict[str, str]:
    """What each of these pages says to someone at a desk."""
    texts = {}
    with reader(browser, site_url, viewport=DESK) as visit:
        for address in addresses:
            visit.open(address)
            texts[address] = visit.text()
    return texts


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page of desktop width, and all that is said on its console or goes wrong in its scripts."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page, said
    context.close()


@pytest.fixture
def page(watched: tuple[Page, list[str]]) -> Iterator[Page]:
    """A page of desktop width that fails its test if anything is said on the console."""
    opened, said = watched
    yield opened
    assert said == []
