"""The list of regions from which a reader of the comparison page chooses, as a small JSON file."""

from collections.abc import Iterator, Mapping, Sequence

from generator.context import BuildContext
from generator.exports.exported_file import ExportedFile, json_file
from generator.exports.table_rows import TableRows
from generator.facts.region_facts import RegionFacts
from generator.views.across.comparison import list_regions

PATH = "data/bandingkan/index.json"
"""Path of the file below `content/`."""


def export(build: BuildContext, _rows: Sequence[TableRows]) -> Iterator[ExportedFile]:
    """Yield the list of regions, invented regions last.

    Keys: `slug`, `name` and `province`, and where they apply `fictional` and `former` (slugs of
    earlier addresses).
    """
    entries = [_entry(region, province) for region, province in list_regions(build)]
    yield json_file(PATH, entries)


def _entry(region: RegionFacts, province: str) -> Mapping[str, object]:
    entry: dict[str, object] = {"slug": region.slug, "name": region.full_name, "province": province}
    if region.is_fictional:
        entry["fictional"] = True
    if region.redirects:
        entry["former"] = region.redirects
    return entry
