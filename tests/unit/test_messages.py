"""The catalogues: words by key, in the form that a number asks for."""

import pytest

from generator.messages import LANGUAGES, Catalogue, load_catalogue

WORDS = {
    "salam": "Halo {nama}",
    "kurung": "{apa adanya}",
    "hari.one": "sehari",
    "hari.other": "{count} hari",
    "n.other": "{count}",
}
CATALOGUE = Catalogue("id", WORDS)


def test_a_word_is_filled_with_what_it_is_given() -> None:
    assert CATALOGUE.word("salam", nama="Ani") == "Halo Ani"


def test_a_word_without_arguments_is_left_as_it_stands() -> None:
    assert CATALOGUE.word("kurung") == "{apa adanya}"


def test_what_is_filled_in_is_never_read_as_a_placeholder() -> None:
    assert CATALOGUE.word("salam", nama="{nama} {0} {rahasia}") == "Halo {nama} {0} {rahasia}"


def test_a_word_that_is_missing_is_our_bug() -> None:
    with pytest.raises(KeyError):
        CATALOGUE.word("tidak.ada")
    with pytest.raises(KeyError):
        CATALOGUE.word("salam", lain="Ani")


@pytest.mark.parametrize(("language", "title"), [("id", "Target selesai"), ("en", "Due")])
def test_a_field_has_a_title_and_a_description(language: str, title: str) -> None:
    words = load_catalogue(language).field("QuickWin", "due")
    assert words.title == title
    assert words.description.endswith(".")


@pytest.mark.parametrize(("record", "name"), [("QuickWin", "harga"), ("Harga", "due")])
def test_a_field_without_words_is_named_with_the_file_that_lacks_them(
    record: str, name: str
) -> None:
    with pytest.raises(LookupError, match=rf"id/fields.yml has no words for {record}.{name}"):
        CATALOGUE.field(record, name)


def test_an_optional_word_may_be_missing() -> None:
    assert CATALOGUE.optional("tidak.ada") is None
    assert CATALOGUE.optional("salam", nama="Ani") == "Halo Ani"


@pytest.mark.parametrize(("count", "text"), [(0, "0 hari"), (1, "sehari"), (2, "2 hari")])
def test_one_has_a_form_of_its_own_where_the_language_has_one(count: int, text: str) -> None:
    assert CATALOGUE.counted("hari", count) == text


def test_one_has_the_common_form_where_the_language_has_no_other() -> None:
    assert CATALOGUE.counted("n", 1) == "1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_catalogue_of_texts(language: str) -> None:
    catalogue = load_catalogue(language)
    assert catalogue.language == language
    assert catalogue.words["value.yes"] in {"Ya", "Yes"}
    assert [key for key, text in catalogue.words.items() if not text.strip()] == []
