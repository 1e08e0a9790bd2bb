"""The changes of a region's published records as facts: former values, withdrawals, corrections."""

from decimal import Decimal

from generator.facts.region_facts import ChangeFacts
from generator.link.changes import FormerValue, PastChange, changes_of
from generator.link.page_addresses import below_profile
from generator.link.region_subpages import page_of_evaluations
from generator.link.site import RegionSite
from generator.model.base import Record
from generator.model.dates import PartialDate
from generator.model.history import Change, ChangeKind, Former, Withdrawal
from generator.model.indicator import Baseline, YearTarget, YearValue
from generator.model.quick_win import Progress, QuickWin
from generator.model.sourced import Correction, Sourced
from generator.model.text import Text
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.records.fields import fields_of
from generator.views.records.past import corrected_text, former_value_text
from generator.views.region.region_records import site_wide_names
from generator.views.tables import Link
from generator.views.values import date_text, plain_text, quick_win_title

_PARTS = {
    "figures": "fakta",
    "documents": "dokumen",
    "missions": "rencana",
    "flagships": "rencana",
    "brand": "identitas",
    "identity": "identitas",
    "participations": "identitas",
    "goals": "tujuan",
    "indicators": "indikator",
    "events": "kabar",
    "road_map": "peta-jalan",
    "work_programme": "peta-jalan",
    "people": "kelembagaan",
    "posts": "kelembagaan",
    "bodies": "kelembagaan",
    "offices": "kelembagaan",
}
"""Pages below the profile, by the field of the main file whose records they show."""
_FOLDERS = {"quick-wins": "quick-win", "villages": "desa-cerdas", "updates": "kabar"}
"""Folders of addresses, by folder of the data."""


def change_facts(region: RegionSite, context: PageContext) -> tuple[ChangeFacts, ...]:
    """Return the changes of a region's published records, newest first."""
    made = frozenset(below_profile(region))
    facts = [view_change(change, region, made, context) for change in changes_of(region)]
    return tuple(sorted(facts, key=lambda fact: (-fact.day.toordinal(), fact.address, fact.told)))


def change_link(change: ChangeFacts, context: PageContext) -> Link:
    """Return the subject of a change as a link to its page."""
    return Link(change.subject, context.link(change.address))


def view_change(
    change: PastChange, region: RegionSite, made: frozenset[str], context: PageContext
) -> ChangeFacts:
    """Return a change of a published record in words, with the address of its page.

    Args:
        change: A change, withdrawal or correction.
        region: The region of the record.
        made: Addresses of the region's pages below the profile.
        context: Page in the making.
    """
    said = change.change
    return ChangeFacts(
        day=change.date.last_day,
        date=date_text(change.date, context),
        subject=_subject(change, context),
        address=addresses.region(region.slug) + _below(change, region, made),
        told=_told(change, context),
        reason=None if said.reason is None else plain_text(said.reason, context),
        sources=site_wide_names(change.standing.every, region),
    )


def _told(change: PastChange, context: PageContext) -> str:
    match change.change:
        case Withdrawal():
            return context.word("past.kinds.withdrawn")
        case Correction() as correction:
            return _corrected(correction, change.record, context)
        case Change(kind=kind):
            key = (kind or ChangeKind.REVISED).value
            values = "; ".join(_followed(value, context) for value in change.values)
            return context.word(f"past.kinds.{key}", values=values)


def _corrected(correction: Correction, record: Sourced, context: PageContext) -> str:
    """Return a correction in words: what was wrong, and what stands there now, if both are known.

    Only the last correction of a field led to the present value. A correction that names no field
    is about the heading of its record only where that is a number: a figure is headed by what it
    measures.
    """
    field = correction.field or record.headline
    last = [said for said in record.corrections if (said.field or record.headline) == field][-1]
    value = getattr(record, field, None) if field is not None and correction is last else None
    known = Decimal if correction.field is None else Text | PartialDate | Decimal
    if field is None or not isinstance(value, known):
        former = corrected_text(correction, context)
        return context.word("past.kinds.correction", former=former)
    followed = context.word(
        "past.followed",
        label=fields_of(type(record), context.language)[field].label,
        former=corrected_text(correction, context, is_number=isinstance(value, Decimal)),
        followed=former_value_text(field, value, context),
    )
    return context.word("past.kinds.correction_to", values=followed)


def _followed(value: FormerValue, context: PageContext) -> str:
    label = fields_of(Former, context.language)[value.field].label
    former = former_value_text(value.field, value.former, context)
    if value.followed is None:
        return context.word("past.taken_away", label=label, former=former)
    followed = former_value_text(value.field, value.followed, context)
    return context.word("past.followed", label=label, former=former, followed=followed)


def _subject(change: PastChange, context: PageContext) -> str:
    """Return the heading of a changed record, or of the record around a mere number."""
    around = {
        located.loc: located.record
        for located in change.source_record.located
        if change.loc[: len(located.loc)] == located.loc
    }
    for depth in range(len(change.loc), -1, -1):
        record = around.get(change.loc[:depth])
        heading = None if record is None else _heading(record, change, context)
        if heading is not None:
            return _with_year(heading, change.record, context)
    return context.word(f"record.{type(change.record).__name__}")


def _with_year(heading: str, record: Record, context: PageContext) -> str:
    """Return the heading of an indicator with the year whose target or value changed."""
    if not isinstance(record, Baseline | YearTarget | YearValue):
        return heading
    return context.word("indicator.in_year", value=heading, year=record.year)


def _heading(record: Record, change: PastChange, context: PageContext) -> str | None:
    # The unit of a count says nothing of what was counted: the promise around it does.
    if isinstance(record, Progress):
        return None
    if isinstance(record, QuickWin):
        return quick_win_title(change.source_record.id, record, context)
    value = None if record.headline is None else getattr(record, record.headline)
    if isinstance(value, Text):
        return plain_text(value, context)
    return value if isinstance(value, str) and not hasattr(value, "value") else None


def _below(change: PastChange, region: RegionSite, made: frozenset[str]) -> str:
    """Return the address of a changed record below the profile; "" for the profile itself."""
    folder = change.source_record.document.path.split("/")[-2]
    if folder in _FOLDERS:
        return f"{_FOLDERS[folder]}/{change.source_record.id}/"
    page_of = region.long_lists.page_of
    for located in change.source_record.located:
        if id(located.record) in page_of and change.loc[: len(located.loc)] == located.loc:
            return page_of[id(located.record)]
    names = [step for step in change.loc if isinstance(step, str)]
    if "dimensions" in names:
        place = change.loc.index("dimensions")
        for loc, plan in region.plans:
            position = change.loc[place + 1]
            if change.loc[:place] == loc and plan is region.plan and isinstance(position, int):
                return f"dimensi/{plan.dimensions[position].key}/"
    if "evaluations" in names:
        return f"{page_of_evaluations(region)}/"
    part = next((_PARTS[name] for name in names if name in _PARTS), "")
    return f"{part}/" if f"{part}/" in made else ""
