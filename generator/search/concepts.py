"""Concepts: for the words that people say, the words of the site that plans use for the same."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.search.index_part import IndexPart
from generator.search.roots import root_of
from generator.text_words import words_of

SAID, SAME = 0.6, 0.25
"""What a word of plans counts for a word that people say, and for another with its meaning."""
_MOST = 4
"""Alternatives of a phrase: a query asks for the pages of each."""

Concept = tuple[Sequence[str], Sequence[str]]
"""Words of plans with one meaning, and words that people say about the same subject."""
Alternative = tuple[str, float]
"""A word or phrase of the site, and what it counts in shares of what was typed."""


def alternatives_of(
    concepts: Iterable[Concept], part: IndexPart
) -> Mapping[str, Sequence[Alternative]]:
    """Return the alternatives of each phrase, in the words of the index, by the phrase.

    An alternative that no page has is left out, and a word that pages have in other forms alone
    stands as its root. Those that count most come first. A phrase without any alternative, or of
    signs that are no words, has no entry.

    Args:
        concepts: Words of plans, and words that people say for them.
        part: The part of all pages of the site.
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
    """Return the alternatives that count most; equal ones as they were written."""
    return sorted(others.items(), key=lambda other: -other[1])[:_MOST]


def _on_site(text: str, part: IndexPart, roots: set[str]) -> str:
    """Return a phrase in words of the site; empty if a word of it is on no page."""
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
