"""Displays of stages: a bar for a person, plain lines for a log, or nothing."""

import math
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol, TextIO

import click

from generator.messages import Catalogue
from generator.progress.stages import Redraw, Stage
from generator.progress.wording import stage_name, stage_parts

CLEAR = "\r\x1b[K"
"""Moves to the start of the terminal's line and empties it."""

_BEGUN = "%(label)s ..."
_WITH_BAR = "%(label)-16s [%(bar)s]  %(info)s"
_WITHOUT_BAR = "%(label)-16s %(info)s"
_LONGEST_BAR = 24
_SHORTEST_BAR = 8
"""Columns of the shortest bar; a terminal with less room gets no bar."""
_BESIDE_BAR = 65
"""Columns for the name, the frame of the bar, and counts of five digits."""


class Display(Protocol):
    """Shows stages and lines."""

    interval_seconds: float
    """Least time between two redraws of a stage."""

    def show(self, stage: Stage) -> AbstractContextManager[Redraw]:
        """Show a stage while it lasts; a failed stage is not shown as done."""

    def echo(self, text: str) -> None:
        """Show a line."""


class Silent:
    """Shows nothing."""

    interval_seconds = math.inf

    @contextmanager
    def show(self, stage: Stage) -> Iterator[Redraw]:
        """Show nothing."""
        yield stage.redraw

    def echo(self, text: str) -> None:
        """Show nothing."""


class Log:
    """Writes a line for each finished stage, and one every ten seconds of a long stage."""

    interval_seconds = 10.0

    def __init__(self, catalogue: Catalogue, stream: TextIO) -> None:
        """Write to a stream in the words of a language."""
        self._catalogue = catalogue
        self._stream = stream

    @contextmanager
    def show(self, stage: Stage) -> Iterator[Redraw]:
        """Write count and time of a stage at each redraw and at the end."""

        def redraw() -> None:
            parts = ", ".join(stage_parts(stage, self._catalogue))
            self.echo(f"{stage_name(stage, self._catalogue)}: {parts}")

        yield redraw
        redraw()

    def echo(self, text: str) -> None:
        """Write a line."""
        click.echo(text, file=self._stream)


class Terminal:
    """Draws a line for each stage, with a bar if the total is known and the terminal has room."""

    interval_seconds = 0.1

    def __init__(self, catalogue: Catalogue, stream: TextIO) -> None:
        """Draw on a stream in the words of a language."""
        self._catalogue = catalogue
        self._stream = stream

    @contextmanager
    def show(self, stage: Stage) -> Iterator[Redraw]:
        """Draw a stage at the start, at each redraw and at the end; the line stays."""

        def info(_: Stage | None) -> str:
            return self._info(stage)

        with click.progressbar(
            length=0,
            label=stage_name(stage, self._catalogue)[: _columns() - len(" ...")],
            bar_template=_BEGUN,
            fill_char="#",
            empty_char=".",
            show_eta=False,
            show_percent=False,
            item_show_func=info,
            # The first line is padded to this width; 0 would take the whole terminal.
            width=1,
            file=self._stream,
        ) as bar:

            def redraw() -> None:
                # The total may become known while the stage lasts, and a terminal may change in
                # width; `update` knows neither, and counts are not to be added up twice.
                bar.bar_template = _WITH_BAR if _bar_width(stage) else _WITHOUT_BAR
                bar.width, bar.length, bar.pos = _bar_width(stage), stage.total or 0, stage.count
                bar.render_progress()

            yield redraw
            redraw()

    def echo(self, text: str) -> None:
        """Write a line."""
        click.echo(text, file=self._stream)

    def _info(self, stage: Stage) -> str:
        """Return count, rate and duration, cut off where the terminal would break the line."""
        width = _bar_width(stage)
        template = _WITH_BAR if width else _WITHOUT_BAR
        head = template % {
            "label": stage_name(stage, self._catalogue),
            "bar": " " * width,
            "info": "",
        }
        return "  ".join(stage_parts(stage, self._catalogue))[: max(0, _columns() - len(head))]


def _columns() -> int:
    """Return the longest line that the terminal does not break."""
    return shutil.get_terminal_size().columns - 1


def _bar_width(stage: Stage) -> int:
    """Return the columns of the bar inside the frame; 0 without a total or without room."""
    width = min(_LONGEST_BAR, _columns() - _BESIDE_BAR)
    return width if stage.total and width >= _SHORTEST_BAR else 0


def is_watched(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a person watches a stream, on a terminal that can draw."""
    return stream.isatty() and environment.get("TERM") != "dumb" and not environment.get("CI")


def display_for(catalogue: Catalogue, stream: TextIO, *, is_quiet: bool) -> Display:
    """Return the display for a stream: silent if quiet, a bar for a person, else a log."""
    if is_quiet:
        return Silent()
    return (Terminal if is_watched(stream) else Log)(catalogue, stream)
