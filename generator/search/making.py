"""Making a bundle of its parts: Pagefind reads those of which it is not kept what the index has of
them.

A bundle is made by one process, and any process can make it: what it needs is named, and what is
kept stands on disk.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar, NamedTuple

from generator.cache.store import Cache
from generator.search.assembly import assemble
from generator.search.extracts import with_hidden
from generator.search.indexed import IndexedPart, index_parts, pack_indexed, unpack_indexed
from generator.search.joins import Joins, bridges_in
from generator.search.pagefind import Program
from generator.search.parts import Part, read_documents

_PAGES_AT_A_TIME = 700
"""That Pagefind reads."""


class PartAt(NamedTuple):
    """A part, and where to find it."""

    part: Part
    files: Sequence[Path]
    """Of its pages."""
    key: str
    """Digest of all that the index has of it depends on; what is kept of that has it as its name.
    """


class Bundle(NamedTuple):
    """A bundle that is made."""

    files: Mapping[str, bytes]
    """By path below its folder."""
    bridged: tuple[str, ...]
    """Words that join word families in it, in order."""


@dataclass(frozen=True, slots=True)
class Supplies:
    """What all bundles of a site are made with."""

    joins: Joins
    program: Program
    """For all languages of the site."""
    cache_dir: Path
    """Folder of the cache, which has the documents of parts."""
    memory: Path | None
    """Folder in memory, where there is one."""


@dataclass(frozen=True, slots=True)
class MakeBundles:
    """The step that makes bundles."""

    supplies: Supplies
    name: ClassVar[str] = "bundle"

    def open(self) -> Callable[[tuple[str, Sequence[PartAt]]], Bundle]:
        """Return the function that makes a bundle, given its name and its parts."""
        cache = Cache(self.supplies.cache_dir)
        return lambda task: make_bundle(task, self.supplies, cache)

    def remote(self, sees: Callable[[Path], bool]) -> "MakeBundles | None":
        """Return the step for workers that see the cache; None for others."""
        if not sees(self.supplies.cache_dir):
            return None
        return MakeBundles(replace(self.supplies, memory=None))

    def label(self, task: tuple[str, Sequence[PartAt]]) -> str:
        """Return the name of the bundle."""
        return task[0]


def indexed_name(key: str) -> str:
    """Return the name of the cache record of an indexed part."""
    return f"indexed.{key}"


def make_bundle(task: tuple[str, Sequence[PartAt]], supplies: Supplies, cache: Cache) -> Bundle:
    """Make a bundle.

    Args:
        task: Name of the bundle, and its parts.
        supplies: What it is made with.
        cache: Gives and takes indexed parts.

    Raises:
        GeneratorError: Pagefind gives up.
    """
    name, parts = task
    found = {one.key: unpack_indexed(cache.get(indexed_name(one.key))) for one in parts}
    for some in _at_a_time([one for one in parts if found[one.key] is None]):
        for one, told in zip(some, _index(some, supplies, cache), strict=True):
            cache.put(indexed_name(one.key), pack_indexed(told))
            found[one.key] = told
    own = [told for told in found.values() if told is not None]
    files = assemble([told["languages"] for told in own], name, supplies.program)
    return Bundle(files, tuple(sorted({word for told in own for word in told["bridged"]})))


def _at_a_time(parts: Sequence[PartAt]) -> Iterator[list[PartAt]]:
    """Yield parts as Pagefind reads them together."""
    some: list[PartAt] = []
    for one in parts:
        if some and sum(len(other.files) for other in some) + len(one.files) > _PAGES_AT_A_TIME:
            yield some
            some = []
        some.append(one)
    if some:
        yield some


def _index(parts: Sequence[PartAt], supplies: Supplies, cache: Cache) -> Iterator[IndexedPart]:
    """Yield what the index has of some parts."""
    read: list[dict[str, str]] = []
    bridged: list[set[str]] = []
    for part, files, _ in parts:
        documents, words = dict[str, str](), set[str]()
        for document in read_documents(part, files, cache):
            hidden = supplies.joins.hidden(document)
            words.update(bridges_in(hidden))
            documents[document.path] = with_hidden(document.html, hidden)
        read.append(documents)
        bridged.append(words)
    for languages, words in zip(
        index_parts(read, supplies.memory, supplies.cache_dir), bridged, strict=True
    ):
        yield {"languages": languages, "bridged": sorted(words)}
