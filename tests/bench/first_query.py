"""What a reader's first query fetches, counted in a browser.

python -m tests.bench.first_query SITE "pengelolaan sampah desa" dinas

Without queries, all those are asked that the search is tuned with (`tests/search/judgements.yml`).
"""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median_low, quantiles
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, Page, expect

from tests.bench.sizes import sent_bytes
from tests.browser.serve import chromium, served
from tests.search.judgements import read_judgements

QUERIES = ("layanan", "pengelolaan sampah kelurahan", "kota cerdas")
SHOWN = 10
"""Results of which the text is fetched, if there are as many: our page shows so many at first."""

_PATIENCE_MS = 60_000
_ASK_PAGEFIND = """async ([query, shown]) => {
  const pagefind = await import(new URL("pagefind/pagefind.js", location.origin).href);
  const { results } = await pagefind.search(query);
  await Promise.all(results.slice(0, shown).map((result) => result.data()));
}"""


Ask = Callable[[Page, str, str], None]
"""Asks a query in a page that has another page of the site open; knows the address of its root."""


def first_query_bytes(browser: Browser, site: Path, ask: Ask) -> int:
    """Return what a query fetches beyond what any page of the site has; the median of a few
    queries.
    """
    with served(site) as url:
        return median_low(_fetched(browser, site, url, query, ask) for query in QUERIES)


def ask_ours(page: Page, url: str, query: str) -> None:
    """Ask our search page what it has an answer to."""
    _ask_anything(page, url, query)
    expect(page.locator(".mp-search__result").first).to_be_visible()


def _ask_anything(page: Page, url: str, query: str) -> None:
    """Ask our search page, and wait until it says what it has found, or that it has not."""
    page.goto(f"{url}cari/?q={quote(query)}")
    status = page.get_by_role("status")
    expect(status).not_to_have_text("", timeout=_PATIENCE_MS)
    expect(status).not_to_contain_text("Sedang mencari", timeout=_PATIENCE_MS)


def ask_pagefind(page: Page, _url: str, query: str) -> None:
    """Ask a bundle of Pagefind alone, without a box to type in and a list to show results."""
    page.evaluate(_ASK_PAGEFIND, [query, SHOWN])


def _fetched(browser: Browser, site: Path, url: str, query: str, ask: Ask) -> int:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{url}tentang/", wait_until="networkidle")
    seen = set(page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)"))
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    ask(page, url, query)
    page.wait_for_load_state("networkidle")
    context.close()
    paths = {site / urlsplit(address).path[1:] for address in asked - seen}
    files = {path / "index.html" if path.is_dir() else path for path in paths}
    return sum(sent_bytes(file) for file in files if file.is_file())


def main() -> None:
    """Print what each query of the command line fetches of one of our sites, in kB; of more than
    ten, the heaviest.
    """
    site, *queries = sys.argv[1:]
    asked = queries or [judgement.q for judgement in read_judgements() if judgement.part == "tune"]
    with chromium() as browser, served(Path(site)) as url:
        fetched = [
            (_fetched(browser, Path(site), url, query, _ask_anything), query) for query in asked
        ]
    for size, query in fetched if len(fetched) <= SHOWN else sorted(fetched, reverse=True)[:SHOWN]:
        sys.stdout.write(f"{size / 1000:.0f} kB  {query}\n")
    if len(fetched) > SHOWN:
        quarters = quantiles((size / 1000 for size, _ in fetched), n=4)
        sys.stdout.write(
            f"{len(fetched)} queries; quarters at {', '.join(f'{size:.0f}' for size in quarters)} kB\n"
        )


if __name__ == "__main__":
    main()
