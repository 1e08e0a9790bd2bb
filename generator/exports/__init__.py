"""Exports: the data of the site as files for machines, below `content/data/`.

A new export is a module with a function `export`, and a line in a list below. The
function yields files of any kind, text or binary.
"""

from collections.abc import Callable, Iterator, Sequence

from generator.context import BuildContext
from generator.exports import (
    comparison_index,
    csv_tables,
    data_schemas,
    form_names,
    places,
    record_forms,
    region_comparison,
    region_json,
    region_names,
    search_names,
)
from generator.exports.exported_file import ExportedFile
from generator.exports.table_rows import TableRows, table_rows
from generator.facts.file_facts import FileFacts
from generator.link.site import RegionSite

RegionExport = Callable[[RegionSite, BuildContext], Iterator[ExportedFile]]
"""Yields the files of a region, invented regions included."""
SharedExport = Callable[[BuildContext, Sequence[TableRows]], Iterator[ExportedFile]]
"""Yields files about several regions, from the table rows of the real regions, by slug.

The build context knows the facts of every region, but no records: an export in need of more fields
of the records adds columns to `TableRows`.
"""

REGION_EXPORTS: tuple[RegionExport, ...] = (
    region_json.export,
    region_comparison.export,
    form_names.export,
    region_names.export,
)
SHARED_EXPORTS: tuple[SharedExport, ...] = (
    csv_tables.export,
    comparison_index.export,
    data_schemas.export,
    places.export,
    record_forms.export,
    search_names.export,
)


def export_region(region: RegionSite, build: BuildContext) -> Iterator[ExportedFile]:
    """Yield the exports of a region, in the order of the list."""
    for export in REGION_EXPORTS:
        yield from export(region, build)


def export_shared(build: BuildContext, rows: Sequence[TableRows]) -> Iterator[ExportedFile]:
    """Yield the exports about several regions, in the order of the list.

    Args:
        build: Build context.
        rows: Table rows of the real regions, by slug.
    """
    for export in SHARED_EXPORTS:
        yield from export(build, rows)


def file_facts(file: ExportedFile) -> FileFacts:
    """Return the facts of an exported file."""
    return FileFacts(file.path, len(file.data), file.rows)


__all__ = [
    "ExportedFile",
    "TableRows",
    "export_region",
    "export_shared",
    "file_facts",
    "table_rows",
]
