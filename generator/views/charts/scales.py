"""Round numbers for axes."""

import math

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def axis_steps(highest: float, *, most: int = 4) -> tuple[float, ...]:
    """Return round numbers from 0 up to the first at or above the highest value, at most so many
    steps.

    A highest value of 0 or less gives an axis from 0 to 1.
    """
    top = highest if highest > 0 else 1.0
    size = 10.0 ** math.floor(math.log10(top / most))
    step = next(size * factor for factor in _STEPS if size * factor * most >= top * (1 - 1e-9))
    count = math.ceil(top / step - 1e-9)
    return tuple(step * position for position in range(count + 1))


def every(count: int, room: float, needed: float) -> int:
    """Return of how many labels one can stand, where so many share a room and each needs some of
    it.
    """
    return max(1, math.ceil(count * needed / room)) if count else 1
