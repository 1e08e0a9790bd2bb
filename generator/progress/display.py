"""Where stages are shown: lines that move for a person, lines that stand for a log, or nothing."""

import math
import os
import shutil
from collections.abc import Mapping
from typing import Protocol, TextIO

import click

from generator.messages import Catalogue
from generator.progress.wording import Counted, stage_name, stage_parts

CLEAR = "\r\x1b[K"
"""Back to the begin of the terminal's line, and nothing on it."""

_NAME_WIDTH = 16
_LONGEST_BAR = 24
_SHORTEST_BAR = 8
"""Where there is less room, there is no bar."""
_BESIDE_BAR = 65
"""Columns that the name, the frame of the bar, and counts of ten thousands take."""


class Display(Protocol):
    """Shows stages."""

    every: float
    """Seconds between two looks at a stage that moves."""

    def begin(self, stage: Counted) -> None:
        """Show that a stage has begun."""

    def move(self, stage: Counted) -> None:
        """Show how far a stage is."""

    def end(self, stage: Counted) -> None:
        """Show that a stage is over."""

    def leave(self) -> None:
        """Give up the stage under way: what comes next begins a line."""

    def say(self, text: str) -> None:
        """Show a line."""


class Nothing:
    """Shows nothing."""

    every = math.inf

    def begin(self, stage: Counted) -> None:
        """Show nothing."""

    def move(self, stage: Counted) -> None:
        """Show nothing."""

    def end(self, stage: Counted) -> None:
        """Show nothing."""

    def leave(self) -> None:
        """Show nothing."""

    def say(self, text: str) -> None:
        """Show nothing."""


class Log(Nothing):
    """For a log: a line for each stage that is over, and now and then one for a stage that lasts."""

    every = 10.0

    def __init__(self, catalogue: Catalogue) -> None:
        """Write in the words of a language."""
        self._catalogue = catalogue

    def move(self, stage: Counted) -> None:
        """Write how far the stage is."""
        self.say(
            f"{stage_name(stage.name, self._catalogue)}: {', '.join(stage_parts(stage, self._catalogue))}"
        )

    def end(self, stage: Counted) -> None:
        """Write what came of the stage."""
        self.move(stage)

    def say(self, text: str) -> None:
        """Write a line."""
        click.echo(text, err=True)


class Terminal:
    """For a person: a line for each stage, which is drawn again as it moves on."""

    every = 0.1

    def __init__(self, catalogue: Catalogue) -> None:
        """Draw in the words of a language."""
        self._catalogue = catalogue

    def begin(self, stage: Counted) -> None:
        """Draw the line."""
        self._draw(f"{stage_name(stage.name, self._catalogue)} ...")

    def move(self, stage: Counted) -> None:
        """Draw the line again."""
        name = stage_name(stage.name, self._catalogue).ljust(_NAME_WIDTH)
        bar = _bar(stage, min(_LONGEST_BAR, _columns() - _BESIDE_BAR))
        self._draw(f"{name} {bar}{'  '.join(stage_parts(stage, self._catalogue))}")

    def end(self, stage: Counted) -> None:
        """Draw the line a last time; it stays."""
        self.move(stage)
        self.leave()

    def leave(self) -> None:
        """Begin a new line."""
        click.echo(err=True)

    def say(self, text: str) -> None:
        """Write a line."""
        click.echo(text, err=True)

    def _draw(self, line: str) -> None:
        click.echo(f"{CLEAR}{line[: _columns()]}", err=True, nl=False, color=True)


def _columns() -> int:
    """Return how long a line may be so that the terminal does not break it."""
    return shutil.get_terminal_size().columns - 1


def _bar(stage: Counted, width: int) -> str:
    if not stage.total or width < _SHORTEST_BAR:
        return ""
    full = min(width, width * stage.count // stage.total)
    return f"[{'#' * full}{'.' * (width - full)}]  "


def is_watched(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether what is written to a stream is read by a person meanwhile, on a terminal that
    can draw.
    """
    return stream.isatty() and environment.get("TERM") != "dumb" and not environment.get("CI")


def display_for(catalogue: Catalogue, stream: TextIO, *, is_quiet: bool) -> Display:
    """Return what shows stages: nothing if quiet, lines that move if a person watches, else a log's
    lines.
    """
    if is_quiet:
        return Nothing()
    return Terminal(catalogue) if is_watched(stream) else Log(catalogue)
