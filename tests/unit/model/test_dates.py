import datetime as dt

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.model.dates import (
    HistoricDate,
    PartialDate,
    Period,
    Weekday,
    parse_partial_date,
)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-04", "2022-04-01", "2022-04-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2022-04-21", "2022-04-21", "2022-04-21"),
        ("1900", "1900-01-01", "1900-12-31"),
        ("2200", "2200-01-01", "2200-12-31"),
    ],
)
def test_a_date_covers_all_days_it_can_mean(written: str, first: str, last: str) -> None:
    date = parse_partial_date(written)
    assert (date.first_day.isoformat(), date.last_day.isoformat()) == (first, last)


@pytest.mark.parametrize("written", ["2022", "2022-04", "2022-04-21", "1911-01"])
def test_a_date_is_written_back_as_it_was(written: str) -> None:
    assert str(parse_partial_date(written)) == written


@pytest.mark.parametrize(
    "written",
    [
        "2022-13", "2022-00", "2022-04-00",
        "2022-02-30", "2023-02-29", "2022-4", "22", "2022-04-21T10:00", "21-04-2022",
        "21 April 2022", " 2022", "2022 ", "2022\n", "٢٠٢٢", "2022/04/21", "", "-2022", "2022-04-", "20220421",
    ],
)  # fmt: skip
def test_what_no_calendar_has_is_refused_with_the_words_as_written(written: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        parse_partial_date(written)
    assert (refused.value.type, refused.value.context) == (Code.BAD_DATE, {"value": written})


@pytest.mark.parametrize("written", ["0000", "0001", "0711-01", "1899-12-31", "2201", "9999"])
def test_a_date_lies_in_the_years_that_a_year_may_be(written: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        parse_partial_date(written)
    limits = {"value": int(written[:4]), "lowest": 1900, "highest": 2200}
    assert (refused.value.type, refused.value.context) == (Code.NUMBER_OUT_OF_RANGE, limits)


@pytest.mark.parametrize("value", [2022, 2022.5, None, ["2022"], dt.date(2022, 4, 21)])
def test_only_texts_are_dates(value: object) -> None:
    with pytest.raises(PydanticCustomError):
        parse_partial_date(value)


def test_a_name_may_be_older_than_any_plan() -> None:
    historic = TypeAdapter(HistoricDate)
    assert [str(historic.validate_python(year)) for year in ("1000", "1878-03-17", "2001")] == [
        "1000",
        "1878-03-17",
        "2001",
    ]
    with pytest.raises(ValidationError):
        historic.validate_python("0999")


def test_a_date_already_read_stays_what_it_is() -> None:
    assert parse_partial_date(PartialDate(2022, 4)) == PartialDate(2022, 4)


def test_weekdays_count_as_the_calendar_does() -> None:
    monday = dt.date(2024, 1, 1)
    days = [monday + dt.timedelta(days=number) for number in range(7)]
    assert [list(Weekday)[day.weekday()] for day in days] == list(Weekday)
    assert [weekday.number for weekday in Weekday] == list(range(7))


def test_a_period_is_written_as_texts_again() -> None:
    period = Period.model_validate({"start": "2024", "end": "2028-06"})
    assert period.model_dump() == {"start": "2024", "end": "2028-06"}
