"""Segments of a site, the units of the search: pages of a region, or pages outside regions.

A segment is read once for the same pages, facets and synonyms: its part of the index depends on
nothing else. Knows no bundle.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.cache.distributions import program_digest
from generator.cache.keys import digest_of
from generator.cache.parts import in_parts
from generator.link.english import FOLDER as ENGLISH
from generator.link.page_addresses import HANDBOOK
from generator.search.compact_json import as_json
from generator.search.english_roots import english_root_of
from generator.search.extracts import Extract, extract_from
from generator.search.index_part import ExtractFiles, IndexPart
from generator.search.posting_lists import PostingList, Postings
from generator.search.postings import postings_of, prose_counts
from generator.search.roots import root_of
from generator.search.synonyms import GLOSSARY, SynonymGroups
from generator.views.facets import Facets

SEARCH_PAGE = "cari/"
"""The page of the search itself, never a result."""

FICTIONAL_FACET, GLOSSARY_FACET, HANDBOOK_FACET = "rekaan", "glosarium", "panduan"
MARKED = "ya"
"""The value of the facets that every search needs: invented regions, the glossary, the handbook."""

_DIGEST_LENGTH = 10
_PAGE = "index.html"
_OF_NAMES = re.compile(r"(provinsi|abjad)/|quick-win/(status|dimensi|tahun)/")
"""Addresses of lists that only repeat names: places are offered by themselves, promises found by
their own pages.
"""
_OWNED = ("daerah", "sumber")
"""First parts of addresses whose second part names the owner of the page."""
_OF_SOURCE = re.compile(r"sumber/[^/]+/[^/]+/")
"""Addresses of pages of sources."""
_PAGES_OF_A_SEGMENT = 100
"""Pages of a segment on average in a region with more."""
_EXTRACT_FILE_BYTES = 3_000
"""Bytes of a file of extracts, about a third of them when a host sends it; a page may have more.

A first query loads the files of ten pages: larger files are mostly about pages that nobody asked
for, smaller files are more than a host keeps gladly.
"""


class Page(NamedTuple):
    """A page of the built site, not read yet."""

    address: str
    """Address below the folder of the page's edition."""
    digest: str
    """Digest of the HTML."""
    facets: Facets

    @property
    def path(self) -> str:
        """Path of the page's file below the folder of the page's edition."""
        return f"{self.address}{_PAGE}"


@dataclass(frozen=True, slots=True)
class Segment:
    """Pages read together."""

    key: str
    """Digest of the pages and their facets."""
    place: tuple[str, str]
    """Group of islands and province; empty outside a region."""
    pages: tuple[Page, ...] = field(repr=False)
    """The pages by address; the key stands for these pages in keys of results."""
    edition: str = ""
    """Folder of the pages' edition: `en/`, or "" for the main one."""

    @property
    def root_of(self) -> Callable[[str], str]:
        """Give the root of a word in the language of the pages."""
        return english_root_of if self.edition else root_of


class SegmentIndex(NamedTuple):
    """The index of a segment."""

    part: IndexPart
    """The segment's part of the index; pages in the order of their addresses."""
    files: Mapping[str, str]
    """Files of extracts, in JSON, by path below the folder of the index."""


def find_segments(
    digests: Mapping[str, str],
    facets_of: Callable[[str], Facets],
    most_pages: int,
    edition: str = "",
) -> tuple[Segment, ...]:
    """Return the segments of an edition of a built site, in order of place and owner.

    Args:
        digests: Digest of each file of the site, by path.
        facets_of: Gives the facets of an address below the folder of the edition.
        most_pages: Pages of a small site. A larger site is searched without pages of sources:
            a third of the pages, they repeat text of the rest, and the list of a region's sources
            has their titles.
        edition: Folder of the edition: `en/`, or "" for the main one.
    """
    addresses = sorted(
        path.removeprefix(edition).removesuffix(_PAGE)
        for path in digests
        if path.split("/")[-1] == _PAGE and path.startswith(ENGLISH) == bool(edition)
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
        digest = digests[f"{edition}{address}{_PAGE}"]
        pages[place, _owner(address)].append(Page(address, digest, facets))
    return tuple(
        Segment(digest_of(program_digest(), edition, own), place, own, edition)
        for (place, _), of_owner in sorted(pages.items())
        for own in in_parts(of_owner, lambda page: page.address, _PAGES_OF_A_SEGMENT)
    )


def read_segment(segment: Segment, folders: Iterable[Path], groups: SynonymGroups) -> SegmentIndex:
    """Return the index of a segment.

    Args:
        segment: The segment.
        folders: Folders with the pages; if several hold a page, the first counts.
        groups: Groups of synonyms.
    """
    places = tuple(folders)
    found: list[tuple[Extract, Facets]] = []
    for page in segment.pages:
        paths = (folder / segment.edition / page.path for folder in places)
        html = next(path for path in paths if path.is_file()).read_text(encoding="utf-8")
        extract = extract_from(html, page.address)
        # A redirect has no extract.
        if extract is not None:
            found.append((extract, page.facets))
    words: defaultdict[str, Postings] = defaultdict(Postings)
    families: defaultdict[str, dict[int, int]] = defaultdict(dict)
    facets: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    counts = Counter[str]()
    for number, (extract, own) in enumerate(found):
        postings = postings_of(extract, groups, segment.root_of)
        for word, worth in postings.worths.items():
            words[word].add_word(number, worth, postings.places.get(word, ()))
        for root, worth in postings.families.items():
            families[root][number] = worth
        for name, value in filters(own):
            facets[name][value].append(number)
        if extract.address == GLOSSARY:
            facets[GLOSSARY_FACET][MARKED].append(number)
        if extract.address.startswith(HANDBOOK):
            facets[HANDBOOK_FACET][MARKED].append(number)
        counts.update(prose_counts(postings.uses, extract.code, is_fictional=own.is_fictional))
    roots = {word: segment.root_of(word) for word in sorted(words)}
    several = Counter(roots.values())
    # A root with several words of the segment, but a single word on each page, is a family too.
    for word, root in roots.items():
        if several[root] > 1:
            for number, worth in words[word]:
                families[root].setdefault(number, worth)
    texts = _extract_files(found)
    digest = digest_of(texts)[:_DIGEST_LENGTH]
    files = ExtractFiles(digest, tuple(texts))
    part = IndexPart(
        len(found),
        {word: words[word].packed() for word in roots},
        {root: _family(families[root]) for root in sorted(families)},
        {word: root for word, root in roots.items() if root != word},
        {name: dict(values) for name, values in facets.items()},
        [files],
        dict(counts),
    )
    return SegmentIndex(
        part, {files.path(number): text for number, text in enumerate(texts.values())}
    )


def filters(facets: Facets) -> Iterator[tuple[str, str]]:
    """Yield name and value of each facet of a page.

    The names are Indonesian, like addresses of the site: they stand in addresses of results.
    """
    values = (
        ("jenis", facets.kind),
        ("daerah", facets.region),
        ("provinsi", facets.province),
        ("pulau", facets.island_group),
        ("dimensi", facets.dimension),
        ("keadaan", facets.state),
        *(("tahun", str(year)) for year in facets.years),
        ("tanggal", facets.date),
        (FICTIONAL_FACET, MARKED if facets.is_fictional else ""),
    )
    yield from ((name, value) for name, value in values if value)


def _family(worths: Mapping[int, int]) -> PostingList:
    """Return the posting list of a word family from the worth of each page, in any order."""
    family = Postings()
    for number, worth in sorted(worths.items()):
        family.add(number, worth)
    return family.packed()


def _extract_files(found: Sequence[tuple[Extract, Facets]]) -> dict[int, str]:
    """Return the text of each file of extracts, by number of the first page."""
    files: dict[int, list[str]] = {}
    size = 0
    for number, (extract, facets) in enumerate(found):
        text = as_json(_record_of(extract, facets)).decode()
        if not files or size + len(text) > _EXTRACT_FILE_BYTES:
            files[number] = []
            size = 0
        next(reversed(files.values())).append(text)
        size += len(text)
    return {first: f"[{','.join(texts)}]" for first, texts in files.items()}


def _record_of(extract: Extract, facets: Facets) -> tuple[object, ...]:
    """Return the text of a page that a result shows."""
    shown = {
        name: value
        for name, value in filters(facets)
        if name in {"daerah", "jenis", "tanggal", FICTIONAL_FACET}
    }
    return (extract.address, extract.title, extract.description, shown, extract.sections)


def _owner(address: str) -> str:
    """Return the slug of a page's region; for a page outside regions, the first part."""
    first, _, rest = address.partition("/")
    return rest.partition("/")[0] if first in _OWNED else first
