"""What a chart is made of: rectangles, paths, words and tiles with their places, ready to be
printed.

Places are units of the drawing, which is `WIDTH` wide: about a pixel each on a narrow phone. Holds
no colour: a shape names its kind, and the style sheet knows what that looks like in each scheme.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator.views.blocks import Block
from generator.views.charts.lettering import TEXT_SIZE, shorten
from generator.views.tables import Table

WIDTH = 340
"""Width of every drawing."""


def place(value: float) -> str:
    """Return a coordinate with one decimal at most."""
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
    """Name of the pattern that fills it; None where the style sheet's colour does."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line or an outline."""

    tag: ClassVar[str] = "path"

    path: str
    """Commands of a path, as SVG writes them."""
    kind: str


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text."""

    tag: ClassVar[str] = "text"

    x: str
    y: str
    """Of the line on which the letters stand."""
    text: str
    kind: str
    anchor: str
    """`start`, `middle` or `end`: which part of the text stands at `x`."""
    full: str | None
    """The whole text where there was no room for it."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A box that leads somewhere."""

    tag: ClassVar[str] = "a"

    href: Markup
    label: str
    """What it is, in full."""
    kind: str
    parts: tuple[Box | Words, ...]


Shape = Box | Stroke | Words | Tile


@dataclass(frozen=True, slots=True)
class Labels:
    """The words around a drawing."""

    title: str
    caption: str
    """What the numbers are."""
    description: str
    """What one sees, for those who do not see it."""
    notes: tuple[str, ...] = ()
    """What a reader should know to read it rightly, such as what is missing."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes with the height they take."""

    height: str
    shapes: tuple[Shape, ...]

    @property
    def patterns(self) -> tuple[str, ...]:
        """The patterns that its boxes name, each once."""
        named = (shape.pattern for shape in self.shapes if isinstance(shape, Box))
        return tuple(dict.fromkeys(name for name in named if name is not None))


@dataclass(frozen=True, slots=True)
class Chart(Block):
    """A drawing with its words, and the same numbers as a table."""

    anchor: str
    """Begins the names of its parts, which are unique on a page."""
    kind: str
    labels: Labels
    drawing: Drawing
    table: Table

    @property
    def width(self) -> int:
        """Width of the drawing."""
        return WIDTH

    @property
    def has_links(self) -> bool:
        """Whether parts of the drawing lead somewhere, so that it cannot count as one picture."""
        return any(isinstance(shape, Tile) for shape in self.drawing.shapes)


def drawn(*charts: Chart | None) -> tuple[Chart, ...]:
    """Return the charts for which there was enough to draw."""
    return tuple(chart for chart in charts if chart is not None)


def box(
    x: float, y: float, size: tuple[float, float], kind: str, *, pattern: str | None = None
) -> Box:
    """Return a rectangle by its upper left corner and its width and height."""
    return Box(place(x), place(y), place(size[0]), place(size[1]), kind, pattern)


def path(points: Iterable[tuple[float, float]], kind: str, *, closed: bool = False) -> Stroke:
    """Return straight lines from point to point."""
    steps = " ".join(f"{place(x)},{place(y)}" for x, y in points)
    return Stroke(f"M{steps}{'Z' if closed else ''}", kind)


def dot(centre: tuple[float, float], radius: float, kind: str) -> Stroke:
    """Return a circle."""
    x, y = centre
    turn = f"a{place(radius)},{place(radius)} 0 1 1"
    return Stroke(
        f"M{place(x - radius)},{place(y)}{turn} {place(2 * radius)},0{turn} {place(-2 * radius)},0Z",
        kind,
    )


def words(
    x: float, y: float, text: str, kind: str, *, anchor: str = "start", room: float = WIDTH
) -> Words:
    """Return a line of text, shortened where it would be longer than its room."""
    shown = shorten(text, room, TEXT_SIZE)
    return Words(place(x), place(y), shown, kind, anchor, None if shown == text else text)
