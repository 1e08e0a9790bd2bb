"""Scales of axes: round numbers, and labels that do not overlap."""

import math

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def axis_steps(highest: float, *, most: int = 4) -> tuple[float, ...]:
    """Return round numbers from 0 up to the first at or above the highest value.

    A highest value of 0 or less gives an axis from 0 to 1.

    Args:
        highest: Highest value on the axis.
        most: Largest number of steps.
    """
    top = highest if highest > 0 else 1.0
    size = 10.0 ** math.floor(math.log10(top / most))
    # The tolerance keeps rounding errors of binary fractions from adding a step.
    step = next(size * factor for factor in _STEPS if size * factor * most >= top * (1 - 1e-9))
    count = math.ceil(top / step - 1e-9)
    return tuple(step * position for position in range(count + 1))


def label_step(count: int, room: float, needed: float) -> int:
    """Return the distance between labels that fit: 1 for every label, 2 for every second one.

    Args:
        count: Number of labels.
        room: Width that the labels share.
        needed: Width of one label.
    """
    return max(1, math.ceil(count * needed / room)) if count else 1
