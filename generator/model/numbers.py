"""Numbers as files write them: exact decimals, and figures with unit, date and place."""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.model.base import DimensionRef, Identifier, QuickWinRef, VillageRef
from generator.model.dates import OpenDate, PastDate
from generator.model.notation import AMBIGUOUS_POINT
from generator.model.sourced import Sourced
from generator.model.text import Text

# Up to 18 digits before the point: the national budget in rupiah has 16.
_NUMBER_PATTERN = rf"(?!{AMBIGUOUS_POINT}$)-?(0|[1-9][0-9]{{0,17}})(\.[0-9]{{1,6}})?"
_NUMBER = re.compile(_NUMBER_PATTERN)


def parse_number(value: Any) -> Decimal:
    """Return the exact decimal of a text with a point before decimals: "1250000", "3.31".

    Raises:
        PydanticCustomError: The text has a different form, for example marks between thousands or
            a decimal comma, or reads in two ways, as "1.500" does.
    """
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        raise PydanticCustomError(Code.BAD_NUMBER, "number", {"value": str(value)})
    return Decimal(value)


Number = Annotated[
    Decimal,
    PlainValidator(parse_number),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_NUMBER_PATTERN}$"}),
]
"""An exact decimal; written decimals stay as they are ("3.10" stays "3.10")."""


class Figure(Sourced):
    """A number from a source, with measure, unit, date and place.

    Without value, unit or date a reader cannot make sense of a figure.
    """

    headline = "measure"
    naming = Sourced.naming | {"measure"}
    expected = ("value", "unit", "date")

    id: Identifier | None = None
    measure: Text
    value: Number | None = None
    unit: Text | None = None
    place: Text | None = None
    denominator: Text | None = None
    date: PastDate | None = None
    dimension: DimensionRef | None = None
    quick_win: QuickWinRef | None = None
    village: VillageRef | None = None


class Budget(Figure):
    """Money for a piece of work; the date is the budget's period, and so may lie ahead."""

    date: OpenDate | None = None
