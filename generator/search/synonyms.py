"""Other words for the same: a page that says one of them is found by the others too."""

from collections.abc import Iterable

from generator.search.extracts import as_words

GLOSSARY = "glosarium/"
"""The page that says what terms mean."""

GLOSSARY_MARK = "daftaristilah"
"""A word that nobody types, by which the search page finds it."""

Meanings = tuple[tuple[str, ...], ...]
"""Words and phrases that mean the same, as they are searched for: in small letters, a space before and after each."""


def as_meanings(groups: Iterable[Iterable[str]]) -> Meanings:
    """Return groups of words that mean the same as they stand in a text; a group of one says nothing."""
    cleaned = (tuple(dict.fromkeys(as_words(word) for word in group)) for group in groups)
    return tuple(group for group in cleaned if len(group) > 1)


def as_terms(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return the different words of some groups, each as letters and digits alone, as the search page compares them."""
    return tuple(sorted({as_words(word).replace(" ", "") for group in groups for word in group}))


def find_others(text: str, meanings: Meanings) -> tuple[str, ...]:
    """Return what a text might have said instead: the words that it has not, of each group of which it has one.

    Args:
        text: Words in small letters, with one space before and after each.
        meanings: Groups of words that mean the same.
    """
    others = (
        word.strip() for group in meanings if any(word in text for word in group) for word in group if word not in text
    )
    return tuple(dict.fromkeys(others))
