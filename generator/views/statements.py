"""Statements across pages: the first page of each statement, its sources, and the values of
dissenting sources.

The module gathers; `source_pages` builds the pages of sources from the result.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from markupsafe import Markup
from pydantic import PlainValidator

from generator.link.site import Place
from generator.views.context import PageContext
from generator.views.entries import Entry, Other, SaidField
from generator.views.marks import view_marks
from generator.views.page import PageView, Section, TakenStatement


@dataclass(frozen=True, slots=True)
class Said:
    """The value of a dissenting source."""

    value: Annotated[Markup, PlainValidator(Markup)]
    """Markup again after a statement is loaded from the cache."""
    source_ids: tuple[str, ...]
    """Site-wide unique names of the sources."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement and the first page on which it appears."""

    place: Place
    """File and path of the record."""
    address: str
    """Address of the page."""
    page_title: str
    anchor: str
    record_kind: str
    summary: str
    as_printed: str | None
    source_ids: tuple[str, ...]
    """Sources of the displayed value, by site-wide unique name."""
    said: tuple[SaidField, ...]
    """Sources by field; empty if each source covers the whole record."""
    others: tuple[Said, ...]

    @property
    def all_source_ids(self) -> frozenset[str]:
        """Sources of the displayed value and of the dissenting values together."""
        return frozenset(self.source_ids).union(*(other.source_ids for other in self.others))


def find_statements(pages: Iterable[PageView]) -> Iterator[Statement]:
    """Yield each statement of the pages once, nested statements included, with its first page."""
    seen: set[Place] = set()
    for page in pages:
        for section in page.sections:
            for entry in _with_inner(section.entries):
                if entry.place not in seen:
                    seen.add(entry.place)
                    yield _statement(entry, page)


def by_source(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Return the statements of each source, by site-wide unique name of the source, in the given
    order.
    """
    taken: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        for identifier in statement.all_source_ids:
            taken[identifier].append(statement)
    return taken


def list_statements(
    statements: Iterable[Statement], context: PageContext, *, of: str | None = None
) -> tuple[Section, ...]:
    """Return a section for each page, holding the statements of the page in page order.

    Args:
        statements: Statements in page order.
        context: Page under construction; dissenting sources are cited on the page.
        of: Site-wide unique name of the source, on the page of a source: values of the source and
            of other sources are then listed apart. None on any other page.
    """
    by_page: dict[str, list[Statement]] = {}
    for statement in statements:
        by_page.setdefault(statement.address, []).append(statement)
    return tuple(
        Section(
            f"halaman.{position}",
            listed[0].page_title,
            statements=tuple(_taken(statement, of, context) for statement in listed),
        )
        for position, listed in enumerate(by_page.values(), start=1)
    )


def _with_inner(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        for group in entry.groups:
            yield from _with_inner(group.entries)


def _statement(entry: Entry, page: PageView) -> Statement:
    return Statement(
        place=entry.place,
        address=page.address,
        page_title=page.title,
        anchor=entry.anchor,
        record_kind=entry.record_kind,
        summary=entry.summary,
        as_printed=entry.as_printed,
        source_ids=entry.source_ids,
        said=entry.said,
        others=tuple(Said(other.value, other.source_ids) for other in entry.others),
    )


def _taken(statement: Statement, of: str | None, context: PageContext) -> TakenStatement:
    is_shown = of is None or of in statement.source_ids
    own_fields = tuple(field for field in statement.said if of in field.source_ids)
    says_heading = is_shown and (
        of is None or all(of in field.source_ids for field in statement.said if not field.label)
    )
    kind = context.word(f"record.{statement.record_kind}")
    fields = tuple((field.label, field.value) for field in own_fields if field.label)
    own = tuple(said.value for said in statement.others if of in said.source_ids)
    others = (said for said in statement.others if of not in said.source_ids)
    return TakenStatement(
        label=statement.summary if says_heading or not is_shown else kind,
        href=context.link(f"{statement.address}#{statement.anchor}"),
        kind=kind,
        fields=fields,
        marks=() if is_shown else view_marks(statement.source_ids, context),
        as_printed=statement.as_printed if is_shown and not statement.said else None,
        instead=() if is_shown else own,
        others=tuple(
            Other(said.value, view_marks(said.source_ids, context), said.source_ids)
            for said in others
        ),
    )
