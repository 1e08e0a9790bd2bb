"""QR codes: a reader made by others reads the address that was put in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.views.qr_code import qr_code
from tests.scanning import scanned

ADDRESS = "https://kota.example/rencana/daerah/kota-misal/quick-win/"
LONGEST = 2_331
LENGTHS = (*(14, 26, 42, 62, 84, 106, 122, 152, 180, 213), *(251, 287, 331, 362, 412), 666)
"""Bytes that codes of some versions hold. Source: ISO/IEC 18004, table 7."""


def text_of(length: int) -> str:
    return (ADDRESS * (length // len(ADDRESS) + 1))[:length]


@pytest.mark.parametrize(
    "length", sorted({1, *LENGTHS, *(length + 1 for length in LENGTHS), 1_528, LONGEST})
)
def test_a_full_code_and_the_next_larger_one_are_read(length: int) -> None:
    assert scanned(qr_code(text_of(length))) == text_of(length)


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=120))
def test_any_path_of_an_address_is_read_as_it_is(path: str) -> None:
    assert scanned(qr_code(f"https://kota.example/{path}")) == f"https://kota.example/{path}"


def test_letters_beyond_english_are_read_as_they_are() -> None:
    assert scanned(qr_code("https://kota.example/caf\u00e9/\u4e2d\u6587/")).endswith(
        "caf\u00e9/\u4e2d\u6587/"
    )


def test_what_no_code_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        qr_code("a" * (LONGEST + 1))
