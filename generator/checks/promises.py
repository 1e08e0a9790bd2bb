"""The rule of promises: a due date makes a quick win late only if the quick win was promised."""

from collections.abc import Iterator

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic
from generator.link.site import NationalData, RegionSite
from generator.model.quick_win import is_promised
from generator.source.locate import key_span, node_at
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


def _has_document_of_unread_kind(region: RegionSite) -> bool:
    """Return whether a stand-in replaces the unreadable kind or state of a document."""
    places = (
        ("documents", position, key)
        for position in range(len(region.region.documents))
        for key in ("kind", "state")
    )
    nodes = (node_at(region.main.document, place)[0] for place in places)
    return any(isinstance(node, ScalarNode) and node.style is Style.STAND_IN for node in nodes)
