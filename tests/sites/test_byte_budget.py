"""What a page costs someone on slow data: its HTML, and all that it loads before it is seen."""

import gzip
import re
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.reading import HERE, pages

HTML_BYTES = 12_000
FIRST_VIEW_BYTES = 65_000
LOADED = "link[rel~=stylesheet][href], link[rel~=modulepreload][href], script[src]"
IMPORTED = re.compile(r'(?:^|;)(?:import|export)\b[^;"]*"(\.{1,2}/[^"]+)"(?=;)', re.MULTILINE)
"""Modules that a module loads before it runs; `import(...)` loads later, if at all."""


@cache
def weight(path: Path) -> int:
    """Return what a file costs on its way, compressed."""
    return len(gzip.compress(path.read_bytes(), compresslevel=9, mtime=0))


def file_of(site: Path, address: str) -> Path:
    """Return the file that a host sends for an address below the root."""
    return site / address / "index.html" if address == "" or address.endswith("/") else site / address


def below_root(target: str, address: str) -> str:
    """Return the address below the root that a link from an address leads to."""
    return urlsplit(urljoin(f"{HERE}/{address}", target)).path.removeprefix("/")


@cache
def with_imports(site: Path, address: str) -> frozenset[str]:
    """Return a style or script, and all modules that it imports."""
    imported = IMPORTED.findall((site / address).read_text(encoding="utf-8")) if address.endswith(".js") else []
    return frozenset({address}.union(*(with_imports(site, below_root(target, address)) for target in imported)))


def loaded(site: Path, address: str, page: LexborHTMLParser) -> set[str]:
    """Return the addresses of all styles and scripts that a page loads."""
    asked = [node.attributes.get("href") or node.attributes.get("src") or "" for node in page.css(LOADED)]
    return set[str]().union(*(with_imports(site, below_root(target, address)) for target in asked))


@pytest.fixture
def first_views(built_site: Path) -> dict[str, int]:
    """What each page costs before it is seen: HTML, styles and scripts."""
    return {
        address: weight(file_of(built_site, address))
        + sum(weight(file_of(built_site, target)) for target in loaded(built_site, address, page))
        for address, page in pages(built_site).items()
    }


def too_heavy(weights: dict[str, int], limit: int) -> list[str]:
    heaviest = sorted(weights.items(), key=lambda pair: -pair[1])
    return [f"/{address}: {size:,} of {limit:,} bytes" for address, size in heaviest if size > limit]


def test_no_page_s_html_is_heavier_than_its_budget(built_site: Path) -> None:
    weights = {address: weight(file_of(built_site, address)) for address in pages(built_site)}
    assert len(weights) > 100
    if heavy := too_heavy(weights, HTML_BYTES):
        pytest.fail("\n".join(heavy), pytrace=False)


def test_no_first_view_is_heavier_than_its_budget(first_views: dict[str, int]) -> None:
    profiles = {address: size for address, size in first_views.items() if address.startswith("daerah/")}
    address, size = max(profiles.items(), key=lambda pair: pair[1])
    print(f"Heaviest first view of a region's page: {size:,} bytes, /{address}")  # seen with -rP
    assert size > min(profiles.values()) > 0
    if heavy := too_heavy(first_views, FIRST_VIEW_BYTES):
        pytest.fail("\n".join(heavy), pytrace=False)


def test_what_a_script_imports_is_counted(built_site: Path) -> None:
    search = loaded(built_site, "cari/", pages(built_site)["cari/"])
    assert {f"assets/masterplan/{name}.js" for name in ("search", "places")} <= search


def test_no_style_loads_a_further_style(built_site: Path) -> None:
    """What is imported would be missing from the sum."""
    sheets = list(built_site.rglob("*.css"))
    assert {"masterplan.css", "paper.css"} <= {sheet.name for sheet in sheets}
    assert [sheet.name for sheet in sheets if "@import" in sheet.read_text(encoding="utf-8")] == []


def test_every_image_has_its_size_and_waits_until_it_is_seen(built_site: Path) -> None:
    careless = [
        f"/{address}: {node.html}"
        for address, page in pages(built_site).items()
        for node in page.css("img")
        if not (node.attributes.get("width") and node.attributes.get("height"))
        or node.attributes.get("loading") != "lazy"
    ]
    if careless:
        pytest.fail("\n".join(careless), pytrace=False)
