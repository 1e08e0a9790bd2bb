"""Where a page is found from outside: its full address, the link that passes it on, the code that
paper carries.
"""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.views.public_address import PublicAddress, absolute, public_address
from tests.builders import CONTOH, FICTIONAL, MISAL, REAL
from tests.contexts import a_build_context, a_context

SITE = "https://kota.example/rencana/"


def address_of(
    address: str = "daerah/kota-misal/", title: str = "Kota Misal", slug: str | None = None
) -> PublicAddress:
    build = a_build_context({CONTOH: FICTIONAL, MISAL: REAL}, site_url=SITE)
    found = public_address(title, a_context(build, address, slug))
    assert found is not None
    return found


def test_the_full_address_is_that_of_the_site_and_that_of_the_page_within_it() -> None:
    assert address_of().url == "https://kota.example/rencana/daerah/kota-misal/"
    assert address_of("").url == SITE
    assert address_of().shown == "kota.example/rencana/daerah/kota-misal/"


def test_without_an_address_of_the_site_no_page_has_one() -> None:
    context = a_context(a_build_context())
    assert public_address("Halaman", context) is None
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


def test_what_is_invented_is_not_passed_on() -> None:
    assert address_of("daerah/kabupaten-contoh/", slug="kabupaten-contoh").share_href is None
    assert address_of(slug="kota-misal").share_href is not None


def test_the_code_is_one_path_of_numbers_with_the_margin_that_readers_need() -> None:
    code = re.fullmatch(
        r'<svg viewBox="0 0 (\d+) \1"><path stroke="#000" d="M4 4\.5([mh\d .-]+)"/></svg>',
        address_of().code,
    )
    assert code is not None
    version, rest = divmod(int(code[1]) - 2 * 4 - 17, 4)
    assert (version > 0, rest) == (True, 0)


def test_each_page_has_a_code_of_its_own_and_a_long_address_a_small_one() -> None:
    long = address_of(f"daerah/kota-misal/quick-win/{'a' * 40}/").code
    assert len({address_of("").code, address_of().code, long}) == 3
    assert len(long) < 2_800
