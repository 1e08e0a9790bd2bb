"""Exports: the data of the site as files for machines, below `content/data/`.

A new export is a module with a function `export`, and a line in a list below. The
function yields files of any kind, text or binary.

Exports are those of the main edition. The files that the search page fetches have a twin below
`content/en/data/` with an English edition, and no page or catalogue lists the twins.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence

from generator.context import BuildContext
from generator.exports import (
    archive,
    atom_feeds,
    calendars,
    comparison_index,
    data_catalogue,
    data_schemas,
    form_names,
    llms_text,
    places,
    record_forms,
    region_comparison,
    region_json,
    region_names,
    search_names,
    tables,
)
from generator.exports.archive import ReadFile
from generator.exports.exported_file import ExportedFile
from generator.exports.table_rows import TableRows, table_rows
from generator.facts.file_facts import FileFacts
from generator.link.site import RegionSite
from generator.settings import SiteSettings
from generator.views.foreign import unmarked

RegionExport = Callable[[RegionSite, BuildContext], Iterator[ExportedFile]]
"""Yields the files of a region, invented regions included."""
SharedExport = Callable[[BuildContext, Sequence[TableRows]], Iterator[ExportedFile]]
"""Yields files about several regions, from the table rows of the real regions, by slug.

The build context knows the facts of every region, but no records: an export in need of more fields
of the records adds columns to `TableRows`.
"""
DescribingExport = Callable[[SiteSettings], Iterator[ExportedFile]]
"""Yields files about the form of the data, which no data changes."""

REGION_EXPORTS: tuple[RegionExport, ...] = (
    region_json.export,
    region_comparison.export,
    form_names.export,
    atom_feeds.export_region,
    calendars.export_region,
    region_names.export,
)
SHARED_EXPORTS: tuple[SharedExport, ...] = (
    tables.export,
    comparison_index.export,
    places.export,
    record_forms.export,
    llms_text.export,
    atom_feeds.export_shared,
    calendars.export_shared,
    search_names.export,
)
REGION_SEARCH_EXPORTS: tuple[RegionExport, ...] = (region_names.export,)
SHARED_SEARCH_EXPORTS: tuple[SharedExport, ...] = (places.export, search_names.export)
"""Exports for the search page of every edition; also in the lists above."""
DESCRIBING_EXPORTS: tuple[DescribingExport, ...] = (data_schemas.export,)


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


def export_region_twins(region: RegionSite, build: BuildContext) -> Iterator[ExportedFile]:
    """Yield the exports of a region for the search page of the English edition."""
    for export in REGION_SEARCH_EXPORTS:
        yield from (_twin(file, build) for file in export(region, build))


def export_shared_twins(build: BuildContext) -> Iterator[ExportedFile]:
    """Yield the exports about several regions for the search page of the English edition."""
    for export in SHARED_SEARCH_EXPORTS:
        yield from (_twin(file, build) for file in export(build, ()))


def _twin(file: ExportedFile, build: BuildContext) -> ExportedFile:
    """Return a file of an edition in the folder of the edition, as plain text."""
    return ExportedFile(f"{build.edition}{file.path}", unmarked(file.data.decode()).encode())


def export_descriptions(settings: SiteSettings) -> Iterator[ExportedFile]:
    """Yield the exports about the form of the data, in the order of the list."""
    for export in DESCRIBING_EXPORTS:
        yield from export(settings)


def file_facts(file: ExportedFile) -> FileFacts:
    """Return the facts of an exported file."""
    digest = hashlib.sha256(file.data).hexdigest()
    return FileFacts(file.path, len(file.data), digest, file.rows)


def export_about_files(
    build: BuildContext, files: Sequence[FileFacts], read: ReadFile
) -> Iterator[ExportedFile]:
    """Yield the exports about all other exports: the catalogue, and the archive with it.

    Args:
        build: Build context.
        files: Facts of the exports of all regions and of the country.
        read: Gives the bytes of these exports.
    """
    made = tuple(data_catalogue.export(build, files))
    by_path = {file.path: file.data for file in made}

    def read_any(path: str) -> bytes:
        return by_path[path] if path in by_path else read(path)

    yield from made
    yield from archive.export(build, (*files, *map(file_facts, made)), read_any)


__all__ = [
    "ExportedFile",
    "ReadFile",
    "TableRows",
    "export_about_files",
    "export_descriptions",
    "export_region",
    "export_region_twins",
    "export_shared",
    "export_shared_twins",
    "file_facts",
    "table_rows",
]
