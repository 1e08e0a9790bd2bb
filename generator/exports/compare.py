"""Regions for the page that compares them: one small JSON file each, fetched only when asked for,
and their list.

Texts are ready to be shown, in the language of the run; addresses are below the site's root.
"""

import json
from collections.abc import Mapping

from generator.context import BuildContext
from generator.facts.region_facts import RegionFacts
from generator.link.site import RegionSite
from generator.views.comparison import ComparedRow, Comparison, compare_region, list_regions
from generator.views.comparison_rows import ComparedValue

_FOLDER = "data/bandingkan"


def render_compared(build: BuildContext) -> tuple[str, str]:
    """Return path below `content/` and text of the list of regions, invented ones too."""
    return f"{_FOLDER}/index.json", _json(
        [_listed(region, province) for region, province in list_regions(build)]
    )


def render_comparison(region: RegionSite, build: BuildContext) -> tuple[str, str]:
    """Return path below `content/` and text of a region's file."""
    return f"{_FOLDER}/{region.slug}.json", comparison_json(compare_region(region, build))


def comparison_json(comparison: Comparison) -> str:
    """Return a region's comparison as JSON; ends with a line feed.

    Keys: `slug`, `name`, `fictional`, `href`, `state_on` (day of the states in the rows, where the
    region has quick wins), `rows`, `framework`, `dimensions`, `evaluation_basis`, `figures` and
    `sources`. Of a value, what it does not have is left out.
    """
    return _json(
        {
            "slug": comparison.slug,
            "name": comparison.name,
            "fictional": comparison.is_fictional,
            "href": comparison.href,
            **(
                {} if comparison.state_on is None else {"state_on": comparison.state_on.isoformat()}
            ),
            "rows": _rows(comparison.rows),
            "framework": comparison.framework,
            "dimensions": _rows(comparison.dimensions),
            "evaluation_basis": comparison.evaluation_basis,
            "figures": _rows(comparison.figures),
            "sources": [
                {"title": source.title, "href": source.href} for source in comparison.sources
            ],
        }
    )


def _listed(region: RegionFacts, province: str) -> Mapping[str, object]:
    entry: dict[str, object] = {"slug": region.slug, "name": region.full_name, "province": province}
    if region.is_fictional:
        entry["fictional"] = True
    if region.redirects:
        entry["former"] = region.redirects
    return entry


def _rows(rows: tuple[ComparedRow, ...]) -> list[Mapping[str, object]]:
    return [
        {"key": row.key, "label": row.label, "values": [_value(value) for value in row.values]}
        for row in rows
    ]


def _value(value: ComparedValue) -> Mapping[str, object]:
    entry = {"text": value.text, "note": value.note, "href": value.href, "sources": value.sources}
    return {name: part for name, part in entry.items() if part}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
