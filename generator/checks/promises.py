"""Rules of promises: promised before it can be late, and done with a day and evidence."""

from collections.abc import Iterator

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Related
from generator.link.site import NationalData, RegionSite, SourceRecord
from generator.model.base import Record
from generator.model.quick_win import QuickWin, QuickWinState, is_promised
from generator.model.sourced import FlagKind
from generator.source.locate import key_span, node_at, span_of
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
        and record.state is not QuickWinState.DONE
    ):
        yield finding(
            Code.DONE_ON_NOT_DONE,
            span_of(source_record.document, ("done_on",)),
            date=str(record.done_on),
            state=record.state.value,
            related=(Related(span_of(source_record.document, ("state",)), "state_given"),),
        )


def check_done_shown(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP428 if a completed quick win has no day of completion, and MP429 without evidence.

    With a flag of the kind `unknown` the sources leave both open, and the rule is silent.
    """
    record = source_record.record
    if (
        not isinstance(record, QuickWin)
        or record.state is not QuickWinState.DONE
        or not source_record.lacks("flags")
    ):
        return
    if any(flag.kind is FlagKind.UNKNOWN for flag in record.flags):
        return
    span = span_of(source_record.document, ("state",))
    if record.done_on is None and source_record.lacks("done_on"):
        yield finding(Code.DONE_WITHOUT_DAY, span, state=record.state.value)
    if not record.evidence and source_record.lacks("evidence"):
        yield finding(Code.DONE_WITHOUT_EVIDENCE, span, state=record.state.value)


def _has_document_of_unread_kind(region: RegionSite) -> bool:
    """Return whether a stand-in replaces the unreadable kind or state of a document."""
    places = (
        ("documents", position, key)
        for position in range(len(region.region.documents))
        for key in ("kind", "state")
    )
    nodes = (node_at(region.main.document, place)[0] for place in places)
    return any(isinstance(node, ScalarNode) and node.style is Style.STAND_IN for node in nodes)
