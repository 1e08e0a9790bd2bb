"""The release stage: the data of a moment, without drafts and records released later.

The stage comes before any other. An unreleased record counts as not written, so nothing after the
stage can tell its name, count it or lead to it. With the record go

- every reference to the record: an item of a list, or a field,
- the sources and the files of `media/` that unreleased records alone name,
- the keys `draft` and `publish_at` of every record.

What is left must stand by itself: `build.load` checks the data of this moment, and of every moment
at which further records are released.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pydantic_core import PydanticCustomError

from generator.build.read import MODELS, read_files, records_of_kind
from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Span
from generator.link.identifiers import identifier_of
from generator.link.media import media_named
from generator.link.site import SourceRecord
from generator.model.base import Kind, Record, yes_or_no_meant
from generator.model.quick_win import QuickWin
from generator.model.release import DRAFT, PUBLISH_AT, RELEASE_FIELDS, parse_release_time
from generator.model.sourced import Source
from generator.model.village import Village
from generator.model.walk import Mention
from generator.settings import WIB
from generator.source.files import SourceFile, SourceKind
from generator.source.front_matter import parse_data
from generator.source.locate import node_at
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.source.omission import without_values

BEFORE_ALL = dt.datetime.min.replace(tzinfo=dt.UTC)
"""A moment before every release time."""

_ESCAPE = re.compile(rb"\\[xuU\r\n]")
"""Beginning of an escaped letter, or a line break within a word: without any, names and keys stand
in the bytes of a file as they are.
"""
_MOST_STATES = 12
"""Most states with a release time of their own that are checked in advance."""
_KINDS_OF_MODELS: Mapping[type[Record], Kind] = {
    QuickWin: Kind.QUICK_WIN,
    Village: Kind.VILLAGE,
}
"""Kinds of the records that are named by their file."""


_IDENTIFYING = ("id", "key", "title", "name", "measure", "text", "year", "date")
"""Keys that tell a record from its siblings; the first written one counts."""

Identity = tuple[tuple[str, ...], str]
"""Names of the keys from the root of a file to a record, and the value that identifies the record
in a list; "" outside of lists.
"""


@dataclass(frozen=True, slots=True)
class State:
    """The state of the data at a moment."""

    moment: dt.datetime
    """Release times up to this one have passed."""
    with_drafts: bool = False
    """Whether drafts and records of any release time count as released."""
    with_keys: bool = False
    """Whether the release keys stay in the records, so that a check reads the keys."""


@dataclass(frozen=True, slots=True)
class ReleaseMark:
    """The release keys of a record, as a file writes them."""

    loc: Loc
    """Path of the record; empty for the record of a whole file."""
    area: Span
    """Stretch of the file with the record."""
    key: Span
    """Place of the first release key."""
    keys: tuple[Loc, ...]
    """Paths of the release keys."""
    identity: Identity
    """What tells the record from its siblings."""
    is_draft: bool
    """Whether the record waits for an edit: a draft, or a key that cannot be read."""
    until: dt.datetime | None
    """The release time; None without a readable one."""

    def is_released(self, state: State) -> bool:
        """Return whether the record is public in a state of the data."""
        if state.with_drafts:
            return True
        return not self.is_draft and (self.until is None or self.until <= state.moment)


FIRST_STATE = State(BEFORE_ALL)
"""The state in which every release time lies ahead."""

Marks = Mapping[str, tuple[ReleaseMark, ...]]
"""Release marks by path of the file; files without marks are missing."""


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


def release_marks(files: Iterable[SourceFile]) -> Marks:
    """Return the release marks of files, whether or not their records are released."""
    # Few files have a mark, and a search through the bytes costs less than reading a tree.
    signed = (file for file in files if _has_one_of(RELEASE_FIELDS, file))
    return {file.path: marks for file in signed if (marks := _marks_of(file))}


def later_states(marks: Marks, moment: dt.datetime) -> Iterator[State]:
    """Yield the states of the data after a moment, in order; the last one has every record.

    Of very many release times only the first are states of their own: each costs a reading.
    """
    times = sorted({until for until in _times(marks) if until > moment})
    for until in times[:_MOST_STATES]:
        yield State(until, with_keys=True)
    last = times[-1] if times else last_release(marks, moment)
    yield State(last, with_drafts=True, with_keys=True)


def last_release(marks: Marks, now: dt.datetime) -> dt.datetime:
    """Return the last release time up to a moment, `BEFORE_ALL` without any.

    From one release time to the next the data says the same.
    """
    return max((until for until in _times(marks) if until <= now), default=BEFORE_ALL)


def day_of(state: State, today: dt.date) -> dt.date:
    """Return the day of a state in WIB, not before the day of the build."""
    return max(today, state.moment.astimezone(WIB).date()) if state.moment > BEFORE_ALL else today


def next_release(marks: Marks, now: dt.datetime) -> dt.datetime | None:
    """Return the first release time after a moment; None without any."""
    return min((until for until in _times(marks) if until > now), default=None)


def check_national_release(files: Iterable[SourceFile], marks: Marks) -> Iterator[Diagnostic]:
    """Yield MP611 for each record of a national file that is a draft or has a release time."""
    for file in files:
        for mark in marks.get(file.path, ()):
            if mark.is_draft or mark.until is not None:
                yield finding(Code.NATIONAL_RELEASE, mark.key)


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
        return _has_one_of(names, file)

    def references_in(self, source_record: SourceRecord[Record]) -> Iterator[Loc]:
        """Yield the paths of a file's references to the defined records."""
        for mention in source_record.mentions:
            if (mention.kind, self._near(mention)) in self.records:
                yield mention.loc

    def _near(self, mention: Mention) -> str:
        """Return the identifier of a reference, without the name of the own region in front."""
        return mention.identifier.removeprefix(f"{self.region}/")


def _has_one_of(names: Iterable[str], file: SourceFile) -> bool:
    """Return whether a file may have one of some names or keys."""
    is_written = any(name.encode() in file.data for name in names)
    return is_written or _ESCAPE.search(file.data) is not None


def _is_named(name: str, files: Iterable[SourceFile]) -> bool:
    return any(_has_one_of((name,), file) for file in files)


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


def texts_in(node: Node) -> Iterator[str]:
    """Yield every value of a tree as it is written, without keys."""
    match node:
        case ScalarNode():
            yield node.text
        case SequenceNode():
            for item in node.items:
                yield from texts_in(item)
        case MappingNode():
            for _, value in node.items:
                yield from texts_in(value)


# A server asks again with each request.
@lru_cache(maxsize=256)
def _marks_of(file: SourceFile) -> tuple[ReleaseMark, ...]:
    document = parse_data(file.path, file.data).document
    return () if document is None else tuple(_marks(document.root, (), None))


def _marks(node: Node, loc: Loc, key: ScalarNode | None) -> Iterator[ReleaseMark]:
    """Yield the release marks in a tree, outer before inner.

    Args:
        node: A node of the tree.
        loc: Path of the node.
        key: The key in front of the node; None for the root and in a list.
    """
    match node:
        case SequenceNode():
            for position, item in enumerate(node.items):
                yield from _marks(item, (*loc, position), None)
        case MappingNode():
            keys = [name for name, _ in node.items if name.text in RELEASE_FIELDS]
            if keys:
                start = node.span if key is None else key.span
                area = node.span._replace(line=start.line, column=start.column)
                paths = tuple((*loc, name.text) for name in keys)
                is_draft, until = _release_of(node)
                identity = _identity(node, loc)
                yield ReleaseMark(loc, area, keys[0].span, paths, identity, is_draft, until)
            for name, value in node.items:
                yield from _marks(value, (*loc, name.text), name)


def _identities(node: Node, loc: Loc = ()) -> Iterator[Identity]:
    """Yield the identity of every record in a tree."""
    match node:
        case SequenceNode():
            for position, item in enumerate(node.items):
                yield from _identities(item, (*loc, position))
        case MappingNode():
            yield _identity(node, loc)
            for name, value in node.items:
                yield from _identities(value, (*loc, name.text))


def shown_identities(file: SourceFile) -> Iterator[Identity]:
    """Yield the identity of every record of a file, without the omitted ones."""
    document = parse_data(file.path, file.data).document
    if document is not None:
        yield from _identities(without_values(document.root, file.omitted))


def _identity(node: MappingNode, loc: Loc) -> Identity:
    names = tuple(step for step in loc if isinstance(step, str))
    values = (node.get(key) for key in _IDENTIFYING if loc and isinstance(loc[-1], int))
    value = next((value for value in values if value is not None), None)
    # A title in several languages is known by the first one.
    return names, "" if value is None else next(texts_in(value), "")


def _release_of(node: MappingNode) -> tuple[bool, dt.datetime | None]:
    """Return whether a record waits for an edit, and its release time.

    A key that says neither no nor a moment keeps the record back until somebody has mended it.
    """
    draft, moment = node.get(DRAFT), node.get(PUBLISH_AT)
    is_draft = draft is not None and not (
        isinstance(draft, ScalarNode) and yes_or_no_meant(draft.text) is False
    )
    if moment is None:
        return is_draft, None
    try:
        return is_draft, parse_release_time(moment.text if isinstance(moment, ScalarNode) else None)
    except PydanticCustomError:
        return True, None


def _times(marks: Marks) -> Iterator[dt.datetime]:
    """Yield the release times that decide about records, drafts apart."""
    for found in marks.values():
        for mark in found:
            if mark.until is not None and not mark.is_draft:
                yield mark.until
