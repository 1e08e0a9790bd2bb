"""Every kind of page in a real browser: quiet, at home on any screen, open to everyone, whole
without script.
"""

from contextlib import AbstractContextManager
from itertools import product
from operator import itemgetter
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.reader import DESK, Reader, reader

CIRCUMSTANCES: dict[str, dict[str, Any]] = {
    "zoomed to 400 %": {"viewport": {"width": 320, "height": 256}},
    "forced colours": {"viewport": DESK, "forced_colors": "active"},
    "forced colours on a phone": {
        "viewport": {"width": 360, "height": 740},
        "forced_colors": "active",
    },
    "reduced motion": {"viewport": DESK, "reduced_motion": "reduce"},
}


def test_there_is_a_page_of_every_kind(addresses: tuple[str, ...]) -> None:
    kinds = {
        "",
        "404.html",
        "daerah/",
        "bandingkan/",
        "quick-win/",
        "desa-cerdas/",
        "program/",
        "glosarium/",
        "tentang/",
    }
    assert kinds <= set(addresses)
    parts = {address.split("/")[2] for address in addresses if address.count("/") > 2}
    assert {
        "quick-win",
        "dimensi",
        "desa-cerdas",
        "peta-jalan",
        "kelembagaan",
        "dokumen",
        "kabar",
        "data",
    } <= parts


def test_a_reader_notices_what_is_wrong(browser: Browser, site_url: str) -> None:
    with reader(browser, site_url, viewport=DESK) as visit:
        visit.open("tentang/")
        visit.page.evaluate("""() => {
          const heading = document.querySelector("h1");
          Object.assign(heading.style, { width: "3000px", transition: "left 1s", color: "#eee", background: "#fff" });
          console.log("something");
        }""")
        visit.judge_width()
        visit.judge_motion()
        visit.judge_access()
    told = "\n".join(visit.wrong)
    for what in (
        "console: something",
        "beyond the edge: h1",
        "beyond the edge: the page scrolls sideways",
        "moves: h1",
        "axe color-contrast",
    ):
        assert f"/tentang/: {what}" in told


WIDTHS_PX = (360, 768, 1280)
SCHEMES = ("light", "dark")
SCREENS = list(product(WIDTHS_PX, SCHEMES))


FIRST_LOOK = {(360, "light", True), (1280, "dark", True), (768, "light", False)}
"""Circumstances in which `make test` opens each page: every width, both schemes, with and without
script. `make slow` opens each page in the rest.
"""
CIRCUMSTANCES_OF_PAGES = [
    pytest.param(
        width_px,
        scheme,
        script,
        id=f"{width_px}-{scheme}-{'script' if script else 'no script'}",
        marks=() if (width_px, scheme, script) in FIRST_LOOK else pytest.mark.slow,
    )
    for (width_px, scheme), script in product(SCREENS, (True, False))
]


def is_looked_into(position: int, width_px: int, scheme: str, *, script: bool) -> bool:
    """Return whether axe sees a page of a position, at a width, in a scheme, with script or not.

    Axe is slow: `make test` shows it each page at least once. With the circumstances that `make
    slow` adds it sees each page at every width, in both schemes, with and without script, and last
    in every combination of them.
    """
    turn = position + WIDTHS_PX.index(width_px) + SCHEMES.index(scheme)
    return script is (width_px != 768) and turn % 2 == 0


def reader_at(
    browser: Browser, site_url: str, width_px: int, scheme: str, *, script: bool
) -> AbstractContextManager[Reader]:
    """Return a reader with a screen of some width, in a colour scheme, with script or without."""
    screen = {"width": width_px, "height": 800}
    return reader(browser, site_url, script=script, viewport=screen, color_scheme=scheme)


@pytest.mark.parametrize(("width_px", "scheme", "script"), CIRCUMSTANCES_OF_PAGES)
def test_every_kind_of_page_is_quiet_fits_the_screen_and_is_open_to_everyone(
    browser: Browser,
    site_url: str,
    addresses: tuple[str, ...],
    *,
    width_px: int,
    scheme: str,
    script: bool,
) -> None:
    with reader_at(browser, site_url, width_px, scheme, script=script) as visit:
        for position, address in enumerate(addresses):
            visit.open(address)
            visit.judge_width()
            if is_looked_into(position, width_px, scheme, script=script):
                visit.judge_access()
    tell(visit)


def test_axe_sees_each_page_at_every_width_in_both_schemes_with_and_without_script() -> None:
    for position in range(4):
        seen = [
            (width_px, scheme, script)
            for (width_px, scheme), script in product(SCREENS, (True, False))
            if is_looked_into(position, width_px, scheme, script=script)
        ]
        assert set(map(itemgetter(0), seen)) == set(WIDTHS_PX)
        assert set(map(itemgetter(1), seen)) == set(SCHEMES)
        assert set(map(itemgetter(2), seen)) == {True, False}


@pytest.mark.slow
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize(("width_px", "scheme"), SCREENS)
def test_every_page_is_open_to_everyone_where_axe_has_not_looked_yet(
    browser: Browser,
    site_url: str,
    addresses: tuple[str, ...],
    *,
    width_px: int,
    scheme: str,
    script: bool,
) -> None:
    with reader_at(browser, site_url, width_px, scheme, script=script) as visit:
        for position, address in enumerate(addresses):
            if not is_looked_into(position, width_px, scheme, script=script):
                visit.open(address)
                visit.judge_access()
    tell(visit)


FIRST_CIRCUMSTANCES = {"forced colours on a phone", "zoomed to 400 %"}
"""Circumstances of readers that `make test` has time for; `make slow` has the rest."""


@pytest.mark.parametrize(
    "circumstance",
    [
        pytest.param(name, marks=() if name in FIRST_CIRCUMSTANCES else pytest.mark.slow)
        for name in CIRCUMSTANCES
    ],
)
def test_nothing_is_lost_to_a_reader_who_sees_the_page_otherwise(
    browser: Browser, site_url: str, at_a_desk: dict[str, str], circumstance: str
) -> None:
    with reader(browser, site_url, **CIRCUMSTANCES[circumstance]) as visit:
        for address, text in at_a_desk.items():
            visit.open(address)
            visit.judge_width()
            if circumstance == "reduced motion":
                visit.judge_motion()
            if visit.text() != text:
                visit.note("does not read as it does at a desk")
    tell(visit)


@pytest.mark.parametrize(
    "address", ["daerah/", "program/", "desa-cerdas/", "daerah/kabupaten-contoh/quick-win/"]
)
def test_on_a_phone_a_table_shows_all_its_columns_and_stays_a_table(
    browser: Browser, site_url: str, address: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site_url}{address}")
    table = page.locator(".mp-table:visible").first
    assert table.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert table.get_by_role("columnheader").count() > 2
    cell = table.get_by_role("cell").last
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content").startswith(
        f'"{cell.get_attribute("data-label")}: "'
    )
    context.close()


def test_a_page_reads_the_same_without_script(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}daerah/kota-bitung/")
    assert page.get_by_role("heading", level=1).inner_text() == "Kota Bitung"
    page.get_by_role("link", name="Kelembagaan").click()
    assert page.url == f"{site_url}daerah/kota-bitung/kelembagaan/"
    context.close()


def tell(visit: Reader) -> None:
    """Fail with all that a reader noted, without the test's own lines around it."""
    if visit.wrong:
        pytest.fail("\n".join(visit.wrong), pytrace=False)
