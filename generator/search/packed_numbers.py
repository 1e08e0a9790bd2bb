"""Numbers as text: natural numbers packed into a string of ASCII letters and signs.

The search page unpacks the text (`generator/scripts/search/packed.js`). Most numbers of an index
are small: a number below 45 takes one sign, a number below 2025 takes two. Hosts compress the text
as they compress any JSON.
"""

from collections.abc import Iterable

_BASE = 45
_SIGNS = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")[: 2 * _BASE]
"""Signs that stand in JSON as they are: the last digit of a number, then every other digit."""
_SINGLE = dict(enumerate(_SIGNS[:_BASE]))


def pack_numbers(numbers: Iterable[int]) -> str:
    """Return natural numbers as text, in their order."""
    return "".join([_SINGLE.get(number) or _pack(number) for number in numbers])


def _pack(number: int) -> str:
    number, last = divmod(number, _BASE)
    signs = _SIGNS[last]
    while number:
        number, digit = divmod(number, _BASE)
        signs = _SIGNS[_BASE + digit] + signs
    return signs


def steps_of(numbers: Iterable[int]) -> list[int]:
    """Return rising numbers as distances, each from the number before, the first from 0."""
    steps, before = [], 0
    for number in numbers:
        steps.append(number - before)
        before = number
    return steps
