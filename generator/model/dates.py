"""Dates as sources give them: a year, a month or a day; printed weekdays; spans of time."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.model.base import (
    FIRST_YEAR,
    LAST_YEAR,
    Happened,
    MayLieAhead,
    Record,
    within,
)
from generator.model.closed_list import ClosedList

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_FIRST_HISTORIC_YEAR = 1000


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month of a year, or a day. Sorts by its first day, the vaguer first."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first_day(self) -> dt.date:
        """The earliest day the date can mean."""
        return dt.date(
            self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day
        )

    @property
    def last_day(self) -> dt.date:
        """The latest day the date can mean."""
        month = 12 if self.month is None else self.month
        return dt.date(
            self.year,
            month,
            calendar.monthrange(self.year, month)[1] if self.day is None else self.day,
        )

    def __str__(self) -> str:
        parts = (
            f"{self.year:04}",
            *(f"{part:02}" for part in (self.month, self.day) if part is not None),
        )
        return "-".join(parts)


def whole_months(start: dt.date, end: dt.date) -> int:
    """Return the number of whole months from a day to a later day.

    A month is whole once the day of the month has come again, or the month has ended before.
    """
    is_last = (end + dt.timedelta(days=1)).day == 1
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (end.day < start.day and not is_last)


def parse_partial_date(value: Any, first_year: int = FIRST_YEAR) -> PartialDate:
    """Return the date written as "2022", "2022-04" or "2022-04-21".

    Raises:
        PydanticCustomError: The text has a different form, the year lies before `first_year` or
            after 2200, or no calendar has the day.
    """
    if isinstance(value, PartialDate):
        return value
    match = _DATE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError(Code.BAD_DATE, "date", {"value": str(value)})
    within(int(match.group(1)), first_year, LAST_YEAR)
    year, *rest = match.groups()
    date = PartialDate(int(year), *(int(part) if part else None for part in rest))
    try:
        # The pattern lets months from 00 to 99 through; `datetime` knows the calendar.
        _ = date.first_day
    except ValueError:
        raise PydanticCustomError(Code.BAD_DATE, "date", {"value": str(value)}) from None
    return date


def _parse_historic_date(value: Any) -> PartialDate:
    return parse_partial_date(value, _FIRST_HISTORIC_YEAR)


def _date_schema(first_year: int, years: str) -> WithJsonSchema:
    """Return the schema of a date: text, or a number, as editors parse a year without quotes."""
    return WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": rf"^({years}|2[01]\d{{2}}|2200)(-\d{{2}}(-\d{{2}})?)?$",
            "minimum": first_year,
            "maximum": LAST_YEAR,
        }
    )


DateText = Annotated[
    PartialDate,
    PlainValidator(parse_partial_date),
    PlainSerializer(str),
    _date_schema(FIRST_YEAR, r"19\d{2}"),
]
"""Written "2022", "2022-04" or "2022-04-21".

A field has the type `PastDate` or `OpenDate`, or a `Happened` marker beside this type.
"""

PastDate = Annotated[DateText, Happened()]
"""The date of a past event."""

HistoricDate = Annotated[
    PartialDate,
    PlainValidator(_parse_historic_date),
    PlainSerializer(str),
    _date_schema(_FIRST_HISTORIC_YEAR, r"1\d{3}"),
    Happened(),
]
"""The date of a name or a founding, from the year 1000 on: regions are older than their plans."""

OpenDate = Annotated[DateText, MayLieAhead()]
"""A date that may lie ahead: a promise, a plan, the end of a period."""


LAST_DAYS = frozenset({"due", "end"})
"""Fields that hold the last day of something: "paling lambat Juni 2027" is June 2027 there."""


class Weekday(ClosedList):
    """The day of the week, as a source prints it."""

    # Words of the data files, Indonesian like the sources.
    MONDAY = "senin"
    TUESDAY = "selasa"
    WEDNESDAY = "rabu"
    THURSDAY = "kamis"
    FRIDAY = "jumat"
    SATURDAY = "sabtu"
    SUNDAY = "minggu"

    @property
    def number(self) -> int:
        """Days after Monday, as `date.weekday()` counts."""
        return list(Weekday).index(self)


class Period(Record):
    """A span from a first to a last date, both inclusive; either end may be unknown."""

    start: OpenDate | None = None
    end: OpenDate | None = None
