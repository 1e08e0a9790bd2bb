"""QR codes: module for module those of another maker, at every size."""

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from generator.views.qr_code import qr_code

ADDRESS = "https://kota.example/rencana/daerah/kota-misal/quick-win/"
LONGEST = 2_331
LENGTHS = (
    14,
    26,
    42,
    62,
    84,
    106,
    122,
    152,
    180,
    213,
    251,
    287,
    331,
    362,
    412,
    450,
    504,
    560,
    624,
    666,
)
"""Bytes that codes of the versions 1 to 20 hold. Source: ISO/IEC 18004, table 7."""


def code_of_another_maker(text: str) -> str:
    symbol = segno.make_qr(
        text, error="m", boost_error=False, mask=2, mode="byte", encoding="utf-8"
    )
    return symbol.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None)


def text_of(length: int) -> str:
    return (ADDRESS * (length // len(ADDRESS) + 1))[:length]


@pytest.mark.parametrize(
    "length", sorted({1, *LENGTHS, *(length + 1 for length in LENGTHS), 1_528, LONGEST})
)
def test_a_full_code_and_the_next_larger_one_are_those_of_another_maker(length: int) -> None:
    assert qr_code(text_of(length)) == code_of_another_maker(text_of(length))


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=120))
def test_any_text_has_the_code_of_another_maker(text: str) -> None:
    assert qr_code(text) == code_of_another_maker(text)


def test_what_no_code_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="2332"):
        qr_code("a" * (LONGEST + 1))
