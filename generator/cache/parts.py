"""Parts of a long list, as tasks of a step: a changed item makes its own part alone anew."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def in_parts(items: Iterable[T], name_of: Callable[[T], str], size: int) -> Iterator[tuple[T, ...]]:
    """Yield neighbouring items together; a list of at most `size` items is a single part.

    Names alone decide where a part begins, so an item added or removed changes no other part.

    Args:
        items: Items in their order; none give no part.
        name_of: Gives the distinct name of an item.
        size: Items of a part on average.
    """
    items = tuple(items)
    starts = (
        [at for at, item in enumerate(items) if at and _begins_part(name_of(item), size)]
        if len(items) > size
        else []
    )
    for start, end in zip((0, *starts), (*starts, len(items)), strict=True):
        if start < end:
            yield items[start:end]


def _begins_part(name: str, size: int) -> bool:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]) % size == 0
