"""The index of a built site: one of Pagefind's bundles, or several for a large site, made anew only
where need be.

Bundles stand in the site alone; what each was made from and what it is, is remembered. Where
nothing changed, no page and no part of the site is looked at; else the words of all parts. Pagefind
then reads those parts that have another page, or a page that other words lead to now; their bundles
are put together anew of all their parts. A first query loads something of every bundle: how large
they may be was measured (`tests/search/README.md`).
"""

import re
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.processes import Crew
from generator.sealed import clear_left
from generator.search.bridging import Bridges, Lexicon, find_bridges
from generator.search.extracts import LANGUAGE
from generator.search.folders import Sealed, Site, claim, give
from generator.search.indexed import room_in_memory
from generator.search.joins import Joins
from generator.search.kept import digest_of, read_kept, write_kept
from generator.search.lists import lists_of
from generator.search.making import PartAt, Supplies, make_bundle
from generator.search.pagefind import program_for
from generator.search.parts import Part, files_of, find_parts, names_of, program_recipe, read_words
from generator.search.sharing import MOST_PAGES, folder_of, in_bundles
from generator.search.synonyms import as_meanings, as_terms
from generator.search.vocabulary import common_words
from generator.views.facets import Facets

_FOLDER = "pagefind/"
"""Where the index stands in the site."""
_OURS = re.compile(r"[0-9a-f]{64}\.[a-z]+")
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
    crew: Crew

    @property
    def lexicon(self) -> Path:
        return self.kept / f"{self.recipe}.lexicon"

    def seal(self, key: str) -> Path:
        return self.kept / f"{key}.seal"


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
    cache_dir: Path | None,
    facets_of: Callable[[str], Facets],
    spoken: Spoken,
    crew: Crew,
    *,
    most_pages: int = MOST_PAGES,
) -> Index:
    """Give a built site its index.

    Args:
        site: The built site; gets a folder `pagefind`.
        cache_dir: Where things are kept from one build to the next, made if missing; None keeps
            nothing.
        facets_of: Gives the facets of an address.
        spoken: Other words for what pages say.
        crew: Makes it.
        most_pages: Pages that one bundle holds; above that there are several, each of whole
            regions, and a region that has more by itself is not parted.

    Raises:
        GeneratorError: It cannot be made.
    """
    with _kept_in(cache_dir) as kept:
        bench = _Bench(site, kept, program_recipe(), crew)
        parts = find_parts(site.digests, facets_of, bench.recipe, most_pages)
        keys = [part.key for part in parts]
        memory = (
            kept
            / f"{digest_of(bench.recipe, keys, spoken.same, sorted(spoken.everyday.items()), most_pages)}.index"
        )
        told = read_kept(memory)
        layout = None if told is None else _Layout(*told)
        sealed = () if layout is None else _claim_all(layout, bench)
        if layout is None or None in sealed:
            layout = _lay_out(parts, spoken, most_pages, bench)
            sealed = _claim_all(layout, bench)
            write_kept(memory, (layout.pages, layout.bundles, layout.lists, layout.indexed))
        names = (name for part in parts for name in names_of(part))
        folders = (key for key, _ in layout.folders)
        _prune(kept, {memory.name, bench.lexicon.name, *names, *folders, *layout.indexed})
    whole = [folder for folder in sealed if folder is not None]
    bridged = {word for folder in whole for word in folder.told}
    return Index(
        layout.pages, sum(folder.size_bytes for folder in whole), len(bridged), layout.built
    )


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
    """Let the site keep all folders of an index, and return what is known of each; None of one that
    is not whole.
    """
    return tuple(claim(to, bench.site, bench.seal(key)) for key, to in layout.folders)


def _lay_out(parts: Sequence[Part], spoken: Spoken, most_pages: int, bench: _Bench) -> _Layout:
    """Make what is not kept of the index of a site."""
    words = read_words(parts, bench.site, bench.kept, bench.crew)
    counts = Counter[str]()
    for said in words.values():
        counts.update(said.counts)
    joins = Joins(_find_bridges(counts, bench), as_meanings(spoken.same))
    pages = {key: said.pages for key, said in words.items()}
    indexed = {
        part.key: digest_of(part.key, joins.touching(words[part.key].counts.keys()))
        for part in parts
        if pages[part.key]
    }
    languages = sorted({language for said in words.values() for language in said.languages}) or [
        LANGUAGE
    ]
    bundles = in_bundles(parts, pages, most_pages)
    keys = {
        name: digest_of(bench.recipe, name, languages, [indexed[part.key] for part in own])
        for name, own in bundles.items()
    }
    missing = tuple(
        name
        for name, key in keys.items()
        if claim(_place_of(name, key), bench.site, bench.seal(key)) is None
    )
    if missing:
        weights = [sum(pages[part.key] for part in bundles[name]) for name in missing]
        bench.crew.expect(sum(weights))
        tasks = [
            (
                name,
                [
                    PartAt(part, files_of(part, bench.site), indexed[part.key])
                    for part in bundles[name]
                ],
            )
            for name in missing
        ]
        with room_in_memory() as memory:
            make = partial(
                make_bundle, supplies=Supplies(joins, program_for(languages), bench.kept, memory)
            )
            with closing(bench.crew.spread(make, tasks, at_a_time=1)) as made:
                for name, weight, bundle in zip(missing, weights, made, strict=True):
                    give(
                        bundle.files,
                        _place_of(name, keys[name]),
                        bench.site,
                        bench.seal(keys[name]),
                        bundle.bridged,
                    )
                    bench.crew.step(weight)
    everyday = {
        said: word for said, word in spoken.everyday.items() if counts[word] and not counts[said]
    }
    lists = lists_of(keys, as_terms(spoken.same), common_words(counts), everyday)
    lists_key = digest_of(lists)
    give(lists, _FOLDER, bench.site, bench.seal(lists_key))
    return _Layout(sum(pages.values()), keys, lists_key, tuple(indexed.values()), missing)


def _find_bridges(vocabulary: Collection[str], bench: _Bench) -> Bridges:
    """Return what joins word families; roots and stems of words are kept, for the dictionary takes
    its time.
    """
    roots, stems = read_kept(bench.lexicon) or ({}, {})
    lexicon = Lexicon(roots, stems)
    bridges = find_bridges(vocabulary, lexicon)
    if lexicon.roots.keys() != roots.keys() or lexicon.stems.keys() != stems.keys():
        write_kept(bench.lexicon, (lexicon.roots, lexicon.stems))
    return bridges


def _place_of(name: str, key: str) -> str:
    return f"{_FOLDER}{folder_of(name, key)}"


def _prune(kept: Path, used: Collection[str]) -> None:
    """Take away what this build did not use; what somebody else put there stays."""
    clear_left(kept)
    for path in kept.iterdir():
        if _OURS.fullmatch(path.name) and path.stem not in used and path.name not in used:
            path.unlink(missing_ok=True)
