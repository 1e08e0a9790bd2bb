"""How Indonesians write days, and every reading in the form of the data files.

The data files take a single form: `2026-06-30`. A person who comes from Excel, WhatsApp or a decree
writes `30 Juni 2026`, `30/06/26`, `TW II 2026`. The functions here return every reading of a text,
as `notation` does for numbers. Nothing here changes a value: `dates` decides about acceptance.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from types import MappingProxyType

from generator.model.notation import as_spoken

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
    {"months": dict(_MONTHS), "weekdays": _WEEKDAYS}
)
"""Words of dates for a reader in another programming language."""


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
    spoken = as_spoken(text)
    weekday = _WEEKDAY.match(spoken)
    dates = (date for date in _dates_of(spoken) if _is_in_calendar(date))
    return tuple(
        dict.fromkeys(date for date in dates if weekday is None or _falls_on(date, weekday))
    )


def without_weekday(text: str) -> str:
    """Return a text without the weekday in front: "Kamis, 30 Juni 2027" gives "30 juni 2027"."""
    return _WEEKDAY.sub("", as_spoken(text))


def last_readings(text: str) -> tuple[str, ...]:
    """Return the readings of the date behind "until" or "at the end of"; none for other texts."""
    spoken = as_spoken(text)
    rest = _LATEST.sub("", spoken)
    return date_readings(rest) if rest != spoken else ()


def last_month_of_quarter(text: str) -> str:
    """Return the last month of a quarter or half year: "TW III 2027" gives "2027-09".

    Empty for every other text ("Triwulan I - III 2025" is a span), and for a year no calendar has.
    """
    quarter = _QUARTER.fullmatch(_LATEST.sub("", as_spoken(text)))
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
    spoken = as_spoken(text)
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
    dates = list(_dates_of(as_spoken(text)))
    return bool(dates) and not any(map(_is_in_calendar, dates))


def span_readings(text: str) -> tuple[tuple[str, str], ...]:
    """Return every first and last date of a span: "2025-2028", "Januari 2025 s.d. Juni 2027"."""
    spoken = as_spoken(text)
    found: dict[tuple[str, str], None] = {}
    # Dates hold hyphens too, so each mark in turn is tried as the middle of the span.
    for mark in _SPAN.finditer(spoken):
        ends = date_readings(spoken[: mark.start()]), date_readings(spoken[mark.end() :])
        # Nobody writes the start day first and the end month first.
        pairs = zip(*ends, strict=True) if len(ends[0]) == len(ends[1]) else product(*ends)
        found.update(dict.fromkeys(pair for pair in pairs if pair[0] <= pair[1]))
    return tuple(found)


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
