"""Roots of Indonesian words: "layan" of "pelayanan", by the dictionary of PySastrawi."""

from collections.abc import Callable
from functools import cache

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

_SHORTEST = 4
"""Letters of the shortest word that may have a prefix or an ending."""
_SHORTEST_ROOT = 3
"""Letters of the shortest root; a shorter root says nothing about its words."""

_VOWELS = frozenset("aeiou")
_NASALS = {
    **dict.fromkeys("aeioughk", "meng"),
    **dict.fromkeys("bfpv", "mem"),
    **dict.fromkeys("cdjtz", "men"),
    "s": "meny",
}
"""Prefix of an active verb by the first letter of the root; "me" before other letters."""
_SWALLOWED = frozenset("kpst")
"""First letters that give way to the prefix before a vowel: "menulis" of "tulis"."""


@cache
def root_of(word: str) -> str:
    """Return the root of a word in small letters; the word itself if it has no other root."""
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    root = _dictionary()(word)
    # "se-" gives a word a new meaning: "sekota" is not of the family of "kota".
    drifted = word.startswith("se") and not root.startswith("se")
    return word if drifted or len(root) < _SHORTEST_ROOT else root


def active_form(root: str) -> str:
    """Return the active form of a verb: "membangun" of "bangun", "mengurang" of "kurang"."""
    if sum(letter in _VOWELS for letter in root) == 1:
        return f"menge{root}"  # of one syllable: "mengecat"
    prefix = _NASALS.get(root[0], "me")
    if root[0] not in _SWALLOWED:
        return prefix + root
    if root[1] in _VOWELS:
        return prefix + root[1:]
    # Two consonants keep the first: "menstabilkan", "mensyukuri", "mengkritik".
    return ("men" if root[0] == "s" else prefix) + root


# Read when first needed: a run without a changed page does without the dictionary.
@cache
def _dictionary() -> Callable[[str], str]:
    """Return the function from a word to its root."""
    stem: Callable[[str], str] = StemmerFactory().create_stemmer().stem
    return stem
