"""Families of words that a rule cuts to several stems are joined; others are left alone."""

from collections.abc import Iterable

import pytest

from generator.search.bridging import Bridges, Lexicon
from generator.search.bridging import find_bridges as find_bridges_with


def find_bridges(vocabulary: Iterable[str]) -> Bridges:
    return find_bridges_with(vocabulary, Lexicon({}, {}))


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("pengelolaan", "kelola"),
        ("mengelola", "kelola"),
        ("mengurangi", "kurang"),
        ("perekonomian", "ekonomi"),
        ("mengirim", "kirim"),
    ],
)
def test_a_page_is_found_by_the_root_of_what_it_says(said: str, asked: str) -> None:
    bridges = find_bridges({said})
    assert asked in bridges.to({said})


@pytest.mark.parametrize(
    ("said", "active"), [("dikurangkan", "mengurang"), ("tertulis", "menulis")]
)
def test_a_page_is_found_by_the_active_form_of_a_verb(said: str, active: str) -> None:
    assert active in find_bridges({said}).to({said})


def test_a_word_that_a_prefix_and_an_ending_surround_keeps_its_root() -> None:
    assert find_bridges({"pendidikan", "dididik"}).by_word == {}


def test_a_noun_is_given_no_active_form() -> None:
    assert find_bridges({"kota", "kotanya"}).to({"kota"}) == ()


def test_a_page_is_found_by_another_form_that_the_site_has() -> None:
    bridges = find_bridges({"kelola", "pengelolaan"})
    assert bridges.to({"kelola"}) == ("pengelolaan",)
    assert bridges.to({"pengelolaan"}) == ("kelola",)


def test_forms_that_are_cut_alike_need_no_bridge() -> None:
    assert find_bridges({"layanan", "pelayanan", "melayani"}).to({"layanan"}) == ()


def test_what_a_page_says_itself_is_not_given_to_it_again() -> None:
    bridges = find_bridges({"kelola", "pengelolaan"})
    assert bridges.to({"kelola", "pengelolaan"}) == ()


@pytest.mark.parametrize("word", ["secara", "setahun", "pad", "15", "kafé", "bontang"])
def test_words_without_a_family_are_left_alone(word: str) -> None:
    assert find_bridges({word, "cara", "tahun"}).to({word}) == ()


def test_the_order_of_the_words_changes_nothing() -> None:
    words = ["mengelola", "pengelolaan", "dikelola", "terkelola", "kurang", "mengurangi"]
    there, back = find_bridges(words), find_bridges(reversed(words))
    assert [there.to({word}) for word in words] == [back.to({word}) for word in words]


def test_a_lexicon_that_knows_the_words_gives_the_same_families(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = {"kelola", "pengelolaan", "mengurangi", "air", "perairan"}
    lexicon = Lexicon({}, {})
    first = find_bridges_with(words, lexicon)
    monkeypatch.delattr("generator.search.bridging.StemmerFactory")
    assert find_bridges_with(words, Lexicon(lexicon.roots, lexicon.stems)) == first


def test_words_elsewhere_of_other_families_say_nothing_about_a_page() -> None:
    page = {"pengelolaan", "air"}
    alone, beside = find_bridges(page), find_bridges({*page, "perkapalan", "layanan"})
    assert (alone.touching(page), alone.to(page)) == (beside.touching(page), beside.to(page))
