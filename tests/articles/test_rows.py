"""Each of the 120 facts of the five articles stands on the built site, where `rows.yml` says.

What an article does not say is ascribed to it nowhere: `not_said.yml`.
"""

import csv
import re
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

ROWS = yaml.safe_load(Path(__file__).with_name("rows.yml").read_text(encoding="utf-8"))
NOT_SAID = yaml.safe_load(Path(__file__).with_name("not_said.yml").read_text(encoding="utf-8"))
COUNTS = {"B": 26, "T": 28, "N": 24, "R": 23, "K": 19}


def article_text(site: Path, address: str) -> str:
    """The text of a page's article as a reader sees it, white space folded."""
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


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_the_row_stands_on_its_page(row: dict[str, object], built_site: Path) -> None:
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


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.get("absent")], ids=lambda row: row["id"]
)
def test_page_noise_stands_nowhere(row: dict[str, object], built_site: Path) -> None:
    pages = list((built_site / "daerah").rglob("index.html"))
    assert pages
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not [noise for noise in row["absent"] if noise in text], page


@pytest.mark.parametrize("row", NOT_SAID, ids=lambda row: row["id"])
def test_what_no_source_says_is_not_claimed(row: dict[str, object], built_site: Path) -> None:
    text = article_text(built_site, row["page"])
    assert not [claim for claim in row["texts"] if folded(claim) in text], row["because"]


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
