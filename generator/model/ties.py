"""Ties of a plan to other frames: goals of the development plan, standards, SDGs."""

from generator.model.base import DocumentRef, GoalRef, Identifier, PrintedNumber, Record
from generator.model.closed_list import ClosedList
from generator.model.sourced import Sourced
from generator.model.text import Line, Text


class GoalKind(ClosedList):
    """The levels of aims in a development plan (RPJMD)."""

    GOAL = "goal"
    """Tujuan."""
    AIM = "aim"
    """Sasaran, a step towards a goal."""


class Goal(Sourced):
    """A goal or an aim of the region's development plan (RPJMD)."""

    headline = "text"

    id: Identifier
    number: PrintedNumber | None = None
    kind: GoalKind
    text: Text
    parent: GoalRef | None = None
    document: DocumentRef | None = None


class Standard(ClosedList):
    """The lists that give indicators a code."""

    ISO_37120 = "sni_iso_37120"
    """Services and quality of life in cities."""
    ISO_37122 = "sni_iso_37122"
    """Smart cities."""
    ISO_37123 = "sni_iso_37123"
    """Resilient cities."""
    RPJMD = "rpjmd"
    OTHER = "other"


class StandardCode(Record):
    """The number of an indicator in a standard."""

    headline = "code"

    standard: Standard
    edition: Line | None = None
    code: PrintedNumber
