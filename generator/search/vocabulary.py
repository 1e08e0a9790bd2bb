"""The words that a site uses: what a word that no page has may have been meant to be. Knows no index."""

from collections import Counter
from collections.abc import Iterable

_SHORTEST = 4
"""Letters of the shortest word: of a shorter one, another is too easily made."""


def common_words(texts: Iterable[str], *, most: int = 3_500) -> tuple[str, ...]:
    """Return the different words of some texts, the most common first; numbers are none.

    Args:
        texts: Words in small letters, with spaces between.
        most: Words that are kept: whoever mistypes loads them all, some four bytes each.
    """
    seen = Counter(word for text in texts for word in text.split() if len(word) >= _SHORTEST and word.isalpha())
    return tuple(sorted(seen, key=lambda word: (-seen[word], word))[:most])
