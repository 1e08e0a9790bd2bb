"""A number year by year: points on a line that breaks where a year is unknown or where it was found
in another way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from generator.views.charts.bars import Amount
from generator.views.charts.lettering import LINE, text_width, wrap
from generator.views.charts.scales import axis_steps, every
from generator.views.charts.shapes import WIDTH, Drawing, Shape, dot, path, words

_LEFT, _RIGHT = 34.0, 312.0
_TOP, _BOTTOM = 46.0, 186.0
_HEIGHT = 208
_POINT = 4.0
_BREAK_ROOM = 104.0


@dataclass(frozen=True, slots=True)
class Moment:
    """A year with its number; None where no source gives it."""

    year: int
    amount: Amount | None
    is_comparable: bool
    """Whether the number was found as that of the year before it; without meaning for the first."""


def draw_history(
    moments: tuple[Moment, ...], break_label: str, written: Callable[[Decimal], str]
) -> Drawing:
    """Return the line of at least two years, in their order.

    Args:
        moments: Each year once; a year that is left out is a gap as well.
        break_label: What stands at a break, if there is only one and so room for it.
        written: How a number of the scale is written.
    """
    values = [moment.amount.value for moment in moments if moment.amount is not None]
    steps = axis_steps(float(max(values)))
    lowest = min(0.0, float(min(values)))
    first, last = moments[0].year, moments[-1].year

    def across(year: float) -> float:
        return _LEFT + (_RIGHT - _LEFT) * (year - first) / max(last - first, 1)

    def down(value: float) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * (value - lowest) / (steps[-1] - lowest)

    shapes = _grid(steps, down, written)
    shapes += _breaks(moments, across, break_label)
    shapes += [
        path(
            (
                (across(a.year), down(float(a.amount.value))),
                (across(b.year), down(float(b.amount.value))),
            ),
            "line",
        )
        for a, b in pairwise(moments)
        if a.amount is not None
        and b.amount is not None
        and b.is_comparable
        and b.year == a.year + 1
    ]
    shapes += _points(moments, across, down)
    return Drawing(str(_HEIGHT), (*shapes, *_years(moments, across)))


def _grid(
    steps: tuple[float, ...], down: Callable[[float], float], written: Callable[[Decimal], str]
) -> list[Shape]:
    shapes: list[Shape] = []
    for step in steps:
        y = down(step)
        shapes.append(path(((_LEFT - 12, y), (WIDTH, y)), "grid" if step else "axis"))
        shapes.append(words(0, y + 4, written(Decimal(f"{step:g}")), "tick", room=_LEFT - 14))
    return shapes


def _breaks(
    moments: tuple[Moment, ...], across: Callable[[float], float], label: str
) -> list[Shape]:
    """Return a dashed line between years that cannot be compared."""
    places = [across((a.year + b.year) / 2) for a, b in pairwise(moments) if not b.is_comparable]
    shapes: list[Shape] = [path(((x, _TOP - 12), (x, _BOTTOM)), "break") for x in places]
    if len(places) == 1:
        middle = min(max(places[0], _BREAK_ROOM / 2), WIDTH - _BREAK_ROOM / 2)
        lines = wrap(label, _BREAK_ROOM, 2)
        shapes += [
            words(
                middle,
                LINE * position + LINE - 4,
                line,
                "note-text",
                anchor="middle",
                room=_BREAK_ROOM,
            )
            for position, line in enumerate(lines)
        ]
    return shapes


def _points(
    moments: tuple[Moment, ...], across: Callable[[float], float], down: Callable[[float], float]
) -> list[Shape]:
    """Return a point for each number, and the numbers above them as far as there is room."""
    known = [
        (across(moment.year), moment.amount) for moment in moments if moment.amount is not None
    ]
    shapes: list[Shape] = [
        dot((x, down(float(amount.value))), _POINT, "point") for x, amount in known
    ]
    widest = max(text_width(amount.shown) for _, amount in known)
    step = every(len(known), _RIGHT - _LEFT, min(widest + 6, _RIGHT - _LEFT))
    for x, amount in known[::-step]:
        half = min(text_width(amount.shown), WIDTH) / 2
        middle = min(max(x, half), WIDTH - half)
        shapes.append(
            words(middle, down(float(amount.value)) - 9, amount.shown, "value", anchor="middle")
        )
    return shapes


def _years(moments: tuple[Moment, ...], across: Callable[[float], float]) -> list[Shape]:
    step = every(len(moments), _RIGHT - _LEFT, text_width("2020") + 10)
    return [
        words(across(moment.year), _BOTTOM + LINE, str(moment.year), "tick", anchor="middle")
        for moment in moments[::-step]
    ]
