"""The rule of states: no state of a record is contradicted by a field of the same record."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.checks.fields import Field
from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Related, Severity
from generator.link.site import SourceRecord
from generator.model.base import Record
from generator.model.by_type import ByType
from generator.model.documents import Document, DocumentState
from generator.model.event import Event, EventState
from generator.model.people import Body, BodyState, Post, Tenure
from generator.source.locate import line_with, span_of


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Fields of a record past the planning: evidence against the state `planned`."""

    state: Field[StrEnum]
    planned: StrEnum
    """The state contradicted by the fields."""
    right: StrEnum
    """The state shown by the fields."""
    fields: tuple[Field[object], ...]


def _evidence_of_body(body: Body) -> _Evidence:
    return _Evidence(
        Field("state", body.state),
        BodyState.PLANNED,
        BodyState.FORMED,
        (Field("formed", body.formed), Field("met", body.met)),
    )


def _evidence_of_document(document: Document) -> _Evidence:
    return _Evidence(
        Field("state", document.state),
        DocumentState.PLANNED,
        DocumentState.EXISTS,
        (
            Field("adopted_on", document.adopted_on),
            Field("published_on", document.published_on),
            Field("url", document.url),
        ),
    )


def _evidence_of_event(event: Event) -> _Evidence:
    return _Evidence(
        Field("state", event.state),
        EventState.PLANNED,
        EventState.HELD,
        (Field("outputs", event.outputs),),
    )


_evidence = (
    ByType[_Evidence]()
    .add(Body, _evidence_of_body)
    .add(Document, _evidence_of_document)
    .add(Event, _evidence_of_event)
)
"""Returns the evidence against a planned state; None for types without evidence."""


def check_states(source_record: SourceRecord[Record], *, today: dt.date) -> Iterator[Diagnostic]:
    """Yield MP430 if a state is contradicted: planned, yet with results; current, yet ended."""
    for located in source_record.located:
        record = located.record
        if isinstance(record, Post):
            is_over = record.end is not None and record.end.last_day < today
            if record.tenure is Tenure.CURRENT and is_over:
                found = _contradicted(
                    source_record, (*located.loc, "tenure"), record.tenure, Tenure.FORMER, "end"
                )
                # The statement was right when written, and the day has overtaken the file. A build
                # must not stop on a day without an edit, so the finding is a warning.
                yield replace(found, severity=Severity.WARNING)
            continue
        evidence = _evidence(record)
        if evidence is None or evidence.state.value is not evidence.planned:
            continue
        beside = next((field.key for field in evidence.fields if field.value), None)
        if beside is not None:
            loc = (*located.loc, evidence.state.key)
            yield _contradicted(source_record, loc, evidence.planned, evidence.right, beside)


def _contradicted(
    source_record: SourceRecord[Record], loc: Loc, state: StrEnum, right: StrEnum, beside: str
) -> Diagnostic:
    """Return the finding on a state, given the path, the right state and the contradicting key."""
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
