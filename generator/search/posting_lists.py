"""Posting lists: the pages of a word in order, packed so that lists of neighbours can be joined."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import sub
from typing import NamedTuple

from generator.search.packed_numbers import pack_number, pack_numbers, steps_of


class PostingList(NamedTuple):
    """The pages that have a word, by number, at least one."""

    first: int
    """Number of the first page."""
    last: int
    """Number of the last page."""
    steps: str
    """Distance of each further page from the page before, packed."""
    worths: str
    """Worth of each page for the word, packed."""
    places: str
    """For each page the number of places of the word, then the distances between them, packed;
    empty for the list of a word family."""

    def moved(self, distance: int) -> "PostingList":
        """Return the list with every page number raised."""
        # Merging moves hundreds of thousands of lists, and `_replace` takes thrice as long.
        first, last, steps, worths, places = self
        return PostingList(first + distance, last + distance, steps, worths, places)


class Postings:
    """The pages of a word or of a word family, unpacked, while they are found."""

    __slots__ = ("_pages", "_places", "_worths")

    def __init__(self) -> None:
        """Begin without a page."""
        self._pages: list[int] = []
        self._worths: list[int] = []
        self._places: list[int] = []

    def add(self, page: int, worth: int) -> None:
        """Add a page without places.

        Args:
            page: Number of the page, greater than that of the page before.
            worth: Worth of the page.
        """
        self._pages.append(page)
        self._worths.append(worth)

    def add_word(self, page: int, worth: int, places: Sequence[int]) -> None:
        """Add a page with the places of the word, rising; none if the page has a synonym."""
        self._pages.append(page)
        self._worths.append(worth)
        self._places.append(len(places))
        self._places += places if len(places) == 1 else steps_of(places)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Yield number and worth of each page."""
        return zip(self._pages, self._worths, strict=True)

    def packed(self) -> PostingList:
        """Return the list of the pages; there is at least one."""
        return PostingList(
            self._pages[0],
            self._pages[-1],
            pack_numbers(steps_of(self._pages)[1:]),
            pack_numbers(self._worths),
            pack_numbers(self._places),
        )


def join_lists(lists: Iterable[PostingList]) -> PostingList:
    """Return some lists as a single list.

    Args:
        lists: At least one list; each begins after the last page of the list before.
    """
    found = list(lists)
    if len(found) == 1:
        return found[0]
    firsts, lasts, steps, worths, places = zip(*found, strict=True)
    gaps = map(pack_number, map(sub, firsts[1:], lasts))
    following = chain.from_iterable(zip(gaps, steps[1:], strict=True))
    joined = "".join((steps[0], *following))
    return PostingList(firsts[0], lasts[-1], joined, "".join(worths), "".join(places))
