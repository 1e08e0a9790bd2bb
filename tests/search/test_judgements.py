from pathlib import Path

import pytest

from tests.search.judgements import Judgement, part_of, read_judgements

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
FICTIONAL = "/daerah/kabupaten-contoh/"
JUDGEMENTS = read_judgements()


@pytest.mark.parametrize("judgement", JUDGEMENTS, ids=lambda judgement: judgement.q)
def test_a_judgement_is_well_formed(judgement: Judgement) -> None:
    assert judgement.q == judgement.q.strip() != ""
    assert judgement.kind in KINDS
    assert judgement.first in {1, 3, 10}
    assert len(set(judgement.pages)) == len(judgement.pages) > 0
    assert judgement.part == ("tune" if judgement.round == 1 else part_of(judgement.q))


def test_there_are_enough_queries_and_none_twice() -> None:
    asked = [judgement.q.casefold() for judgement in JUDGEMENTS]
    assert len(asked) >= 150
    assert sorted(set(asked)) == sorted(asked)


def test_about_half_of_the_second_list_is_held_out_and_most_kinds_are_among_it() -> None:
    second = [judgement for judgement in JUDGEMENTS if judgement.round == 2]
    held_out = [judgement.kind for judgement in second if judgement.part == "held-out"]
    assert 0.4 < len(held_out) / len(second) < 0.6
    assert len(set(held_out)) > 0.75 * len(KINDS)


def test_every_page_is_in_the_built_site_and_none_is_fictional(built_site: Path) -> None:
    pages = {page for judgement in JUDGEMENTS for page in judgement.pages}
    missing = [page for page in pages if not (built_site / page.strip("/") / "index.html").is_file()]
    assert sorted(missing) == []
    assert [page for page in pages if not page.startswith("/") or not page.endswith("/")] == []
    assert [page for page in pages if page.startswith(FICTIONAL)] == []
