"""Putting a bundle together of what is known of its parts: the same pages give the same bytes, in
whatever order.

Pages of one kind say much the same. They stand side by side, so that what a query loads is smaller
by a sixteenth.
"""

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from generator.search.indexed import Indexed, IndexedPage, Languages, Places, new_marks
from generator.search.pagefind import ENTRY, Program, as_file

_DATES = "dates.json"
_MOST_PAGES = 400
"""Pages that the words in a file of the index have, counted for each word, unless one has more. A
query loads the file of each of its words from every bundle: larger files would be mostly about
others, smaller ones give a longer list."""
_AFTER = "\U0010ffff"
"""Sorts after all that a word may have."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SHORTEST_DIGEST = 7


class _Word(NamedTuple):
    """A word, and the pages that have it, each as far from the last as it is."""

    text: str
    having: Places
    forms: list[tuple[str, Places]]
    """Its other forms, and the pages that have each."""


class _OfLanguage(NamedTuple):
    """What a bundle has of pages of one language."""

    digest: str
    """In the name of the list of all else."""
    files: dict[str, bytes]
    dates: dict[str, str]
    """Dates of pages that have one, by the name of the page."""


def assemble(parts: Sequence[Languages], name: str, program: Program) -> dict[str, bytes]:
    """Return the files of a bundle, by path below its folder.

    Args:
        parts: What is known of its parts.
        name: Of a bundle that is joined to the one that a search starts with. Its files are called
            by numbers in place of digests, pages by this name as well, as short as it is: their
            list, which each first query loads, is then smaller by a half. Only for a folder whose
            address changes with what is in it, or a browser would take an old file for a new one;
            and no two bundles of a site may have the same. Empty for the one to start with, which
            gets the program too.
        program: What Pagefind adds, for all languages of the parts.
    """
    files = {} if name else dict(program.files)
    listed, dates = dict[str, Mapping[str, object]](), dict[str, str]()
    for language in sorted({language for part in parts for language in part}):
        own = [part[language] for part in parts if language in part]
        before = language if listed else ""  # else pages of two languages would have the same name
        put = _put_together(own, language, name, before, program.entry["version"])
        files |= put.files
        dates |= put.dates
        about = {"hash": put.digest, "wasm": program.stemmers[language]}
        listed[language] = about | {"page_count": sum(len(part["pages"]) for part in own)}
    entry = {**program.entry, "languages": listed}
    return files | {ENTRY: _as_json(entry), _DATES: _as_json(dates)}


def _put_together(
    parts: Sequence[Indexed], language: str, name: str, before: str, version: str
) -> _OfLanguage:
    """Return what a bundle has of pages of one language; in a joined one, numbers of files have
    something before.
    """
    pages, numbers = _in_order(parts)
    fragments = [page["fragment"] for page in pages]
    called = _numbered(len(pages), f"{name}.{before}") if name else _by_digest(fragments, language)
    fields = sorted({field for part in parts for field in part["fields"]})
    chunks = list(_in_chunks(_words(parts, numbers, fields)))
    packed = [
        as_file([[[text, having, [*map(list, forms)]] for text, having, forms in chunk]])
        for chunk in chunks
    ]
    chunk_names = _numbered(len(chunks), before) if name else _by_digest(packed, language)
    filters = {field: as_file([field, values]) for field, values in _filters(parts, numbers)}
    filter_names = _by_digest(filters.values(), language)
    lengths = [_rounded(page["words"]) if name else page["words"] for page in pages]
    meta = as_file(
        [
            version,
            [*map(list, zip(called, lengths, strict=True))],
            [[*bounds, chunk] for bounds, chunk in zip(_bounds(chunks), chunk_names, strict=True)],
            [*map(list, zip(filters, filter_names, strict=True))],
            [],  # by which pages might be sorted
            fields,
        ]
    )
    (digest,) = _by_digest([meta], language)
    files = {f"pagefind.{digest}.pf_meta": meta}
    files |= {
        f"fragment/{one}.pf_fragment": data for one, data in zip(called, fragments, strict=True)
    }
    files |= {f"index/{one}.pf_index": data for one, data in zip(chunk_names, packed, strict=True)}
    files |= {
        f"filter/{one}.pf_filter": data
        for one, data in zip(filter_names, filters.values(), strict=True)
    }
    dates = {one: page["date"] for one, page in zip(called, pages, strict=True) if page["date"]}
    return _OfLanguage(digest, files, dates)


def _in_order(parts: Sequence[Indexed]) -> tuple[list[IndexedPage], list[list[int]]]:
    """Return all pages by kind and address, and for each part the numbers of its pages among them."""
    pages = [
        (page["kind"], page["url"], at, number, page)
        for at, part in enumerate(parts)
        for number, page in enumerate(part["pages"])
    ]
    pages.sort(key=itemgetter(0, 1))
    numbers = [[0] * len(part["pages"]) for part in parts]
    for place, (_, _, at, number, _) in enumerate(pages):
        numbers[at][number] = place
    return [page for *_, page in pages], numbers


def _words(
    parts: Sequence[Indexed], numbers: Sequence[Sequence[int]], fields: Sequence[str]
) -> Iterator[_Word]:
    """Yield all words in order, with the pages of all parts."""
    having: dict[str, Places] = {}
    forms: dict[str, dict[str, Places]] = {}
    for part, own in zip(parts, numbers, strict=True):
        remark = new_marks(part["fields"], fields)
        for word, places in part["words"].items():
            having.setdefault(word, []).extend(
                [own[page], text, remark(shown)] for page, text, shown in places
            )
        for word, others in part["forms"].items():
            for form, places in others.items():
                found = forms.setdefault(word, {}).setdefault(form, [])
                found.extend([own[page], text, remark(shown)] for page, text, shown in places)
    for word in sorted(having.keys() | forms.keys()):
        written = sorted(forms.get(word, {}).items())
        yield _Word(
            word,
            _as_steps(having.get(word, [])),
            [(form, _as_steps(places)) for form, places in written],
        )


def _as_steps(places: Places) -> Places:
    """Put pages in their order, each with how far it is from the last in place of its number."""
    places.sort(key=itemgetter(0))
    last = 0
    for page in places:
        page[0], last = page[0] - last, page[0]
    return places


def _in_chunks(words: Iterable[_Word]) -> Iterator[list[_Word]]:
    """Yield words as they share a file; one that nearly all pages have stands there with few
    others, or alone.
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
    """Return between which words the words of each chunk are, itself included: as few letters as
    will do.

    A chunk ends after all words that begin as its last one does, as far as the next one does not,
    and the next begins there. A word that is in no chunk is looked for in the one that it would be
    in; the same text twice takes no room.
    """
    bounds = [[chunk[0].text, chunk[-1].text] for chunk in chunks]
    for one, following in pairwise(bounds):
        last, first = one[1], following[0]
        common = next(
            (at for at, (one, other) in enumerate(zip(last, first, strict=False)) if one != other),
            len(last),
        )
        if common < len(last):
            one[1] = following[0] = f"{last[: common + 1]}{_AFTER}"
        else:
            following[0] = first[: common + 1]
    return bounds


def _filters(
    parts: Sequence[Indexed], numbers: Sequence[Sequence[int]]
) -> Iterator[tuple[str, list[list[str | list[int]]]]]:
    """Yield filters by name, with the pages of each value by value."""
    found: dict[str, dict[str, list[int]]] = {}
    for part, own in zip(parts, numbers, strict=True):
        for field, values in part["filters"].items():
            for value, pages in values.items():
                found.setdefault(field, {}).setdefault(value, []).extend(
                    own[page] for page in pages
                )
    for field, values in sorted(found.items()):
        yield field, [[value, sorted(pages)] for value, pages in sorted(values.items())]


def _rounded(words: int) -> int:
    """Return about how many words a page has: for weighing long pages a power of two will do, and
    finer takes room.
    """
    return 2 ** round(math.log2(words)) if words else 0


def _by_digest(contents: Iterable[bytes], language: str) -> list[str]:
    """Return names that say what is in files, and in which language; as short as they may be."""
    digests = [hashlib.sha256(content).hexdigest() for content in contents]
    length = _SHORTEST_DIGEST
    while len({digest[:length] for digest in digests}) < len(set(digests)):
        length += 1
    return [f"{language}_{digest[:length]}" for digest in digests]


def _numbered(amount: int, before: str) -> list[str]:
    """Return different numbers of the same length, with something before each."""
    length = len(_in_digits(max(amount - 1, 0)))
    return [f"{before}{_in_digits(number).rjust(length, _DIGITS[0])}" for number in range(amount)]


def _in_digits(number: int) -> str:
    rest, last = divmod(number, len(_DIGITS))
    return (_in_digits(rest) if rest else "") + _DIGITS[last]


def _as_json(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
