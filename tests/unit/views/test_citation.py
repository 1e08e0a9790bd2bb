"""The citation of a page: title, site, day and address."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from tests.contexts import a_build_context, view_pages
from tests.rows import judge_rows

MAIN = """identity: {type: kota, name: Umpama, sources: [koran]}
reference: {code: "33.98", sources: [koran]}
vision: {text: Maju bersama, sources: [koran]}
people: [{id: budi, name: Budi, sources: [koran]}]
posts: [{title: Wali kota, person: budi, tenure: current, sources: [koran]}]
sources: [{id: koran, title: Koran, grade: press}]
"""
FILES = {
    "kota-umpama/region.yml": MAIN,
    "kota-umpama/quick-wins/lampu.yml": "title: Lampu\npromised_on: 2025\ndue: 2025-06-30\nstate: running\n"
    "sources: [koran]\n",
}
CHANGED = {"regions/kota-umpama/region.yml": dt.date(2026, 3, 4)}
SITE = "https://masterplan.example/"


def citations(
    *, site_url: str | None, changed_on: Mapping[str, dt.date] | None
) -> dict[str, str | None]:
    """Return the citation of each page by address."""
    build = a_build_context(FILES, site_url=site_url, changed_on=changed_on)
    named = replace(build, settings=replace(build.settings, site_name="Situs"))
    return {view.address: view.citation for view in view_pages(named)}


def test_a_page_with_data_is_cited_by_title_site_day_and_address() -> None:
    dated = citations(site_url=SITE, changed_on=CHANGED)
    undated = citations(site_url=SITE, changed_on=None)
    nowhere = citations(site_url=None, changed_on=CHANGED)
    rows = (
        (dated, "kelembagaan/", "Kelembagaan Kota Umpama. Situs, data per 4 Maret 2026. "),
        (undated, "kelembagaan/", "Kelembagaan Kota Umpama. Situs. "),
        # Another day gives other states, whenever the data changed.
        (dated, "quick-win/lampu/", "Lampu, Kota Umpama. Situs, status per 21 November 2026. "),
        (nowhere, "quick-win/lampu/", None),
        (dated, "surat/", None),
    )

    def judge(row: tuple[dict[str, str | None], str, str | None]) -> None:
        cited, part, wanted = row
        address = f"daerah/kota-umpama/{part}"
        assert cited[address] == (wanted and f"{wanted}{SITE}{address}")

    judge_rows(rows, judge, name=lambda row: row[1:])
