"""Due dates of promises and of their milestones, as events of a calendar.

A due date that is a day is an event of that day, and a month an event of all its days. A year alone
is no event: it would fill a calendar for a year without a day to look at. The calendar says how
many due dates it leaves out.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.exports.feed_entries import first_name, lasting_id, marked, told_sources
from generator.link.site import RegionSite, SourceRecord
from generator.model.dates import PartialDate
from generator.model.quick_win import QuickWin, due_dates, is_promised
from generator.model.sourced import standing_of
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.values import date_text, enum_text, plain_text, quick_win_title, region_name


@dataclass(frozen=True, slots=True)
class DueDate:
    """A due date as an event, in the words of the site's language."""

    id: str
    """UUID made of the names of region and record; a postponed promise keeps it."""
    title: str
    region: str
    """Type and name of the region."""
    first_day: dt.date
    last_day: dt.date
    """Inclusive."""
    told: str
    """The date in words, the reported state, the first due date of a postponed promise, and the
    sources of date and state.
    """
    address: str
    """Address of the page."""
    changed_on: dt.date | None
    """Day of the last change of the file; None if unknown."""
    changes: int
    """Number of changes of the due date so far."""
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class DueDates:
    """The due dates of a region."""

    events: tuple[DueDate, ...]
    """By first day."""
    years: int
    """Number of due dates that are a year alone, and no event."""


NO_DUE_DATES = DueDates((), 0)


def region_due_dates(region: RegionSite, context: PageContext) -> DueDates:
    """Return the due dates of a region's promises; drafts promise nothing.

    Args:
        region: The region; the titles of an invented region are marked.
        context: Context of any page of the region.
    """
    found = [
        item
        for source_record in region.quick_wins
        if is_promised(source_record.record, region.terms(source_record.record))
        for item in _due_dates(source_record, region, context)
    ]
    events = [event for date, event in found if date.month is not None]
    events.sort(key=lambda event: (event.first_day, event.last_day, event.address, event.id))
    return DueDates(tuple(events), len(found) - len(events))


def _due_dates(
    source_record: SourceRecord[QuickWin], region: RegionSite, context: PageContext
) -> Iterator[tuple[PartialDate, DueDate]]:
    """Yield the due date of a promise, then the due dates of the milestones."""
    record = source_record.record
    title = quick_win_title(source_record.id, record, context)
    name = first_name(record.redirects, source_record.id)
    standing = standing_of(record)

    def event(
        date: PartialDate, key: str, title: str, told: Iterable[str], changes: int = 0
    ) -> DueDate:
        return DueDate(
            id=lasting_id(region, f"{key}/{name}"),
            title=marked(title, region, context),
            region=region_name(region, context),
            first_day=date.first_day,
            last_day=date.last_day,
            told=" ".join(
                (context.word("calendar.due", date=date_text(date, context)), *filter(None, told))
            ),
            address=addresses.quick_win(region.slug, source_record.id),
            changed_on=context.build.changed_on.get(source_record.document.path),
            changes=changes,
            is_withdrawn=record.withdrawn is not None,
        )

    dues = due_dates(record)
    if record.due is not None:
        state = context.word("calendar.reported", state=enum_text(record.state, context))
        postponed = context.word("calendar.first_due", date=date_text(dues[0], context))
        names = (*standing.of("due"), *standing.of("state"))
        told = (
            state,
            "" if dues[0] == record.due else postponed,
            told_sources(names, region, context),
        )
        yield record.due, event(record.due, "tenggat", title, told, len(dues) - 1)
    steps = Counter[str]()
    for milestone in record.milestones:
        if milestone.due is not None:
            written = plain_text(milestone.title, context)
            # Told apart by the title: a step put in before it must not take its identifier.
            steps[written] += 1
            key = f"langkah/{written}/{steps[written]}"
            step = context.word("calendar.milestone", title=written, promise=title)
            reached = milestone.reached_on
            names = standing_of(milestone, standing.below("milestones")).every
            outcome = (
                context.word("calendar.not_reached")
                if reached is None
                else context.word("calendar.reached", date=date_text(reached, context))
            )
            said = (outcome, told_sources(names, region, context))
            yield milestone.due, event(milestone.due, key, step, said)
