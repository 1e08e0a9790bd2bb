"""The programmes of a dimension as a compact table, grouped by sub-dimension."""

from collections.abc import Callable, Iterable, Iterator

from markupsafe import Markup

from generator.link.long_lists import NumberedProgrammes, programmes_by_subdimension
from generator.link.site import RegionSite
from generator.model.base import Kind, Record
from generator.model.funding import Stage, sum_of
from generator.model.people import Office
from generator.model.plan import Dimension, WorkPackage
from generator.model.plan_money import not_withdrawn, parts_of
from generator.model.sourced import standing_of
from generator.model.work_state import WorkState
from generator.views.blocks import Block
from generator.views.components.pill import state_pill
from generator.views.context import PageContext
from generator.views.marks import view_marks
from generator.views.places_of_records import address_of
from generator.views.records.continued import first_rows, rest_link
from generator.views.records.folded_tables import MOST_OPEN, FoldedGroup, FoldedRow, FoldedTable
from generator.views.records.funding_tables import sum_words
from generator.views.records.record_cards import CardOptions
from generator.views.records.record_links import link_html, record_link
from generator.views.records.record_views import view_record_card
from generator.views.tables import marked
from generator.views.values import (
    number_text,
    period_text,
    plain_text,
    reference_html,
    reference_text,
)

MOST_AS_CARDS = 5
"""Most programmes of a dimension shown as cards; more become rows of a table."""
_COLUMNS = ("number", "title", "offices", "years", "amount", "state")

_MakeRow = Callable[[int, WorkPackage], FoldedRow]
"""Function from the place in the file, from 1, and the programme to the row."""


def programme_table(
    dimension: Dimension, region: RegionSite, context: PageContext, *, anchor: str
) -> FoldedTable:
    """Return the programmes of a dimension as a table, each with its card.

    Args:
        dimension: Dimension of the plan that the page is about.
        region: The region.
        context: Page of the region in the making.
        anchor: Anchor of the dimension's card, the beginning of the programmes' anchors.
    """
    programmes = dimension.programmes
    make_row = _card_rows(dimension, region, context, anchor)
    is_open = len(programmes) <= MOST_OPEN
    return _table(dimension, region, context, programmes, make_row, is_open=is_open)


def short_programmes(
    dimension: Dimension,
    region: RegionSite,
    context: PageContext,
    *,
    anchor: str,
    letters: int,
) -> tuple[Block, ...]:
    """Return the programmes of a long list as rows, each leading to its card on another page.

    Args:
        dimension: Dimension of the plan that the page is about.
        region: The region.
        context: Page of the region in the making.
        anchor: Anchor of the dimension's card, the beginning of the programmes' anchors.
        letters: Most letters of the rows; a link leads to the programmes left out.
    """
    below = region.standing(dimension).below("programmes")

    def make_row(place: int, programme: WorkPackage) -> FoldedRow:
        standing = standing_of(programme, below)
        *cells, state = _cells(programme, context)
        link = record_link(programme, region.slug, region, context)
        return FoldedRow(
            programme.number or "",
            link_html(link),
            (*cells, marked(state, view_marks(standing.whole or standing.of("title"), context))),
            card=None,
            own_anchor=f"{anchor}.programmes.{place}",
        )

    in_order = [
        programme for _, numbered in _groups(dimension, region) for _, programme in numbered
    ]
    shown = first_rows(in_order, lambda item: plain_text(item.title, context), letters)
    rest = in_order[len(shown) :]
    address = address_of(rest[0], "", region) if rest else None
    is_open = len(in_order) <= MOST_OPEN
    table = _table(dimension, region, context, shown, make_row, is_open=is_open)
    further = rest_link(len(rest), address or "", context)
    return (table,) if further is None else (table, further)


def programmes_in_part(
    programmes: tuple[Record, ...],
    dimension: Dimension,
    region: RegionSite,
    context: PageContext,
    *,
    anchor: str,
) -> FoldedTable:
    """Return some programmes of a long list as rows with their cards, for a page of the list."""
    make_row = _card_rows(dimension, region, context, anchor)
    return _table(dimension, region, context, programmes, make_row, is_open=True)


def _table(
    dimension: Dimension,
    region: RegionSite,
    context: PageContext,
    shown: Iterable[Record],
    make_row: _MakeRow,
    *,
    is_open: bool,
) -> FoldedTable:
    """Return the rows of some programmes; the titles of groups count all programmes."""
    listed = {id(programme) for programme in shown}
    groups: list[FoldedGroup] = []
    for key, numbered in _groups(dimension, region):
        rows = tuple(make_row(*item) for item in numbered if id(item[1]) in listed)
        if rows:
            title = _group_title(key, [programme for _, programme in numbered], dimension, context)
            groups.append(FoldedGroup(title, rows, is_open))
    return FoldedTable(
        context.word("programmes.caption", dimension=plain_text(dimension.name, context)),
        tuple(context.word(f"programmes.{column}") for column in _COLUMNS),
        tuple(groups),
    )


def _groups(
    dimension: Dimension, region: RegionSite
) -> Iterator[tuple[str | None, NumberedProgrammes]]:
    known = region.index.get(Kind.SUBDIMENSION, {})
    return programmes_by_subdimension(dimension, known)


def _group_title(
    key: str | None, programmes: list[WorkPackage], dimension: Dimension, context: PageContext
) -> str | None:
    """Return the title of a group with the count; None for the only group of a short table."""
    is_whole = len(programmes) == len(dimension.programmes)
    if key is not None:
        title = reference_text(Kind.SUBDIMENSION, key, context)
    elif is_whole and len(programmes) <= MOST_OPEN:
        return None
    else:
        title = context.word("programmes.all" if is_whole else "programmes.others")
    done = sum(programme.state is WorkState.DONE for programme in not_withdrawn(programmes))
    return context.word(
        "programmes.group_done" if done else "programmes.group",
        title=title,
        count=number_text(len(programmes), context),
        done=number_text(done, context),
    )


def _card_rows(
    dimension: Dimension, region: RegionSite, context: PageContext, anchor: str
) -> _MakeRow:
    below = region.standing(dimension).below("programmes")

    def make_row(place: int, programme: WorkPackage) -> FoldedRow:
        options = CardOptions(f"{anchor}.programmes.{place}")
        card = view_record_card(programme, standing_of(programme, below), context, options)
        name = plain_text(programme.title, context)
        return FoldedRow(programme.number or "", name, _cells(programme, context), card)

    return make_row


def _cells(programme: WorkPackage, context: PageContext) -> tuple[Markup | str, ...]:
    """Return offices, years, amount and state of a programme."""
    return (
        office_names(programme.offices, context),
        "" if programme.period is None else period_text(programme.period, context),
        _amount(programme, context),
        "" if programme.state is None else state_pill(programme.state, context),
    )


def office_names(offices: tuple[str, ...], context: PageContext) -> Markup:
    """Return the names of offices for a narrow cell, short where a short name is known."""
    return Markup(", ").join(_office_name(identifier, context) for identifier in offices)


def _office_name(identifier: str, context: PageContext) -> Markup:
    region = context.region
    office = None if region is None else region.index.get(Kind.OFFICE, {}).get(identifier)
    short = office.short_name if isinstance(office, Office) else None
    return reference_html(Kind.OFFICE, identifier, context, short=short)


def _amount(programme: WorkPackage, context: PageContext) -> str:
    """Return the planned money of a programme in short words, as other pages count it.

    Empty if nothing is known.
    """
    planned = sum_of(parts_of(programme, Stage.PLANNED))
    return "" if planned is None else sum_words(planned, context)
