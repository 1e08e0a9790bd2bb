"""Roots of English words: plurals alone, by the rule of three endings known as the S stemmer.

The search page has the same rule (`scripts/search/english_roots.js`), so a plural that no page has
is found by its singular. Names and Indonesian words are hardly touched by the rule, and are found
as they are typed. Source: Harman, "How effective is suffixing?" (1991).
"""

_SHORTEST = 4
"""Letters of the shortest word that may be a plural."""
_ENDINGS = (
    ("ies", ("eies", "aies"), "y"),
    ("es", ("aes", "ees", "oes"), "e"),
    ("s", ("us", "ss"), ""),
)
"""Endings of plurals, the longer endings that are none, and the ending of the singular."""


def english_root_of(word: str) -> str:
    """Return the singular of a word in small letters; the word itself without such an ending.

    The first ending decides, also where it is none of a plural.
    """
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    for ending, others, singular in _ENDINGS:
        if word.endswith(ending):
            return word if word.endswith(others) else word.removesuffix(ending) + singular
    return word
