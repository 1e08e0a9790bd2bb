"""Writes the accessibility statement from a run of axe: `python -m tests.accessibility SITE`.

The run looks at a page of every kind on a phone and on a desktop, each in the other colours; the
rest of the screens are left to `make slow`. Its result goes into a file beside this module, and
from there into the page on which the site says how accessible it is.
"""

import datetime as dt
import re
import sys
from pathlib import Path
from typing import Any

import yaml
from babel.dates import format_date

from tests.browser.reader import AXE_RULES, ViewportSize, one_of_each_kind, reader
from tests.browser.serve import chromium, served

RESULT = Path(__file__).with_suffix(".yml")
PAGE = Path(__file__).parents[1] / "content/tentang/aksesibilitas.md"
BLOCK = re.compile(r"(## Hasil pemeriksaan terakhir\n\n).*?(?=\n## )", re.DOTALL)
"""The part of the page that the result fills, up to the next heading."""
SCREENS = ((360, "light"), (1280, "dark"))
"""Width in pixels and colour scheme of each screen."""
SCHEMES = {"light": "terang", "dark": "gelap"}


def run_axe(site: Path) -> dict[str, Any]:
    """Return what axe finds on a built site, with the versions and circumstances of the run."""
    addresses = one_of_each_kind(site, fictional="kabupaten-contoh")
    found: list[str] = []
    with served(site) as url, chromium() as browser:
        for width_px, scheme in SCREENS:
            screen = ViewportSize(width=width_px, height=800)
            with reader(browser, url, viewport=screen, color_scheme=scheme) as visit:
                for address in addresses:
                    visit.open(address)
                    visit.judge_access()
                engine = visit.page.evaluate("axe.version")
                told = (line for line in visit.wrong if ": axe " in line)
                found += [f"{width_px} {scheme} {line}" for line in told]
        return {
            "day": dt.datetime.now(dt.UTC).date(),
            "axe": engine,
            "chromium": browser.version,
            "rules": list(AXE_RULES),
            "screens": [list(screen) for screen in SCREENS],
            "pages": list(addresses),
            "found": sorted(found),
        }


def statement(result: dict[str, Any]) -> str:
    """Return the result as the lines of the page."""
    screens = ", ".join(
        f"{width_px} piksel dengan warna {SCHEMES[scheme]}"
        for width_px, scheme in result["screens"]
    )
    rows = {
        "Diperiksa pada": format_date(result["day"], "long", locale="id"),
        "Halaman": f"{len(result['pages'])}, setidaknya satu dari setiap jenis",
        "Lebar layar": screens,
        "Aturan": "WCAG 2.0, 2.1, dan 2.2 tingkat A dan AA, serta anjuran axe",
        "Alat": f"axe {result['axe']} di Chromium {result['chromium'].partition('.')[0]}",
        "Pelanggaran yang ditemukan": str(len(result["found"])),
    }
    lines = [
        "| Yang diperiksa | Hasil |",
        "| --- | --- |",
        *(f"| {name} | {value} |" for name, value in rows.items()),
    ]
    if result["found"]:
        lines += ["", "Yang ditemukan:", "", *(f"- `{told}`" for told in result["found"])]
    return "\n".join(lines) + "\n"


def expected_page(result: dict[str, Any]) -> str:
    """Return the text of the page with the result in its place."""
    text = PAGE.read_text(encoding="utf-8")
    return BLOCK.sub(lambda match: match[1] + statement(result), text)


if __name__ == "__main__":
    told = run_axe(Path(sys.argv[1]))
    RESULT.write_text(yaml.safe_dump(told, sort_keys=False), encoding="utf-8")
    PAGE.write_text(expected_page(told), encoding="utf-8")
