"""A page with computed states names its day once; every other page is the same on any day."""

import datetime as dt
import json
import re
from functools import cache
from pathlib import Path

import pytest

from tests.builders import DAY
from tests.contexts import a_build_context, files_of

GOLDEN = Path(__file__).parents[2] / "golden" / "regions"
DAY_AFTER = DAY + dt.timedelta(days=1)
YEARS_LATER = DAY.replace(year=DAY.year + 9)
SENTENCES = {
    DAY: "Status dihitung per 21 November 2026.",
    DAY_AFTER: "Status dihitung per 22 November 2026.",
    YEARS_LATER: "Status dihitung per 21 November 2035.",
}
DRAWN = re.compile(
    r'<figure class="mp-cloth.*?</figure>|<div class="mp-clock">.*?</dl>'
    r'|<path class="mp-chart__today"[^>]*>|<text class="mp-chart__heading"[^>]*>hari ini[^<]*</text>'
    r'|<svg class="mp-ledger__years.*?</svg>|<svg class="mp-ledger__bar.*?</svg>\s*</svg>',
    re.DOTALL,
)
"""Cloth, clock, ledger and timeline are drawn up to the day: a day later they are a day longer."""
DESCRIBED = re.compile(r'"bytes":[0-9]+,"hash":"sha256:[0-9a-f]{64}"')
"""Size and digest of a file, in the description of the tables: they change with that file alone, which
is judged by itself, and `tests/unit/exports/test_tables.py` holds them to its bytes.
"""
WITHOUT_PROMISES = """identity: {type: kota, name: Umpama, sources: [koran]}
reference: {code: "33.98", sources: [koran]}
vision: {text: Maju bersama, sources: [koran]}
sources: [{id: koran, title: Koran, grade: press}]
"""


@cache
def made_on(day: dt.date) -> dict[str, str]:
    """Return the files made on a day, of the golden regions and a region without quick wins."""
    files = {
        path.relative_to(GOLDEN).as_posix(): path.read_text(encoding="utf-8")
        for path in GOLDEN.rglob("*.*")
    }
    return files_of(
        a_build_context({**files, "kota-umpama/region.yml": WITHOUT_PROMISES}, today=day)
    )


@pytest.mark.parametrize("later", [DAY_AFTER, YEARS_LATER])
def test_what_depends_on_the_day_says_it_once(later: dt.date) -> None:
    before, after = made_on(DAY), made_on(later)
    assert before.keys() == after.keys()
    changed = [
        path for path in before if DESCRIBED.sub("", before[path]) != DESCRIBED.sub("", after[path])
    ]
    for path in changed:
        # The answers of the search are sentences, as those of pages.
        is_data = path.endswith((".csv", ".json")) and not path.startswith("data/nama/")
        day, day_after = (one.isoformat() if is_data else SENTENCES[one] for one in (DAY, later))
        assert day in before[path], path
        assert day_after in after[path], path
        if path.endswith(".md"):
            assert before[path].count(day) == 1, path


def test_a_day_on_which_no_promise_becomes_late_changes_nothing_but_the_day() -> None:
    before, after = made_on(DAY), made_on(DAY_AFTER)
    for path, text in before.items():
        moved = text.replace(SENTENCES[DAY], SENTENCES[DAY_AFTER]).replace(
            DAY.isoformat(), DAY_AFTER.isoformat()
        )
        assert undated(moved) == undated(after[path]), path


def undated(text: str) -> str:
    """Return a text without drawings up to the day, and without digests of files."""
    return DESCRIBED.sub("", DRAWN.sub("", text))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "quick-win/",
        "cari/",
        "daerah/kota-misal/",
        "daerah/kota-misal/quick-win/",
        "daerah/kota-misal/quick-win/lampu/",
        "daerah/kota-misal/quick-win/parkir/",
        "daerah/kota-misal/dimensi/living/",
        "daerah/kota-misal/peta-jalan/",
        "daerah/kabupaten-contoh/quick-win/layanan/",
    ],
)
def test_pages_with_states_say_the_day(address: str) -> None:
    assert made_on(DAY)[f"{address}index.md"].count(SENTENCES[DAY]) == 1


@pytest.mark.parametrize(
    "address",
    [
        "daerah/",
        "program/",
        "sumber/",
        "dimensi/",
        "bandingkan/",
        "daerah/kota-misal/dokumen/",
        "daerah/kota-umpama/",
    ],
)
def test_pages_without_states_do_not_name_the_day(address: str) -> None:
    assert "Status dihitung" not in made_on(DAY)[f"{address}index.md"]


def test_the_data_of_a_region_without_promises_is_the_same_on_any_day() -> None:
    own = [path for path in made_on(DAY) if "kota-umpama" in path]
    assert "data/bandingkan/kota-umpama.json" in own
    assert [path for path in own if made_on(DAY)[path] != made_on(YEARS_LATER)[path]] == []


def test_the_day_stands_beside_each_state_for_machines() -> None:
    compared = json.loads(made_on(DAY)["data/bandingkan/kota-misal.json"])
    assert compared["state_on"] == "2026-11-21"
    promises = next(row["values"] for row in compared["rows"] if row["key"] == "quick_wins")
    assert [value.get("note") for value in promises] == [
        *[None] * (len(promises) - 1),
        SENTENCES[DAY],
    ]
    head, *lines = made_on(DAY)["data/quick-win.csv"].splitlines()
    place = head.split(",").index("state_on")
    assert head.split(",")[place - 1] == "shown_state"
    assert {line.split(",")[place] for line in lines} == {"2026-11-21"}
