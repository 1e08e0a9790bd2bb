"""Concepts: for the words that people say, the words of the site that plans use for the same."""

from collections.abc import Sequence

from generator.search.concepts import SAID, SAME, alternatives_of, by_first_letter
from generator.search.index_part import IndexPart
from generator.search.posting_lists import PostingList


def a_part(*words: str, **roots: str) -> IndexPart:
    """Return a part whose only page has some words; `roots` are those with a root of their own."""
    listed = PostingList(0, 0, "", "$", "")
    return IndexPart(1, dict.fromkeys(words, listed), {}, roots, {}, (), {})


def names(others: Sequence[tuple[str, float]]) -> list[str]:
    return [word for word, _ in others]


def test_what_people_say_leads_to_the_words_of_plans_that_pages_have() -> None:
    concepts = [(("bahan pokok", "sembako", "pangan"), ("beras", "Minyak Goreng"))]
    found = alternatives_of(concepts, a_part("bahan", "pokok", "sembako", "beras"))
    both = [("bahan pokok", SAID), ("sembako", SAID)]
    assert found["beras"] == found["minyak goreng"] == both
    assert found["sembako"] == [("bahan pokok", SAME)]
    assert names(found["pangan"]) == ["bahan pokok", "sembako"]


def test_a_word_that_pages_have_in_other_forms_alone_stands_as_its_root() -> None:
    concepts = [(("pelatihan",), ("kursus",))]
    part = a_part("berlatih", berlatih="latih")
    assert alternatives_of(concepts, part)["kursus"] == [("latih", SAID)]


def test_a_phrase_whose_alternatives_no_page_has_has_no_entry() -> None:
    assert alternatives_of([(("nontunai",), ("qris",))], a_part("pasar")) == {}


def test_of_several_concepts_the_greater_weight_counts_and_the_best_stay() -> None:
    words = ("anggaran", "belanja", "dana", "biaya", "ongkos")
    concepts = [(words, ()), (("uang",), ("anggaran",)), (("dana",), ("anggaran",))]
    found = alternatives_of(concepts, a_part(*words, "uang"))["anggaran"]
    assert found == [("dana", SAID), ("uang", SAID), ("belanja", SAME), ("biaya", SAME)]


def test_a_phrase_of_signs_alone_leads_nowhere() -> None:
    concepts = [(("anggaran", "…"), ("???", "duit"))]
    found = alternatives_of(concepts, a_part("anggaran"))
    assert found == {"duit": [("anggaran", SAID)]}
    assert set(by_first_letter(found)) == {"d"}


def test_phrases_are_grouped_by_their_first_letters() -> None:
    groups = by_first_letter({"beras": (), "bawang": (), "cabai": ()})
    assert {letter: list(phrases) for letter, phrases in groups.items()} == {
        "b": ["beras", "bawang"],
        "c": ["cabai"],
    }
