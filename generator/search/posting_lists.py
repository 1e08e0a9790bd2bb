"""Posting lists: the pages of a word in order, packed so that lists of neighbours can be joined."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.search.packed_numbers import pack_numbers, steps_of


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
        return self._replace(first=self.first + distance, last=self.last + distance)


def posting_list(pages: Sequence[int], worths: Iterable[int], places: str = "") -> PostingList:
    """Return the posting list of a word.

    Args:
        pages: Numbers of pages, rising.
        worths: Worth of each page.
        places: Packed places of each page.
    """
    steps = pack_numbers(steps_of(pages)[1:])
    return PostingList(pages[0], pages[-1], steps, pack_numbers(worths), places)


def pack_places(pages: Iterable[Sequence[int]]) -> str:
    """Return the places of a word on some pages as text.

    Args:
        pages: Rising places of the word, of each page.

    Returns:
        For each page how many places there are, and the distances between them, packed.
    """
    numbers: list[int] = []
    for places in pages:
        numbers.append(len(places))
        numbers += steps_of(places)
    return pack_numbers(numbers)


def join_lists(lists: Iterable[PostingList]) -> PostingList:
    """Return some lists as a single list.

    Args:
        lists: At least one list; each begins after the last page of the list before.
    """
    found = list(lists)
    if len(found) == 1:
        return found[0]
    steps = [found[0].steps]
    for before, following in pairwise(found):
        steps.append(pack_numbers((following.first - before.last,)) + following.steps)
    worths = "".join(one.worths for one in found)
    places = "".join(one.places for one in found)
    return PostingList(found[0].first, found[-1].last, "".join(steps), worths, places)
