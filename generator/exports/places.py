"""Places for the search boxes: a small JSON file, fetched when a reader is about to search."""

from collections.abc import Iterator, Mapping, Sequence

from generator.context import BuildContext
from generator.exports.exported_file import ExportedFile, json_file
from generator.exports.table_rows import TableRows
from generator.views.across.places import AbsentPlace, RegionPlace, list_places

PATH = "data/tempat.json"
"""Path of the file below `content/`."""


def export(build: BuildContext, _rows: Sequence[TableRows]) -> Iterator[ExportedFile]:
    """Yield the list of provinces with their regions.

    Keys of a province: `name`, `href`, `regions`, and where they apply `also`, its everyday and
    former names, `absent`, the regions of the official list without a page, and `note`, the words
    beside their names. Keys of a region: `name`
    and `href`, and where they apply `former`, `also` and `fictional`; of a region without a page:
    `name`, `also`, and `anchor` below the address of the province if the name does not tell it.
    The last entry has `regions` alone: the regions without a province.
    """
    places = [
        {
            **({"name": place.name, "href": place.href} if place.name else {}),
            **({"also": place.others} if place.others else {}),
            "regions": [_region(region) for region in place.regions],
            **(_without_page(place.absent, build) if place.absent else {}),
        }
        for place in list_places(build)
    ]
    yield json_file(PATH, places)


def _without_page(absent: tuple[AbsentPlace, ...], build: BuildContext) -> Mapping[str, object]:
    """Return the regions of a province without a page, and the words beside each."""
    note = build.catalogue.word("regions.absent_note")
    return {"note": note, "absent": [_absent(region) for region in absent]}


def _absent(region: AbsentPlace) -> Mapping[str, object]:
    entry: dict[str, object] = {"name": region.name}
    # The script makes the anchor of the name, unless the name has further signs.
    if region.anchor != region.name.lower().replace(" ", "-"):
        entry["anchor"] = region.anchor
    if region.others:
        entry["also"] = region.others
    return entry


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
