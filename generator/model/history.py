"""The past of a promise: former values, and withdrawal."""

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

from generator.model.base import FormerNames, Record, YesNo, value_of
from generator.model.closed_list import ClosedList
from generator.model.dates import OpenDate, PartialDate, PastDate
from generator.model.numbers import Number
from generator.model.sourced import Sourced
from generator.model.text import Text


class PageOfFile(Sourced):
    """A record of a file with a page of its own, addressed by the name of the file."""

    naming: ClassVar[frozenset[str]] = Sourced.naming | {"redirects"}

    redirects: FormerNames = ()


class Former(Record):
    """Values of a promise that held until a change; unchanged values are left out.

    The values stand on the sources of the change.
    """

    title: Text | None = None
    due: OpenDate | None = None
    budget_idr: Number | None = None
    target: Number | None = None

    @property
    def given(self) -> Mapping[str, Text | PartialDate | Decimal]:
        """The given values by field."""
        values = {
            "title": self.title,
            "due": self.due,
            "budget_idr": self.budget_idr,
            "target": self.target,
        }
        return {field: value for field, value in values.items() if value is not None}


class ChangeKind(ClosedList):
    """Why a value changed."""

    REVISED = "revised"
    """The region changed the promise."""
    CORRECTED = "corrected"
    """The record was typed or printed wrongly; no source is needed."""


class Change(Sourced):
    """A change of a promise: the former values, the day and the reason.

    Without a kind the region revised the promise.
    """

    headline = "date"

    date: PastDate
    kind: ChangeKind | None = None
    former: Former | None = None
    reason: Text | None = None


class Withdrawal(Sourced):
    """The end of a promise, programme, indicator, village or update; the page stays."""

    headline = "reason"

    date: PastDate
    reason: Text
    is_private: YesNo = False
    """Whether the record held personal data, so that former values are not kept."""


def withdrawal_of(record: Record) -> Withdrawal | None:
    """Return the withdrawal of a record; None if the record was not, or cannot be, withdrawn."""
    withdrawn: Withdrawal | None = value_of(record, "withdrawn")
    return withdrawn
