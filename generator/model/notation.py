"""How Indonesians write numbers and money, and every reading in the form of the data files.

The data files take a single form: `2500`, `22.4`. A person who comes from Excel, WhatsApp or a
decree writes `2.500`, `Rp 2,5 M`; days are read by `date_notation`. The functions here return every
reading of a text, so that a message can show the intended value, and both values of an ambiguous
text. Nothing here changes a value: the types of the fields (`numbers`, `dates`, `base`) decide
about acceptance.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

AMBIGUOUS_POINT = r"-?[1-9][0-9]{0,2}\.[0-9]{3}"
"""A number with two readings, as a regular expression without anchors.

With a single point, exactly three digits behind and one to three before the point, "1.500" is 1500
to an Indonesian and 1.5 to a computer. Every other number with a point has a single reading:
"0.125" and "12500.125" group no thousands.
"""

_AMBIGUOUS = re.compile(AMBIGUOUS_POINT)

_COUNTED = re.compile(
    r"(?:aplikasi|buah|desa|dokumen|dusun|guru|hotspot|jiwa|kabupaten|kamera|kantor|kecamatan|"
    r"kegiatan|kelompok|kelurahan|keluarga|kepala keluarga|kk|kota|laporan|layanan|murid|opd|orang|"
    r"pasar|pegawai|pelanggan|penduduk|pengguna|pengunjung|perangkat( daerah)?|peserta|posyandu|"
    r"puskesmas|rt|rumah( tangga| sakit)?|rw|sekolah|sensor|siswa|situs|titik|umkm|unit|warga)"
    # A qualifier may follow, unless it makes a rate or a share of the unit.
    r"(?: (?!.*(?:/|\b(?:per|persen|tiap|setiap|jam|hari|bulan|tahun)\b)).+)?"
)
"""Units counted one by one, also with a qualifier ("orang lansia"); no rates ("jiwa per rumah")."""

_MEASURED = re.compile(
    r"detik|menit|jam|hari|minggu|pekan|bulan|triwulan|semester|tahun|kali|poin|skor|"
    r"meter|m|km|kilometer|hektare|hektar|ha|kg|kilogram|kuintal|ton|liter|kwh|mbps|derajat"
)
"""Units of time and measure, and of counts that are no things: the number may be a fraction."""

_RUPIAH = frozenset({"rupiah", "rp", "idr"})
_PERCENT = frozenset({"persen", "percent", "%"})

_WITHHELD = re.compile(
    r"[-–—?.]+|n/?a|t\.?b\.?[ac]\.?|nihil|kosong|menyusul|none|unknown|not (yet )?known|"
    r"(belum|tidak|tdk|blm)"
    r"( ada| diketahui| tahu| tersedia| disebut(kan)?| ditentukan| jelas| pasti)?"
)

_LONGEST_WITHHELD = 40
_WORDS_OF_THEIR_OWN = frozenset({"tidak", "tdk", "kosong", "nihil"})
"""Words for an unknown value that may also be a whole text: an answer, or a term with a meaning."""

_POWERS: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("ribu", "rb"), 3),
        **dict.fromkeys(("juta", "jt"), 6),
        **dict.fromkeys(("miliar", "milyar", "miliard", "milyard", "mlr"), 9),
        **dict.fromkeys(("triliun", "trilyun", "tril"), 12),
    }
)
_POWERS_OF_MONEY: Mapping[str, int] = MappingProxyType({**_POWERS, "m": 9, "t": 12})
"""Behind an amount of rupiah, M is miliar and T is triliun; elsewhere M may be metres, T tonnes."""

_NUMERAL = re.compile(
    r"(?P<money>rp\.?|idr)? ?(?P<sign>-)?(?P<digits>[0-9][0-9., ]*?)(?P<nothing>,-|,--|\.-)?"
    rf"(?: ?(?P<power>{'|'.join(_POWERS_OF_MONEY)})\b\.?)?(?: ?(?P<unit>%|[a-z][a-z ]*))?"
)
_DIGITS = (
    # Each form with the mark between groups of three digits and the mark before decimals, the
    # Indonesian form first: the order of readings follows.
    (re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?"), ".", ","),
    (re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"), ",", "."),
    (re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+)?"), " ", ","),
    (re.compile(r"[0-9]+(?:,[0-9]+)?"), "", ","),
    (re.compile(r"[0-9]+\.[0-9]+"), "", "."),
)
_RANK = re.compile(r"(?:ke ?- ?|no(?:mor)?\.? ?|#)([0-9]+)")


VOCABULARY: Mapping[str, object] = MappingProxyType(
    {
        "powers": dict(_POWERS),
        "powers_of_money": dict(_POWERS_OF_MONEY),
        "counted": _COUNTED.pattern,
        "measured": _MEASURED.pattern,
        "withheld": _WITHHELD.pattern,
    }
)
"""Words of numbers for a reader in another programming language; patterns are for whole texts."""


def is_withheld(text: str) -> bool:
    """Return whether a text says the value is unknown: "belum ada", "-", "n/a"."""
    return _WITHHELD.fullmatch(as_spoken(text)) is not None


def says_nothing(text: str) -> bool:
    """Return whether a text says nothing but "unknown"; False for single words with a meaning."""
    return (
        len(text) <= _LONGEST_WITHHELD
        and is_withheld(text)
        and as_spoken(text) not in _WORDS_OF_THEIR_OWN
    )


def is_whole_unit(unit: str) -> bool:
    """Return whether numbers of a unit are whole: rupiah, or countable units (jiwa, desa, unit)."""
    spoken = as_spoken(unit)
    return spoken in _RUPIAH or _COUNTED.fullmatch(spoken) is not None


def is_money(unit: str) -> bool:
    """Return whether a unit is the rupiah."""
    return as_spoken(unit) in _RUPIAH


def is_percent(unit: str) -> bool:
    """Return whether a unit is per cent."""
    return as_spoken(unit) in _PERCENT


def unit_named(text: str) -> str:
    """Return the unit written with a number: "rupiah", "persen", "jiwa", "hari".

    Empty if none, if the word is no unit of a list known here, or if the text is no number.
    """
    match = _NUMERAL.fullmatch(as_spoken(text))
    named = (match["unit"] or "") if match is not None else ""
    if match is not None and (match["money"] is not None or is_money(named)):
        return "rupiah"
    if is_percent(named):
        return "persen"
    if not is_whole_unit(named) and _MEASURED.fullmatch(named) is None:
        return ""
    written = " ".join(text.split())
    start = written.lower().rfind(named)
    return written[start : start + len(named)]


def number_readings(text: str, *, whole: bool = False, unit: str = "") -> tuple[str, ...]:
    """Return every number a text can mean, in the form of data files: a point before decimals.

    Args:
        text: As a person writes it: "22,4", "1.500", "Rp 2,5 M", "1,25 miliar", "Rp
            1.250.000.000,-", "85%".
        whole: Whether only whole numbers count: "1.500" then means 1500 alone.
        unit: Unit in the field beside the number; empty if none. A different unit inside the text
            makes the text unreadable, since the number alone would have a different meaning.

    Returns:
        None, one or two readings, the Indonesian one first. "1.500" gives "1500" and "1.5000": the
        fourth digit keeps the second reading from being read as the first.
    """
    spoken = re.sub(r"(?<=[0-9]), (?=[0-9])", ",", as_spoken(text))
    rank = _RANK.fullmatch(spoken)
    if rank is not None:
        return (str(int(rank[1])),)
    match = _NUMERAL.fullmatch(spoken)
    if match is None:
        return ()
    named = match["unit"] or ""
    # A unit in the text is dropped only if nothing is lost: it is rupiah, or stands beside already.
    has_rupiah = match["money"] is not None or is_money(named)
    if (has_rupiah and unit and not is_money(unit)) or not (
        is_money(named) or _is_said_by(unit, named)
    ):
        return ()
    powers = _POWERS_OF_MONEY if has_rupiah or is_money(unit) else _POWERS
    if match["power"] is not None and match["power"] not in powers:
        return ()
    scale = Decimal(10) ** powers.get(match["power"] or "", 0)
    sign = -1 if match["sign"] else 1
    is_whole = whole or has_rupiah or (unit != "" and is_whole_unit(unit))
    values = [sign * value * scale for value in _values_of(match["digits"])]
    if is_whole and scale == 1:
        # "250.000" in whole numbers is 250000 alone: nobody writes 250 with three zeros behind a
        # point.
        values = values[:1]
    written = (_written(value, is_whole=is_whole) for value in values)
    return tuple(dict.fromkeys(number for number in written if number is not None))


def _is_said_by(unit: str, named: str) -> bool:
    """Return whether the unit beside a number repeats the unit written behind the number."""
    return not named or named == as_spoken(unit) or (is_percent(named) and is_percent(unit))


def as_spoken(text: str) -> str:
    """Return a text in lower case with single spaces, without quotation marks around the text."""
    return " ".join(text.lower().split()).strip("\"'“”„‘’ ")


def _values_of(digits: str) -> Iterator[Decimal]:
    for form, group_mark, decimal_mark in _DIGITS:
        if form.fullmatch(digits):
            ungrouped = digits.replace(group_mark, "") if group_mark else digits
            yield Decimal(ungrouped.replace(decimal_mark, "."))


def _written(value: Decimal, *, is_whole: bool) -> str | None:
    """Return a number in the form of data files; None for a fraction if `is_whole`."""
    is_integer = value == value.to_integral_value()
    if is_whole:
        return f"{value.to_integral_value():f}" if is_integer else None
    written = f"{value:f}"
    # "2500.0" from "2,5 ribu" is 2500; below 1000 the written decimals stay, as in "22.40".
    if abs(value) >= 10**3 and is_integer:
        return f"{value.to_integral_value():f}"
    return f"{written}0" if _AMBIGUOUS.fullmatch(written) else written
