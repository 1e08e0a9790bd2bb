"""Postings of pages: the words of a page, each with its worth and its places.

The worth of a page for a word follows BM25F: the uses of the word are summed over the fields of
the page, each with the weight of the field, and each further use adds less.
The worth depends on the page alone: a changed page changes the postings of no further page.
Source: Robertson, Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from generator.search.extracts import Extract
from generator.search.roots import root_of
from generator.search.synonyms import SynonymGroups, missing_synonyms
from generator.text_words import LINE_END, as_words, words_of

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


class Posting(NamedTuple):
    """A word of a page."""

    worth: int
    """How much the page is about the word, from 1 to `GREATEST`."""
    places: Sequence[int]
    """Places of the word among the words of the page, rising; none for a synonym."""


class PagePostings(NamedTuple):
    """The words of a page."""

    words: dict[str, Posting]
    """Posting of each word."""
    families: dict[str, int]
    """Worth of the joined words of a root, by root; only roots with several words on the page."""


def postings_of(extract: Extract, groups: SynonymGroups) -> PagePostings:
    """Return the postings of a page.

    Args:
        extract: Searchable text of the page.
        groups: Groups of synonyms; a page with a phrase of a group is found by every word of it.
    """
    share = ASIDE if extract.is_aside else 1.0
    named = [
        (extract.title, TITLE),
        (extract.description, DESCRIPTION),
        (extract.keywords, KEYWORD),
    ]
    named += [(section.heading, HEADING * share) for section in extract.sections]
    # Text counts the less, the longer it is; titles and headings are short.
    length = len(words_of(extract.text))
    shortening = max(LENGTH_SHARE, 1 - LENGTH_SHARE + LENGTH_SHARE * length / USUAL_LENGTH)
    body = [(section.text, BODY * share / shortening) for section in extract.sections]
    body.append((extract.duties, ASIDE / shortening))
    uses: defaultdict[str, float] = defaultdict(float)
    places: defaultdict[str, list[int]] = defaultdict(list)
    at = 0
    for text, weight in (*named, *body):
        if not text:
            continue
        words = words_of(text)
        for place, word in enumerate(words, at):
            places[word].append(place)
        # A phrase ends where a field ends, as at the end of a line.
        at += len(words) + 1
        for word, count in Counter(words).items():
            uses[word] += count * weight
    for text, weight in ((extract.text, SYNONYM), (extract.subject, TITLE_SYNONYM)):
        for word in missing_synonyms(as_words(text), groups):
            uses[word] += weight
    uses.pop(LINE_END, None)
    postings = {word: Posting(_worth(used), places.get(word, ())) for word, used in uses.items()}
    return PagePostings(postings, _families(uses))


def _families(uses: dict[str, float]) -> dict[str, int]:
    """Return the worth of each root with several words.

    Args:
        uses: Weighted uses of each word.
    """
    by_root: defaultdict[str, list[float]] = defaultdict(list)
    for word, used in uses.items():
        by_root[root_of(word)].append(used)
    return {root: _worth(sum(used)) for root, used in by_root.items() if len(used) > 1}


def _worth(used: float) -> int:
    """Return the worth of weighted uses."""
    return max(1, round(GREATEST * used / (used + SATURATION)))


def prose_counts(extract: Extract, *, is_fictional: bool) -> Counter[str]:
    """Return the number of uses of each word of a page; 0 for words without a use in prose.

    Args:
        extract: Searchable text of the page.
        is_fictional: Whether the page's region is invented: no query is corrected to its words.
    """
    words = Counter(words_of(extract.text))
    counts = Counter(dict.fromkeys(words, 0))
    if not is_fictional:
        counts.update(words - Counter(words_of(extract.code)))
    del counts[LINE_END]
    return counts
