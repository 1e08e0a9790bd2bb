"""The clock of a promise: a line from the day of the promise to its due dates, its end, and today.

Left of today the work runs in the colour of the dimension, right of today a thread waits. What lies
behind the first due date is stitched: a new due date does not undo the first. Nothing is drawn
where no source gives the day of the promise and a due date.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from generator.link.site import RegionSite
from generator.model.dates import PartialDate
from generator.model.quick_win import QuickWin, ShownState, due_dates
from generator.views.blocks import Block
from generator.views.components.pictogram import region_pictograms
from generator.views.components.pill import state_pill
from generator.views.context import PageContext
from generator.views.values import date_text

_JUDGED = frozenset({ShownState.PARTLY_ACHIEVED, ShownState.NOT_ACHIEVED})
"""States of promises whose time ended with the due date."""
_DRAWN = _JUDGED | {ShownState.PLANNED, ShownState.RUNNING, ShownState.LATE, ShownState.DONE}
"""States with a clock: the end of any other promise has no day, or no longer counts."""
_UNWORKED = frozenset({ShownState.PLANNED, ShownState.NOT_ACHIEVED})
"""States of promises without a result: nothing of their time is woven."""
_MARGIN = 2.0
"""Per cent left free at both ends, for the glyph."""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the line, in per cent from the left."""

    left: str
    width: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The time of a promise as parts of a line."""

    state: str
    hue: int
    worked: Span | None
    waiting: Span | None
    late: Span | None
    knot: str
    """Place of the glyph in per cent from the left."""


@dataclass(frozen=True, slots=True)
class ClockDay:
    """A day on the clock."""

    kind: str
    label: str
    date: str
    left: str
    """Place in per cent from the left."""
    side: str
    """Side of the line on which the mark stands: "start", "middle" or "end"."""


@dataclass(frozen=True, slots=True)
class Clock(Block):
    """The clock of a promise, ready for a template."""

    pill: Markup
    bar: Bar
    days: tuple[ClockDay, ...]
    """In the order of time."""


@dataclass(frozen=True, slots=True)
class PromiseTime:
    """The days of a promise that a line can be drawn of."""

    state: ShownState
    promised: PartialDate
    dues: tuple[PartialDate, ...]
    """Due dates, the first one first; never empty."""
    end: PartialDate
    """Day at which the work stands: of completion, of the end of its time, or of the build."""

    def bar(self, hue: int, at: Callable[[dt.date], float]) -> Bar:
        """Return the line of the promise.

        Args:
            hue: Number of the dimension's colour; 0 without a dimension.
            at: Function from a day to its place, in per cent from the left.
        """
        start, finish = self.promised.first_day, self.end.last_day
        first_due, last_due = self.dues[0].last_day, self.dues[-1].last_day
        worked_to = min(finish, max(start, first_due))
        return Bar(
            self.state.value,
            hue,
            worked=None if self.state in _UNWORKED else _span(at(start), at(worked_to)),
            waiting=_waiting(self.state, at(start), at(finish), at(last_due)),
            late=_span(at(first_due), at(finish)),
            knot=percent(at(finish)),
        )


def time_of(quick_win: QuickWin, region: RegionSite, context: PageContext) -> PromiseTime | None:
    """Return the days of a promise; None where they are unknown or no longer count."""
    state = context.shown_state(quick_win, region.terms(quick_win))
    promised, dues = quick_win.promised_on, due_dates(quick_win)
    end = _end(state, quick_win, context.build.today)
    if state not in _DRAWN or promised is None or not dues or end is None:
        return None
    return PromiseTime(state, promised, dues, end)


def hue_of(quick_win: QuickWin, region: RegionSite) -> int:
    """Return the number of the colour of a promise's dimension; 0 without a dimension."""
    sign = region_pictograms(region).get(quick_win.dimension or "")
    return 0 if sign is None else sign.hue


def view_clock(quick_win: QuickWin, region: RegionSite, context: PageContext) -> Clock | None:
    """Return the clock of a promise; None where its days are unknown."""
    time = time_of(quick_win, region, context)
    if time is None:
        return None
    dues, end = time.dues, time.end
    named = [
        ("promised", time.promised, time.promised.first_day),
        ("due", dues[-1], dues[-1].last_day),
    ]
    if dues[0] != dues[-1]:
        named.append(("first_due", dues[0], dues[0].last_day))
    if time.state not in _JUDGED:
        kind = "done" if time.state is ShownState.DONE else "today"
        named.append((kind, end, end.last_day))
    named.sort(key=lambda item: item[2])
    first, last = named[0][2], named[-1][2]

    def at(day: dt.date) -> float:
        days = max(1, (last - first).days)
        return _MARGIN + (100 - 2 * _MARGIN) * (day - first).days / days

    def clock_day(kind: str, date: PartialDate, place: float) -> ClockDay:
        label, words = context.word(f"clock_day.{kind}"), date_text(date, context)
        return ClockDay(kind, label, words, percent(place), _side(place))

    return Clock(
        state_pill(time.state, context),
        time.bar(hue_of(quick_win, region), at),
        days=tuple(clock_day(kind, date, at(day)) for kind, date, day in named),
    )


def _side(place: float) -> str:
    """Return the side of the line that a place in per cent belongs to, by thirds."""
    if place < 100 / 3:
        return "start"
    return "middle" if place < 200 / 3 else "end"


def _end(state: ShownState, quick_win: QuickWin, today: dt.date) -> PartialDate | None:
    """Return the day at which the work stands; None if unknown, or if its time is not over."""
    match state:
        case ShownState.DONE:
            return quick_win.done_on
        case ShownState.PARTLY_ACHIEVED | ShownState.NOT_ACHIEVED:
            is_over = quick_win.due is not None and quick_win.due.last_day < today
            return quick_win.due if is_over else None
        case _:
            return PartialDate(today.year, today.month, today.day)


def _waiting(state: ShownState, start: float, finish: float, due: float) -> Span | None:
    """Return the thread of time that waits for work, or that passed without any result."""
    match state:
        case ShownState.DONE | ShownState.PARTLY_ACHIEVED:
            return None
        case ShownState.NOT_ACHIEVED:
            return _span(start, finish)
        case _:
            return _span(max(start, finish), due)


def _span(left: float, right: float) -> Span | None:
    return Span(percent(left), percent(right - left)) if right > left else None


def percent(value: float) -> str:
    """Return a place on a line as SVG writes it."""
    return f"{value:.1f}%"
