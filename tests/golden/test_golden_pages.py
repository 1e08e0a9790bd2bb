"""One page of each kind, letter by letter: what a change of views, words or templates does to
readers, seen at once.

Run `pytest tests/golden --update-golden` to write them anew, and read the difference.
"""

import datetime as dt
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.contexts import Staged, a_build_context, pages_of

HERE = Path(__file__).parent
MISAL = "daerah/kota-misal/"
GOLDEN = (
    "",
    "daerah/",
    "provinsi/misal-tengah/",
    "abjad/u/",
    "bandingkan/",
    "usulan-baru/",
    "cari/",
    "dimensi/",
    "dimensi/national-six/living/",
    "quick-win/",
    "desa-cerdas/",
    "perubahan/",
    "unduhan/",
    "program/",
    "glosarium/",
    "sumber/",
    "sumber/kota-misal/berita/",
    "daerah/kabupaten-contoh/",
    "daerah/kabupaten-contoh/quick-win/layanan/",
    MISAL,
    f"{MISAL}dimensi/living/",
    f"{MISAL}quick-win/",
    f"{MISAL}quick-win/lampu/",
    f"{MISAL}quick-win/parkir/",
    f"{MISAL}peta-jalan/",
    f"{MISAL}desa-cerdas/",
    f"{MISAL}desa-cerdas/tugu/",
    f"{MISAL}kelembagaan/",
    f"{MISAL}perangkat/dishub/",
    f"{MISAL}dokumen/",
    f"{MISAL}fakta/",
    f"{MISAL}kabar/",
    f"{MISAL}kabar/lampu/",
    f"{MISAL}data/",
    f"{MISAL}surat/",
    f"{MISAL}lembar/",
)
"""A page of each kind; a late and an undated promise, a fictional region, a page of the nation."""
CASES = [
    *(("id", address) for address in GOLDEN),
    ("en", MISAL),
    ("en", f"{MISAL}quick-win/lampu/"),
]


@cache
def rendered(language: str) -> dict[str, str]:
    """Return the text of every page of the little site, by its path below `content/`."""
    made = pages_of(the_build_context(language))
    return {path: text for path, text in made.items() if path.endswith("index.md")}


def the_build_context(language: str) -> Staged:
    root = HERE / "regions"
    return a_build_context(
        {
            path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
            for path in root.rglob("*.*")
        },
        language=language,
        edit_url="https://kota.example/edit/main",
        changed_on={"regions/kota-misal/region.yml": dt.date(2025, 3, 4)},
    )


@pytest.mark.parametrize(("language", "address"), CASES, ids=lambda part: part or "beranda")
def test_the_page_is_as_it_was(language: str, address: str, *, update_golden: bool) -> None:
    golden = (
        HERE / "expected" / language / f"{address.strip('/').replace('/', '.') or 'beranda'}.md"
    )
    text = rendered(language)[f"{address}index.md"]
    if update_golden:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_every_golden_page_has_a_test() -> None:
    named = {
        f"{language}/{address.strip('/').replace('/', '.') or 'beranda'}.md"
        for language, address in CASES
    }
    assert {
        path.relative_to(HERE / "expected").as_posix() for path in (HERE / "expected").rglob("*.*")
    } == named


def test_the_little_site_has_a_page_of_every_kind() -> None:
    kinds = {kind_of(path.removesuffix("index.md")) for path in rendered("id")}
    assert kinds == {kind_of(address) for address in GOLDEN}


REGIONS = {"kota-misal": "Kota Misal", "kabupaten-contoh": "Kabupaten Contoh"}


@pytest.mark.parametrize("slug", REGIONS)
def test_the_title_of_every_page_of_a_region_names_it_once_and_marks_what_is_invented(
    slug: str,
) -> None:
    pages = [text for path, text in rendered("id").items() if f"/{slug}/" in f"/{path}"]
    assert len(pages) > 2
    for text in pages:
        _, front_matter, body = text.split("---\n", 2)
        head = yaml.safe_load(front_matter)
        assert head["title"].count(REGIONS[slug]) == 1
        is_marked = (
            "(contoh rekaan)" in head["title"],
            head["description"].startswith("Contoh rekaan"),
        )
        assert is_marked == (slug == "kabupaten-contoh",) * 2
        heading = next(line for line in body.splitlines() if line.startswith("# "))
        assert "contoh rekaan" not in heading


def kind_of(address: str) -> tuple[str, ...]:
    """Return an address without the names of regions and things: what kind of page it is of."""
    parts = address.strip("/").split("/")
    if parts[0] == "daerah":
        return (
            "daerah",
            *("*" if position in {0, 2} else part for position, part in enumerate(parts[1:])),
        )
    return (parts[0], *("*" for _ in parts[1:]))
