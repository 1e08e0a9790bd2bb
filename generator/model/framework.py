"""Frameworks as data: ordered lists of dimensions or aspects of any length, and their crosswalk."""

from generator.model.base import Identifier, Record
from generator.model.closed_list import ClosedList
from generator.model.sourced import Sourced
from generator.model.text import Text


class FrameworkSubject(ClosedList):
    """The subject a framework divides into items."""

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
    """A dimension, pillar or aspect of a framework."""

    headline = "name"

    key: Identifier
    name: Text
    meaning: Text | None = None
    subdimensions: tuple[Subdimension, ...] = ()


class Closeness(ClosedList):
    """How near an item is to an item of a second framework. Never proof of equality."""

    SAME_KEY = "same_key"
    """Both lists have an item of this name; the questions under the name may differ."""
    NEAR = "near"
    PART_OF = "part_of"
    """A part of the second framework's item covers this item."""


class Crossing(Record):
    """The comparison of an item with an item of a second framework, made by this site.

    No source says so.
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
