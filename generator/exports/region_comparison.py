"""A region for the comparison page: a small JSON file that the page fetches when it is asked for.

Texts are ready to be shown, in the language of the build; addresses are relative to the site's
root.
"""

from collections.abc import Iterator, Mapping

from generator.context import BuildContext
from generator.exports.exported_file import ExportedFile, json_file
from generator.link.site import RegionSite
from generator.views.across.comparison import ComparedRow, compare_region
from generator.views.across.comparison_rows import ComparedValue


def export(region: RegionSite, build: BuildContext) -> Iterator[ExportedFile]:
    """Yield a region's comparison.

    Keys: `slug`, `name`, `fictional`, `href`, `state_on` (day of the states in the rows, present if
    the region has quick wins), `rows`, `framework`, `dimensions`, `evaluation_basis`, `figures` and
    `sources`. Empty fields of a value are left out.
    """
    comparison = compare_region(region, build)
    state_on = comparison.state_on
    # The order of the keys is part of the file: the same data has to give the same bytes.
    data = {
        "slug": comparison.slug,
        "name": comparison.name,
        "fictional": comparison.is_fictional,
        "href": comparison.href,
        **({} if state_on is None else {"state_on": state_on.isoformat()}),
        "rows": _rows(comparison.rows),
        "framework": comparison.framework,
        "dimensions": _rows(comparison.dimensions),
        "evaluation_basis": comparison.evaluation_basis,
        "figures": _rows(comparison.figures),
        "sources": [{"title": source.title, "href": source.href} for source in comparison.sources],
    }
    yield json_file(f"data/bandingkan/{region.slug}.json", data)


def _rows(rows: tuple[ComparedRow, ...]) -> list[Mapping[str, object]]:
    return [
        {"key": row.key, "label": row.label, "values": [_value(value) for value in row.values]}
        for row in rows
    ]


def _value(value: ComparedValue) -> Mapping[str, object]:
    entry = {"text": value.text, "note": value.note, "href": value.href, "sources": value.sources}
    # The page fetches a file for each chosen region, so an empty field costs more than it says.
    return {name: field for name, field in entry.items() if field}
