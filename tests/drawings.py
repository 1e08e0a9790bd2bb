"""The drawings of Kabupaten Contoh, made anew: `python -m tests.drawings`, with Pillow installed.

Each drawing is a picture of flat shapes in the region's folder `media/`. The drawings belong to
nobody (CC0), hold no metadata, and are the same bytes from the same version of Pillow.
"""

import math
from collections.abc import Callable, Iterable
from pathlib import Path

from PIL import Image, ImageDraw

MEDIA = Path(__file__).parents[1] / "regions" / "kabupaten-contoh" / "media"
WIDTH, HEIGHT = 1200, 800
_SCALE = 2
"""Drawings are made larger and made small at the end, so that edges are smooth."""
_COLOURS = 48

Point = tuple[float, float]
SKY, DAWN, CREAM = "#BFE3EC", "#FBD9A5", "#FFF4DC"
LEAF, GRASS, DEEP = "#3D7A3A", "#79B255", "#1F5D3A"
WATER, SEA, SOIL = "#6FB7CC", "#14507A", "#8A5A34"
CLAY, RED, SUN, WOOD = "#C4693D", "#B23A2E", "#F4B942", "#6B4423"


class Drawing:
    """A drawing in the making, in units of the finished picture."""

    def __init__(self, ground: str) -> None:
        self._image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), ground)
        self._pen = ImageDraw.Draw(self._image)

    def shape(self, points: Iterable[Point], colour: str) -> None:
        """Fill a polygon."""
        self._pen.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill=colour)

    def box(self, left: float, top: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle."""
        right, bottom = left + width, top + height
        self.shape(((left, top), (right, top), (right, bottom), (left, bottom)), colour)

    def disc(self, x: float, y: float, radius: float, colour: str, height: float = 0) -> None:
        """Fill a circle, or an ellipse of a height of its own."""
        tall = height or radius
        corners = (x - radius, y - tall, x + radius, y + tall)
        self._pen.ellipse([corner * _SCALE for corner in corners], fill=colour)

    def line(self, points: Iterable[Point], colour: str, width: float) -> None:
        """Draw a line through points."""
        scaled = [(x * _SCALE, y * _SCALE) for x, y in points]
        self._pen.line(scaled, fill=colour, width=round(width * _SCALE), joint="curve")

    def hill(self, top: float, swing: float, waves: float, shift: float, colour: str) -> None:
        """Fill everything below a wavy line."""
        ridge = [
            (x, top + swing * math.sin(shift + waves * math.tau * x / WIDTH))
            for x in range(0, WIDTH + 20, 20)
        ]
        self.shape([*ridge, (WIDTH, HEIGHT), (0, HEIGHT)], colour)

    def save(self, name: str) -> None:
        """Write the finished picture, with a short list of colours."""
        small = self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        small.quantize(_COLOURS, dither=Image.Dither.NONE).save(MEDIA / name, optimize=True)


def _leafy(drawing: Drawing, x: float, y: float, size: float, colour: str) -> None:
    """Draw a plant of five round leaves."""
    for turn in range(5):
        angle = math.pi + turn * math.pi / 4
        drawing.disc(
            x + size * math.cos(angle), y + size * 0.8 * math.sin(angle), size * 0.55, colour
        )


def _house(drawing: Drawing, x: float, y: float, width: float, roof: str) -> None:
    """Draw a house with a gable roof, standing on a line."""
    height = width * 0.6
    drawing.box(x, y - height, width, height, CREAM)
    eaves = width * 0.12
    drawing.shape(
        (
            (x - eaves, y - height),
            (x + width / 2, y - height * 1.9),
            (x + width + eaves, y - height),
        ),
        roof,
    )
    drawing.box(x + width * 0.4, y - height * 0.6, width * 0.2, height * 0.6, WOOD)


def _kebun() -> Drawing:
    drawing = Drawing(SKY)
    drawing.disc(930, 190, 90, SUN)
    drawing.hill(360, 90, 0.9, 3.6, LEAF)
    drawing.hill(430, 40, 1.2, 1.0, GRASS)
    for row in range(5):
        top = 500 + row * 62
        drawing.box(0, top, WIDTH, 34, SOIL)
        for place in range(12):
            _leafy(drawing, 40 + place * 102 + 30 * (row % 2), top + 6, 26, DEEP)
    _house(drawing, 150, 450, 190, RED)
    return drawing


def _pasar() -> Drawing:
    drawing = Drawing(DAWN)
    drawing.hill(520, 20, 1.5, 0, CLAY)
    for place in range(3):
        left = 80 + place * 370
        drawing.box(left + 20, 330, 14, 300, WOOD)
        drawing.box(left + 286, 330, 14, 300, WOOD)
        for stripe in range(6):
            colour = CREAM if stripe % 2 else ("#0B5C6B", RED, "#5A3E85")[place]
            drawing.shape(
                (
                    (left + stripe * 54, 330),
                    (left + 54 + stripe * 54, 330),
                    (left + 70 + stripe * 46, 250),
                    (left + 24 + stripe * 46, 250),
                ),
                colour,
            )
        drawing.box(left, 560, 322, 90, WOOD)
        for basket in range(4):
            drawing.disc(left + 44 + basket * 78, 556, 34, (SUN, GRASS, CLAY, DEEP)[basket], 24)
    return drawing


def _bambu() -> Drawing:
    drawing = Drawing(CREAM)
    for stem in range(9):
        x = 40 + stem * 140
        drawing.box(x, 0, 34, 620, GRASS if stem % 2 else LEAF)
        for knot in range(5):
            drawing.box(x - 3, 60 + knot * 120 + 20 * (stem % 3), 40, 8, DEEP)
    drawing.hill(600, 12, 1, 0, SOIL)
    for left, width, height in ((210, 320, 250), (620, 380, 300)):
        base = 720
        for band in range(8):
            for cell in range(8):
                colour = SUN if (band + cell) % 2 else CLAY
                drawing.box(
                    left + cell * width / 8,
                    base - height + band * height / 8,
                    width / 8,
                    height / 8,
                    colour,
                )
        drawing.box(left - 14, base - height - 22, width + 28, 26, WOOD)
    return drawing


def _bukit() -> Drawing:
    drawing = Drawing(DAWN)
    drawing.disc(600, 330, 120, SUN)
    drawing.hill(380, 110, 0.8, 4.2, "#8DB38B")
    drawing.hill(470, 80, 1.1, 0.6, LEAF)
    drawing.hill(590, 60, 0.7, 2.4, DEEP)
    path = [(560 + 130 * math.sin(step / 3), 800 - step * 22) for step in range(15)]
    for (x, y), wide in zip(path, range(58, 13, -3), strict=True):
        drawing.disc(x, y, wide, DAWN, wide * 0.45)
    _house(drawing, 800, 610, 160, CLAY)
    _house(drawing, 990, 650, 130, RED)
    for place in range(4):
        drawing.line(((90 + place * 90, 760), (90 + place * 90, 690)), WOOD, 8)
        _leafy(drawing, 90 + place * 90, 690, 34, GRASS)
    return drawing


def _muara() -> Drawing:
    drawing = Drawing(SKY)
    drawing.hill(330, 30, 1.4, 2.0, LEAF)
    drawing.hill(400, 8, 2, 0, WATER)
    drawing.hill(560, 10, 3, 1.0, SEA)
    for place in range(5):
        x = 60 + place * 110
        for root in (-40, -16, 16, 40):
            drawing.line(((x, 470), (x + root, 570)), WOOD, 9)
        drawing.line(((x, 480), (x, 400)), WOOD, 14)
        _leafy(drawing, x, 410, 54, DEEP)
    drawing.shape(((720, 600), (1110, 600), (1040, 680), (790, 680)), RED)
    drawing.box(720, 592, 390, 14, CREAM)
    drawing.line(((910, 592), (910, 330)), WOOD, 10)
    drawing.shape(((922, 350), (922, 570), (1080, 570)), CREAM)
    return drawing


def _sawah() -> Drawing:
    drawing = Drawing(SKY)
    drawing.hill(270, 60, 0.8, 0.4, "#8DB38B")
    for step in range(7):
        top = 330 + step * 70
        drawing.hill(top, 22, 0.8, step * 0.7, GRASS if step % 2 else LEAF)
        drawing.hill(top + 26, 22, 0.8, step * 0.7, WATER)
        for stalk in range(24):
            x = 20 + stalk * 50 + 20 * (step % 2)
            y = top + 34 + 22 * math.sin(step * 0.7 + 0.8 * math.tau * x / WIDTH)
            drawing.line(((x, y + 18), (x - 7, y)), DEEP, 4)
            drawing.line(((x, y + 18), (x + 7, y)), DEEP, 4)
    _house(drawing, 830, 420, 150, RED)
    return drawing


def _taman() -> Drawing:
    drawing = Drawing(CREAM)
    drawing.box(0, 600, WIDTH, 200, GRASS)
    drawing.box(570, 300, 60, 330, WOOD)
    for x, y, radius in ((600, 220, 190), (440, 290, 130), (760, 290, 130)):
        drawing.disc(x, y, radius, LEAF)
    for left in (110, 860):
        drawing.box(left, 380, 240, 260, WOOD)
        for shelf in range(2):
            drawing.box(left + 14, 396 + shelf * 122, 212, 108, CREAM)
            for book in range(7):
                colour = (RED, SEA, SUN, DEEP, CLAY, "#7B2D43", WATER)[(book + 3 * shelf) % 7]
                tall = 70 + 10 * ((book * 2 + shelf) % 4)
                drawing.box(left + 20 + book * 29, 504 + shelf * 122 - tall, 24, tall, colour)
    drawing.box(420, 660, 360, 26, CLAY)
    drawing.box(450, 686, 24, 60, WOOD)
    drawing.box(726, 686, 24, 60, WOOD)
    return drawing


def _jamu() -> Drawing:
    drawing = Drawing(DAWN)
    drawing.box(0, 560, WIDTH, 240, CLAY)
    for place in range(5):
        x = 130 + place * 235
        drawing.shape(((x - 78, 520), (x + 78, 520), (x + 54, 680), (x - 54, 680)), RED)
        drawing.box(x - 88, 496, 176, 32, WOOD)
        for stem in (-36, 0, 36):
            drawing.line(((x, 500), (x + stem, 380)), DEEP, 8)
            _leafy(drawing, x + stem, 370, 34, (LEAF, GRASS)[stem == 0])
    for place in range(3):
        x = 300 + place * 300
        drawing.box(x - 16, 590, 32, 40, CREAM)
        drawing.box(x - 34, 630, 68, 130, (SUN, "#9A3B12", GRASS)[place])
    return drawing


def _lambang() -> Drawing:
    drawing = Drawing(CREAM)
    drawing.disc(600, 400, 330, "#0B5C6B")
    drawing.disc(600, 400, 296, SKY)
    drawing.shape(((330, 470), (520, 230), (690, 470)), DEEP)
    drawing.shape(((520, 470), (700, 280), (880, 470)), LEAF)
    for wave in range(3):
        points = [(x, 505 + wave * 48 + 14 * math.sin(x / 38)) for x in range(350, 860, 10)]
        drawing.line(points, SEA if wave % 2 else WATER, 22)
    drawing.disc(600, 210, 54, SUN)
    return drawing


def _kali() -> Drawing:
    drawing = Drawing(SKY)
    drawing.disc(240, 170, 80, SUN)
    drawing.hill(330, 70, 0.9, 2.8, "#8DB38B")
    drawing.hill(420, 40, 1.3, 0.2, LEAF)
    drawing.shape(((500, 430), (700, 430), (1130, 800), (70, 800)), WATER)
    for place in range(4):
        _house(drawing, 60 + place * 110, 480 + place * 8, 90, (RED, CLAY)[place % 2])
        _house(drawing, 740 + place * 110, 500 - place * 6, 90, (CLAY, RED)[place % 2])
    drawing.box(0, 560, WIDTH, 26, WOOD)
    for post in range(13):
        drawing.box(post * 100 - 5, 500, 12, 70, WOOD)
    drawing.line(((0, 505), (WIDTH, 505)), WOOD, 8)
    return drawing


DRAWINGS: dict[str, Callable[[], Drawing]] = {
    "contohrejo-kebun.png": _kebun,
    "umpamasari-pasar.png": _pasar,
    "misalmulyo-bambu.png": _bambu,
    "ibaratjati-bukit.png": _bukit,
    "andaiwangi-muara.png": _muara,
    "rekajaya-sawah.png": _sawah,
    "contohkulon-taman-baca.png": _taman,
    "umpamawetan-jamu.png": _jamu,
    "lambang-ckc.png": _lambang,
    "kali-umpama.png": _kali,
}


def main() -> None:
    """Write every drawing."""
    MEDIA.mkdir(exist_ok=True)
    for name, draw in DRAWINGS.items():
        draw().save(name)


if __name__ == "__main__":
    main()
