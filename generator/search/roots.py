"""Roots of Indonesian words: "layan" of "pelayanan", by the dictionary of PySastrawi."""

from collections.abc import Callable
from functools import cache

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

_SHORTEST = 4
"""Letters of the shortest word that may have a prefix or an ending."""
_SHORTEST_ROOT = 3
"""Letters of the shortest root; a shorter root says nothing about its words."""


@cache
def root_of(word: str) -> str:
    """Return the root of a word in small letters; the word itself if it has no other root."""
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    root = _dictionary()(word)
    # "se-" gives a word a new meaning: "sekota" is not of the family of "kota".
    drifted = word.startswith("se") and not root.startswith("se")
    return word if drifted or len(root) < _SHORTEST_ROOT else root


# Read when first needed: a run without a changed page does without the dictionary.
@cache
def _dictionary() -> Callable[[str], str]:
    """Return the function from a word to its root."""
    stem: Callable[[str], str] = StemmerFactory().create_stemmer().stem
    return stem
