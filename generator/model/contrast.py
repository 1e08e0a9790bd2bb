"""Contrast of colours, and the nearest colour of the same hue that is dark enough for text.

Source: Web Content Accessibility Guidelines 2.2, "relative luminance" and "contrast ratio".
"""

import colorsys

ENOUGH = 4.5
"""Contrast of text with its ground. Source: WCAG 2.2, success criterion 1.4.3."""
WHITE = "#FFFFFF"
_CHANNELS = (0.2126, 0.7152, 0.0722)
"""Weights of red, green and blue."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours of the form `#RRGGBB`, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str) -> str:
    """Return a colour if text in it can be read on white, else the nearest darker one that can.

    The hue stays, and the saturation as far as a screen has such a colour.
    """
    if contrast(colour, WHITE) >= ENOUGH:
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    # Of lightness steps as fine as a screen shows, the highest that passes: 0 always does.
    low, high = 0, round(lightness * 1_000)
    while high - low > 1:
        middle = (low + high) // 2
        shown = _written(hue, middle / 1_000, saturation)
        low, high = (middle, high) if contrast(shown, WHITE) >= ENOUGH else (low, middle)
    return _written(hue, low / 1_000, saturation)


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(hue: float, lightness: float, saturation: float) -> str:
    parts = colorsys.hls_to_rgb(hue, lightness, saturation)
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def _luminance(colour: str) -> float:
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return sum(weight * part for weight, part in zip(_CHANNELS, linear, strict=True))
