"""Files of the index, by path below the folder of the index.

- `indeks.json`, which every search loads: the names of all other files, the pages of invented
  regions and of the handbook, and the terms of the glossary.
- `kata/`: posting lists by the first letters of words.
- `letak/`: places of the same words on their pages, loaded for a query in quotes.
- `saring/`: pages of each value of a facet, loaded when results are narrowed, counted or sorted.
- `isi/`: extracts of pages, loaded for the pages that are shown.
- `konsep/`: what plans say for the words of a query, by their first letters.
- `ejaan/`: the vocabulary by first letters, loaded for a word that no page has.

Names of files in folders hold a digest of the contents, so a browser may keep them for ever.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.cache.keys import digest_of
from generator.search.compact_json import as_json
from generator.search.index_part import IndexPart
from generator.search.packed_numbers import pack_numbers, steps_of
from generator.search.posting_lists import PostingList
from generator.search.segments import FICTIONAL_FACET, GLOSSARY_FACET, HANDBOOK_FACET, MARKED

_WORD_FILE_BYTES = 3_000
"""Bytes of a file of posting lists, about a third of them when a host sends it; a single word may
have more. A query loads a file for each of its words.
"""
_DIGEST_LENGTH = 10
_OF_EVERY_SEARCH = {FICTIONAL_FACET, GLOSSARY_FACET, HANDBOOK_FACET}
"""Facets whose pages stand in `indeks.json`."""


class Lists(NamedTuple):
    """Lists beside the posting lists."""

    terms: Sequence[str]
    """Terms of the glossary."""
    spelling: Mapping[str, object]
    """The vocabulary for the correction of queries, by first letter."""
    concepts: Mapping[str, object]
    """Alternatives of phrases, by first letter."""


def index_files(part: IndexPart, lists: Lists) -> dict[str, bytes]:
    """Return the files of the index but for those of extracts, by path.

    Args:
        part: The part of all pages of the site.
        lists: Lists beside the posting lists.
    """
    files: dict[str, bytes] = {}
    words: list[str] = []
    for first, listed, places in _word_files(part):
        words += (first, _add(files, "kata", listed), _add(files, "letak", places))
    facets: dict[str, str] = {}
    for name in sorted(part.facets.keys() - _OF_EVERY_SEARCH):
        values = sorted(part.facets[name].items())
        text = as_json({value: _pack_pages(pages) for value, pages in values})
        facets[name] = _add(files, "saring", text)
    marked = {
        name: _pack_pages(part.facets.get(name, {}).get(MARKED, ()))
        for name in sorted(_OF_EVERY_SEARCH)
    }
    names = {
        "pages": part.pages,
        **marked,
        "terms": lists.terms,
        "spelling": _add_each(files, "ejaan", lists.spelling),
        "concepts": _add_each(files, "konsep", lists.concepts),
        "words": words,
        "facets": facets,
        "extracts": [
            item for files in part.extracts for item in (files.digest, _pack_pages(files.starts))
        ],
    }
    files["indeks.json"] = as_json(names) + b"\n"
    return files


def _add(files: dict[str, bytes], folder: str, data: bytes) -> str:
    """Add a file to a folder under a name with its digest, and return the digest."""
    digest = digest_of(data)[:_DIGEST_LENGTH]
    files[f"{folder}/{digest}.json"] = data
    return digest


def _add_each(files: dict[str, bytes], folder: str, by_letter: Mapping[str, object]) -> list[str]:
    """Add a file for each letter, and return letters and digests in turn."""
    return [
        item
        for letter, content in sorted(by_letter.items())
        for item in (letter, _add(files, folder, as_json(content)))
    ]


def _word_files(part: IndexPart) -> Iterator[tuple[str, bytes, bytes]]:
    """Yield the first word of each file of posting lists, its text, and the text of the places.

    A file has an entry for each word: packed pages and worths, and the root if the family of the
    word has further pages; and an entry for each such root: packed pages and worths.
    """
    families = _families(part)
    lists = {root: _list_of(root, words, part) for root, words in families.items()}
    roots = {word: root for root, words in families.items() for word in words}
    entries: dict[str, object] = {}
    own: dict[str, object] = {}
    places: dict[str, str] = {}
    size = 0
    for word in sorted({*part.words, *roots}, key=_as_scripts_sort):
        listed = part.words.get(word)
        entry = ["", ""] if listed is None else _packed(listed)
        root = roots.get(word)
        family = [] if root is None else _packed(lists[root])
        more = _size([word, *entry]) + (0 if root in own else _size(family))
        if entries and size + more > _WORD_FILE_BYTES:
            yield next(iter(entries)), as_json({"words": entries, "roots": own}), as_json(places)
            entries, own, places, size = {}, {}, {}, 0
            more = _size([word, *entry]) + _size(family)
        entries[word] = entry if root is None else [*entry, root]
        if root is not None:
            own[root] = family
        if listed is not None:
            places[word] = listed.places
        size += more
    if entries:
        yield next(iter(entries)), as_json({"words": entries, "roots": own}), as_json(places)


def _families(part: IndexPart) -> dict[str, set[str]]:
    """Return the words of each root with several; the root is among them."""
    families: defaultdict[str, set[str]] = defaultdict(set)
    for word in part.words:
        families[part.roots.get(word, word)].add(word)
    return {root: words | {root} for root, words in families.items() if words != {root}}


def _list_of(root: str, words: Iterable[str], part: IndexPart) -> PostingList:
    """Return the pages of a word family; of a single word of the site, the pages of the word."""
    if root in part.families:
        return part.families[root]
    return next(part.words[word] for word in words if word in part.words)


def _packed(listed: PostingList) -> list[str]:
    """Return the packed pages and worths of a list."""
    return [pack_numbers((listed.first,)) + listed.steps, listed.worths]


def _size(texts: Iterable[str]) -> int:
    """Return the bytes of some texts in a list in JSON."""
    return sum(len(text) + 3 for text in texts)


def _pack_pages(pages: Sequence[int]) -> str:
    return pack_numbers(steps_of(pages))


def _as_scripts_sort(word: str) -> bytes:
    """Return the key by which scripts compare words: units of UTF-16."""
    return word.encode("utf-16-be")
