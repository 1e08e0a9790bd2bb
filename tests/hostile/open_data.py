"""Rules for the attacked open data: feeds, calendars, catalogue, archive and `llms.txt`.

Each rule yields its complaints.
"""

import io
import json
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

import feedparser
import icalendar

from tests.hostile.attacked import SITE_URL, Attacked

_ATOM = "{http://www.w3.org/2005/Atom}"
_TAGS = frozenset(
    f"{_ATOM}{name}"
    for name in (
        "author",
        "category",
        "entry",
        "feed",
        "id",
        "link",
        "name",
        "rights",
        "summary",
        "title",
    )
) | {f"{_ATOM}updated", f"{_ATOM}subtitle", f"{_ATOM}published", f"{_ATOM}generator"}
_PROPERTY = re.compile(r"([A-Z-]+)[;:]")
_PROPERTIES = frozenset(
    ("BEGIN", "CALSCALE", "DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "END", "NAME", "PRODID")
) | frozenset(
    (
        "REFRESH-INTERVAL",
        "SEQUENCE",
        "STATUS",
        "SUMMARY",
        "TRANSP",
        "TZID",
        "TZOFFSETFROM",
        "TZOFFSETTO",
        "UID",
        "URL",
    )
)
_OLD_PROPERTIES = frozenset(("VERSION", "X-PUBLISHED-TTL", "X-WR-CALDESC", "X-WR-CALNAME"))
_UNSEEN_SIGN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
"""Control characters, ends of lines beside CR and LF, and signs that turn the direction of text."""
_ADDRESSES = frozenset(("dcat:accessURL", "dcat:downloadURL", "dcat:landingPage"))
"""Properties of a catalogue that hold an address of the site."""
_OPEN = (".atom", ".csv", ".ics", ".json", ".jsonld", ".txt")
_NUMBER = re.compile(r"n(\d+)n")
_OF_REAL_REGIONS = re.compile(
    r"data/[^/]+\.(atom|csv|ics|jsonld|xlsx)|data/titik-koma/.*|data/(datapackage|csv-metadata)\.json"
    r"|llms\.txt|skema/.*"
)
"""Files that no invented region stands in. The lists of search, comparison and form know its name."""


def broken_feeds(hostile: Attacked) -> Iterator[str]:
    """Yield the faults of the feeds: markup of the data, links out of the site, no feed at all."""
    for path, data in _files(hostile, ".atom"):
        read = feedparser.parse(data)
        if read.bozo or read.version != "atom10":
            yield f"{path}: {read.get('bozo_exception')}"
        tags = {str(node.tag) for node in ET.fromstring(data).iter()}  # noqa: S314
        yield from (f"{path}: {tag}" for tag in tags - _TAGS)
        for entry in read.entries:
            if not entry.link.startswith(SITE_URL):
                yield f"{path}: {entry.link}"
            kinds = {
                entry[name].type for name in ("title_detail", "summary_detail") if name in entry
            }
            if kinds - {"text/plain"}:
                yield f"{path}: {kinds}"


def broken_calendars(hostile: Attacked) -> Iterator[str]:
    """Yield the faults of the calendars: long lines, line ends within, properties of the data."""
    for path, data in _files(hostile, ".ics"):
        lines = data.split(b"\r\n")
        if any(b"\r" in line or b"\n" in line for line in lines):
            yield f"{path}: a line end within a line"
        if lines[-1] or max(map(len, lines)) > 75:
            yield f"{path}: a line of {max(map(len, lines))} bytes"
        unfolded = data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]
        for line in unfolded:
            name = _PROPERTY.match(line)
            if name is None or name[1] not in _PROPERTIES | _OLD_PROPERTIES:
                yield f"{path}: {line[:60]}"
        events = icalendar.Calendar.from_ical(data).walk("VEVENT")
        if len(events) != unfolded.count("BEGIN:VEVENT"):
            yield f"{path}: {len(events)} events"
        yield from (
            f"{path}: {event['URL']}" for event in events if not event["URL"].startswith(SITE_URL)
        )


def forged_lines(hostile: Attacked, neutral: Attacked) -> Iterator[str]:
    """Yield `llms.txt` if it has other lines than with plain words."""
    ours, plain = (
        [line[:3] for line in site.files["llms.txt"].decode().split("\n")]
        for site in (hostile, neutral)
    )
    if ours != plain:
        yield "llms.txt"


def broken_catalogues(hostile: Attacked) -> Iterator[str]:
    """Yield the addresses of the catalogue that lead out of the site, and a catalogue unread."""

    def addresses(value: object, key: str = "") -> Iterator[str]:
        if isinstance(value, Mapping):
            for name, item in value.items():
                # A node that only names an address is the value of the key around.
                yield from addresses(item, key if name == "@id" else name)
        elif isinstance(value, list):
            for item in value:
                yield from addresses(item, key)
        elif isinstance(value, str) and key in _ADDRESSES:
            yield value

    for path, data in _files(hostile, ".jsonld"):
        found = list(addresses(json.loads(data)))
        if not found:
            yield f"{path}: no address"
        for address in found:
            if not address.startswith(SITE_URL):
                yield f"{path}: {address}"


def broken_archives(hostile: Attacked) -> Iterator[str]:
    """Yield the members of the archive that leave its folder, or differ from the published file."""
    for path, data in _files(hostile, ".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.testzip() is not None:
                yield path
            for name in archive.namelist():
                parts = PurePosixPath(name).parts
                if name.startswith("/") or ".." in parts or "\\" in name or ":" in name:
                    yield f"{path}: {name}"
                published = hostile.files.get(name)
                if published is not None and published != archive.read(name):
                    yield f"{path}: {name} differs"


def unseen_signs(hostile: Attacked) -> Iterator[str]:
    """Yield the files for machines with control characters or signs of direction, as text or JSON."""
    for path, data in _files(hostile, *_OPEN):
        text = data.decode("utf-8-sig")
        if path.endswith((".json", ".jsonld")):
            # An escaped sign comes out of every reader of JSON.
            text = json.dumps(json.loads(text), ensure_ascii=False)
        if sign := _UNSEEN_SIGN.search(text.replace("\r\n", "\n")):
            yield f"{path}: {sign[0]!r}"


def told_too_much(hostile: Attacked, private: Collection[str]) -> Iterator[str]:
    """Yield private texts in any file, and texts of the invented region in files of the real ones.

    Args:
        hostile: The attacked site.
        private: Places of the texts that were withdrawn as private.
    """
    for path, text in _all_texts(hostile):
        numbers = {int(number) for number in _NUMBER.findall(text)}
        for number in numbers:
            if number >= len(hostile.texts.places):
                continue
            if hostile.texts.places[number] in private:
                yield f"{path}: {hostile.texts.places[number]}"
            elif number >= hostile.texts.first_of_region and _OF_REAL_REGIONS.fullmatch(path):
                yield f"{path}: {hostile.texts.places[number]} of the invented region"


def _all_texts(hostile: Attacked) -> Iterator[tuple[str, str]]:
    """Yield the text of each file of open data; of archives and workbooks, of each member."""
    for path, data in _files(hostile, *_OPEN):
        yield path, data.decode()
    for path, data in _files(hostile, ".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield path, archive.read(name).decode()


def _files(hostile: Attacked, *endings: str) -> Iterator[tuple[str, bytes]]:
    found = [(path, data) for path, data in hostile.files.items() if path.endswith(endings)]
    # A rule about no file holds nothing.
    assert found, endings
    yield from found
