"""Addresses and the relative links between them."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.views import addresses

_FOLDERS = st.lists(st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True), max_size=5)
_ADDRESSES = _FOLDERS.map(lambda folders: "".join(f"{folder}/" for folder in folders))


@pytest.mark.parametrize(
    ("made", "address"),
    [
        (addresses.home(), ""),
        (addresses.regions(), "daerah/"),
        (addresses.region("kota-bitung"), "daerah/kota-bitung/"),
        (addresses.region_part("kota-bitung", "peta-jalan"), "daerah/kota-bitung/peta-jalan/"),
        (addresses.dimension("kota-bitung", "living"), "daerah/kota-bitung/dimensi/living/"),
        (addresses.quick_win("kota-bitung", "wifi"), "daerah/kota-bitung/quick-win/wifi/"),
        (addresses.village("kota-bitung", "girian"), "daerah/kota-bitung/desa-cerdas/girian/"),
        (addresses.update("kota-bitung", "rapat"), "daerah/kota-bitung/kabar/rapat/"),
        (addresses.framework_item("national-six", "living"), "dimensi/national-six/living/"),
        (addresses.source("kota-bitung", "berita-2022"), "sumber/kota-bitung/berita-2022/"),
        (addresses.source(None, "daftar-kode"), "sumber/nasional/daftar-kode/"),
        (addresses.part("sumber/nasional/daftar-kode/", 1), "sumber/nasional/daftar-kode/"),
        (addresses.part("sumber/nasional/daftar-kode/", 2), "sumber/nasional/daftar-kode/2/"),
        (addresses.moved("daerah/kota-baru/kabar/", "kota-lama"), "daerah/kota-lama/kabar/"),
        (addresses.moved("sumber/kota-baru/berita/2/", "kota-lama"), "sumber/kota-lama/berita/2/"),
    ],
)
def test_an_address_is_what_the_design_promises(made: str, address: str) -> None:
    assert made == address


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("", "", "./"),
        ("", "daerah/", "../"),
        ("daerah/", "daerah/", "./"),
        ("daerah/kota-x/", "", "daerah/kota-x/"),
        ("daerah/kota-x/data/#sumber-a", "daerah/kota-x/data/", "#sumber-a"),
        ("daerah/kota-x/data/#sumber-a", "daerah/kota-x/", "data/#sumber-a"),
        ("sumber/#a", "daerah/kota-x/", "../../sumber/#a"),
        ("data/daerah/kota-x.json", "daerah/kota-x/data/", "../../../data/daerah/kota-x.json"),
        ("assets/peta.svg", "", "assets/peta.svg"),
    ],
)
def test_a_link_is_relative_to_its_page(target: str, page: str, link: str) -> None:
    assert addresses.relative(target, page) == link


@given(_ADDRESSES, _ADDRESSES, st.sampled_from(["", "#a", "#sumber-b"]))
def test_a_browser_follows_any_link_to_its_target_in_any_folder(
    target: str, page: str, fragment: str
) -> None:
    root = "https://here.invalid/in/a/folder/"
    link = addresses.relative(target + fragment, page)
    assert urljoin(root + page, link) == root + target + fragment


@given(_ADDRESSES)
def test_every_page_is_the_index_of_its_folder(address: str) -> None:
    assert addresses.page_file(address) == f"{address}index.md"
