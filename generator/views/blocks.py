"""Blocks: the typed parts that a section of a page is made of, and the plain ones of a few words.

A new block is one class here or beside its subject, and one macro: the file `templates/blocks/` with
the name of the class (`StateDay` is `state_day.md.j2`) holds a macro of the same name.
"""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a section; its template is found by the name of its class."""


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    """A sentence or two in front of the content of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class StateDay(Block):
    """The sentence that names the day on which the states in a section were computed."""

    text: str


@dataclass(frozen=True, slots=True)
class Absence(Block):
    """A note that nothing is published for a section, with the way to complete it."""

    text: str


@dataclass(frozen=True, slots=True)
class Prose(Block):
    """Rich text of the data, rendered."""

    html: Markup


def paragraph(text: str | None) -> Paragraph | None:
    """Return a sentence as a block; None without a sentence."""
    return None if text is None else Paragraph(text)


def state_day(text: str | None) -> StateDay | None:
    """Return the sentence of the day as a block; None where the page names the day elsewhere."""
    return None if text is None else StateDay(text)
