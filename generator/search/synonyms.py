"""Other words for the same: a page that says one of them is found by the others too."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from generator.search.extracts import as_words

GLOSSARY = "glosarium/index.html"
"""The page that says what terms mean."""

GLOSSARY_MARK = "zzistilah"
"""A word that nobody types, by which the search page finds it. It comes after all others, so that
only the bundle that has it loads a part of its index for it."""


class Said(NamedTuple):
    """A word or phrase as it is looked for."""

    text: str
    """In small letters, with one space before and after each word."""
    words: frozenset[str]
    """What a text that has it has at least: asking for them first takes a fifth of the time."""


Meanings = tuple[tuple[Said, ...], ...]
"""Groups of what means the same."""


def as_meanings(groups: Iterable[Iterable[str]]) -> Meanings:
    """Return groups of words that mean the same as they stand in a text; a group of one says
    nothing.
    """
    cleaned = (dict.fromkeys(as_words(word) for word in group) for group in groups)
    return tuple(
        tuple(Said(text, frozenset(text.split())) for text in group)
        for group in cleaned
        if len(group) > 1
    )


def as_terms(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return the different words of some groups, each as letters and digits alone, as the search
    page compares them.
    """
    return tuple(sorted({as_words(word).replace(" ", "") for group in groups for word in group}))


def that_touch(meanings: Meanings, words: AbstractSet[str]) -> Meanings:
    """Return the groups of which a text may say one that is made of these words alone."""
    return tuple(group for group in meanings if any(said.words <= words for said in group))


def find_others(text: str, meanings: Meanings) -> tuple[str, ...]:
    """Return what a text might have said instead: words that it has not, of each group of which it
    has one.

    Args:
        text: Words in small letters, with one space before and after each.
        meanings: Groups of words that mean the same.
    """
    words = frozenset(text.split())
    others: dict[str, None] = {}
    for group in that_touch(meanings, words):
        missing = [
            said.text.split() for said in group if not (said.words <= words and said.text in text)
        ]
        if len(missing) < len(group):
            others.update(
                dict.fromkeys(word for said in missing for word in said if word not in words)
            )
    return tuple(others)
