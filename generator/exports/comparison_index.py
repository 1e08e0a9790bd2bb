"""The list of regions from which a reader of the comparison page chooses, as a small JSON file."""

from collections.abc import Iterator, Mapping, Sequence

from generator.context import BuildContext
from generator.exports.exported_file import ExportedFile, json_file
from generator.exports.measure_rows import INDICATOR_COLUMNS
from generator.exports.table_rows import TableRows
from generator.facts.region_facts import RegionFacts
from generator.views.across.comparison import list_regions

PATH = "data/bandingkan/index.json"
"""Path of the file below `content/`."""


def export(build: BuildContext, rows: Sequence[TableRows]) -> Iterator[ExportedFile]:
    """Yield the list of regions, invented regions last.

    Keys: `slug`, `name` and `province`, and where they apply `fictional` and `former` (slugs of
    earlier addresses). Real regions are of a kind by `type`, `framework` of the
    plan, `cohorts` (years) and `measures` of indicators.
    """
    measures = {region.slug: _measures(region) for region in rows}
    entries = [
        _entry(region, province, measures.get(region.slug, ()))
        for region, province in list_regions(build)
    ]
    yield json_file(PATH, entries)


def _measures(region: TableRows) -> tuple[str, ...]:
    """Return the measures of the indicators of a region, each once, sorted."""
    place = INDICATOR_COLUMNS.index("measure")
    return tuple(sorted({row[place] for row in region.indicators}))


def _entry(region: RegionFacts, province: str, measures: tuple[str, ...]) -> Mapping[str, object]:
    entry: dict[str, object] = {"slug": region.slug, "name": region.full_name, "province": province}
    if region.is_fictional:
        entry["fictional"] = True
    else:
        # An invented region is offered as no neighbour of a real one, so it has no features.
        kind = region.slug.partition("-")[0]
        traits = {"type": kind, "framework": region.framework, "cohorts": region.cohorts}
        known = {**traits, "measures": measures}
        entry |= {key: value for key, value in known.items() if value}
    if region.redirects:
        entry["former"] = region.redirects
    return entry
