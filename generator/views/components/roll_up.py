"""Progress of a plan, a dimension or an office, counted from its promises and programmes."""

from collections import Counter
from collections.abc import Iterable

from generator.link.site import RegionSite, SourceRecord
from generator.model.plan import WorkPackage
from generator.model.quick_win import QuickWin, ShownState
from generator.views.blocks import Paragraph
from generator.views.context import PageContext
from generator.views.values import enum_text, number_text

_UNKEPT = (
    ShownState.PARTLY_ACHIEVED,
    ShownState.NOT_ACHIEVED,
    ShownState.LATE,
    ShownState.LAPSED,
    ShownState.WITHDRAWN,
)
"""States of promises and programmes that were not kept, in whole or until today, or taken back."""


def promises_progress(
    quick_wins: Iterable[SourceRecord[QuickWin]],
    region: RegionSite,
    context: PageContext,
) -> str | None:
    """Return how many promises are done, as `progress_text` does; None without a promise."""
    records = [source_record.record for source_record in quick_wins]
    states = Counter(context.shown_state(record, region.terms(record)) for record in records)
    return progress_text(states, context)


def progress_text(states: Counter[ShownState], context: PageContext) -> str | None:
    """Return how many promises are done or unkept: "5 dari 14 janji selesai, 2 terlambat".

    Drafts are no promises, and are not counted. A withdrawn promise stays counted, and the sentence
    says how many are withdrawn, since other counts leave these out. None without a promise.
    """
    total = states.total() - states[ShownState.DRAFT]
    if not total:
        return None
    return _counted("progress.done", states, total, context)


def progress_paragraph(
    quick_wins: Iterable[SourceRecord[QuickWin]], region: RegionSite, context: PageContext
) -> Paragraph | None:
    """Return the progress of promises as a sentence; None without a promise."""
    progress = promises_progress(quick_wins, region, context)
    return None if progress is None else Paragraph(f"{progress}.")


def programmes_progress(programmes: Iterable[WorkPackage], context: PageContext) -> str | None:
    """Return how many programmes are reported done; None if no state of a programme is known.

    A withdrawn programme stays counted, as withdrawn promises do, and is never done.
    """
    every = [
        programme.state if programme.withdrawn is None else ShownState.WITHDRAWN
        for programme in programmes
    ]
    states = Counter(ShownState(state) for state in every if state is not None)
    if states.total() == states[ShownState.UNKNOWN] + states[ShownState.WITHDRAWN]:
        return None
    return _counted("progress.programmes", states, len(every), context)


def _counted(key: str, states: Counter[ShownState], total: int, context: PageContext) -> str:
    """Return how many of a total are done, then the number in each unkept state."""
    done, every = number_text(states[ShownState.DONE], context), number_text(total, context)
    parts = [context.word(key, done=done, all=every)]
    for state in _UNKEPT:
        if states[state]:
            word, count = enum_text(state, context), number_text(states[state], context)
            parts.append(f"{count} {word[:1].lower()}{word[1:]}")
    return ", ".join(parts)
