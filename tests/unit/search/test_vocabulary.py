"""The vocabulary of a site, from which a word that no page has is corrected."""

from generator.search.vocabulary import common_words, spelling_lists


def test_words_come_by_how_often_they_are_used_then_by_the_alphabet() -> None:
    assert common_words({"sampah": 1, "layanan": 3, "warga": 3}) == ("layanan", "warga", "sampah")


def test_short_words_numbers_and_words_never_said_are_left_out() -> None:
    assert common_words({"opd": 1, "kota": 1, "2024": 1, "4g5g": 1, "khayalan": 0}) == ("kota",)


def test_the_rarest_are_left_out_of_a_large_site() -> None:
    assert common_words({"jarang": 1, "kerap": 2, "lazim": 3}, most=2) == ("lazim", "kerap")


def test_the_vocabulary_is_parted_by_first_letters() -> None:
    lists = spelling_lists(("warga", "sampah", "surat"), ("sapi", "lori"))
    assert lists == {
        "l": ([], "lori"),
        "s": (["sampah", "surat"], "sapi"),
        "w": (["warga"], ""),
    }
