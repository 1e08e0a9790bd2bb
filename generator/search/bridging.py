"""Words that join word families: Pagefind cuts words to stems by rule, and the rule gives some
families several stems.

"kelola" is cut to "lola", "pengelolaan" to "elola". A page that has one of them is given the other,
in a field that nobody sees. Which words are of one family, a dictionary of roots knows
(PySastrawi); how Pagefind cuts them, Snowball.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import snowballstemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

_SHORTEST = 4
"""Letters of the shortest word that may have a prefix or an ending."""


_SHORTEST_ROOT = 3
"""Letters of the shortest root: which shorter words other pages have says nothing about a page."""
_VERBAL = ("di", "me", "pe", "ter", "ber")
"""What words begin with that come from a verb."""
_NASALS = {"k": "meng", "t": "men"}
"""What an active verb begins with, in place of the first letter of its root: what Pagefind does not
give back.
"""
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Bridges:
    """The families of a vocabulary that have several stems."""

    stems: Mapping[str, str]
    """How Pagefind cuts each word."""
    by_word: Mapping[str, tuple[str, ...]]
    """For a word of such a family, a word for each of its stems."""

    def touching(self, words: AbstractSet[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return all that decides what `to` gives for some of these words, in order."""
        return tuple((word, self.by_word[word]) for word in sorted(self.by_word.keys() & words))

    def to(self, words: AbstractSet[str]) -> tuple[str, ...]:
        """Return the words that a page with these words is to be found by as well, sorted.

        Args:
            words: Words of the vocabulary, those of a page.
        """
        present = set(map(self.stems.get, words))
        wanted = {other for word in self.by_word.keys() & words for other in self.by_word[word]}
        return tuple(sorted(other for other in wanted if self.stems[other] not in present))


class Lexicon:
    """Roots and stems of words, each found once: both are known by the letters of a word alone."""

    def __init__(self, roots: Mapping[str, str], stems: Mapping[str, str]) -> None:
        """Begin with what is known already."""
        self.roots = dict(roots)
        self.stems = dict(stems)
        self._cut = snowballstemmer.stemmer("indonesian").stemWord
        self._root_of: Callable[[str], str] | None = None

    def root_of(self, word: str) -> str:
        """Return the root that the dictionary gives a word."""
        if word not in self.roots:
            if self._root_of is None:
                self._root_of = StemmerFactory().create_stemmer().stem
            self.roots[word] = str(self._root_of(word))
        return self.roots[word]

    def stem_of(self, word: str) -> str:
        """Return how Pagefind cuts a word."""
        if word not in self.stems:
            self.stems[word] = str(self._cut(word))
        return self.stems[word]


def find_bridges(vocabulary: Iterable[str], lexicon: Lexicon) -> Bridges:
    """Return the families of all words of a site that Pagefind does not see as one.

    Args:
        vocabulary: Words in small letters, in any order. The root of each counts as well, and the
            active form of a verb: they are what many ask for.
        lexicon: Roots and stems; learns those of new words.
    """
    known = {
        word
        for word in vocabulary
        if word.isascii() and word.isalpha() and len(word) >= _SHORTEST_ROOT
    }
    words = sorted(word for word in known if len(word) >= _SHORTEST)
    roots = {word: root for word in words if not _drifted(word, root := lexicon.root_of(word))}
    verbs = {root for word, root in roots.items() if word != root and word.startswith(_VERBAL)}
    active = {
        root: f"{_NASALS[root[0]]}{root[1:]}" for root in sorted(verbs) if _is_swallowed(root)
    }
    stems = {
        word: lexicon.stem_of(word) for word in sorted({*known, *roots.values(), *active.values()})
    }
    families: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for root in sorted(set(roots.values())):
        families[root][stems[root]] = root
    for word, root in (*roots.items(), *((verb, root) for root, verb in active.items())):
        families[root].setdefault(stems[word], word)
    bridged = {root: tuple(family.values()) for root, family in families.items() if len(family) > 1}
    return Bridges(stems, {word: bridged[root] for word, root in roots.items() if root in bridged})


def _drifted(word: str, root: str) -> bool:
    """Tell whether a word is not of the family of its root: nothing is left of it, or "se-" gave it
    another meaning.
    """
    return len(root) < _SHORTEST_ROOT or (word.startswith("se") and not root.startswith("se"))


def _is_swallowed(root: str) -> bool:
    """Tell whether the first letter of a verb is lost in its active form: "kurang", "mengurangi"."""
    return root[0] in _NASALS and root[1] in _VOWELS
