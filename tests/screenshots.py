"""Takes the README's pictures from a built site: `python -m tests.screenshots SITE FOLDER`. It
builds nothing.
"""

import base64
import sys
from pathlib import Path

from playwright.sync_api import Page, ViewportSize

from tests.browser.serve import chromium, served

PAGES = {
    "home": "",
    "region": "daerah/kota-bontang/",
    "quick-win": "daerah/kabupaten-contoh/quick-win/wifi-balai-desa/",
    "compare": "bandingkan/?daerah=kota-bontang,kota-bukittinggi",
}
SCREENS = {
    "phone": ViewportSize(width=360, height=740),
    "desktop": ViewportSize(width=1280, height=800),
}
QUALITY = 60
MOST_BYTES = 60_000


def take_pictures(site: Path, folder: Path) -> None:
    """Write a picture of each page on each screen; refuse one that is too large for a README."""
    folder.mkdir(parents=True, exist_ok=True)
    with served(site) as site_url, chromium() as browser:
        for screen, size in SCREENS.items():
            page = browser.new_page(viewport=size, color_scheme="light")
            for name, address in PAGES.items():
                response = page.goto(site_url + address, wait_until="networkidle")
                if response is None or not response.ok:
                    sys.exit(
                        f"There is no page at /{address}; choose another for the picture of {name}."
                    )
                picture = picture_of(page)
                if len(picture) > MOST_BYTES:
                    sys.exit(
                        f"{name} on a {screen} has {len(picture):,} bytes; {MOST_BYTES:,} are allowed."
                    )
                (folder / f"{name}-{screen}.webp").write_bytes(picture)


def picture_of(page: Page) -> bytes:
    """Return what is seen of a page, as WebP."""
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    return base64.b64decode(taken["data"])


if __name__ == "__main__":
    take_pictures(Path(sys.argv[1]), Path(sys.argv[2]))
