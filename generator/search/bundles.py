"""The index of a built site: one of Pagefind's bundles, or several for a large site, made anew only where need be.

Bundles stand in the site alone; what each was made from and what it is, is remembered. Where nothing changed, no page
and no part of the site is looked at; else the words of all parts. Pagefind then reads those parts that have another
page, or a page that other words lead to now; their bundles are put together anew of all their parts. A first query
loads something of every bundle: how large they may be was measured (`tests/search/README.md`).
"""

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.search.assembly import assemble
from generator.search.bridging import Bridges, Lexicon, find_bridges
from generator.search.extracts import with_hidden
from generator.search.folders import Sealed, Site, claim, give
from generator.search.indexed import IndexedPart, index_parts, read_indexed, write_indexed
from generator.search.joins import Joins, bridges_in
from generator.search.kept import digest_of, read_kept, write_kept
from generator.search.lists import lists_of
from generator.search.pagefind import program_for
from generator.search.parts import Part, find_parts, names_of, program_recipe, read_documents, read_words
from generator.search.sharing import MOST_PAGES, folder_of, in_bundles
from generator.search.synonyms import as_meanings, as_terms
from generator.search.vocabulary import common_words
from generator.views.facets import Facets

_FOLDER = "pagefind/"
"""Where the index stands in the site."""
_PAGES_AT_A_TIME = 700
"""That Pagefind reads."""
_OURS = re.compile(r"[0-9a-f]{64}(\.[a-z0-9]+)?")
"""Names of what is kept."""


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
class _Bench:
    """What the making of an index has at hand."""

    site: Site
    kept: Path
    recipe: str
    jobs: int

    @property
    def lexicon(self) -> Path:
        return self.kept / f"{self.recipe}.lexicon"

    def seal(self, key: str) -> Path:
        return self.kept / f"{key}.seal"

    def indexed(self, key: str) -> Path:
        return self.kept / f"{key}.indexed"


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


def build_index(
    site: Site,
    cache_dir: Path | None,
    facets_of: Callable[[str], Facets],
    same_meanings: Collection[Collection[str]],
    *,
    jobs: int = 1,
    most_pages: int = MOST_PAGES,
) -> Index:
    """Give a built site its index.

    Args:
        site: The built site; gets a folder `pagefind`.
        cache_dir: Where things are kept from one build to the next, made if missing; None keeps nothing.
        facets_of: Gives the facets of an address.
        same_meanings: Words that mean the same.
        jobs: Number of processes.
        most_pages: Pages that one bundle holds; above that there are several, each of whole regions, and a region
            that has more by itself is not parted.

    Raises:
        GeneratorError: It cannot be made.
    """
    with _kept_in(cache_dir) as kept:
        bench = _Bench(site, kept, program_recipe(), jobs)
        parts = find_parts(site.digests, facets_of, bench.recipe, most_pages)
        same = tuple(map(tuple, same_meanings))
        memory = kept / f"{digest_of(bench.recipe, [part.key for part in parts], same, most_pages)}.index"
        told = read_kept(memory)
        layout = None if told is None else _Layout(*told)
        sealed = () if layout is None else _claim_all(layout, bench)
        if layout is None or None in sealed:
            layout = _lay_out(parts, same, most_pages, bench)
            sealed = _claim_all(layout, bench)
            write_kept(memory, (layout.pages, layout.bundles, layout.lists, layout.indexed))
        names = (name for part in parts for name in names_of(part))
        keys = (key for key, _ in layout.folders)
        _prune(kept, {memory.name, bench.lexicon.name, *names, *keys, *layout.indexed})
    whole = [folder for folder in sealed if folder is not None]
    bridged = {word for folder in whole for word in folder.told}
    return Index(layout.pages, sum(folder.size_bytes for folder in whole), len(bridged), layout.built)


@contextmanager
def _kept_in(cache_dir: Path | None) -> Iterator[Path]:
    """Give the folder for what is kept; one that is gone afterwards if nothing is to be."""
    if cache_dir is not None:
        cache_dir.mkdir(parents=True, exist_ok=True)
        yield cache_dir
        return
    with tempfile.TemporaryDirectory(prefix="masterplan-") as folder:
        yield Path(folder)


def _claim_all(layout: _Layout, bench: _Bench) -> tuple[Sealed | None, ...]:
    """Let the site keep all folders of an index, and return what is known of each; None of one that is not whole."""
    return tuple(claim(to, bench.site, bench.seal(key)) for key, to in layout.folders)


def _lay_out(parts: Sequence[Part], same: Sequence[Sequence[str]], most_pages: int, bench: _Bench) -> _Layout:
    """Make what is not kept of the index of a site."""
    words = read_words(parts, bench.site, bench.kept, jobs=bench.jobs)
    counts = Counter[str]()
    for said in words.values():
        counts.update(said.counts)
    joins = Joins(_find_bridges(counts, bench), as_meanings(same))
    pages = {key: said.pages for key, said in words.items()}
    indexed = {
        part.key: digest_of(part.key, joins.touching(words[part.key].counts.keys()))
        for part in parts
        if pages[part.key]
    }
    languages = sorted({language for said in words.values() for language in said.languages})
    bundles = in_bundles(parts, pages, most_pages)
    keys = {
        name: digest_of(bench.recipe, name, languages, [indexed[part.key] for part in own])
        for name, own in bundles.items()
    }
    missing = tuple(
        name for name, key in keys.items() if claim(_place_of(name, key), bench.site, bench.seal(key)) is None
    )
    if missing:
        program = program_for(languages)

        def make(name: str) -> None:
            own = _gather(bundles[name], indexed, joins, bench)
            files = assemble([part["languages"] for part in own], name, program)
            bridged = sorted({word for part in own for word in part["bridged"]})
            give(files, _place_of(name, keys[name]), bench.site, bench.seal(keys[name]), tuple(bridged))

        with ThreadPoolExecutor(bench.jobs) as crew:  # one waits for Pagefind while another puts together
            tuple(crew.map(make, missing))
    made = lists_of(keys, as_terms(same), common_words(counts))
    lists = digest_of(made)
    give(made, _FOLDER, bench.site, bench.seal(lists))
    return _Layout(sum(pages.values()), keys, lists, tuple(indexed.values()), missing)


def _find_bridges(vocabulary: Collection[str], bench: _Bench) -> Bridges:
    """Return what joins word families; roots and stems of words are kept, for the dictionary takes its time."""
    roots, stems = read_kept(bench.lexicon) or ({}, {})
    lexicon = Lexicon(roots, stems)
    bridges = find_bridges(vocabulary, lexicon)
    if lexicon.roots.keys() != roots.keys() or lexicon.stems.keys() != stems.keys():
        write_kept(bench.lexicon, (lexicon.roots, lexicon.stems))
    return bridges


def _gather(parts: Sequence[Part], indexed: Mapping[str, str], joins: Joins, bench: _Bench) -> list[IndexedPart]:
    """Return what the index has of some parts; Pagefind reads those of which it is not kept by their keys."""
    found = {part.key: read_indexed(bench.indexed(indexed[part.key])) for part in parts}
    for some in _at_a_time([part for part in parts if found[part.key] is None]):
        for part, told in zip(some, _index(some, joins, bench), strict=True):
            write_indexed(bench.indexed(indexed[part.key]), told)
            found[part.key] = told
    return [told for told in found.values() if told is not None]


def _at_a_time(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Yield parts as Pagefind reads them together."""
    some: list[Part] = []
    for part in parts:
        if some and sum(len(one.pages) for one in some) + len(part.pages) > _PAGES_AT_A_TIME:
            yield some
            some = []
        some.append(part)
    if some:
        yield some


def _index(parts: Sequence[Part], joins: Joins, bench: _Bench) -> Iterator[IndexedPart]:
    """Yield what the index has of some parts."""
    read: list[dict[str, str]] = []
    bridged: list[set[str]] = []
    for part in parts:
        documents, words = dict[str, str](), set[str]()
        for document in read_documents(part, bench.site, bench.kept):
            hidden = joins.hidden(document)
            words.update(bridges_in(hidden))
            documents[document.path] = with_hidden(document.html, hidden)
        read.append(documents)
        bridged.append(words)
    for languages, words in zip(index_parts(read, bench.kept), bridged, strict=True):
        yield {"languages": languages, "bridged": sorted(words)}


def _place_of(name: str, key: str) -> str:
    return f"{_FOLDER}{folder_of(name, key)}"


def _prune(kept: Path, used: Collection[str]) -> None:
    """Take away what this build did not use; what somebody else put there stays."""
    for path in kept.iterdir():
        if path.stem in used or path.name in used or not _OURS.fullmatch(path.name):
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
