"""Private data in texts: numbers of persons, private contacts and home addresses, and secrets.

A kind of private data is a row of a table: `NUMBERS` for digits, `KINDS` for letters. Time is
linear in the length of the text. Knows nothing of files and of findings.
"""

from generator.private_data.numbers import PrivateSpan, find_numbers
from generator.private_data.plain_signs import as_understood
from generator.private_data.texts import KINDS

SECRETS = frozenset({"token", "private_key"})
"""Kinds that open a door: who sees the data can act as the owner."""
_SHOWN_START, _SHOWN_END = 2, 4
"""Most letters and digits shown at both ends of private data; a quarter each in short data."""
_MASK = "*"


def find_private(text: str) -> list[PrivateSpan]:
    """Return the private data of a text, in order and without overlaps."""
    plain, offsets = as_understood(text)
    found = list(find_numbers(plain))
    for kind in KINDS:
        if any(hint in plain for hint in kind.hints):
            matches = kind.pattern.finditer(plain)
            found += [
                PrivateSpan(*match.span(), kind.name) for match in matches if kind.fits(match)
            ]
    apart = list[PrivateSpan]()
    for span in sorted(found):
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return [PrivateSpan(offsets.of(span.start), offsets.of(span.end), span.kind) for span in apart]


def mask(text: str) -> str:
    """Return a text with stars in the place of private data; the length stays the same."""
    parts, behind = list[str](), 0
    for start, end, kind in find_private(text):
        parts += (text[behind:start], masked(text[start:end], kind))
        behind = end
    return "".join((*parts, text[behind:]))


def masked(private: str, kind: str) -> str:
    """Return private data with stars for all letters and digits but a few at both ends.

    At most a quarter stays at each end, and nothing at the end of a secret. Of an e-mail address
    the host stays whole.
    """
    name, at, host = private.partition("@") if kind == "email" else (private, "", "")
    places = [place for place, letter in enumerate(name) if letter.isalnum()]
    start = min(_SHOWN_START, len(places) // 4)
    end = 0 if at or kind in SECRETS else min(_SHOWN_END, len(places) // 4)
    letters = list(name)
    for place in places[start : len(places) - end]:
        letters[place] = _MASK
    return "".join(letters) + at + host
