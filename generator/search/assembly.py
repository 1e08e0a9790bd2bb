"""Merging the indexes of segments into the files of a bundle, in the format of Pagefind.

The same pages give the same bytes, in any order of the segments. Pages of a kind have much
the same words, so they stand side by side: a query then loads a sixteenth less.
"""

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from generator.search.compact_json import as_json
from generator.search.indexed import Indexed, IndexedPage, Languages, Places, new_marks
from generator.search.pagefind import ENTRY, Program, as_file

_DATES = "dates.json"
_MOST_PAGES = 400
"""Pages of the words in a chunk (a file of the index), summed up; a single word may have more.

A query loads a chunk for each of its words from every bundle: larger chunks are mostly about words
outside the query, smaller chunks make the list of chunks longer.
"""
_AFTER = "\U0010ffff"
"""A sign that sorts after every letter."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SHORTEST_DIGEST = 7


class _Word(NamedTuple):
    """A word and the pages with the word, each page as the distance from the page before."""

    text: str
    having: Places
    forms: list[tuple[str, Places]]
    """Written forms of the word, each with the pages of the form."""


class _MergedLanguage(NamedTuple):
    """The files of a bundle for the pages of a language."""

    digest: str
    """Digest in the name of the list of the language's files."""
    files: dict[str, bytes]
    """Files by path below the bundle's folder."""
    dates: dict[str, str]
    """Dates of the pages with a date, by name of the page."""


def assemble(segments: Sequence[Languages], name: str, program: Program) -> dict[str, bytes]:
    """Return the files of a bundle, by path below its folder.

    Args:
        segments: Indexes of the bundle's segments.
        name: Name of a bundle that is joined to the main bundle; empty for the main bundle. Names
            are distinct within a site. The main bundle gets the program too. Files of a joined
            bundle are named by numbers in place of digests, and pages by bundle and number, as
            short as can be: every first query loads the list of pages, then smaller by a half. The
            address of the folder must change with the content, or a browser would take an old file
            for a new file.
        program: Program files of Pagefind for every language of the segments.
    """
    files = {} if name else dict(program.files)
    listed, dates = dict[str, Mapping[str, object]](), dict[str, str]()
    for language in sorted({language for segment in segments for language in segment}):
        own = [segment[language] for segment in segments if language in segment]
        # Without the language, pages of two languages would have the same name.
        prefix = language if listed else ""
        merged = _merge(own, language, name, prefix, program.entry["version"])
        files |= merged.files
        dates |= merged.dates
        about = {"hash": merged.digest, "wasm": program.stemmers[language]}
        listed[language] = about | {"page_count": sum(len(segment["pages"]) for segment in own)}
    entry = {**program.entry, "languages": listed}
    return files | {ENTRY: as_json(entry), _DATES: as_json(dates)}


def _merge(
    segments: Sequence[Indexed], language: str, name: str, prefix: str, version: str
) -> _MergedLanguage:
    """Return the files of a bundle for the pages of a language.

    Args:
        segments: Indexes of the segments with pages in the language.
        language: Code of the language.
        name: Name of the bundle; empty for the main bundle.
        prefix: Text before the numbers of files in a joined bundle.
        version: Version of Pagefind, as every list of files names it.
    """
    pages, numbers = _in_order(segments)
    fragments = [page["fragment"] for page in pages]
    called = _numbered(len(pages), f"{name}.{prefix}") if name else _by_digest(fragments, language)
    fields = sorted({field for segment in segments for field in segment["fields"]})
    chunks = list(_in_chunks(_words(segments, numbers, fields)))
    packed = [
        as_file([[[text, having, [*map(list, forms)]] for text, having, forms in chunk]])
        for chunk in chunks
    ]
    chunk_names = _numbered(len(chunks), prefix) if name else _by_digest(packed, language)
    filters = {field: as_file([field, values]) for field, values in _filters(segments, numbers)}
    filter_names = _by_digest(filters.values(), language)
    lengths = [_rounded(page["words"]) if name else page["words"] for page in pages]
    meta = as_file(
        [
            version,
            [*map(list, zip(called, lengths, strict=True))],
            [[*bounds, chunk] for bounds, chunk in zip(_bounds(chunks), chunk_names, strict=True)],
            [*map(list, zip(filters, filter_names, strict=True))],
            # Lists of pages by sortable field: none, since the search page sorts by `dates.json`.
            [],
            fields,
        ]
    )
    (digest,) = _by_digest([meta], language)
    files = {f"pagefind.{digest}.pf_meta": meta}
    for folder, names, contents in (
        ("fragment", called, fragments),
        ("index", chunk_names, packed),
        ("filter", filter_names, filters.values()),
    ):
        for file, data in zip(names, contents, strict=True):
            files[f"{folder}/{file}.pf_{folder}"] = data
    dates = {file: page["date"] for file, page in zip(called, pages, strict=True) if page["date"]}
    return _MergedLanguage(digest, files, dates)


def _in_order(segments: Sequence[Indexed]) -> tuple[list[IndexedPage], list[list[int]]]:
    """Return the pages by kind and address, and for each segment the new numbers of the pages."""
    pages = [
        (page["kind"], page["url"], at, number, page)
        for at, segment in enumerate(segments)
        for number, page in enumerate(segment["pages"])
    ]
    pages.sort(key=itemgetter(0, 1))
    numbers = [[0] * len(segment["pages"]) for segment in segments]
    for place, (_, _, at, number, _) in enumerate(pages):
        numbers[at][number] = place
    return [page for *_, page in pages], numbers


def _words(
    segments: Sequence[Indexed], numbers: Sequence[Sequence[int]], fields: Sequence[str]
) -> Iterator[_Word]:
    """Yield the words of the segments in order, with their pages.

    Args:
        segments: Indexes of segments.
        numbers: For each segment, the numbers of the segment's pages in the bundle.
        fields: Names of the fields of the bundle.
    """
    having: dict[str, Places] = {}
    forms: dict[str, dict[str, Places]] = {}
    for segment, new in zip(segments, numbers, strict=True):
        renumber = new_marks(segment["fields"], fields)
        for word, places in segment["words"].items():
            having.setdefault(word, []).extend(
                [new[page], in_text, renumber(in_fields)] for page, in_text, in_fields in places
            )
        for word, places_by_form in segment["forms"].items():
            for form, places in places_by_form.items():
                found = forms.setdefault(word, {}).setdefault(form, [])
                found.extend(
                    [new[page], in_text, renumber(in_fields)] for page, in_text, in_fields in places
                )
    for word in sorted(having.keys() | forms.keys()):
        written = sorted(forms.get(word, {}).items())
        yield _Word(
            word,
            _as_steps(having.get(word, [])),
            [(form, _as_steps(places)) for form, places in written],
        )


def _as_steps(places: Places) -> Places:
    """Sort pages in place, and write the distance from the page before for each number."""
    places.sort(key=itemgetter(0))
    last = 0
    for page in places:
        page[0], last = page[0] - last, page[0]
    return places


def _in_chunks(words: Iterable[_Word]) -> Iterator[list[_Word]]:
    """Yield the words of each chunk, in order.

    A word of nearly every page shares a chunk with few words, or with none.
    """
    chunk: list[_Word] = []
    filled = 0
    for word in words:
        weight = len(word.having) + sum(len(having) for _, having in word.forms)
        if chunk and filled + weight > _MOST_PAGES:
            yield chunk
            chunk, filled = [], 0
        chunk.append(word)
        filled += weight
    if chunk:
        yield chunk


def _bounds(chunks: Sequence[Sequence[_Word]]) -> list[list[str]]:
    """Return the bounds of each chunk, first and last text included, as short as can be.

    Pagefind looks for a word in the chunk with the word between the bounds, whether the index has
    the word or not. Two neighbours share a bound, since a repeated text takes no room when
    compressed: the common letters of the last word before and the first word after, the next
    letter of the last word, and a sign after every letter.
    """
    bounds = [[chunk[0].text, chunk[-1].text] for chunk in chunks]
    for before, after in pairwise(bounds):
        last, first = before[1], after[0]
        letters = enumerate(zip(last, first, strict=False))
        common = next((at for at, (left, right) in letters if left != right), len(last))
        if common < len(last):
            # Every word with the beginning of the last word is in the chunk before.
            before[1] = after[0] = f"{last[: common + 1]}{_AFTER}"
        else:
            # The last word is the beginning of the first word after: no shorter text divides them.
            after[0] = first[: common + 1]
    return bounds


def _filters(
    segments: Sequence[Indexed], numbers: Sequence[Sequence[int]]
) -> Iterator[tuple[str, list[list[str | list[int]]]]]:
    """Yield each filter by name: values in order, each with the numbers of the pages."""
    found: dict[str, dict[str, list[int]]] = {}
    for segment, new in zip(segments, numbers, strict=True):
        for field, values in segment["filters"].items():
            for value, pages in values.items():
                own = found.setdefault(field, {}).setdefault(value, [])
                own.extend(new[page] for page in pages)
    for field, values in sorted(found.items()):
        yield field, [[value, sorted(pages)] for value, pages in sorted(values.items())]


def _rounded(words: int) -> int:
    """Return a length in words, rounded to a power of two; 0 stays 0.

    Pagefind weighs a page by length, and a rough length will do; exact lengths take room.
    """
    return 2 ** round(math.log2(words)) if words else 0


def _by_digest(contents: Iterable[bytes], language: str) -> list[str]:
    """Return names of files made of the language and a digest, as short as distinct files allow."""
    digests = [hashlib.sha256(content).hexdigest() for content in contents]
    length = _SHORTEST_DIGEST
    while len({digest[:length] for digest in digests}) < len(set(digests)):
        length += 1
    return [f"{language}_{digest[:length]}" for digest in digests]


def _numbered(amount: int, prefix: str) -> list[str]:
    """Return distinct numbers of the same length, each with a prefix."""
    length = len(_in_digits(max(amount - 1, 0)))
    return [f"{prefix}{_in_digits(number).rjust(length, _DIGITS[0])}" for number in range(amount)]


def _in_digits(number: int) -> str:
    """Return a number in base 36."""
    rest, last = divmod(number, len(_DIGITS))
    return (_in_digits(rest) if rest else "") + _DIGITS[last]
