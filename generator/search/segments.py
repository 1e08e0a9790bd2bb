"""Segments of a site, the units of the search: pages of a region, or a page outside regions.

A segment is read once for the same pages and facets. The cache keeps words and documents apart:
words are needed whenever anything changed, documents only if Pagefind is to read the segment.
Knows no bundle.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, NamedTuple

from generator.cache.distributions import program_digest
from generator.cache.keys import digest_of, record_names
from generator.cache.parts import in_parts
from generator.cache.results import results
from generator.cache.store import Cache
from generator.executors.protocol import Executor
from generator.search.compact_json import as_json
from generator.search.extracts import as_document, extract_from
from generator.search.folders import StagedSite
from generator.views.facets import Facets

SEARCH_PAGE = "cari/"
"""The page of the search itself, never a result."""

_PAGE = "index.html"
_OF_NAMES = re.compile(r"(provinsi|abjad)/|quick-win/(status|dimensi|tahun)/")
"""Addresses of lists that only repeat names: places are offered by themselves, promises found by
their own pages.
"""
_ENGLISH = "en/"
"""Folder of the English edition, whose pages say again what those of the main edition say."""
_OWNED = ("daerah", "sumber")
"""First parts of addresses whose second part names the owner of the page."""
_OF_SOURCE = re.compile(r"sumber/[^/]+/[^/]+/")
"""Addresses of pages of sources."""
_PAGES_OF_A_SEGMENT = 100
"""Pages of a segment on average in a region with more; Pagefind starts as long as it reads thirty.
"""
_SEGMENTS_AT_A_TIME = 8
"""Segments that a worker takes at a time."""


class Page(NamedTuple):
    """A page of the built site, not read yet."""

    address: str
    """Address below the root of the site."""
    digest: str
    """Digest of the HTML."""
    facets: Facets

    @property
    def path(self) -> str:
        """Path of the page's file below the site's folder."""
        return f"{self.address}{_PAGE}"


@dataclass(frozen=True, slots=True)
class Segment:
    """Pages read together."""

    key: str
    """Digest of every input of the segment's words and documents."""
    place: tuple[str, str]
    """Group of islands and province; empty outside a region."""
    pages: tuple[Page, ...] = field(repr=False)
    """The pages by address; the key stands for these pages in keys of results."""


@dataclass(frozen=True, slots=True)
class SegmentFiles:
    """A segment, and the place of its pages."""

    segment: Segment
    # The place of a file, new or published, must not decide a key: the segment holds digests.
    folders: tuple[Path, ...] = field(repr=False)
    """Folders with the pages; if several hold a page, the first counts."""


@dataclass(frozen=True, slots=True)
class SegmentWords:
    """The words of a segment."""

    pages: int
    """Number of pages that a search may find."""
    counts: Mapping[str, int]
    """Number of uses of each word in prose; 0 for a word of code or an invented region alone."""
    languages: Sequence[str]
    """Languages of the pages, sorted."""


class Document(NamedTuple):
    """A page as Pagefind is to read it, without hidden words, which depend on the whole site."""

    path: str
    """Path of the page's file below the site's folder."""
    html: str
    """HTML without hidden words and end, as `as_document` returns it."""
    text: str
    """Words in small letters, with one space before and after each."""
    title: str
    """Words of the title, written in the same way."""


def find_segments(
    digests: Mapping[str, str], facets_of: Callable[[str], Facets], most_pages: int
) -> tuple[Segment, ...]:
    """Return the segments of a built site, in order of place and owner.

    Args:
        digests: Digest of each file of the site, by path.
        facets_of: Gives the facets of an address.
        most_pages: Pages of a small site. A larger site is searched without pages of sources:
            a third of the pages, they repeat text of the rest, and the list of a region's sources
            has their titles.
    """
    addresses = sorted(
        path.removesuffix(_PAGE)
        for path in digests
        if path.split("/")[-1] == _PAGE and not path.startswith(_ENGLISH)
    )
    is_small = len(addresses) <= most_pages
    pages: defaultdict[tuple[tuple[str, str], str], list[Page]] = defaultdict(list)
    for address in addresses:
        if (
            address == SEARCH_PAGE
            or _OF_NAMES.match(address)
            or (_OF_SOURCE.match(address) and not is_small)
        ):
            continue
        facets = facets_of(address)
        place = (facets.group, facets.province) if facets.group else ("", "")
        pages[place, _owner(address)].append(Page(address, digests[f"{address}{_PAGE}"], facets))
    return tuple(
        Segment(digest_of(program_digest(), own), place, own)
        for (place, _), of_owner in sorted(pages.items())
        for own in in_parts(of_owner, lambda page: page.address, _PAGES_OF_A_SEGMENT)
    )


def read_words(
    segments: Sequence[Segment], site: StagedSite, cache: Cache, executor: Executor
) -> dict[str, SegmentWords]:
    """Return the words of each segment, by key of the segment.

    Args:
        segments: Segments of the site.
        site: The built site; pages of a segment are read if the cache has no words.
        cache: Gives and takes words; gets documents of segments without cached words.
        executor: Reads segments.

    Raises:
        GeneratorError: A worker was killed, as a system does that is short of memory.
    """
    step = ReadSegments(cache.folder)
    tasks = [SegmentFiles(segment, site.folders) for segment in segments]
    with closing(results(step, tasks, executor, cache, batch=_SEGMENTS_AT_A_TIME)) as found:
        return {segment.key: result.value for segment, result in zip(segments, found, strict=True)}


def cached_records(segments: Sequence[Segment]) -> Iterator[str]:
    """Yield the names of the cache records of words and documents of some segments."""
    yield from record_names(ReadSegments(Path()), [SegmentFiles(each, ()) for each in segments])
    yield from map(_documents_name, segments)


@dataclass(frozen=True, slots=True)
class ReadSegments:
    """Reads the built pages of segments: returns words, and caches documents for Pagefind."""

    cache_dir: Path = field(repr=False)
    """Folder of the cache, for documents."""
    name: ClassVar[str] = "words"

    def open(self) -> Callable[[SegmentFiles], SegmentWords]:
        """Return the function that reads a segment."""
        cache = Cache(self.cache_dir)

        def read(task: SegmentFiles) -> SegmentWords:
            # The worker writes documents itself: they weigh more than the words, and most runs
            # never ask for them.
            documents, words = _read(task)
            cache.put(_documents_name(task.segment), as_json(documents))
            return words

        return read

    def pack(self, result: SegmentWords) -> bytes:
        """Return words as a payload for the cache."""
        return as_json((result.pages, result.counts, result.languages))

    def unpack(self, payload: bytes) -> SegmentWords:
        """Return words from their payload."""
        pages, counts, languages = json.loads(payload)
        return SegmentWords(pages, counts, tuple(languages))

    def remote(self, sees: Callable[[Path], bool]) -> "ReadSegments | None":
        """Return the step for workers that see the cache and so the site; None for others."""
        return self if sees(self.cache_dir) else None

    def label(self, task: SegmentFiles) -> str:
        """Return the address of the segment's first page."""
        return task.segment.pages[0].address


def read_documents(task: SegmentFiles, cache: Cache) -> list[Document]:
    """Return the documents of a segment by address; files are read if the cache has no documents.

    Args:
        task: The segment.
        cache: Gives documents.
    """
    payload = cache.get(_documents_name(task.segment))
    if payload is None:
        return _read(task)[0]
    return [Document(*document) for document in json.loads(payload)]


def _documents_name(segment: Segment) -> str:
    return f"documents.{segment.key}"


def _owner(address: str) -> str:
    """Return the slug of a page's region; for a page outside regions, the address."""
    first, _, rest = address.partition("/")
    return rest.partition("/")[0] if first in _OWNED else address


def _read(task: SegmentFiles) -> tuple[list[Document], SegmentWords]:
    """Return documents and words of a segment; a page without an article, a redirect, has none."""
    documents, counts, languages = [], Counter[str](), set[str]()
    for page in task.segment.pages:
        places = (folder / page.path for folder in task.folders)
        html = next(place for place in places if place.is_file()).read_text(encoding="utf-8")
        extract = extract_from(html, page.address)
        if extract is None:
            continue
        document = as_document(extract, page.facets)
        documents.append(Document(page.path, document, extract.text, extract.title))
        languages.add(extract.language)
        # Words of an invented region and of code get stems too, but no query is corrected to a
        # word of count 0.
        counts.update(dict.fromkeys(extract.text.split(), 0))
        if not page.facets.is_fictional:
            counts.update(extract.prose.split())
    return documents, SegmentWords(
        len(documents), dict(sorted(counts.items())), tuple(sorted(languages))
    )
