"""Letters for what a region has not published: what they ask for, and how they are sent."""

from html import unescape
from urllib.parse import parse_qs, urlsplit

from generator.messages import load_catalogue
from generator.views.components.completeness import unpublished_items
from generator.views.region.letter_page import Letter, LetterList
from tests.builders import CONTOH, FOLLOWING, MISAL, REAL
from tests.contexts import Staged, a_build_context, a_region, a_view, sections_of

OFFICE = """offices:
  - {id: k, name: K, kind: agency, contact: {email: k@kota.example}, sources: [daftar-kode]}
"""
LONGEST_ADDRESS = 2_083
"""Letters of the longest address that programs for mail on Windows take from a browser."""


def letters_of(build: Staged, slug: str = "kota-misal") -> tuple[Letter, ...]:
    (section,) = sections_of(a_view(build, f"daerah/{slug}/surat/"))
    found = section.find(LetterList)
    assert found is not None
    return found.letters


def text_of(letter: Letter) -> str:
    return "\n\n".join("\n".join(lines) for lines in letter.paragraphs)


def test_there_is_a_letter_for_all_for_each_and_for_anything_else() -> None:
    build = a_build_context({MISAL: REAL})
    items = unpublished_items(a_region(build, "kota-misal"))
    every, *single = letters_of(build)
    assert len(items) > 8
    assert [letter.anchor for letter in single] == [
        *(f"surat-{item.key.replace('_', '-')}" for item in items),
        "surat-lain",
    ]
    for letter in single[:-1]:
        asked = next(lines for lines in letter.paragraphs if lines[0].startswith("- "))
        assert asked[0] in text_of(every), letter.title
        assert "Yth. PPID Kota Misal" in text_of(letter)


def test_a_message_carries_the_letter_whole_and_fits_into_an_address() -> None:
    for letter in letters_of(a_build_context({MISAL: REAL})):
        mail, chat = (unescape(way.href) for way in letter.ways)
        assert urlsplit(mail)[:3] == ("mailto", "", "")
        assert parse_qs(urlsplit(mail).query)["body"] == [text_of(letter)]
        assert parse_qs(urlsplit(chat).query)["text"] == [text_of(letter)]
        assert len(mail) <= LONGEST_ADDRESS, letter.title
    addressed = letters_of(a_build_context({MISAL: REAL + OFFICE}))
    assert {str(way.href).partition("?")[0] for letter in addressed for way in letter.ways} == {
        "mailto:k@kota.example"
    }


def test_a_letter_of_an_invented_region_says_so_and_is_not_sent() -> None:
    for letter in letters_of(a_build_context({CONTOH: FOLLOWING}), "kabupaten-contoh"):
        assert letter.paragraphs[0] == ("CONTOH SURAT, bukan untuk dikirim",)
        assert letter.ways == ()


def test_every_item_of_a_plan_can_be_asked_for() -> None:
    for language in ("id", "en"):
        words = load_catalogue(language).words
        asked = {
            key.removeprefix("meter.asked.") for key in words if key.startswith("meter.asked.")
        }
        wanted = {
            key.removeprefix("letters.wanted.")
            for key in words
            if key.startswith("letters.wanted.")
        }
        assert wanted == asked
