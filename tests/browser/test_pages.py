"""Every kind of page in a real browser: nothing on the console, no other host, no sideways scrolling."""

import pytest
from playwright.sync_api import Browser, Route

PAGES = (
    "",
    "daerah/",
    "bandingkan/",
    "daerah/kota-bitung/",
    "daerah/kabupaten-contoh/",
    "daerah/kabupaten-contoh/dimensi/governance/",
    "daerah/kabupaten-contoh/quick-win/",
    "daerah/kabupaten-contoh/quick-win/wifi-balai-desa/",
    "daerah/kabupaten-contoh/peta-jalan/",
    "daerah/kota-bitung/desa-cerdas/",
    "daerah/kota-bukittinggi/kelembagaan/",
    "daerah/kota-bontang/dokumen/",
    "daerah/kabupaten-contoh/kabar/",
    "daerah/kabupaten-batang/data/",
    "dimensi/",
    "dimensi/six-pillars/mobility/",
    "quick-win/",
    "desa-cerdas/",
    "program/",
    "glosarium/",
    "sumber/",
    "tentang/",
    "panduan/",
    "panduan/pesan/",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width_px", [360, 1280])
def test_pages_are_quiet_and_fit_the_screen(browser: Browser, site_url: str, width_px: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width_px, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    foreign: list[str] = []
    said: list[str] = []

    def watch(route: Route) -> None:
        if not route.request.url.startswith((site_url, "data:")):
            foreign.append(route.request.url)
        route.continue_()

    context.route("**/*", watch)
    page = context.new_page()
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    too_wide = []
    for address in PAGES:
        response = page.goto(site_url + address)
        assert response is not None
        assert response.ok, address
        if page.evaluate("document.documentElement.scrollWidth") > width_px:
            too_wide.append(address)
    context.close()
    assert not said
    assert not foreign
    assert not too_wide


def test_a_page_reads_the_same_without_script(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}daerah/kota-bitung/")
    assert page.get_by_role("heading", level=1).inner_text() == "Kota Bitung"
    page.get_by_role("link", name="Kelembagaan").click()
    assert page.url == f"{site_url}daerah/kota-bitung/kelembagaan/"
    context.close()
