"""Postings of pages: the words of a page, each with its worth and its places.

The worth of a page for a word follows BM25F: the uses of the word are summed over the fields of
the page, each with the weight of the field, and each further use adds less.
The worth depends on the page alone: a changed page changes the postings of no further page.
Source: Robertson, Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from generator.search.extracts import Extract
from generator.search.synonyms import SynonymGroups, missing_synonyms
from generator.text_words import LINE_END, as_words, spaced, words_of

TITLE, DESCRIPTION, HEADING, BODY = 4.0, 2.0, 2.0, 1.0
"""Weight of a use of a word, by field. `python -m tests.search.tune` chose all weights here."""
KEYWORD = 3.0
"""Weight of a word that people type for the page, as its head names it."""
ASIDE = 0.1
"""Share of the weight of text that repeats other pages."""
TITLE_SYNONYM, SYNONYM = 2.0, 0.8
"""Weight of a missing word with a synonym in the title, and with a synonym in the text."""
LENGTH_SHARE = 0.75
"""How far a long text counts less: 0 for not at all, 1 for in proportion to the length."""
USUAL_LENGTH = 250
"""Number of words of a usual page, whose text has its full weight."""
SATURATION = 2.0
"""Weighted uses that give half of the greatest worth."""
GREATEST = 44
"""The greatest worth: the largest number with a single sign in the index."""


class PagePostings(NamedTuple):
    """The words of a page."""

    worths: dict[str, int]
    """How much the page is about each word, from 1 to `GREATEST`."""
    places: Mapping[str, Sequence[int]]
    """Places of each word among the words of the page, rising; none of a synonym."""
    families: dict[str, int]
    """Worth of the joined words of a root, by root; only roots with several words on the page."""
    uses: Counter[str]
    """Number of uses of each word in the text of the page, without keywords."""


def postings_of(
    extract: Extract, groups: SynonymGroups, root_of: Callable[[str], str]
) -> PagePostings:
    """Return the postings of a page.

    Args:
        extract: Searchable text of the page.
        groups: Groups of synonyms; a page with a phrase of a group is found by every word of it.
        root_of: Gives the root of a word in the language of the page.
    """
    share = ASIDE if extract.is_aside else 1.0
    title, description, duties = map(words_of, (extract.title, extract.description, extract.duties))
    headings = [words_of(section.heading) for section in extract.sections]
    texts = [words_of(section.text) for section in extract.sections]
    # The words of `extract.text`, but for the line ends between its fields.
    fields = (title, description, *chain.from_iterable(zip(headings, texts, strict=True)), duties)
    words = list(chain.from_iterable(fields))
    # Text counts the less, the longer it is; titles and headings are short.
    length = len(words) + len(fields) - 1
    shortening = max(LENGTH_SHARE, 1 - LENGTH_SHARE + LENGTH_SHARE * length / USUAL_LENGTH)
    weighted = [
        (title, TITLE),
        (description, DESCRIPTION),
        (words_of(extract.keywords), KEYWORD),
        *((heading, HEADING * share) for heading in headings),
        *((text, BODY * share / shortening) for text in texts),
        (duties, ASIDE / shortening),
    ]
    weights, places = _weights_and_places(weighted)
    for text, weight in ((spaced(words), SYNONYM), (as_words(extract.subject), TITLE_SYNONYM)):
        for word in missing_synonyms(text, groups):
            weights[word] += weight
    worths = {word: _worth(weight) for word, weight in weights.items()}
    uses = Counter(words)
    del uses[LINE_END]
    return PagePostings(worths, places, _families(weights, root_of), uses)


def _weights_and_places(
    fields: Iterable[tuple[Sequence[str], float]],
) -> tuple[defaultdict[str, float], dict[str, list[int]]]:
    """Return the weighted uses and the places of each word of a page.

    Args:
        fields: Words of each field in the order of the places, and the weight of a use.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    places: defaultdict[str, list[int]] = defaultdict(list)
    at = 0
    for words, weight in fields:
        if not words:
            continue
        for place, word in enumerate(words, at):
            places[word].append(place)
        # A phrase ends where a field ends, as at the end of a line.
        at += len(words) + 1
        for word, count in Counter(words).items():
            weights[word] += count * weight
    weights.pop(LINE_END, None)
    places.pop(LINE_END, None)
    return weights, places


def _families(weights: Mapping[str, float], root_of: Callable[[str], str]) -> dict[str, int]:
    """Return the worth of each root with several words.

    Args:
        weights: Weighted uses of each word.
        root_of: Gives the root of a word.
    """
    roots = [root_of(word) for word in weights]
    several = {root for root, count in Counter(roots).items() if count > 1}
    joined: defaultdict[str, float] = defaultdict(float)
    for root, weight in zip(roots, weights.values(), strict=True):
        if root in several:
            joined[root] += weight
    return {root: _worth(weight) for root, weight in joined.items()}


def _worth(weight: float) -> int:
    """Return the worth of weighted uses."""
    return round(GREATEST * weight / (weight + SATURATION)) or 1


def prose_counts(uses: Counter[str], code: str, *, is_fictional: bool) -> Counter[str]:
    """Return the number of uses of each word of a page; 0 for words without a use in prose.

    Args:
        uses: Number of uses of each word in the text of the page.
        code: Keys and commands of the page, to which no query is corrected.
        is_fictional: Whether the page's region is invented: no query is corrected to its words.
    """
    if is_fictional:
        return Counter(dict.fromkeys(uses, 0))
    counts = uses.copy()
    for word, count in Counter(words_of(code)).items():
        if word in counts:
            counts[word] = max(0, counts[word] - count)
    return counts
