"""The data files of a region for a workbook: found, parsed, and without errors."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.build.load import DataFolder
from generator.build.read import MODELS, has_errors, read_files, read_national
from generator.errors import GeneratorError
from generator.messages import Catalogue
from generator.messages.synonyms import folded
from generator.model.base import Kind
from generator.source.files import SourceFile
from generator.source.front_matter import parse_file
from generator.workbook.layout import FILES
from generator.workbook.rows import NAMED, RecordRow, RegionFile, names_of, rows_of


@dataclass(frozen=True, slots=True)
class RegionRows:
    """The records of a region as rows, with the names of referenced records."""

    slug: str
    files: tuple[RegionFile, ...]
    rows: tuple[RecordRow, ...]
    names: Mapping[Kind, Mapping[str, str]]


def region_rows(data: DataFolder, slug: str, catalogue: Catalogue) -> RegionRows:
    """Return the rows of a region.

    Raises:
        GeneratorError: The region has no folder, or one of its files cannot be read as a record.
    """
    known = data.regions()
    if slug not in known:
        raise GeneratorError("workbook_region", region=slug, regions=", ".join(known))
    inputs = known[slug].files
    broken = [read.file.path for read in read_files(inputs) if has_errors(read.diagnostics)]
    if broken:
        raise GeneratorError("workbook_broken", region=slug, files=", ".join(broken))
    files = region_files(inputs)
    rows = rows_of(files, catalogue)
    names = _national_names(data, catalogue, rows)
    for kind, listed in names_of(rows).items():
        names[kind] = names.get(kind, {}) | listed
    return RegionRows(slug, files, rows, names)


def written_names(present: RegionRows) -> Mapping[Kind, Mapping[str, str]]:
    """Return the identifiers of referenced records by kind and folded word: identifier or name.

    A short name counts as well, unless several records of the kind have it.
    """
    found: dict[Kind, dict[str, str]] = {}
    for kind, names in present.names.items():
        found[kind] = {folded(name): identifier for identifier, name in names.items()}
        found[kind] |= {folded(identifier): identifier for identifier in names}
    for kind, record in NAMED.items():
        short = [
            (folded(row.values["short_name"]), row.values["id"])
            for row in present.rows
            if row.sheet.record is record and {"id", "short_name"} <= row.values.keys()
        ]
        times = Counter(word for word, _ in short)
        for word, identifier in short:
            if times[word] == 1:
                found[kind].setdefault(word, identifier)
    return found


def region_files(files: Iterable[SourceFile]) -> tuple[RegionFile, ...]:
    """Return the parsable data files of a region, `region.yml` first."""
    made: list[RegionFile] = []
    for file in files:
        document = parse_file(file.path, file.data).document
        if document is not None:
            stem = PurePosixPath(file.path).stem
            made.append(RegionFile(file.path, stem, MODELS[file.kind], document))
    return tuple(sorted(made, key=lambda file: (FILES.index(file.record), file.path)))


_FOLLOWED = {Kind.DIMENSION: "framework.framework", Kind.ASPECT: "village_programme.framework"}
"""Key of the column with the followed framework, by the kind of the framework's items."""


def _national_names(
    data: DataFolder, catalogue: Catalogue, rows: Iterable[RecordRow]
) -> dict[Kind, dict[str, str]]:
    """Return the names of national records: provinces, sources, frameworks and their items.

    The items of a followed framework are the dimensions and aspects that the region may name.
    """
    national, _ = read_national(data.national_files)
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
