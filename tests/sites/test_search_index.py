"""The index of the real site: every page is in it under its own address, and nothing of it changes
without cause.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from tests.reading import is_english, is_moved, pages
from tests.reading_index import ReadIndex
from tests.sites.test_engines_agree import built_copy, states

__all__ = ["built_copy"]  # a fixture
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def index(built_site: Path) -> ReadIndex:
    """The index of the built site."""
    return ReadIndex(built_site / "indeks")


def test_every_page_but_the_search_itself_and_lists_of_names_is_a_result(built_site: Path, index: ReadIndex) -> None:
    wanted = {
        address
        for address, page in pages(built_site).items()
        if not (is_moved(page) or is_english(address) or address.startswith(("provinsi/", "abjad/")))
    }
    assert set(index.addresses) == {address for address in wanted if address != "cari/" and not address.endswith(".html")}


def test_results_can_be_narrowed(index: ReadIndex) -> None:
    wanted = {
        "jenis": "Profil daerah",
        "daerah": "Kota Bontang",
        "provinsi": "Kalimantan Timur",
        "pulau": "Kalimantan",
        "tahun": "2019",
    }
    for facet, value in wanted.items():
        assert "daerah/kota-bontang/" in index.values(facet)[value]
    invented = {address.split("/")[1] for address, page in index.shown.items() if "rekaan" in page.facets}
    assert invented == {"kabupaten-contoh"}


def test_every_word_that_a_result_shows_leads_to_its_page(index: ReadIndex) -> None:
    for address in ("daerah/kota-bontang/", "panduan/menulis/", "glosarium/"):
        for word in index.shown[address].title.casefold().split():
            if word.isalpha():
                assert address in index.words[word].worths


def test_no_result_holds_menus_marks_or_notes(index: ReadIndex) -> None:
    text = index.shown["daerah/kota-bontang/"].text
    assert "Nilai: 15 kelurahan" in index.shown["daerah/kota-bontang/fakta/"].text
    for repeated in ("Peta jalan Kelembagaan", "[1]", "Sumber halaman ini", "Laporkan kekeliruan", "WhatsApp"):
        assert repeated not in text


def test_results_lead_to_places_that_their_pages_have(built_site: Path, index: ReadIndex) -> None:
    found = pages(built_site)
    for address, page in index.shown.items():
        named = {node.attributes["id"] for node in found[address].css("[id]")}
        assert {anchor for anchor, _, _ in page.sections} - {""} <= named


def test_the_index_of_the_real_site_stays_light(built_site: Path) -> None:
    folder = built_site / "indeks"
    assert (folder / "indeks.json").stat().st_size < 10_000
    assert max(path.stat().st_size for path in (folder / "kata").iterdir()) < 20_000
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 1_500_000


def test_a_second_build_says_what_the_index_weighs_and_does_not_touch_it(built_copy: Path, masterplan: Run) -> None:
    def untouched() -> dict[str, tuple[int, int]]:
        found = states(built_copy / "site/indeks")
        return {path: (when, size) for path, (_, when, size) in found.items() if Path(path).suffix}

    before = untouched()
    code, _, err = masterplan("build", "--config-file", built_copy / "mkdocs.yml")
    assert code == 0
    assert "Indeks pencarian: " in err
    assert untouched() == before


def test_an_index_that_cannot_be_made_leaves_the_published_site(
    built_copy: Path, masterplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise GeneratorError("worker_lost", task="daerah/")

    site, beside = states(built_copy / "site"), sorted(path.name for path in built_copy.iterdir())
    # A page with another text, but not with another title, which would stand in every page's menu.
    with (built_copy / "content/tentang/index.md").open("a", encoding="utf-8") as page:
        page.write("\nSatu kalimat lagi.\n")
    monkeypatch.setattr("generator.search.index.merge_parts", fail)
    code, _, err = masterplan("build", "--quiet", "--jobs", "1", "--config-file", built_copy / "mkdocs.yml")
    assert code == 2
    assert "Traceback" not in err
    assert states(built_copy / "site") == site
    assert sorted(path.name for path in built_copy.iterdir()) == beside
