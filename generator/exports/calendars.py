"""iCalendar files of due dates: a calendar for each region, and one for all real regions.

Source: RFC 5545 and, for the name and the description of a calendar, RFC 7986.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from generator.context import BuildContext
from generator.exports.due_dates import DueDate, DueDates, region_due_dates
from generator.exports.exported_file import ExportedFile
from generator.exports.feed_entries import marked
from generator.exports.table_rows import TableRows
from generator.link.site import RegionSite
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.values import region_name

_LINE = 75
"""Most bytes of a line, without the line end; longer lines are folded (RFC 5545, section 3.1)."""
_NEVER = dt.date(1970, 1, 1)
"""Day of a file without a known change: an event has to name a day."""
_REFRESHED = "P1D"
"""How long a reader may keep a calendar before it asks again (RFC 7986, section 5.7)."""
_WIB = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Jakarta",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""The time by which the site counts days. A calendar must have a component, even without events."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def export_region(region: RegionSite, build: BuildContext) -> Iterator[ExportedFile]:
    """Yield the calendar of a region, empty without due dates."""
    context = PageContext(build, addresses.region_calendar(region.slug), region)
    title = context.word("calendar.of_region", region=region_name(region, context))
    yield _calendar(
        marked(title, region, context),
        region_due_dates(region, context),
        context,
        page=addresses.region(region.slug),
    )


def export_shared(build: BuildContext, rows: Sequence[TableRows]) -> Iterator[ExportedFile]:
    """Yield the calendar of the due dates of all real regions, region by region."""
    context = PageContext(build, addresses.calendar())
    events = tuple(event for region in rows for event in region.due_dates.events)
    years = sum(region.due_dates.years for region in rows)
    title = context.word("calendar.of_all")
    yield _calendar(title, DueDates(events, years), context, page=addresses.quick_wins())


def _calendar(title: str, dates: DueDates, context: PageContext, *, page: str) -> ExportedFile:
    described = [context.word("calendar.described")]
    if dates.years:
        described.append(context.word("calendar.years", count=dates.years))
    licence = context.build.settings.data_licence
    if licence:
        described.append(context.word("downloads.licence", licence=licence))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//masterplan//{context.language.upper()}",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(title)}",
        # Calendars of phones know these two older names, and not yet the names of RFC 7986.
        f"X-WR-CALNAME:{_text(title)}",
        f"DESCRIPTION:{_text(' '.join(described))}",
        f"X-WR-CALDESC:{_text(' '.join(described))}",
        # Else Outlook asks when it likes, and a telephone once a week. States change at midnight.
        f"REFRESH-INTERVAL;VALUE=DURATION:{_REFRESHED}",
        f"X-PUBLISHED-TTL:{_REFRESHED}",
        *_address(page, context),
        *_WIB,
        *(line for event in dates.events for line in _event(event, context)),
        "END:VCALENDAR",
    ]
    return ExportedFile(context.address, "".join(_folded(lines)).encode(), len(dates.events))


def _event(event: DueDate, context: PageContext) -> Iterator[str]:
    is_shared = context.region is None
    title = event.title
    if is_shared:
        title = context.word("feed.titled_of_region", region=event.region, title=title)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}"
    yield f"DTSTAMP:{(event.changed_on or _NEVER):%Y%m%d}T000000Z"
    yield f"SEQUENCE:{event.changes}"
    yield f"DTSTART;VALUE=DATE:{event.first_day:%Y%m%d}"
    # The end of an event is the day after the last day.
    yield f"DTEND;VALUE=DATE:{event.last_day + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(title)}"
    yield f"DESCRIPTION:{_text(event.told)}"
    yield from _address(event.address, context)
    # A due date is no appointment: the day stays free.
    yield "TRANSP:TRANSPARENT"
    yield f"STATUS:{'CANCELLED' if event.is_withdrawn else 'CONFIRMED'}"
    yield "END:VEVENT"


def _address(address: str, context: PageContext) -> Iterator[str]:
    """Yield the line with the full address of a page; nothing if the site has no address."""
    site_url = context.build.site_url
    if site_url is not None:
        yield f"URL:{site_url}{address}"


def _text(text: str) -> str:
    return text.translate(_ESCAPED)


def _folded(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines with line ends; long lines are folded between letters."""
    for line in lines:
        rest, room = line, _LINE
        while len(rest.encode()) > room:
            part = rest.encode()[:room].decode(errors="ignore")
            yield f"{part}\r\n "
            # The space at the beginning of a further line counts.
            rest, room = rest[len(part) :], _LINE - 1
        yield f"{rest}\r\n"
