"""Parts of the index: of a segment, of the segments of a province, and of the whole site.

Parts of neighbours are merged into a part of the same form, and the order of merging does not
matter: only the part of a changed segment and of its province is made again.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from generator.search.compact_json import as_json
from generator.search.posting_lists import PostingList, join_lists


class ExtractFiles(NamedTuple):
    """The files of extracts of a segment."""

    digest: str
    """Beginning of the digest of all texts, in the names of the files."""
    starts: Sequence[int]
    """Number of the first page of each file, rising."""

    def path(self, number: int) -> str:
        """Return the path of a file below the folder of the index.

        Args:
            number: Number of the file within the segment, from 0.
        """
        return f"isi/{number}.{self.digest}.json"


class IndexPart(NamedTuple):
    """Some pages of the index; pages are numbered from 0."""

    pages: int
    """Number of pages."""
    words: Mapping[str, PostingList]
    """Pages of each word."""
    families: Mapping[str, PostingList]
    """Pages of each root with several words in the part."""
    roots: Mapping[str, str]
    """Root of each word with a root of its own."""
    facets: Mapping[str, Mapping[str, Sequence[int]]]
    """Pages of each value, by name of the facet; rising numbers."""
    extracts: Sequence[ExtractFiles]
    """Files of extracts of each segment."""
    counts: Mapping[str, int]
    """Number of uses of each word in prose; 0 for a word of code or an invented region alone."""


def pack_part(part: IndexPart) -> bytes:
    """Return a part as JSON."""
    return as_json(part)


def unpack_part(payload: bytes) -> IndexPart:
    """Return a part from its JSON."""
    pages, words, families, roots, facets, extracts, counts = json.loads(payload)
    return IndexPart(
        pages,
        {word: PostingList(*found) for word, found in words.items()},
        {root: PostingList(*found) for root, found in families.items()},
        roots,
        facets,
        [ExtractFiles(*files) for files in extracts],
        counts,
    )


def merge_parts(parts: Iterable[IndexPart]) -> IndexPart:
    """Return the part of all pages of some parts, in their order."""
    words: defaultdict[str, list[PostingList]] = defaultdict(list)
    families: defaultdict[str, list[PostingList]] = defaultdict(list)
    facets: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    counts: defaultdict[str, int] = defaultdict(int)
    roots: dict[str, str] = {}
    extracts: list[ExtractFiles] = []
    pages = 0
    for part in parts:
        roots.update(part.roots)
        for word, found in part.words.items():
            moved = found.moved(pages)
            words[word].append(moved)
            root = part.roots.get(word, word)
            # The only word of a family in this part stands for the family.
            if root not in part.families:
                families[root].append(moved)
        for root, found in part.families.items():
            families[root].append(found.moved(pages))
        for name, values in part.facets.items():
            for value, numbers in values.items():
                facets[name][value].extend(number + pages for number in numbers)
        extracts.extend(
            files._replace(starts=[start + pages for start in files.starts])
            for files in part.extracts
        )
        for word, count in part.counts.items():
            counts[word] += count
        pages += part.pages
    return IndexPart(
        pages,
        {word: join_lists(lists) for word, lists in words.items()},
        {
            root: join_lists(families[root])._replace(places="")
            for root in _shared_roots(words, roots)
        },
        roots,
        {name: dict(values) for name, values in facets.items()},
        extracts,
        dict(counts),
    )


def _shared_roots(words: Iterable[str], roots: Mapping[str, str]) -> list[str]:
    """Return the roots with several words, in the order of their second words."""
    seen: set[str] = set()
    shared: dict[str, None] = {}
    for word in words:
        root = roots.get(word, word)
        if root in seen:
            shared[root] = None
        seen.add(root)
    return list(shared)
