"""Places for the search boxes: a small JSON file, fetched when a reader is about to search."""

from collections.abc import Iterator, Mapping, Sequence

from generator.context import BuildContext
from generator.exports.exported_file import ExportedFile, json_file
from generator.exports.table_rows import TableRows
from generator.views.across.places import RegionPlace, list_places

PATH = "data/tempat.json"
"""Path of the file below `content/`."""


def export(build: BuildContext, _rows: Sequence[TableRows]) -> Iterator[ExportedFile]:
    """Yield the list of provinces with their regions.

    Keys of a province: `name`, `href` and `regions`. Keys of a region: `name` and `href`, and where
    they apply `former`, `also` and `fictional`. The last entry has `regions` alone: the regions
    without a province.
    """
    places = [
        {
            **({"name": place.name, "href": place.href} if place.name else {}),
            "regions": [_region(region) for region in place.regions],
        }
        for place in list_places(build)
    ]
    yield json_file(PATH, places)


def _region(region: RegionPlace) -> Mapping[str, object]:
    # Every search fetches the file, so it stays small: a field without a value is left out.
    entry: dict[str, object] = {"name": region.name, "href": region.href}
    if region.former:
        entry["former"] = region.former
    if region.others:
        entry["also"] = region.others
    if region.is_fictional:
        entry["fictional"] = True
    return entry
