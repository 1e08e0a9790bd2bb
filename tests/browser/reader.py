"""Someone who reads the site in a browser, under the circumstances of their machine, and notes all
that is wrong.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, expect

from tests.reading import folded, in_main_edition, is_english, is_moved, pages

ColorScheme = Literal["light", "dark"]

DESK = ViewportSize(width=1280, height=800)

FORM = "usulan-baru/?daerah=kabupaten-contoh&jenis=quick-win"
WITH_CHOICES = ("daerah/?urut=nama", "bandingkan/?daerah=kota-bontang,kota-bukittinggi", FORM)
"""What scripts show only when it is asked for in the address."""

AXE_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")

CUT_OFF = """() => {
  const scrolls = (node) => /auto|scroll/.test(getComputedStyle(node).overflowX);
  const isHeld = (node) => node && node !== document.body && (scrolls(node) || isHeld(node.parentElement));
  const found = [...document.querySelectorAll("body *")]
    .filter((node) => node.checkVisibility() && node.getBoundingClientRect().right > innerWidth + 1 && !isHeld(node))
    .map((node) => `${node.localName}.${node.getAttribute("class") ?? ""}`);
  return document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways", ...found] : found;
}"""
"""Names what is beyond the right edge and cannot be scrolled to inside a box of its own."""

MOVING = """() => [...document.querySelectorAll("*")].filter((node) => {
  const style = getComputedStyle(node);
  const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
  const moves = /all|transform|translate|scale|rotate|inset|left|right|top|bottom|width|height|margin/;
  return (style.animationName !== "none" && lasts(style.animationDuration))
    || (lasts(style.transitionDuration) && moves.test(style.transitionProperty));
}).map((node) => `${node.localName}.${node.getAttribute("class") ?? ""}`)"""

CUT_WORDS = """() => {
  const isClipped = (node) => node && (getComputedStyle(node).clipPath !== "none" || isClipped(node.parentElement));
  const isUnseen = (node) => !node.checkVisibility() || isClipped(node);
  const seen = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const cut = [];
  while (seen.nextNode()) {
    const { textContent, parentElement } = seen.currentNode;
    if (parentElement.closest("code, a[href^='http']") || isUnseen(parentElement)) continue;
    for (const { 0: word, index } of textContent.matchAll(/[\\p{L}\\p{N}]{2,}/gu)) {
      range.setStart(seen.currentNode, index);
      range.setEnd(seen.currentNode, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) cut.push(word);
    }
  }
  return cut;
}"""
"""Names words of letters and digits that stand on two lines; addresses and code may."""

SHIFTED = """() => new Promise((resolve) => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach((entry) => { sum += entry.value; });
  const observer = new PerformanceObserver(add);
  observer.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => {
    add({ getEntries: () => observer.takeRecords() });
    resolve(sum);
  }));
})"""
"""Returns by how much the page has moved while it came in, as `Cumulative Layout Shift` counts."""
MOST_SHIFT = 0.02

SLOW_LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 90_000,
}
"""Milliseconds of an answer's way, and bytes a second: what Lighthouse takes for a phone's line."""

SETTLED = """async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  await frame();
  document.getAnimations().forEach((animation) => animation.finish());
}"""
"""Waits until the page has taken over new settings, and ends every glide: axe would judge the
colours between. A script hears of a new colour scheme in one frame, and links begin to glide in the
next.
"""

FOCUS_IS_SEEN = """() => {
  const focused = document.activeElement;
  const ringed = focused.querySelector(".mp-chart__tile-box") ?? focused;
  const { outlineStyle, outlineWidth, stroke, strokeWidth } = getComputedStyle(ringed);
  const drawn = stroke === "none"
    ? outlineStyle !== "none" && parseFloat(outlineWidth) >= 2
    : parseFloat(strokeWidth) >= 2;
  const { top, right, bottom, left } = ringed.getBoundingClientRect();
  const shows = focused.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return shows && drawn && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
}"""
"""Whether what has the focus is on the screen, with a ring around it."""


class Reader:
    """One open page; `wrong` says, with the address, all that was noted so far."""

    def __init__(self, page: Page, site_url: str, *, script: bool) -> None:
        self.page = page
        self.wrong: list[str] = []
        self._site_url = site_url
        self._script = script
        self._address = ""
        self._axe = Axe()
        self._session: CDPSession = page.context.new_cdp_session(page)
        page.on("console", lambda message: self.note(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.note(f"script: {error}"))
        page.on("request", lambda request: self._watch(request.url))

    def note(self, what: str) -> None:
        """Remember something that is wrong on the page that is open."""
        self.wrong.append(f"/{self._address}: {what}")

    def open(self, address: str) -> None:
        """Open a page; without script, scripts come back only when the page is there, for measuring
        it.
        """
        self._address = address
        self._session.send("Emulation.setScriptExecutionDisabled", {"value": not self._script})
        response = self.page.goto(self._site_url + address)
        if response is None or not response.ok:
            self.note("does not open")
        self._session.send("Emulation.setScriptExecutionDisabled", {"value": False})
        if self._script and address == FORM:
            expect(self.page.locator(".mp-form__text")).to_be_visible()
        if self._script and address.startswith(("bandingkan/", "usulan-baru/")):
            self.page.wait_for_load_state("networkidle")  # the list of regions has come
        if self._script and "bandingkan/?" in address:
            expect(self.page.locator(".mp-compare__table")).to_be_visible()

    def see(
        self,
        viewport: ViewportSize,
        *,
        color_scheme: ColorScheme = "light",
        forced_colors: Literal["active", "none"] = "none",
        reduced_motion: Literal["reduce", "no-preference"] = "no-preference",
    ) -> None:
        """Look at the open page on another screen, or with other settings of the machine."""
        self.page.set_viewport_size(viewport)
        self.page.emulate_media(
            color_scheme=color_scheme, forced_colors=forced_colors, reduced_motion=reduced_motion
        )
        self.page.evaluate(SETTLED)

    def slow_down(self) -> None:
        """Open further pages over the line of a phone, so that a page is seen before its scripts run."""
        self._session.send("Network.enable")
        self._session.send("Network.emulateNetworkConditions", SLOW_LINE)

    def text(self) -> str:
        """Return what can be read in the page's own part below its path, which a phone shortens."""
        path = self.page.locator(".mp-breadcrumbs")
        above = folded(path.inner_text()) if path.count() else ""
        return folded(self.page.locator("article").inner_text()).removeprefix(above)

    def judge_width(self) -> None:
        """Note what does not fit the screen."""
        for node in self._told(CUT_OFF):
            self.note(f"beyond the edge: {node}")

    def judge_motion(self) -> None:
        """Note what moves by itself or glides."""
        for node in self._told(MOVING):
            self.note(f"moves: {node}")

    def judge_access(self, *, contrast: bool = True) -> None:
        """Note what axe finds against WCAG 2.2 AA; its rule of contrast takes most of its time."""
        options = {
            "runOnly": list(AXE_RULES),
            "rules": {"color-contrast": {"enabled": contrast}},
            "resultTypes": ["violations"],
            "preload": False,
        }
        for violation in self._axe.run(self.page, options=options).response["violations"]:
            for node in violation["nodes"]:
                self.note(f"axe {violation['id']}: {node['target']}")

    def judge_words(self) -> None:
        """Note words that a line break cuts."""
        for word in self._told(CUT_WORDS):
            self.note(f"cut in two: {word}")

    def judge_shift(self) -> None:
        """Note a page that moved under its reader's eyes while it came in."""
        shift: float = self.page.evaluate(SHIFTED)
        if shift > MOST_SHIFT:
            self.note(f"moves by {shift:.3f} while it comes in")

    def _told(self, script: str) -> list[str]:
        found: list[str] = self.page.evaluate(script)
        return found

    def _watch(self, url: str) -> None:
        if not url.startswith((self._site_url, "data:")):
            self.note(f"asks another host: {url}")


@contextmanager
def reader(
    browser: Browser, site_url: str, *, script: bool = True, **circumstances: Any
) -> Iterator[Reader]:
    """Open a window; circumstances are those of Playwright's `new_context`."""
    context = browser.new_context(**circumstances)
    yield Reader(context.new_page(), site_url, script=script)
    context.close()


def kind_of(address: str) -> str:
    """Return an address with all that names one single thing left open: `daerah/*/quick-win/*/`.

    A further part of a list, such as `sumber/x/y/2/`, is of the kind of the first.
    """
    address = re.sub(r"/[0-9]+/$", "/", address)
    section = re.match(r"[^/]*", address)[0]  # type: ignore[index]
    return "/".join(
        part if index == 0 or not part or (section == "daerah" and index == 2) else "*"
        for index, part in enumerate(address.split("/"))
    )


def one_of_each_kind(site: Path, *, fictional: str, is_of_english: bool = False) -> tuple[str, ...]:
    """Return an address for each kind of page, the heaviest of its kind: it has most that can go
    wrong.

    The pages are those of one edition. Most of those are of the fictional region, so the heaviest profile of a real one is added.
    """
    heaviest: dict[str, tuple[int, str]] = {}
    for address, page in pages(site).items():
        if is_moved(page) or is_english(address) is not is_of_english:
            continue
        kind = kind_of(in_main_edition(address))
        if kind == "daerah/*/" and fictional not in address:
            kind = "a real profile"
        heaviest[kind] = max(heaviest.get(kind, (0, "")), (len(page.html or ""), address))
    found = sorted(address for _, address in heaviest.values())
    return (*found, *(() if is_of_english else WITH_CHOICES))
