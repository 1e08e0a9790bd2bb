"""The index of a built site: one of Pagefind's bundles, or several for a large site, made anew only
where need be.

Bundles stand in the site alone; what each was made from and what it is, is remembered. Where
nothing changed, no page and no part of the site is looked at; else the words of all parts. Pagefind
then reads those parts that have another page, or a page that other words lead to now; their bundles
are put together anew of all their parts. A first query loads something of every bundle: how large
they may be was measured (`tests/search/README.md`).
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.cache.distributions import program_digest
from generator.cache.keys import digest_of
from generator.cache.store import Cache
from generator.executors.protocol import Executor
from generator.search.bridging import Bridges, Lexicon, find_bridges
from generator.search.extracts import LANGUAGE
from generator.search.folders import Site, StoredFolder, reuse, store
from generator.search.indexed import room_in_memory
from generator.search.joins import Joins
from generator.search.lists import lists_of
from generator.search.making import MakeBundles, PartAt, Supplies, indexed_name
from generator.search.pagefind import program_for
from generator.search.parts import Part, files_of, find_parts, read_words
from generator.search.sharing import MOST_PAGES, folder_of, in_bundles
from generator.search.synonyms import as_meanings, as_terms
from generator.search.vocabulary import common_words
from generator.views.facets import Facets

_FOLDER = "pagefind/"
"""Where the index stands in the site."""
_STEPS = ("index", "lexicon", "words", "documents", "indexed", "folder")
"""Steps of the search, as the names of cache records begin."""


@dataclass(frozen=True, slots=True)
class Index:
    """What an index weighs."""

    pages: int
    size_bytes: int
    bridges: int
    """Different words that join word families."""
    built: tuple[str, ...]
    """Bundles made anew; the others are what they were."""


@dataclass(frozen=True, slots=True)
class _Tools:
    """The place where an index is made."""

    site: Site
    cache: Cache
    executor: Executor


@dataclass(frozen=True, slots=True)
class _Layout:
    """What an index is put together from."""

    pages: int
    bundles: Mapping[str, str]
    """Keys of the bundles by their names."""
    lists: str
    """Key of what the site's script reads beside them."""
    indexed: Sequence[str]
    """Keys of what Pagefind made of the parts."""
    built: tuple[str, ...] = ()

    @property
    def folders(self) -> tuple[tuple[str, str], ...]:
        """Keys of all its folders, and where each stands in the site."""
        bundles = ((key, _place_of(name, key)) for name, key in self.bundles.items())
        return (*bundles, (self.lists, _FOLDER))


class Spoken(NamedTuple):
    """Other words for what pages say."""

    same: Sequence[Sequence[str]]
    """Groups that mean the same."""
    everyday: Mapping[str, str]
    """For words that people say, those that pages have for them, in small letters."""


def build_index(
    site: Site,
    cache: Cache,
    facets_of: Callable[[str], Facets],
    spoken: Spoken,
    executor: Executor,
    *,
    most_pages: int = MOST_PAGES,
) -> Index:
    """Give a built site its index.

    Args:
        site: The built site; gets a folder `pagefind`.
        cache: Gives and takes results of steps.
        facets_of: Gives the facets of an address.
        spoken: Other words for the words of pages.
        executor: Runs steps.
        most_pages: Pages that one bundle holds; above that there are several, each of whole
            regions, and a region with more pages by itself is not parted.

    Raises:
        GeneratorError: The index cannot be made.
    """
    tools = _Tools(site, cache, executor)
    parts = find_parts(site.digests, facets_of, most_pages)
    keys = [part.key for part in parts]
    inputs = (keys, spoken.same, sorted(spoken.everyday.items()), most_pages)
    name = f"index.{digest_of(program_digest(), *inputs)}"
    known = cache.get(name)
    layout = None if known is None else _Layout(*json.loads(known))
    folders = () if layout is None else _reuse_all(layout, tools)
    if layout is None or None in folders:
        layout = _lay_out(parts, spoken, most_pages, tools)
        folders = _reuse_all(layout, tools)
        record = (layout.pages, layout.bundles, layout.lists, layout.indexed)
        cache.put(name, _packed(record))
    cache.keep(_LEXICON, *map(indexed_name, layout.indexed))
    cache.keep(*(f"{step}.{key}" for key in keys for step in ("words", "documents")))
    cache.prune(*_STEPS)
    whole = [folder for folder in folders if folder is not None]
    bridged = {word for folder in whole for word in folder.bridged}
    size_bytes = sum(folder.size_bytes for folder in whole)
    return Index(layout.pages, size_bytes, len(bridged), layout.built)


def _reuse_all(layout: _Layout, tools: _Tools) -> tuple[StoredFolder | None, ...]:
    """Let the site keep all folders of an index; None for a folder that is not whole."""
    return tuple(_reuse(key, folder, tools) for key, folder in layout.folders)


def _reuse(key: str, folder: str, tools: _Tools) -> StoredFolder | None:
    return reuse(folder, tools.site, tools.cache, _folder_name(key))


def _lay_out(parts: Sequence[Part], spoken: Spoken, most_pages: int, tools: _Tools) -> _Layout:
    """Make the parts of an index that are not cached, and store the bundles in the site."""
    words = read_words(parts, tools.site, tools.cache, tools.executor)
    counts = Counter[str]()
    for said in words.values():
        counts.update(said.counts)
    joins = Joins(_find_bridges(counts, tools.cache), as_meanings(spoken.same))
    pages = {key: said.pages for key, said in words.items()}
    indexed = {
        part.key: digest_of(part.key, joins.touching(words[part.key].counts.keys()))
        for part in parts
        if pages[part.key]
    }
    found = {language for said in words.values() for language in said.languages}
    languages = sorted(found) or [LANGUAGE]
    bundles = in_bundles(parts, pages, most_pages)
    keys = {
        name: digest_of(program_digest(), name, languages, [indexed[part.key] for part in own])
        for name, own in bundles.items()
    }
    missing = tuple(
        name for name, key in keys.items() if _reuse(key, _place_of(name, key), tools) is None
    )
    if missing:
        tasks = [
            (
                name,
                [
                    PartAt(part, files_of(part, tools.site), indexed[part.key])
                    for part in bundles[name]
                ],
            )
            for name in missing
        ]
        with room_in_memory() as memory:
            step = MakeBundles(Supplies(joins, program_for(languages), tools.cache.folder, memory))
            with closing(tools.executor.map(step, tasks)) as made:
                for name, bundle in zip(missing, made, strict=True):
                    key = keys[name]
                    _store(bundle.files, _place_of(name, key), key, tools, bundle.bridged)
    everyday = {
        said: word for said, word in spoken.everyday.items() if counts[word] and not counts[said]
    }
    lists = lists_of(keys, as_terms(spoken.same), common_words(counts), everyday)
    lists_key = digest_of(lists)
    _store(lists, _FOLDER, lists_key, tools)
    return _Layout(sum(pages.values()), keys, lists_key, tuple(indexed.values()), missing)


_LEXICON = "lexicon"
"""Name of the cache record of roots and stems, which depend on the letters of words alone."""


def _find_bridges(vocabulary: Collection[str], cache: Cache) -> Bridges:
    """Return the words that join word families; the lexicon keeps roots and stems from run to run.

    Looking up the roots of all words takes seconds.
    """
    program, roots, stems = _lexicon_in(cache)
    lexicon = Lexicon(roots, stems)
    bridges = find_bridges(vocabulary, lexicon)
    if lexicon.roots.keys() != roots.keys() or lexicon.stems.keys() != stems.keys():
        cache.put(_LEXICON, _packed((program, lexicon.roots, lexicon.stems)))
    return bridges


def _lexicon_in(cache: Cache) -> tuple[str, Mapping[str, str], Mapping[str, str]]:
    """Return the program that made the lexicon, roots and stems; no word of another program."""
    record = cache.get(_LEXICON)
    if record is not None:
        program, roots, stems = json.loads(record)
        if program == program_digest():
            return program, roots, stems
    return program_digest(), {}, {}


def _store(
    files: Mapping[str, bytes],
    folder: str,
    key: str,
    tools: _Tools,
    bridged: tuple[str, ...] = (),
) -> None:
    store(
        files,
        folder,
        tools.site,
        cache=tools.cache,
        name=_folder_name(key),
        bridged=bridged,
    )


def _folder_name(key: str) -> str:
    return f"folder.{key}"


def _packed(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _place_of(name: str, key: str) -> str:
    return f"{_FOLDER}{folder_of(name, key)}"
