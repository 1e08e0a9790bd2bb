"""Drawings as PNG: SVG drawn with the shipped fonts alone, the same on every machine.

The fonts are Noto Serif and Noto Sans, cut to the letters of Latin scripts; `fonts/OFL.txt` has
their licence. Drawn by resvg, written by Pillow.
"""

import io
from importlib.resources import files
from pathlib import Path

import resvg_py
from PIL import Image

FONTS = Path(str(files("generator") / "media/fonts"))
_COLOURS = 64
"""Colours of a drawing, shades at the edges of letters among them: half of the usual bytes."""


def draw(svg: str) -> bytes:
    """Return a drawing as PNG, as large as the drawing says.

    Raises:
        ValueError: The text is no SVG.
    """
    fonts = [str(path) for path in sorted(FONTS.glob("*.ttf"))]
    drawn = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=fonts)
    with Image.open(io.BytesIO(drawn)) as picture:
        fewer = picture.convert("RGB").quantize(
            _COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
    target = io.BytesIO()
    fewer.save(target, "PNG", compress_level=6)
    return target.getvalue()
