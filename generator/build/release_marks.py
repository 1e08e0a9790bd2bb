"""Release marks: the drafts and release times in the files, and the states of the data they make.

A mark is read from the tree of a file before the file is decoded, so a record whose other keys are
refused is kept back as well.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pydantic_core import PydanticCustomError

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Span
from generator.model.base import yes_or_no_meant
from generator.model.release import DRAFT, PUBLISH_AT, RELEASE_FIELDS, parse_release_time
from generator.settings import WIB
from generator.source.files import SourceFile
from generator.source.front_matter import parse_data
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


def release_marks(files: Iterable[SourceFile]) -> Marks:
    """Return the release marks of files, whether or not their records are released."""
    # Few files have a mark, and a search through the bytes costs less than reading a tree.
    signed = (file for file in files if has_one_of(RELEASE_FIELDS, file))
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


def has_one_of(names: Iterable[str], file: SourceFile) -> bool:
    """Return whether a file may have one of some names or keys."""
    is_written = any(name.encode() in file.data for name in names)
    return is_written or _ESCAPE.search(file.data) is not None


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
