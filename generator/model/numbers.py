"""Numbers as they are written: exact decimals, and figures with all that makes them readable."""

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

_NUMBER_PATTERN = rf"(?!{AMBIGUOUS_POINT}$)-?(0|[1-9][0-9]{{0,17}})(\.[0-9]{{1,6}})?"
_NUMBER = re.compile(_NUMBER_PATTERN)


def parse_number(value: Any) -> Decimal:
    """Return the exact decimal a text writes: digits, and a point before the decimals ("1250000",
    "3.31").

    Raises:
        PydanticCustomError: Anything else, marks between thousands and commas too, and a number
            that reads in two ways, such as "1.500".
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
"""An exact decimal; the decimals that are written are kept ("3.10" stays "3.10")."""


class Figure(Sourced):
    """A number that a source gives, with what it takes to read it. Without value, unit or date it
    cannot be read.
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
    """Money for a piece of work. Its date is the time that the money is for, so it may lie ahead."""

    date: OpenDate | None = None
