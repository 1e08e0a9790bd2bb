"""Characters refused in every text of the project, and their names.

Knows nothing of YAML or of files; callers know the place of a character and make the finding.
"""

import re
import unicodedata

from generator.codes import Code

PLACEHOLDER = "\N{WHITE SQUARE}"
"""Stands for a refused character while the file is parsed, so that columns stay true."""

_PLANE_ENDS = "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}-{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Blank letters of Hangul, Khmer and Braille; Python counts these letters as printable."""
_CLASSES: tuple[tuple[Code, str], ...] = (
    (
        Code.CONTROL_CHARACTER,
        "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef" + _PLANE_ENDS,
    ),
    (Code.LINE_SEPARATOR, "\x85\u2028\u2029"),
    (Code.BIDI_CONTROL, "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"),
    (
        Code.INVISIBLE_CHARACTER,
        "\xad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
        + _FILLERS,
    ),
    # A sign of private use is a letter or bullet in the font of its document alone. Ours stand for
    # the language of a text and for parts of the page shell, so a text must not bring any.
    (Code.REPLACEMENT_CHARACTER, "\ufffd\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"),
)
_JOINED = (
    "\u0600-\u109f\u1700-\u1cff\u2190-\u2bff\ua800-\uabff\ufb50-\ufe0f\ufe70-\ufefe"
    "\U00010a00-\U00011fff\U0001e900-\U0001e95f\U0001f000-\U0001faff"
)
"""Scripts and emoji with zero-width joiners: Arabic, Indic, Javanese, Balinese and more."""
_LONE_JOINER = f"(?<![{_JOINED}])[\u200c\u200d]"
_PATTERNS = {code: f"[{members}]" for code, members in _CLASSES}
_PATTERNS[Code.INVISIBLE_CHARACTER] += f"|{_LONE_JOINER}"
REFUSED_CLASSES = tuple((code, re.compile(pattern)) for code, pattern in _PATTERNS.items())
"""For each code, a pattern of a single refused character."""
REFUSED = re.compile(f"[{''.join(members for _, members in _CLASSES)}]|{_LONE_JOINER}")
"""Matches a single refused character, a carriage return too: line ends are LF by then."""

_PRINTABLE = re.compile(f"[{_FILLERS}\ufffd]")
"""Refused characters that count as printable in Python."""

# Unicode gives control characters no names, only aliases that cannot be looked up backwards.
_ALIASES = (
    ("\x00", "NULL"),
    ("\x08", "BACKSPACE"),
    ("\x0b", "LINE TABULATION"),
    ("\x0c", "FORM FEED"),
    ("\x0d", "CARRIAGE RETURN"),
    ("\x1b", "ESCAPE"),
    ("\x7f", "DELETE"),
    ("\x85", "NEXT LINE"),
)
_LABELS = {"Cc": "control", "Co": "private-use"}
"""Unicode's label of a nameless character, by category; without a label: "noncharacter"."""


def first_refused(text: str) -> str | None:
    """Return the first refused character of a text, or None."""
    # `isprintable` is fast and settles nearly every text; the pattern is slow.
    is_printable = text.replace("\n", "").isprintable()
    if is_printable and (text.isascii() or _PRINTABLE.search(text) is None):
        return None
    found = REFUSED.search(text)
    return None if found is None else found.group()


def refusal_of(character: str) -> Code:
    """Return the code for a character that `REFUSED` matches."""
    return next(code for code, pattern in REFUSED_CLASSES if pattern.match(character))


def code_point_of(character: str) -> str:
    """Return the number of a character as Unicode writes it: U+200B."""
    return f"U+{ord(character):04X}"


def name_of(character: str) -> str:
    """Return the Unicode name of a character, else the alias or label of the character."""
    for known, alias in _ALIASES:
        if known == character:
            return alias
    label = _LABELS.get(unicodedata.category(character), "noncharacter")
    return unicodedata.name(character, f"{label}-{ord(character):04X}")
