"""Parts of a chart: rectangles, paths and lines of text with coordinates, ready to print.

Coordinates are units of the drawing, about a pixel each on a narrow phone; every drawing is
`WIDTH` wide. Shapes hold no colour: a shape names its kind, and the style sheet gives the kind a
colour in each colour scheme.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from generator.views.blocks import Block
from generator.views.charts.text_metrics import TEXT_SIZE, shorten
from generator.views.tables import Table

WIDTH = 340
"""Width of every drawing."""


def coordinate(value: float) -> str:
    """Return a coordinate with one decimal at most."""
    # Adding 0 turns the negative zero of rounding into plain zero. Large numbers would get an
    # exponent from the format `g`.
    return f"{round(value, 1) + 0:g}" if abs(value) < 100_000 else f"{value:.0f}"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    tag: ClassVar[str] = "rect"

    x: str
    y: str
    width: str
    height: str
    kind: str
    pattern: str | None = None
    """Name of the fill pattern; None for the colour of the style sheet."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line or an outline."""

    tag: ClassVar[str] = "path"

    path: str
    """Path commands in the notation of SVG."""
    kind: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text."""

    tag: ClassVar[str] = "text"

    x: str
    y: str
    """Coordinate of the baseline."""
    text: str
    kind: str
    anchor: str
    """Part of the text at `x`: `start`, `middle` or `end`."""
    full: str | None
    """The whole text if `text` is shortened, else None."""


Shape = Box | Stroke | TextLine


@dataclass(frozen=True, slots=True)
class Labels:
    """Words around a drawing."""

    title: str
    caption: str
    """Meaning of the numbers."""
    description: str
    """The drawing in words, for readers who cannot see it."""
    notes: tuple[str, ...] = ()
    """Hints for reading the drawing rightly, such as missing numbers."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes and the height of their drawing."""

    height: str
    shapes: tuple[Shape, ...]

    @property
    def patterns(self) -> tuple[str, ...]:
        """Patterns of the boxes, each once, in the order of the boxes."""
        named = (shape.pattern for shape in self.shapes if isinstance(shape, Box))
        return tuple(dict.fromkeys(name for name in named if name is not None))


@dataclass(frozen=True, slots=True)
class Chart(Block):
    """A drawing with its words, and the same numbers as a table."""

    anchor: str
    """Prefix of the identifiers of the chart's parts, unique on a page."""
    kind: str
    labels: Labels
    drawing: Drawing
    table: Table

    @property
    def width(self) -> int:
        """Width of the drawing."""
        return WIDTH


def drawn(*charts: Chart | None) -> tuple[Chart, ...]:
    """Return the charts without the ones that had too little to draw."""
    return tuple(chart for chart in charts if chart is not None)


def box(
    x: float, y: float, size: tuple[float, float], kind: str, *, pattern: str | None = None
) -> Box:
    """Return a rectangle by its upper left corner and its width and height."""
    width, height = size
    return Box(coordinate(x), coordinate(y), coordinate(width), coordinate(height), kind, pattern)


def path(points: Iterable[tuple[float, float]], kind: str, *, closed: bool = False) -> Stroke:
    """Return straight lines from point to point."""
    steps = " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in points)
    return Stroke(f"M{steps}{'Z' if closed else ''}", kind)


def dot(centre: tuple[float, float], radius: float, kind: str) -> Stroke:
    """Return a circle."""
    x, y = centre
    # SVG draws no arc of a full turn, so a circle is two halves.
    half = f"a{coordinate(radius)},{coordinate(radius)} 0 1 1"
    there, back = f"{coordinate(2 * radius)},0", f"{coordinate(-2 * radius)},0"
    return Stroke(f"M{coordinate(x - radius)},{coordinate(y)}{half} {there}{half} {back}Z", kind)


def text_line(
    x: float, y: float, text: str, kind: str, *, anchor: str = "start", room: float = WIDTH
) -> TextLine:
    """Return a line of text, shortened if it would be longer than its room."""
    shown = shorten(text, room, TEXT_SIZE)
    full = None if shown == text else text
    return TextLine(coordinate(x), coordinate(y), shown, kind, anchor, full)
