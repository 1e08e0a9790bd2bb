"""The lists of the site at the size of the country: 514 regions, thousands of promises."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from generator.link.page_addresses import page_addresses
from generator.pages.render import Renderer
from generator.views.components.promises import PromiseList
from generator.views.page import PageView
from generator.views.site_pages import view_shared_pages
from generator.views.tables import LinkList, Row, ShortLinks, Table
from tests.contexts import Staged, a_section
from tests.nations import a_nation

PAGE_BYTES = 12_000
"""The budget of `tests/sites/test_byte_budget.py`."""
SHELL_BYTES = 3_800
"""What the theme puts around the article of a page, compressed."""
LISTS = ("daerah/", "quick-win/", "bandingkan/", "desa-cerdas/")
MOST_ROWS = 80


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
    assert {"perubahan/2026/26/", "perubahan/pemeriksaan/9/"} <= made


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


def test_no_page_across_regions_grows_beyond_its_budget(nation: Nation) -> None:
    renderer = Renderer(nation.build.catalogue)
    heavy = {
        address: weight
        for address, view in nation.views.items()
        if (weight := len(gzip.compress(renderer.render(view).text.encode(), mtime=0)))
        > PAGE_BYTES - SHELL_BYTES
    }
    assert heavy == {}


def test_no_list_across_regions_has_more_rows_than_a_phone_can_show(nation: Nation) -> None:
    """40 rows of a table are about 4,000 pixels at 360; a link takes a row of two or three."""
    long = {
        address: rows
        for address, view in nation.views.items()
        if address.startswith(LISTS) and (rows := _height(view)) > MOST_ROWS
    }
    assert long == {}


def test_every_promise_is_reached_through_each_facet(nation: Nation) -> None:
    all_of_them = len(nation.build.site.real_regions) * 6
    view = nation.views["quick-win/"]
    for block in a_section(view, "saring").section.blocks:
        if isinstance(block, ShortLinks):
            numbers = [int(link.note.replace(".", "")) for link in block.links]
            assert sum(numbers) == all_of_them
            for link in block.links:
                assert f"quick-win/{link.href}" in nation.views


def _height(view: PageView) -> float:
    blocks = [block for section in view.sections for block in section.blocks]
    rows = sum(len(block.rows) for block in blocks if isinstance(block, Table))
    promises = sum(len(block.promises) for block in blocks if isinstance(block, PromiseList))
    links = sum(len(block.links) for block in blocks if isinstance(block, ShortLinks | LinkList))
    return rows + promises + links / 3


def _rows(view: PageView) -> tuple[Row, ...]:
    table = a_section(view, "daftar-perubahan").table
    assert table is not None
    return table.rows
