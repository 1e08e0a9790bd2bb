"""A text as a reader understands it, with the offsets of the text as written.

Digits of other scripts and full-width letters become plain ones, escapes become their letters, and
invisible characters are left out.
"""

import re
import unicodedata
from bisect import bisect_right

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_UNUSUAL = re.compile(
    _NOT_ASCII.pattern + r"|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\U000[0-9A-Fa-f]{5}"
    r"|&#(?:[0-9]{2,5}|x[0-9A-Fa-f]{2,5});"
)
"""Characters with a plain twin, and escapes of YAML and HTML."""


class Offsets:
    """Offsets of a text as written, for offsets of the text as understood."""

    def __init__(self) -> None:
        self._starts = [0]
        self._written = [0]

    def add(self, plain: int, written: int) -> None:
        """Note that the characters from an offset on stand at another offset as written."""
        self._starts.append(plain)
        self._written.append(written)

    def of(self, plain: int) -> int:
        """Return the offset of a character as written."""
        row = bisect_right(self._starts, plain) - 1
        return self._written[row] + plain - self._starts[row]


def as_understood(text: str) -> tuple[str, Offsets]:
    """Return a text with plain signs, without invisible ones, and the offsets as written."""
    offsets = Offsets()
    has_escapes = "\\" in text or "&#" in text
    if text.isascii() and not has_escapes:
        return text, offsets
    parts, length, behind = list[str](), 0, 0
    for match in (_UNUSUAL if has_escapes else _NOT_ASCII).finditer(text):
        plain = _plain(match.group())
        if plain == match.group():
            continue
        parts += (text[behind : match.start()], plain)
        length += match.start() - behind + len(plain)
        behind = match.end()
        if len(plain) != len(match.group()):
            offsets.add(length, behind)
    return "".join((*parts, text[behind:])), offsets


def _plain(sign: str) -> str:
    """Return the plain twin of a character or an escape; empty for an invisible character."""
    if len(sign) > 1:
        digits = sign[2:].rstrip(";")
        is_decimal = sign.startswith("&") and not digits.startswith("x")
        number = int(digits.removeprefix("x"), 10 if is_decimal else 16)
        sign = chr(number) if number <= 0x10FFFF else " "
    decimal = unicodedata.decimal(sign, None)
    if decimal is not None:
        return str(decimal)
    category = unicodedata.category(sign)
    if category in {"Zs", "Pd"}:
        return " " if category == "Zs" else "-"
    if category == "Cf":
        return ""
    if sign in "\u00b7\u2022\u2219":
        return "."
    twin = unicodedata.normalize("NFKC", sign)
    return twin if len(twin) == 1 else sign
