"""Numbers as text: natural numbers packed into a string of ASCII letters and signs.

The search page unpacks the text (`generator/scripts/search/packed.js`). Most numbers of an index
are small: a number below 45 takes one sign, a number below 2025 takes two. Hosts compress the text
as they compress any JSON.
"""

from collections.abc import Iterable, Sequence
from operator import sub

_BASE = 45
_SIGNS = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")[: 2 * _BASE]
"""Signs that stand in JSON as they are: the last digit of a number, then every other digit."""


def pack_numbers(numbers: Iterable[int]) -> str:
    """Return natural numbers as text, in their order."""
    return "".join(
        [_SMALL[number] if number < _LARGE else pack_number(number) for number in numbers]
    )


def pack_number(number: int) -> str:
    """Return a natural number as text."""
    number, last = divmod(number, _BASE)
    signs = _SIGNS[last]
    while number:
        number, digit = divmod(number, _BASE)
        signs = _SIGNS[_BASE + digit] + signs
    return signs


_LARGE = _BASE**2
_SMALL = [pack_number(number) for number in range(_LARGE)]
"""Texts of small numbers: an index has millions of them, and hardly a large one."""


def steps_of(numbers: Sequence[int]) -> list[int]:
    """Return rising numbers as distances, each from the number before, the first from 0."""
    return list(map(sub, numbers, (0, *numbers)))
