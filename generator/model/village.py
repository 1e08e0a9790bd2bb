"""Smart villages: the region's programme, and each village or kelurahan with ordered aspects."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.model.base import (
    AspectRef,
    FrameworkRef,
    OfficeRef,
    PersonRef,
    PrintedNumber,
    YesNo,
)
from generator.model.brand import Brand
from generator.model.closed_list import ClosedList
from generator.model.history import PageOfFile, Withdrawal
from generator.model.numbers import Figure
from generator.model.picture import Picture
from generator.model.place import Coordinates
from generator.model.sourced import Sourced
from generator.model.text import Line, RichText, Text
from generator.model.work_state import WorkState


class Aspect(Sourced):
    """An aspect of a smart village as given by the region's source, in the source's order."""

    headline = "name"

    key: AspectRef
    name: Text
    number: PrintedNumber | None = None
    description: tuple[Text, ...] = ()


class VillageProgramme(Sourced):
    """The region's plan for its villages."""

    headline = "summary"

    summary: Text
    level: Text | None = None
    framework: FrameworkRef | None = None
    aspects: tuple[Aspect, ...] = ()


class VillageKind(ClosedList):
    """The kinds of villages in law. The local word for a desa stands in `local_word`."""

    DESA = "desa"
    KELURAHAN = "kelurahan"
    DESA_ADAT = "desa adat"


KIND_DIGITS: Mapping[VillageKind, str] = MappingProxyType(
    {VillageKind.KELURAHAN: "1", VillageKind.DESA: "2", VillageKind.DESA_ADAT: "3"}
)
"""The seventh digit of a village code tells the kind."""

LOCAL_WORDS = frozenset(
    {
        "dusun",
        "gampong",
        "kalurahan",
        "kampung",
        "kepenghuluan",
        "kute",
        "lembang",
        "nagari",
        "nagori",
        "negeri",
        "ohoi",
        "pekon",
        "tiuh",
        "tiyuh",
    }
)
"""Words for a desa in the rules of some regions.

Any word may stand in `local_word`; these are recognised in the place of the kind, or beside a
different kind.
"""

_CODE_PATTERN = r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}"
_MISREAD_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})


def _village_kind(value: Any) -> Any:
    word = value.strip().casefold() if isinstance(value, str) else value
    if word in LOCAL_WORDS:
        context = {"value": word, "right": VillageKind.DESA, "beside": f"local_word: {word}"}
        raise PydanticCustomError(Code.LOCAL_WORD_AS_KIND, "local word", context)
    return value


def _village_code(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(_CODE_PATTERN, value):
        return value
    written = str(value)
    context = {"value": written}
    digits = re.sub(r"[\s.-]", "", written.translate(_MISREAD_DIGITS))
    # The seventh digit tells the kind; with any other digit the code has a typing error, and no
    # code is proposed.
    if re.fullmatch(r"[0-9]{6}[1-3][0-9]{3}", digits):
        right = ".".join((digits[:2], digits[2:4], digits[4:6], digits[6:]))
        context |= {"right": f'"{right}"', "near": f"code: {right}"}
    raise PydanticCustomError(Code.BAD_VILLAGE_CODE, "village code", context)


VillageCode = Annotated[
    str,
    BeforeValidator(_village_code),
    WithJsonSchema({"type": "string", "pattern": f"^{_CODE_PATTERN}$"}),
]
"""Two digits each of province, region and kecamatan, and four of the village, between points."""


class VillageAspect(Sourced):
    """The progress of a village in an aspect."""

    headline = "text"

    key: AspectRef
    text: Text
    state: WorkState | None = None


class Village(PageOfFile):
    """`<region>/villages/<id>.yml`; its identifier is the file's name."""

    headline = "name"
    expected = ("district", "code", "aspects")

    fictional: YesNo = False
    name: Line
    kind: Annotated[VillageKind, BeforeValidator(_village_kind)]
    local_word: Line | None = None
    district: Line | None = None
    code: VillageCode | None = None
    summary: Text | None = None
    description: RichText | None = None
    head: PersonRef | None = None
    offices: tuple[OfficeRef, ...] = ()
    supporting_offices: tuple[OfficeRef, ...] = ()
    coordinates: Coordinates | None = None
    brand: Brand | None = None
    potentials: tuple[Text, ...] = ()
    products: tuple[Text, ...] = ()
    photos: tuple[Picture, ...] = ()
    aspects: tuple[VillageAspect, ...] = ()
    figures: tuple[Figure, ...] = ()
    withdrawn: Withdrawal | None = None
