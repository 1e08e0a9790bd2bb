"""Reading files: from bytes to typed records, and the records that all regions share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from generator.decode import Decoded, decode
from generator.diagnostics import Diagnostic, Severity
from generator.link import places_in
from generator.link.region_list import index_regions
from generator.link.site import Filed, National
from generator.model.base import Record
from generator.model.framework import Framework
from generator.model.programme import Glossary, NationalSources, Programme, Provinces
from generator.model.region_list import RegionList
from generator.model.schema import ROOTS
from generator.source.discover import SourceFile, SourceKind
from generator.source.front_matter import parse_update
from generator.source.yaml_tree import Parsed, parse_yaml

MODELS: Mapping[SourceKind, type[Record]] = {kind: ROOTS[kind.value] for kind in SourceKind}
"""The record that each kind of file holds."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file on its way: what it is, and what came of it."""

    file: SourceFile
    decoded: Decoded[Record] | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def stem(self) -> str:
        """Name of the file without its ending."""
        return PurePosixPath(self.file.path).stem

    @property
    def is_whole(self) -> bool:
        """Whether nothing had to be left out of it."""
        return not has_errors(self.diagnostics)


def read_files(files: Iterable[SourceFile]) -> tuple[ReadFile, ...]:
    """Return each file with its record, as far as it has one, and with what is wrong in it."""
    return tuple(_read(file) for file in files)


def filed_as(read: Iterable[ReadFile], kind: SourceKind, model: type[R]) -> tuple[Filed[R], ...]:
    """Return the records of the files of one kind."""
    return tuple(
        Filed(item.stem, item.decoded.record, item.decoded.document, item.is_whole)
        for item in read
        if item.file.kind is kind and item.decoded is not None and isinstance(item.decoded.record, model)
    )


def read_national(files: Iterable[SourceFile]) -> tuple[National | None, tuple[Diagnostic, ...]]:
    """Return what all regions share, None where too much of it is missing, and what is wrong in its files."""
    read = read_files(files)
    return _national(read), tuple(diagnostic for item in read for diagnostic in item.diagnostics)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether any finding stops a build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def _read(file: SourceFile) -> ReadFile:
    parsed = _parse(file)
    decoded = None if parsed.document is None else decode(parsed.document, MODELS[file.kind])
    return ReadFile(file, decoded, parsed.diagnostics + (() if decoded is None else decoded.diagnostics))


def _parse(file: SourceFile) -> Parsed:
    parse = parse_update if file.kind is SourceKind.UPDATE else parse_yaml
    return parse(file.path, file.data)


def _national(read: tuple[ReadFile, ...]) -> National | None:
    programme = filed_as(read, SourceKind.PROGRAMME, Programme)
    provinces = filed_as(read, SourceKind.PROVINCES, Provinces)
    listed = filed_as(read, SourceKind.REGIONS, RegionList)
    glossary = filed_as(read, SourceKind.GLOSSARY, Glossary)
    sources = filed_as(read, SourceKind.SOURCES, NationalSources)
    if not (programme and provinces and listed and glossary):
        return None
    frameworks = filed_as(read, SourceKind.FRAMEWORK, Framework)
    incomplete = frozenset(MODELS[item.file.kind] for item in read if not item.is_whole)
    places = places_in((*programme, *provinces, *listed, *glossary, *sources, *frameworks))
    return National(
        programme=programme[0],
        provinces=provinces[0],
        listed=listed[0],
        listed_index=index_regions(listed[0].record.regions),
        glossary=glossary[0],
        sources=sources[0] if sources else None,
        frameworks=frameworks,
        places=places,
        incomplete=incomplete,
    )
