"""Frameworks as data: ordered lists of dimensions or aspects of any length, and the crosswalk
between them.
"""

from generator.model.base import Identifier, Record
from generator.model.closed_list import ClosedList
from generator.model.sourced import Sourced
from generator.model.text import Text


class FrameworkSubject(ClosedList):
    """What a framework divides."""

    PLAN = "plan"
    """The dimensions of a masterplan."""
    VILLAGE = "village"
    """The aspects of a smart village."""


class Subdimension(Sourced):
    """A part of a dimension."""

    headline = "name"

    key: Identifier
    name: Text


class FrameworkItem(Sourced):
    """One dimension, pillar or aspect of a framework."""

    headline = "name"

    key: Identifier
    name: Text
    meaning: Text | None = None
    subdimensions: tuple[Subdimension, ...] = ()


class Closeness(ClosedList):
    """How near an item is to one of another framework. Never proof that the two are equal."""

    SAME_KEY = "same_key"
    """Both lists have an item of this name; what they ask under it may differ."""
    NEAR = "near"
    PART_OF = "part_of"
    """Covered there by a part of that item."""


class Crossing(Record):
    """One item held against an item of another framework: a comparison that this site makes, and no
    source says.
    """

    headline = "note"

    item: Identifier
    other_framework: Identifier
    other_item: Identifier | None = None
    closeness: Closeness | None = None
    note: Text | None = None


class Framework(Sourced):
    """`_national/frameworks/<id>.yml`; its identifier is the file's name."""

    headline = "name"
    naming = Sourced.naming | {"name", "subject", "crossings"}

    name: Text
    subject: FrameworkSubject
    origin: Text | None = None
    items: tuple[FrameworkItem, ...]
    crossings: tuple[Crossing, ...] = ()
