"""Words of texts: small letters or digits in a row, as the index and the search page cut them.

The search page cuts queries by the same rules (`generator/scripts/search/query.js`).
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

_WORD = re.compile(r"\n|\d{1,3}(?:\.\d{3})+(?!\d)|\d+|[^\W\d_]+")
"""A line end, a number with dots between thousands, a number, or letters.

`[^\\W\\d_]` also has numbers outside a row of digits, as Roman numbers of further scripts.
"""
LINE_END = "\n"
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def words_of(text: str) -> list[str]:
    """Return the words of a text in order, in small letters and plain signs without accents.

    Args:
        text: Text in lines; `LINE_END` stands among the words for each line end.

    Returns:
        Words; "2.500" is the word "2500", and "Rp610" the words "rp" and "610". "km²" is cut as
        "km2", and "½" as "1⁄2": people type the signs of a keyboard.
    """
    plain = text if text.isascii() else _BEYOND_ASCII.sub(lambda sign: _plain(sign[0]), text)
    found = _WORD.findall(plain.lower())
    if "." in plain:
        return [word.replace(".", "") for word in found]
    return found


def as_words(text: str) -> str:
    """Return the words of a text with one space before and after each, for finding phrases."""
    return spaced(words_of(text))


def spaced(words: Iterable[str]) -> str:
    """Return words without line ends, with one space before and after each, as one text."""
    return f" {' '.join(words)} ".replace(f"{LINE_END} ", "")


# A long text has few signs beyond ASCII, and the same few again and again.
@cache
def _plain(sign: str) -> str:
    """Return a sign as signs of a keyboard, without accents.

    Signs can be decomposed one by one: only marks change their order in a whole text, and no mark
    is left.
    """
    decomposed = unicodedata.normalize("NFKD", sign)
    return "".join(part for part in decomposed if unicodedata.category(part)[0] != "M")
