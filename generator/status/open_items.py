"""Open items of a region: promises past their due date, and statements to be filled in.

The rules are those of the pages: `shown_state` of a quick win, and `is_stale` of a region.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.link.site import RegionSite, SourceRecord
from generator.model.quick_win import QuickWin, ShownState, shown_state
from generator.model.work_state import WorkState
from generator.views.components.freshness import confirmed_on, is_stale


class Lack(StrEnum):
    """Kinds of open items of a record or a region, the most urgent first."""

    LATE = "late"
    """A promise that is not over, and whose due date has passed."""
    DONE_WITHOUT_DAY = "done_without_day"
    WITHOUT_EVIDENCE = "without_evidence"
    """Fulfilled in whole or in part, with nothing to show for it."""
    WITHOUT_OFFICE = "without_office"
    """A promise that is not over, and that no office is named for."""
    UNCONFIRMED = "unconfirmed"
    """Nobody has looked at the sources of the region for a year."""
    DRAFT = "draft"
    """A record that is not published: a draft, or one with a release key that cannot be read."""
    EMBARGO = "embargo"
    """A record that is published at a later moment."""


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An open item of a region."""

    lack: Lack
    path: str
    """Path of the file relative to the project."""
    title: str
    """Title of the record in Indonesian, else the name of the file; empty for the region."""
    since: dt.date | None = None
    """Last day of the due date, or day of the last look; None for other items."""
    until: dt.datetime | None = None
    """Release time of an embargo; None for other items."""


def open_items(region: RegionSite, *, changed: dt.date | None, today: dt.date) -> list[OpenItem]:
    """Return the open items of a region, by kind and then by file.

    Args:
        region: A region, readable if not free of errors.
        changed: Day of the last change of the region's files; None if unknown.
        today: Day of the judgement, in WIB.
    """
    items = [item for each in region.quick_wins for item in _of_quick_win(region, each, today)]
    if is_stale(confirmed_on(region), changed, today):
        path = region.main.document.path
        items.append(OpenItem(Lack.UNCONFIRMED, path, "", confirmed_on(region) or changed))
    order = list(Lack)
    return sorted(items, key=lambda item: (order.index(item.lack), item.path))


def _of_quick_win(
    region: RegionSite, source_record: SourceRecord[QuickWin], today: dt.date
) -> Iterator[OpenItem]:
    record = source_record.record
    if record.withdrawn is not None:
        return
    shown = shown_state(record, region.terms(record), on=today)
    lacks = []
    # Several things may be open about a record, and each is told: they have different remedies.
    if shown is ShownState.LATE:
        lacks.append(Lack.LATE)
    if record.state is WorkState.DONE and record.done_on is None:
        lacks.append(Lack.DONE_WITHOUT_DAY)
    if record.state.has_results and not record.evidence:
        lacks.append(Lack.WITHOUT_EVIDENCE)
    # A promise of a former plan has lapsed, and a draft promises nothing.
    is_open = not record.state.is_over and shown not in {ShownState.LAPSED, ShownState.DRAFT}
    if is_open and not record.offices:
        lacks.append(Lack.WITHOUT_OFFICE)
    title = None if record.title is None else record.title.in_language("id")[1]
    due = None if record.due is None else record.due.last_day
    for lack in lacks:
        since = due if lack is Lack.LATE else None
        yield OpenItem(lack, source_record.document.path, title or source_record.id, since)
