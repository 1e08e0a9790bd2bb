"""Line charts of yearly numbers, with a line of targets if there are any.

A line breaks at an unknown year and at a change of method.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from generator.views.charts.bars import Amount
from generator.views.charts.scales import axis_steps, label_step
from generator.views.charts.shapes import WIDTH, Drawing, Shape, dot, path, text_line
from generator.views.charts.text_metrics import LINE, text_width, wrap

_LEFT, _RIGHT = 34.0, 312.0
_MOST_LEFT = 110.0
"""Most room for the numbers of the scale."""
_TOP, _BOTTOM = 46.0, 186.0
_HEIGHT = 208
_POINT = 4.0
_TARGET_POINT = 2.5
_BREAK_ROOM = 104.0


@dataclass(frozen=True, slots=True)
class YearValue:
    """A year with its number; None for an unknown number."""

    year: int
    amount: Amount | None
    is_comparable: bool
    """Whether the number can be compared with the year before; meaningless for the first year."""


def draw_line_chart(
    year_values: tuple[YearValue, ...],
    break_label: str,
    format_number: Callable[[Decimal], str],
    targets: tuple[YearValue, ...] = (),
) -> Drawing:
    """Return the line of at least two years.

    Args:
        year_values: Each year once, in order; a missing year is a gap as well.
        break_label: Text at a break; several breaks have no room for it.
        format_number: Writes a number of the scale.
        targets: The same years with their targets; empty without a line of targets.
    """
    shown = (*year_values, *targets)
    values = [item.amount.value for item in shown if item.amount is not None]
    steps = axis_steps(float(max(values)))
    lowest = min(0.0, float(min(values)))
    first, last = year_values[0].year, year_values[-1].year

    ticks = [(step, format_number(Decimal(f"{step:g}"))) for step in steps]
    widest = max(text_width(text) for _, text in ticks)
    left = min(max(_LEFT, widest + 18), _MOST_LEFT)

    def across(year: float) -> float:
        return left + (_RIGHT - left) * (year - first) / max(last - first, 1)

    def down(value: float) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * (value - lowest) / (steps[-1] - lowest)

    shapes = _grid(ticks, down, left)
    shapes += _breaks(year_values, across, break_label)
    for stretch in _stretches(targets, across, down):
        # The end of a stretch has a point, so that a lonely target is seen as well.
        shapes += [path(stretch, "target"), dot(stretch[-1], _TARGET_POINT, "target-point")]
    lines = _stretches(year_values, across, down)
    shapes += [path(stretch, "line") for stretch in lines if len(stretch) > 1]
    shapes += _points(year_values, across, down)
    return Drawing(str(_HEIGHT), (*shapes, *_years(year_values, across)))


def _stretches(
    year_values: tuple[YearValue, ...],
    across: Callable[[float], float],
    down: Callable[[float], float],
) -> list[list[tuple[float, float]]]:
    """Return the points of neighbouring years that can be compared, stretch by stretch."""
    stretches: list[list[tuple[float, float]]] = []
    last_year = None
    for item in year_values:
        if item.amount is None:
            continue
        point = across(item.year), down(float(item.amount.value))
        # A line across a missing year would claim numbers that no source gives.
        if item.is_comparable and last_year == item.year - 1:
            stretches[-1].append(point)
        else:
            stretches.append([point])
        last_year = item.year
    return stretches


def _grid(
    ticks: list[tuple[float, str]], down: Callable[[float], float], left: float
) -> list[Shape]:
    shapes: list[Shape] = []
    for step, text in ticks:
        y = down(step)
        shapes.append(path(((left - 12, y), (WIDTH, y)), "grid" if step else "axis"))
        shapes.append(text_line(0, y + 4, text, "tick", room=left - 14))
    return shapes


def _breaks(
    year_values: tuple[YearValue, ...], across: Callable[[float], float], label: str
) -> list[Shape]:
    """Return a dashed line between years that cannot be compared."""
    places = [
        across((before.year + after.year) / 2)
        for before, after in pairwise(year_values)
        if not after.is_comparable
    ]
    shapes: list[Shape] = [path(((x, _TOP - 12), (x, _BOTTOM)), "break") for x in places]
    if len(places) == 1:
        middle = min(max(places[0], _BREAK_ROOM / 2), WIDTH - _BREAK_ROOM / 2)
        for position, line in enumerate(wrap(label, _BREAK_ROOM, 2)):
            y = LINE * position + LINE - 4
            shapes.append(
                text_line(middle, y, line, "note-text", anchor="middle", room=_BREAK_ROOM)
            )
    return shapes


def _points(
    year_values: tuple[YearValue, ...],
    across: Callable[[float], float],
    down: Callable[[float], float],
) -> list[Shape]:
    """Return a point for each number, and as many numbers above the points as have room."""
    known = [(across(item.year), item.amount) for item in year_values if item.amount is not None]
    shapes: list[Shape] = [
        dot((x, down(float(amount.value))), _POINT, "point") for x, amount in known
    ]
    widest = max((text_width(amount.text) for _, amount in known), default=0.0)
    step = label_step(len(known), _RIGHT - _LEFT, min(widest + 6, _RIGHT - _LEFT))
    # The latest number matters most, so the count of labels starts from the end.
    for x, amount in known[::-step]:
        half = min(text_width(amount.text), WIDTH) / 2
        middle = min(max(x, half), WIDTH - half)
        shapes.append(
            text_line(middle, down(float(amount.value)) - 9, amount.text, "value", anchor="middle")
        )
    return shapes


def _years(year_values: tuple[YearValue, ...], across: Callable[[float], float]) -> list[Shape]:
    step = label_step(len(year_values), _RIGHT - _LEFT, text_width("2020") + 10)
    return [
        text_line(across(item.year), _BOTTOM + LINE, str(item.year), "tick", anchor="middle")
        for item in year_values[::-step]
    ]
