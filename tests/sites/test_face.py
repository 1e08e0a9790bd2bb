"""What every page has: a border, and the shapes of its pictograms."""

from collections import defaultdict
from pathlib import Path

from tests.reading import is_moved, pages


def test_every_page_has_a_border_and_all_pages_of_a_region_the_same(built_site: Path) -> None:
    borders = defaultdict(set)
    for address, page in pages(built_site).items():
        if is_moved(page):
            continue
        defined = page.css("svg.mp-border > #mp-pinggir")
        used = page.css('svg.mp-border > use[href="#mp-pinggir"]')
        assert (len(defined), len(used)) == (1, 1), address
        steps = address.split("/")
        region = steps[1] if steps[0] == "daerah" and len(steps) > 2 else ""
        borders[region].add(page.css_first("svg.mp-border").html)
    assert {region: len(found) for region, found in borders.items()} == dict.fromkeys(borders, 1)
    assert len({border for found in borders.values() for border in found}) == len(borders) > 6


def test_a_page_defines_the_shapes_of_its_pictograms_once(built_site: Path) -> None:
    seen = set()
    for address, page in pages(built_site).items():
        defined = [node.attributes["id"] for node in page.css("symbol")]
        used = {(node.attributes["href"] or "")[1:] for node in page.css(".mp-pictogram > use")}
        assert sorted(used) == defined, address
        seen |= used
    assert len(seen) > 6
