"""Progress of a plan, a dimension or an office, counted from its promises and programmes."""

from collections import Counter
from collections.abc import Iterable

from generator.link.site import RegionSite, SourceRecord
from generator.model.documents import ItemState
from generator.model.plan import WorkPackage
from generator.model.quick_win import QuickWin, ShownState
from generator.views.blocks import Paragraph
from generator.views.context import PageContext
from generator.views.values import number_text


def promises_progress(
    quick_wins: Iterable[SourceRecord[QuickWin]],
    region: RegionSite,
    context: PageContext,
) -> str | None:
    """Return how many promises are done, such as "5 dari 14 janji selesai, 2 terlambat".

    Drafts are no promises, and are not counted. None without a promise.
    """
    records = [source_record.record for source_record in quick_wins]
    states = Counter(context.shown_state(record, region.terms(record)) for record in records)
    total = states.total() - states[ShownState.DRAFT]
    if not total:
        return None
    late, lapsed = states[ShownState.LATE], states[ShownState.LAPSED]
    form = "late" if late else "lapsed" if lapsed else "done"
    return context.word(
        f"progress.{form}",
        done=number_text(states[ShownState.DONE], context),
        all=number_text(total, context),
        late=number_text(late, context),
        lapsed=number_text(lapsed, context),
    )


def progress_paragraph(
    quick_wins: Iterable[SourceRecord[QuickWin]], region: RegionSite, context: PageContext
) -> Paragraph | None:
    """Return the progress of promises as a sentence; None without a promise."""
    progress = promises_progress(quick_wins, region, context)
    return None if progress is None else Paragraph(f"{progress}.")


def programmes_progress(programmes: Iterable[WorkPackage], context: PageContext) -> str | None:
    """Return how many programmes are reported done; None if no state of a programme is known."""
    states = [programme.state for programme in programmes]
    if not any(state not in {None, ItemState.UNKNOWN} for state in states):
        return None
    return context.word(
        "progress.programmes",
        done=number_text(states.count(ItemState.DONE), context),
        all=number_text(len(states), context),
    )
