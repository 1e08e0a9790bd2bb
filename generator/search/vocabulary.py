"""The vocabulary of a site, from which the search page corrects a word that no page has.

Knows no index.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

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


def spelling_lists(
    words: Iterable[str], real: Iterable[str]
) -> Mapping[str, tuple[Sequence[str], str]]:
    """Return the lists for the correction of words, by the first letter of the words.

    Each letter has the words of the site in their order, and the real words to be left alone, with
    a space between each two.

    Args:
        words: Words of the site.
        real: Words of the language that are no word of the site.
    """
    words_of: defaultdict[str, list[str]] = defaultdict(list)
    real_of: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        words_of[word[0]].append(word)
    for word in real:
        real_of[word[0]].append(word)
    return {
        letter: (words_of[letter], " ".join(real_of[letter]))
        for letter in sorted({*words_of, *real_of})
    }
