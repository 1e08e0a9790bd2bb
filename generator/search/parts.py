"""Parts of a site: the pages of one region, or a page that no region owns, and what each has for a
search.

A part is read once for the same pages and facets. What is found is kept: the words by themselves,
which are asked for whenever anything changed, and the documents, which are asked for where Pagefind
is to read them. Knows no bundle.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, NamedTuple

from generator.cache.distributions import program_digest
from generator.cache.keys import digest_of
from generator.cache.store import Cache
from generator.executors.protocol import Executor
from generator.search.extracts import as_document, extract_from
from generator.search.folders import Site
from generator.views.facets import Facets

SEARCH_PAGE = "cari/"
"""The page of the search itself, which is no result."""

_PAGE = "index.html"
_OWNED = ("daerah", "sumber")
"""First parts of addresses whose second part says whose pages they are."""
_OF_SOURCE = re.compile(r"sumber/[^/]+/[^/]+/")
_PARTS_AT_A_TIME = 8


class Page(NamedTuple):
    """A page of the built site, not read yet."""

    address: str
    """Below the root of the site."""
    digest: str
    """Of its HTML."""
    facets: Facets

    @property
    def path(self) -> str:
        """Where its file stands below the site's folder."""
        return f"{self.address}{_PAGE}"


@dataclass(frozen=True, slots=True)
class Part:
    """Some pages that are read together."""

    key: str
    """Digest of all that is made of them depends on."""
    place: tuple[str, str]
    """Group of islands and province; empty outside a region."""
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What a part says."""

    pages: int
    """Pages that have something for a search."""
    counts: Mapping[str, int]
    """How often it says each word, those that are said of an invented region alone never."""
    languages: Sequence[str]
    """Of its pages."""


class Document(NamedTuple):
    """A page as Pagefind is to read it, but for the words that other pages have a say in."""

    path: str
    """Where the page's file stands below the site's folder."""
    html: str
    """All but its end."""
    text: str
    """Its words in small letters, with one space before and after each."""


def find_parts(
    digests: Mapping[str, str], facets_of: Callable[[str], Facets], most_pages: int
) -> tuple[Part, ...]:
    """Return the parts of a built site, in order.

    Args:
        digests: Digest of each file of the site, by path.
        facets_of: Gives the facets of an address.
        most_pages: Pages of a small site. In a larger one, pages of sources are left out: they say
            what other pages say, a third of all pages is such, and the list of a region's sources
            has their titles.
    """
    addresses = sorted(path.removesuffix(_PAGE) for path in digests if path.split("/")[-1] == _PAGE)
    is_small = len(addresses) <= most_pages
    pages: defaultdict[tuple[tuple[str, str], str], list[Page]] = defaultdict(list)
    for address in addresses:
        if address == SEARCH_PAGE or (_OF_SOURCE.match(address) and not is_small):
            continue
        facets = facets_of(address)
        place = (facets.group, facets.province) if facets.group else ("", "")
        pages[place, _owner(address)].append(Page(address, digests[f"{address}{_PAGE}"], facets))
    return tuple(
        Part(digest_of(program_digest(), own), place, tuple(own))
        for (place, _), own in sorted(pages.items())
    )


def read_words(
    parts: Sequence[Part], site: Site, cache: Cache, executor: Executor
) -> dict[str, Words]:
    """Return the words of each part, by the key of the part.

    Args:
        parts: Parts of the site.
        site: The built site; only pages of parts without cached words are read.
        cache: Gives and takes words and documents.
        executor: Reads parts.

    Raises:
        GeneratorError: A worker was killed, as a system does that is short of memory.
    """
    step = ReadParts(cache.folder)
    tasks = [(part, files_of(part, site)) for part in parts]
    words = {}
    for part in parts:
        cache.keep(_documents_name(part))
    known = {part.key: cache.get(_words_name(part)) for part in parts}
    missing = [task for task in tasks if known[task[0].key] is None]
    made = iter(executor.map(step, missing, batch=_PARTS_AT_A_TIME))
    for part in parts:
        payload = known[part.key]
        if payload is None:
            words[part.key] = next(made)
            cache.keep(_words_name(part))
        else:
            pages, counts, languages = json.loads(payload)
            words[part.key] = Words(pages, counts, tuple(languages))
    return words


@dataclass(frozen=True, slots=True)
class ReadParts:
    """Reads the built pages of parts: their words, and their documents for Pagefind."""

    cache_dir: Path = field(repr=False)
    """Folder of the cache, which gets words and documents."""
    name: ClassVar[str] = "words"

    def open(self) -> Callable[[tuple[Part, Sequence[Path]]], Words]:
        """Return the function that reads a part, given the files of its pages."""
        cache = Cache(self.cache_dir)

        def read(task: tuple[Part, Sequence[Path]]) -> Words:
            part, files = task
            documents, words = _read(part, files)
            cache.put(_documents_name(part), _packed(documents))
            cache.put(_words_name(part), _packed((words.pages, words.counts, words.languages)))
            return words

        return read

    def remote(self, sees: Callable[[Path], bool]) -> "ReadParts | None":
        """Return the step for workers that see the cache and so the site; None for others."""
        return self if sees(self.cache_dir) else None

    def label(self, task: tuple[Part, Sequence[Path]]) -> str:
        """Return the address of the part's first page."""
        return task[0].pages[0].address


def read_documents(part: Part, files: Sequence[Path], cache: Cache) -> list[Document]:
    """Return the documents of a part, in the order of their addresses.

    Args:
        part: The part.
        files: Files of its pages, read where the cache has no documents.
        cache: Gives documents.
    """
    payload = cache.get(_documents_name(part))
    if payload is None:
        return _read(part, files)[0]
    return [Document(*document) for document in json.loads(payload)]


def files_of(part: Part, site: Site) -> tuple[Path, ...]:
    """Return the files of the pages of a part, in the order of the pages."""
    return tuple(site.file(page.path) for page in part.pages)


def _words_name(part: Part) -> str:
    return f"words.{part.key}"


def _documents_name(part: Part) -> str:
    return f"documents.{part.key}"


def _packed(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _owner(address: str) -> str:
    first, _, rest = address.partition("/")
    return rest.partition("/")[0] if first in _OWNED else address


def _read(part: Part, files: Sequence[Path]) -> tuple[list[Document], Words]:
    """Return what the pages of a part have; one without an article, which leads on, has nothing."""
    documents, counts, languages = [], Counter[str](), set[str]()
    for page, file in zip(part.pages, files, strict=True):
        extract = extract_from(file.read_text(encoding="utf-8"), page.address)
        if extract is None:
            continue
        documents.append(Document(page.path, as_document(extract, page.facets), extract.text))
        languages.add(extract.language)
        said = extract.text.split()
        counts.update(dict.fromkeys(said, 0) if page.facets.is_fictional else said)
    words = Words(len(documents), dict(sorted(counts.items())), tuple(sorted(languages)))
    return documents, words
