"""Real words beside those of the site: the spelling help leaves them alone."""

import pytest

from generator.search.real_words import real_words

SITE = ("kata", "juga", "sekarang", "pelayanan", "kota")


@pytest.mark.parametrize("word", ["akta", "juta", "kaca", "katak"])
def test_a_root_one_slip_from_a_word_of_the_site_is_left_alone(word: str) -> None:
    assert word in real_words(SITE)


@pytest.mark.parametrize("word", ["kata", "pohon", "mata", "kat", "sampah"])
def test_words_of_the_site_short_ones_and_those_far_from_all_are_not_listed(word: str) -> None:
    assert word not in real_words(SITE)


def test_the_list_has_one_order_whatever_order_the_words_have() -> None:
    assert real_words(SITE) == real_words(reversed(SITE)) == tuple(sorted(real_words(SITE)))


def test_without_words_no_word_is_near() -> None:
    assert real_words(()) == ()
