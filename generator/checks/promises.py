"""Rules of promises: promised before it can be late, judged when due, and done with evidence."""

import datetime as dt
from collections.abc import Iterator

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Related
from generator.link.site import NationalData, RegionSite, SourceRecord
from generator.model.base import Record
from generator.model.plan import PlanState
from generator.model.quick_win import QuickWin, is_promised
from generator.model.sourced import FlagKind
from generator.model.work_state import WorkState
from generator.source.locate import key_span, line_with, node_at, span_of
from generator.source.nodes import ScalarNode, Style


def check_promised(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP425, a warning, for each unpromised quick win with a due date.

    Without a promise the quick win would never be late.
    """
    # A document left out, or of unread kind, may be the plan with the promise.
    if not region.main.has_all_of("documents") or _has_document_of_unread_kind(region):
        return
    for source_record in region.quick_wins:
        is_judged = source_record.record.due is not None and source_record.lacks("promised_on")
        if is_judged and not is_promised(source_record.record, region.terms(source_record.record)):
            yield finding(
                Code.DUE_WITHOUT_PROMISE,
                key_span(source_record.document, ("due",)),
                due=str(source_record.record.due),
            )


def check_done_on(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP417 if a quick win has a day of completion, but is not reported as done."""
    record = source_record.record
    if (
        isinstance(record, QuickWin)
        and record.done_on is not None
        and record.state is not WorkState.DONE
    ):
        yield finding(
            Code.DONE_ON_NOT_DONE,
            span_of(source_record.document, ("done_on",)),
            date=str(record.done_on),
            state=record.state.value,
            related=(Related(span_of(source_record.document, ("state",)), "state_given"),),
        )


def check_result_shown(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP428, MP429 or MP437 if the result of a quick win cannot be followed.

    MP428: done without a day. MP429: done, in whole or in part, without evidence. MP437: achieved
    in part, and counted, without a report that says how far. With a flag of the kind `unknown` the
    sources leave all of it open, and the rule is silent.
    """
    record = source_record.record
    if (
        not isinstance(record, QuickWin)
        or not record.state.has_results
        or not source_record.lacks("flags")
    ):
        return
    if any(flag.kind is FlagKind.UNKNOWN for flag in record.flags):
        return
    span = span_of(source_record.document, ("state",))
    state = record.state.value
    is_done = record.state is WorkState.DONE
    if is_done and record.done_on is None and source_record.lacks("done_on"):
        yield finding(Code.DONE_WITHOUT_DAY, span, state=state)
    if not record.evidence and source_record.lacks("evidence"):
        yield finding(Code.DONE_WITHOUT_EVIDENCE, span, state=state)
    progress = record.progress
    if is_done or progress is None or progress.target is None or progress.reports:
        return
    if source_record.lacks("progress", "reports"):
        target = str(progress.target)
        yield finding(Code.PARTLY_WITHOUT_COUNT, span, state=state, target=target)


def check_time_over(region: RegionSite, *, today: dt.date) -> Iterator[Diagnostic]:
    """Yield MP436 if a quick win is judged, achieved in part or not at all, before its due date.

    A former plan ended with its promises, whatever their due dates.
    """
    for source_record in region.quick_wins:
        record = source_record.record
        is_judged = record.state in {WorkState.PARTLY_ACHIEVED, WorkState.NOT_ACHIEVED}
        if not is_judged or record.due is None or record.due.first_day <= today:
            continue
        if region.terms(record).state is PlanState.FORMER:
            continue
        span = span_of(source_record.document, ("state",))
        yield finding(
            Code.JUDGED_BEFORE_DUE,
            span,
            state=record.state.value,
            due=str(record.due),
            repaired=line_with(source_record.document, span, WorkState.RUNNING.value),
            related=(Related(span_of(source_record.document, ("due",)), "other_value"),),
        )


def _has_document_of_unread_kind(region: RegionSite) -> bool:
    """Return whether a stand-in replaces the unreadable kind or state of a document."""
    places = (
        ("documents", position, key)
        for position in range(len(region.region.documents))
        for key in ("kind", "state")
    )
    nodes = (node_at(region.main.document, place)[0] for place in places)
    return any(isinstance(node, ScalarNode) and node.style is Style.STAND_IN for node in nodes)
