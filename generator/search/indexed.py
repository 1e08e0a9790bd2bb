"""Indexes of segments: the output of Pagefind, taken apart so that any segments can be merged.

Pagefind reads the pages of many segments in a run, since a start takes as long as thirty pages. The
entries of a page depend on the page alone.
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

# Only folders of our own with random names are made in this place.
_IN_MEMORY = Path("/dev/shm")  # noqa: S108
"""The folder of files in memory on Linux: Pagefind takes two thirds of the time there."""
_ROOM = 4
"""Free memory needed, as a multiple of the pages' size: pages, output, and a second process."""
_SPARE = 4_000_000
"""Bytes of free memory needed on top.

Pagefind writes program files too, and the shortest file takes a whole memory page.
"""
_FILLER_PATH = ".masterplan/index.html"
_FILLER = '<html lang="id"><body><p>masterplan</p></body></html>'
"""A page read along and left out again: Pagefind fails if no page has a word."""

Places = list[list[Any]]
"""Pages with a word: number of the page, places in the text, places in the fields."""


class IndexedPage(TypedDict):
    """A page as results show the page."""

    url: str
    kind: str
    """Kind of the page; empty if unknown."""
    date: str
    """Date of the page as YYYY-MM-DD; empty if unknown."""
    words: int
    fragment: bytes
    """The file from which a result is read."""


class Indexed(TypedDict):
    """The index of a segment's pages in a language; pages are numbered as in `pages`."""

    pages: list[IndexedPage]
    """The pages by address."""
    fields: list[str]
    """Names of fields; places in the first field follow a -1, in the second field a -2."""
    words: dict[str, Places]
    """Pages by word."""
    forms: dict[str, dict[str, Places]]
    """Pages by written form, by word: "café" is a form of "cafe"."""
    filters: dict[str, dict[str, list[int]]]
    """Pages by value, by name of the filter."""


Languages = dict[str, Indexed]
"""Indexes of a segment by language."""


class IndexedSegment(TypedDict):
    """The index of a segment."""

    languages: Languages
    stem_aliases: list[str]
    """Distinct stem aliases of the segment's pages, in order."""


def unpack_indexed(payload: bytes | None) -> IndexedSegment | None:
    """Return an indexed segment from its payload in the cache; None for None."""
    segment: IndexedSegment | None = None if payload is None else libipld.decode_dag_cbor(payload)
    return segment


def pack_indexed(segment: IndexedSegment) -> bytes:
    """Return an indexed segment as a payload for the cache."""
    return libipld.encode_dag_cbor(segment)


@contextmanager
def room_in_memory() -> Iterator[Path | None]:
    """Give a folder in memory, shared by the processes of a run and removed in the end.

    None on a system without files in memory, or without room.
    """
    try:
        remove_leftovers(_IN_MEMORY)
        folder = tempfile.TemporaryDirectory(
            prefix=WORKING_PREFIX, dir=_IN_MEMORY, ignore_cleanup_errors=True
        )
    except OSError:
        # The system has no such place, the place is full, or this user may not write to it.
        yield None
        return
    with folder as name:
        yield Path(name)


def index_segments(
    segments: Sequence[Mapping[str, str]], memory: Path | None, beside: Path
) -> list[Languages]:
    """Return the indexes of some segments, in their order.

    Args:
        segments: HTML of the pages of each, by path below a site's root; paths are distinct.
        memory: Folder in memory to work in.
        beside: Folder to work in if memory has no room.

    Raises:
        GeneratorError: Pagefind fails.
    """
    weight = sum(len(html.encode()) for segment in segments for html in segment.values())
    if memory is not None:
        # A second process may take the room just measured: then the disk serves.
        with suppress(OSError, GeneratorError):
            if shutil.disk_usage(memory).free > _ROOM * weight + _SPARE:
                return _index_in(memory, segments)
    return _index_in(beside, segments)


def _index_in(place: Path, segments: Sequence[Mapping[str, str]]) -> list[Languages]:
    """Return the indexes of some segments, made in a folder below a place."""
    documents = {path: html for segment in segments for path, html in segment.items()}
    owners = {
        f"/{path.removesuffix('index.html')}": owner
        for owner, segment in enumerate(segments)
        for path in segment
    }
    found: list[Languages] = [{} for _ in segments]
    with tempfile.TemporaryDirectory(prefix=WORKING_PREFIX, dir=place) as folder:
        bundle = run_pagefind({**documents, _FILLER_PATH: _FILLER}, Path(folder))
        entry = json.loads((bundle / ENTRY).read_text(encoding="utf-8"))
        for language, about in entry["languages"].items():
            for owner, indexed in _take_apart(bundle, about["hash"], owners).items():
                found[owner][language] = indexed
    return found


def new_marks(fields: Sequence[str], others: Sequence[str]) -> Callable[[list[int]], list[int]]:
    """Return a function that renumbers the fields in places.

    Args:
        fields: Names of the fields in the given places.
        others: Names of the fields in the returned places, every field in use among them.
    """
    marks = {
        -1 - at: -1 - others.index(field) for at, field in enumerate(fields) if field in others
    }
    if all(before == after for before, after in marks.items()):
        # Most segments have the fields of their bundle: their places need no copy.
        return lambda places: places
    return lambda places: [marks[place] if place < 0 else place for place in places]


class _Home(NamedTuple):
    """The segment of a page in a run of Pagefind."""

    segment: Indexed
    number: int
    """Number of the page in the segment."""
    renumber: Callable[[list[int]], list[int]]
    """Renumbers fields, from the run's to the segment's."""


def _take_apart(bundle: Path, named: str, owners: Mapping[str, int]) -> dict[int, Indexed]:
    """Return the index of each segment in a language.

    Args:
        bundle: Folder of Pagefind's output.
        named: Digest in the name of the language's list of files.
        owners: Number of a segment, by address of the page.

    Returns:
        Indexes by number of the segment; segments without a page in the language have none.
    """
    _, listed, chunks, filters, _, fields = read_file(bundle / f"pagefind.{named}.pf_meta")
    packed = [(bundle / "fragment" / f"{name}.pf_fragment").read_bytes() for name, _ in listed]
    fragments = [json.loads(unpacked(fragment)) for fragment in packed]
    segments: dict[int, Indexed] = {}
    # Pagefind numbers pages as the disk lists files; the order of addresses is the same everywhere.
    # The filler is in no segment.
    known = [at for at, page in enumerate(fragments) if page["url"] in owners]
    for number in sorted(known, key=lambda at: fragments[at]["url"]):
        segment = segments.setdefault(owners[fragments[number]["url"]], _empty())
        segment["pages"].append(_as_shown(fragments[number], packed[number]))
        segment["fields"] = sorted({*segment["fields"], *fragments[number]["meta"]})
    places = {
        page["url"]: (segment, at)
        for segment in segments.values()
        for at, page in enumerate(segment["pages"])
    }
    homes = {}
    for number in known:
        segment, at = places[fragments[number]["url"]]
        homes[number] = _Home(segment, at, new_marks(fields, segment["fields"]))
    for _, _, name in chunks:
        for word, having, forms in read_file(bundle / "index" / f"{name}.pf_index")[0]:
            for segment, entry in _apart(having, homes):
                segment["words"].setdefault(word, []).append(entry)
            for form, having_form in forms:
                for segment, entry in _apart(having_form, homes):
                    segment["forms"].setdefault(word, {}).setdefault(form, []).append(entry)
    for field, name in filters:
        for value, having in read_file(bundle / "filter" / f"{name}.pf_filter")[1]:
            for home in map(homes.__getitem__, having):
                pages_by_value = home.segment["filters"].setdefault(field, {})
                pages_by_value.setdefault(value, []).append(home.number)
    return segments


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
    """Yield the segment of each page with a word, and the page's entry there."""
    number = 0
    for step, in_text, in_fields in having:
        # Pagefind writes the distance from the page before, which packs better than the number.
        number += step
        if number in homes:
            segment, at, renumber = homes[number]
            yield segment, [at, in_text, renumber(in_fields)]
