"""The words that a site uses, from which one that no page has is put right."""

from generator.search.vocabulary import common_words


def test_words_come_by_how_often_they_are_used_then_by_the_alphabet() -> None:
    assert common_words([" sampah layanan warga ", " layanan warga layanan "]) == ("layanan", "warga", "sampah")
    assert common_words(["satu rasa rasa tiga"]) == ("rasa", "satu", "tiga")


def test_short_words_and_numbers_are_left_out() -> None:
    assert common_words(["opd kota 2024 4g5g bin"]) == ("kota",)


def test_the_rarest_are_left_out_of_a_large_site() -> None:
    assert common_words(["jarang", "kerap kerap", "lazim lazim lazim"], most=2) == ("lazim", "kerap")
