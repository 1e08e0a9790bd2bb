"""Concepts: everyday words of a query, and the words of plans with the same meaning."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.search.index_part import IndexPart
from generator.search.roots import root_of
from generator.text_words import words_of

SAID, SAME = 0.6, 0.25
"""Weights of a word of plans for an everyday word, and for a word of plans with its meaning."""
_MOST = 4
"""Alternatives of a phrase: a query asks for the pages of each."""

Concept = tuple[Sequence[str], Sequence[str]]
"""Words of plans with the same meaning, and everyday words for their subject."""
Alternative = tuple[str, float]
"""A word or phrase of the site, and its weight; the typed word has the weight 1."""


def alternatives_of(
    concepts: Iterable[Concept], part: IndexPart
) -> Mapping[str, Sequence[Alternative]]:
    """Return the alternatives of each phrase, in the words of the index, by the phrase.

    An alternative on no page is left out, and a word that pages have only in further forms stands
    as its root. The heaviest alternatives come first. A phrase without an alternative, or of signs
    alone, has no entry.

    Args:
        concepts: Words of plans, and everyday words for their subjects.
        part: The index part of the whole site.
    """
    roots = {part.roots.get(word, word) for word in part.words}
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for words, said in concepts:
        on_site = [phrase for word in words if (phrase := _on_site(word, part, roots))]
        for phrases, weight in ((words, SAME), (said, SAID)):
            for phrase in filter(None, map(_plain, phrases)):
                for other in on_site:
                    if other != phrase:
                        found[phrase][other] = max(weight, found[phrase].get(other, 0))
    return {phrase: _best(others) for phrase, others in sorted(found.items())}


def by_first_letter(
    alternatives: Mapping[str, Sequence[Alternative]],
) -> Mapping[str, Mapping[str, Sequence[Alternative]]]:
    """Return the alternatives in groups, by the first letter of the phrases."""
    groups: defaultdict[str, dict[str, Sequence[Alternative]]] = defaultdict(dict)
    for phrase, others in alternatives.items():
        groups[phrase[0]][phrase] = others
    return groups


def _best(others: Mapping[str, float]) -> list[Alternative]:
    """Return the heaviest alternatives; equally heavy alternatives keep their order."""
    return sorted(others.items(), key=lambda other: -other[1])[:_MOST]


def _on_site(text: str, part: IndexPart, roots: set[str]) -> str:
    """Return a phrase in words of the site; empty if a word of the phrase is on no page."""
    found = []
    for word in words_of(text):
        if word in part.words:
            found.append(word)
        elif (root := root_of(word)) in roots:
            found.append(root)
        else:
            return ""
    return " ".join(found)


def _plain(text: str) -> str:
    """Return the words of a phrase with single spaces."""
    return " ".join(words_of(text))
