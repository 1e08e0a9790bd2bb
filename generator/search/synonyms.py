"""Synonyms: a page with a word or phrase is found by the synonyms of the phrase, too."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from generator.text_words import as_words

GLOSSARY = "glosarium/"
"""Address of the page with the meanings of terms."""


class Synonyms(NamedTuple):
    """Words that readers may use for the words of pages."""

    groups: Sequence[Sequence[str]]
    """Groups of words and phrases with the same meaning."""
    concepts: Sequence[tuple[Sequence[str], Sequence[str]]] = ()
    """Words of plans, and words that people say about the same subject."""


class Synonym(NamedTuple):
    """A word or phrase, ready to be looked for in a text."""

    text: str
    """The phrase in small letters, with one space before and after each word."""
    words: frozenset[str]
    """The words of the phrase."""

    def is_in(self, text: str, words: AbstractSet[str]) -> bool:
        """Tell whether a text with some words has the phrase."""
        # Comparing the words first saves most searches.
        return self.words <= words and self.text in text


class SynonymGroups(NamedTuple):
    """Groups of synonyms, ready to be looked for in a text."""

    groups: tuple[tuple[Synonym, ...], ...]
    near: Mapping[str, frozenset[int]]
    """Numbers of the groups with a phrase of the word; each phrase counts for one of its words."""


def synonym_groups(groups: Iterable[Iterable[str]]) -> SynonymGroups:
    """Return groups of synonyms as texts have them; a group of a single phrase is left out."""
    cleaned = (dict.fromkeys(as_words(phrase) for phrase in group) for group in groups)
    found = tuple(
        tuple(Synonym(text, frozenset(text.split())) for text in group)
        for group in cleaned
        if len(group) > 1
    )
    near: defaultdict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(found):
        for phrase in group:
            # The longest word of a phrase is on the fewest pages.
            for word in sorted(phrase.words, key=len)[-1:]:
                near[word].add(number)
    return SynonymGroups(found, {word: frozenset(numbers) for word, numbers in near.items()})


def glossary_terms(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return the distinct phrases of some groups, as the search page compares them: no spaces."""
    return tuple(sorted({as_words(term).replace(" ", "") for group in groups for term in group}))


def missing_synonyms(text: str, groups: SynonymGroups) -> tuple[str, ...]:
    """Return the words of synonyms that a text lacks, for each group with a phrase in the text.

    Args:
        text: Words in small letters, with one space before and after each.
        groups: Groups of synonyms.

    Returns:
        Words in the order of the groups and phrases, each once; none that the text has.
    """
    words = frozenset(text.split())
    found: dict[str, None] = {}
    near = {number for word in groups.near.keys() & words for number in groups.near[word]}
    for number in sorted(near):
        group = groups.groups[number]
        missing = [phrase for phrase in group if not phrase.is_in(text, words)]
        if len(missing) == len(group):
            # Words of a phrase stand in the text, but scattered: the phrase itself does not.
            continue
        for phrase in missing:
            found.update((word, None) for word in phrase.text.split() if word not in words)
    return tuple(found)
