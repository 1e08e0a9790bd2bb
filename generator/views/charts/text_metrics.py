"""Width of text, shortened and wrapped text; an estimate on the safe side of real fonts."""

import unicodedata
from functools import cache

from generator.views.foreign import is_marked, marked_alike

TEXT_SIZE = 13.0
"""Height of the letters in units of the drawing: no less than 12 pixels on the narrowest phone."""
LINE = 16.0
"""Distance between two baselines."""
_NARROW = frozenset("ijlI.,:;'|!()[] ")
_SLIM = frozenset('frt-/"*')
_WIDE = frozenset("mwMW@%—")


def text_width(text: str, size: float = TEXT_SIZE) -> float:
    """Return the estimated width of a text, rather too wide than too narrow."""
    return sum(_letter_width(letter) for letter in text) * size


def shorten(text: str, room: float, size: float = TEXT_SIZE) -> str:
    """Return a text, or its beginning with an ellipsis if the text is longer than its room."""
    if text_width(text, size) <= room:
        return text
    left = room - text_width("…", size)
    beginning = ""
    for letter in text:
        left -= _letter_width(letter) * size
        if left < 0:
            break
        beginning += letter
    (cut,) = marked_alike((beginning.rstrip() + "…",))
    return cut


def wrap(text: str, room: float, lines: int) -> tuple[str, ...]:
    """Return a text on at most `lines` lines; no word is lost.

    The last line holds the rest of the text and may be longer than its room.
    """
    done: list[str] = []
    current = ""
    rest = text.split(" ")
    while rest and len(done) < lines - 1:
        longer = f"{current} {rest[0]}".strip()
        # A single word longer than the room gets a line of its own.
        if current and text_width(longer) > room:
            done.append(current)
            current = ""
            continue
        current = longer
        rest.pop(0)
    last = " ".join(part for part in (current, *rest) if part)
    return tuple(marked_alike((*done, last)))


@cache
def _letter_width(letter: str) -> float:
    """Return the width of a letter in shares of its height; signs of a language have none."""
    if unicodedata.combining(letter) or is_marked(letter):
        return 0.0
    if letter in _NARROW:
        return 0.32
    if letter in _SLIM:
        return 0.43
    if letter in _WIDE or unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1.0
    return 0.68 if letter.isupper() else 0.59
