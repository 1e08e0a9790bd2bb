"""Rules of bodies: a body whose name says its kind has that kind.

The pages count a council, a team or a forum by the kind, not by the name.
"""

from collections.abc import Iterator

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic
from generator.link.site import SourceRecord
from generator.messages.synonyms import folded
from generator.model.base import Record
from generator.model.people import Body, BodyKind
from generator.source.locate import line_with, span_of

_BEGINNINGS = (
    ("dewan perwakilan ", BodyKind.OTHER),
    ("dewan ", BodyKind.COUNCIL),
    ("tim ", BodyKind.TEAM),
    ("forum ", BodyKind.FORUM),
    ("kelompok kerja ", BodyKind.WORKING_GROUP),
    ("pokja ", BodyKind.WORKING_GROUP),
    ("sekretariat ", BodyKind.SECRETARIAT),
)
"""Kinds by the first words of a name; a parliament is no council of the programme."""


def check_body_kinds(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP438, a warning, for each body of the kind `other` whose name says another kind."""
    for located in source_record.located:
        body = located.record
        if not isinstance(body, Body) or body.kind is not BodyKind.OTHER or body.name is None:
            continue
        name = folded(body.name.id or "") + " "
        kind = next((kind for words, kind in _BEGINNINGS if name.startswith(words)), body.kind)
        if kind is not BodyKind.OTHER and source_record.lacks(*located.loc, "kind"):
            place = span_of(source_record.document, (*located.loc, "kind"))
            yield finding(
                Code.BODY_KIND_NAMED,
                place,
                name=body.name.id or "",
                kind_named=kind.value,
                repaired=line_with(source_record.document, place, kind.value),
            )
