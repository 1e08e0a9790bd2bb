"""The lists of the site at the size of the country: 514 regions, thousands of promises."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from generator.link.page_addresses import page_addresses
from generator.views.page import PageView
from generator.views.site_pages import view_shared_pages
from tests.contexts import Staged, a_section
from tests.nations import a_nation


@dataclass(frozen=True)
class Nation:
    """The country, and the views of the pages across its regions by address."""

    build: Staged
    views: Mapping[str, PageView]


@pytest.fixture(scope="module")
def nation() -> Nation:
    build = a_nation()
    return Nation(build, {view.address: view for view in view_shared_pages(build)})


def test_changes_go_on_on_numbered_pages_that_are_known_before_they_are_made(
    nation: Nation,
) -> None:
    made = {address for address in nation.views if address.startswith("perubahan/")}
    known = {
        address for address in page_addresses(nation.build.site) if address.startswith("perubahan/")
    }
    assert made == known
    assert {"perubahan/2026/18/", "perubahan/pemeriksaan/9/"} <= made


def test_no_change_and_no_region_is_left_out_of_the_pages(nation: Nation) -> None:
    changes = [
        str(row.cells[1])
        for address, view in nation.views.items()
        if address.startswith("perubahan/2026/")
        for row in _rows(view)
    ]
    regions = [region.full_name for region in nation.build.site.real_regions]
    assert sorted(changes) == sorted(regions)
    checked = [
        link.label
        for address, view in nation.views.items()
        if address.startswith("perubahan/pemeriksaan/")
        for link in a_section(view, "daftar").links
    ]
    assert sorted(checked) == sorted(regions)


def _rows(view: PageView) -> tuple:  # type: ignore[type-arg]
    table = a_section(view, "daftar-perubahan").table
    assert table is not None
    return table.rows
