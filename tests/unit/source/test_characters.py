"""Characters that no text may hold: which they are, and that a quick look overlooks none."""

from generator.source.characters import REFUSED, first_refused


def test_each_refused_character_is_found_and_no_other() -> None:
    every = "".join(map(chr, range(0x110000)))
    refused = set(REFUSED.findall(every))
    assert {
        character for character in every if first_refused(f"a\n{character}") is not None
    } == refused
    assert refused


def test_the_first_one_is_told() -> None:
    assert first_refused("a\tb\u200b\x00") == "\u200b"
