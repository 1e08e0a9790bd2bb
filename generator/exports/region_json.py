"""A region as JSON: the records as the model types them, without unwritten fields."""

import datetime as dt
from collections.abc import Iterator

from pydantic_core import to_json

from generator.context import BuildContext
from generator.exports.data_schemas import SCHEMA_VERSION
from generator.exports.exported_file import ExportedFile
from generator.licences import licence_named
from generator.link.media import all_media_named
from generator.link.site import RegionSite, SourceRecord
from generator.model.base import Record
from generator.model.quick_win import first_due, is_promised, shown_state
from generator.views.addresses import media_file, region_data


def export(region: RegionSite, build: BuildContext) -> Iterator[ExportedFile]:
    """Yield a region's data as JSON."""
    data = region_json(region, today=build.today, licence=build.settings.data_licence)
    yield ExportedFile(region_data(region.slug), data)


def region_json(region: RegionSite, *, today: dt.date, licence: str = "") -> bytes:
    """Return a region's data as JSON, with the fields of the JSON Schema; ends with a line feed.

    Keys: `schema_version`, `slug`, `fictional`, `region`, then `quick_wins`, `villages` and
    `updates` by identifier, and `quick_win_states`, by identifier too: the states and first due
    dates that this site computes, named as in the table of all regions. `media` has the addresses
    of pictures and PDF files, and `licence` the address of the data's licence, else its name; both
    are left out without any. Figures and dates are texts, as they are
    written in the data.

    Args:
        region: The region.
        today: Day of the build; lateness depends on it.
        licence: Licence of the data; "" if the site names none.
    """
    # Lateness depends on the day and on the plan, so readers of the file get the computed states.
    states = {
        source_record.id: {
            "is_promised": is_promised(record, terms),
            "shown_state": shown_state(record, terms, on=today).value,
            "state_on": today.isoformat(),
            **({} if (due := first_due(record)) is None else {"first_due": str(due)}),
        }
        for source_record in region.quick_wins
        for record in (source_record.record,)
        for terms in (region.terms(record),)
    }
    data = {
        "schema_version": SCHEMA_VERSION,
        "slug": region.slug,
        "fictional": region.is_fictional,
        "region": _values(region.region),
        "quick_wins": _by_id(region.quick_wins),
        "quick_win_states": states,
        "villages": _by_id(region.villages),
        "updates": _by_id(region.updates),
    }
    known = licence_named(licence)
    if known is not None:
        data["licence"] = known.url or known.name
    if region.media:
        data["media"] = _published(region)
    return to_json(data, indent=1) + b"\n"


def _published(region: RegionSite) -> dict[str, list[str]]:
    """Return the addresses of the published files below the site's root, by name in the data."""
    named = all_media_named(region)
    return {
        name: [media_file(region.slug, rendition.name) for rendition in facts.renditions]
        for name, facts in region.media.items()
        if name in named
    }


def _by_id(source_records: tuple[SourceRecord[Record], ...]) -> dict[str, object]:
    return {source_record.id: _values(source_record.record) for source_record in source_records}


def _values(record: Record) -> object:
    return record.model_dump(mode="json", exclude_defaults=True)
