"""The index of a built site: one bundle of Pagefind, or several for a large site.

Bundles stand in the site alone; the cache remembers key and digests of each. A run without changes
reads no page and no segment. After a change, the words of every segment are read, since stem
aliases depend on the whole site. Pagefind then reads segments with a changed page, or with a page
whose hidden words changed, and the bundles of these segments alone are merged anew. A first query
loads some files of every bundle: `tests/search/README.md` has the measurements behind the size of
bundles.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain

from generator.cache.distributions import program_digest
from generator.cache.keys import digest_of
from generator.cache.store import Cache
from generator.executors.protocol import Executor
from generator.search.compact_json import as_json
from generator.search.expansion import Expansion
from generator.search.extracts import LANGUAGE
from generator.search.folders import IndexFolders, StagedSite
from generator.search.indexed import room_in_memory
from generator.search.lists import lists_of
from generator.search.making import BundleTask, MakeBundles, SegmentToIndex, Supplies, indexed_name
from generator.search.pagefind import program_for
from generator.search.partition import MOST_PAGES, folder_of, in_bundles
from generator.search.real_words import real_words
from generator.search.segments import (
    Segment,
    SegmentFiles,
    SegmentWords,
    cached_records,
    find_segments,
    read_words,
)
from generator.search.stem_aliases import (
    StemAliases,
    StemCache,
    find_stem_aliases,
    stems_record,
)
from generator.search.synonyms import Synonyms, glossary_terms, synonym_groups
from generator.search.vocabulary import common_words
from generator.views.facets import Facets

_FOLDER = "pagefind/"
"""Folder of the index in the site."""
_STEPS = ("index", "stems", "words", "documents", "indexed", "folder")
"""Steps of the search: names of cache records begin with the step."""


@dataclass(frozen=True, slots=True)
class Index:
    """Figures of an index."""

    pages: int
    size_bytes: int
    stem_aliases: int
    """Number of distinct stem aliases in hidden fields of pages."""
    built: tuple[str, ...]
    """Names of the bundles made by this run; the rest was reused."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """The composition of an index."""

    pages: int
    bundles: Mapping[str, str]
    """Key of each bundle, by name."""
    lists: str
    """Key of the lists beside the bundles."""
    indexed: Sequence[str]
    """Keys of the indexed segments."""
    built: tuple[str, ...] = ()
    """Names of the bundles made by this run; not cached."""

    @property
    def folders(self) -> tuple[tuple[str, str], ...]:
        """Place in the site and key of each folder: the bundles, then the lists."""
        bundles = ((_place_of(name, key), key) for name, key in self.bundles.items())
        return (*bundles, (_FOLDER, self.lists))


def build_index(
    site: StagedSite,
    cache: Cache,
    facets_of: Callable[[str], Facets],
    synonyms: Synonyms,
    executor: Executor,
    *,
    most_pages: int = MOST_PAGES,
) -> Index:
    """Give a built site an index, and return figures of the index.

    Args:
        site: The built site; gets a folder `pagefind`.
        cache: Gives and takes results of steps.
        facets_of: Gives the facets of an address.
        synonyms: Words that readers may use for the words of pages.
        executor: Runs steps.
        most_pages: Pages of a bundle. A larger site has several bundles, each of whole segments.

    Raises:
        GeneratorError: The index cannot be made.
    """
    folders = IndexFolders(site, cache)
    segments = find_segments(site.digests, facets_of, most_pages)
    keys = [segment.key for segment in segments]
    everyday = sorted(synonyms.everyday.items())
    name = f"index.{digest_of(program_digest(), keys, synonyms.groups, everyday, most_pages)}"
    known = cache.get(name)
    layout = None if known is None else _Layout(*json.loads(known))
    # A layout alone proves nothing: somebody may have changed or removed published files since.
    stored = [] if layout is None else [folders.reuse(*folder) for folder in layout.folders]
    if layout is None or None in stored:
        layout = _lay_out(segments, synonyms, most_pages, folders, executor)
        stored = [folders.reuse(*folder) for folder in layout.folders]
        cache.put(name, as_json((layout.pages, layout.bundles, layout.lists, layout.indexed)))
    # An unchanged site reads none of these records, but the next change will need them.
    cache.keep(stems_record(), *map(indexed_name, layout.indexed), *cached_records(segments))
    cache.prune(*_STEPS)
    whole = [folder for folder in stored if folder is not None]
    aliases = {alias for folder in whole for alias in folder.stem_aliases}
    size_bytes = sum(folder.size_bytes for folder in whole)
    return Index(layout.pages, size_bytes, len(aliases), layout.built)


def _lay_out(
    segments: Sequence[Segment],
    synonyms: Synonyms,
    most_pages: int,
    folders: IndexFolders,
    executor: Executor,
) -> _Layout:
    """Make missing bundles and the lists, store both in the site, and return the layout."""
    cache = folders.cache
    words = read_words(segments, folders.site, cache, executor)
    counts = Counter[str]()
    for found in words.values():
        counts.update(found.counts)
    expansion = Expansion(_find_stem_aliases(counts, cache), synonym_groups(synonyms.groups))
    pages = {key: found.pages for key, found in words.items()}
    languages = sorted({*chain(*(found.languages for found in words.values()))}) or [LANGUAGE]
    bundles = []
    for name, own in in_bundles(segments, pages, most_pages).items():
        tasks = [_to_index(segment, words[segment.key], expansion, folders.site) for segment in own]
        # The main bundle has stemmers for every language, so each language takes part in the key.
        key = digest_of(program_digest(), name, languages, [task.key for task in tasks])
        bundles.append(BundleTask(name, key, tasks))
    missing = [
        task for task in bundles if folders.reuse(_place_of(task.name, task.key), task.key) is None
    ]
    # Only missing bundles need the program, for which Pagefind must be started.
    if missing:
        with room_in_memory() as memory:
            supplies = Supplies(expansion, program_for(languages), cache.folder, memory)
            _make(missing, supplies, folders, executor)
    keys = {task.name: task.key for task in bundles}
    lists = _lists(keys, synonyms, counts)
    lists_key = digest_of(lists)
    folders.store(lists, _FOLDER, lists_key)
    indexed = [segment.key for task in bundles for segment in task.segments]
    built = tuple(task.name for task in missing)
    return _Layout(sum(pages.values()), keys, lists_key, indexed, built)


def _make(
    tasks: Sequence[BundleTask],
    supplies: Supplies,
    folders: IndexFolders,
    executor: Executor,
) -> None:
    """Make some bundles, and store each in the site."""
    with closing(executor.map(MakeBundles(supplies), tasks)) as made:
        for task, bundle in zip(tasks, made, strict=True):
            place = _place_of(task.name, task.key)
            folders.store(bundle.files, place, task.key, bundle.stem_aliases)


def _find_stem_aliases(vocabulary: Collection[str], cache: Cache) -> StemAliases:
    """Return the stem aliases of a site; cached roots save some seconds."""
    stem_cache = StemCache.load(cache)
    stem_aliases = find_stem_aliases(vocabulary, stem_cache)
    stem_cache.save(cache)
    return stem_aliases


def _to_index(
    segment: Segment, words: SegmentWords, expansion: Expansion, site: StagedSite
) -> SegmentToIndex:
    """Return a segment with the key of the segment's index, in which hidden words take part."""
    key = digest_of(segment.key, expansion.relevant_to(words.counts.keys()))
    return SegmentToIndex(SegmentFiles(segment, site.folders), key)


def _lists(
    keys: Mapping[str, str], synonyms: Synonyms, counts: Mapping[str, int]
) -> dict[str, bytes]:
    """Return the lists beside the bundles, by name of the file.

    Args:
        keys: Key of each bundle, by name.
        synonyms: Words that readers may use.
        counts: Number of uses on the site, by word.
    """
    everyday = {
        spoken: word
        for spoken, word in synonyms.everyday.items()
        if counts.get(word) and not counts.get(spoken)
    }
    words = common_words(counts)
    terms = glossary_terms(synonyms.groups)
    return lists_of(keys, terms, words, everyday, real_words(words))


def _place_of(name: str, key: str) -> str:
    return f"{_FOLDER}{folder_of(name, key)}"
