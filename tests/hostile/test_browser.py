"""The attacked site in Chromium: nothing runs, nothing is asked of another host, on any page.

Every page that holds a replaced text is opened, everything in it is clicked and hovered, and the
search is asked for every payload that could run, by its address and in its box.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from generator.cli import main
from tests.browser.serve import served
from tests.conftest import BUILD_DAY
from tests.hostile.attacked import attacked_folder
from tests.hostile.payloads import by_kind
from tests.hostile.texts import Texts
from tests.reading import is_moved, pages

pytestmark = pytest.mark.slow

ROUNDS = (0, 11)
"""Rounds of payloads: a page of some twenty texts holds every payload in each."""
TOUCH = """() => {
  for (const node of document.querySelectorAll("main *")) {
    const kinds = ["pointerover", "mouseover", "focus", "focusin", "wheel", "input"];
    if (!node.closest("a, form")) kinds.push("click");
    for (const kind of kinds) node.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  return globalThis.ran === undefined;
}"""
"""Touches everything but links and forms, which would leave the page."""


@dataclass
class Watch:
    """What a browser did that no page of ours does."""

    host: str
    faults: list[str] = field(default_factory=list)
    opened: int = 0

    def follow(self, page: Page) -> None:
        """Write down dialogs, errors of scripts and requests to other hosts."""
        page.on(
            "dialog",
            lambda dialog: (self.faults.append(f"dialog {dialog.message}"), dialog.dismiss()),
        )
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("request", lambda request: self.ask(page.url, request.url))

    def ask(self, place: str, url: str) -> None:
        if urlsplit(url).netloc not in {self.host, ""} and not url.startswith("blob:"):
            self.faults.append(f"{place} asked {url}")

    def judge(self, page: Page, url: str) -> None:
        """Open a page and touch everything in it."""
        page.goto(url, wait_until="load")
        if not page.evaluate(TOUCH):
            self.faults.append(f"{url}: ran")
        self.opened += 1


@pytest.fixture(scope="module", params=ROUNDS)
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, str]]:
    folder = tmp_path_factory.mktemp("attacked")
    attacked_folder(folder, Texts(is_hostile=True, round=request.param))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
        main(["build", "--quiet", "--config-file", str(folder / "mkdocs.yml")])
    with served(folder / "site") as url:
        yield folder / "site", url


def test_nothing_runs_on_any_page(site: tuple[Path, str], browser: Browser) -> None:
    folder, url = site
    watch = Watch(urlsplit(url).netloc)
    context = browser.new_context()
    page = context.new_page()
    watch.follow(page)
    for address in (address for address, made in pages(folder).items() if not is_moved(made)):
        watch.judge(page, f"{url}{quote(address)}")
    # The form shows the names of a region's records when it is asked for.
    for path in (folder / "data/usulan-baru").glob("ka*-*.json"):
        watch.judge(page, f"{url}usulan-baru/?daerah={path.stem}")
        page.locator(".mp-form__text").wait_for()
        if not page.evaluate(TOUCH):
            watch.faults.append(f"{page.url}: ran")
    context.close()
    assert watch.opened > 100
    assert watch.faults == []


def test_nothing_runs_in_the_search(site: tuple[Path, str], browser: Browser) -> None:
    _, url = site
    watch = Watch(urlsplit(url).netloc)
    context = browser.new_context()
    page = context.new_page()
    watch.follow(page)
    for payload in (*by_kind()["no-exec"], *by_kind()["no-breakout"], "globalThis", "alert"):
        watch.judge(page, f"{url}cari/?q={quote(payload)}")
        page.wait_for_timeout(50)
    for payload in by_kind()["no-exec"][::10]:
        page.locator("input[type=search]").first.fill(payload)
        page.wait_for_timeout(200)
        if not page.evaluate(TOUCH):
            watch.faults.append(f"{payload} typed: ran")
    context.close()
    assert watch.faults == []
