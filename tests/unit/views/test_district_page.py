"""The page of the kecamatan: each stands with what names it, or with one of its villages."""

import re

from tests.builders import MISAL, REAL
from tests.contexts import a_build_context, addresses_of, markdown_of, page_html

REGION = f"""{REAL}sources: [{{id: rencana, title: Rencana, grade: official_document}}]
framework: {{framework: national-six, sources: [rencana]}}
dimensions:
  - key: living
    name: Hidup
    sources: [rencana]
    programmes: [{{title: Jaringan, districts: [utara]}}]
facilities: [{{id: ruang, name: Ruang kendali, district: selatan, sources: [rencana]}}]
districts:
  - {{id: utara, name: Utara, sources: [rencana]}}
  - {{id: selatan, name: Selatan, sources: [rencana]}}
  - {{id: barat, name: Barat, sources: [rencana]}}
"""
WIFI = "title: Wifi\nstate: running\nvillages: [misalan]\nsources: [rencana]\n"
VILLAGE = "name: Misalan\nkind: desa\ndistrict: Utara\nsources: [rencana]\n"
ADDRESS = "daerah/kota-misal/wilayah/"


def rows(region: str = REGION) -> list[str]:
    """Return the words of each row, without its card and marks."""
    files = {
        MISAL: region,
        "kota-misal/quick-wins/wifi.yml": WIFI,
        "kota-misal/villages/misalan.yml": VILLAGE,
    }
    page = page_html(markdown_of(a_build_context(files), ADDRESS))
    for node in page.css("sup, .mp-rows__entry"):
        node.decompose()
    found = (node.text(separator=" ") for node in page.css(".mp-rows__table tbody tr"))
    return [re.sub(r"\s+", " ", text).strip() for text in found]


def test_each_kecamatan_has_what_names_it_or_one_of_its_villages() -> None:
    assert rows() == [
        "Utara Jaringan Wifi 1 desa cerdas",
        "Selatan Ruang kendali",
        "Barat Belum ada yang menyebutnya",
    ]


def test_many_records_are_folded_behind_their_number() -> None:
    many = "".join(f"{{title: P{n}, districts: [utara]}}, " for n in range(7))
    first, *_ = rows(REGION.replace("[{title: Jaringan, districts: [utara]}]", f"[{many}]"))
    assert first.startswith("Utara 8 janji, program, atau fasilitas P0")


def test_a_region_without_kecamatan_has_no_such_page() -> None:
    assert ADDRESS not in addresses_of(a_build_context({MISAL: REAL}))


def test_a_long_list_continues_on_further_pages_with_the_anchor_of_each_kecamatan() -> None:
    many = ", ".join(f"{{title: P{n}, districts: [utara, barat]}}" for n in range(100))
    region = REGION.replace("[{title: Jaringan, districts: [utara]}]", f"[{many}]")
    build = a_build_context({MISAL: region})
    pages = [page_html(markdown_of(build, address)) for address in (ADDRESS, f"{ADDRESS}2/")]
    assert [len(page.css(".mp-rows__table a[href*=program]")) for page in pages] == [149, 51]
    anchors = [[node.attributes["id"] for node in page.css("tr[id]")] for page in pages]
    assert anchors == [["kecamatan-utara", "kecamatan-selatan", "kecamatan-barat"], []]
