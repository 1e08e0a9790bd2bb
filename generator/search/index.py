"""The index of a built site: parts of segments, merged by province and then for the site.

The cache has the part of each segment and of each province. A run without changes reads no part.
After an edit, one segment is read, and one province merged anew; the files of posting lists are
then written from the parts of all provinces.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import ClassVar, NamedTuple, Protocol

from generator.cache.distributions import program_digest
from generator.cache.keys import digest_of, record_names
from generator.cache.results import Result, results
from generator.cache.store import Cache
from generator.executors.protocol import Executor
from generator.search.compact_json import as_json
from generator.search.concepts import alternatives_of, by_first_letter
from generator.search.index_files import Lists, index_files
from generator.search.index_part import IndexPart, merge_parts, pack_part, unpack_part
from generator.search.real_words import real_words
from generator.search.segments import Segment, SegmentIndex, find_segments, read_segment
from generator.search.synonyms import SynonymGroups, Synonyms, glossary_terms, synonym_groups
from generator.search.vocabulary import common_words, spelling_lists
from generator.views.facets import Facets

FOLDER = "indeks/"
"""Folder of the index in the folder of its edition."""
SMALL_SITE_PAGES = 1500
"""Pages of a site that is searched with its pages of sources."""
_REAL_WORDS = "real-words"
"""Name of the cache record with real words beside those of the site."""
STEPS = ("index", "segment", "bundle")
"""Steps of the search: names of cache records begin with the step."""


class StagedSite(Protocol):
    """A site in the making, begun from the published site."""

    digests: dict[str, str]
    """Digest of each file of the site so far, by path."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """Folders of the site, for reading; if several hold a file, the first counts."""

    def keeps(self, path: str, digest: str) -> bool:
        """Claim a published file if it has this digest; tell whether it has."""

    def add(self, path: str, data: bytes) -> None:
        """Add a file to the site."""


class Index(NamedTuple):
    """Figures of an index."""

    pages: int
    words: int
    """Number of distinct words."""
    size_bytes: int
    built: tuple[str, ...]
    """Provinces merged by this run, empty for the shared pages; the rest was cached."""

    def with_other(self, other: "Index") -> "Index":
        """Return the figures of this index and another one together; words count in each."""
        return Index(
            self.pages + other.pages,
            self.words + other.words,
            self.size_bytes + other.size_bytes,
            (*self.built, *other.built),
        )


class Bundle(NamedTuple):
    """The index of the segments of a province, or of the shared pages."""

    part: IndexPart
    digests: Mapping[str, tuple[str, int]]
    """Digest and size of each file of extracts, by path below the folder of the index."""
    files: Mapping[str, bytes]
    """Files of extracts; none if the bundle comes from the cache."""


@dataclass(frozen=True, slots=True)
class MakeBundles:
    """Reads the segments of a province and merges their parts."""

    synonyms: tuple[tuple[str, ...], ...]
    """Groups of words and phrases with the same meaning."""
    # The place of a file, new or published, must not decide a key: segments hold digests.
    folders: tuple[Path, ...] = field(repr=False)
    """Folders with the pages; if several hold a page, the first counts."""
    cache_dir: Path = field(repr=False)
    """Folder of the cache, with the parts of segments."""
    name: ClassVar[str] = "bundle"

    def open(self) -> Callable[[tuple[Segment, ...]], Bundle]:
        """Return the function that makes the bundle of some segments."""
        cache = Cache(self.cache_dir)
        groups = synonym_groups(self.synonyms)
        return lambda segments: self._make(segments, groups, cache)

    def pack(self, result: Bundle) -> bytes:
        """Return a bundle as a payload for the cache, without the texts of its files."""
        return as_json(result.digests) + b"\n" + pack_part(result.part)

    def unpack(self, payload: bytes) -> Bundle:
        """Return a bundle from its payload."""
        digests, _, part = payload.partition(b"\n")
        return Bundle(unpack_part(part), json.loads(digests), {})

    def remote(self, sees: Callable[[Path], bool]) -> "MakeBundles | None":
        """Return the step for workers that see the cache and the site; None for others."""
        return self if all(map(sees, (*self.folders, self.cache_dir))) else None

    def label(self, task: tuple[Segment, ...]) -> str:
        """Return the address of the bundle's first page."""
        return task[0].pages[0].address

    def segment_record(self, segment: Segment) -> str:
        """Return the name of the cache record of a segment."""
        return f"segment.{digest_of(program_digest(), self.synonyms, segment.key)}"

    def _make(self, segments: Iterable[Segment], groups: SynonymGroups, cache: Cache) -> Bundle:
        found = [self._read(segment, groups, cache) for segment in segments]
        files = {path: text.encode() for index in found for path, text in index.files.items()}
        digests = {path: (sha256(data).hexdigest(), len(data)) for path, data in files.items()}
        return Bundle(merge_parts(index.part for index in found), digests, files)

    def _read(self, segment: Segment, groups: SynonymGroups, cache: Cache) -> SegmentIndex:
        """Return the index of a segment, from the cache if it is there."""
        name = self.segment_record(segment)
        payload = cache.get(name)
        if payload is not None:
            files, _, part = payload.partition(b"\n")
            return SegmentIndex(unpack_part(part), json.loads(files))
        index = read_segment(segment, self.folders, groups)
        cache.put(name, as_json(index.files) + b"\n" + pack_part(index.part))
        return index


class _Layout(NamedTuple):
    """The whole index as a run left it."""

    pages: int
    words: int
    digests: Mapping[str, tuple[str, int]]
    """Digest and size of each file, by path below the folder of the index."""


def build_index(
    site: StagedSite,
    cache: Cache,
    facets_of: Callable[[str], Facets],
    synonyms: Synonyms,
    executor: Executor,
    *,
    edition: str = "",
) -> Index:
    """Give an edition of a built site an index, and return figures of the index.

    Records of `STEPS` are kept: once every edition has an index, the caller prunes the cache.

    Args:
        site: The built site; gets the folder `FOLDER` in the folder of the edition.
        cache: Gives and takes results of steps.
        facets_of: Gives the facets of an address below the folder of the edition.
        synonyms: Words that readers may use for the words of pages.
        executor: Runs steps.
        edition: Folder of the edition: `en/`, or "" for the main one.

    Raises:
        GeneratorError: A worker was killed, as by a system without free memory.
    """
    segments = find_segments(site.digests, facets_of, SMALL_SITE_PAGES, edition)
    folder = f"{edition}{FOLDER}"
    groups = tuple(tuple(group) for group in synonyms.groups)
    step = MakeBundles(groups, site.folders, cache.folder)
    tasks = _by_place(segments)
    keys = [segment.key for segment in segments]
    concepts = tuple(synonyms.concepts)
    name = f"index.{digest_of(program_digest(), edition, keys, groups, concepts)}"
    known = cache.get(name)
    layout = None if known is None else _Layout(*json.loads(known))
    # A layout alone proves nothing: somebody may have changed or removed published files since.
    built: tuple[str, ...] = ()
    if layout is None or not _reuse(site, folder, layout.digests):
        with closing(results(step, tasks, executor, cache)) as bundles:
            whole, digests, built = _add_bundles(site, folder, step, tasks, bundles)
        real = () if edition else _real_words(common_words(whole.counts), cache)
        digests |= _add_lists(site, folder, whole, synonyms, real)
        layout = _Layout(whole.pages, len(whole.words), digests)
        cache.put(name, as_json(layout))
    # An unchanged site reads none of these records, but the next change will need them.
    cache.keep(*record_names(step, tasks), *map(step.segment_record, segments))
    size_bytes = sum(size for _, size in layout.digests.values())
    return Index(layout.pages, layout.words, size_bytes, built)


def _by_place(segments: Iterable[Segment]) -> list[tuple[Segment, ...]]:
    """Return the segments of each province, and of the shared pages, in order."""
    places: defaultdict[tuple[str, str], list[Segment]] = defaultdict(list)
    for segment in segments:
        places[segment.place].append(segment)
    return [tuple(own) for own in places.values()]


def _reuse(site: StagedSite, folder: str, digests: Mapping[str, tuple[str, int]]) -> bool:
    """Claim the published files of an index; tell whether all are there, else claim none."""
    claimed: list[str] = []
    for path, (digest, _) in digests.items():
        if not site.keeps(f"{folder}{path}", digest):
            for before in claimed:
                site.digests.pop(f"{folder}{before}", None)
            return False
        claimed.append(path)
    return True


def _add_bundles(
    site: StagedSite,
    folder: str,
    step: MakeBundles,
    tasks: Iterable[tuple[Segment, ...]],
    bundles: Iterable[Result[Bundle]],
) -> tuple[IndexPart, dict[str, tuple[str, int]], tuple[str, ...]]:
    """Add the files of extracts; return the part of the site, digests, and merged provinces."""
    digests: dict[str, tuple[str, int]] = {}
    parts: list[IndexPart] = []
    built: list[str] = []
    for task, (bundle, is_cached) in zip(tasks, bundles, strict=True):
        if not is_cached:
            built.append(task[0].place[1])
        if not _reuse(site, folder, bundle.digests):
            # Files were changed, or somebody removed published files: the cache has their texts.
            for path, data in (bundle.files or step.open()(task).files).items():
                site.add(f"{folder}{path}", data)
        digests |= bundle.digests
        parts.append(bundle.part)
    return merge_parts(parts), digests, tuple(built)


def _add_lists(
    site: StagedSite, folder: str, whole: IndexPart, synonyms: Synonyms, real: Sequence[str]
) -> dict[str, tuple[str, int]]:
    """Add the files of posting lists and all further lists; return their digests and sizes."""
    lists = Lists(
        glossary_terms(synonyms.groups),
        spelling_lists(common_words(whole.counts), real),
        by_first_letter(alternatives_of(synonyms.concepts, whole)),
    )
    digests = {}
    for path, data in index_files(whole, lists).items():
        site.add(f"{folder}{path}", data)
        digests[path] = (site.digests[f"{folder}{path}"], len(data))
    return digests


def _real_words(words: Collection[str], cache: Cache) -> tuple[str, ...]:
    """Return the real words beside the words of a site, from the cache for the same words.

    Most edits leave the words of the whole site as they are. The record of the last words stands
    under the same name from run to run.
    """
    key = digest_of(program_digest(), sorted(words))
    known = json.loads(cache.get(_REAL_WORDS) or b"[]")
    if known[:1] == [key]:
        return tuple(known[1:])
    found = real_words(words)
    cache.put(_REAL_WORDS, as_json((key, *found)))
    return found
