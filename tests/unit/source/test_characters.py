"""Characters that no text may hold: which they are, and that a quick look overlooks none."""

from generator.source.characters import REFUSED, first_refused
from tests.rows import judge_rows


def test_each_refused_character_is_found_and_no_other() -> None:
    def judge(start: int) -> None:
        characters = [chr(number) for number in range(start, start + 0x100)]
        refused = REFUSED.findall("\n".join(characters))
        others = "\n".join(character for character in characters if character not in refused)
        assert first_refused(others) is None
        assert [first_refused(f"a\n{character}") for character in refused] == refused

    judge_rows(range(0, 0x110000, 0x100), judge, name=hex)


def test_the_first_one_is_told() -> None:
    assert first_refused("a\tb\u200b\x00") == "\u200b"
