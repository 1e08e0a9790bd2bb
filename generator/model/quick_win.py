"""Quick wins, one a file: the clock (promised, due, reported state, evidence) and the promise."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from generator.model.base import (
    DimensionRef,
    DistrictRef,
    GlobalGoal,
    GoalRef,
    OfficeRef,
    PlanRef,
    PrintedNumber,
    ProgrammeRef,
    VillageRef,
    YesNo,
)
from generator.model.dates import OpenDate, PartialDate, PastDate, whole_months
from generator.model.documents import Document, DocumentKind, DocumentState
from generator.model.funding import Funding
from generator.model.history import Change, ChangeKind, PageOfFile, Withdrawal
from generator.model.numbers import Budget, Number
from generator.model.picture import MediaName, Picture
from generator.model.place import Coordinates
from generator.model.plan import PlanState
from generator.model.sourced import Sourced
from generator.model.text import Line, RichText, Text, WebAddress
from generator.model.work_state import WorkState


class ShownState(StrEnum):
    """The state a reader sees: as reported, late, a draft, lapsed, or withdrawn.

    The order is that of lists, counts and charts on the pages, the most urgent state first.
    """

    LATE = "late"
    RUNNING = "running"
    PLANNED = "planned"
    UNKNOWN = "unknown"
    DRAFT = "draft"
    """Neither promised nor begun, as far as sources say: for example an idea of a workshop."""
    DONE = "done"
    PARTLY_ACHIEVED = "partly_achieved"
    NOT_ACHIEVED = "not_achieved"
    STOPPED = "stopped"
    LAPSED = "lapsed"
    """Promised by a former plan, and reported neither done nor stopped. No longer late: nobody
    owes the promise any more, and the plan keeps it among its unkept ones."""
    WITHDRAWN = "withdrawn"
    """Taken back, with day and reason; never late."""


OPEN_STATES = frozenset({ShownState.PLANNED, ShownState.RUNNING, ShownState.UNKNOWN})
"""States of promises neither ended nor late."""


class Milestone(Sourced):
    """A step on the way."""

    headline = "title"

    number: PrintedNumber | None = None
    title: Text
    due: OpenDate | None = None
    reached_on: PastDate | None = None


class Evidence(Sourced):
    """Proof of work done."""

    headline = "text"

    text: Text
    date: PastDate | None = None
    url: WebAddress | None = None
    file: MediaName | None = None


class CountReport(Sourced):
    """How many of the counted things were there on a day."""

    headline = "reached"

    date: PastDate
    reached: Number


class Progress(Sourced):
    """The counted things of a promise: how many are aimed at, and how many were there when."""

    headline = "unit"

    unit: Text
    target: Number | None = None
    reports: tuple[CountReport, ...] = ()


class HistoryEntry(Change):
    """An entry of a quick win's past: a state reported then, a change of the promise, or both."""

    headline = "state"
    headline_else = "date"

    state: WorkState | None = None
    text: Text | None = None


class QuickWin(PageOfFile):
    """`<region>/quick-wins/<id>.yml`; its identifier is the file's name."""

    headline = "title"
    expected = ("dimension", "promised_on", "due", "offices", "budget_idr", "evidence")

    fictional: YesNo = False
    plan: PlanRef | None = None
    title: Text | None = None
    short: Line | None = None
    number: PrintedNumber | None = None
    dimension: DimensionRef | None = None
    programme: ProgrammeRef | None = None
    goals: tuple[GoalRef, ...] = ()
    sdgs: tuple[GlobalGoal, ...] = ()
    group: Text | None = None
    summary: Text | None = None
    description: RichText | None = None
    promised_on: PastDate | None = None
    due: OpenDate | None = None
    state: WorkState
    done_on: PastDate | None = None
    offices: tuple[OfficeRef, ...] = ()
    supporting_offices: tuple[OfficeRef, ...] = ()
    districts: tuple[DistrictRef, ...] = ()
    villages: tuple[VillageRef, ...] = ()
    place: Text | None = None
    coordinates: Coordinates | None = None
    budget_idr: Budget | None = None
    funding: tuple[Funding, ...] = ()
    progress: Progress | None = None
    milestones: tuple[Milestone, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    photos: tuple[Picture, ...] = ()
    withdrawn: Withdrawal | None = None


PROMISING_DOCUMENTS = frozenset({DocumentKind.MASTERPLAN, DocumentKind.QUICK_WINS})
"""Documents by which a region promises quick wins."""
_EXISTING = frozenset({DocumentState.EXISTS, DocumentState.REVISING})


@dataclass(frozen=True, slots=True)
class PlanTerms:
    """The terms of a promise: the documents and the state of the plan that makes it."""

    documents: tuple[Document, ...]
    """Documents of the plan. A region with a single plan has all its documents for it."""
    state: PlanState = PlanState.IN_FORCE


def is_promised(quick_win: QuickWin, terms: PlanTerms) -> bool:
    """Return whether a region has promised a quick win, on a known day or in an existing plan.

    Args:
        quick_win: Promised if `promised_on` is known.
        terms: Every quick win of the plan is promised if its masterplan or its list of quick wins
            exists, even while being revised; a planned document promises nothing. A plan that is
            still being written promises nothing at all.

    Source: "Janji dan rancangan" in content/metode/index.md.
    """
    if terms.state is PlanState.DRAFTING:
        return False
    return quick_win.promised_on is not None or any(
        document.kind in PROMISING_DOCUMENTS and document.state in _EXISTING
        for document in terms.documents
    )


def due_dates(quick_win: QuickWin) -> tuple[PartialDate, ...]:
    """Return the due dates of a quick win one after another, the present one last.

    Corrected dates are left out: a typing error was never promised. Empty without a due date.
    """
    former = (
        change.former.due
        for change in quick_win.history
        if change.former is not None and change.kind is not ChangeKind.CORRECTED
    )
    return tuple(due for due in (*former, quick_win.due) if due is not None)


def first_due(quick_win: QuickWin) -> PartialDate | None:
    """Return the first due date of a quick win, corrected dates left out; None without any."""
    return next(iter(due_dates(quick_win)), None)


@dataclass(frozen=True, slots=True)
class Postponement:
    """How often a quick win was put off, and how far the work is behind the first due date."""

    first: PartialDate
    """The first due date."""
    times: int
    """Number of changes to a later due date; at least 1."""
    months: int
    """Whole months from the first due date to the reference day; 0 until a month has passed, and
    for work that has ended without a day of completion."""


def postponement(quick_win: QuickWin, *, on: dt.date) -> Postponement | None:
    """Return how a quick win was put off, or None if its due date never moved back.

    Args:
        quick_win: A quick win, finished or not.
        on: Day of the comparison, in WIB; of a finished quick win the day of completion counts.
    """
    dues = due_dates(quick_win)
    times = sum(then.last_day > before.last_day for before, then in pairwise(dues))
    if not times:
        return None
    due = dues[0].last_day
    if quick_win.done_on is not None:
        reference = quick_win.done_on.last_day
    else:
        reference = due if quick_win.state.is_over else on
    return Postponement(dues[0], times, max(whole_months(due, reference), 0))


def shown_state(quick_win: QuickWin, terms: PlanTerms, *, on: dt.date) -> ShownState:
    """Return the state a reader sees on a day: as reported, late, lapsed, a draft, or withdrawn.

    Args:
        quick_win: The due date may be a year, a month or a day, or unknown.
        terms: Documents and state of the plan that makes the promise.
        on: Calendar day, inclusive, in WIB (UTC+7).

    Returns:
        WITHDRAWN if it has been taken back; DRAFT if it is not promised, and neither begun nor
        ended. If it is promised, and not over: LAPSED in a former plan, LATE if the last day of its
        due date is before `on`. Else the reported state.

    Source: "Cara menghitung terlambat atau tidak" in content/metode/index.md.
    """
    return state_on(
        on,
        reported=quick_win.state,
        last_day=None if quick_win.due is None else quick_win.due.last_day,
        is_promised=is_promised(quick_win, terms),
        is_of_former_plan=terms.state is PlanState.FORMER,
        is_withdrawn=quick_win.withdrawn is not None,
    )


def state_on(
    day: dt.date,
    *,
    reported: WorkState,
    last_day: dt.date | None,
    is_promised: bool,
    is_of_former_plan: bool = False,
    is_withdrawn: bool,
) -> ShownState:
    """Return the state a reader sees on a day, as `shown_state` does, without the record.

    Pages across regions know a quick win by its facts alone.

    Args:
        day: Calendar day, inclusive, in WIB.
        reported: State reported by sources.
        last_day: Last day of the due date; None if unknown.
        is_promised: Whether the region has promised the quick win.
        is_of_former_plan: Whether the plan that made the promise is no longer in force.
        is_withdrawn: Whether the quick win has been taken back.
    """
    if is_withdrawn:
        return ShownState.WITHDRAWN
    if not is_promised:
        # Work that has begun or ended is shown as reported, even without a known promise.
        is_shown = reported.has_begun or reported.is_over
        return ShownState(reported) if is_shown else ShownState.DRAFT
    if reported.is_over:
        return ShownState(reported)
    if is_of_former_plan:
        return ShownState.LAPSED
    is_late = last_day is not None and last_day < day
    return ShownState.LATE if is_late else ShownState(reported)
