"""Blocks, the typed parts of a section: their base class, and plain blocks of a few words.

A new block is a class here or beside its subject, and a macro: for `StateDay` the macro `state_day`
in `templates/blocks/state_day.md.j2`. `pages/render.py` finds the macro by the name of the class.
"""

from dataclasses import dataclass
from typing import Self

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a section, with a template named after the class."""

    def below(self, heading: str) -> Self:  # noqa: ARG002
        """Return the block as it stands below a heading, without the heading's words once more."""
        return self


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    """A sentence or two in front of the content of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class StateDay(Block):
    """The sentence that names the day of the computed states in a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Absence(Block):
    """A note of an empty section, with the way to complete the data."""

    text: str


@dataclass(frozen=True, slots=True)
class Prose(Block):
    """Rich text of the data, rendered."""

    html: Markup


def paragraph(text: str | None) -> Paragraph | None:
    """Return a sentence as a block; None without a sentence."""
    return None if text is None else Paragraph(text)


def state_day(text: str | None) -> StateDay | None:
    """Return the sentence of the day as a block; None if the page names the day elsewhere."""
    return None if text is None else StateDay(text)
