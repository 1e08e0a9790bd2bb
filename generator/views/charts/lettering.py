"""How much room text takes and what of it fits, on one line or several. An estimate on the safe
side of real fonts.
"""

import unicodedata
from functools import cache

TEXT_SIZE = 13.0
"""Height of the letters in units of the drawing: no less than 12 pixels on the narrowest phone."""
LINE = 16.0
"""From one line of text to the next."""
_NARROW = frozenset("ijlI.,:;'|!()[] ")
_SLIM = frozenset('frt-/"*')
_WIDE = frozenset("mwMW@%—")


def text_width(text: str, size: float = TEXT_SIZE) -> float:
    """Return about how wide a text is, rather too wide than too narrow."""
    return sum(_letter_width(letter) for letter in text) * size


def shorten(text: str, room: float, size: float = TEXT_SIZE) -> str:
    """Return a text, or as much of it as fits with an ellipsis behind."""
    if text_width(text, size) <= room:
        return text
    left = room - text_width("…", size)
    kept = ""
    for letter in text:
        left -= _letter_width(letter) * size
        if left < 0:
            break
        kept += letter
    return kept.rstrip() + "…"


def wrap(text: str, room: float, lines: int) -> tuple[str, ...]:
    """Return a text on at most so many lines, the last of which holds the rest and may be too long
    for its room.
    """
    done: list[str] = []
    current = ""
    rest = text.split(" ")
    while rest and len(done) < lines - 1:
        longer = f"{current} {rest[0]}".strip()
        if current and text_width(longer) > room:
            done.append(current)
            current = ""
            continue
        current = longer
        rest.pop(0)
    return (*done, " ".join(part for part in (current, *rest) if part))


@cache
def _letter_width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if letter in _NARROW:
        return 0.32
    if letter in _SLIM:
        return 0.43
    if letter in _WIDE or unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1.0
    return 0.68 if letter.isupper() else 0.59
