from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.model.numbers import Figure, parse_number


@pytest.mark.parametrize(
    "written", ["0", "-3", "3.10", "0.000001", "1250000", "999999999999999999", "13.10"]
)
def test_a_number_keeps_its_digits(written: str) -> None:
    assert str(parse_number(written)) == written or parse_number(written) == Decimal(written)
    assert f"{parse_number(written):f}" == written


@pytest.mark.parametrize(
    "written",
    [
        "1.250,5", "1,5", "1 250", "1_000", "01", "1e6", "NaN", "Infinity", "-", "", " 1", "1\n", "+1", ".5", "5.",
        "1.2345678", "1.500", "-12.500", "250.000", "0x10", "٣", "12 titik", "Rp1000", "1" * 19,
    ],
)  # fmt: skip
def test_what_reads_in_two_ways_is_refused(written: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        parse_number(written)
    assert (refused.value.type, refused.value.context) == (Code.BAD_NUMBER, {"value": written})


@given(st.integers(1, 6), st.data())
def test_any_exact_decimal_that_reads_in_one_way_survives(places: int, data: st.DataObject) -> None:
    number = data.draw(st.decimals(min_value=-(10**17), max_value=10**17, places=places))
    written = f"{number:f}"
    reads_in_two_ways = places == 3 and 1 <= abs(number) < 1000
    if not (written.startswith("-0.") and number == 0) and not reads_in_two_ways:
        assert f"{parse_number(written):f}" == written


@pytest.mark.parametrize("written", ["1.5", "1.50", "1.5000", "0.125", "12500.125"])
def test_a_point_that_cannot_stand_between_thousands_is_read(written: str) -> None:
    assert parse_number(written) == Decimal(written)


def test_a_figure_may_lack_everything_but_its_measure() -> None:
    figure = Figure.model_validate({"measure": "Kelurahan terjangkau internet"})
    assert (figure.value, figure.unit, figure.place, figure.denominator, figure.date) == (None,) * 5
    assert figure.model_dump()["value"] is None


def test_a_figure_writes_its_value_as_text() -> None:
    assert (
        Figure.model_validate({"measure": "Nilai", "value": "3.10"}).model_dump()["value"] == "3.10"
    )
