from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.model.numbers import Figure, parse_number


@pytest.mark.parametrize("written", ["0", "-3", "3.10", "0.000001", "1250000", "999999999999999999", "13.10"])
def test_a_number_keeps_its_digits(written: str) -> None:
    assert str(parse_number(written)) == written or parse_number(written) == Decimal(written)
    assert f"{parse_number(written):f}" == written


@pytest.mark.parametrize(
    "written",
    [
        "1.250,5", "1,5", "1 250", "1_000", "01", "1e6", "NaN", "Infinity", "-", "", " 1", "1\n", "+1", ".5", "5.",
        "1.2345678", "0x10", "٣", "12 titik", "Rp1000", "1" * 19,
    ],
)  # fmt: skip
def test_what_reads_in_two_ways_is_refused(written: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        parse_number(written)
    assert (refused.value.type, refused.value.context) == (Code.BAD_NUMBER, {"value": written})


@given(st.decimals(min_value=-(10**17), max_value=10**17, places=3))
def test_any_exact_decimal_survives(number: Decimal) -> None:
    written = f"{number:f}"
    if not written.startswith("-0.000"):
        assert f"{parse_number(written):f}" == written


def test_thousands_marks_are_never_read_as_decimals_of_something_else() -> None:
    assert parse_number("1.500") == Decimal("1.500")
    assert str(parse_number("1.500")) == "1.500"


def test_a_figure_may_lack_everything_but_its_measure() -> None:
    figure = Figure.model_validate({"measure": "Kelurahan terjangkau internet"})
    assert (figure.value, figure.unit, figure.place, figure.denominator, figure.date) == (None,) * 5
    assert figure.model_dump()["value"] is None


def test_a_figure_writes_its_value_as_text() -> None:
    assert Figure.model_validate({"measure": "Nilai", "value": "3.10"}).model_dump()["value"] == "3.10"
