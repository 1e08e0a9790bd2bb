"""Real words of Indonesian beside the words of the site, to be left alone by the spelling help.

Roots come from the dictionary of PySastrawi. Without the list, a root that no page has would be
taken for a mistyped word of the site: "akta" for "kata", "juta" for "juga".
"""

from collections.abc import Iterable, Iterator
from functools import cache

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

_SHORTEST = 4
"""Letters of the shortest word that is put right."""


def real_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return the roots that are one slip of the hand from a word of the site, sorted.

    A slip adds, leaves out or replaces a letter, or swaps two neighbours; the first letter is
    right, but for a swap, as the search page expects. Words of the site themselves are left out.

    Args:
        words: Words of the site, in small letters.
    """
    known = frozenset(words)
    gaps = {gap for word in known for gap in _with_gaps(word)}
    shorter = {word for word, _ in gaps}
    return tuple(
        root for root in _roots() if root not in known and _is_near(root, known, gaps, shorter)
    )


def _is_near(
    root: str, known: frozenset[str], gaps: set[tuple[str, int]], shorter: set[str]
) -> bool:
    """Tell whether a root is one slip from a known word.

    Args:
        root: The root.
        known: Words of the site.
        gaps: The words without one letter, each with the place of the letter.
        shorter: The words without one letter.
    """
    # Two words without the letter of the same place are alike if that letter alone differs.
    return (
        root in shorter
        or any(gap in gaps or gap[0] in known for gap in _with_gaps(root))
        or any(swapped in known for swapped in _swapped(root))
    )


def _with_gaps(word: str) -> Iterator[tuple[str, int]]:
    """Yield a word without each letter but the first, with the place of the letter."""
    return ((word[:place] + word[place + 1 :], place) for place in range(1, len(word)))


def _swapped(word: str) -> Iterator[str]:
    """Yield a word with each two neighbours swapped."""
    for place in range(len(word) - 1):
        yield f"{word[:place]}{word[place + 1]}{word[place]}{word[place + 2 :]}"


# The dictionary is read once a process: reading takes longer than the comparison.
@cache
def _roots() -> tuple[str, ...]:
    """Return the roots of the dictionary of at least `_SHORTEST` letters, sorted."""
    roots = StemmerFactory().get_words()
    return tuple(sorted({root for root in roots if len(root) >= _SHORTEST and root.isalpha()}))
