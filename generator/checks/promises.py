"""The rule of promises: a due date tells lateness only of what has been promised."""

from collections.abc import Iterator

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic
from generator.link.site import National, RegionSite
from generator.model.quick_win import is_promised
from generator.source.locate import key_span


def check_promised(region: RegionSite, _national: National) -> Iterator[Diagnostic]:
    """Yield MP425, a warning, for each quick win with a due date that is not promised: it would never be late.

    Says nothing where a part of the region's own file is missing, since a document may have gone with it.
    """
    if not region.main.is_whole:
        return
    for filed in region.quick_wins:
        if filed.record.due is not None and not is_promised(filed.record, region.region.documents):
            yield finding(Code.DUE_WITHOUT_PROMISE, key_span(filed.document, ("due",)), due=str(filed.record.due))
