"""Every kind of page in a real browser: quiet, at home on any screen, open to everyone, whole
without script.
"""

from typing import Any

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.reader import DESK, FORM, ColorScheme, Reader, reader

WIDTHS_PX = (360, 768, 1280)
SCHEMES: tuple[ColorScheme, ...] = ("light", "dark")
SCREENS = [(width_px, scheme) for width_px in WIDTHS_PX for scheme in SCHEMES]
CIRCUMSTANCES: dict[str, dict[str, Any]] = {
    "reduced motion": {"viewport": DESK, "reduced_motion": "reduce"},
    "forced colours": {"viewport": DESK, "forced_colors": "active"},
    "forced colours on a phone": {
        "viewport": {"width": 360, "height": 740},
        "forced_colors": "active",
    },
    "zoomed to 400 %": {"viewport": {"width": 320, "height": 256}},
}
PHONE = ViewportSize(width=360, height=760)
BROUGHT_BY_SCRIPT = {
    "cari/?q=banjir": ".mp-search__result",
    "cari/?q=surabaya": ".mp-search__places a",
    "cari/?q=siapa+wakil+bupati+contoh": ".mp-search__result",
    "cari/?q=bontang&dari=kota-bontang": ".mp-search__result",
    "daerah/?urut=nama": ".mp-filter",
    "bandingkan/?daerah=kota-bontang,kota-bukittinggi": ".mp-compare__table",
    FORM: ".mp-form__text",
}
"""What a script shows last at each of these addresses."""
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


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
          Object.assign(heading.style, { width: "3000px", transition: "left 1s" });
          const words = document.querySelector("article p");
          Object.assign(words.style, { color: "#eee", background: "#fff" });
          words.insertAdjacentHTML("beforebegin", "<p>Panjangnya</p>");
          Object.assign(words.previousSibling.style, { width: "2em", wordBreak: "break-all" });
          console.log("something");
        }""")
        visit.judge_shift()
        visit.judge_words()
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
        "cut in two: Panjangnya",
        "moves by 0.",
    ):
        assert f"/tentang/: {what}" in told


@pytest.mark.parametrize("half", [0, 1])
def test_every_kind_of_page_is_quiet_fits_any_screen_and_is_open_to_everyone(
    browser: Browser, site_url: str, addresses: tuple[str, ...], half: int
) -> None:
    """Each page is opened on a phone, seen on two or three screens and in one other circumstance,
    and shown to axe, which is slow, once. `make slow` sees every page in all ways, also without
    script.
    """
    with reader(browser, site_url, viewport=PHONE) as visit:
        for position in range(half, len(addresses), 2):
            # Not in the circumstance of the page before.
            visit.see(PHONE)
            visit.open(addresses[position])
            visit.judge_shift()
            visit.judge_words()
            see_screens(visit, position)
            visit.see(DESK)
            text = visit.text()
            name = (*CIRCUMSTANCES,)[position // 2 % len(CIRCUMSTANCES)]
            visit.see(**CIRCUMSTANCES[name])
            judge_circumstance(visit, text, name)
    tell(visit)


def see_screens(visit: Reader, position: int) -> None:
    """See a page on the narrowest and the widest screen, and on the screen whose turn it is.

    Axe is shown that screen, and judges the contrast of every third page: that takes most of its
    time.
    """
    axe_width_px, axe_scheme = SCREENS[position % len(SCREENS)]
    for width_px in sorted({WIDTHS_PX[0], WIDTHS_PX[-1], axe_width_px}):
        is_for_axe = width_px == axe_width_px
        # Colours do not move what is seen: each width is seen in one scheme.
        scheme = axe_scheme if is_for_axe else SCHEMES[0]
        visit.see({"width": width_px, "height": 800}, color_scheme=scheme)
        visit.judge_width()
        if is_for_axe:
            visit.judge_access(contrast=position % 9 < 3)


def test_on_a_slow_line_nothing_moves_when_scripts_come_late(
    browser: Browser, site_url: str
) -> None:
    with reader(browser, site_url, viewport={"width": 360, "height": 760}) as visit:
        visit.slow_down()
        for address, brought in BROUGHT_BY_SCRIPT.items():
            visit.open(address)
            expect(visit.page.locator(brought).first).to_be_visible(timeout=20_000)
            expect(visit.page.locator("[data-waits]")).to_have_count(0, timeout=20_000)
            visit.judge_shift()
    tell(visit)


def judge_circumstance(visit: Reader, text: str, name: str) -> None:
    """Note what is lost of a page's text to a reader who sees the page in another way."""
    visit.judge_width()
    if "reduced_motion" in CIRCUMSTANCES[name]:
        visit.judge_motion()
    if visit.text() != text:
        visit.note(f"{name}: does not read as it does at a desk")


@pytest.mark.slow
@SCRIPT
@pytest.mark.parametrize(("width_px", "scheme"), SCREENS)
def test_every_kind_of_page_opened_on_any_screen_is_open_to_everyone(
    browser: Browser,
    site_url: str,
    addresses: tuple[str, ...],
    width_px: int,
    scheme: str,
    *,
    script: bool,
) -> None:
    screen = {"width": width_px, "height": 800}
    with reader(browser, site_url, script=script, viewport=screen, color_scheme=scheme) as visit:
        for address in addresses:
            visit.open(address)
            visit.judge_width()
            visit.judge_access()
    tell(visit)


@pytest.mark.slow
@pytest.mark.parametrize("circumstance", CIRCUMSTANCES)
def test_nothing_is_lost_to_a_reader_who_opens_the_page_otherwise(
    browser: Browser, site_url: str, at_a_desk: dict[str, str], circumstance: str
) -> None:
    with reader(browser, site_url, **CIRCUMSTANCES[circumstance]) as visit:
        for address, text in at_a_desk.items():
            visit.open(address)
            judge_circumstance(visit, text, circumstance)
    tell(visit)


@pytest.mark.parametrize(
    "address", ["daerah/", "program/", "desa-cerdas/", "daerah/kabupaten-contoh/dana/"]
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
