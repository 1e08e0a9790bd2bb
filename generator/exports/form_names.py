"""The records that a new record of a region may name, as a small JSON file for the form.

A phone needs identifiers and titles alone; the whole data of a region is a hundred times as large.
"""

import posixpath
from collections.abc import Iterable, Iterator

from generator.context import BuildContext
from generator.exports.exported_file import ExportedFile, json_file
from generator.link.site import RegionSite, SourceRecord
from generator.model.base import Kind, Record
from generator.model.programme import NationalSources
from generator.model.text import Text

_KINDS = (
    *(Kind.SOURCE, Kind.OFFICE, Kind.PERSON, Kind.BODY, Kind.DOCUMENT, Kind.EVENT, Kind.PLAN),
    *(Kind.DIMENSION, Kind.SUBDIMENSION, Kind.ASPECT, Kind.PROGRAMME, Kind.INDICATOR, Kind.GOAL),
    *(Kind.DISTRICT, Kind.QUICK_WIN, Kind.VILLAGE),
)
"""Kinds of records of a region that a form offers as lists."""

_Names = list[tuple[str, str]]
"""Identifiers with the names of the records; empty names for records without a heading."""


def export(region: RegionSite, build: BuildContext) -> Iterator[ExportedFile]:
    """Yield the names of a region's records.

    Keys: `folder` of the data files, `fictional`, `names` by kind of record with identifier and
    name, and `updates` with the identifiers that are taken. Empty kinds are left out.
    """
    names = {kind.value: _names_of(region, kind, build.language) for kind in _KINDS}
    data = {
        "folder": posixpath.dirname(region.main.document.path),
        "fictional": region.is_fictional,
        "names": {kind: listed for kind, listed in names.items() if listed},
        "updates": [update.id for update in region.updates],
    }
    yield json_file(f"data/usulan-baru/{region.slug}.json", data)


def source_names(sources: SourceRecord[NationalSources] | None, language: str) -> _Names:
    """Return the national sources, which every region may name."""
    if sources is None:
        return []
    return _listed(((source.id, source) for source in sources.record.sources), language)


def _names_of(region: RegionSite, kind: Kind, language: str) -> _Names:
    listed = _listed(region.index.get(kind, {}).items(), language)
    if kind is not Kind.DIMENSION:
        return listed
    # A plan may print another name than the framework, and its readers know the printed one.
    printed = {dimension.key: _name_of(dimension, language) for dimension in region.plan.dimensions}
    return [(identifier, printed.get(identifier) or name) for identifier, name in listed]


def _listed(records: Iterable[tuple[str, Record]], language: str) -> _Names:
    return [(identifier, _name_of(record, language)) for identifier, record in records]


def _name_of(record: Record, language: str) -> str:
    """Return the heading or the name of a record, or the outlet of a source; empty for none."""
    for field in (record.headline, record.headline_else, "name", "outlet"):
        value = getattr(record, field, None) if field else None
        if isinstance(value, Text):
            return value.in_language(language)[1]
        if isinstance(value, str):
            return value
    return ""
