"""The records of a region for a workbook, with the names of referenced records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.build.read import MODELS, ReadFile
from generator.link.site import NationalData
from generator.messages import Catalogue
from generator.model.base import Kind
from generator.source.files import SourceFile
from generator.source.front_matter import parse_data
from generator.source.nodes import YamlDocument
from generator.workbook.layout import FILES
from generator.workbook.rows import RecordRow, RegionFile, names_of, rows_of


@dataclass(frozen=True, slots=True)
class RegionRows:
    """The records of a region as rows, with the names of referenced records."""

    slug: str
    files: tuple[RegionFile, ...]
    rows: tuple[RecordRow, ...]
    names: Mapping[Kind, Mapping[str, str]]

    @property
    def knows_dimensions(self) -> bool:
        """Whether the region has dimensions, its own or those of a framework that it follows."""
        return bool(self.names.get(Kind.DIMENSION))


def region_rows(
    slug: str, files: tuple[RegionFile, ...], national: NationalData | None, catalogue: Catalogue
) -> RegionRows:
    """Return the rows of a region.

    Args:
        slug: The region.
        files: The region's files.
        national: The national data, for names of national records.
        catalogue: The language of the workbook.
    """
    rows = rows_of(files, catalogue)
    return RegionRows(slug, files, rows, _names(rows, national, catalogue))


def public_rows(
    present: RegionRows, national: NationalData | None, catalogue: Catalogue
) -> RegionRows:
    """Return the rows of a region without records withdrawn for private data.

    The tombstone of such a record stands on the site; a workbook has no row for a mere tombstone.
    """
    private = [row for row in present.rows if row.values.get("withdrawn.is_private") == "ya"]
    if not private:
        return present
    rows = tuple(
        row
        for row in present.rows
        if not any(row.file == one.file and row.loc[: len(one.loc)] == one.loc for one in private)
    )
    return replace(present, rows=rows, names=_names(rows, national, catalogue))


def _names(
    rows: tuple[RecordRow, ...], national: NationalData | None, catalogue: Catalogue
) -> Mapping[Kind, Mapping[str, str]]:
    """Return the names of the records that a region may reference, its own before national ones."""
    names = _national_names(national, catalogue, rows)
    for kind, listed in names_of(rows).items():
        names[kind] = names.get(kind, {}) | listed
    return names


def region_files(files: Iterable[SourceFile]) -> tuple[RegionFile, ...]:
    """Return the parsable data files of a region as they are written, `region.yml` first."""
    parsed = ((file, parse_data(file.path, file.data).document) for file in files)
    return _region_files((file, document) for file, document in parsed if document is not None)


def published_files(read: Iterable[ReadFile]) -> tuple[RegionFile, ...]:
    """Return the data files of a region as the site has them, `region.yml` first.

    Args:
        read: The region's files, without errors.
    """
    return _region_files(
        (item.file, item.decoded.document) for item in read if item.decoded is not None
    )


def _region_files(files: Iterable[tuple[SourceFile, YamlDocument]]) -> tuple[RegionFile, ...]:
    made = [
        RegionFile(file.path, PurePosixPath(file.path).stem, MODELS[file.kind], document)
        for file, document in files
    ]
    return tuple(sorted(made, key=lambda file: (FILES.index(file.record), file.path)))


_FOLLOWED = {Kind.DIMENSION: "framework.framework", Kind.ASPECT: "village_programme.framework"}
"""Key of the column with the followed framework, by the kind of the framework's items."""


def _national_names(
    national: NationalData | None, catalogue: Catalogue, rows: Iterable[RecordRow]
) -> dict[Kind, dict[str, str]]:
    """Return the names of national records: provinces, sources, frameworks and their items.

    The items of a followed framework are the dimensions and aspects that the region may name.
    """
    if national is None:
        return {}
    language = catalogue.language
    names: dict[Kind, dict[str, str]] = {
        Kind.PROVINCE: {
            province.code: province.name for province in national.provinces.record.provinces
        },
        Kind.FRAMEWORK: {
            framework.id: framework.record.name.in_language(language)[1]
            for framework in national.frameworks
        },
        Kind.FRAMEWORK_ITEM: {
            f"{framework.id}/{item.key}": item.name.in_language(language)[1]
            for framework in national.frameworks
            for item in framework.record.items
        },
    }
    listed = tuple(rows)
    for kind, key in _FOLLOWED.items():
        followed = (national.framework(row.values[key]) for row in listed if key in row.values)
        names[kind] = {
            item.key: item.name.in_language(language)[1]
            for framework in followed
            if framework is not None
            for item in framework.items
        }
    if national.sources is not None:
        names[Kind.SOURCE] = {
            source.id: title.in_language(language)[1]
            for source in national.sources.record.sources
            if (title := source.title or source.called) is not None
        }
    return names
