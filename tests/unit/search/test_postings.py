"""Postings: what a page is worth for a word, and where the word stands."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from generator.search.extracts import Extract, Section
from generator.search.postings import (
    GREATEST,
    USUAL_LENGTH,
    PagePostings,
    postings_of,
    prose_counts,
)
from generator.search.roots import _dictionary, root_of
from generator.search.synonyms import synonym_groups
from generator.text_words import words_of

EMPTY = Extract("halaman/", "", "", "", (), "", "", is_aside=False)


def page(text: str = "", **fields: object) -> Extract:
    """Return a page with some text below no heading."""
    sections = (Section("", "", text),) if text else ()
    return EMPTY._replace(**{"sections": sections, **fields})  # type: ignore[arg-type]


def postings(extract: Extract) -> PagePostings:
    return postings_of(extract, synonym_groups([("OPD", "perangkat daerah")]), root_of)


def worth(extract: Extract, word: str) -> int:
    return postings(extract).worths[word]


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
    found = postings(page("Tiga OPD"))
    assert found.worths["opd"] > found.worths["perangkat"]
    assert found.places == {"tiga": [0], "opd": [1]}


def test_words_side_by_side_have_places_side_by_side_within_a_line_alone() -> None:
    found = postings(page("bank sampah\nsampah bank", title="Kota bank"))
    assert found.places == {"kota": [0], "bank": [1, 3, 7], "sampah": [4, 6]}
    assert found.worths.keys() == found.places.keys()


def test_forms_of_a_word_count_together_for_their_root() -> None:
    found = postings(page("pelayanan layanan melayani warga"))
    assert set(found.families) == {"layan"}
    assert found.families["layan"] > found.worths["pelayanan"]


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


SASTRAWI = StemmerFactory().create_stemmer()
PREFIXES = (
    "",
    "be",
    "ber",
    "di",
    "ke",
    "kau",
    "ku",
    "mem",
    "meng",
    "meny",
    "men",
    "me",
    "memper",
    "pe",
    "pem",
    "pen",
    "peng",
    "per",
    "se",
    "te",
    "ter",
)
SUFFIXES = ("", "an", "i", "kan", "ku", "lah", "mu", "nya", "pun", "annya", "kannya")
affixed = st.builds(
    lambda prefix, root, suffix: f"{prefix}{root}{suffix}".replace("", ""),
    st.sampled_from(PREFIXES),
    st.one_of(
        st.sampled_from(StemmerFactory().get_words()),
        st.text("abcdefghijklmnopqrstuvwxyz", min_size=2),
    ),
    st.sampled_from(SUFFIXES),
)


@given(affixed)
def test_the_root_is_what_the_whole_library_says(word: str) -> None:
    assert _dictionary()(word) == SASTRAWI.stem(word)


def test_no_query_is_corrected_to_words_of_code_or_of_an_invented_region() -> None:
    extract = page("products dan warga warga", code="products")
    uses = postings(extract).uses
    counts = prose_counts(uses, extract.code, is_fictional=False)
    assert counts == {"products": 0, "dan": 1, "warga": 2}
    assert prose_counts(uses, extract.code, is_fictional=True) == dict.fromkeys(uses, 0)


def test_the_uses_of_words_are_those_of_the_whole_text() -> None:
    sections = (Section("a", "Bank sampah", "dua\ntiga 2.500"), Section("b", "", "bank"))
    extract = page(
        title="Kota Bénk", description="Bank", keywords="kunci", sections=sections, duties="dua"
    )
    words = Counter(words_of(extract.text))
    del words["\n"]
    assert postings(extract).uses == words
