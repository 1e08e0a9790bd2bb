"""Words that people write: each means one thing, and every closed list takes them."""

from collections import Counter
from enum import StrEnum

import pytest

from generator.decode.meant_keys import known_key, meant_key, usual_keys
from generator.link.region_subpages import SUBPAGES
from generator.messages import LANGUAGES
from generator.messages.synonyms import (
    LANGUAGE_LIST,
    closed_list,
    closed_list_words,
    folded,
    load_synonyms,
)
from generator.model.base import Record
from generator.model.closed_list import ClosedList
from generator.model.dates import Weekday
from generator.model.documents import Document
from generator.model.event import WordGloss
from generator.model.people import Contact, Office, Post, Tenure
from generator.model.quick_win import QuickWin
from generator.model.region import Region, RegionType
from generator.model.sourced import REST, Source
from generator.model.village import Village
from generator.model.work_state import WorkState
from tests.rules.test_catalogues import enums, records

LISTS: list[type[StrEnum]] = sorted({*ClosedList.__subclasses__()}, key=lambda kind: kind.__name__)
FIELDS = {name for record in records() for name in record.model_fields} | {REST}


COMPUTED = {"ShownState", "Outcome", "Stage", "ClosedList"}
"""Lists of words that the program computes: nobody writes them."""


def test_every_closed_list_of_the_model_takes_words() -> None:
    assert {kind.__name__ for kind in enums()} - COMPUTED == {kind.__name__ for kind in LISTS} - {
        "Weekday"
    }


@pytest.mark.parametrize("name", [*(kind.__name__ for kind in LISTS), "YesNo", LANGUAGE_LIST])
def test_no_word_of_a_closed_list_means_two_things(name: str) -> None:
    words = Counter(
        word
        for key, all_words in closed_list_words(name).items()
        for word in {folded(word) for word in all_words}
    )
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.__name__)
def test_a_closed_list_takes_its_keys_and_all_words_for_them_whatever_case_and_spacing(
    kind: type[StrEnum],
) -> None:
    for key, words in closed_list_words(kind.__name__).items():
        for word in (*words, words[-1].upper(), f" {words[-1].replace(' ', '  ')} "):
            assert kind(word) is kind(key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_synonyms_belong_to_lists_and_keys_that_there_are(language: str) -> None:
    lists = {kind.__name__: {member.value for member in kind} for kind in LISTS}
    lists |= {"YesNo": {"ya", "tidak"}, LANGUAGE_LIST: {"id", "en", "jv", "su", "min"}}
    for path in load_synonyms(language):
        section, _, name = path.partition(".")
        if section == "enum":
            kind, _, key = name.partition(".")
            assert key in lists[kind], path
        else:
            assert section in {"key", "dimension", "page"}
            assert section != "page" or name in {part.key for part in SUBPAGES}, path
            assert section != "key" or name in FIELDS, path


@pytest.mark.parametrize(
    ("kind", "word", "key"),
    [
        (WorkState, "Sedang berjalan", "running"),
        (WorkState, "SELESAI", "done"),
        (WorkState, "In progress", "running"),
        (WorkState, "Tercapai", "done"),
        (WorkState, "tercapai sebagian", "partly_achieved"),
        (WorkState, "Partially achieved", "partly_achieved"),
        (WorkState, "TIDAK TERCAPAI", "not_achieved"),
        (Tenure, "Menjabat", "current"),
        (Tenure, "Plt.", "acting"),
        (Weekday, "Jum'at", "jumat"),
        (Weekday, "Jum’at", "jumat"),
        (Weekday, "Ahad", "minggu"),
        (Weekday, "Friday", "jumat"),
        (RegionType, "Kota", "kota"),
    ],
)
def test_words_of_the_office_are_understood(kind: type[StrEnum], word: str, key: str) -> None:
    assert kind(word) == key


@pytest.mark.parametrize("word", ["", "§", "?", "terlambat", "belum tercapai", "menjabat"])
def test_a_word_for_something_else_is_not_taken(word: str) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        WorkState(word)
    assert folded(word) not in closed_list("WorkState")


def test_the_record_holds_the_key() -> None:
    record = QuickWin.model_validate({"state": "Sedang berjalan", "fictional": "Yes"})
    assert (record.model_dump(mode="json")["state"], record.fictional) == ("running", True)
    gloss = WordGloss.model_validate(
        {"word": "guyub", "language": "Bahasa Jawa", "meaning": "rukun"}
    )
    assert gloss.language == "jv"


@pytest.mark.parametrize(
    ("record", "word", "key"),
    [
        (QuickWin, "judul", "title"),
        (QuickWin, "Judul", "title"),
        (QuickWin, "target", "due"),
        (QuickWin, "selesai", "done_on"),
        (QuickWin, "kode", "number"),
        (Document, "tanggal", "adopted_on"),
        (Office, "telepon", "contact"),
        (Contact, "telepon", "telephone"),
        (Village, "nama merek", "brand"),
        (QuickWin, "keadaan", "state"),
        (QuickWin, "status", "state"),
        (QuickWin, "sumber", "sources"),
        (QuickWin, "Sources", "sources"),
        (QuickWin, "promised on", "promised_on"),
        (Region, "jabatan", "posts"),
        (Region, "bupati", "posts"),
        (Region, "visi", "vision"),
        (Post, "jabatan", "title"),
        (Post, "status", "tenure"),
        (Source, "tanggal", "date"),
        (Source, "judul", "title"),
    ],
)
def test_a_key_in_indonesian_is_known_in_the_record_that_has_it(
    record: type[Record], word: str, key: str
) -> None:
    assert known_key(word, record) == key


def test_a_key_that_the_record_does_not_have_is_not_meant() -> None:
    assert meant_key("anggaran", Source) is None
    assert known_key("titel", QuickWin) is None
    assert meant_key("titel", QuickWin) == "title"


def test_usual_keys_come_before_those_about_sources_and_required_ones_first() -> None:
    keys = usual_keys(QuickWin)
    assert keys[:4] == ("state", "title", "dimension", "promised_on")
    assert (
        keys[-6:]
        == (
            "sources",
            "note",
            "as_printed",
            "flags",
            "alternatives",
            "corrections",
            "chosen_because",
            "fictional",
        )[-6:]
    )
    assert set(keys) == set(QuickWin.model_fields)
