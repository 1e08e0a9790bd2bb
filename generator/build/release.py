"""The release stage: the data of a moment, without drafts and records released later.

The stage comes before any other. An unreleased record counts as not written, so nothing after the
stage can tell its name, count it or lead to it. With the record go

- every reference to the record: an item of a list, or a field,
- the sources and the files of `media/` that unreleased records alone name,
- the keys `draft` and `publish_at` of every record.

What is left must stand by itself: `build.load` checks the data of this moment, and
`build.foresight` the data of every moment at which further records are released.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.build.read import MODELS, read_files, records_of_kind
from generator.build.release_marks import Identity, Marks, State, has_one_of, texts_in
from generator.diagnostics import Loc, Span
from generator.link.identifiers import identifier_of
from generator.link.media import media_named
from generator.link.site import SourceRecord
from generator.model.base import Kind, Record
from generator.model.quick_win import QuickWin
from generator.model.sourced import Source
from generator.model.village import Village
from generator.model.walk import Mention
from generator.source.files import SourceFile, SourceKind
from generator.source.front_matter import parse_data
from generator.source.locate import node_at

_KINDS_OF_MODELS: Mapping[type[Record], Kind] = {
    QuickWin: Kind.QUICK_WIN,
    Village: Kind.VILLAGE,
}
"""Kinds of the records that are named by their file."""


@dataclass(frozen=True, slots=True)
class UnreleasedRecord:
    """A record that the site must not show."""

    path: str
    """Path of the file."""
    region: str
    """Name of the region's folder."""
    slug: str
    """Part of an address that the file gives."""
    loc: Loc
    """Path of the record; empty for the record of a whole file."""
    area: Span
    """Stretch of the file with the record."""
    key: Span
    """Place of the release key; of a file of an unreleased region, the whole file."""
    identity: Identity
    """What tells the record from its siblings."""
    until: dt.datetime | None
    """The release time; None for a draft."""
    texts: tuple[str, ...] = field(repr=False)
    """Every text of the record, and of the sources that go with the record."""

    @property
    def name(self) -> str:
        """Name for an editor: of the file, or what tells the record from its siblings."""
        keys, value = self.identity
        return (value or keys[-1]) if self.loc else self.slug

    def holds(self, span: Span) -> bool:
        """Return whether a place lies within the record."""
        start, end = self.area[1:3], self.area[3:]
        return span.path == self.path and (not self.loc or start <= span[1:3] < end)

    def is_on_line_of(self, span: Span) -> bool:
        """Return whether a line of the record is quoted with a place."""
        is_between = self.area.line <= span.line <= self.area.end_line
        return span.path == self.path and (not self.loc or is_between)


@dataclass(frozen=True, slots=True)
class ReleasedFiles:
    """The files of a region in a state of the data."""

    files: tuple[SourceFile, ...]
    """Files with released records; what is not released is among their omitted values."""
    unreleased: tuple[UnreleasedRecord, ...] = ()
    media: frozenset[str] = frozenset()
    """Names of the files of `media/` that unreleased records alone name."""


def released(
    files: tuple[SourceFile, ...],
    marks: Marks,
    state: State,
    others: Iterable[SourceFile] = (),
) -> ReleasedFiles:
    """Return the files of a region in a state of the data.

    Args:
        files: All files of the region.
        marks: Release marks of the files.
        state: The state.
        others: Further files that may name sources of the region, as `<region>/<source>`.
    """
    omitted: defaultdict[str, set[Loc]] = defaultdict(set)
    for file in files:
        for mark in () if state.with_keys else marks.get(file.path, ()):
            omitted[file.path].update(mark.keys)
    unreleased = tuple(_unreleased(files, marks, state))
    if not unreleased:
        return ReleasedFiles(_shown(files, omitted))
    areas = {record.path: set[Loc]() for record in unreleased}
    for record in unreleased:
        areas[record.path].add(record.loc)
        omitted[record.path].add(record.loc)
    region = files[0].region or ""
    going, staying = _Named(region), _Named(region)
    for source_record in _records(file for file in files if file.path in areas):
        going.add(source_record, areas, is_below=True)
    # Paths count in the whole files, so the files are read with their unreleased records.
    for source_record in _records(filter(going.may_stand_in, files)):
        omitted[source_record.document.path].update(going.references_in(source_record))
        staying.add(source_record, areas, is_below=False)
    idle = going.sources - staying.sources
    if idle:
        further = tuple(others)
        idle -= {name for name in idle if _is_named(f"{region}/{name}", further)}
    texts: list[str] = []
    for source_record in _records(file for file in files if file.kind is SourceKind.REGION):
        for located in source_record.located:
            source = located.record
            if isinstance(source, Source) and source.id in idle:
                omitted[source_record.document.path].add(located.loc)
                texts += texts_in(node_at(source_record.document, located.loc)[0])
    return ReleasedFiles(
        _shown(files, omitted),
        tuple(replace(record, texts=(*record.texts, *texts)) for record in unreleased),
        frozenset(going.media - staying.media),
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """Names that some records of a region define or use."""

    region: str
    """Name of the region's folder."""
    records: set[tuple[Kind, str]] = field(default_factory=set)
    """Kind and identifier of each defined record."""
    sources: set[str] = field(default_factory=set)
    """Identifiers of the used sources of the region."""
    media: set[str] = field(default_factory=set)
    """Names of the used files of `media/`."""

    def add(
        self,
        source_record: SourceRecord[Record],
        areas: Mapping[str, Collection[Loc]],
        *,
        is_below: bool,
    ) -> None:
        """Add the names of a file's records at and below some paths, or everywhere else.

        Args:
            source_record: The file.
            areas: Paths by file.
            is_below: Whether names at and below the paths are added.
        """
        tops = areas.get(source_record.document.path, ())

        def counts(loc: Loc) -> bool:
            return any(loc[: len(top)] == top for top in tops) is is_below

        kind = _KINDS_OF_MODELS.get(type(source_record.record))
        if kind is not None and counts(()):
            self.records.add((kind, source_record.id))
        for located in source_record.located:
            name = identifier_of(located.record) if counts(located.loc) else None
            if name is not None:
                self.records.add(name)
        for mention in source_record.mentions:
            if mention.kind is Kind.SOURCE and counts(mention.loc):
                self.sources.add(self._near(mention))
        for named in media_named(source_record):
            if counts(named.loc):
                self.media.add(named.name)

    def may_stand_in(self, file: SourceFile) -> bool:
        """Return whether a file may use one of the names."""
        names = {*(name for _, name in self.records), *self.sources, *self.media}
        return has_one_of(names, file)

    def references_in(self, source_record: SourceRecord[Record]) -> Iterator[Loc]:
        """Yield the paths of a file's references to the defined records."""
        for mention in source_record.mentions:
            if (mention.kind, self._near(mention)) in self.records:
                yield mention.loc

    def _near(self, mention: Mention) -> str:
        """Return the identifier of a reference, without the name of the own region in front."""
        return mention.identifier.removeprefix(f"{self.region}/")


def _is_named(name: str, files: Iterable[SourceFile]) -> bool:
    return any(has_one_of((name,), file) for file in files)


def _shown(files: Iterable[SourceFile], omitted: Mapping[str, set[Loc]]) -> tuple[SourceFile, ...]:
    """Return files without their omitted values; a wholly omitted file is missing."""
    rest = (file for file in files if () not in omitted.get(file.path, ()))
    return tuple(
        replace(file, omitted=tuple(sorted(omitted[file.path], key=repr)))
        if file.path in omitted
        else file
        for file in rest
    )


def _records(files: Iterable[SourceFile]) -> Iterator[SourceRecord[Record]]:
    """Yield the record of each readable file."""
    for file in files:
        yield from records_of_kind(read_files([file]), file.kind, MODELS[file.kind])


def _unreleased(
    files: Iterable[SourceFile], marks: Marks, state: State
) -> Iterator[UnreleasedRecord]:
    """Yield the unreleased records of a region; with the region itself, a record for each file."""
    of_region = [
        mark
        for file in files
        if file.kind is SourceKind.REGION
        for mark in marks.get(file.path, ())
        if not mark.loc and not mark.is_released(state)
    ]
    for file in files:
        own = [mark for mark in marks.get(file.path, ()) if not mark.is_released(state)]
        document = parse_data(file.path, file.data).document if of_region or own else None
        for mark in of_region or own:
            texts: tuple[str, ...] = ()
            if document is not None:
                texts = tuple(texts_in(node_at(document, mark.loc)[0]))
                texts += () if mark.loc or document.body is None else (document.body.text,)
            yield UnreleasedRecord(
                file.path,
                file.region or "",
                file.slug,
                mark.loc,
                mark.area._replace(path=file.path),
                mark.key,
                mark.identity,
                None if mark.is_draft else mark.until,
                texts,
            )
