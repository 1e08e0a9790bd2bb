"""Statements across pages: the first page, sources and alternatives of each statement.

The module gathers; `source_pages` builds the pages of sources from the result.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from markupsafe import Markup
from pydantic import PlainValidator

from generator.link.site import Place, ResolvedSource
from generator.model.funding import Funding
from generator.model.indicator import Baseline, YearTarget, YearValue
from generator.model.quick_win import CountReport
from generator.model.ties import StandardCode
from generator.views.context import PageContext
from generator.views.marks import view_marks
from generator.views.page import (
    ListedSource,
    ListedStatement,
    PageView,
    Section,
    StatementList,
    source_address,
)
from generator.views.records.folded_tables import FoldedTable
from generator.views.records.record_cards import (
    AlternativeValue,
    AttributedField,
    RecordCard,
    RecordCards,
)
from generator.views.values import describe_source, source_title

_VALUES = frozenset(
    record.__name__
    for record in (Baseline, CountReport, Funding, StandardCode, YearTarget, YearValue)
)
"""Kinds of records that are one value of the record above them."""


@dataclass(frozen=True, slots=True)
class CitedAlternative:
    """The value of a dissenting source, without the marks of any page."""

    value: Annotated[Markup, PlainValidator(Markup)]
    """Markup again after a statement is loaded from the cache."""
    source_ids: tuple[str, ...]
    """Site-wide unique names of the sources."""


@dataclass(frozen=True, slots=True)
class CitedStatement:
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
    attributed: tuple[AttributedField, ...]
    """Sources by field; empty if each source covers the whole record."""
    alternatives: tuple[CitedAlternative, ...]
    above: tuple[Place, str] | None
    """Place and summary of the record in which this one is written; None if it is in no other."""

    @property
    def all_source_ids(self) -> frozenset[str]:
        """Sources of the displayed value and of the dissenting values together."""
        dissenting = (alternative.source_ids for alternative in self.alternatives)
        return frozenset(self.source_ids).union(*dissenting)


def find_statements(pages: Iterable[PageView]) -> Iterator[CitedStatement]:
    """Yield each statement of the pages once, nested statements included, with the first page."""
    seen: set[Place] = set()
    for page in pages:
        for card, above in _cards_of(page):
            # Later pages repeat the record: links lead to the first.
            if card.place not in seen:
                seen.add(card.place)
                yield _statement(card, above, page)


def first_of_each(statements: Iterable[CitedStatement]) -> Iterator[CitedStatement]:
    """Yield each statement once, with the first page."""
    seen: set[Place] = set()
    for statement in statements:
        # Later pages repeat the record: links lead to the first.
        if statement.place not in seen:
            seen.add(statement.place)
            yield statement


def by_source(statements: Iterable[CitedStatement]) -> dict[str, list[CitedStatement]]:
    """Return the statements of each source in the given order, by site-wide unique name."""
    by_name: defaultdict[str, list[CitedStatement]] = defaultdict(list)
    for statement in statements:
        for identifier in statement.all_source_ids:
            by_name[identifier].append(statement)
    return by_name


def list_statements(
    statements: Iterable[CitedStatement], context: PageContext, *, of: str
) -> tuple[Section, ...]:
    """Return a section for each page with several statements, and one for all further pages.

    The statements of a section are in page order, the pages in the order of their first statement.

    Args:
        statements: Statements in page order.
        context: Page under construction; dissenting sources are cited on the page.
        of: Site-wide unique name of the page's own source: values of this source and
            of further sources are listed apart.
    """
    pages = list(_by_page(statements))
    several = [of_page for of_page in pages if len(of_page) > 1]
    sections = [
        Section.of(f"halaman.{position}", of_page[0].page_title, _list(of_page, of, context))
        for position, of_page in enumerate(several, start=1)
    ]
    # A heading for each page would say again what its only statement says.
    single = [of_page[0] for of_page in pages if len(of_page) == 1]
    if single:
        name = "halaman-lain" if several else "pernyataan-sumber"
        title = context.word(f"section.{name}.title")
        sections.append(Section.of(name, title, _list(single, of, context)))
    return tuple(sections)


def list_all(statements: Iterable[CitedStatement], context: PageContext) -> StatementList:
    """Return statements as a list, page by page."""
    return _list((one for of_page in _by_page(statements) for one in of_page), None, context)


def listed_source(
    resolved: ResolvedSource, used: str, context: PageContext, *, anchor: str
) -> ListedSource:
    """Return a source for a list, with a link to the source's page.

    Args:
        resolved: The source.
        used: Number of statements taken from the source, in words.
        context: Page in the making.
        anchor: Anchor of the source within the page.
    """
    return ListedSource(
        anchor=anchor,
        title=source_title(resolved.source, context),
        href=context.link(source_address(resolved)),
        described=describe_source(resolved, context),
        used=used,
    )


def _by_page(statements: Iterable[CitedStatement]) -> Iterable[list[CitedStatement]]:
    """Return statements by page, pages in the order of their first statement."""
    by_page: dict[str, list[CitedStatement]] = {}
    for statement in statements:
        by_page.setdefault(statement.address, []).append(statement)
    return by_page.values()


def _cards_of(page: PageView) -> Iterator[tuple[RecordCard, RecordCard | None]]:
    """Yield the cards of statements in their order, each followed by the cards nested in it.

    Beside each stands the card in which it is nested; None for a card in no other.
    """
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, RecordCards | FoldedTable):
                yield from _with_nested(block.cards, None)


def _with_nested(
    cards: tuple[RecordCard, ...], above: RecordCard | None
) -> Iterator[tuple[RecordCard, RecordCard | None]]:
    for card in cards:
        if card.is_statement:
            yield card, above
        for group in card.groups:
            yield from _with_nested(group.cards, card)


def _statement(card: RecordCard, above: RecordCard | None, page: PageView) -> CitedStatement:
    return CitedStatement(
        place=card.place,
        address=page.address,
        page_title=page.title,
        anchor=card.anchor,
        record_kind=card.record_kind,
        summary=card.summary,
        as_printed=card.as_printed,
        source_ids=card.source_ids,
        attributed=card.attributed,
        alternatives=tuple(
            CitedAlternative(alternative.value, alternative.source_ids)
            for alternative in card.alternatives
        ),
        above=None if above is None else (above.place, above.summary),
    )


def _list(
    statements: Iterable[CitedStatement], of: str | None, context: PageContext
) -> StatementList:
    """Return a list in which values stand in the lines of their record.

    A value whose record is not above it, on a former page or of another source, opens lines that
    name the record.
    """
    listed = []
    record: Place | None = None
    for statement in statements:
        above = statement.above if statement.record_kind in _VALUES else None
        is_value = above is not None and above[0] == record
        listed.append(_listed(statement, of, context, above, is_value=is_value))
        record = statement.place if above is None else above[0]
    return StatementList(tuple(listed))


def _listed(
    statement: CitedStatement,
    of: str | None,
    context: PageContext,
    above: tuple[Place, str] | None,
    *,
    is_value: bool,
) -> ListedStatement:
    """Return a statement for a list.

    Args:
        statement: The statement.
        of: The page's own source; None if it has none.
        context: Page in the making.
        above: The record that the statement is a value of; None for a statement by itself.
        is_value: Whether the statement stands in the lines of that record.
    """
    is_shown = of is None or of in statement.source_ids
    # A source of single fields said the heading only if the heading is among the fields.
    says_heading = is_shown and (
        of is None
        or all(of in field.source_ids for field in statement.attributed if field.label is None)
    )
    kind = context.word(f"record.{statement.record_kind}")
    of_source: list[CitedAlternative] = []
    of_others: list[CitedAlternative] = []
    for alternative in statement.alternatives:
        (of_source if of in alternative.source_ids else of_others).append(alternative)
    label = statement.summary if says_heading or not is_shown else kind
    return ListedStatement(
        label=label if above is None or is_value else f"{above[1]}: {label}",
        href=context.link(f"{statement.address}#{statement.anchor}"),
        kind=kind,
        is_value=is_value,
        fields=tuple(
            (field.label, field.value)
            for field in statement.attributed
            if field.label is not None and of in field.source_ids
        ),
        marks=() if is_shown else view_marks(statement.source_ids, context),
        as_printed=statement.as_printed if is_shown and not statement.attributed else None,
        instead=() if is_shown else tuple(alternative.value for alternative in of_source),
        alternatives=tuple(_alternative(alternative, context) for alternative in of_others),
    )


def _alternative(alternative: CitedAlternative, context: PageContext) -> AlternativeValue:
    identifiers = alternative.source_ids
    return AlternativeValue(alternative.value, view_marks(identifiers, context), identifiers)
