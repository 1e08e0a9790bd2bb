"""Spellings: the name that somebody probably meant, or no name at all."""

import difflib
from collections.abc import Iterable
from itertools import islice

_MAX_NAMES = 2_000
"""Largest number of names to compare a spelling with.

Comparing costs time, and a suggestion from a longer list seldom helps.
"""
_NEAR = 0.7
"""Least similarity of two spellings, from 0 to 1, for a suggestion."""
_NEAR_ALONE = 0.75
"""Least similarity of two texts without their common words, from 0 to 1."""
_MOST_TRIED = 3


def near(written: str, names: Iterable[str]) -> str | None:
    """Return the probable name, or None if no name is clearly close."""
    close = difflib.get_close_matches(written.lower(), islice(names, _MAX_NAMES), n=1, cutoff=_NEAR)
    return close[0] if close else None


def nearest(written: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return up to three names that look like a word, the nearest first; empty if none does."""
    known = list(islice(names, _MAX_NAMES))
    return tuple(difflib.get_close_matches(written.lower(), known, n=_MOST_TRIED))


def near_words(written: str, names: Iterable[str]) -> str | None:
    """Return the probable name of several words, or None if the text says more than any name.

    Common words prove nothing: "smart city" is not "smart society", and "selesai 80" is not
    "selesai".
    """
    known = list(islice(names, _MAX_NAMES))
    for name in difflib.get_close_matches(written.lower(), known, n=_MOST_TRIED, cutoff=_NEAR):
        name_words, written_words = name.lower().split(), written.lower().split()
        only_written = " ".join(word for word in written_words if word not in name_words)
        only_named = " ".join(word for word in name_words if word not in written_words)
        # Common words alone may make two texts look alike, so the differing words decide.
        similarity = difflib.SequenceMatcher(None, only_written, only_named).ratio()
        if not only_written or similarity >= _NEAR_ALONE:
            return name
    return None
