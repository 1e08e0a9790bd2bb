"""Quick wins: one a file, with its clock (promised, due, reported state, evidence), and whether it
is a promise.
"""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.model.base import DimensionRef, OfficeRef, VillageRef, WholeNumber, YesNo
from generator.model.closed_list import ClosedList
from generator.model.dates import OpenDate, PastDate
from generator.model.documents import Document, DocumentKind, DocumentState
from generator.model.numbers import Budget
from generator.model.sourced import Sourced
from generator.model.text import RichText, Text, WebAddress


class QuickWinState(ClosedList):
    """What a source reports. "Late" is missing on purpose: it is computed from the promised date,
    never typed.
    """

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    UNKNOWN = "unknown"


def _not_late(value: Any) -> Any:
    if value == "late":
        raise PydanticCustomError(Code.LATE_IS_COMPUTED, "late is computed", {"value": value})
    return value


ReportedState = Annotated[QuickWinState, BeforeValidator(_not_late)]
"""A state as reported; "late" is refused with the reason."""


class ShownState(StrEnum):
    """What a reader sees: the reported state, late, or a draft."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    UNKNOWN = "unknown"
    LATE = "late"
    DRAFT = "draft"
    """Neither promised nor begun, as far as sources say: such as what a workshop has written."""


class Milestone(Sourced):
    """A step on the way."""

    headline = "title"

    title: Text
    due: OpenDate | None = None
    reached_on: PastDate | None = None


class Evidence(Sourced):
    """Something that shows what was done."""

    headline = "text"

    text: Text
    date: PastDate | None = None
    url: WebAddress | None = None


class StateReport(Sourced):
    """An earlier report of the state, kept so that the history can be read."""

    headline = "state"

    date: PastDate
    state: ReportedState
    text: Text | None = None


class QuickWin(Sourced):
    """`<region>/quick-wins/<id>.yml`; its identifier is the file's name."""

    headline = "title"
    expected = ("dimension", "promised_on", "due", "offices", "budget_idr", "evidence")

    fictional: YesNo = False
    title: Text | None = None
    number: WholeNumber | None = None
    dimension: DimensionRef | None = None
    group: Text | None = None
    summary: Text | None = None
    description: RichText | None = None
    promised_on: PastDate | None = None
    due: OpenDate | None = None
    state: ReportedState
    done_on: PastDate | None = None
    offices: tuple[OfficeRef, ...] = ()
    villages: tuple[VillageRef, ...] = ()
    budget_idr: Budget | None = None
    milestones: tuple[Milestone, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    history: tuple[StateReport, ...] = ()


_PLANS = frozenset({DocumentKind.MASTERPLAN, DocumentKind.QUICK_WINS})
"""Documents by which a region promises its quick wins."""
_THERE = frozenset({DocumentState.EXISTS, DocumentState.REVISING})


def is_promised(quick_win: QuickWin, documents: Iterable[Document]) -> bool:
    """Return whether sources say that a region has promised a quick win: on some day, or in a plan
    that is there.

    Args:
        quick_win: It is promised if `promised_on` is known.
        documents: Of its region. All quick wins are promised if the masterplan or the list of quick
            wins exists, even if it is being revised; a plan that is only planned promises nothing.

    Source: "Janji dan rancangan" in content/metode/index.md.
    """
    return quick_win.promised_on is not None or any(
        paper.kind in _PLANS and paper.state in _THERE for paper in documents
    )


def shown_state(quick_win: QuickWin, documents: Iterable[Document], *, on: dt.date) -> ShownState:
    """Return the state a reader sees on a day: as reported, late, or a draft.

    Args:
        quick_win: Its due date may be a year, a month or a day, or unknown.
        documents: Of its region.
        on: Calendar day, inclusive, in WIB (UTC+7).

    Returns:
        DRAFT if it is not promised, and neither begun nor ended; LATE if it is promised, neither
        done nor stopped, and the last day of its due date is before `on`; else the reported state.

    Source: "Cara menghitung terlambat atau tidak" in content/metode/index.md.
    """
    last_day = None if quick_win.due is None else quick_win.due.last_day
    promised = is_promised(quick_win, documents)
    return state_on(on, reported=quick_win.state.value, last_day=last_day, is_promised=promised)


def state_on(
    day: dt.date, *, reported: str, last_day: dt.date | None, is_promised: bool
) -> ShownState:
    """Return the state a reader sees on a day, as `shown_state` does, of what a quick win is known
    by elsewhere.

    Args:
        day: Calendar day, inclusive, in WIB.
        reported: State that sources report.
        last_day: Last day on which it is due; None where that is unknown.
        is_promised: Whether it is promised.
    """
    if not is_promised:
        is_open = reported in {QuickWinState.PLANNED, QuickWinState.UNKNOWN}
        return ShownState.DRAFT if is_open else ShownState(reported)
    ended = reported in {QuickWinState.DONE, QuickWinState.STOPPED}
    return (
        ShownState.LATE
        if not ended and last_day is not None and last_day < day
        else ShownState(reported)
    )
