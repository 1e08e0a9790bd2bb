"""The lists of regions: every region of the official list has a place, with or without a page."""

from functools import cache

from generator.views.across.places import list_places
from generator.views.across.region_lists import AbsentRegions, ShortLinks
from tests.builders import CONTOH, FICTIONAL, MISAL, REAL
from tests.contexts import Staged, a_build_context, a_section, a_view, addresses_of

PLACED = REAL.replace("{code:", "{province: '33', code:")


@cache
def listed() -> Staged:
    return a_build_context({MISAL: PLACED, CONTOH: FICTIONAL})


def answers(address: str) -> dict[str, str]:
    """Return the answers of a province's page by anchor."""
    block = a_section(a_view(listed(), address), "belum").find(AbsentRegions)
    assert block is not None
    return {region.anchor: f"{region.name} {region.answer}" for region in block.regions}


def test_every_listed_region_has_a_page_or_an_answer_on_the_page_of_its_province() -> None:
    build = listed()
    pages = {region.full_name for region in build.site.real_regions}
    told = {
        answer.removesuffix(" belum memuat rencananya di sini.")
        for address in addresses_of(build)
        if address.startswith("provinsi/")
        for answer in answers(address).values()
    }
    official = {entry.full_name for entry in build.site.national.listed.record.regions}
    assert pages | told == official
    assert not pages & told


def test_the_search_boxes_lead_to_exactly_these_answers() -> None:
    for province in list_places(listed()):
        if province.absent:
            assert {region.anchor for region in province.absent} == answers(province.href).keys()


def test_a_region_with_a_page_stands_in_the_table_of_its_province() -> None:
    view = a_view(listed(), "provinsi/misal-tengah/")
    table = a_section(view, "dimuat").table
    assert table is not None
    assert [getattr(row.cells[0], "href", None) for row in table.rows] == [
        "../../daerah/kota-misal/"
    ]
    assert view.lead == "Dari 3 kabupaten dan kota di Misal Tengah, 1 punya halaman di sini."
    assert view.cited


def test_letters_lead_to_the_page_of_a_region_else_to_its_answer() -> None:
    view = a_view(listed(), "abjad/m/")
    block = a_section(view, "daftar").find(ShortLinks)
    assert block is not None
    assert [(link.label, str(link.href)) for link in block.links] == [
        ("Kota Misal", "../../daerah/kota-misal/")
    ]
    absent = a_section(a_view(listed(), "abjad/j/"), "daftar").find(ShortLinks)
    assert absent is not None
    assert [str(link.href) for link in absent.links] == [
        "../../provinsi/misal-timur/#kabupaten-jauh"
    ]


def test_a_region_without_a_province_in_its_file_stands_with_the_province_of_its_code() -> None:
    build = a_build_context({MISAL: REAL})
    table = a_section(a_view(build, "provinsi/misal-tengah/"), "dimuat").table
    assert table is not None
    assert len(table.rows) == 1
