"""The two searches, asked in a browser as readers ask: each gives the addresses that it shows
first. Judges nothing.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from unittest.mock import patch
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page

from tests.browser.serve import served

SHOWN = 10
"""Results that count."""

Answers = Mapping[str, tuple[str, ...]]
"""What is shown for each query: addresses from the root of the site, without query and anchor, in
order.
"""

_ASK_OURS = """async ([queries, shown, invented]) => {
  const { find } = await import(new URL("assets/masterplan/search.js", location.origin).href);
  const answers = {};
  for (const query of queries) {
    const { places, results } = await find(query, { fictional: invented.includes(query) });
    const pages = await Promise.all(results.slice(0, shown).map((result) => result.data()));
    answers[query] = [...places.map(({ href }) => href), ...pages.map(({ url }) => url)].slice(0, shown);
  }
  return answers;
}"""
_ASK_MATERIAL = """async ([queries, worker]) => {
  const search = new Worker(new URL(worker, location.origin));
  const told = (type, data) => new Promise((resolve, reject) => {
    search.onmessage = ({ data: answer }) => resolve(answer.data);
    search.onerror = reject;
    search.postMessage({ type, data });
  });
  const index = await (await fetch("/search/search_index.json")).json();
  await told(0, { ...index, options: { suggest: false } });
  const answers = {};
  for (const query of queries) {
    const { items } = await told(2, query);
    answers[query] = items.map(([first]) => `/${first.location}`);
  }
  return answers;
}"""
"""What the theme's script says to its worker: 0 makes the index ready, 2 asks. An item holds the
parts of one page.
"""


def ask_ours(
    browser: Browser,
    site: Path,
    queries: Sequence[str],
    *,
    fictional: Sequence[str] = (),
    edition: str = "",
) -> Answers:
    """Ask the site's search: places first, then pages, none left out where both are shown.

    Args:
        browser: A browser.
        site: A built site.
        queries: What is typed.
        fictional: Queries for which the invented regions are searched as well.
        edition: Folder of the edition whose search is asked.
    """
    with served(site) as url, _blank_page(browser, url, f"{edition}data/nama.json") as page:
        found = page.evaluate(_ASK_OURS, [queries, SHOWN, fictional])
    return {query: tuple(_address(href) for href in hrefs) for query, hrefs in found.items()}


def ask_material(
    browser: Browser, site: Path, queries: Sequence[str], *, fictional: Sequence[str]
) -> Answers:
    """Ask the theme's own search.

    Args:
        browser: A browser.
        site: What `build_with_material` made.
        queries: What is typed.
        fictional: Regions whose pages are passed over, as is the page of the search: the site's
            search shows neither.
    """
    worker = next(site.glob("assets/javascripts/workers/search.*.js")).relative_to(site).as_posix()
    unseen = (
        "/cari/",
        *(f"/{part}/{slug}/" for part in ("daerah", "sumber") for slug in fictional),
    )
    with served(site) as url, _blank_page(browser, url) as page:
        found = page.evaluate(_ASK_MATERIAL, [queries, worker])
    seen = {
        query: [address for address in map(_address, hrefs) if not address.startswith(unseen)]
        for query, hrefs in found.items()
    }
    return {query: tuple(addresses[:SHOWN]) for query, addresses in seen.items()}


def build_with_material(config_file: Path, folder: Path) -> None:
    """Build the pages that a project generated last with the theme's own search, as it is out of
    the box.
    """
    with patch.dict(
        os.environ, {"NO_MKDOCS_2_WARNING": "1"}
    ):  # the theme's notice of its end of support
        build(load_config(str(config_file), site_dir=str(folder), plugins=["material/search"]))


def fictional_regions(site: Path) -> tuple[str, ...]:
    """Return the slugs of the invented regions of a built site."""
    provinces = json.loads((site / "data/tempat.json").read_text("utf-8"))
    regions = [region for province in provinces for region in province["regions"]]
    return tuple(region["href"].split("/")[1] for region in regions if region.get("fictional"))


def names() -> tuple[str, str]:
    """Return the names of the two searches."""
    return "ours", f"Material {version('mkdocs-material')}"


@contextmanager
def _blank_page(browser: Browser, url: str, path: str = "robots.txt") -> Iterator[Page]:
    """Give a page at a path of the site that has no scripts of its own."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{url}{path}")
    yield page
    context.close()


def _address(href: str) -> str:
    return urlsplit(href).path
