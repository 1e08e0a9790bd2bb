"""Lists across regions: one page while they are short, by province when they are long."""

from collections.abc import Iterator
from functools import cache

import pytest

from generator.link.page_addresses import page_addresses
from generator.link.provinces import MOST_LISTED
from tests.builders import MISAL, REAL
from tests.contexts import Staged, a_build_context, a_section, a_view, addresses_of

PLACED = REAL.replace("{code:", "{province: '33', code:")
UMPAMA = "kota-umpama/region.yml"
MANY, VERY_MANY = MOST_LISTED + 1, 101


def quick_wins(count: int, slug: str = "kota-misal") -> Iterator[tuple[str, str]]:
    states = (
        "state: running\npromised_on: '2019'\ndue: 2025-01",
        "state: running\npromised_on: '2019'\ndue: 2027-01",
        "state: done",
    )
    for number in range(count):
        yield (
            f"{slug}/quick-wins/janji-{number}.yml",
            f"title: Janji {number}\n{states[number % 3]}\nsources: [daftar-kode]\n",
        )


def sources(count: int) -> str:
    return "sources:\n" + "".join(
        f"  - {{id: s-{number}, title: S {number}, grade: press}}\n" for number in range(count)
    )


@cache
def promising(count: int) -> Staged:
    return a_build_context({MISAL: PLACED, **dict(quick_wins(count))})


@cache
def sourced(count: int) -> Staged:
    return a_build_context({MISAL: PLACED + sources(count)})


def test_a_short_list_of_promises_is_one_page_with_its_sources() -> None:
    view = a_view(promising(MOST_LISTED), "quick-win/")
    table = a_section(view, "daftar").table
    assert table is not None
    assert len(table.rows) == MOST_LISTED
    assert all(row.marks for row in table.rows)
    assert [
        address
        for address in addresses_of(promising(MOST_LISTED))
        if address.startswith("quick-win/")
    ] == ["quick-win/"]


def test_a_long_list_of_promises_leads_to_provinces_and_shows_the_urgent_promises() -> None:
    view = a_view(promising(MANY), "quick-win/")
    table = a_section(view, "provinsi").table
    assert table is not None
    (row,) = table.rows
    link, *counts = row.cells
    assert getattr(link, "href", None) == "misal-tengah/"
    assert counts == ["1", "61", "0", "21", "20"]
    assert len(a_section(view, "terlambat").promises) == 8
    assert len(a_section(view, "janji-terdekat").promises) == 8
    assert len(view.cited) == 1


def test_the_list_of_a_province_has_every_row_and_leads_to_where_their_sources_stand() -> None:
    view = a_view(promising(MANY), "quick-win/misal-tengah/")
    section = a_section(view, "daftar")
    assert section.table is not None
    assert len(section.table.rows) == MANY
    assert section.intro == "Sumber setiap baris disebut di halaman yang ditujunya."
    assert not view.cited


def test_a_very_long_list_of_a_province_leads_to_the_lists_of_its_regions() -> None:
    table = a_section(a_view(promising(VERY_MANY), "quick-win/misal-tengah/"), "daftar").table
    assert table is not None
    (row,) = table.rows
    assert getattr(row.cells[0], "href", None) == "../../daerah/kota-misal/quick-win/"
    assert row.cells[1:] == ("101", "0", "34", "33")


def test_promises_of_regions_without_a_province_have_a_page_too() -> None:
    build = a_build_context({MISAL: REAL, **dict(quick_wins(MANY))})
    assert (
        a_view(build, "quick-win/tanpa-provinsi/").title
        == "Quick win: Provinsinya belum dipublikasikan"
    )


def test_a_long_list_of_sources_goes_by_province_and_what_is_shared_stays() -> None:
    view = a_view(sourced(MANY), "sumber/")
    table = a_section(view, "provinsi").table
    assert table is not None
    (row,) = table.rows
    assert getattr(row.cells[0], "href", None) == "provinsi/misal-tengah/"
    assert row.cells[1:] == ("1", "61")
    assert a_section(view, "bersama").source_groups
    (group,) = a_section(
        a_view(sourced(MANY), "sumber/provinsi/misal-tengah/"), "provinsi-33"
    ).source_groups
    assert len(group.sources) == MANY


def test_a_very_long_list_of_sources_of_a_province_leads_to_those_of_its_regions() -> None:
    table = a_section(
        a_view(sourced(VERY_MANY), "sumber/provinsi/misal-tengah/"), "misal-tengah"
    ).table
    assert table is not None
    assert (
        getattr(table.rows[0].cells[0], "href", None) == "../../../daerah/kota-misal/data/#sumber"
    )


@pytest.mark.parametrize(
    ("make", "count"), [(promising, MANY), (sourced, MANY), (promising, MOST_LISTED)]
)
def test_pages_of_provinces_can_be_linked_exactly_where_they_are(make: object, count: int) -> None:
    build = make(count)  # type: ignore[operator]
    known = {address for address in page_addresses(build.site) if address.endswith("misal-tengah/")}
    assert known == {
        address for address in addresses_of(build) if address.endswith("misal-tengah/")
    }
