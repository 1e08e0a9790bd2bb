"""A page on paper: the article with its address, nothing folded away but the numbers of charts,
nothing to press, the colours of daylight, and no sheet more than needed.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

PROFILE = "daerah/kota-bontang/"
CHARTS = "daerah/kabupaten-contoh/peta-jalan/"
FOLDS = "daerah/kabupaten-contoh/quick-win/papan-harga-pasar/"
SHADES = """() => [document.body, ...document.querySelectorAll('article *')].map(node => {
  const style = getComputedStyle(node);
  return [node.className.toString(), style.color, style.backgroundColor, style.fill, style.borderTopColor].join(' ');
})"""


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    """A page as a printer gets it, of a reader who prefers the dark."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


def test_paper_carries_the_address_in_letters_and_as_a_code_and_screens_do_not(
    paper: Page, site_url: str
) -> None:
    paper.goto(site_url + PROFILE)
    expect(paper.locator(".mp-print__address")).to_be_visible()
    box = paper.locator(".mp-print__code svg").bounding_box()
    assert box is not None
    assert box["width"] == box["height"] >= 2.5 * 96 / 2.54  # 25 mm
    paper.emulate_media(media="screen")
    expect(paper.locator(".mp-print")).to_be_hidden()


def test_paper_has_nothing_to_press(paper: Page, site_url: str) -> None:
    for address in (PROFILE, "daerah/", "bandingkan/"):
        paper.goto(site_url + address)
        expect(paper.locator("h1")).to_be_visible()
        for control in paper.locator(
            "button, input, select, nav:not(.mp-breadcrumbs), .mp-share"
        ).all():
            expect(control).to_be_hidden()


def test_what_is_folded_away_is_printed_but_for_the_numbers_of_charts(
    paper: Page, site_url: str
) -> None:
    paper.goto(site_url + CHARTS)
    numbers = paper.locator(".mp-chart__data").all()
    assert numbers
    assert not any(table.is_visible() for table in numbers)
    paper.goto(site_url + FOLDS)
    tables = paper.locator("details:not([open], .mp-chart__data) table")
    assert tables.count() > 0
    printed = (
        "node => node.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})"
    )
    assert all(table.evaluate(printed) for table in tables.all())
    paper.emulate_media(media="screen")
    assert not any(table.evaluate(printed) for table in tables.all())


def test_where_only_what_is_open_is_printed_the_printer_gets_it_open(
    paper: Page, site_url: str
) -> None:
    paper.goto(site_url + CHARTS)
    opened = paper.locator("details[open]").count()
    assert paper.locator("details").count() > opened
    paper.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert paper.locator("details:not([open])").count() == 0
    paper.evaluate("dispatchEvent(new Event('afterprint'))")
    assert paper.locator("details[open]").count() == opened


@pytest.mark.parametrize("address", ["", "program/", "daerah/kabupaten-contoh/", CHARTS])
def test_paper_is_the_same_by_day_and_by_night(paper: Page, site_url: str, address: str) -> None:
    paper.goto(site_url + address)
    assert paper.locator("body").get_attribute("data-md-color-scheme") == "slate"
    night = paper.evaluate(SHADES)
    paper.emulate_media(media="print", color_scheme="light")
    expect(paper.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert paper.evaluate(SHADES) == night


def sheets(page: Page, address: str) -> int:
    """Return how many sheets of paper a page needs."""
    page.goto(address)
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def test_letter_and_wall_sheet_stand_alone_on_one_sheet(paper: Page, site_url: str) -> None:
    for part in ("kota-bontang/surat/", "kabupaten-contoh/surat/", "kabupaten-contoh/lembar/"):
        assert sheets(paper, f"{site_url}daerah/{part}") == 1, part
        expect(paper.locator("h1")).to_be_hidden()
    paper.goto(f"{site_url}daerah/kota-bontang/surat/")
    paper.locator(".mp-letter").first.evaluate("letter => { letter.open = false; }")
    paper.locator(".mp-letter").nth(2).evaluate("letter => { letter.open = true; }")
    shown = [letter.is_visible() for letter in paper.locator(".mp-letter").all()]
    assert [number for number, is_shown in enumerate(shown) if is_shown] == [2]


def test_a_page_on_paper_names_its_region_and_has_its_code_below_the_title(
    paper: Page, site_url: str
) -> None:
    paper.goto(site_url + FOLDS)
    expect(paper.locator(".mp-breadcrumbs")).to_contain_text("Kabupaten Contoh")
    paper.goto(site_url + PROFILE)
    title, code = (paper.locator(name).bounding_box() for name in ("h1", ".mp-print__code"))
    assert title is not None
    assert code is not None
    assert title["y"] < code["y"] < title["y"] + 200


def test_on_paper_a_number_takes_less_room_than_the_name_behind_it(
    paper: Page, site_url: str
) -> None:
    paper.set_viewport_size({"width": 680, "height": 1000})
    paper.goto(f"{site_url}daerah/kabupaten-contoh/dimensi/governance/")
    number, name = paper.locator(".mp-numbered thead").first.get_by_role("columnheader").all()[:2]
    widths = [
        cell.evaluate("cell => cell.getBoundingClientRect().width") for cell in (number, name)
    ]
    assert 0 < 2 * widths[0] < widths[1]
