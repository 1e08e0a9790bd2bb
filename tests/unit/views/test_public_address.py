"""The full address of a page: the link that passes it on, and the code that paper carries."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.pages.render import Renderer
from generator.views.public_address import PublicAddress, absolute, public_address
from tests.builders import CONTOH, FICTIONAL, LAYANAN, MISAL, REAL
from tests.contexts import a_build_context, a_context, page_html, view_pages
from tests.reading import first
from tests.scanning import scanned

SITE = "https://kota.example/rencana/"


def address_of(
    address: str = "daerah/kota-misal/",
    title: str = "Kota Misal",
    slug: str | None = None,
    said: str = "",
) -> PublicAddress:
    build = a_build_context({CONTOH: FICTIONAL, MISAL: REAL}, site_url=SITE)
    found = public_address(title, said, a_context(build, address, slug), is_printed=True)
    assert found is not None
    return found


def test_the_full_address_is_that_of_the_site_and_that_of_the_page_within_it() -> None:
    assert address_of().url == "https://kota.example/rencana/daerah/kota-misal/"
    assert address_of("").url == SITE
    assert address_of().shown == "kota.example/rencana/daerah/kota-misal/"


def test_without_an_address_of_the_site_no_page_has_one() -> None:
    context = a_context(a_build_context())
    assert public_address("Halaman", "", context, is_printed=True) is None
    assert absolute("daerah/", context) is None


@pytest.mark.parametrize(
    "title", ["Kota Misal", "Hemat & cepat? 100% #1", 'Kabar "baik" <b>', "A+B\u2019s"]
)
def test_a_shared_link_carries_title_and_address_as_they_are(title: str) -> None:
    href = address_of(title=title).share_href
    assert href is not None
    assert urlsplit(href)[:3] == ("https", "wa.me", "/")
    assert parse_qs(urlsplit(href).query) == {"text": [f"{title}\n{SITE}daerah/kota-misal/"]}
    assert re.fullmatch(r"[\w:/.?=%~-]+", href)


def test_a_shared_link_carries_what_the_page_says_between_title_and_address() -> None:
    href = address_of(
        said="Dari dua janji, satu terlambat. (Menurut data per 1 Juni 2026.)"
    ).share_href
    assert href is not None
    lines = parse_qs(urlsplit(href).query)["text"][0].split("\n")
    assert lines[1] == "Dari dua janji, satu terlambat. (Menurut data per 1 Juni 2026.)"
    assert (lines[0], lines[-1]) == ("Kota Misal", f"{SITE}daerah/kota-misal/")


def test_what_is_invented_is_not_passed_on() -> None:
    assert address_of("daerah/kabupaten-contoh/", slug="kabupaten-contoh").share_href is None
    assert address_of(slug="kota-misal").share_href is not None


def code_of(address: str) -> str:
    code = address_of(address).code
    assert code is not None
    return code


def test_the_code_is_one_path_of_numbers_with_the_margin_that_readers_need() -> None:
    code = re.fullmatch(
        r'<svg viewBox="0 0 (\d+) \1"><path stroke="#000" d="M4 4\.5([mh\d .-]+)"/></svg>',
        code_of("daerah/kota-misal/"),
    )
    assert code is not None
    version, rest = divmod(int(code[1]) - 2 * 4 - 17, 4)
    assert (version > 0, rest) == (True, 0)


def test_the_code_of_a_long_address_is_small() -> None:
    assert len(code_of(f"daerah/kota-misal/quick-win/{'a' * 40}/")) < 2_800


def test_a_profile_and_a_list_of_quick_wins_carry_a_code_that_leads_back_to_them() -> None:
    files = {CONTOH: FICTIONAL, LAYANAN: "fictional: ya\ntitle: Layanan\nstate: running\n"}
    build = a_build_context(files, site_url=SITE)
    codes = {
        view.address: view.public_address.code
        for view in view_pages(build)
        if view.public_address is not None and view.public_address.code is not None
    }
    mine = {address for address in codes if address.startswith("daerah/kabupaten-contoh/")}
    assert mine == {"daerah/kabupaten-contoh/", "daerah/kabupaten-contoh/quick-win/"}
    for address, code in codes.items():
        assert scanned(code) == SITE + address


def test_a_page_speaks_of_a_code_only_where_it_has_one() -> None:
    build = a_build_context({MISAL: REAL}, site_url=SITE)
    renderer = Renderer(build.catalogue)
    for view in view_pages(build):
        printed = first(page_html(renderer.render(view).text), ".mp-print")
        has_code = bool(printed.css(".mp-print__code svg"))
        assert ("pindai" in printed.text()) is has_code, view.address
        assert first(printed, ".mp-print__address").text() == f"kota.example/rencana/{view.address}"
