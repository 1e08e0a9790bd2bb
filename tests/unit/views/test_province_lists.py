"""Lists across regions: one page while they are short, by province when they are long."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from generator.link.page_addresses import page_addresses
from generator.link.provinces import MOST_LISTED
from generator.views.page import PageView
from generator.views.tables import ShortLink, ShortLinks
from tests.builders import MISAL, REAL
from tests.contexts import Staged, a_build_context, a_section, a_view, addresses_of

PLACED = REAL.replace("{code:", "{province: '33', code:")
FACETS = 4
"""Slashes of the pages of a choice in a province, which the data cannot link to."""
UMPAMA = "kota-umpama/region.yml"
MANY, VERY_MANY = MOST_LISTED + 1, 101
"""One row more than a list has, and more sources than the list of a province has."""


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
    (link,) = links_of(view, "provinsi")
    assert (str(link.href), link.note) == ("misal-tengah/", "41, 14 terlambat")
    assert len(a_section(view, "terlambat").promises) == 3
    assert len(a_section(view, "janji-terdekat").promises) == 3
    assert not view.cited


def links_of(view: PageView, anchor: str) -> tuple[ShortLink, ...]:
    """Return the short links of a section."""
    block = a_section(view, anchor).find(ShortLinks)
    assert block is not None
    return block.links


def told(states: object) -> list[str]:
    """Return the states of a cell with their numbers, as they are read aloud."""
    return [re.sub("<[^>]*>|</span$", "", pill) for pill in str(states).split("</span> ")]


def test_a_choice_lists_its_promises_if_they_are_few_and_late_ones_have_their_page() -> None:
    view = a_view(promising(MANY), "quick-win/status/late/")
    table = a_section(view, "daftar").table
    assert table is not None
    assert len(table.rows) == 14
    facets = a_section(view, "saring").section.blocks
    links = [link for block in facets if isinstance(block, ShortLinks) for link in block.links]
    assert [link.label for link in links if link.href is None] == ["Terlambat"]
    assert {link.label for link in links} >= {"Berjalan", "2025", "Dimensi belum disebut"}


def test_a_choice_of_many_promises_goes_by_province_then_by_region() -> None:
    (link,) = links_of(a_view(promising(MANY), "quick-win/dimensi/tanpa/"), "provinsi")
    assert link.href == "misal-tengah/"
    below = a_section(a_view(promising(MANY), "quick-win/dimensi/tanpa/misal-tengah/"), "daftar")
    assert below.table is not None
    (row,) = below.table.rows
    assert getattr(row.cells[0], "href", None) == "../../../../daerah/kota-misal/quick-win/"
    assert row.cells[1] == "41"


def test_the_list_of_a_province_leads_to_the_lists_of_its_regions_by_dimension() -> None:
    table = a_section(a_view(promising(MANY), "quick-win/misal-tengah/"), "dimensi").table
    assert table is not None
    (row,) = table.rows
    assert getattr(row.cells[0], "href", None) == "../../daerah/kota-misal/quick-win/"
    assert told(row.cells[1]) == ["Terlambat 14", "Berjalan 14", "Selesai 13"]


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
    assert row.cells[1:] == ("1", str(MANY))
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
        address
        for address in addresses_of(build)
        if address.endswith("misal-tengah/") and address.count("/") < FACETS
    }
