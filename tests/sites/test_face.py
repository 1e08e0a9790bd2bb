"""What every page has: a border, the shapes of its pictograms, the mark and a footer."""

import re
from collections import defaultdict
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from PIL import Image

from tests.reading import HERE, in_main_edition, is_moved, pages


def test_every_page_has_a_border_and_all_pages_of_a_region_the_same(built_site: Path) -> None:
    borders = defaultdict(set)
    for address, page in pages(built_site).items():
        if is_moved(page):
            continue
        defined = page.css("svg.mp-border > #mp-pinggir")
        used = page.css('svg.mp-border > use[href="#mp-pinggir"]')
        assert (len(defined), len(used)) == (1, 1), address
        steps = in_main_edition(address).split("/")
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


def test_every_page_names_its_icons_and_the_colours_of_the_ground(built_site: Path) -> None:
    style = (built_site / "assets/masterplan/masterplan.css").read_text(encoding="utf-8")
    grounds = re.findall(r"--mp-ground: ?(#[0-9a-f]{6});", style)
    assert len(grounds) == 2
    for address, page in pages(built_site).items():
        if not is_moved(page):
            named = [node.attributes["content"] for node in page.css('meta[name="theme-color"]')]
            assert named == grounds, address
            for relation in ("icon", "apple-touch-icon"):
                (icon,) = page.css(f'link[rel="{relation}"]')
                target = urljoin(f"{HERE}/{address}", icon.attributes["href"] or "")
                assert (built_site / target.removeprefix(f"{HERE}/")).is_file(), address


def test_every_page_ends_with_a_footer_and_a_region_s_page_offers_its_data(built_site: Path) -> None:
    for address, page in pages(built_site).items():
        if is_moved(page):
            continue
        links = [node.attributes["href"] or "" for node in page.css("footer a")]
        assert len(links) >= 9, address
        steps = in_main_edition(address).split("/")
        is_of_region = steps[0] == "daerah" and len(steps) > 2
        own = [link for link in links if link.endswith(f"data/daerah/{steps[1]}.json")] if is_of_region else []
        assert bool(own) is is_of_region, address


def test_a_shared_link_to_a_region_s_page_has_a_light_picture(built_site: Path) -> None:
    own = 0
    for address, page in pages(built_site).items():
        (image,) = page.css('meta[property="og:image"]') or [None]
        steps = in_main_edition(address).split("/")
        is_of_region = steps[0] == "daerah" and len(steps) > 2 and not is_moved(page)
        assert (image is not None) is is_of_region, address
        if image is None:
            continue
        path = built_site / urlsplit(image.attributes["content"] or "").path.removeprefix("/")
        own += path.parent == built_site / address
        with Image.open(path) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630)), address
        assert path.stat().st_size <= 100_000, address
        alt = page.css_first('meta[property="og:image:alt"]').attributes["content"]
        assert alt, address
    assert own > 20
