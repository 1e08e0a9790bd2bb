"""A radar: one axis for each thing, from the middle outwards, all on one scale. A second view
beside bars.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from generator.views.charts.bars import UNKNOWN, Amount
from generator.views.charts.lettering import LINE, wrap
from generator.views.charts.scales import axis_steps
from generator.views.charts.shapes import WIDTH, Drawing, Shape, Words, dot, path, place, words

FEWEST, MOST = 3, 10
"""How many axes can be read."""
_RADIUS = 84.0
_CENTRE = (WIDTH / 2, 144.0)
_POINT = 3.5
_LABEL_ROOM = 120.0


@dataclass(frozen=True, slots=True)
class Axis:
    """A thing with its number; None where no source gives it."""

    label: str
    amount: Amount | None


@dataclass(frozen=True, slots=True)
class _Spoke:
    """An axis with its direction; angles run clockwise from the top."""

    axis: Axis
    angle: float

    def at(self, radius: float) -> tuple[float, float]:
        """Return the point so far from the middle."""
        return _CENTRE[0] + radius * math.sin(self.angle), _CENTRE[1] - radius * math.cos(
            self.angle
        )


def draw_radar(axes: tuple[Axis, ...], written: Callable[[Decimal], str]) -> Drawing | None:
    """Return the drawing, or None for fewer axes than make a surface or more than can be read.

    Where a number is not known the outline has a gap. Numbers below zero are drawn as zero.

    Args:
        axes: Clockwise from the top.
        written: How a number of the scale is written.
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
    shapes += [
        words(
            _CENTRE[0] - 4,
            _CENTRE[1] - step * scale + 4,
            written(Decimal(f"{step:g}")),
            "tick",
            anchor="end",
        )
        for step in steps[1:]
    ]
    labels = [label for spoke in spokes for label in _label(spoke)]
    lowest = max(float(label.y) for label in labels)
    return Drawing(place(lowest + 8), (*shapes, *labels))


def _outline(spokes: tuple[_Spoke, ...], scale: float) -> list[Shape]:
    """Return the surface, or, where numbers are missing, the lines between neighbours that have
    one; and the points.
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


def _label(spoke: _Spoke) -> list[Words]:
    """Return the name and the number at the end of an axis, outside the rings."""
    x, y = spoke.at(_RADIUS + 9)
    side = math.sin(spoke.angle)
    anchor = "middle" if abs(side) < 0.2 else "start" if side > 0 else "end"
    room = {"middle": _LABEL_ROOM, "start": WIDTH - x, "end": x}[anchor]
    lines = wrap(spoke.axis.label, room, 2)
    height = LINE * (len(lines) + 1)
    top = y - height * (1 + math.cos(spoke.angle)) / 2
    shown = UNKNOWN if spoke.axis.amount is None else spoke.axis.amount.shown
    kinds = ["label"] * len(lines) + ["value"]
    return [
        words(x, top + LINE * position + LINE - 4, line, kind, anchor=anchor, room=room)
        for position, (line, kind) in enumerate(zip((*lines, shown), kinds, strict=True))
    ]
