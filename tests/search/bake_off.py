"""Compares the site's search with Pagefind as it comes, on the same pages: `python -m
tests.search.bake_off SITE COPY`.

`SITE` is a built site, `COPY` the same pages with a bundle of Pagefind (`pagefind --site COPY`).
The practice list is asked, and each query of `FIRST` in a browser of its own. Files are sent packed,
as hosts send them. The slow phone has 400 kbit/s, 400 ms and a fourth of the processor; the search
page is open, and the time runs from the last letter to the first result.
"""

import gzip
import http.server
import json
import math
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from time import monotonic
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as Waited

from tests.browser.serve import chromium, running
from tests.search.engines import Answers, ask_ours, fictional_regions
from tests.search.judgements import PRACTICE, Judgement, read_judgements
from tests.search.quality import quality

FIRST = (
    *("layanan", "pengelolaan sampah kelurahan", "siapa wakil bupati rembang", "bikin ktp"),
    *("kapan bontang tanda tangan mou", "apa itu spbe", "smart city kota bitung"),
    *("dinas mana saja yang terlibat di bontang", "peta jalan smart city batang"),
)
SHOWN = 10
_BYTES_A_SECOND = 50_000
_LATENCY_MS = 400
_SLOWER = 4
_LETTER_MS = 120
_PATIENCE_MS = 20_000
_TYPE = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
}
_UI = """<!doctype html><html lang="id"><link href="/pagefind/pagefind-ui.css" rel="stylesheet">
<script src="/pagefind/pagefind-ui.js"></script><div id="search"></div>
<script>new PagefindUI({ element: "#search", showImages: false, excerptLength: 30 });</script></html>
"""
"""A page with Pagefind's own box and list, and nothing else."""
_UI_PAGE = "pagefind-ui.html"
_INDONESIAN = "tentang/"
"""A page of the site without a search of its own."""
_PAGE = ".mp-search__result a"
"""The link of a page that our search has found."""
_ASK_PAGEFIND = """async ([queries, shown]) => {
  const pagefind = await import(new URL("pagefind/pagefind.js", location.origin).href);
  const answers = {};
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const pages = await Promise.all(results.slice(0, shown).map((result) => result.data()));
    answers[query] = pages.map(({ url }) => url);
  }
  return answers;
}"""


class PackingHost(http.server.BaseHTTPRequestHandler):
    """Answers with the files of a folder, packed."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, folder: Path, sent: list[int]) -> None:
        self._folder = folder
        self._sent = sent
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file, or the index of a folder."""
        path = self._folder / urlsplit(self.path).path.lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        data = gzip.compress(path.read_bytes(), 6) if path.is_file() else b""
        self.send_response(200 if path.is_file() else 404)
        self.send_header("Content-Type", _TYPE.get(path.suffix, "application/octet-stream"))
        self.send_header("Cache-Control", "max-age=3600")
        self.send_header("Content-Length", str(len(data)))
        if data:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)
        self._sent.append(len(data))

    def log_message(self, *_: object) -> None:
        """Keep the output clean."""


class Cost(NamedTuple):
    """What a first query fetches."""

    size_bytes: int
    requests: int


@contextmanager
def packed(folder: Path, sent: list[int] | None = None) -> Iterator[str]:
    """Serve a folder; gives the address of its root.

    Args:
        folder: The site.
        sent: Gets the size of each file that was sent, also to a worker of the page.
    """
    sizes = [] if sent is None else sent
    with running(partial(PackingHost, folder=folder, sent=sizes)) as address:
        yield address


def ask_pagefind(browser: Browser, folder: Path, queries: list[str], *, invented: bool) -> Answers:
    """Return the pages that Pagefind shows, without those of invented regions unless wanted."""
    slugs = () if invented else fictional_regions(folder)
    unseen = ("/cari/", *(f"/{part}/{slug}/" for part in ("daerah", "sumber") for slug in slugs))
    with packed(folder) as url:
        page = browser.new_page()
        page.goto(f"{url}{_INDONESIAN}")  # Pagefind chooses its index by the language of the page
        found = page.evaluate(_ASK_PAGEFIND, [queries, 2 * SHOWN])
        page.close()
    return {
        query: tuple(path for path in map(_path, urls) if not path.startswith(unseen))[:SHOWN]
        for query, urls in found.items()
    }


def first_query(browser: Browser, folder: Path, ask: Callable[[Page, str], None]) -> Cost:
    """Return what a question costs of which nothing but another page of the site was loaded."""
    sent: list[int] = []
    with packed(folder, sent) as url:
        page = browser.new_page()
        page.goto(f"{url}{_INDONESIAN}", wait_until="networkidle")
        before = len(sent)
        ask(page, url)
        page.wait_for_load_state("networkidle")
        page.close()
    return Cost(sum(sent[before:]), len(sent) - before)


def seconds_on_a_slow_phone(
    browser: Browser, folder: Path, start: str, boxes: tuple[str, str], query: str
) -> float:
    """Return the seconds from the last letter of a query to the first result; infinite without one.

    Args:
        browser: A browser.
        folder: The site.
        start: Address of the search page.
        boxes: Selectors of the field and of a result.
        query: What is typed.
    """
    field, result = boxes
    with packed(folder) as url:
        page = browser.new_page(viewport={"width": 360, "height": 760})
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        speed = {"downloadThroughput": _BYTES_A_SECOND, "uploadThroughput": _BYTES_A_SECOND}
        line = {"offline": False, "latency": _LATENCY_MS, **speed}
        session.send("Network.emulateNetworkConditions", line)
        session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
        page.goto(f"{url}{start}", wait_until="networkidle", timeout=_PATIENCE_MS)
        page.locator(field).press_sequentially(query, delay=_LETTER_MS)
        begun = monotonic()
        try:
            page.locator(result).first.wait_for(timeout=_PATIENCE_MS)
            seconds = monotonic() - begun
        except Waited:
            seconds = math.inf
        page.close()
    return seconds


def _ask_our_page(page: Page, url: str, query: str) -> None:
    page.goto(f"{url}cari/?q={quote(query)}")
    page.locator(_PAGE).first.wait_for(timeout=_PATIENCE_MS)


def _ask_pagefind_alone(page: Page, _url: str, query: str) -> None:
    page.evaluate(_ASK_PAGEFIND, [[query], SHOWN])


def _path(address: str) -> str:
    return urlsplit(address).path


def _told(name: str, judgements: list[Judgement], answers: Answers) -> None:
    one, three, _ = quality(judgements, answers).success
    _write(f"{name}: {len(judgements)} queries, @1 {one:.1%}, @3 {three:.1%}")


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Print the figures of both searches."""
    ours, theirs = map(Path, sys.argv[1:3])
    (theirs / _UI_PAGE).write_text(_UI, encoding="utf-8")
    listed = [judgement for judgement in read_judgements(PRACTICE) if judgement.pages]
    with chromium() as browser:
        for invented in (False, True):
            own = [judgement for judgement in listed if judgement.fictional == invented]
            queries = [judgement.q for judgement in own]
            wanted = queries if invented else []
            scope = "invented region" if invented else "practice"
            _told(f"{scope}, ours", own, ask_ours(browser, ours, queries, fictional=wanted))
            answers = ask_pagefind(browser, theirs, queries, invented=invented)
            _told(f"{scope}, Pagefind", own, answers)
        for name, folder, ask, start, boxes in (
            ("ours", ours, _ask_our_page, "cari/", ("[name=q]:visible", _PAGE)),
            (
                "Pagefind",
                theirs,
                _ask_pagefind_alone,
                _UI_PAGE,
                (".pagefind-ui__search-input", ".pagefind-ui__result"),
            ),
        ):
            costs = [
                first_query(browser, folder, lambda page, url, q=query, a=ask: a(page, url, q))
                for query in FIRST
            ]
            seconds = [
                seconds_on_a_slow_phone(browser, folder, start, boxes, query) for query in FIRST
            ]
            rows = zip(FIRST, costs, seconds, strict=True)
            _write(json.dumps([(query, *cost, round(time, 2)) for query, cost, time in rows]))
            _write(
                f"{name}: {median(cost.size_bytes for cost in costs) / 1000:.0f} kB,"
                f" {median(cost.requests for cost in costs):.0f} requests;"
                f" {median(seconds):.1f} s, at most {max(seconds):.1f} s"
            )


if __name__ == "__main__":
    main()
