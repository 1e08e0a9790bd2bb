"""Schemas of the exports: a JSON Schema of a region's JSON, and a description of the tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import Field

from generator.exports.columns import column_of, column_words
from generator.exports.exported_file import ExportedFile, json_file
from generator.exports.table_rows import TABLES
from generator.licences import licence_named
from generator.messages import Catalogue, all_catalogues, load_catalogue
from generator.model.base import Record
from generator.model.quick_win import QuickWin, ShownState
from generator.model.region import Region
from generator.model.release import RELEASE_FIELDS
from generator.model.schema import record_schema
from generator.model.update import Update
from generator.model.village import Village
from generator.settings import SiteSettings
from generator.views import addresses

SCHEMA_VERSION = 2
"""Raised when a key or a column of the exports goes or changes its meaning; a new one is harmless,
and so is a new word of a closed list.

Whoever reads the exports by program relies on this: `tests/unit/exports/test_data_schemas.py` holds
the columns and keys of each version.
"""


class QuickWinStates(Record):
    """States of a quick win that this site computes."""

    is_promised: bool
    shown_state: ShownState
    state_on: str
    first_due: str | None = None
    """First due date, before any postponement; missing without a due date."""


class RegionData(Record):
    """A region's JSON."""

    schema_version: int
    slug: str
    fictional: bool
    region: Region
    quick_wins: dict[str, QuickWin]
    quick_win_states: dict[str, QuickWinStates]
    villages: dict[str, Village]
    updates: dict[str, Update]
    media: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    licence: str | None = None
    """Address of the licence of the data, else its name; missing if the site names none."""


def export(settings: SiteSettings) -> Iterator[ExportedFile]:
    """Yield the schema of the regions' JSON, and the columns of the tables as CSVW metadata.

    The schema stands beside the data, and under an address with its version, which lasts.

    Source: W3C, "Metadata Vocabulary for Tabular Data"; tools find the file by its name.
    """
    catalogue = load_catalogue(settings.language)
    schema = _region_schema(settings, catalogue)
    yield json_file(addresses.region_schema(SCHEMA_VERSION), schema)
    yield json_file("data/daerah.schema.json", schema)
    # One file for all tables: readers look for this name in the folder of a table.
    catalogues = all_catalogues(settings.language)
    tables = [_table(path, columns, catalogues) for path, columns in TABLES.items()]
    described: dict[str, object] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": settings.language}],
        "dc:hasVersion": str(SCHEMA_VERSION),
        "tables": tables,
    }
    licence = licence_named(settings.data_licence)
    if licence is not None:
        described["dc:license"] = {"@id": licence.url} if licence.url else licence.name
    yield json_file("data/csv-metadata.json", described)


def _region_schema(settings: SiteSettings, catalogue: Catalogue) -> Mapping[str, object]:
    # These two are no records of the data, so the words of fields do not know them.
    own = {RegionData.__name__, QuickWinStates.__name__}

    def words(record: str, name: str) -> tuple[str, str]:
        if record in own:
            return name, catalogue.word(f"exports.columns.{name}")
        return catalogue.field(record, name)

    schema = record_schema(RegionData, words)
    # The model has any number here; a file of another version must not pass for this one.
    schema["properties"]["schema_version"]["const"] = SCHEMA_VERSION
    published = {key: _without_release(part) for key, part in schema.items()}
    if settings.site_url is not None:
        published["$id"] = settings.site_url + addresses.region_schema(SCHEMA_VERSION)
    return published


def _without_release(node: Any) -> Any:
    """Return a part of a schema without the release keys, which no published record has."""
    if isinstance(node, list):
        return [_without_release(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {key: _without_release(part) for key, part in node.items() if key not in RELEASE_FIELDS}


def _table(
    path: str, columns: Sequence[str], catalogues: Sequence[Catalogue]
) -> Mapping[str, object]:
    described = [
        {
            "name": column,
            # Readers find a column by the heading in the table, so the heading is the title.
            "titles": column,
            "datatype": column_of(path, column).kind.value,
            "dc:description": [
                {
                    "@value": column_words(path, column, catalogue).meaning,
                    "@language": catalogue.language,
                }
                for catalogue in catalogues
            ],
        }
        for column in columns
    ]
    return {"url": path.rpartition("/")[2], "tableSchema": {"columns": described}}
