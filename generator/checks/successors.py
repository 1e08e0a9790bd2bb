"""The rule of successors: no record follows, amends or revokes itself, directly or by others."""

from collections.abc import Iterator, Mapping

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc
from generator.link.site import NationalData, RegionSite
from generator.source.locate import span_of

_Ways = Mapping[str, list[tuple[str, Loc]]]
"""Identifiers that a record leads to, each with the path of the reference, by identifier."""


def check_successors(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP439 for each reference to a successor or an older decree that leads back."""
    record = region.region
    ways: tuple[_Ways, ...] = (
        {
            body.id: [(body.successor, ("bodies", place, "successor"))]
            for place, body in enumerate(record.bodies)
            if body.successor is not None
        },
        {
            office.id: list(_located(office.successors, ("offices", place, "successors")))
            for place, office in enumerate(record.offices)
        },
        {
            document.id: [
                *_located(document.amends, ("documents", place, "amends")),
                *_located(document.revokes, ("documents", place, "revokes")),
            ]
            for place, document in enumerate(record.documents)
        },
    )
    for of_kind in ways:
        for identifier, references in of_kind.items():
            for target, loc in references:
                if identifier in _reached(target, of_kind):
                    span = span_of(region.main.document, loc)
                    yield finding(Code.LEADS_BACK, span, value=target, identifier=identifier)


def _located(targets: tuple[str, ...], loc: Loc) -> Iterator[tuple[str, Loc]]:
    return ((target, (*loc, position)) for position, target in enumerate(targets))


def _reached(start: str, ways: _Ways) -> set[str]:
    """Return the identifiers that a way leads to, its first included."""
    reached, ahead = {start}, [start]
    while ahead:
        for target, _ in ways.get(ahead.pop(), ()):
            if target not in reached:
                reached.add(target)
                ahead.append(target)
    return reached
