"""Symbols for states of work, told apart by shape and not by colour alone."""

from generator.model.quick_win import ShownState
from generator.views.charts.shapes import Shape, Stroke, coordinate, dot, path

_SIZE = 5.5
_INNER = 2.5


def state_symbol(state: ShownState, x: float, y: float) -> tuple[Shape, ...]:
    """Return the symbol of a state, with its centre at a point."""
    kind = f"mark mp-chart__mark--{state.value}"
    match state:
        case ShownState.DONE:
            tick = path(((x - 2.6, y + 0.2), (x - 0.7, y + 2.2), (x + 2.8, y - 2)), "mark-sign")
            return (dot((x, y), _SIZE, kind), tick)
        case ShownState.RUNNING:
            return (dot((x, y), _SIZE, kind), _half(x, y))
        case ShownState.LATE:
            # A triangle looks smaller than a circle of the same size, so the corners reach further.
            top, side = _SIZE + 1.2, _SIZE + 1
            triangle = ((x, y - top), (x + side, y + _SIZE - 1), (x - side, y + _SIZE - 1))
            return (
                path(triangle, kind, closed=True),
                path(((x, y - 2.6), (x, y + 2.4)), "mark-sign"),
            )
        case ShownState.STOPPED:
            return (_square(x, y, kind), *_cross(x, y))
        case ShownState.PARTLY_ACHIEVED:
            return (_square(x, y, kind), _bar(x, y))
        case ShownState.NOT_ACHIEVED:
            return (dot((x, y), _SIZE, kind), *_cross(x, y))
        case ShownState.WITHDRAWN:
            return (dot((x, y), _SIZE, kind), _bar(x, y))
        case ShownState.PLANNED | ShownState.UNKNOWN | ShownState.DRAFT | ShownState.LAPSED:
            return (dot((x, y), _SIZE, kind),)


def _square(x: float, y: float, kind: str) -> Shape:
    reach = _SIZE - 1
    corners = (
        (x - reach, y - reach),
        (x + reach, y - reach),
        (x + reach, y + reach),
        (x - reach, y + reach),
    )
    return path(corners, kind, closed=True)


def _cross(x: float, y: float) -> tuple[Shape, Shape]:
    down = path(((x - _INNER, y - _INNER), (x + _INNER, y + _INNER)), "mark-sign")
    up = path(((x - _INNER, y + _INNER), (x + _INNER, y - _INNER)), "mark-sign")
    return down, up


def _bar(x: float, y: float) -> Shape:
    return path(((x - _INNER, y), (x + _INNER, y)), "mark-sign")


def _half(x: float, y: float) -> Stroke:
    """Return the left half of a circle."""
    size = coordinate(_SIZE)
    start, end = f"{coordinate(x)},{coordinate(y - _SIZE)}", f"0,{coordinate(2 * _SIZE)}"
    return Stroke(f"M{start}a{size},{size} 0 0 0 {end}Z", "mark-half")
