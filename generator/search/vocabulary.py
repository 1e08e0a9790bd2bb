"""The words that a site uses: what a word that no page has may have been meant to be. Knows no
index.
"""

from collections.abc import Mapping

_SHORTEST = 4
"""Letters of the shortest word: of a shorter one, another is too easily made."""


def common_words(counts: Mapping[str, int], *, most: int = 3_000) -> tuple[str, ...]:
    """Return the different words of a site, the most common first; numbers are none.

    Args:
        counts: How often each word is said, in small letters; those never said do not count.
        most: Words that are kept: whoever mistypes loads them all, some four bytes each.
    """
    words = (
        word
        for word, count in counts.items()
        if count and len(word) >= _SHORTEST and word.isalpha()
    )
    return tuple(sorted(words, key=lambda word: (-counts[word], word))[:most])
