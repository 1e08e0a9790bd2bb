"""Words: letters or digits in a row, as texts and queries are both cut."""

import json

import pytest

from generator.text_words import as_words, words_of
from tests.conftest import PROJECT

CUT = json.loads((PROJECT / "tests/search/words.json").read_text(encoding="utf-8"))
"""Texts with their words, which the test of the search page's `tokensOf` reads as well."""


@pytest.mark.parametrize(("text", "words"), CUT)
def test_a_text_is_cut_to_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_line_ends_stand_among_the_words() -> None:
    assert words_of("satu\ndua") == ["satu", "\n", "dua"]


def test_phrases_are_found_between_spaces() -> None:
    assert as_words("Satu\nDua") == " satu dua "
