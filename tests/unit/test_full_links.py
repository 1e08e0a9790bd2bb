"""Links with the names of files: every form of a link to a folder, and no other address."""

import pytest

from generator.full_links import full_address, with_full_links

ADDRESSES = {
    "./": "./index.html",
    ".": "./index.html",
    "..": "../index.html",
    "../..": "../../index.html",
    "../../cari/?dari=kota-bontang": "../../cari/index.html?dari=kota-bontang",
    "dana/#total": "dana/index.html#total",
    "../data/daerah.csv": "../data/daerah.csv",
    "kota-a.json?x=/": "kota-a.json?x=/",
    "#isi": "#isi",
    "": "",
    "https://go.id/": "https://go.id/",
    "//go.id/": "//go.id/",
    "mailto:a@go.id": "mailto:a@go.id",
    "tel:+62": "tel:+62",
    "?q=a": "?q=a",
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_link_to_a_folder_names_its_page(address: str) -> None:
    assert full_address(address) == ADDRESSES[address]
    assert full_address(ADDRESSES[address]) == ADDRESSES[address]


def test_words_and_other_attributes_stay_as_they_are() -> None:
    page = '<a data-href="x/" href="x/">href="y/"</a><form action="cari/"><p title="a/">z/</p>'
    changed = with_full_links(page)
    assert changed == page.replace(' href="x/">', ' href="x/index.html">').replace(
        '"cari/"', '"cari/index.html"'
    )


def test_the_target_of_a_moved_page_names_its_file() -> None:
    moved = '<meta http-equiv="refresh" content="0; url=../baru/"><a href="../baru/">Baru</a>'
    assert with_full_links(moved) == moved.replace("baru/", "baru/index.html")
