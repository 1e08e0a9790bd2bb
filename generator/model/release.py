"""The release of records: a draft is not public, and a release time keeps a record back until then.

The stage `build.release` leaves unreleased records out before any other stage, and the two keys of
every record: no page, export or rule meets these fields in the data of a site.
"""

import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.model.base import FIRST_YEAR, LAST_YEAR, Record, YesNo, within

_HOURS_OF_ZONES: Mapping[str, int] = MappingProxyType({"WIB": 7, "WITA": 8, "WIT": 9})
"""Hours before UTC of the zones of Indonesia. Source: Keputusan Presiden 41 Tahun 1987."""
_PATTERN = r"\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?\+0[789]:00"
_MOMENT = re.compile(_PATTERN, re.ASCII)


def parse_release_time(value: Any) -> dt.datetime:
    """Return the moment written as "2026-12-07T08:00:00+07:00"; the seconds may be left out.

    Raises:
        PydanticCustomError: The text has another form or a zone outside Indonesia, the year lies
            outside 1900 to 2200, or no calendar has the day.
    """
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        within(int(value[:4]), FIRST_YEAR, LAST_YEAR)
        try:
            return dt.datetime.fromisoformat(value)
        except ValueError:
            # The pattern lets the month 13 and 31 February through.
            pass
    raise PydanticCustomError(Code.BAD_RELEASE_TIME, "release time", {"value": str(value)})


ReleaseTime = Annotated[
    dt.datetime,
    PlainValidator(parse_release_time),
    PlainSerializer(dt.datetime.isoformat),
    WithJsonSchema({"type": "string", "pattern": f"^{_PATTERN}$"}),
]
"""A moment with the hours of its zone: +07:00 (WIB), +08:00 (WITA) or +09:00 (WIT)."""


class Releasable(Record):
    """A record that may be kept back: as a draft, or until its release time."""

    draft: YesNo = False
    publish_at: ReleaseTime | None = None


DRAFT, PUBLISH_AT = RELEASE_FIELDS = tuple(Releasable.model_fields)
"""Names of the keys about the release of a record."""


def zone_of(moment: dt.datetime) -> str:
    """Return the name of an Indonesian zone by the offset of a moment: "WIB" for 7 hours."""
    offset = moment.utcoffset()
    names = {dt.timedelta(hours=hours): name for name, hours in _HOURS_OF_ZONES.items()}
    return "WIB" if offset is None else names.get(offset, "WIB")
