"""Counted progress of promises: how many of how many, as a bar, in words and as a history."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.facts.region_facts import CountFacts
from generator.model.counted import Count, counted
from generator.model.quick_win import Progress, QuickWin
from generator.model.sourced import standing_of
from generator.views.blocks import Block
from generator.views.context import PageContext
from generator.views.marks import SourceMark, view_marks
from generator.views.records.exhibit_cells import Around, inner_anchor, is_exhibited, is_told
from generator.views.tables import Row, SummaryTable, Table
from generator.views.values import date_text, number_text, plain_text


@dataclass(frozen=True, slots=True)
class CountBar(Block):
    """How many of the promised things are there."""

    words: str
    reached: str
    """Number for the bar, with a point before decimals, at most the whole."""
    whole: str | None
    """None without a known target: no bar is drawn."""
    marks: tuple[SourceMark, ...] = ()
    anchor: str | None = None
    """Anchor of the record behind the bar, if no card stands for it."""


def count_bar(
    facts: CountFacts | None, context: PageContext, *, is_marked: bool = True
) -> CountBar | None:
    """Return a count as a bar; None without a count.

    Args:
        facts: The count, with sources as the page of the context names them.
        context: Page in the making.
        is_marked: Whether the sources of the count are marked.
    """
    if facts is None:
        return None
    marks = view_marks(facts.sources, context) if is_marked else ()
    return CountBar(facts.words, facts.reached, facts.whole, marks)


def count_facts(quick_win: QuickWin, context: PageContext) -> CountFacts | None:
    """Return the progress of a promise in words and numbers; None without any number."""
    count = counted(quick_win)
    if count is None:
        return None
    whole = None if not count.target else max(count.target, count.reached)
    return CountFacts(
        words=_words(quick_win, count, context),
        reached=str(max(count.reached, 0)),
        whole=None if whole is None or whole <= 0 else str(whole),
        sources=_sources(quick_win, count),
    )


def view_count(quick_win: QuickWin, around: Around, context: PageContext) -> Iterator[Block]:
    """Yield bar and history of a promise's progress, for the promise's own card."""
    bar = count_bar(count_facts(quick_win, context), context)
    progress = quick_win.progress
    if progress is None:
        if bar is not None:
            yield bar
        return
    anchor = inner_anchor(around.anchor, "progress", 1)
    if bar is None:
        bar = CountBar(_promised_words(progress, context), "0", None)
    standing = standing_of(progress, around.standing.below("progress"))
    if is_exhibited(progress) and not is_told(standing, around.standing):
        own = view_marks(standing.every, context)
        bar = replace(bar, anchor=anchor, marks=tuple(dict.fromkeys((*bar.marks, *own))))
    yield bar
    if not progress.reports:
        return
    unit = plain_text(progress.unit, context)
    below = Around(standing, anchor)
    rows = tuple(
        Row(
            (
                below.cell(
                    date_text(report.date, context),
                    report,
                    ("reports", place),
                    context,
                ),
                number_text(report.reached, context),
            )
        )
        for place, report in sorted(
            enumerate(progress.reports, start=1), key=lambda item: item[1].date.last_day
        )
    )
    title = context.catalogue.counted("count.history", len(rows))
    head = (context.word("count.date"), unit)
    yield SummaryTable(title, Table(title, head, rows))


def _promised_words(progress: Progress, context: PageContext) -> str:
    """Return what is counted and how many are promised, before anything was reported."""
    unit = plain_text(progress.unit, context)
    if progress.target is None:
        return context.word("count.unit_only", unit=unit)
    target = number_text(progress.target, context)
    return context.word("count.promised", target=target, unit=unit)


def _words(quick_win: QuickWin, count: Count, context: PageContext) -> str:
    reached = number_text(count.reached, context)
    target = None if count.target is None else number_text(count.target, context)
    if count.report is None or quick_win.progress is None:
        return context.word("count.steps", reached=reached, target=target)
    unit = plain_text(quick_win.progress.unit, context)
    if target is None:
        return context.word("count.alone", reached=reached, unit=unit)
    return context.word("count.of", reached=reached, target=target, unit=unit)


def _sources(quick_win: QuickWin, count: Count) -> tuple[str, ...]:
    """Return the sources of a count as the region names them; none if those of the quick win."""
    standing = standing_of(quick_win)
    if count.report is None or quick_win.progress is None:
        below = standing.below("milestones")
        steps = quick_win.milestones
        named = [source for step in steps for source in standing_of(step, below).every]
    else:
        progress = standing_of(quick_win.progress, standing.below("progress"))
        report = standing_of(count.report, progress.below("reports"))
        named = [*report.of("reached"), *(progress.of("target") if count.target else ())]
    sources = tuple(dict.fromkeys(named))
    return () if sources == standing.whole else sources
