"""Frameworks as data: ordered lists of dimensions or aspects of any length, and the crosswalk
between them.
"""

from generator.model.base import Identifier, Record, described
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

    key: Identifier = described("Kunci", "Key", "Kunci subdimensi.", "Key of the sub-dimension.")
    name: Text = described("Nama", "Name", "Nama subdimensi.", "Its name.")


class FrameworkItem(Sourced):
    """One dimension, pillar or aspect of a framework."""

    headline = "name"

    key: Identifier = described(
        "Kunci", "Key", "Kunci, menjadi alamatnya.", "Key; becomes its address."
    )
    name: Text = described("Nama", "Name", "Nama yang lazim.", "Usual name.")
    meaning: Text | None = described(
        "Arti", "Meaning", "Arti dalam satu kalimat.", "One sentence.", default=None
    )
    subdimensions: tuple[Subdimension, ...] = described(
        "Subdimensi", "Sub-dimensions", "Bagian-bagiannya.", "Its parts.", default=()
    )


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

    item: Identifier = described("Kunci", "Key", "Kunci di kerangka ini.", "Key in this framework.")
    other_framework: Identifier = described(
        "Kerangka lain", "Other framework", "Kode kerangka lain.", "Which other."
    )
    other_item: Identifier | None = described(
        "Kunci lain",
        "Other key",
        "Kosong bila tidak ada padanannya.",
        "Left out if it has no counterpart.",
        default=None,
    )
    closeness: Closeness | None = described(
        "Kedekatan", "Closeness", "Seberapa dekat.", "How near.", default=None
    )
    note: Text | None = described(
        "Keterangan",
        "Note",
        "Penjelasan singkat untuk pembaca.",
        "A short explanation for readers.",
        default=None,
    )


class Framework(Sourced):
    """`_national/frameworks/<id>.yml`; its identifier is the file's name."""

    headline = "name"
    naming = Sourced.naming | {"name", "subject", "crossings"}

    name: Text = described("Nama", "Name", "Nama kerangka.", "Name of the framework.")
    subject: FrameworkSubject = described(
        "Dipakai untuk", "Used for", "Rencana atau desa.", "A plan or a village."
    )
    origin: Text | None = described(
        "Asal", "Origin", "Dari mana kerangka ini.", "Where it comes from.", default=None
    )
    items: tuple[FrameworkItem, ...] = described("Isi", "Items", "Menurut urutan.", "In order.")
    crossings: tuple[Crossing, ...] = described(
        "Padanan",
        "Crosswalk",
        "Padanan dengan kerangka lain.",
        "Counterparts elsewhere.",
        default=(),
    )
