"""The sheet for the wall: promises alone, as many as one A4 page holds."""

from generator.views.region.wall_sheet import WallSheet
from tests.builders import CONTOH, FOLLOWING, MISAL, REAL
from tests.contexts import (
    Staged,
    a_build_context,
    a_view,
    addresses_of,
    markdown_of,
    page_html,
    sections_of,
)
from tests.scanning import scanned

KEYS = ("governance", "branding", "economy", "living", "society", "environment")
SITE = "https://kota.example/"


def promising(each: int, title: str = "Janji", head: str = FOLLOWING) -> Staged:
    """Return a context with a region that has so many promises in each of six dimensions."""
    files = {
        f"kabupaten-contoh/quick-wins/{key}-{number}.yml": f"fictional: ya\ntitle: {title} {key} {number}\n"
        f"dimension: {key}\nstate: running\npromised_on: '2024'\ndue: 2027-0{1 + number % 9}\n"
        for key in KEYS
        for number in range(each)
    }
    return a_build_context({CONTOH: head, **files}, site_url=SITE)


def sheet_of(build: Staged, slug: str = "kabupaten-contoh") -> WallSheet:
    (section,) = sections_of(a_view(build, f"daerah/{slug}/lembar/"))
    found = section.find(WallSheet)
    assert found is not None
    return found


def test_the_sheet_holds_what_fits_and_says_how_much_is_left() -> None:
    short = "Wi-Fi"
    long = "Layanan pengaduan warga yang dijawab dalam sehari di semua kecamatan dan kelurahan"
    shown = {}
    for each, title in ((1, short), (2, short), (4, short), (4, long), (20, long)):
        sheet = sheet_of(promising(each, title))
        (count,) = {len(dimension.promises) for dimension in sheet.dimensions}
        shown[each, title] = (sheet.cloth is not None, count)
        left = None if count == each else f"dan {each - count} janji lain"
        assert {dimension.rest for dimension in sheet.dimensions} == {left}
    assert shown[1, short] == (True, 1)
    assert shown[2, short] == (True, 2)
    assert shown[4, short] == (False, 4)
    assert shown[4, long][1] <= shown[4, short][1]
    assert 1 <= shown[20, long][1] < 20


def test_a_draft_is_no_promise_and_makes_no_sheet() -> None:
    draft = {
        "kabupaten-contoh/quick-wins/a.yml": "fictional: ya\ntitle: A\ndimension: living\nstate: planned\n"
    }
    build = a_build_context({CONTOH: FOLLOWING, **draft})
    assert "daerah/kabupaten-contoh/lembar/" not in addresses_of(build)
    promise = {
        "kabupaten-contoh/quick-wins/b.yml": "fictional: ya\ntitle: B\nstate: planned\npromised_on: '2025'\n"
    }
    sheet = sheet_of(a_build_context({CONTOH: FOLLOWING, **draft, **promise}))
    assert [
        promise.link.label for dimension in sheet.dimensions for promise in dimension.promises
    ] == ["B"]
    assert sheet.dimensions[-1].name == "Dimensi belum disebut"


def test_the_sheet_names_region_and_day_and_its_code_leads_to_the_list() -> None:
    build = promising(1, head=FOLLOWING + "brand: {name: M, taglines: [{text: Maju bersama}]}\n")
    sheet = sheet_of(build)
    assert (sheet.kind, sheet.name, sheet.code) == ("Kabupaten", "Contoh", "99.01")
    assert sheet.tagline == "Maju bersama"
    assert "Status dihitung per 21 November 2026." in sheet.note
    assert sheet.qr is not None
    assert scanned(sheet.qr) == f"{SITE}daerah/kabupaten-contoh/quick-win/"
    page = page_html(markdown_of(build, "daerah/kabupaten-contoh/lembar/"))
    assert "(contoh rekaan)" in page.css(".mp-plate")[0].text()
    states = {node.text() for node in page.css(".mp-unseen")}
    assert states == {"Berjalan."}


def test_a_sheet_needs_neither_framework_nor_address() -> None:
    files = {
        MISAL: REAL,
        "kota-misal/quick-wins/a.yml": "title: A\nstate: done\npromised_on: '2020'\nsources: [daftar-kode]\n",
    }
    sheet = sheet_of(a_build_context(files), "kota-misal")
    assert (sheet.qr, sheet.address, len(sheet.dimensions)) == (None, None, 1)
