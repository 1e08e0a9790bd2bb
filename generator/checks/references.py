"""The rule of lists of references: each record is named once."""

from collections.abc import Iterator

from generator.checks.repeats import repeats
from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Related
from generator.link.site import SourceRecord
from generator.model.base import Record
from generator.source.locate import span_of

_OFFICES = ("offices", "supporting_offices")
"""Lists that share the roles of a task: an office has one of the roles."""


def check_named_once(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP312 for each record that a list of references names again.

    An office that leads a task and supports it is named twice as well.
    """
    for located in source_record.located:
        record, loc = located.record, located.loc
        lists: dict[tuple[str, ...], list[tuple[Loc, str]]] = {}
        for key, value in record:
            # Sources, with two names each, have a rule of their own.
            if key == "sources" or not isinstance(value, tuple) or not value:
                continue
            if all(isinstance(item, str) for item in value):
                group = _OFFICES if key in _OFFICES else (key,)
                named = [((*loc, key, place), item) for place, item in enumerate(value)]
                lists.setdefault(group, []).extend(named)
        for named in lists.values():
            yield from _repeated(source_record, named)


def _repeated(
    source_record: SourceRecord[Record], named: list[tuple[Loc, str]]
) -> Iterator[Diagnostic]:
    for loc, item, first in repeats(named):
        yield finding(
            Code.REFERENCE_TWICE,
            span_of(source_record.document, loc),
            value=item,
            related=(Related(span_of(source_record.document, first), "other_value"),),
        )
