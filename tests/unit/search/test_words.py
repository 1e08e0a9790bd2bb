"""Words: letters or digits in a row, as texts and queries are both cut."""

import pytest

from generator.search.words import as_words, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Smart-City (“e-wallet”)", ["smart", "city", "e", "wallet"]),
        ("Rp610.000.000 pada 2.500 titik", ["rp", "610000000", "pada", "2500", "titik"]),
        ("21.04.2022 dan 33.17, 1.2345", ["21", "04", "2022", "dan", "33", "17", "1", "2345"]),
        ("MP406 café", ["mp", "406", "cafe"]),
        ("satu\ndua", ["satu", "\n", "dua"]),
        ("", []),
    ],
)
def test_a_text_is_cut_to_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_phrases_are_found_between_spaces() -> None:
    assert as_words("Satu\nDua") == " satu dua "
