import pytest

from generator.codes import Code
from tests.builders import (
    BASE,
    CONTOH,
    FICTIONAL,
    FOLLOWING,
    LAYANAN,
    MISAL,
    PROVINCES,
    REAL,
    REGION_LIST,
    a_site,
    arguments,
    codes,
    findings,
)

LISTED = """authority: daftar-kode
regions:
  - {code: "33.01", type: kabupaten, name: Andai}
  - {code: "33.02", type: kabupaten, name: Umpama}
"""
SIX = (BASE / "_national/frameworks/national-six.yml").read_text(encoding="utf-8")
UPDATE = '---\nfictional: ya\ntitle: Kabar\ndate: "2026"\n---\n\nIsi.\n'


def test_two_entries_for_one_dimension_make_one_address() -> None:
    text = "dimensions: [{key: living, name: a}, {key: economy, name: b}, {key: living, name: c}]\n"
    assert (
        arguments({CONTOH: FOLLOWING + text})["address"]
        == "/daerah/kabupaten-contoh/dimensi/living/"
    )


@pytest.mark.parametrize(
    ("name", "text", "address"),
    [
        (
            "quick-wins/index.yml",
            "fictional: ya\nstate: planned\n",
            "/daerah/kabupaten-contoh/quick-win/",
        ),
        (
            "quick-wins/readme.yml",
            "fictional: ya\nstate: planned\n",
            "/daerah/kabupaten-contoh/quick-win/",
        ),
        (
            "villages/index.yml",
            "fictional: ya\nname: Rekaan\nkind: desa\n",
            "/daerah/kabupaten-contoh/desa-cerdas/",
        ),
        ("updates/index.md", UPDATE, "/daerah/kabupaten-contoh/kabar/"),
    ],
)
def test_a_file_cannot_take_the_place_of_its_list(name: str, text: str, address: str) -> None:
    assert arguments({f"kabupaten-contoh/{name}": text})["address"] == address


def test_a_framework_and_its_items_cannot_take_the_place_of_their_list() -> None:
    assert codes({"_national/frameworks/index.yml": SIX}) == [Code.ADDRESSES_COLLIDE]
    text = SIX.replace("key: society", "key: index")
    assert codes({"_national/frameworks/national-six.yml": text}) == [Code.ADDRESSES_COLLIDE]


@pytest.mark.parametrize("former", ["kabupaten-contoh", "kota-misal", "index"])
def test_a_former_address_is_free(former: str) -> None:
    files = {CONTOH: f"{FICTIONAL}redirects: [kabupaten-lama, {former}]\n", MISAL: REAL}
    assert findings(files) == [(Code.ADDRESSES_COLLIDE, 4, 29)]


@pytest.mark.parametrize("former", ["layanan", "surat", "index"])
def test_a_former_address_of_a_file_is_free(former: str) -> None:
    other = LAYANAN.replace("layanan", "surat")
    text = "fictional: ya\nstate: planned\n"
    files = {CONTOH: FICTIONAL, LAYANAN: text, other: f"{text}redirects: [lama, {former}]\n"}
    assert findings(files) == [(Code.ADDRESSES_COLLIDE, 3, 19)]


def test_two_regions_cannot_have_one_former_address() -> None:
    files = {
        CONTOH: f"{FICTIONAL}redirects: [kota-lama]\n",
        MISAL: f"{REAL}redirects: [kota-lama]\n",
    }
    _, [found] = a_site(files)
    assert (found.code, found.span.path) == (
        Code.ADDRESSES_COLLIDE,
        "regions/kota-misal/region.yml",
    )
    assert found.related[0].span.path == "regions/kabupaten-contoh/region.yml"


@pytest.mark.parametrize(
    "text",
    [
        "flagships: [{id: a, title: a}, {id: a, title: b}]\n",
        "facilities: [{id: a, name: a}, {id: a, name: b}]\n",
        "agreements: [{id: a, title: a}, {id: a, title: b}]\n",
        "figures: [{id: a, measure: a}, {id: a, measure: b}]\n",
        "dimensions: [{key: living, name: a, programmes: [{id: a, title: a}, {id: a, title: b}]}]\n",
        "work_programme: {summary: a, years: [{year: 2025}, {year: 2025}]}\n",
    ],
)
def test_small_names_are_alone_in_their_kind(text: str) -> None:
    assert codes({CONTOH: FOLLOWING + text}) == [Code.IDENTIFIER_TWICE]


def test_words_in_indonesian_are_no_identifiers() -> None:
    text = "missions: [{text: {id: Melayani}}, {text: {id: Melayani}}]\nfacilities: [{id: a, name: a}]\n"
    assert codes({CONTOH: f"{FICTIONAL}{text}flagships: [{{id: a, title: a}}]\n"}) == []


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        (REGION_LIST, LISTED.replace("33.02", "33.01"), 4),
        (REGION_LIST, LISTED.replace("Umpama", "Andai"), 4),
        (
            "_national/glossary.yml",
            "terms:\n  - {id: a, term: A, meaning: a}\n  - {id: a, term: B, meaning: b}\n",
            3,
        ),
        (
            "_national/sources.yml",
            "sources:\n  - {id: daftar-kode, grade: press}\n  - {id: daftar-kode, grade: other}\n",
            3,
        ),
        ("_national/frameworks/national-six.yml", SIX.replace("key: society", "key: living"), 20),
        (
            "_national/frameworks/national-six.yml",
            SIX.replace("key: mobility", "key: public-service"),
            18,
        ),
    ],
)
def test_national_lists_name_everything_once(name: str, text: str, line: int) -> None:
    found = [(code, at) for code, at, _ in findings({name: text})]
    assert found == [(Code.IDENTIFIER_TWICE, line)]


def test_a_source_of_a_region_has_another_name_than_those_of_the_nation() -> None:
    own = "vision: {text: a, sources: [daftar-kode]}\nsources: [{id: daftar-kode, grade: press}]\n"
    _, [found] = a_site({CONTOH: FICTIONAL + own})
    assert (found.code, found.span.path, found.span.line) == (
        Code.IDENTIFIER_TWICE,
        f"regions/{CONTOH}",
        5,
    )
    assert [(place.span.path, place.span.line) for place in found.related] == [
        ("regions/_national/sources.yml", 2)
    ]


def test_a_cohort_stands_once() -> None:
    cohorts = "cohorts:\n  - {year: 2018, sources: [daftar-kode]}\n  - {year: 2018, sources: [daftar-kode]}\n"
    ledger = f"name: a\nuniverse: {{value: 514, sources: [daftar-kode]}}\n{cohorts}"
    assert findings({"_national/programme.yml": ledger}) == [(Code.IDENTIFIER_TWICE, 5, 12)]


def test_two_regions_cannot_have_one_code() -> None:
    text = FICTIONAL.replace("name: Contoh", "name: Rekaan")
    assert codes({"kabupaten-rekaan/region.yml": text}) == [Code.IDENTIFIER_TWICE]


def provinces(*listed: tuple[str, str, int, int]) -> dict[str, str]:
    lines = ["authority: daftar-kode\nisland_groups: [{id: jawa, name: Jawa}]\nprovinces:\n"]
    for code, group, column, row in listed:
        fields = f"name: Misal {code}, island_group: {group}, column: {column}, row: {row}"
        lines.append(f'  - {{code: "{code}", {fields}}}\n')
    return {PROVINCES: "".join(lines)}


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (("34", "jawa", 2, 1), []),
        (("34", "jawa", 1, 2), []),
        (("34", "jawa", 1, 1), [Code.TILE_TAKEN]),
        (("33", "jawa", 2, 1), [Code.IDENTIFIER_TWICE]),
        (("34", "jawi", 2, 1), [Code.UNKNOWN_REFERENCE]),
    ],
)
def test_a_province_has_its_own_code_tile_and_a_known_island_group(
    second: tuple[str, str, int, int], found: list[Code]
) -> None:
    assert codes(provinces(("33", "jawa", 1, 1), second)) == found
