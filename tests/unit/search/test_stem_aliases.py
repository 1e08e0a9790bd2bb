"""Families of words that a rule cuts to several stems are joined; others are left alone."""

from collections.abc import Iterable

import pytest

from generator.search.stem_aliases import StemAliases, StemCache
from generator.search.stem_aliases import find_stem_aliases as find_with


def find_aliases(vocabulary: Iterable[str]) -> StemAliases:
    return find_with(vocabulary, StemCache({}, {}))


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
def test_a_page_is_found_by_the_root_of_its_words(said: str, asked: str) -> None:
    aliases = find_aliases({said})
    assert asked in aliases.aliases_of({said})


@pytest.mark.parametrize(
    ("said", "active"), [("dikurangkan", "mengurang"), ("tertulis", "menulis")]
)
def test_a_page_is_found_by_the_active_form_of_a_verb(said: str, active: str) -> None:
    assert active in find_aliases({said}).aliases_of({said})


def test_a_word_that_a_prefix_and_an_ending_surround_keeps_its_root() -> None:
    assert find_aliases({"pendidikan", "dididik"}).by_word == {}


def test_a_noun_is_given_no_active_form() -> None:
    assert find_aliases({"kota", "kotanya"}).aliases_of({"kota"}) == ()


def test_a_page_is_found_by_another_form_that_the_site_has() -> None:
    aliases = find_aliases({"kelola", "pengelolaan"})
    assert aliases.aliases_of({"kelola"}) == ("pengelolaan",)
    assert aliases.aliases_of({"pengelolaan"}) == ("kelola",)


def test_forms_that_are_cut_alike_need_no_alias() -> None:
    assert find_aliases({"layanan", "pelayanan", "melayani"}).aliases_of({"layanan"}) == ()


def test_a_page_gets_no_word_that_it_has() -> None:
    aliases = find_aliases({"kelola", "pengelolaan"})
    assert aliases.aliases_of({"kelola", "pengelolaan"}) == ()


@pytest.mark.parametrize("word", ["secara", "setahun", "pad", "15", "kafé", "bontang"])
def test_words_without_a_family_are_left_alone(word: str) -> None:
    assert find_aliases({word, "cara", "tahun"}).aliases_of({word}) == ()


def test_the_order_of_the_words_changes_nothing() -> None:
    words = ["mengelola", "pengelolaan", "dikelola", "terkelola", "kurang", "mengurangi"]
    there, back = find_aliases(words), find_aliases(reversed(words))
    assert [there.aliases_of({word}) for word in words] == [
        back.aliases_of({word}) for word in words
    ]


def test_a_stem_cache_with_the_words_gives_the_same_families(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = {"kelola", "pengelolaan", "mengurangi", "air", "perairan"}
    stem_cache = StemCache({}, {})
    first = find_with(words, stem_cache)
    monkeypatch.delattr("generator.search.stem_aliases.StemmerFactory")
    assert find_with(words, StemCache(stem_cache.roots, stem_cache.stems)) == first


def test_words_elsewhere_of_other_families_say_nothing_about_a_page() -> None:
    page = {"pengelolaan", "air"}
    alone, beside = find_aliases(page), find_aliases({*page, "perkapalan", "layanan"})
    assert (alone.relevant_to(page), alone.aliases_of(page)) == (
        beside.relevant_to(page),
        beside.aliases_of(page),
    )
