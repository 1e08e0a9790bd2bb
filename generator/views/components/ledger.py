"""The ledger of promises: a row each, with the time of each drawn on years that all rows share."""

import datetime as dt
from dataclasses import dataclass

from generator.link.site import RegionSite, SourceRecord
from generator.model.quick_win import QuickWin
from generator.views.blocks import Block
from generator.views.components.clock import Bar, PromiseTime, hue_of, percent, time_of
from generator.views.components.promises import (
    Promise,
    by_urgency,
    dimension_name,
    view_promise,
)
from generator.views.context import PageContext

_MARGIN = 3.0
"""Per cent left free at both ends, for the glyphs."""
_MOST_YEARS = 8
"""Most years with a label; of more, every second or third has one."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A promise with its line."""

    promise: Promise
    bar: Bar | None
    """None where a day of the promise is unknown."""


@dataclass(frozen=True, slots=True)
class LedgerYear:
    """The beginning of a year on the lines."""

    label: str
    """Empty where the years stand too close for words."""
    left: str


@dataclass(frozen=True, slots=True)
class Ledger(Block):
    """Promises, the most urgent first."""

    key: str
    """Sets the drawings of a ledger apart from those of another on its page."""
    rows: tuple[LedgerRow, ...]
    years: tuple[LedgerYear, ...]
    """In order; empty if no promise has a line."""
    today: str
    """Place of the day of the build, in per cent from the left; empty without a line."""


def view_ledger(
    quick_wins: tuple[SourceRecord[QuickWin], ...],
    region: RegionSite,
    context: PageContext,
    *,
    key: str,
) -> Ledger:
    """Return promises as a ledger, the most urgent first.

    Args:
        quick_wins: The promises; each keeps the marks of its sources.
        region: The region.
        context: Page of the region in the making.
        key: Anchor of the section.
    """
    today = context.build.today
    urgent = by_urgency(quick_wins, region, today)
    times = [time_of(item.record, region, context) for item in urgent]
    # Whole years on every line, so that two rows can be compared by eye.
    first, last = _span_of([time for time in times if time is not None], today)
    days = (last - first).days

    def at(day: dt.date) -> float:
        return _MARGIN + (100 - 2 * _MARGIN) * (day - first).days / days

    rows = tuple(
        LedgerRow(
            view_promise(
                item, region, context, about=dimension_name(item.record, context), is_marked=True
            ),
            None if time is None else time.bar(hue_of(item.record, region), at),
        )
        for item, time in zip(urgent, times, strict=True)
    )
    if not any(times):
        return Ledger(key, rows, (), "")
    # Labels of many years would run into one another on a phone.
    step = -(-(last.year - first.year) // _MOST_YEARS)
    years = tuple(
        LedgerYear(
            "" if (year - first.year) % step else str(year), percent(at(dt.date(year, 1, 1)))
        )
        for year in range(first.year, last.year)
    )
    return Ledger(key, rows, years, percent(at(today)))


def _span_of(times: list[PromiseTime], today: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first day of the first year, and the first day after the last year."""
    years = {today.year}
    for time in times:
        years.update((time.promised.first_day.year, time.dues[-1].last_day.year))
        years.add(time.end.last_day.year)
    return dt.date(min(years), 1, 1), dt.date(max(years) + 1, 1, 1)
