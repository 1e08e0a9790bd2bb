"""Reading files: from bytes to typed records; the national files to the shared data of a run."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TypeVar

from generator.build.cited_documents import with_cited_documents
from generator.build.tombstones import without_private
from generator.checks.privacy import check_private_data
from generator.decode import Decoded, decode, nothing_of
from generator.decode.prune import names_in
from generator.diagnostics import Diagnostic, Severity
from generator.facts.media_facts import MediaFacts
from generator.link import places_in
from generator.link.region_list import index_regions
from generator.link.site import NationalData, SourceRecord, UnreadParts
from generator.model.base import Record
from generator.model.framework import Framework
from generator.model.programme import Glossary, NationalSources, Programme, Province, Provinces
from generator.model.region import Region
from generator.model.region_list import RegionList
from generator.model.schema import ROOTS
from generator.model.sourced import Source
from generator.source.files import SourceFile, SourceKind
from generator.source.front_matter import parse_data
from generator.source.omission import without_values

MODELS: Mapping[SourceKind, type[Record]] = {kind: ROOTS[kind.value] for kind in SourceKind}
"""Record type of each kind of file."""

_HELD: Mapping[SourceKind, frozenset[type[Record]]] = {
    SourceKind.SOURCES: frozenset({Source}),
    SourceKind.PROVINCES: frozenset({Province}),
}
"""Referenced record types by kind of national file; any reference may mean a record of an
unreadable file.
"""

_PRIVATE_MARK = b"is_private"

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class RegionInputs:
    """A region's own files."""

    slug: str
    files: tuple[SourceFile, ...]
    """By path."""
    changed_on: Mapping[str, dt.date] = field(default_factory=dict)
    """Day of the last change of each file, by path; files without a known day are missing."""
    media: tuple[MediaFacts, ...] = ()
    """Facts of the files in the region's folder `media/`, by name."""
    as_of: dt.date | None = None
    """Day of the commit that the files are from; None for the files as they are now."""

    def only(self, files: Iterable[SourceFile], media: Collection[str]) -> "RegionInputs":
        """Return the inputs with some of the files alone.

        Args:
            files: Files with records.
            media: Names of files of the folder `media/`.
        """
        some = tuple(files)
        dated = (file.path for file in some if file.path in self.changed_on)
        days = {path: self.changed_on[path] for path in dated}
        facts = tuple(facts for facts in self.media if facts.name in media)
        return RegionInputs(self.slug, some, days, facts, self.as_of)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A data file with the decoding result and the findings."""

    file: SourceFile
    decoded: Decoded[Record] | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def stem(self) -> str:
        """File name without the ending."""
        return PurePosixPath(self.file.path).stem

    @property
    def is_unread(self) -> bool:
        """Whether the file gave no record."""
        return self.decoded is None or self.decoded.record is None

    @property
    def unread_identifiers(self) -> frozenset[str]:
        """Identifiers of records in unreadable parts.

        For a file without a record, every possible identifier.
        """
        if self.is_unread:
            return frozenset({self.stem}) | self.unread_words
        return frozenset() if self.decoded is None else self.decoded.unread_identifiers

    @property
    def unread_words(self) -> frozenset[str]:
        """Identifiers of other records that unreadable parts may reference."""
        if self.is_unread:
            # Letters and digits stand in the bytes as they are, whatever the encoding, or beside
            # zero bytes.
            text = self.file.data.replace(b"\0", b"").decode("latin-1")
            return frozenset(names_in(text))
        return frozenset() if self.decoded is None else self.decoded.unread_words


def read_files(files: Iterable[SourceFile]) -> tuple[ReadFile, ...]:
    """Return each file with record, if any, and findings."""
    return tuple(_read(file) for file in files)


def records_of_kind(
    read: Iterable[ReadFile], kind: SourceKind, model: type[R], *, with_other: bool = False
) -> tuple[SourceRecord[R], ...]:
    """Return the records of the files of one kind.

    Args:
        read: Files of any kind.
        kind: Kind of file to select.
        model: Record type of the kind.
        with_other: Whether to return the records with the second stand-in of each unreadable value.
    """
    source_records = []
    for item in read:
        if item.file.kind is kind and item.decoded is not None:
            record = (
                item.decoded.other
                if with_other and item.decoded.other is not None
                else item.decoded.record
            )
            # A mark of private data is rare, and its letters stand in the bytes as they are.
            if isinstance(record, model) and _PRIVATE_MARK in item.file.data:
                record = without_private(record)
            if isinstance(record, Region):
                record = with_cited_documents(record)
            if isinstance(record, model):
                source_records.append(
                    SourceRecord(item.stem, record, item.decoded.document, item.decoded.cuts)
                )
    return tuple(source_records)


def unread_parts(read: Iterable[ReadFile]) -> UnreadParts:
    """Return the identifiers and references that the unreadable parts of some files may hold."""
    files = tuple(read)
    return UnreadParts(
        frozenset[str]().union(*(item.unread_identifiers for item in files)),
        frozenset[str]().union(*(item.unread_words for item in files)),
        frozenset[type[Record]]().union(
            *(item.decoded.nameless for item in files if item.decoded is not None),
            *(
                _HELD[item.file.kind]
                for item in files
                if item.is_unread and item.file.kind in _HELD
            ),
        ),
        has_unread_files=any(item.is_unread for item in files),
    )


def _records_or_stand_ins(
    read: tuple[ReadFile, ...], kind: SourceKind, model: type[R], *, with_other: bool
) -> tuple[SourceRecord[R], ...]:
    """Return the record of a single national file, as none or one record.

    An unreadable file gives an empty record with stand-ins.
    """
    source_records = records_of_kind(read, kind, model, with_other=with_other)
    unread = next((item for item in read if item.file.kind is kind and item.is_unread), None)
    if source_records or unread is None:
        return source_records
    nothing = nothing_of(unread.file.path, model)
    record = nothing.other if with_other and nothing.other is not None else nothing.record
    return (
        ()
        if record is None
        else (SourceRecord(unread.stem, record, nothing.document, nothing.cuts),)
    )


def has_stand_ins(read: Iterable[ReadFile]) -> bool:
    """Return whether any file has a record with stand-ins."""
    return any(item.decoded is not None and item.decoded.other is not None for item in read)


@lru_cache(maxsize=2)
def read_national(
    files: tuple[SourceFile, ...],
) -> tuple[NationalData | None, tuple[Diagnostic, ...]]:
    """Return the shared national data, None if a required file is missing, and their findings.

    The same files give the same records, for a server that reads again for each request.
    """
    read = read_files(files)
    national = _national(read)
    if national is not None and (has_stand_ins(read) or any(item.is_unread for item in read)):
        # The checks run on both: a finding counts only if both stand-ins give the finding.
        national = replace(national, other=_national(read, with_other=True))
    return national, tuple(diagnostic for item in read for diagnostic in item.diagnostics)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether any finding is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def _read(file: SourceFile) -> ReadFile:
    parsed = parse_data(file.path, file.data)
    if parsed.document is not None and file.omitted:
        root = without_values(parsed.document.root, file.omitted)
        parsed = replace(parsed, document=replace(parsed.document, root=root))
    decoded = None if parsed.document is None else decode(parsed.document, MODELS[file.kind])
    shape = () if decoded is None else decoded.diagnostics
    private = check_private_data(file.path, file.quotable)
    return ReadFile(file, decoded, (*parsed.diagnostics, *shape, *private))


def _national(read: tuple[ReadFile, ...], *, with_other: bool = False) -> NationalData | None:
    programme = _records_or_stand_ins(read, SourceKind.PROGRAMME, Programme, with_other=with_other)
    provinces = _records_or_stand_ins(read, SourceKind.PROVINCES, Provinces, with_other=with_other)
    listed = _records_or_stand_ins(read, SourceKind.REGIONS, RegionList, with_other=with_other)
    glossary = _records_or_stand_ins(read, SourceKind.GLOSSARY, Glossary, with_other=with_other)
    sources = records_of_kind(read, SourceKind.SOURCES, NationalSources, with_other=with_other)
    # A missing file is a finding already; an unreadable file has an empty record here.
    if not (programme and provinces and listed and glossary):
        return None
    frameworks = records_of_kind(read, SourceKind.FRAMEWORK, Framework, with_other=with_other)
    return NationalData(
        programme=programme[0],
        provinces=provinces[0],
        listed=listed[0],
        listed_index=index_regions(listed[0].record.regions),
        glossary=glossary[0],
        sources=sources[0] if sources else None,
        frameworks=frameworks,
        places=places_in((*programme, *provinces, *listed, *glossary, *sources, *frameworks)),
        unread=unread_parts(read),
        is_faulty=any(has_errors(item.diagnostics) for item in read),
    )
