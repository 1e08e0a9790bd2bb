"""The index of a built site: one of Pagefind's bundles, or several for a large site, made anew only where need be.

A bundle is kept under the digest of all that it is made from, so that the same pages have the same files, untouched.

A first query loads something of every bundle, and an edit makes one of them anew. With 514 regions (17,336 pages; the
table is in `tests/search/README.md`) three words cost 292 kB as one bundle, 304 kB as one for each group of islands and
612 kB as one for each province. One bundle takes 47 seconds to make; several, of whole groups up to 5,000 pages, cost
no more than one, and none takes 20.
"""

import hashlib
import json
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.search.bridging import find_bridges
from generator.search.extracts import Extract, as_document, read_extracts
from generator.search.pagefind import pagefind_version, run_pagefind
from generator.search.synonyms import GLOSSARY, GLOSSARY_MARK, as_meanings, as_terms, find_others
from generator.search.vocabulary import common_words
from generator.views.facets import Facets

FOLDER = "pagefind"
"""Where the index stands, below the site's folder."""

_LIST = "bundles.json"
_WORDS = "words.json"
_RECIPE = "2"
"""Changes whenever other bundles are made of the same documents by the same Pagefind."""
_OURS = re.compile(r"[0-9a-f]{64}(\.sha256)?")
"""Names in the cache that are bundles, or what tells their contents."""
_DIGEST_LENGTH = 12
_MAIN = ""
"""The bundle that a search starts with: all pages of a small site, the shared ones of a large site."""

Documents = Mapping[str, str]
"""Path and text of what Pagefind reads."""


@dataclass(frozen=True, slots=True)
class Index:
    """What an index weighs."""

    pages: int
    size_bytes: int
    bridges: int
    """Different words that join word families."""
    built: tuple[str, ...]
    """Bundles made anew; the others are what they were."""


def build_index(
    site_dir: Path,
    cache_dir: Path,
    facets_of: Callable[[str], Facets],
    same_meanings: Collection[Collection[str]],
    *,
    most_pages: int = 5_000,
) -> Index:
    """Add the index to a built site.

    Args:
        site_dir: The built site; gets a folder `pagefind`.
        cache_dir: Where bundles are kept from one build to the next; made if missing.
        facets_of: Gives the facets of an address.
        same_meanings: Words that mean the same.
        most_pages: Pages that one bundle holds; above that there are several, each of whole groups of islands, and
            a group that has more by itself is not parted.

    Raises:
        GeneratorError: Pagefind cannot make it.
    """
    extracts = tuple(read_extracts(site_dir))
    known = {extract.address: facets_of(extract.address) for extract in extracts}
    bridged, documents = _documents(extracts, known, same_meanings)
    built, kept = [], {}
    for name, paths in _in_bundles(extracts, known, most_pages).items():
        own = {path: documents[path] for path in paths}
        kept[name] = cache_dir / _digest(name, own)
        if not _is_as_made(kept[name]):
            shutil.rmtree(kept[name], ignore_errors=True)
            run_pagefind(own, kept[name], name)
            _seal(kept[name]).write_text(_contents(kept[name]), encoding="ascii")
            built.append(name)
        shutil.copytree(kept[name], site_dir / FOLDER / _folder(name, kept[name]), dirs_exist_ok=True)
    words = common_words(extract.text for extract in extracts if not known[extract.address].is_fictional)
    listed = _keep_lists(kept, as_terms(same_meanings), words, cache_dir)
    shutil.copytree(listed, site_dir / FOLDER, dirs_exist_ok=True)
    _prune(cache_dir, {listed, *kept.values(), *map(_seal, kept.values())})
    size = sum(path.stat().st_size for path in (site_dir / FOLDER).rglob("*") if path.is_file())
    return Index(len(extracts), size, len(bridged), tuple(built))


def _documents(
    extracts: Iterable[Extract], known: Mapping[str, Facets], same_meanings: Collection[Collection[str]]
) -> tuple[frozenset[str], Documents]:
    """Return the words that join families, and what Pagefind reads of each page."""
    bridges = find_bridges({word for extract in extracts for word in extract.words})
    meanings = as_meanings(same_meanings)
    bridged: set[str] = set()
    documents = {}
    for extract in extracts:
        joined = bridges.to(extract.words)
        bridged.update(joined)
        hidden = {"kait": joined, "padanan": find_others(extract.text, meanings)}
        if extract.address == GLOSSARY:
            hidden["istilah"] = (GLOSSARY_MARK,)
        documents[extract.path] = as_document(extract, known[extract.address], hidden)
    return frozenset(bridged), documents


def _in_bundles(
    extracts: Iterable[Extract], known: Mapping[str, Facets], most_pages: int
) -> Mapping[str, tuple[str, ...]]:
    """Return the paths of each bundle, the main one first; the others are named after the first group in them."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for extract in extracts:
        groups[known[extract.address].group].append(extract.path)
    bundles = {_MAIN: groups.pop(_MAIN, [])}
    if sum(map(len, (bundles[_MAIN], *groups.values()))) <= most_pages:
        return {_MAIN: tuple(sorted((*bundles[_MAIN], *(path for paths in groups.values() for path in paths))))}
    last = _MAIN
    for name, paths in sorted(groups.items()):
        if last == _MAIN or len(bundles[last]) + len(paths) > most_pages:
            last = name
        bundles[last] = [*bundles.get(last, ()), *paths]
    return {name: tuple(paths) for name, paths in bundles.items()}


def _folder(name: str, kept: Path) -> str:
    """Return where a bundle stands: one that is joined says in its address what is in it, for its parts do not."""
    return "" if name == _MAIN else f"{name}-{kept.name[:_DIGEST_LENGTH]}"


def _digest(name: str, documents: Documents) -> str:
    digest = hashlib.sha256(f"{_RECIPE} {pagefind_version()} {name}".encode())
    for path, text in documents.items():
        for part in (path.encode(), text.encode()):
            digest.update(len(part).to_bytes(8))
            digest.update(part)
    return digest.hexdigest()


def _keep_lists(kept: Mapping[str, Path], terms: Sequence[str], words: Sequence[str], cache_dir: Path) -> Path:
    """Keep what the site's script reads: the bundles to join to the main one, what tells old from new, and words.

    Terms of the glossary stand with the bundles, for each query is compared with them; other words are seldom needed.

    Returns:
        The folder in which the lists are kept.
    """
    others = [{"path": f"{_folder(name, folder)}/"} for name, folder in kept.items() if name != _MAIN]
    version = _digest(_LIST, {name: folder.name for name, folder in kept.items()})[:_DIGEST_LENGTH]
    lists = {_WORDS: _as_json(words), _LIST: _as_json({"version": version, "bundles": others, "terms": terms})}
    folder = cache_dir / _digest(_LIST, lists)
    if not (folder / _LIST).is_file():
        folder.mkdir(exist_ok=True)
        for name, text in lists.items():
            beside = folder / f".{name}"
            beside.write_text(text, encoding="utf-8", newline="\n")
            beside.replace(folder / name)
    return folder


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _is_as_made(kept: Path) -> bool:
    """Tell whether a kept bundle is what Pagefind made. It holds a program: a damaged or foreign one is made again."""
    return kept.is_dir() and _seal(kept).is_file() and _seal(kept).read_bytes() == _contents(kept).encode()


def _seal(kept: Path) -> Path:
    """Return the file beside a kept bundle that tells what it held when it was made."""
    return kept.with_name(f"{kept.name}.sha256")


def _contents(kept: Path) -> str:
    """Return a digest of all files of a bundle."""
    digest = hashlib.sha256()
    for path in sorted(path for path in kept.rglob("*") if path.is_file()):
        for part in (path.relative_to(kept).as_posix().encode(), path.read_bytes()):
            digest.update(len(part).to_bytes(8))
            digest.update(part)
    return digest.hexdigest()


def _prune(cache_dir: Path, used: set[Path]) -> None:
    """Take away bundles that no site has any more; what else somebody put there stays."""
    for path in cache_dir.iterdir():
        if path in used or not _OURS.fullmatch(path.name):
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
