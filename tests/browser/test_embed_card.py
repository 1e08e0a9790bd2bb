"""The card of a region as other sites show it: in a frame, on a narrow screen, for everybody."""

from pathlib import Path

from playwright.sync_api import Browser, ViewportSize
from selectolax.lexbor import LexborHTMLParser

from tests.browser.reader import reader
from tests.browser.serve import served
from tests.reading import attribute, cards, first, is_moved, pages

NARROW = ViewportSize(width=320, height=480)


def test_another_site_shows_the_card_and_no_other_page(
    browser: Browser, built_site: Path, site_url: str, tmp_path: Path
) -> None:
    code = first(pages(built_site)["daerah/kota-bontang/"], "code.mp-cite").text()
    here = code.replace("https://masterplan.example/", site_url)
    other = here.replace("kartu/", "")
    assert other != here != code
    (tmp_path / "index.html").write_text(
        f"<!doctype html><title>a</title>{here}{other}", encoding="utf-8"
    )
    page = browser.new_page()
    with served(tmp_path) as url:
        page.goto(url)
        shown = [frame.locator("body").inner_text() for frame in page.frames[1:]]
    page.close()
    assert shown[0].startswith("Kota Bontang")
    assert "Bontang" not in shown[1]


def test_every_card_has_room_in_its_frame_and_is_open_to_all(
    browser: Browser, built_site: Path, site_url: str
) -> None:
    addresses = [address for address, page in cards(built_site).items() if not is_moved(page)]
    assert len(addresses) > 3
    code = first(pages(built_site)["daerah/kota-bontang/"], "code.mp-cite").text()
    frame = LexborHTMLParser(code).css_first("iframe")
    assert frame is not None
    width_px, height_px = (int(attribute(frame, name)) for name in ("width", "height"))
    with reader(browser, site_url, viewport=NARROW) as visit:
        for address in addresses:
            visit.open(address)
            visit.see(NARROW)
            visit.judge_width()
            visit.judge_access()
            visit.see(ViewportSize(width=width_px, height=height_px))
            if (needed := visit.page.evaluate("document.documentElement.scrollHeight")) > height_px:
                visit.note(f"{needed} pixels high")
        assert visit.wrong == []
