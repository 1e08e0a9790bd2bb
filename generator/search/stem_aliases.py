"""Stem aliases: words that join a word family which Pagefind cuts to several stems.

Pagefind cuts words to stems by the rules of Snowball: "kelola" to "lola", but "pengelolaan" to
"elola". A page with either word gets the other word in a hidden field, and is found by both. A
dictionary of roots (PySastrawi) tells the words of a family.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

import snowballstemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from generator.cache.distributions import program_digest
from generator.cache.store import Cache
from generator.search.compact_json import as_json

_SHORTEST = 4
"""Letters of the shortest word that may have a prefix or an ending."""
_SHORTEST_ROOT = 3
"""Letters of the shortest root; shorter words of the site say nothing about a page."""
_VERB_PREFIXES = ("di", "me", "pe", "ter", "ber")
"""Prefixes of words made from a verb."""
_NASAL_PREFIXES = {"k": "meng", "t": "men"}
"""Prefix of an active verb, by the first letter of the root.

The prefix takes the place of the letter, and Pagefind does not restore the letter.
"""
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class StemAliases:
    """The word families of a vocabulary with several stems."""

    stems: Mapping[str, str]
    """Stem of each word, as Pagefind cuts the word."""
    by_word: Mapping[str, tuple[str, ...]]
    """By word of the vocabulary: words of the same family, a word for each stem of the family."""

    def relevant_to(self, words: AbstractSet[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return every entry that decides `aliases_of` for pages of some words, in order."""
        return tuple((word, self.by_word[word]) for word in sorted(self.by_word.keys() & words))

    def aliases_of(self, words: AbstractSet[str]) -> tuple[str, ...]:
        """Return the words that a page must get to be found by every form of its words.

        Args:
            words: Words of the page, each in the vocabulary.

        Returns:
            A word for each stem that the page lacks, sorted.
        """
        present = set(map(self.stems.get, words))
        found = self.by_word.keys() & words
        wanted = {alias for word in found for alias in self.by_word[word]}
        return tuple(sorted(alias for alias in wanted if self.stems[alias] not in present))


class StemCache:
    """Roots and stems of words, looked up once each: both depend on the letters of a word alone."""

    def __init__(self, roots: Mapping[str, str], stems: Mapping[str, str]) -> None:
        """Begin with known roots and stems, by word."""
        self.roots = dict(roots)
        self.stems = dict(stems)
        self._stored = len(roots) + len(stems)
        self._stem_of = snowballstemmer.stemmer("indonesian").stemWord

    @classmethod
    def load(cls, cache: Cache) -> "StemCache":
        """Return the roots and stems of the last run; empty without a record of this program."""
        payload = cache.get(stems_record())
        roots, stems = ({}, {}) if payload is None else json.loads(payload)
        return cls(roots, stems)

    def save(self, cache: Cache) -> None:
        """Write the record if words were added since `load`."""
        if len(self.roots) + len(self.stems) > self._stored:
            cache.put(stems_record(), as_json((self.roots, self.stems)))

    def root_of(self, word: str) -> str:
        """Return the root of a word, by the dictionary."""
        if word not in self.roots:
            self.roots[word] = str(_dictionary()(word))
        return self.roots[word]

    def stem_of(self, word: str) -> str:
        """Return the stem of a word, as Pagefind cuts the word."""
        if word not in self.stems:
            self.stems[word] = str(self._stem_of(word))
        return self.stems[word]


# Read when first needed: a run in which every root is cached does without. The dictionary remembers
# the words that it was asked for.
@cache
def _dictionary() -> Callable[[str], str]:
    """Return what gives the root of a word."""
    stem: Callable[[str], str] = StemmerFactory().create_stemmer().stem
    return stem


def stems_record() -> str:
    """Return the name of the cache record of roots and stems, for this version of the program."""
    return f"stems.{program_digest()}"


def find_stem_aliases(vocabulary: Iterable[str], stem_cache: StemCache) -> StemAliases:
    """Return the word families of a site with several stems in Pagefind.

    Args:
        vocabulary: Words in small letters, in any order. The root of each word and the active form
            of each verb are added, since many queries ask for them.
        stem_cache: Gives and takes roots and stems.
    """
    known = {
        word
        for word in vocabulary
        if word.isascii() and word.isalpha() and len(word) >= _SHORTEST_ROOT
    }
    roots = {}
    for word in sorted(known):
        if len(word) >= _SHORTEST and not _drifted(word, root := stem_cache.root_of(word)):
            roots[word] = root
    verbs = {
        root for word, root in roots.items() if word != root and word.startswith(_VERB_PREFIXES)
    }
    active = {_active(root): root for root in sorted(verbs) if _is_swallowed(root)}
    words = {*known, *roots.values(), *active}
    stems = {word: stem_cache.stem_of(word) for word in sorted(words)}
    # The word for a stem is the root itself if possible, else the first form in the alphabet:
    # sorted words give the same aliases for any order of the pages.
    families: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for root in sorted(set(roots.values())):
        families[root][stems[root]] = root
    for word, root in (*roots.items(), *active.items()):
        families[root].setdefault(stems[word], word)
    aliases = {root: tuple(family.values()) for root, family in families.items() if len(family) > 1}
    by_word = {word: aliases[root] for word, root in roots.items() if root in aliases}
    return StemAliases(stems, by_word)


def _drifted(word: str, root: str) -> bool:
    """Tell whether a word is not of the family of its root.

    The root is too short to mean anything, or "se-" gave the word a new meaning.
    """
    return len(root) < _SHORTEST_ROOT or (word.startswith("se") and not root.startswith("se"))


def _active(root: str) -> str:
    """Return the active form of a verb: "mengurang" for "kurang"."""
    return f"{_NASAL_PREFIXES[root[0]]}{root[1:]}"


def _is_swallowed(root: str) -> bool:
    """Tell whether a verb loses the first letter in the active form: "kurang", "mengurangi"."""
    return root[0] in _NASAL_PREFIXES and root[1] in _VOWELS
