"""The vocabulary of a site, from which the search page corrects a word that no page has.

Knows no index.
"""

from collections.abc import Mapping

_SHORTEST = 4
"""Letters of the shortest word: too many slips of the hand turn a shorter word into a new word."""


def common_words(counts: Mapping[str, int], *, most: int = 3_000) -> tuple[str, ...]:
    """Return the distinct words of a site, the most common first; numbers are left out.

    Args:
        counts: Number of times that the site uses each word, in small letters; a word with the
            count 0 is left out.
        most: Length of the list. A reader who mistypes loads the whole list, some four bytes a
            word.
    """
    words = [
        word
        for word, count in counts.items()
        if count and len(word) >= _SHORTEST and word.isalpha()
    ]
    # Words of the same count by the alphabet, or the order of the pages would decide the bytes.
    words.sort(key=lambda word: (-counts[word], word))
    return tuple(words[:most])
