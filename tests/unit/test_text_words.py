"""Words: letters or digits in a row, as texts and queries are both cut."""

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@given(st.lists(st.text()))
def test_the_words_of_lines_are_those_of_the_text(lines: list[str]) -> None:
    ends = [word for line in lines for word in (*words_of(line), "\n")]
    assert words_of("\n".join(lines)) == ends[:-1]


def test_every_sign_that_changes_its_place_in_a_text_is_a_mark() -> None:
    signs = map(chr, range(sys.maxunicode + 1))
    moving = [sign for sign in signs if unicodedata.combining(sign)]
    assert {unicodedata.category(sign)[0] for sign in moving} == {"M"}
