"""Jumps between two numbers about the same thing: probably a slip of zeros, or another unit."""

from decimal import Decimal

_FACTOR = 10
"""Least factor of a jump."""


def is_jump(before: Decimal | int, now: Decimal | int) -> bool:
    """Return whether a number is at least ten times the other; zero never jumps."""
    smaller, larger = sorted((abs(Decimal(before)), abs(Decimal(now))))
    return smaller > 0 and larger >= _FACTOR * smaller
