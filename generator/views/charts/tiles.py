"""Tile maps: equal boxes near the positions of their places, each with sign and number."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from generator.views.charts.shapes import WIDTH, Drawing, Shape, Tile, box, text_line
from generator.views.charts.text_metrics import text_width

BANDS: tuple[tuple[int, int | None], ...] = ((0, 0), (1, 2), (3, 9), (10, None))
"""Least and largest number of each shade, both inclusive; None for no limit."""
_HEIGHT = 36.0
_LARGEST = 48.0
_KEY = 28.0
_SWATCH = 14.0


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place on the map, such as a province."""

    column: int
    """Column of the tile, from 1."""
    row: int
    """Row of the tile, from 1."""
    sign: str
    """Abbreviation short enough for a tile."""
    count: int
    label: str
    """Name and number in full."""
    href: Markup


def band(count: int) -> int:
    """Return the position of a number's shade in `BANDS`."""
    return max(position for position, (lowest, _) in enumerate(BANDS) if count >= lowest)


def draw_tiles(places: tuple[MapPlace, ...], format_number: Callable[[int], str]) -> Drawing:
    """Return the map with its key above.

    Args:
        places: At least one place, in the order of the keyboard's focus.
        format_number: Writes a number.
    """
    columns = max(map_place.column for map_place in places)
    rows = max(map_place.row for map_place in places)
    size = min(WIDTH / columns, _LARGEST)
    tiles = (_tile(map_place, size, format_number) for map_place in places)
    return Drawing(str(round(_KEY + rows * _HEIGHT)), (*_key(format_number), *tiles))


def _tile(map_place: MapPlace, size: float, format_number: Callable[[int], str]) -> Tile:
    x, y = (map_place.column - 1) * size, _KEY + (map_place.row - 1) * _HEIGHT
    middle = x + size / 2
    parts = (
        # Boxes to tap have no gaps between them; the visible boxes are smaller.
        box(x, y, (size, _HEIGHT), "target"),
        box(x + 1, y + 1, (size - 2, _HEIGHT - 2), "tile-box"),
        text_line(middle, y + 15, map_place.sign, "tile-sign", anchor="middle", room=size),
        text_line(
            middle, y + 30, format_number(map_place.count), "tile-count", anchor="middle", room=size
        ),
    )
    return Tile(
        map_place.href, map_place.label, f"tile mp-chart__tile--{band(map_place.count)}", parts
    )


def _key(format_number: Callable[[int], str]) -> list[Shape]:
    """Return the key: each shade with its numbers."""
    shapes: list[Shape] = []
    x = 1.0
    for position, (lowest, highest) in enumerate(BANDS):
        end = "+" if highest is None else "" if highest == lowest else f"–{format_number(highest)}"
        text = f"{format_number(lowest)}{end}"
        shapes.append(box(x, 1, (_SWATCH, _SWATCH), f"swatch mp-chart__swatch--{position}"))
        shapes.append(text_line(x + _SWATCH + 5, 12.5, text, "quiet"))
        x += _SWATCH + 5 + text_width(text) + 14
    return shapes
