"""Smart villages: the region's programme for them, and each village or kelurahan with its ordered
aspects.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.model.base import AspectRef, FrameworkRef, OfficeRef, WholeNumber, YesNo, described
from generator.model.closed_list import ClosedList
from generator.model.documents import ItemState
from generator.model.numbers import Figure
from generator.model.sourced import Sourced
from generator.model.text import Line, RichText, Text


class Aspect(Sourced):
    """One aspect of a smart village as the region's source has it, in the source's order."""

    headline = "name"

    key: AspectRef = described("Kunci", "Key", "Kunci aspek di kerangka.", "Key in the framework.")
    name: Text = described("Nama", "Name", "Nama seperti tercetak.", "Name as printed.")
    number: WholeNumber | None = described(
        "Nomor", "Number", "Nomor yang tercetak.", "Printed number.", default=None
    )
    description: tuple[Text, ...] = described(
        "Uraian",
        "Description",
        "Apa yang dituju, butir demi butir.",
        "What is aimed at.",
        default=(),
    )


class VillageProgramme(Sourced):
    """What the region plans for its villages."""

    headline = "summary"

    summary: Text = described("Ringkasan", "Summary", "Satu kalimat.", "One sentence.")
    level: Text | None = described(
        "Tingkat", "Level", "Desa, kelurahan, atau kawasan.", "Which level.", default=None
    )
    framework: FrameworkRef | None = described(
        "Kerangka", "Framework", "Kode kerangka aspek desa.", "Which list of aspects.", default=None
    )
    aspects: tuple[Aspect, ...] = described(
        "Aspek", "Aspects", "Menurut urutan sumber.", "In order.", default=()
    )


class VillageKind(ClosedList):
    """The kinds of the law. What people call a desa where they live stands in `local_word`."""

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
"""What a desa is called in some regions by their own rules. Any word may stand in `local_word`;
these are recognised where they stand in the place of the kind, or beside another kind."""

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
    if re.fullmatch(
        r"[0-9]{6}[1-3][0-9]{3}", digits
    ):  # the seventh digit is that of a kind, or a digit is wrong
        right = ".".join((digits[:2], digits[2:4], digits[4:6], digits[6:]))
        context |= {"right": f'"{right}"', "near": f"code: {right}"}
    raise PydanticCustomError(Code.BAD_VILLAGE_CODE, "village code", context)


VillageCode = Annotated[
    str,
    BeforeValidator(_village_code),
    WithJsonSchema({"type": "string", "pattern": f"^{_CODE_PATTERN}$"}),
]
"""Two digits each of province, region and kecamatan, and four of the village, with points between
them.
"""


class VillageAspect(Sourced):
    """How one village does in one aspect."""

    headline = "text"

    key: AspectRef = described("Aspek", "Aspect", "Kunci aspek.", "Key of the aspect.")
    text: Text = described(
        "Isi", "Text", "Apa yang dikerjakan atau dicapai.", "What is done or reached."
    )
    state: ItemState | None = described(
        "Status", "Status", "Sejauh mana.", "How far it is.", default=None
    )


class Village(Sourced):
    """`<region>/villages/<id>.yml`; its identifier is the file's name."""

    headline = "name"
    expected = ("district", "code", "aspects")

    fictional: YesNo = described(
        "Contoh rekaan",
        "Fictional",
        "`ya` di daerah rekaan.",
        "`ya` in a fictional region.",
        default=False,
    )
    name: Line = described("Nama", "Name", "Nama tanpa kata desa atau kelurahan.", "Name alone.")
    kind: Annotated[VillageKind, BeforeValidator(_village_kind)] = described(
        "Jenis",
        "Kind",
        "Jenis menurut undang-undang: desa, kelurahan, atau desa adat.",
        "Kind by law.",
    )
    local_word: Line | None = described(
        "Sebutan setempat",
        "Local word",
        "Kata yang dipakai di sana untuk desa, misalnya nagari atau gampong, tanpa nama desanya.",
        "What a desa is called there, such as nagari, without its name.",
        default=None,
    )
    district: Line | None = described(
        "Kecamatan", "District", "Nama kecamatan saja.", "Name of the district alone.", default=None
    )
    code: VillageCode | None = described(
        "Kode",
        "Code",
        "Sepuluh angka dengan titik, misalnya 71.72.01.1001.",
        "Such as 71.72.01.1001.",
        default=None,
    )
    summary: Text | None = described(
        "Ringkasan", "Summary", "Satu kalimat.", "One sentence.", default=None
    )
    description: RichText | None = described(
        "Uraian", "Description", "Lebih lengkap.", "In full.", default=None
    )
    office: OfficeRef | None = described(
        "Pembina", "Office", "Kode perangkat daerah.", "Who guides it.", default=None
    )
    aspects: tuple[VillageAspect, ...] = described(
        "Aspek", "Aspects", "Menurut urutan.", "In order.", default=()
    )
    figures: tuple[Figure, ...] = described(
        "Angka", "Figures", "Angka desa.", "Its figures.", default=()
    )
