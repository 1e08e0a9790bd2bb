"""A terminal for tests, and the lines that a person sees on one."""

import io
import re

import click


class Watched(io.StringIO):
    """A stream to a terminal."""

    def isatty(self) -> bool:
        """Say that a person watches the stream."""
        return True


def redrawn(text: str) -> list[str]:
    """Return the drawn lines without the empty ones, whether drawn over a line or below it."""
    lines = (click.unstyle(line).rstrip() for line in re.split(r"[\r\n]", text))
    return [line for line in lines if line]
