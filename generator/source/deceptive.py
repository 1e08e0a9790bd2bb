"""Words of other letters than they seem: mixed scripts, broken encodings, styled letters.

A reader sees no difference, or reads on; search, sorting and links fail. Words wholly of one script
pass, whatever the script. Knows nothing of files; callers make the findings.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import NamedTuple

from generator.codes import Code

_TWINS = MappingProxyType(
    str.maketrans(
        "АВЕЗІЈКМНОРЅСТУХаеһіјорсѕухѵԁԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχ",
        "ABE3IJKMHOPSCTYXaehijopcsyxvdqw" + "ABEZHIKMNOPTYXaikvoptux",
    )
)
"""Latin twins of Cyrillic and Greek letters. Source: UTS 39, confusables.txt."""
_LATIN = "A-Za-z\u00c0-\u024f"
_OTHER = "\u0400-\u052f\u0531-\u0587\u13a0-\u13fd\uab70-\uabbf" + "".join(
    chr(letter) for letter in _TWINS if letter < 0x400
)
"""Cyrillic, Armenian and Cherokee letters, and Greek ones but for those of measures, as in μg."""
_MIXED = re.compile(f"(?:[{_LATIN}]+[{_OTHER}]|[{_OTHER}]+[{_LATIN}])[{_LATIN}{_OTHER}]*")

_TAILS = "".join(bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xC0))
"""The letters that an old Windows program shows for the bytes 80 to BF."""
_BROKEN = re.compile(f"(?:[ÂÃ][{_TAILS}]|â[€‚„][{_TAILS}]|ðŸ[{_TAILS}]{{1,2}}|ï»¿)+")
"""UTF-8 read as Windows-1252: accented letters, quotes, dashes, signs of trade, emoji."""

_STYLED = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]+")
"""Full-width letters and digits, and letters of mathematics."""


def _with_twins(match: re.Match[str]) -> str:
    return match.group().translate(_TWINS)


def _decoded(match: re.Match[str]) -> str:
    try:
        return match.group().encode("cp1252").decode().removeprefix("\ufeff")
    # A byte without a letter in Windows-1252 is lost.
    except UnicodeDecodeError:
        return match.group()


def _unstyled(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group())


_Mend = Callable[[re.Match[str]], str]
_RULES: tuple[tuple[Code, re.Pattern[str], _Mend], ...] = (
    (Code.MIXED_SCRIPTS, _MIXED, _with_twins),
    (Code.BROKEN_ENCODING, _BROKEN, _decoded),
    (Code.STYLED_LETTERS, _STYLED, _unstyled),
)
"""For each code, a pattern of a stretch of letters, and the function that mends the stretch."""
_SUSPECT = re.compile(f"[{_OTHER}ÂÃâðï\uff10-\uff5a\U0001d400-\U0001d7ff]")
"""Matches in every text with a finding; most texts have none and are not searched further."""
_MOST_TIMES = 3
"""Most times that a text was read in the wrong encoding and saved again."""


class Deceptive(NamedTuple):
    """A stretch of letters that seem to be others; offsets in characters, the end exclusive."""

    code: Code
    start: int
    end: int
    repaired: str | None
    """The line with the plain letters; None for letters without a plain twin."""


def find_deceptive(text: str) -> Iterator[Deceptive]:
    """Yield the first stretch of each line for each code: a pasted line often repeats the fault."""
    if text.isascii() or _SUSPECT.search(text) is None:
        return
    for code, pattern, mended in _RULES:
        offset = 0
        while offset >= 0 and (match := pattern.search(text, offset)) is not None:
            offset = text.find("\n", match.end())
            line = text[text.rfind("\n", 0, match.start()) + 1 : offset if offset >= 0 else None]
            yield Deceptive(code, *match.span(), _mended(line, pattern, mended))


def _mended(line: str, pattern: re.Pattern[str], mended: _Mend) -> str | None:
    """Return a line without stretches of a pattern, or None if some stay."""
    for _ in range(_MOST_TIMES):
        line = pattern.sub(mended, line)
        if pattern.search(line) is None:
            return line
    return None
