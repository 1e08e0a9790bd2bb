"""Radar charts: axes from the middle outwards on one scale, as a second view beside bars."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from generator.views.charts.bars import UNKNOWN, Amount
from generator.views.charts.scales import axis_steps
from generator.views.charts.shapes import (
    WIDTH,
    Drawing,
    Shape,
    TextLine,
    coordinate,
    dot,
    path,
    text_line,
)
from generator.views.charts.text_metrics import LINE, wrap

FEWEST, MOST = 3, 10
"""Least and largest number of axes that a reader can tell apart."""
_RADIUS = 84.0
_CENTRE = (WIDTH / 2, 144.0)
_POINT = 3.5
_LABEL_ROOM = 120.0


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis with its amount; None for an unknown amount."""

    label: str
    amount: Amount | None


@dataclass(frozen=True, slots=True)
class _Spoke:
    """An axis with its direction; angles run clockwise from the top."""

    axis: Axis
    angle: float

    def at(self, radius: float) -> tuple[float, float]:
        """Return the point of the axis at a distance from the middle."""
        x, y = _CENTRE
        return x + radius * math.sin(self.angle), y - radius * math.cos(self.angle)


def draw_radar(axes: tuple[Axis, ...], format_number: Callable[[Decimal], str]) -> Drawing | None:
    """Return the drawing, or None for fewer axes than make a surface or too many to read.

    An unknown number is a gap in the outline. Numbers below zero are drawn as zero.

    Args:
        axes: Clockwise from the top.
        format_number: Writes a number of the scale.
    """
    if not FEWEST <= len(axes) <= MOST:
        return None
    spokes = tuple(
        _Spoke(axis, position * math.tau / len(axes)) for position, axis in enumerate(axes)
    )
    known = [float(axis.amount.value) for axis in axes if axis.amount is not None]
    steps = axis_steps(max(known, default=0.0))
    scale = _RADIUS / steps[-1]
    shapes: list[Shape] = [path((_CENTRE, spoke.at(_RADIUS)), "grid") for spoke in spokes]
    shapes += [
        path((spoke.at(step * scale) for spoke in spokes), "grid", closed=True)
        for step in steps[1:]
    ]
    shapes += _outline(spokes, scale)
    x, y = _CENTRE
    for step in steps[1:]:
        number = format_number(Decimal(f"{step:g}"))
        shapes.append(text_line(x - 4, y - step * scale + 4, number, "tick", anchor="end"))
    labels = [label for spoke in spokes for label in _label(spoke)]
    lowest = max(float(label.y) for label in labels)
    return Drawing(coordinate(lowest + 8), (*shapes, *labels))


def _outline(spokes: tuple[_Spoke, ...], scale: float) -> list[Shape]:
    """Return the points, and the surface between them.

    With numbers missing, lines between known neighbours take the place of the surface.
    """
    points = tuple(_point(spoke, scale) for spoke in spokes)
    known = tuple(point for point in points if point is not None)
    shapes: list[Shape] = []
    if len(known) == len(points):
        shapes.append(path(known, "area", closed=True))
    else:
        pairs = zip(points, (*points[1:], points[0]), strict=True)
        shapes += [path((a, b), "line") for a, b in pairs if a is not None and b is not None]
    return [*shapes, *(dot(point, _POINT, "point") for point in known)]


def _point(spoke: _Spoke, scale: float) -> tuple[float, float] | None:
    amount = spoke.axis.amount
    return None if amount is None else spoke.at(float(max(amount.value, Decimal(0))) * scale)


def _label(spoke: _Spoke) -> list[TextLine]:
    """Return the name and the number at the end of an axis, outside the rings."""
    x, y = spoke.at(_RADIUS + 9)
    # Labels grow away from the rings: leftwards on the left side, rightwards on the right side.
    side = math.sin(spoke.angle)
    anchor = "middle" if abs(side) < 0.2 else "start" if side > 0 else "end"
    room = {"middle": _LABEL_ROOM, "start": WIDTH - x, "end": x}[anchor]
    lines = wrap(spoke.axis.label, room, 2)
    height = LINE * (len(lines) + 1)
    # A label at the top ends at the ring, a label at the bottom begins there.
    top = y - height * (1 + math.cos(spoke.angle)) / 2
    number = UNKNOWN if spoke.axis.amount is None else spoke.axis.amount.text
    lines_with_kinds = [*((line, "label") for line in lines), (number, "value")]
    return [
        text_line(x, top + LINE * position + LINE - 4, line, kind, anchor=anchor, room=room)
        for position, (line, kind) in enumerate(lines_with_kinds)
    ]
