"""The step that makes a bundle: segments without a cached index are indexed, then merged.

A process makes a whole bundle, and any process can: the task names the segments, and cached indexes
stand on disk.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar, NamedTuple

from generator.cache.store import Cache
from generator.search.assembly import assemble
from generator.search.expansion import Expansion, aliases_in
from generator.search.extracts import with_hidden
from generator.search.indexed import IndexedSegment, index_segments, pack_indexed, unpack_indexed
from generator.search.pagefind import Program
from generator.search.segments import SegmentFiles, read_documents

_PAGES_AT_A_TIME = 700
"""Pages for a run of Pagefind, unless a single segment has more."""


class SegmentToIndex(NamedTuple):
    """A segment of a bundle."""

    source: SegmentFiles
    key: str
    """Digest of every input of the segment's index, for the name of the cache record."""


class BundleTask(NamedTuple):
    """A bundle to make."""

    name: str
    key: str
    """Digest of every input of the bundle."""
    segments: Sequence[SegmentToIndex]


class Bundle(NamedTuple):
    """A finished bundle."""

    files: Mapping[str, bytes]
    """Files by path below the bundle's folder."""
    stem_aliases: tuple[str, ...]
    """Distinct stem aliases of the bundle's pages, in order."""


@dataclass(frozen=True, slots=True)
class Supplies:
    """Inputs shared by the bundles of a site."""

    expansion: Expansion
    program: Program
    """Program files for every language of the site."""
    cache_dir: Path = field(repr=False)
    """Folder of the cache, with documents and indexes of segments."""
    memory: Path | None = field(repr=False)
    """Folder in memory to work in; None to work on disk. Decides the time, never the result."""


@dataclass(frozen=True, slots=True)
class MakeBundles:
    """Makes bundles."""

    supplies: Supplies
    name: ClassVar[str] = "bundle"

    def open(self) -> Callable[[BundleTask], Bundle]:
        """Return the function that makes a bundle."""
        cache = Cache(self.supplies.cache_dir)
        return lambda task: make_bundle(task, self.supplies, cache)

    def remote(self, sees: Callable[[Path], bool]) -> "MakeBundles | None":
        """Return the step for workers that see the cache; None for others."""
        if not sees(self.supplies.cache_dir):
            return None
        # A folder in memory is seen by this machine alone.
        return MakeBundles(replace(self.supplies, memory=None))

    def label(self, task: BundleTask) -> str:
        """Return the name of the bundle."""
        return task.name


def indexed_name(key: str) -> str:
    """Return the name of the cache record of an indexed segment."""
    return f"indexed.{key}"


def make_bundle(task: BundleTask, supplies: Supplies, cache: Cache) -> Bundle:
    """Return a bundle.

    Args:
        task: The bundle.
        supplies: Inputs shared by the bundles of the site.
        cache: Gives and takes indexed segments.

    Raises:
        GeneratorError: Pagefind fails.
    """
    # In the order of the segments, whether cached or new: `assemble` sees the same each time.
    keys = [segment.key for segment in task.segments]
    found = {key: unpack_indexed(cache.get(indexed_name(key))) for key in keys}
    missing = [segment for segment in task.segments if found[segment.key] is None]
    for batch in _batches(missing):
        for segment, indexed in zip(batch, _index(batch, supplies, cache), strict=True):
            cache.put(indexed_name(segment.key), pack_indexed(indexed))
            found[segment.key] = indexed
    whole = [indexed for indexed in found.values() if indexed is not None]
    files = assemble([indexed["languages"] for indexed in whole], task.name, supplies.program)
    stem_aliases = {alias for indexed in whole for alias in indexed["stem_aliases"]}
    return Bundle(files, tuple(sorted(stem_aliases)))


def _batches(segments: Sequence[SegmentToIndex]) -> Iterator[list[SegmentToIndex]]:
    """Yield segments as Pagefind reads them together."""
    batch: list[SegmentToIndex] = []
    filled = 0
    for segment in segments:
        pages = len(segment.source.segment.pages)
        if batch and filled + pages > _PAGES_AT_A_TIME:
            yield batch
            batch, filled = [], 0
        batch.append(segment)
        filled += pages
    if batch:
        yield batch


def _index(
    segments: Sequence[SegmentToIndex], supplies: Supplies, cache: Cache
) -> Iterator[IndexedSegment]:
    """Yield the index of each segment."""
    html: list[dict[str, str]] = []
    stem_aliases: list[set[str]] = []
    for segment in segments:
        documents, aliases = dict[str, str](), set[str]()
        for document in read_documents(segment.source, cache):
            hidden = supplies.expansion.hidden(document)
            aliases.update(aliases_in(hidden))
            documents[document.path] = with_hidden(document.html, hidden)
        html.append(documents)
        stem_aliases.append(aliases)
    indexed = index_segments(html, supplies.memory, supplies.cache_dir)
    for languages, aliases in zip(indexed, stem_aliases, strict=True):
        yield {"languages": languages, "stem_aliases": sorted(aliases)}
