"""Freshness: when somebody last looked at the sources of a region again, and what was found."""

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass

from markupsafe import Markup

from generator.link.site import RegionSite
from generator.model.base import Kind
from generator.model.region import Confirmation
from generator.model.walk import mentions, walk
from generator.views.blocks import Block
from generator.views.context import PageContext
from generator.views.markup import escape, filled
from generator.views.values import (
    date_text,
    number_text,
    plain_text,
    reference_html,
    reference_text,
)

_MOST_DAYS = 365
"""Days after which a region counts as not looked at: a year."""


@dataclass(frozen=True, slots=True)
class Freshness(Block):
    """When somebody last looked at the sources of a region again."""

    lines: tuple[Markup, ...]
    """A sentence for each time, the newest first."""
    earlier: str
    """Words above the sentences behind the newest."""
    warning: str | None
    """A sentence if nobody has looked for a year; else None."""


def confirmed_on(region: RegionSite) -> dt.date | None:
    """Return the last day on which somebody looked at the sources again, or None."""
    days = (confirmation.date.last_day for confirmation in region.region.confirmations)
    return max(days, default=None)


def is_stale(confirmed: dt.date | None, changed: dt.date | None, today: dt.date) -> bool:
    """Return whether nobody has looked at a region for a year.

    Args:
        confirmed: Last day of a confirmation; None without any.
        changed: Day of the last change of the files, which counts without a confirmation.
        today: Day of the build.
    """
    last = confirmed or changed
    # Without any known day nothing is said: the history may be missing, not the care.
    return last is not None and (today - last).days > _MOST_DAYS


def view_freshness(region: RegionSite, context: PageContext) -> Freshness | None:
    """Return when somebody last looked at a region's sources; None if there is nothing to say."""
    changed = context.build.changed_on
    days = (changed.get(source_record.document.path) for source_record in region.files)
    last_change = max((day for day in days if day is not None), default=None)
    confirmed = confirmed_on(region)
    lines = tuple(
        _confirmation_html(confirmation, context)
        for confirmation in _newest(region.region.confirmations)
        if confirmation.part is None
    )
    warning = None
    if is_stale(confirmed, last_change, context.build.today):
        # The warning is a computed state, so the page names its day.
        context.note_state()
        warning = context.word("past.stale")
    if not lines and warning is None:
        return None
    earlier = context.word("past.earlier_checks", count=number_text(len(lines) - 1, context))
    return Freshness(lines, earlier, warning)


def part_confirmation(part: str, region: RegionSite, context: PageContext) -> Markup | None:
    """Return the newest confirmation of a part of the plan in words, or None."""
    found = [
        confirmation
        for confirmation in _newest(region.region.confirmations)
        if confirmation.part is not None and confirmation.part.value == part
    ]
    return _confirmation_html(found[0], context) if found else None


def _confirmation_html(confirmation: Confirmation, context: PageContext) -> Markup:
    """Return a confirmation in a sentence: the subject, the day, the result and the office."""
    result = confirmation.result.value
    subject = _subject_html(confirmation, context)
    is_whole = subject is None and confirmation.part is None
    form = "confirmed_whole" if is_whole else "confirmed"
    html = escape(context.word(f"past.{form}.{result}", date=date_text(confirmation.date, context)))
    if subject is not None:
        html = filled(context.word("past.confirmed.about"), subject=subject, text=html)
    if confirmation.office is not None:
        office = reference_text(Kind.OFFICE, confirmation.office, context)
        html = filled(context.word("past.confirmed.by"), text=html.rstrip("."), office=office)
    if confirmation.note is not None:
        html = Markup("%s. %s") % (html.rstrip("."), escape(plain_text(confirmation.note, context)))
    return html


def _subject_html(confirmation: Confirmation, context: PageContext) -> Markup | None:
    """Return the subject of a confirmation with links to the records looked at; None without."""
    named = () if confirmation.about is None else mentions(walk(confirmation.about))
    links = [reference_html(mention.kind, mention.identifier, context) for mention in named]
    records = Markup(", ").join(links)
    if confirmation.subject is None:
        return records or None
    subject = plain_text(confirmation.subject, context)
    if not records:
        return escape(subject)
    return filled(context.word("past.confirmed.of"), subject=subject, record=records)


def _newest(confirmations: tuple[Confirmation, ...]) -> tuple[Confirmation, ...]:
    """Return the newest confirmation of each part, record and subject, newest first."""
    newest: dict[Hashable, Confirmation] = {}
    ordered = sorted(confirmations, key=lambda item: item.date.last_day, reverse=True)
    for confirmation in ordered:
        subject = "" if confirmation.subject is None else str(confirmation.subject)
        newest.setdefault((confirmation.part, confirmation.about, subject), confirmation)
    return tuple(newest.values())
