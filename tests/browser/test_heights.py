"""How far a citizen scrolls at 360 px, with folds closed, on the longest kinds of pages."""

from playwright.sync_api import Browser, ViewportSize

from tests.browser.reader import reader

PHONE = ViewportSize(width=360, height=760)
CONTOH = "daerah/kabupaten-contoh/"
MOST_PX = {
    CONTOH: 5_700,
    f"{CONTOH}kelembagaan/": 5_100,
    f"{CONTOH}peta-jalan/": 4_600,
    f"{CONTOH}quick-win/": 4_850,
    f"{CONTOH}fakta/": 5_450,
    "glosarium/": 8_400,
    "dimensi/": 3_800,
}
MOST_PX_OF_SIX = 33_600
"""All but `/dimensi/`."""


def test_the_longest_kinds_of_pages_stay_short(browser: Browser, site_url: str) -> None:
    heights_px = {}
    with reader(browser, site_url, viewport=PHONE) as visit:
        for address in MOST_PX:
            visit.open(address)
            heights_px[address] = visit.page.evaluate("document.documentElement.scrollHeight")
    too_high = {
        address: height for address, height in heights_px.items() if height > MOST_PX[address]
    }
    assert not too_high
    assert sum(heights_px.values()) - heights_px["dimensi/"] <= MOST_PX_OF_SIX
