from pathlib import Path

from tests.rows import judge_rows
from tests.search.judgements import PRACTICE, Judgement, part_of, read_judgements

KINDS = {
    "abbreviation",
    "family",
    "misspelt-place",
    "name",
    "number",
    "office",
    "phrase",
    "place",
    "site",
    "spelling",
    "synonym",
    "title",
    "word",
}
OF_PRACTICE = {*KINDS, "english", "none"}
FICTIONAL = "/daerah/kabupaten-contoh/"
JUDGEMENTS = read_judgements()
PRACTISED = read_judgements(PRACTICE)


def judge(judgement: Judgement) -> None:
    assert judgement.q == judgement.q.strip() != "", "its query is blank or has blanks around it"
    assert judgement.kind in KINDS, judgement.kind
    assert judgement.first in {1, 3, 10}, judgement.first
    assert len(set(judgement.pages)) == len(judgement.pages) > 0, judgement.pages
    assert judgement.part == part_of(judgement.q, judgement.round), judgement.part


def test_each_judgement_is_well_formed() -> None:
    judge_rows(JUDGEMENTS, judge, name=lambda judgement: judgement.q)


def test_what_the_search_was_improved_with_is_told_from_what_it_is_measured_by() -> None:
    assert {judgement.part for judgement in PRACTISED} == {"practice"}
    assert {judgement.kind for judgement in PRACTISED} <= OF_PRACTICE
    assert [one.q for one in PRACTISED if (one.kind == "none") != (not one.pages)] == []
    assert {judgement.q.casefold() for judgement in PRACTISED}.isdisjoint(
        one.q.casefold() for one in JUDGEMENTS
    )


def test_there_are_enough_queries_and_none_twice() -> None:
    asked = [judgement.q.casefold() for judgement in JUDGEMENTS]
    assert len(asked) >= 150
    assert sorted(set(asked)) == sorted(asked)


def test_a_third_is_held_out_and_every_kind_is_among_it() -> None:
    held_out = [judgement.kind for judgement in JUDGEMENTS if judgement.part == "held-out"]
    assert len(held_out) >= len(JUDGEMENTS) / 3
    assert set(held_out) == KINDS


def test_every_page_is_in_the_built_site_and_none_is_fictional(built_site: Path) -> None:
    listed = [
        (page, judgement.fictional)
        for judgement in (*JUDGEMENTS, *PRACTISED)
        for page in judgement.pages
    ]
    pages = {page for page, _ in listed}
    missing = [
        page for page in pages if not (built_site / page.strip("/") / "index.html").is_file()
    ]
    assert sorted(missing) == []
    assert [page for page in pages if not page.startswith("/") or not page.endswith("/")] == []
    assert [page for page, wanted in listed if page.startswith(FICTIONAL) and not wanted] == []
