"""The scene of a village without a photo: houses above the region's pattern, placed by the name.

The scene is decoration of this site: hidden from readers' aids, never a picture of the village.
"""

import zlib
from dataclasses import dataclass

from generator.views.blocks import Block
from generator.views.components.border import Border

_HOUSES = 7
_FIRST, _LAST = 6, 84
"""Left edges of the first and the last house, in per cent of the width."""
_SHIFT = 5
"""Most per cent by which a house stands further to the right."""
_LOW, _STOREYS = 26, 4
"""Place of the lowest roof from the top, in pixels, and number of heights above."""
_STOREY = 6


@dataclass(frozen=True, slots=True)
class House:
    """A house of a scene."""

    x: str
    """Left edge in per cent of the width."""
    y: int
    """Top of the roof in pixels."""
    is_hall: bool
    """Whether the roof has the two steps of a village hall."""


@dataclass(frozen=True, slots=True)
class Scene(Block):
    """A scene, ready for a template."""

    border: Border
    houses: tuple[House, ...]


def village_scene(identifier: str, border: Border) -> Scene:
    """Return the scene of a village, the same in every build.

    Args:
        identifier: Identifier of the village.
        border: Pattern and colours of the region.
    """
    # Not `hash`, which differs from process to process.
    digits = zlib.crc32(identifier.encode())
    hall, houses = digits % _HOUSES, []
    for place in range(_HOUSES):
        digits, step = divmod(digits, _SHIFT + 1)
        x = _FIRST + place * (_LAST - _FIRST) // (_HOUSES - 1) + step
        y = _LOW - step % _STOREYS * _STOREY
        houses.append(House(f"{min(x, _LAST)}%", y, is_hall=place == hall))
    return Scene(border, tuple(houses))
