"""Quick wins as promises with their clock, ready for a template."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from generator.facts.region_facts import QuickWinFacts, RegionFacts
from generator.link.site import RegionSite, SourceRecord
from generator.model.base import Kind
from generator.model.quick_win import OPEN_STATES, QuickWin, ShownState, shown_state
from generator.model.sourced import standing_of
from generator.views import addresses
from generator.views.blocks import Block
from generator.views.components.pictogram import (
    Pictogram,
    pictogram_of,
    region_pictograms,
    subject_pictogram,
)
from generator.views.context import PageContext
from generator.views.marks import SourceMark, view_marks
from generator.views.records.counts import CountBar, count_bar, count_facts
from generator.views.records.past import first_due_text, with_first_due
from generator.views.tables import Link
from generator.views.values import date_text, enum_text, quick_win_title, reference_text

_NAMED = ("title", "dimension")
"""Fields of a quick win in the name of a promise."""
_CLOCKED = ("due", "state", "done_on")
"""Fields of a quick win in the clock of a promise."""
_UNTOLD = frozenset({ShownState.DRAFT, ShownState.UNKNOWN})
"""States that no source tells."""
_RANKS = {state: rank for rank, state in enumerate(ShownState)}
_RANKS |= dict.fromkeys(OPEN_STATES, _RANKS[ShownState.RUNNING])
"""Ranks of states by urgency; promises neither ended nor late stand together, by due date."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A quick win with its clock."""

    link: Link
    about: str | None
    """The dimension or, on pages across regions, the region; None without a known dimension."""
    clock: str
    """Due date with the first one if it was put off, or day of completion, in words."""
    kind: str
    """State on the day of the build, for the style."""
    state: str
    """State in words."""
    count: CountBar | None
    """None if no source gives a number."""
    marks: tuple[SourceMark, ...]
    """Sources of the name."""
    clock_marks: tuple[SourceMark, ...]
    """Sources of date and state, if they are not those of the name."""
    sign: Pictogram | None = None
    """Sign of the dimension; None on pages across regions, and in the card of the dimension."""


@dataclass(frozen=True, slots=True)
class PromiseList(Block):
    """A list of promises."""

    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class UntitledPromises(Block):
    """Promises without title, due date and state, in a sentence: rows would say one thing often."""

    intro: str
    """The beginning of the sentence, with the number of promises."""
    links: tuple[Link, ...]
    """The page of each promise, named by the dimension."""
    marks: tuple[SourceMark, ...]


def is_untitled(source_record: SourceRecord[QuickWin], region: RegionSite, on: dt.date) -> bool:
    """Return whether no source gives title, due date or state of a quick win.

    Whatever has a state of its own, or can be late, keeps a row.
    """
    quick_win = source_record.record
    is_open = shown_state(quick_win, region.terms(quick_win), on=on) in _UNTOLD
    return quick_win.title is None and quick_win.due is None and is_open


def view_untitled(
    quick_wins: Iterable[SourceRecord[QuickWin]], region: RegionSite, context: PageContext
) -> UntitledPromises | None:
    """Return the quick wins without title, due date and state; None without any."""
    # Six rows, each without a title, would be six links that tell a reader nothing.
    untitled = [item for item in quick_wins if is_untitled(item, region, context.build.today)]
    # A dimension is all that tells them apart, so they stand as the dimensions of the plan do.
    order = {key: place for place, key in enumerate(region_pictograms(region))}
    untitled.sort(key=lambda item: order.get(item.record.dimension or "", len(order)))
    if not untitled:
        return None
    sources = (source for item in untitled for source in standing_of(item.record).of(*_NAMED))
    return UntitledPromises(
        context.catalogue.counted("promise.untitled", len(untitled)),
        tuple(
            Link(
                dimension_name(item.record, context)
                or quick_win_title(item.id, item.record, context),
                context.link(addresses.quick_win(region.slug, item.id)),
            )
            for item in untitled
        ),
        view_marks(tuple(dict.fromkeys(sources)), context),
    )


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
        region: The region.
        context: Page of the region in the making.
        about: Dimension in words; None in the card of the dimension.
        is_marked: Whether the sources of the shown fields are marked.
    """
    quick_win = source_record.record
    state = context.shown_state(quick_win, region.terms(quick_win))
    standing = standing_of(quick_win)
    marks, clock_marks = (
        view_marks(standing.of(*fields), context) if is_marked else ()
        for fields in (_NAMED, _CLOCKED)
    )
    return Promise(
        link=Link(
            quick_win_title(source_record.id, quick_win, context),
            context.link(addresses.quick_win(region.slug, source_record.id)),
        ),
        about=about,
        clock=_clock(quick_win, state, context),
        kind=state.value,
        state=enum_text(state, context),
        count=count_bar(count_facts(quick_win, context), context, is_marked=is_marked),
        marks=marks,
        clock_marks=() if clock_marks == marks else clock_marks,
        sign=None if about is None else pictogram_of(quick_win.dimension, region, context),
    )


def dimension_name(quick_win: QuickWin, context: PageContext) -> str | None:
    """Return the name of the dimension of a promise, or None."""
    key = quick_win.dimension
    return None if key is None else reference_text(Kind.DIMENSION, key, context)


def promise_of(
    quick_win: QuickWinFacts, region: RegionFacts, context: PageContext, *, is_marked: bool
) -> Promise:
    """Return a promise on a page about several regions, as of the day of the build.

    Args:
        quick_win: Facts of the promise.
        region: Facts of its region.
        context: Page in the making.
        is_marked: Whether the sources are marked.
    """
    state = context.shown_state_of(quick_win)
    done = quick_win.done if state is ShownState.DONE else None
    subject = quick_win.subject
    # The facts leave out sources of due date and state that are those of the heading.
    clock_sources = dict.fromkeys((*quick_win.due_sources, *quick_win.state_sources))
    return Promise(
        link=Link(quick_win.title, context.link(addresses.quick_win(region.slug, quick_win.id))),
        about=region.full_name,
        clock=_clock_text(_due_of(quick_win, context), done, context),
        kind=state.value,
        state=enum_text(state, context),
        count=count_bar(quick_win.count, context),
        marks=view_marks(quick_win.sources, context) if is_marked else (),
        clock_marks=view_marks(tuple(clock_sources), context) if is_marked else (),
        sign=None if subject is None else subject_pictogram(subject, context),
    )


def by_urgency(
    quick_wins: tuple[SourceRecord[QuickWin], ...], region: RegionSite, today: dt.date
) -> tuple[SourceRecord[QuickWin], ...]:
    """Return quick wins sorted by urgency: late, open, draft, then the ended ones.

    Within a state the earliest due date comes first, and quick wins without a date come last.
    """

    def rank(source_record: SourceRecord[QuickWin]) -> tuple[int, dt.date, str]:
        quick_win = source_record.record
        state = shown_state(quick_win, region.terms(quick_win), on=today)
        due = dt.date.max if quick_win.due is None else quick_win.due.last_day
        return _RANKS[state], due, source_record.id

    return tuple(sorted(quick_wins, key=rank))


def _clock(quick_win: QuickWin, state: ShownState, context: PageContext) -> str:
    done = quick_win.done_on if state is ShownState.DONE else None
    due_text = None
    if quick_win.due is not None:
        first = first_due_text(quick_win, context)
        due_text = with_first_due(date_text(quick_win.due, context), first, context)
    done_text = None if done is None else date_text(done, context)
    return _clock_text(due_text, done_text, context)


def _due_of(quick_win: QuickWinFacts, context: PageContext) -> str | None:
    due = quick_win.due
    return None if due is None else with_first_due(due, quick_win.first_due, context)


def _clock_text(due: str | None, done: str | None, context: PageContext) -> str:
    if done is not None:
        return context.word("promise.done", state=enum_text(ShownState.DONE, context), done=done)
    return context.word("promise.undated") if due is None else context.word("promise.due", due=due)
