"""Places for the search boxes: one small JSON file, fetched when somebody is about to search."""

import json
from collections.abc import Mapping

from generator.context import BuildContext
from generator.views.places import RegionPlace, list_places

PATH = "data/tempat.json"
"""Where the file stands below `content/`."""


def render_places(build: BuildContext) -> tuple[str, str]:
    """Return path and text of the list; the text ends with a line feed.

    Keys: of a province `name`, `href` and `regions`; of a region `name` and `href`, and where they
    apply `former`, `also` and `fictional`. The last entry has regions alone: those that stand in no
    province.
    """
    places = [
        {
            **({"name": place.name, "href": place.href} if place.name else {}),
            "regions": [*map(_region, place.regions)],
        }
        for place in list_places(build)
    ]
    return PATH, json.dumps(places, ensure_ascii=False, separators=(",", ":")) + "\n"


def _region(region: RegionPlace) -> Mapping[str, object]:
    entry: dict[str, object] = {"name": region.name, "href": region.href}
    if region.former:
        entry["former"] = region.former
    if region.others:
        entry["also"] = region.others
    if region.is_fictional:
        entry["fictional"] = True
    return entry
