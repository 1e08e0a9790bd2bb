import pytest
from pydantic import TypeAdapter, ValidationError

from generator.codes import Code
from generator.model.base import Identifier, PositiveNumber, WholeNumber, Year, declaring_record
from generator.model.numbers import Budget

WHOLE, POSITIVE, YEAR = TypeAdapter(WholeNumber), TypeAdapter(PositiveNumber), TypeAdapter(Year)


def refusal(adapter: TypeAdapter[int], written: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(ValidationError) as refused:
        adapter.validate_python(written)
    [details] = refused.value.errors()
    return details["type"], details["ctx"]


@pytest.mark.parametrize("written", ["0", "1", "999999999999999"])
def test_a_count_is_none_or_more(written: str) -> None:
    assert WHOLE.validate_python(written) == int(written)


@pytest.mark.parametrize("written", ["-1", "-0", "01", "+1", "1.0", "1.000", "", "satu", "1" * 16])
def test_what_is_no_count_is_refused(written: str) -> None:
    assert refusal(WHOLE, written) == (Code.BAD_WHOLE_NUMBER, {"value": written})


@pytest.mark.parametrize("written", ["1", "514", "99999"])
def test_a_rank_is_one_or_more(written: str) -> None:
    assert POSITIVE.validate_python(written) == int(written)


@pytest.mark.parametrize("written", ["0", "100000"])
def test_a_rank_of_none_or_beyond_all_is_refused(written: str) -> None:
    limits = {"value": int(written), "lowest": 1, "highest": 99_999}
    assert refusal(POSITIVE, written) == (Code.NUMBER_OUT_OF_RANGE, limits)


@pytest.mark.parametrize("written", ["1900", "2026", "2200"])
def test_a_year_is_one_of_this_age(written: str) -> None:
    assert YEAR.validate_python(written) == int(written)


@pytest.mark.parametrize("written", ["0", "26", "1899", "2201", "20205"])
def test_a_year_of_another_age_is_refused(written: str) -> None:
    limits = {"value": int(written), "lowest": 1900, "highest": 2200}
    assert refusal(YEAR, written) == (Code.NUMBER_OUT_OF_RANGE, limits)


@pytest.mark.parametrize("written", ["Dinas", "dinas--air", "x" * 81, ""])
def test_an_identifier_can_stand_in_an_address(written: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Identifier).validate_python(written)
    assert refused.value.errors()[0]["type"] == Code.BAD_IDENTIFIER


@pytest.mark.parametrize(
    ("field", "record"), [("value", "Figure"), ("sources", "Sourced"), ("date", "Budget")]
)
def test_a_field_has_its_words_at_the_record_that_declares_it(field: str, record: str) -> None:
    assert declaring_record(Budget, field) == record


@pytest.mark.parametrize("name", ["harga", "headline", "model_config"])
def test_what_is_no_field_is_declared_nowhere(name: str) -> None:
    with pytest.raises(LookupError, match=f"Budget has no field '{name}'"):
        declaring_record(Budget, name)
