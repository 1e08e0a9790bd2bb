"""Feed entries: the dated moments of a region, from updates and from the past of its records.

An entry has the date that the record gives, never the day of the build. Of a date that is a month
or a year, the first day counts, so that no entry lies ahead; the words of the entry have the date
as it is known.
"""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.link.changes import PastChange, changes_of
from generator.link.page_addresses import below_profile
from generator.link.site import RegionSite, SourceRecord
from generator.model.base import Record
from generator.model.dates import PartialDate
from generator.model.history import Change, ChangeKind, PageOfFile, Withdrawal
from generator.model.quick_win import QuickWin
from generator.model.sourced import Correction, Standing, standing_of
from generator.model.work_state import WorkState
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.region.change_facts import view_change
from generator.views.values import (
    date_text,
    enum_text,
    plain_text,
    quick_win_title,
    region_name,
    source_title,
)

MOST_ENTRIES = 100
"""Most entries of a feed: readers fetch the whole file again and again. Pages have the rest."""
_NAMES = uuid.UUID("022fbaba-3516-592b-b0a5-7dc280286cc4")
"""Namespace of the identifiers (RFC 9562, version 5); changing it shows every entry as new."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A moment of a region, in the words of the site's language."""

    id: str
    """UUID made of the names of region and record, so it outlives titles and the site's host."""
    kind: str
    """Key of the kind's word below `feed.kinds` in the catalogues."""
    region: str
    """Type and name of the region."""
    title: str
    day: dt.date
    """First day of the date."""
    told: str
    """The event, with the date in words and the sources."""
    address: str
    """Address of the page."""


def feed_entries(region: RegionSite, context: PageContext) -> tuple[FeedEntry, ...]:
    """Return the newest entries of a region, newest first, marked if the region is invented.

    Args:
        region: The region.
        context: Context of any page of the region.
    """
    moments = (
        *_updates(region, context),
        *_changes(region, context),
        *_reports(region, context),
    )
    entries, seen = [], Counter[str]()
    for moment in moments:
        # Equal changes of records without a name on one day are told apart by their order.
        seen[moment.key] += 1
        name = f"{moment.key}#{seen[moment.key]}" if seen[moment.key] > 1 else moment.key
        entries.append(_entry(moment, name, region, context))
    entries.sort(key=lambda entry: (-entry.day.toordinal(), entry.address, entry.id))
    return tuple(entries[:MOST_ENTRIES])


def lasting_id(region: RegionSite, key: str) -> str:
    """Return an identifier for a key of a region: the same after any change of title or host."""
    return str(uuid.uuid5(_NAMES, f"{first_name(region.region.redirects, region.slug)}/{key}"))


def marked(title: str, region: RegionSite, context: PageContext) -> str:
    """Return a title, with the mark of an invented region: outside the site no page has it."""
    return context.word("fictional.titled", title=title) if region.is_fictional else title


def told_sources(names: Iterable[str], region: RegionSite, context: PageContext) -> str:
    """Return the titles of sources in a sentence, each once; empty without a source."""
    resolved = (context.site.resolve_source(name, region) for name in names)
    titles = dict.fromkeys(
        source_title(found.source, context) for found in resolved if found is not None
    )
    if not titles:
        return ""
    # A title may end in a full stop of its own.
    return f"{context.word('feed.sources', sources='; '.join(titles)).removesuffix('.')}."


def first_name(former: tuple[str, ...], name: str) -> str:
    """Return the first of the names that a file or folder has had."""
    return next(iter(former), name)


@dataclass(frozen=True, slots=True)
class _Moment:
    key: str
    """Name of the moment within the region."""
    kind: str
    title: str
    date: PartialDate
    told: str
    """What happened; empty if the title says it."""
    standing: Standing
    address: str


def _entry(moment: _Moment, name: str, region: RegionSite, context: PageContext) -> FeedEntry:
    told = [
        date_text(moment.date, context),
        moment.told,
        told_sources(moment.standing.every, region, context),
    ]
    return FeedEntry(
        id=lasting_id(region, name),
        kind=moment.kind,
        region=region_name(region, context),
        title=marked(moment.title, region, context),
        day=moment.date.first_day,
        told=" ".join(f"{words.removesuffix('.')}." for words in told if words),
        address=moment.address,
    )


def _updates(region: RegionSite, context: PageContext) -> Iterator[_Moment]:
    """Yield the updates; a withdrawn update is told by its withdrawal alone."""
    for source_record in region.updates:
        record = source_record.record
        if record.withdrawn is None:
            yield _Moment(
                key=f"kabar/{_name_of_file(source_record)}",
                kind="update",
                title=plain_text(record.title, context),
                date=record.date,
                told="" if record.summary is None else plain_text(record.summary, context),
                standing=standing_of(record),
                address=addresses.update(region.slug, source_record.id),
            )


def _changes(region: RegionSite, context: PageContext) -> Iterator[_Moment]:
    """Yield changed promises, withdrawals and corrections."""
    made = frozenset(below_profile(region))
    for change in changes_of(region):
        facts = view_change(change, region, made, context)
        kind = _kind(change)
        told = ". ".join(words.removesuffix(".") for words in (facts.told, facts.reason) if words)
        yield _Moment(
            key=f"{kind}/{_name_of_record(change)}/{change.date}/{_former(change)}",
            kind=kind,
            title=context.word(f"feed.titled.{kind}", title=facts.subject),
            date=change.date,
            told=told,
            standing=change.standing,
            address=facts.address,
        )


def _name_of_record(change: PastChange) -> str:
    """Return the name of a changed record within the region.

    It consists of the file and of the path within, with the names of records in the place of their
    positions, so that neither a record put in before nor another page changes it. A renamed file
    keeps its first name.
    """
    file, path = change.source_record.record, PurePosixPath(change.source_record.document.path)
    steps = ["region"]
    if isinstance(file, PageOfFile):
        steps = [path.parent.name, first_name(file.redirects, change.source_record.id)]
    found: Any = file
    for step in change.loc:
        found = found[step] if isinstance(step, int) else getattr(found, step)
        steps.append(_name_among_siblings(found) if isinstance(step, int) else step)
    return "/".join(steps)


def _name_among_siblings(record: Record) -> str:
    """Return what tells a record of a list from the others; empty if nothing lasting does."""
    names = (getattr(record, field, None) for field in ("id", "key", "year"))
    return next((str(name) for name in names if name is not None), "")


def _former(change: PastChange) -> str:
    """Return the former values of a change or a correction; empty for a withdrawal."""
    if isinstance(change.change, Correction):
        return f"{change.change.field or ''}={change.change.former}"
    return "/".join(f"{value.field}={value.former}" for value in change.values)


def _kind(change: PastChange) -> str:
    match change.change:
        case Withdrawal():
            return "withdrawn"
        case Change(kind=kind) if kind is not ChangeKind.CORRECTED:
            return "changed"
        case _:
            return "corrected"


def _reports(region: RegionSite, context: PageContext) -> Iterator[_Moment]:
    """Yield the states of quick wins that sources reported on a day, completion among them."""
    for source_record in region.quick_wins:
        record = source_record.record
        if record.withdrawn is not None:
            continue
        reports = [
            (entry.state, entry.date, entry.text, standing_of(entry, _around(record)))
            for entry in record.history
            if entry.state is not None
        ]
        is_told = any(state is WorkState.DONE for state, *_ in reports)
        if record.state is WorkState.DONE and record.done_on is not None and not is_told:
            standing = Standing(standing_of(record).of("done_on"))
            reports.append((WorkState.DONE, record.done_on, None, standing))
        title = quick_win_title(source_record.id, record, context)
        for state, date, text, standing in reports:
            kind = "done" if state is WorkState.DONE else "reported"
            yield _Moment(
                key=f"{kind}/{_name_of_file(source_record)}/{state.value}/{date}",
                kind=kind,
                title=context.word(
                    f"feed.titled.{kind}", title=title, state=enum_text(state, context)
                ),
                date=date,
                told="" if text is None else plain_text(text, context),
                standing=standing,
                address=addresses.quick_win(region.slug, source_record.id),
            )


def _around(record: QuickWin) -> Standing:
    return standing_of(record).below("history")


def _name_of_file(source_record: SourceRecord[PageOfFile]) -> str:
    return first_name(source_record.record.redirects, source_record.id)
