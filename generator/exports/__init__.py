"""The same data for machines: JSON of each region, CSV of all. Written beside the pages, below `content/data/`."""

from collections.abc import Iterator

from generator.exports.compare import render_comparisons
from generator.exports.places import render_places
from generator.exports.region_json import region_json
from generator.exports.tables import tables
from generator.views.context import Occasion


def render_exports(occasion: Occasion) -> Iterator[tuple[str, str]]:
    """Yield path below `content/` and text of every export."""
    for region in occasion.site.regions:
        yield f"data/daerah/{region.slug}.json", region_json(region)
    yield from tables(occasion)
    yield from render_comparisons(occasion)
    yield render_places(occasion)
