"""A map of tiles: every place one box of the same size, near where it lies, with its sign and its
number.
"""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from generator.views.charts.lettering import text_width
from generator.views.charts.shapes import WIDTH, Drawing, Shape, Tile, box, words

BANDS: tuple[tuple[int, int | None], ...] = ((0, 0), (1, 2), (3, 9), (10, None))
"""From which number to which a shade goes, both inclusive; the last one has no end."""
_HEIGHT = 36.0
_LARGEST = 48.0
_KEY = 28.0
_SWATCH = 14.0


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place on the map."""

    column: int
    """From 1."""
    row: int
    """From 1."""
    sign: str
    """A few letters that fit into a tile."""
    count: int
    label: str
    """Name and number in full."""
    href: Markup


def band(count: int) -> int:
    """Return the position of the shade that a number has."""
    return max(position for position, (lowest, _) in enumerate(BANDS) if count >= lowest)


def draw_tiles(places: tuple[MapPlace, ...], written: Callable[[int], str]) -> Drawing:
    """Return the map with its key above; there is at least one place.

    Args:
        places: In the order in which a keyboard goes through them.
        written: How a number is written.
    """
    columns = max(spot.column for spot in places)
    rows = max(spot.row for spot in places)
    size = min(WIDTH / columns, _LARGEST)
    tiles = (_tile(spot, size, written) for spot in places)
    return Drawing(str(round(_KEY + rows * _HEIGHT)), (*_key(written), *tiles))


def _tile(spot: MapPlace, size: float, written: Callable[[int], str]) -> Tile:
    x, y = (spot.column - 1) * size, _KEY + (spot.row - 1) * _HEIGHT
    middle = x + size / 2
    parts = (
        box(x, y, (size, _HEIGHT), "target"),
        box(x + 1, y + 1, (size - 2, _HEIGHT - 2), "tile-box"),
        words(middle, y + 15, spot.sign, "tile-sign", anchor="middle", room=size),
        words(middle, y + 30, written(spot.count), "tile-count", anchor="middle", room=size),
    )
    return Tile(spot.href, spot.label, f"tile mp-chart__tile--{band(spot.count)}", parts)


def _key(written: Callable[[int], str]) -> list[Shape]:
    """Return the shades with the numbers that they stand for."""
    shapes: list[Shape] = []
    x = 1.0
    for position, (lowest, highest) in enumerate(BANDS):
        end = "+" if highest is None else "" if highest == lowest else f"–{written(highest)}"
        text = f"{written(lowest)}{end}"
        shapes.append(box(x, 1, (_SWATCH, _SWATCH), f"swatch mp-chart__swatch--{position}"))
        shapes.append(words(x + _SWATCH + 5, 12.5, text, "quiet"))
        x += _SWATCH + 5 + text_width(text) + 14
    return shapes
