"""How Indonesians write numbers, money and days, and every reading in the form of the data files.

The data files take a single form: `2500`, `22.4`, `2026-06-30`. A person who comes from Excel,
WhatsApp or a decree writes `2.500`, `Rp 2,5 M`, `30 Juni 2026`. The functions here return every
reading of a text, so that a message can show the intended value, and both values of an ambiguous
text. Nothing here changes a value: the types of the fields (`numbers`, `dates`, `base`) decide
about acceptance.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import product
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

_MONTHS: Mapping[str, int] = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "januari january jan",
                "februari pebruari february feb peb",
                "maret march mar mrt",
                "april apr",
                "mei may",
                "juni june jun",
                "juli july jul",
                "agustus august agt agust ags agu aug",
                "september sept sep",
                "oktober october okt oct",
                "november nopember nov nop",
                "desember december des dec",
            ),
            start=1,
        )
        for name in names.split()
    }
)
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAYS = (
    # From Monday on, each as regular expression.
    "senin|monday",
    "selasa|tuesday",
    "rabu|wednesday",
    "kamis|thursday",
    "jum['’`]?at|friday",
    "sabtu|saturday",
    "minggu|ahad|sunday",
)
_WEEKDAY = re.compile(
    rf"^(?:hari )?(?:{'|'.join(f'({names})' for names in _WEEKDAYS)})\b"
    r"[, ]*(?:\b(?:tanggal|tgl)\b\.? ?)?"
)
_LEAD = re.compile(r"^(?:tanggal|tgl|bulan|bln|tahun anggaran|tahun|thn|th|t\.? ?a)(?![a-z])\.? ?")
_YEAR_FIRST = re.compile(r"(?P<y>[0-9]{4})[-/. ](?P<m>[0-9]{1,2})(?:[-/. ](?P<d>[0-9]{1,2}))?")
_DAY_FIRST = re.compile(
    r"(?P<a>[0-9]{1,2}) ?[-/. ] ?(?P<b>[0-9]{1,2}) ?[-/. ] ?(?P<y>[0-9]{4}|[0-9]{2})"
)
_MONTH_AND_YEAR = re.compile(r"(?P<m>[0-9]{1,2}) ?[-/.] ?(?P<y>[0-9]{4})")
_WORDED = re.compile(
    rf"(?:(?P<d>[0-9]{{1,2}})[-. ]*)?(?P<m>{_MONTH})\.?[-, ]*(?:tahun )?"
    r"(?P<y>[0-9]{4}|(?(d)[0-9]{2}|[0-9]{4}))"
)
"""A year of two digits counts only behind a day: "30 Jun 27" is in 2027, "Jun 27" in any year."""
_ENGLISH = re.compile(
    rf"(?P<m>{_MONTH})\.? (?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<y>[0-9]{{4}})"
)
_MONTH_OF_EXCEL = re.compile(rf"(?P<m>{_MONTH})-(?P<y>[0-9]{{2}})")
"""A month as Excel shows it, "Jun-27"; a day would be "27-Jun" there."""
_YEAR = re.compile(r"[0-9]{4}")
_QUARTER = re.compile(
    r"(?P<kind>triwulan|tw|kuartal|semester|smt)\.? ?(?:ke ?-? ?)?(?P<number>[1-4]|i{1,3}|iv)"
    r"(?: ?[/,-] ?| )(?:tahun |thn\.? |t\.?a\.? )?(?P<year>[0-9]{4})"
)
_ROMAN: Mapping[str, int] = MappingProxyType({"i": 1, "ii": 2, "iii": 3, "iv": 4})
_LATEST = re.compile(
    r"^(?:(?:s\.? ?/?d\.?|sampai(?: dengan)?|hingga|akhir|paling lambat|selambat-lambatnya)\s+)+"
)
_WIB = dt.timezone(dt.timedelta(hours=7))
_CLOCK = re.compile(
    r"(?:t|[, ]*(?:\b(?:pukul|pkl|jam)\b\.?)? ?)(?P<h>[0-9]{1,2})[.:](?P<m>[0-9]{2})"
    r"(?:[.:](?P<s>[0-9]{2}))?(?:\.[0-9]+)? ?"
    r"(?P<zone>wib|wita|wit|utc|gmt|z|[+-][0-9]{2}:?[0-9]{2})?\Z"
)
_ZONES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "wib": ("+07:00",),
        "wita": ("+08:00",),
        "wit": ("+09:00",),
        "utc": ("+00:00",),
        "gmt": ("+00:00",),
    }
)
_OFFSETS = frozenset(dt.timedelta(hours=hours) for hours in (7, 8, 9))
"""Offsets of WIB, WITA and WIT."""
_SPAN = re.compile(
    r" ?(?:-|–|—|\bs\.?/?d\.?(?= |[0-9])|\bsampai(?: dengan)?\b|\bhingga\b|\bto\b) ?"
)

VOCABULARY: Mapping[str, object] = MappingProxyType(
    {
        "months": dict(_MONTHS),
        "weekdays": _WEEKDAYS,
        "powers": dict(_POWERS),
        "powers_of_money": dict(_POWERS_OF_MONEY),
        "counted": _COUNTED.pattern,
        "measured": _MEASURED.pattern,
        "withheld": _WITHHELD.pattern,
    }
)
"""Words of numbers and dates for a reader in another language; patterns are for whole texts."""


def is_withheld(text: str) -> bool:
    """Return whether a text says the value is unknown: "belum ada", "-", "n/a"."""
    return _WITHHELD.fullmatch(_spoken(text)) is not None


def says_nothing(text: str) -> bool:
    """Return whether a text says nothing but "unknown"; False for single words with a meaning."""
    return (
        len(text) <= _LONGEST_WITHHELD
        and is_withheld(text)
        and _spoken(text) not in _WORDS_OF_THEIR_OWN
    )


def is_whole_unit(unit: str) -> bool:
    """Return whether numbers of a unit are whole: rupiah, or countable units (jiwa, desa, unit)."""
    spoken = _spoken(unit)
    return spoken in _RUPIAH or _COUNTED.fullmatch(spoken) is not None


def is_money(unit: str) -> bool:
    """Return whether a unit is the rupiah."""
    return _spoken(unit) in _RUPIAH


def is_percent(unit: str) -> bool:
    """Return whether a unit is per cent."""
    return _spoken(unit) in _PERCENT


def unit_named(text: str) -> str:
    """Return the unit written with a number: "rupiah", "persen", "jiwa", "hari".

    Empty if none, if the word is no unit of a list known here, or if the text is no number.
    """
    match = _NUMERAL.fullmatch(_spoken(text))
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
    spoken = re.sub(r"(?<=[0-9]), (?=[0-9])", ",", _spoken(text))
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


def date_readings(text: str) -> tuple[str, ...]:
    """Return every date a text can mean, in the form of data files: a year, a month or a day.

    Args:
        text: As a person writes it: "31/12/2025", "30 Juni 2027", "Jum'at, 7 Nopember 2025",
            "06/2027", or a moment of ISO 8601, read as the day in WIB.

    Returns:
        None, one or two dates of the calendar, the Indonesian reading first: "03/04/2025" gives
        "2025-04-03" and "2025-03-04". Empty for a day no calendar has, and for a day that
        contradicts the weekday written before the date.
    """
    spoken = _spoken(text)
    weekday = _WEEKDAY.match(spoken)
    dates = (date for date in _dates_of(spoken) if _is_in_calendar(date))
    return tuple(
        dict.fromkeys(date for date in dates if weekday is None or _falls_on(date, weekday))
    )


def without_weekday(text: str) -> str:
    """Return a text without the weekday in front: "Kamis, 30 Juni 2027" gives "30 juni 2027"."""
    return _WEEKDAY.sub("", _spoken(text))


def last_readings(text: str) -> tuple[str, ...]:
    """Return the readings of the date behind "until" or "at the end of"; none for other texts."""
    spoken = _spoken(text)
    rest = _LATEST.sub("", spoken)
    return date_readings(rest) if rest != spoken else ()


def last_month_of_quarter(text: str) -> str:
    """Return the last month of a quarter or half year: "TW III 2027" gives "2027-09".

    Empty for every other text ("Triwulan I - III 2025" is a span), and for a year no calendar has.
    """
    quarter = _QUARTER.fullmatch(_LATEST.sub("", _spoken(text)))
    if quarter is None:
        return ""
    number = _ROMAN.get(quarter["number"]) or int(quarter["number"])
    months = 6 if quarter["kind"].startswith("s") else 3
    month = f"{quarter['year']}-{number * months:02}"
    return month if _is_in_calendar(month) else ""


def last_day_of(month: str) -> str:
    """Return the last day of a month, each in the form of data files: "2027-09-30"."""
    first = dt.date.fromisoformat(f"{month}-01")
    return first.replace(day=calendar.monthrange(first.year, first.month)[1]).isoformat()


def deadline_readings(text: str) -> tuple[str, ...]:
    """Return every last date that a text can mean, in the form of data files.

    Args:
        text: A date in any form of `date_readings`, a quarter ("TW III 2027", which may mean the
            month or its last day), a date behind "akhir" or "s.d.", or a span, for its end.

    Returns:
        None, one or two dates; those of `date_readings` alone where there is any.
    """
    if readings := date_readings(text) or last_readings(text):
        return readings
    if month := last_month_of_quarter(text):
        return month, last_day_of(month)
    return tuple(dict.fromkeys(end for _, end in span_readings(text)))


def moment_readings(text: str) -> tuple[str, ...]:
    """Return every moment a text can mean, in the form of data files: with the hours of a zone.

    Args:
        text: As a person writes it: "7 Desember 2026 pukul 08.00 WIB", "2026-12-07 08:00 WITA",
            "2026-12-07T01:00:00Z".

    Returns:
        One moment for each reading of the day. Without a zone, in WIB and in WITA: the text alone
        does not say whose morning is meant. Without a time of day, the beginning of the day.
    """
    spoken = _spoken(text)
    match = _CLOCK.search(spoken)
    if match is None:
        day, clock, zone = spoken, "00:00:00", ""
    else:
        day, zone = spoken[: match.start()], match["zone"] or ""
        clock = ":".join(f"{int(match[part] or 0):02}" for part in ("h", "m", "s"))
    if clock >= "24":
        # Newer versions of Python take the hour 24 for the next day, older ones do not.
        return ()
    zones = _ZONES.get(zone, ("+07:00", "+08:00") if not zone else (zone.upper(),))
    found: dict[str, None] = {}
    for date in date_readings(day.strip(" ,")):
        for hours in zones:
            try:
                moment = dt.datetime.fromisoformat(f"{date}T{clock}{hours}")
                local = moment if moment.utcoffset() in _OFFSETS else moment.astimezone(_WIB)
            except (ValueError, OverflowError):
                # No calendar has the moment, or WIB has it beyond the years 1 to 9999.
                continue
            found[local.isoformat()] = None
    return tuple(found)


def is_day_that_never_was(text: str) -> bool:
    """Return whether a text has the form of a date, but names a day or month no calendar has."""
    dates = list(_dates_of(_spoken(text)))
    return bool(dates) and not any(map(_is_in_calendar, dates))


def span_readings(text: str) -> tuple[tuple[str, str], ...]:
    """Return every first and last date of a span: "2025-2028", "Januari 2025 s.d. Juni 2027"."""
    spoken = _spoken(text)
    found: dict[tuple[str, str], None] = {}
    # Dates hold hyphens too, so each mark in turn is tried as the middle of the span.
    for mark in _SPAN.finditer(spoken):
        ends = date_readings(spoken[: mark.start()]), date_readings(spoken[mark.end() :])
        # Nobody writes the start day first and the end month first.
        pairs = zip(*ends, strict=True) if len(ends[0]) == len(ends[1]) else product(*ends)
        found.update(dict.fromkeys(pair for pair in pairs if pair[0] <= pair[1]))
    return tuple(found)


def _is_said_by(unit: str, named: str) -> bool:
    """Return whether the unit beside a number repeats the unit written behind the number."""
    return not named or named == _spoken(unit) or (is_percent(named) and is_percent(unit))


def _spoken(text: str) -> str:
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


def _dates_of(spoken: str) -> Iterator[str]:
    """Yield the dates a text may name by its form, whether or not the calendar has them."""
    spoken = _LEAD.sub("", _WEEKDAY.sub("", spoken)).strip(" .,")
    if _YEAR.fullmatch(spoken):
        yield spoken
    elif match := _YEAR_FIRST.fullmatch(spoken):
        yield _iso(match["y"], match["m"], match["d"])
    elif match := _DAY_FIRST.fullmatch(spoken):
        yield _iso(match["y"], match["b"], match["a"])
        yield _iso(match["y"], match["a"], match["b"])
    elif match := _MONTH_AND_YEAR.fullmatch(spoken):
        yield _iso(match["y"], match["m"], None)
    elif match := _MONTH_OF_EXCEL.fullmatch(spoken):
        yield _iso(match["y"], str(_MONTHS[match["m"]]), None)
    elif match := _WORDED.fullmatch(spoken) or _ENGLISH.fullmatch(spoken):
        yield _iso(match["y"], str(_MONTHS[match["m"]]), match["d"])
    else:
        yield from _days_of_moment(spoken)


def _days_of_moment(spoken: str) -> Iterator[str]:
    # "2025-W14" is a week in ISO 8601, and `fromisoformat` would read the week's Monday.
    if "w" in spoken:
        return
    try:
        moment = dt.datetime.fromisoformat(spoken.upper())
    except ValueError:
        return
    yield (moment if moment.tzinfo is None else moment.astimezone(_WIB)).date().isoformat()


def _iso(year: str, month: str, day: str | None) -> str:
    year = year if len(year) == len("2025") else f"20{year}"
    parts: Iterable[str] = (
        (year, f"{int(month):02}") if day is None else (year, f"{int(month):02}", f"{int(day):02}")
    )
    return "-".join(parts)


def _is_in_calendar(date: str) -> bool:
    # A year or a month is completed to the first day.
    year, month, day = (int(part) for part in (f"{date}-01-01"[:10]).split("-"))
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _falls_on(date: str, weekday: re.Match[str]) -> bool:
    """Return whether a date falls on a weekday found by `_WEEKDAY`; True for a month or a year."""
    return (
        # The groups of `_WEEKDAY` count from Monday, as `isoweekday` does.
        len(date) < len("2025-11-07")
        or dt.date.fromisoformat(date).isoweekday() == weekday.lastindex
    )
