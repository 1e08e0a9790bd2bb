"""The same data for machines: JSON of each region, CSV of all. Written beside the pages, below
`content/data/`.
"""

from collections.abc import Iterable, Iterator

from generator.context import BuildContext
from generator.exports.compare import render_compared, render_comparison
from generator.exports.places import render_places
from generator.exports.region_json import region_json
from generator.exports.tables import Lines, table_lines, tables
from generator.link.site import RegionSite


def render_region_exports(region: RegionSite, build: BuildContext) -> Iterator[tuple[str, str]]:
    """Yield path below `content/` and text of the files of one region."""
    yield f"data/daerah/{region.slug}.json", region_json(region, today=build.today)
    yield render_comparison(region, build)


def render_exports(lines: Iterable[Lines], build: BuildContext) -> Iterator[tuple[str, str]]:
    """Yield path below `content/` and text of the files about all regions.

    Args:
        lines: What `table_lines` gave of the regions that count, by slug.
        build: What the run shares.
    """
    yield from tables(lines)
    yield render_compared(build)
    yield render_places(build)


__all__ = ["Lines", "render_exports", "render_region_exports", "table_lines"]
