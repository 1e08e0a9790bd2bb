"""Promises with their clock, and the dimensions of a plan as cards with their promises. Ready for a
template.
"""

import datetime as dt
from dataclasses import dataclass

from generator.facts.region_facts import QuickWinFacts, RegionFacts
from generator.link.site import RegionSite, SourceRecord
from generator.model.base import Kind
from generator.model.framework import FrameworkItem
from generator.model.plan import Dimension
from generator.model.quick_win import QuickWin, ShownState, shown_state
from generator.model.sourced import standing_of
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.marks import Mark, view_marks
from generator.views.tables import Link
from generator.views.values import date_text, enum_text, plain_text, quick_win_title

_SHOWN = ("title", "dimension", "due", "state", "done_on")
"""Fields of a quick win that are shown in its clock."""
_URGENCY = {ShownState.LATE: 0, ShownState.DRAFT: 2, ShownState.DONE: 3, ShownState.STOPPED: 4}
"""Places of the states where promises are listed by what matters now; what is still open comes
between.
"""


@dataclass(frozen=True, slots=True)
class Promise:
    """A quick win with its clock."""

    link: Link
    about: str | None
    """What it belongs to: its dimension, or on pages across regions its region."""
    clock: str
    """When it is due, or when it was done."""
    kind: str
    """Its state on the day of the build, for the style."""
    state: str
    """The same in words."""
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A dimension of a region's plan."""

    number: str
    """As printed, else its place in the plan."""
    link: Link
    marks: tuple[Mark, ...]
    others: tuple[str, ...]
    """What else helps to know it: as printed in the source, its meaning, its name and its parts in
    the framework.
    """
    content: str | None
    """How much of it is published; None where nothing is."""
    promises: tuple[Promise, ...]


def view_promise(
    source_record: SourceRecord[QuickWin],
    region: RegionSite,
    context: PageContext,
    *,
    about: str | None,
    is_marked: bool,
) -> Promise:
    """Return a quick win with its clock, as of the day of the build.

    Args:
        source_record: The quick win.
        region: Its region.
        context: Page of the region in the making.
        about: What it belongs to, in words.
        is_marked: Whether the sources of what is shown are marked.
    """
    quick_win = source_record.record
    state = context.shown_state(quick_win, region.region.documents)
    return Promise(
        link=Link(
            quick_win_title(source_record.id, quick_win, context),
            context.link(addresses.quick_win(region.slug, source_record.id)),
        ),
        about=about,
        clock=_clock(quick_win, state, context),
        kind=state.value,
        state=enum_text(state, context),
        marks=view_marks(standing_of(quick_win).of(*_SHOWN), context) if is_marked else (),
    )


def promise_of(quick_win: QuickWinFacts, region: RegionFacts, context: PageContext) -> Promise:
    """Return a promise on a page about several regions, as of the day of the build."""
    state = context.shown_state_of(quick_win)
    named = (*quick_win.sources, *quick_win.due_sources, *quick_win.state_sources)
    return Promise(
        link=Link(quick_win.title, context.link(addresses.quick_win(region.slug, quick_win.id))),
        about=region.full_name,
        clock=_clock_text(
            quick_win.due, quick_win.done if state is ShownState.DONE else None, context
        ),
        kind=state.value,
        state=enum_text(state, context),
        marks=view_marks(tuple(dict.fromkeys(named)), context),
    )


def by_urgency(
    quick_wins: tuple[SourceRecord[QuickWin], ...], region: RegionSite, today: dt.date
) -> tuple[SourceRecord[QuickWin], ...]:
    """Return quick wins in the order of what matters now: late, open, draft, done, stopped; the
    earliest due first.
    """

    def place(source_record: SourceRecord[QuickWin]) -> tuple[int, dt.date, str]:
        due = dt.date.max if source_record.record.due is None else source_record.record.due.last_day
        return (
            _URGENCY.get(shown_state(source_record.record, region.region.documents, on=today), 1),
            due,
            source_record.id,
        )

    return tuple(sorted(quick_wins, key=place))


def view_cards(region: RegionSite, context: PageContext) -> tuple[Card, ...]:
    """Return the dimensions of a region's plan in the plan's own order."""
    return tuple(
        _card(dimension, place, region, context)
        for place, dimension in enumerate(region.region.dimensions, start=1)
    )


def _card(dimension: Dimension, place: int, region: RegionSite, context: PageContext) -> Card:
    own = tuple(
        source_record
        for source_record in region.quick_wins
        if source_record.record.dimension == dimension.key
    )
    return Card(
        number=str(place if dimension.number is None else dimension.number),
        link=Link(
            plain_text(dimension.name, context),
            context.link(addresses.dimension(region.slug, dimension.key)),
        ),
        marks=view_marks(standing_of(dimension).of("name"), context),
        others=_other_names(dimension, region, context),
        content=_content(dimension, context),
        promises=tuple(
            view_promise(source_record, region, context, about=None, is_marked=False)
            for source_record in by_urgency(own, region, context.build.today)
        ),
    )


def _other_names(dimension: Dimension, region: RegionSite, context: PageContext) -> tuple[str, ...]:
    printed = dimension.as_printed
    names = [] if printed is None else [context.word("entry.as_printed", text=printed)]
    if dimension.gloss is not None:
        names.append(context.word("card.gloss", gloss=plain_text(dimension.gloss, context)))
    item = region.index.get(Kind.DIMENSION, {}).get(dimension.key)
    if isinstance(item, FrameworkItem):
        usual = plain_text(item.name, context)
        if usual != plain_text(dimension.name, context):
            names.append(context.word("card.usual", name=usual))
        if item.subdimensions:
            parts = ", ".join(plain_text(part.name, context) for part in item.subdimensions)
            names.append(context.word("card.scope", parts=parts))
    return tuple(names)


def _content(dimension: Dimension, context: PageContext) -> str | None:
    counted = context.catalogue.counted
    counts = [
        counted(f"card.{name}", len(records))
        for name, records in (
            ("objectives", dimension.objectives),
            ("programmes", dimension.programmes),
        )
        if records
    ]
    if counts:
        return ", ".join(counts)
    return None if dimension.definition is None else context.word("card.definition")


def _clock(quick_win: QuickWin, state: ShownState, context: PageContext) -> str:
    done = quick_win.done_on if state is ShownState.DONE else None
    due, done_text = (
        None if date is None else date_text(date, context) for date in (quick_win.due, done)
    )
    return _clock_text(due, done_text, context)


def _clock_text(due: str | None, done: str | None, context: PageContext) -> str:
    if done is not None:
        return context.word("promise.done", done=done)
    return context.word("promise.undated") if due is None else context.word("promise.due", due=due)
