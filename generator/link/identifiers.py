"""Identifiers of the records in a region's files, and the finding on a repeated identifier."""

from collections.abc import Iterator

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Related, Span
from generator.link.site import RegionSite
from generator.model.base import Kind
from generator.model.by_type import ByType
from generator.model.documents import Document
from generator.model.event import Event
from generator.model.indicator import Indicator
from generator.model.people import Body, Office, Person
from generator.model.place import District
from generator.model.plan import Plan, WorkPackage
from generator.model.sourced import Source
from generator.model.ties import Goal
from generator.source.locate import span_of

identifier_of = (
    ByType[tuple[Kind, str] | None]()
    .add(Source, lambda source: (Kind.SOURCE, source.id))
    .add(Person, lambda person: (Kind.PERSON, person.id))
    .add(Office, lambda office: (Kind.OFFICE, office.id))
    .add(Body, lambda body: (Kind.BODY, body.id))
    .add(Document, lambda document: (Kind.DOCUMENT, document.id))
    .add(Event, lambda event: (Kind.EVENT, event.id))
    .add(Plan, lambda plan: (Kind.PLAN, plan.id))
    .add(WorkPackage, lambda package: None if package.id is None else (Kind.PROGRAMME, package.id))
    .add(Indicator, lambda indicator: (Kind.INDICATOR, indicator.id))
    .add(Goal, lambda goal: (Kind.GOAL, goal.id))
    .add(District, lambda district: (Kind.DISTRICT, district.id))
)
"""Returns kind and identifier of a record in a region's files; None for types without references.

Quick wins and villages are files of their own, and are named by the file.
"""


def identifiers_twice(region: RegionSite) -> Iterator[Diagnostic]:
    """Yield MP302 for each repeated identifier of a kind in a region's files."""
    first: dict[tuple[Kind, str], Span] = {}
    for source_record in region.files:
        for located in source_record.located:
            indexed = identifier_of(located.record)
            if indexed is None:
                continue
            span = span_of(source_record.document, (*located.loc, "id"))
            known = first.get(indexed)
            if known is None:
                first[indexed] = span
            else:
                yield finding(
                    Code.IDENTIFIER_TWICE,
                    span,
                    identifier=indexed[1],
                    related=(Related(known, "first_used"),),
                )
