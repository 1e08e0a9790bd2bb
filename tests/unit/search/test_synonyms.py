"""A page that says one word of several that mean the same is found by the others."""

from generator.search.synonyms import glossary_terms, missing_synonyms, synonym_groups
from generator.text_words import as_words

GROUPS = synonym_groups(
    [("OPD", "Organisasi perangkat daerah", "perangkat daerah"), ("e-wallet", "dompet digital")]
)


def test_an_abbreviation_and_what_it_stands_for_find_each_other() -> None:
    assert missing_synonyms(as_words("Tiga OPD hadir."), GROUPS) == (
        "organisasi",
        "perangkat",
        "daerah",
    )
    assert missing_synonyms(as_words("Organisasi Perangkat Daerah"), GROUPS) == ("opd",)


def test_a_word_with_a_hyphen_counts_as_a_phrase() -> None:
    assert missing_synonyms(as_words("Bayar dengan e-wallet"), GROUPS) == ("dompet", "digital")


def test_words_that_a_page_has_are_not_given_again() -> None:
    assert missing_synonyms(as_words("OPD di daerah ini punya perangkat"), GROUPS) == (
        "organisasi",
    )


def test_part_of_a_word_is_not_that_word() -> None:
    assert missing_synonyms(as_words("opdracht dompet digitalnya"), GROUPS) == ()


def test_a_term_without_other_words_adds_nothing() -> None:
    assert synonym_groups([("kota",), ("Desa", "desa")]).groups == ()


def test_terms_are_letters_and_digits_alone_as_queries_are_compared() -> None:
    assert glossary_terms([("kota cerdas", "Smart City", "smartcity"), ("e-wallet",)]) == (
        "ewallet",
        "kotacerdas",
        "smartcity",
    )
