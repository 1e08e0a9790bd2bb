"""Atom feeds of the regions' moments: a feed for each region, and one for all real regions.

Source: RFC 4287.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice
from xml.etree import ElementTree as ET

from generator.context import BuildContext
from generator.exports.exported_file import ExportedFile
from generator.exports.feed_entries import (
    MOST_ENTRIES,
    FeedEntry,
    feed_entries,
    lasting_id,
    marked,
)
from generator.exports.table_rows import TableRows
from generator.link.site import RegionSite
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.values import region_name

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_WIB = "+07:00"
_NEVER = dt.date(1970, 1, 1)
"""Day of a feed without entries and without a known change: a feed has to name a day."""
_ALL_REGIONS = "urn:uuid:c8ab3ca7-266f-53b2-8024-18a265e74df5"


def export_region(region: RegionSite, build: BuildContext) -> Iterator[ExportedFile]:
    """Yield the feed of a region; a feed without entries waits for the first."""
    address = addresses.region_feed(region.slug)
    context = PageContext(build, address, region)
    name = region_name(region, context)
    days = (build.changed_on.get(file.document.path) for file in region.files)
    yield _feed(
        f"urn:uuid:{lasting_id(region, 'umpan')}",
        marked(context.word("feed.of_region", region=name), region, context),
        feed_entries(region, context),
        context,
        page=addresses.region(region.slug),
        changed_on=max((day for day in days if day is not None), default=_NEVER),
    )


def export_shared(build: BuildContext, rows: Sequence[TableRows]) -> Iterator[ExportedFile]:
    """Yield the feed of all real regions, newest entry first."""
    context = PageContext(build, addresses.feed())
    newest = merge(*(region.entries for region in rows), key=_order)
    days = (region.changed_on for region in build.site.real_regions)
    yield _feed(
        _ALL_REGIONS,
        context.word("feed.of_all"),
        tuple(islice(newest, MOST_ENTRIES)),
        context,
        page=addresses.changes(),
        changed_on=max((day for day in days if day is not None), default=_NEVER),
    )


def _order(entry: FeedEntry) -> tuple[int, str, str]:
    return -entry.day.toordinal(), entry.address, entry.id


def _feed(
    identifier: str,
    title: str,
    entries: Sequence[FeedEntry],
    context: PageContext,
    *,
    page: str,
    changed_on: dt.date,
) -> ExportedFile:
    """Return a feed.

    Args:
        identifier: Permanent identifier of the feed.
        title: Title of the feed.
        entries: Entries, newest first.
        context: Context with the address of the feed.
        page: Address of the page that the feed follows.
        changed_on: Day of a feed without entries.
    """
    settings = context.build.settings
    root = ET.Element("feed", {"xmlns": _ATOM, _LANGUAGE: context.language})
    _add(root, "id", identifier)
    _add(root, "title", title)
    _add(root, "subtitle", context.word("feed.subtitle"))
    _add(root, "updated", _moment(entries[0].day if entries else changed_on))
    _link(root, "self", context.address, context)
    _link(root, "alternate", page, context)
    author = ET.SubElement(root, "author")
    _add(author, "name", settings.site_name or context.word("feed.of_all"))
    if settings.data_licence:
        _add(root, "rights", context.word("downloads.licence", licence=settings.data_licence))
    # A reader of the shared feed must see the region before opening an entry.
    is_shared = context.region is None
    for entry in entries:
        _add_entry(root, entry, context, with_region=is_shared)
    ET.indent(root, " ")
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return ExportedFile(context.address, data + b"\n", len(entries))


def _add_entry(
    root: ET.Element, entry: FeedEntry, context: PageContext, *, with_region: bool
) -> None:
    made = ET.SubElement(root, "entry")
    _add(made, "id", f"urn:uuid:{entry.id}")
    title = entry.title
    if with_region:
        title = context.word("feed.titled_of_region", region=entry.region, title=title)
    _add(made, "title", title)
    _add(made, "published", _moment(entry.day))
    _add(made, "updated", _moment(entry.day))
    _link(made, "alternate", entry.address, context)
    kind = context.word(f"feed.kinds.{entry.kind}")
    ET.SubElement(made, "category", {"term": entry.kind, "label": kind})
    _add(made, "summary", entry.told)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, relation: str, address: str, context: PageContext) -> None:
    """Add a link: full where the site's address is known, else relative to the feed."""
    site_url = context.build.site_url
    folder = context.address[: context.address.rfind("/") + 1]
    href = addresses.relative(address, folder) if site_url is None else site_url + address
    ET.SubElement(parent, "link", {"rel": relation, "href": href})


def _moment(day: dt.date) -> str:
    """Return the beginning of a day in WIB as RFC 3339 writes it; no source tells hours."""
    return f"{day.isoformat()}T00:00:00{_WIB}"
