"""The index of the real site: every page is in it under its own address, and nothing of it changes
without cause.
"""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.reading import is_moved, pages
from tests.sites.test_engines_agree import built_copy, states

__all__ = ["built_copy"]  # a fixture
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def fragments(built_site: Path) -> dict[str, dict[str, Any]]:
    """What Pagefind knows of each page, by address."""
    read = [gzip.decompress(path.read_bytes()).decode() for path in (built_site / "pagefind/fragment").iterdir()]
    found = [json.loads(text.removeprefix("pagefind_dcd")) for text in read]
    return {fragment["url"].removeprefix("/"): fragment for fragment in found}


def test_every_page_but_the_search_itself_and_lists_of_names_is_a_result(built_site: Path, fragments: dict[str, dict[str, Any]]) -> None:
    wanted = {
        address
        for address, page in pages(built_site).items()
        if not is_moved(page) and not address.startswith(("provinsi/", "abjad/"))
    }
    assert set(fragments) == {address for address in wanted if address != "cari/" and not address.endswith(".html")}


def test_results_can_be_narrowed(fragments: dict[str, dict[str, Any]]) -> None:
    assert fragments["daerah/kota-bontang/"]["filters"] == {
        "jenis": ["Profil daerah"],
        "daerah": ["Kota Bontang"],
        "provinsi": ["Kalimantan Timur"],
        "pulau": ["Kalimantan"],
        "tahun": ["2019"],
    }
    invented = {address.split("/")[1] for address, page in fragments.items() if "rekaan" in page["filters"]}
    assert invented == {"kabupaten-contoh"}


def test_no_result_holds_menus_marks_or_notes(fragments: dict[str, dict[str, Any]]) -> None:
    text = fragments["daerah/kota-bontang/"]["content"]
    assert "Nilai: 15 kelurahan" in fragments["daerah/kota-bontang/fakta/"]["content"]
    for repeated in ("Peta jalan Kelembagaan", "[1]", "Sumber halaman ini", "Laporkan kekeliruan", "WhatsApp"):
        assert repeated not in text


def test_the_index_of_the_real_site_stays_light(built_site: Path) -> None:
    first = ("pagefind.js", "pagefind-entry.json", "wasm.id.pagefind", "bundles.json")
    folder = built_site / "pagefind"
    assert sum((folder / name).stat().st_size for name in first) < 130_000
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 1_000_000


def test_a_second_build_says_what_the_index_weighs_and_does_not_touch_it(built_copy: Path, masterplan: Run) -> None:
    def untouched() -> dict[str, tuple[int, int]]:
        found = states(built_copy / "site/pagefind")
        return {path: (when, size) for path, (_, when, size) in found.items() if Path(path).suffix}

    before = untouched()
    code, _, err = masterplan("build", "--config-file", built_copy / "mkdocs.yml")
    assert code == 0
    assert "Indeks pencarian: " in err
    assert untouched() == before


def test_an_index_that_cannot_be_made_leaves_the_published_site(
    built_copy: Path, masterplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, beside = states(built_copy / "site"), sorted(path.name for path in built_copy.iterdir())
    # A page with another text, but not with another title, which would stand in every page's menu.
    with (built_copy / "content/tentang/index.md").open("a", encoding="utf-8") as page:
        page.write("\nSatu kalimat lagi.\n")
    monkeypatch.setattr("generator.search.pagefind.get_executable", lambda: "tidak-ada")
    code, _, err = masterplan("build", "--quiet", "--config-file", built_copy / "mkdocs.yml")
    assert code == 2
    assert err.startswith("Indeks pencarian tidak dapat dibuat")
    assert "Traceback" not in err
    assert states(built_copy / "site") == site
    assert sorted(path.name for path in built_copy.iterdir()) == beside
