"""Roots of Indonesian words: "layan" of "pelayanan", by the dictionary of PySastrawi."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from Sastrawi.Stemmer.Context.Removal import Removal
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

_SHORTEST = 4
"""Letters of the shortest word that may have a prefix or an ending."""
_SHORTEST_ROOT = 3
"""Letters of the shortest root; a shorter root says nothing about its words."""
_PREFIXES = (
    *("be",) * 5,
    *("te",) * 4,
    *("me",) * 10,
    *("pe",) * 13,
    *("te", "pe"),
    *("",) * 4,
    *("ku", "kau"),
)
"""Beginning of the words of each rule for prefixes, in the order of the library; the rules without
a beginning are those for syllables within a word.
"""


@cache
def root_of(word: str) -> str:
    """Return the root of a word in small letters; the word itself without a different root."""
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
    stemmer = StemmerFactory().create_stemmer().delegatedStemmer
    provider = stemmer.visitor_provider
    plain, *groups = provider.get_prefix_visitors()
    rules = [
        (prefix, group.disambiguators) for prefix, group in zip(_PREFIXES, groups, strict=True)
    ]
    provider.prefix_visitors = [plain, _PrefixRules(rules)]
    stem: Callable[[str], str] = stemmer.stem_word
    return stem


class _PrefixRules:
    """The rules of the library for prefixes, tried only for words beginning with the prefix.

    The library tries each of its patterns on every word, and compiles a pattern for every word
    after a lost prefix: both together are three fifths of the time.
    """

    def __init__(self, rules: Sequence[tuple[str, Sequence[Any]]]) -> None:
        """Take the rules in their order, alternatives together, with the beginning of words."""
        self._rules = rules

    def visit(self, context: Any) -> None:
        """Remove the prefix of the first rule that fits the word.

        Of alternatives, the first that gives a word of the dictionary counts, or else the last.
        """
        word = context.current_word
        for prefix, alternatives in self._rules:
            if not word.startswith(prefix):
                continue
            result = None
            for alternative in alternatives:
                result = alternative.disambiguate(word)
                if context.dictionary.contains(result):
                    break
            if result is not None:
                # Nobody asks which part was removed.
                context.add_removal(Removal(self, word, result, "", "DP"))
                context.current_word = result
                return
