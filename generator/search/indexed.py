"""What Pagefind makes of the pages of each part: kept by part, so that a bundle can be put together
of any parts.

Pagefind reads the pages of many parts at once, for its start alone takes as long as thirty pages.
What it says of a page hangs on that page alone, and is taken apart here.
"""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple, TypedDict

import libipld

from generator.errors import GeneratorError
from generator.files.atomic import WORKING_PREFIX, remove_leftovers
from generator.search.pagefind import ENTRY, read_file, run_pagefind, unpacked

# What stands there is a new folder of our own.
_IN_MEMORY = Path("/dev/shm")  # noqa: S108
"""Where Linux keeps files in memory: Pagefind with all that it reads and writes takes two thirds of
the time there.
"""
_ROOM = 4
"""How many times what Pagefind reads must be free in memory: for that, for what it writes, and for
another process.
"""

_SPARE = 4_000_000
"""Bytes that must be free as well: Pagefind writes programs too, and the shortest file takes the
room of a page.
"""
_BESIDE, _SAYING = ".masterplan/index.html", '<html lang="id"><body><p>masterplan</p></body></html>'
"""A page that is read along and left out again: with nothing but pages that say nothing, Pagefind
would give up.
"""

Places = list[list[Any]]
"""Pages that have a word: number, places in the text, places in what results show of the page."""


class IndexedPage(TypedDict):
    """What results show of a page."""

    url: str
    kind: str
    """Empty where it has none, as is the date."""
    date: str
    words: int
    fragment: bytes
    """The file that a result is read from."""


class Indexed(TypedDict):
    """What the index has of pages of one language. Pages are numbered as they stand in `pages`."""

    pages: list[IndexedPage]
    """By address."""
    fields: list[str]
    """Names of what results show of these pages; places in the first of them follow a -1, in the
    second a -2.
    """
    words: dict[str, Places]
    forms: dict[str, dict[str, Places]]
    """Of words that are written with other signs as well ("café"): pages by form."""
    filters: dict[str, dict[str, list[int]]]
    """Pages by value, by name of the filter."""


Languages = dict[str, Indexed]
"""What the index has of pages, by language."""


class IndexedPart(TypedDict):
    """What the index has of a part."""

    languages: Languages
    bridged: list[str]
    """Words that it was given to join word families."""


def unpack_indexed(payload: bytes | None) -> IndexedPart | None:
    """Return an indexed part from its payload in the cache; None for None."""
    part: IndexedPart | None = None if payload is None else libipld.decode_dag_cbor(payload)
    return part


def pack_indexed(part: IndexedPart) -> bytes:
    """Return an indexed part as a payload for the cache."""
    return libipld.encode_dag_cbor(part)


@contextmanager
def room_in_memory() -> Iterator[Path | None]:
    """Give a folder in memory to all processes that make an index, gone afterwards; None where
    there is none.
    """
    try:
        remove_leftovers(_IN_MEMORY)
        folder = tempfile.TemporaryDirectory(
            prefix=WORKING_PREFIX, dir=_IN_MEMORY, ignore_cleanup_errors=True
        )
    except OSError:  # there is no such place, or no room, or it is not for us
        yield None
        return
    with folder as name:
        yield Path(name)


def index_parts(
    parts: Sequence[Mapping[str, str]], memory: Path | None, beside: Path
) -> list[Languages]:
    """Return what Pagefind makes of each of some parts.

    Args:
        parts: HTML of the pages of each, by path below a site's root; no path in two of them.
        memory: Folder in memory to work in.
        beside: Folder to work in where that has no room.

    Raises:
        GeneratorError: Pagefind gives up.
    """
    weight = sum(len(html.encode()) for part in parts for html in part.values())
    if memory is not None:
        with suppress(OSError, GeneratorError):  # somebody else took the room meanwhile
            if shutil.disk_usage(memory).free > _ROOM * weight + _SPARE:
                return _index_in(memory, parts)
    return _index_in(beside, parts)


def _index_in(place: Path, parts: Sequence[Mapping[str, str]]) -> list[Languages]:
    documents = {path: html for part in parts for path, html in part.items()}
    owners = {
        f"/{path.removesuffix('index.html')}": owner
        for owner, part in enumerate(parts)
        for path in part
    }
    taken: list[Languages] = [{} for _ in parts]
    with tempfile.TemporaryDirectory(prefix=WORKING_PREFIX, dir=place) as folder:
        bundle = run_pagefind({**documents, _BESIDE: _SAYING}, Path(folder))
        for language, about in json.loads((bundle / ENTRY).read_text(encoding="utf-8"))[
            "languages"
        ].items():
            for owner, indexed in _take_apart(bundle, about["hash"], owners).items():
                taken[owner][language] = indexed
    return taken


def new_marks(fields: Sequence[str], others: Sequence[str]) -> Callable[[list[int]], list[int]]:
    """Return what writes places in what results show for other fields, which have all of those that
    occur.
    """
    marks = {
        -1 - at: -1 - others.index(field) for at, field in enumerate(fields) if field in others
    }
    if all(mark == other for mark, other in marks.items()):
        return lambda places: places
    return lambda places: [marks[place] if place < 0 else place for place in places]


class _Home(NamedTuple):
    """Where a page of a run belongs, and how its part numbers what results show."""

    part: Indexed
    number: int
    remark: Callable[[list[int]], list[int]]


def _take_apart(bundle: Path, named: str, owners: Mapping[str, int]) -> dict[int, Indexed]:
    """Return what a bundle has of each part in a language, by the number of the part."""
    _, listed, chunks, filters, _, fields = read_file(bundle / f"pagefind.{named}.pf_meta")
    packed = [(bundle / "fragment" / f"{name}.pf_fragment").read_bytes() for name, _ in listed]
    told = [json.loads(unpacked(fragment)) for fragment in packed]
    parts: dict[int, Indexed] = {}
    for number in sorted(
        (at for at, page in enumerate(told) if page["url"] in owners),
        key=lambda at: told[at]["url"],
    ):
        part = parts.setdefault(owners[told[number]["url"]], _empty())
        part["pages"].append(_as_shown(told[number], packed[number]))
        part["fields"] = sorted({*part["fields"], *told[number]["meta"]})
    places = {
        page["url"]: (part, at) for part in parts.values() for at, page in enumerate(part["pages"])
    }
    homes = {
        number: _Home(*places[page["url"]], new_marks(fields, places[page["url"]][0]["fields"]))
        for number, page in enumerate(told)
        if page["url"] in places
    }
    for _, _, name in chunks:
        for word, having, forms in read_file(bundle / "index" / f"{name}.pf_index")[0]:
            for part, entry in _apart(having, homes):
                part["words"].setdefault(word, []).append(entry)
            for form, having_form in forms:
                for part, entry in _apart(having_form, homes):
                    part["forms"].setdefault(word, {}).setdefault(form, []).append(entry)
    for field, name in filters:
        for value, having in read_file(bundle / "filter" / f"{name}.pf_filter")[1]:
            for home in map(homes.__getitem__, having):
                home.part["filters"].setdefault(field, {}).setdefault(value, []).append(home.number)
    return parts


def _empty() -> Indexed:
    return {"pages": [], "fields": [], "words": {}, "forms": {}, "filters": {}}


def _as_shown(page: Mapping[str, Any], fragment: bytes) -> IndexedPage:
    kind, date = (page["meta"].get(field, "") for field in ("jenis", "tanggal"))
    return {
        "url": page["url"],
        "kind": kind,
        "date": date,
        "words": page["word_count"],
        "fragment": fragment,
    }


def _apart(having: Places, homes: Mapping[int, _Home]) -> Iterator[tuple[Indexed, list[Any]]]:
    """Yield the part of each page that has a word, and its places; here, pages say how far they are
    from the last.
    """
    number = 0
    for step, in_text, in_fields in having:
        number += step
        if number in homes:
            part, own, remark = homes[number]
            yield part, [own, in_text, remark(in_fields)]
