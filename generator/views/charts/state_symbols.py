"""Symbols for states of work, with the shapes of the glyphs on all other parts of a page."""

from generator.model.quick_win import ShownState
from generator.views.charts.shapes import Shape, dot, path

_REACH = 4.5
"""Half the side of a square."""
_RADIUS = 5.5
"""Radius of the clock, the only round symbol."""
_INNER = 2.5


def state_symbol(state: ShownState, x: float, y: float) -> tuple[Shape, ...]:
    """Return the symbol of a state, with its centre at a point."""
    kind = f"mark mp-chart__mark--{state.value}"
    match state:
        case ShownState.LATE:
            hands = path(((x, y - 3.2), (x, y), (x + 2.3, y + 1.6)), "mark-sign")
            return (dot((x, y), _RADIUS, kind), hands)
        case ShownState.DONE:
            tick = path(((x - 2.6, y + 0.2), (x - 0.7, y + 2.2), (x + 2.8, y - 2)), "mark-sign")
            return (_square(x, y, kind), tick)
        case ShownState.RUNNING:
            half = path(_corners(x - _REACH, x, y), "mark-half", closed=True)
            return (_square(x, y, kind), half)
        case ShownState.STOPPED | ShownState.WITHDRAWN:
            return (_square(x, y, kind), *_cross(x, y, _REACH, "mark-line"))
        case ShownState.PARTLY_ACHIEVED:
            bar = path(((x - _INNER, y), (x + _INNER, y)), "mark-sign")
            return (_square(x, y, kind), bar)
        case ShownState.NOT_ACHIEVED:
            return (_square(x, y, kind), *_cross(x, y, _INNER, "mark-sign"))
        case ShownState.PLANNED | ShownState.UNKNOWN | ShownState.DRAFT | ShownState.LAPSED:
            return (_square(x, y, kind),)


def _corners(left: float, right: float, y: float) -> tuple[tuple[float, float], ...]:
    top, foot = y - _REACH, y + _REACH
    return ((left, top), (right, top), (right, foot), (left, foot))


def _square(x: float, y: float, kind: str) -> Shape:
    return path(_corners(x - _REACH, x + _REACH, y), kind, closed=True)


def _cross(x: float, y: float, reach: float, kind: str) -> tuple[Shape, Shape]:
    down = path(((x - reach, y - reach), (x + reach, y + reach)), kind)
    up = path(((x - reach, y + reach), (x + reach, y - reach)), kind)
    return down, up
