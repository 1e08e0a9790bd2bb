"""Repeats in lists: entries with the key of an earlier entry, for the rules that refuse these."""

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
P = TypeVar("P")


def repeats(entries: Iterable[tuple[P, K]]) -> Iterator[tuple[P, K, P]]:
    """Yield each entry whose key an earlier entry has: place, key, and place of the first one.

    Args:
        entries: Place and key of each entry. An entry at the place of the first is the same entry.
    """
    first: dict[K, P] = {}
    for place, key in entries:
        known = first.setdefault(key, place)
        if known != place:
            yield place, key, known
