"""Each of the 120 facts of the five articles stands on the built site, where `rows.yml` says.

What an article does not say is ascribed to it nowhere: `not_said.yml`.
"""

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from tests.rows import judge_rows


def listed(name: str) -> list[dict[str, Any]]:
    """Return the rows of a list beside this module."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = yaml.load(text, yaml.CSafeLoader)
    return rows


ROWS = listed("rows.yml")
NOT_SAID = listed("not_said.yml")
COUNTS = {"B": 26, "T": 28, "N": 24, "R": 23, "K": 19}


@cache
def article_text(site: Path, address: str) -> str:
    """Return the text of a page's article as a reader sees it, white space folded."""
    page = site / address.strip("/") / "index.html"
    article = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("article")
    return folded(article.text(separator=" "))


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace(" ,", ",").replace(" .", ".").strip()


def test_all_120_rows_are_listed_in_order() -> None:
    expected = [
        f"{letter}{number:02}" for letter, count in COUNTS.items() for number in range(1, count + 1)
    ]
    assert [row["id"] for row in ROWS] == expected


def id_of(row: Mapping[str, Any]) -> str:
    return str(row["id"])


def test_each_row_stands_on_its_pages(built_site: Path) -> None:
    def judge(row: Mapping[str, Any]) -> None:
        for place in row["places"]:
            text = article_text(built_site, place["page"])
            positions = [text.find(folded(wanted)) for wanted in place["texts"]]
            missing = [
                wanted
                for wanted, position in zip(place["texts"], positions, strict=True)
                if position < 0
            ]
            assert not missing, f"{place['page']} lacks {missing}"
            if place.get("in_order"):
                assert positions == sorted(positions), f"{place['page']} has another order"

    judge_rows(ROWS, judge, name=id_of)


def test_page_noise_stands_nowhere(built_site: Path) -> None:
    noises = {noise: id_of(row) for row in ROWS for noise in row.get("absent", ())}
    pages = list((built_site / "daerah").rglob("index.html"))
    assert noises
    assert pages
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert {noise: row for noise, row in noises.items() if noise in text} == {}, page


def test_claims_of_no_source_stand_on_no_page(built_site: Path) -> None:
    def judge(row: Mapping[str, Any]) -> None:
        text = article_text(built_site, row["page"])
        claimed = [claim for claim in row["texts"] if folded(claim) in text]
        assert not claimed, f"{row['page']} claims {claimed}; {row['because']}"

    judge_rows(NOT_SAID, judge, name=id_of)


SAID_OF_THE_MOVEMENT = [
    ("Kementerian Kominfo", "Memutuskan 50 daerah yang akan didampingi"),
    (
        "2018 1 Kabupaten Batang",
        "2019 1 Kota Bontang",
        "2022 2 Kota Bukittinggi",
        "Kabupaten Rembang",
    ),
    ("Tahunnya tidak disebutkan dalam sumber 1 Kota Bitung",),
    ("Daerah diundang 107", "Daerah dinilai 160"),
]


@pytest.mark.parametrize("texts", SAID_OF_THE_MOVEMENT, ids=lambda texts: texts[0])
def test_the_programme_page_says_who_runs_the_movement_and_who_is_in_it(
    texts: tuple[str, ...], built_site: Path
) -> None:
    page = re.sub(r" \[\d+\]", "", article_text(built_site, "/program/"))
    assert not [wanted for wanted in texts if folded(wanted) not in page]


def test_each_article_is_listed_with_who_is_printed_to_have_written_it_and_a_name(
    built_site: Path,
) -> None:
    with (built_site / "data/sumber.csv").open(encoding="utf-8-sig", newline="") as listed:
        sources = list(csv.DictReader(listed))
    assert [source["author"] for source in sources] == [
        "UJ/1",
        "Mif/Rud/Kominfo",
        "Abdul Halik Harun",
        "Hs",
        "IKP Diskominfo/Adju",
    ]
    assert all(source["title"] or source["called"] for source in sources)
