"""The programmes of a dimension as a compact table, grouped by sub-dimension."""

from collections.abc import Iterator

from babel.numbers import format_compact_decimal
from markupsafe import Markup

from generator.link.site import RegionSite
from generator.model.base import Kind, printed_order
from generator.model.documents import ItemState
from generator.model.people import Office
from generator.model.plan import Dimension, WorkPackage
from generator.model.sourced import Standing, standing_of
from generator.views.context import PageContext
from generator.views.folded_tables import MOST_OPEN, FoldedGroup, FoldedRow, FoldedTable
from generator.views.record_cards import CardOptions, view_record_card
from generator.views.values import (
    enum_text,
    number_text,
    period_text,
    plain_text,
    reference_html,
    reference_text,
)

MOST_AS_CARDS = 5
"""Most programmes of a dimension shown as cards; more become rows of a table."""
_COLUMNS = ("number", "title", "offices", "years", "amount", "state")


def programme_table(
    dimension: Dimension, region: RegionSite, context: PageContext, *, anchor: str
) -> FoldedTable | None:
    """Return the programmes of a dimension as a table; None for a handful, shown as cards.

    Args:
        dimension: Dimension of the plan that the page is about.
        region: The region.
        context: Page of the region in the making.
        anchor: Anchor of the dimension's card, the beginning of the programmes' anchors.
    """
    if len(dimension.programmes) <= MOST_AS_CARDS:
        return None
    below = region.standing(dimension).below("programmes")
    groups = tuple(
        _group(
            key,
            tuple(
                (programme, _row(place, programme, below, context, anchor))
                for place, programme in numbered
            ),
            len(dimension.programmes),
            context,
        )
        for key, numbered in _by_subdimension(dimension, region)
    )
    return FoldedTable(
        context.word("programmes.caption", dimension=plain_text(dimension.name, context)),
        tuple(context.word(f"programmes.{column}") for column in _COLUMNS),
        groups,
    )


_Numbered = list[tuple[int, WorkPackage]]
"""Programmes with their place in the file, from 1."""


def _by_subdimension(
    dimension: Dimension, region: RegionSite
) -> Iterator[tuple[str | None, _Numbered]]:
    """Yield programmes by sub-dimension, in the order of the first mention; without one last.

    Within a group they follow the printed numbers if all programmes have one, else the file.
    """
    programmes = list(enumerate(dimension.programmes, start=1))
    if all(programme.number is not None for _, programme in programmes):
        programmes.sort(key=lambda item: printed_order(item[1].number))
    known = region.index.get(Kind.SUBDIMENSION, {})
    groups: dict[str | None, _Numbered] = {}
    for place, programme in programmes:
        key = programme.subdimension if programme.subdimension in known else None
        groups.setdefault(key, []).append((place, programme))
    last = groups.pop(None, None)
    yield from groups.items()
    if last is not None:
        yield None, last


def _group(
    key: str | None,
    programmes: tuple[tuple[WorkPackage, FoldedRow], ...],
    count: int,
    context: PageContext,
) -> FoldedGroup:
    """Return the rows of a sub-dimension below its name, or the rest; `count` is of all groups."""
    rows = tuple(row for _, row in programmes)
    is_whole, is_open = len(rows) == count, count <= MOST_OPEN
    if key is not None:
        title = reference_text(Kind.SUBDIMENSION, key, context)
    elif is_whole and is_open:
        return FoldedGroup(None, rows)
    else:
        title = context.word("programmes.all" if is_whole else "programmes.others")
    done = sum(programme.state is ItemState.DONE for programme, _ in programmes)
    title = context.word(
        "programmes.group_done" if done else "programmes.group",
        title=title,
        count=number_text(len(rows), context),
        done=number_text(done, context),
    )
    return FoldedGroup(title, rows, is_open)


def _row(
    place: int, programme: WorkPackage, below: Standing, context: PageContext, anchor: str
) -> FoldedRow:
    card = view_record_card(
        programme,
        standing_of(programme, below),
        context,
        CardOptions(f"{anchor}.programmes.{place}"),
    )
    state = "" if programme.state is None else enum_text(programme.state, context)
    return FoldedRow(
        number=programme.number or "",
        name=plain_text(programme.title, context),
        cells=(
            office_names(programme.offices, context),
            "" if programme.period is None else period_text(programme.period, context),
            _amount(programme, context),
            state,
        ),
        card=card,
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
    """Return the budget of a programme in short words: printed, else the sum of known parts.

    A sum with an unknown part is told as a lower bound; empty if nothing is known.
    """
    budget = programme.budget_idr
    if budget is not None and budget.value is not None:
        return short_rupiah(int(budget.value), context)
    planned = [part.planned_idr for part in programme.funding]
    known = [amount for amount in planned if amount is not None]
    if not known:
        return ""
    amount = short_rupiah(sum(known), context)
    is_exact = len(known) == len(planned)
    return amount if is_exact else context.word("programmes.at_least", amount=amount)


def short_rupiah(amount: int, context: PageContext) -> str:
    """Return an amount of rupiah in short words, such as "Rp3,48 miliar"."""
    language = context.language
    written = format_compact_decimal(amount, format_type="long", locale=language, fraction_digits=2)
    return context.word("value.rupiah", number=written)
