import pytest

from generator.codes import Code
from tests.builders import CONTOH, FICTIONAL, codes


@pytest.mark.parametrize(
    "fields", ["value: 12.5, unit: orang", "value: 2.5, unit: rupiah", "value: 0.5, unit: Desa"]
)
def test_a_fraction_of_what_is_counted_is_found(fields: str) -> None:
    assert codes({CONTOH: f"{FICTIONAL}figures: [{{measure: Hasil, {fields}}}]\n"}) == [
        Code.FRACTION_OF_ONE
    ]


@pytest.mark.parametrize(
    "fields", ["value: 12, unit: orang", "value: 2.5, unit: juta rupiah", "value: 12.5"]
)
def test_other_numbers_may_have_decimals(fields: str) -> None:
    assert codes({CONTOH: f"{FICTIONAL}figures: [{{measure: Hasil, {fields}}}]\n"}) == []
