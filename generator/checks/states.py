"""Rules of states: no state is contradicted by something that stands beside it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Related, Severity
from generator.link.site import SourceRecord
from generator.model.base import Record
from generator.model.documents import Document, DocumentState
from generator.model.event import Event, EventState
from generator.model.people import Body, BodyState, Post, Tenure
from generator.source.locate import line_with, span_of

_SHOWN_BY: Mapping[type[Record], tuple[StrEnum, StrEnum, tuple[str, ...]]] = MappingProxyType(
    {
        Body: (BodyState.PLANNED, BodyState.FORMED, ("formed", "met")),
        Document: (DocumentState.PLANNED, DocumentState.EXISTS, ("adopted_on", "url")),
        Event: (EventState.PLANNED, EventState.HELD, ("outputs",)),
    }
)
"""A state of a record, the state that certain fields show instead, and those fields."""


def check_states(source_record: SourceRecord[Record], *, today: dt.date) -> Iterator[Diagnostic]:
    """Yield MP430 where a state is contradicted: planned, yet there are results; held, yet it has
    ended.
    """
    for located in source_record.located:
        record = located.record
        if isinstance(record, Post):
            is_over = record.end is not None and record.end.last_day < today
            if record.tenure is Tenure.CURRENT and is_over:
                found = _contradicted(
                    source_record, (*located.loc, "tenure"), record.tenure, Tenure.FORMER, "end"
                )
                # What was right when it was written has been overtaken by the day: told, but no
                # site stops for it.
                yield replace(found, severity=Severity.WARNING)
        elif type(record) in _SHOWN_BY:
            state, right, fields = _SHOWN_BY[type(record)]
            beside = next((name for name in fields if getattr(record, name)), None)
            if vars(record)["state"] is state and beside is not None:
                yield _contradicted(source_record, (*located.loc, "state"), state, right, beside)


def _contradicted(
    source_record: SourceRecord[Record], loc: Loc, state: StrEnum, right: StrEnum, beside: str
) -> Diagnostic:
    place = span_of(source_record.document, loc)
    return finding(
        Code.STATE_CONTRADICTED,
        place,
        key=str(loc[-1]),
        state=state.value,
        beside=beside,
        right=right.value,
        repaired=line_with(source_record.document, place, right.value),
        related=(Related(span_of(source_record.document, (*loc[:-1], beside)), "other_value"),),
    )
