"""Reading files: from bytes to typed records, and the records that all regions share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TypeVar

from generator.decode import Decoded, decode, nothing_of
from generator.decode.prune import names_in
from generator.diagnostics import Diagnostic, Severity
from generator.link import places_in
from generator.link.region_list import index_regions
from generator.link.site import Filed, Lost, National
from generator.model.base import Record
from generator.model.framework import Framework
from generator.model.programme import Glossary, NationalSources, Programme, Province, Provinces
from generator.model.region_list import RegionList
from generator.model.schema import ROOTS
from generator.model.sourced import Source
from generator.source.discover import SourceFile, SourceKind
from generator.source.front_matter import parse_update
from generator.source.yaml_tree import Parsed, parse_yaml

MODELS: Mapping[SourceKind, type[Record]] = {kind: ROOTS[kind.value] for kind in SourceKind}
"""The record that each kind of file holds."""

_HELD: Mapping[SourceKind, frozenset[type[Record]]] = {
    SourceKind.SOURCES: frozenset({Source}),
    SourceKind.PROVINCES: frozenset({Province}),
}
"""Records of the shared files that others refer to: any reference may mean one of a file that cannot be read."""

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
    def is_unread(self) -> bool:
        """Whether nothing of it could be read."""
        return self.decoded is None or self.decoded.record is None

    @property
    def lost(self) -> frozenset[str]:
        """Identifiers of records in the parts that cannot be read; of a file that gave no record, all it may have."""
        if self.is_unread:
            return frozenset({self.stem}) | self.lost_words
        return frozenset() if self.decoded is None else self.decoded.lost

    @property
    def lost_words(self) -> frozenset[str]:
        """Names of other records that may stand in the parts that cannot be read."""
        if self.is_unread:
            # Letters and digits stand in the bytes as they are, whatever the encoding, or beside zero bytes.
            text = self.file.data.replace(b"\0", b"").decode("latin-1")
            return frozenset(names_in(text))
        return frozenset() if self.decoded is None else self.decoded.lost_words


def read_files(files: Iterable[SourceFile]) -> tuple[ReadFile, ...]:
    """Return each file with its record, as far as it has one, and with what is wrong in it."""
    return tuple(_read(file) for file in files)


def filed_as(
    read: Iterable[ReadFile], kind: SourceKind, model: type[R], *, with_other: bool = False
) -> tuple[Filed[R], ...]:
    """Return the records of the files of one kind.

    Args:
        read: Files of any kind.
        kind: Kind to choose.
        model: Record of that kind.
        with_other: Whether the records have the second stand-in for each value that cannot be read.
    """
    filed = []
    for item in read:
        if item.file.kind is kind and item.decoded is not None:
            record = item.decoded.other if with_other and item.decoded.other is not None else item.decoded.record
            if isinstance(record, model):
                filed.append(Filed(item.stem, record, item.decoded.document, item.decoded.cuts))
    return tuple(filed)


def lost_in(read: Iterable[ReadFile]) -> Lost:
    """Return what stands in the parts of files that cannot be read."""
    files = tuple(read)
    return Lost(
        frozenset[str]().union(*(item.lost for item in files)),
        frozenset[str]().union(*(item.lost_words for item in files)),
        frozenset[type[Record]]().union(
            *(item.decoded.nameless for item in files if item.decoded is not None),
            *(_HELD[item.file.kind] for item in files if item.is_unread and item.file.kind in _HELD),
        ),
        has_unread_files=any(item.is_unread for item in files),
    )


def _filed_or_nothing(
    read: tuple[ReadFile, ...], kind: SourceKind, model: type[R], *, with_other: bool
) -> tuple[Filed[R], ...]:
    """Return the record of a file of which the nation has one; with nothing in it, where it could not be read."""
    filed = filed_as(read, kind, model, with_other=with_other)
    unread = next((item for item in read if item.file.kind is kind and item.is_unread), None)
    if filed or unread is None:
        return filed
    nothing = nothing_of(unread.file.path, model)
    record = nothing.other if with_other and nothing.other is not None else nothing.record
    return () if record is None else (Filed(unread.stem, record, nothing.document, nothing.cuts),)


def has_stand_ins(read: Iterable[ReadFile]) -> bool:
    """Return whether any file has a record with stand-ins."""
    return any(item.decoded is not None and item.decoded.other is not None for item in read)


def read_national(files: Iterable[SourceFile]) -> tuple[National | None, tuple[Diagnostic, ...]]:
    """Return what all regions share, None where too much of it is missing, and what is wrong in its files."""
    read = read_files(files)
    national = _national(read)
    if national is not None and (has_stand_ins(read) or any(item.is_unread for item in read)):
        national = replace(national, other=_national(read, with_other=True))
    return national, tuple(diagnostic for item in read for diagnostic in item.diagnostics)


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


def _national(read: tuple[ReadFile, ...], *, with_other: bool = False) -> National | None:
    programme = _filed_or_nothing(read, SourceKind.PROGRAMME, Programme, with_other=with_other)
    provinces = _filed_or_nothing(read, SourceKind.PROVINCES, Provinces, with_other=with_other)
    listed = _filed_or_nothing(read, SourceKind.REGIONS, RegionList, with_other=with_other)
    glossary = _filed_or_nothing(read, SourceKind.GLOSSARY, Glossary, with_other=with_other)
    sources = filed_as(read, SourceKind.SOURCES, NationalSources, with_other=with_other)
    if not (programme and provinces and listed and glossary):
        return None
    frameworks = filed_as(read, SourceKind.FRAMEWORK, Framework, with_other=with_other)
    return National(
        programme=programme[0],
        provinces=provinces[0],
        listed=listed[0],
        listed_index=index_regions(listed[0].record.regions),
        glossary=glossary[0],
        sources=sources[0] if sources else None,
        frameworks=frameworks,
        places=places_in((*programme, *provinces, *listed, *glossary, *sources, *frameworks)),
        lost=lost_in(read),
        is_faulty=any(has_errors(item.diagnostics) for item in read),
    )
