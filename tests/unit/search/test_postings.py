"""Postings: what a page is worth for a word, and where the word stands."""

import pytest

from generator.search.extracts import Extract, Section
from generator.search.postings import (
    GREATEST,
    USUAL_LENGTH,
    PagePostings,
    postings_of,
    prose_counts,
)
from generator.search.roots import root_of
from generator.search.synonyms import synonym_groups

EMPTY = Extract("halaman/", "", "", "", (), "", "", is_aside=False)


def page(text: str = "", **fields: object) -> Extract:
    """Return a page with some text below no heading."""
    sections = (Section("", "", text),) if text else ()
    return EMPTY._replace(**{"sections": sections, **fields})  # type: ignore[arg-type]


def postings(extract: Extract) -> PagePostings:
    return postings_of(extract, synonym_groups([("OPD", "perangkat daerah")]))


def worth(extract: Extract, word: str) -> int:
    return postings(extract).words[word].worth


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (page(title="Sampah"), page("Sampah")),
        (page(description="Sampah"), page("Sampah")),
        (page(sections=(Section("a", "Sampah", ""),)), page("Sampah")),
        (page("Sampah sampah"), page("Sampah")),
        (page("Sampah"), page("Sampah", is_aside=True)),
        (page("Sampah"), page(duties="Sampah")),
        (page("Sampah"), page("Sampah" + " lain" * 900)),
    ],
)
def test_a_page_is_worth_more_that_is_more_about_a_word(more: Extract, less: Extract) -> None:
    usual = Section("", "", "lain " * USUAL_LENGTH)
    one, other = (
        worth(each._replace(sections=(*each.sections, usual)), "sampah") for each in (more, less)
    )
    assert GREATEST >= one > other >= 1


def test_a_page_is_found_by_synonyms_but_the_word_itself_counts_more() -> None:
    found = postings(page("Tiga OPD")).words
    assert found["opd"].worth > found["perangkat"].worth
    assert (found["opd"].places, found["perangkat"].places) == ([1], ())


def test_words_side_by_side_have_places_side_by_side_within_a_line_alone() -> None:
    found = postings(page("bank sampah\nsampah bank", title="Kota bank")).words
    assert found["bank"].places == [1, 3, 7]
    assert found["sampah"].places == [4, 6]
    assert "\n" not in found


def test_forms_of_a_word_count_together_for_their_root() -> None:
    found = postings(page("pelayanan layanan melayani warga"))
    assert set(found.families) == {"layan"}
    assert found.families["layan"] > found.words["pelayanan"].worth


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("pengelolaan", "kelola"),
        ("kota", "kota"),
        ("sekota", "sekota"),
        ("2025", "2025"),
        ("opd", "opd"),
    ],
)
def test_the_root_of_a_word_is_that_of_the_dictionary(word: str, root: str) -> None:
    assert root_of(word) == root


def test_no_query_is_corrected_to_words_of_code_or_of_an_invented_region() -> None:
    extract = page("products dan warga warga", code="products")
    counts = prose_counts(extract, is_fictional=False)
    assert counts == {"products": 0, "dan": 1, "warga": 2}
    assert set(prose_counts(extract, is_fictional=True).values()) == {0}
