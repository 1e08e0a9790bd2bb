"""Numbers as they are written: exact decimals, and figures with all that makes them readable."""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.model.base import DimensionRef, Identifier, QuickWinRef, VillageRef, described
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

    id: Identifier | None = described(
        "Kode", "Identifier", "Nama pendek.", "Short name.", default=None
    )
    measure: Text = described("Yang diukur", "Measure", "Apa yang dihitung.", "What is counted.")
    value: Number | None = described(
        "Nilai",
        "Value",
        "Angka, titik untuk desimal.",
        "Digits, a point before decimals.",
        default=None,
    )
    unit: Text | None = described(
        "Satuan", "Unit", "Satuan angka.", "Unit of the number.", default=None
    )
    place: Text | None = described(
        "Tempat", "Place", "Wilayah yang diukur.", "Where.", default=None
    )
    denominator: Text | None = described(
        "Dari keseluruhan", "Out of", "Pembanding.", "The whole.", default=None
    )
    date: PastDate | None = described(
        "Per tanggal", "As of", "Kapan angka berlaku.", "When it held.", default=None
    )
    dimension: DimensionRef | None = described(
        "Dimensi", "Dimension", "Kunci dimensi.", "Key.", default=None
    )
    quick_win: QuickWinRef | None = described(
        "Quick win", "Quick win", "Kode quick win.", "Its name.", default=None
    )
    village: VillageRef | None = described(
        "Desa", "Village", "Kode desa.", "Its name.", default=None
    )


class Budget(Figure):
    """Money for a piece of work. Its date is the time that the money is for, so it may lie ahead."""

    date: OpenDate | None = described(
        "Untuk periode",
        "For",
        "Periode anggaran, misalnya tahunnya.",
        "Period that the money is for.",
        default=None,
    )
