"""Drawings: the same picture on every machine, in the shipped fonts alone, and light."""

import io
from pathlib import Path

import pytest
from PIL import Image

from generator.media.drawing import FONTS, draw

MARK = Path(__file__).parents[3] / "theme_overrides/assets/masterplan/mark.svg"
LETTERS = "Masterplan 0123 àéèêëïñōūç “” – …"


def drawing(text: str, family: str = "Noto Serif") -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="60"><rect width="600" height="60"'
        f' fill="#fff"/><text x="9" y="40" font-size="30" font-family="{family}">{text}</text></svg>'
    )


def pixels(png: bytes) -> bytes:
    with Image.open(io.BytesIO(png)) as picture:
        return picture.convert("RGB").tobytes()


def test_a_drawing_is_a_png_of_its_size_and_the_same_each_time() -> None:
    made = draw(drawing(LETTERS))
    with Image.open(io.BytesIO(made)) as picture:
        assert (picture.format, picture.size) == ("PNG", (600, 60))
    assert made == draw(drawing(LETTERS))


def test_every_letter_of_the_languages_of_the_regions_is_in_the_fonts() -> None:
    unknown = pixels(draw(drawing("\N{JAVANESE LETTER JA}")))
    for family in ("Noto Serif", "Noto Sans"):
        for letter in LETTERS.replace(" ", ""):
            assert pixels(draw(drawing(letter, family))) != unknown, (family, letter)


def test_no_font_of_the_machine_is_used() -> None:
    assert pixels(draw(drawing("Masterplan", "DejaVu Sans"))) == pixels(draw(drawing("", "Arial")))


def test_the_fonts_stand_beside_their_licence() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert len(list(FONTS.glob("*.ttf"))) == 3


def test_what_is_no_drawing_is_refused() -> None:
    with pytest.raises(ValueError, match="root node"):
        draw("<p>")


def test_the_icon_of_phones_is_the_drawn_mark() -> None:
    large = MARK.read_text(encoding="utf-8").replace("<svg ", '<svg width="180" height="180" ')
    assert MARK.with_suffix(".png").read_bytes() == draw(large)
