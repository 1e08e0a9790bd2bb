"""Money as tables: years and funds as rows, stages as columns; unknown amounts stay unknown."""

from collections.abc import Iterable
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from generator.model.funding import Funding, Stage, Sum, sum_of
from generator.model.plan_money import Payer, given_parts, parts_of
from generator.views.context import PageContext
from generator.views.records.exhibit_cells import Around
from generator.views.tables import Link, Row, SummaryTable, Table
from generator.views.values import enum_text, number_text

_LARGE = ((12, "trillion"), (9, "billion"), (6, "million"))
"""Powers of ten with a word, the largest first, and the keys of the words."""
_THOUSAND = 1_000
_YEAR_UNKNOWN = 9_999


def funding_table(payer: Payer, around: Around, context: PageContext) -> SummaryTable:
    """Return the money of a programme, quick win or work item: year by year, then the sums.

    Args:
        payer: A record with at least one entry of money.
        around: Sources and anchor of the record.
        context: Page in the making.
    """
    in_order = sorted(
        enumerate(payer.funding, start=1), key=lambda item: item[1].year or _YEAR_UNKNOWN
    )
    rows = [
        Row(
            (
                around.cell(
                    share_text(entry, context),
                    entry,
                    ("funding", place),
                    context,
                ),
                *(amount_cell(entry.amount(stage), context) for stage in Stage),
            )
        )
        for place, entry in in_order
    ]
    given = {stage: sum_of(given_parts(payer, stage)) for stage in Stage}
    if len(rows) > 1:
        rows.append(sum_row(context.word("money.sum"), given.values(), context))
    printed = None if payer.budget_idr is None else payer.budget_idr.value
    is_whole = payer.budget_idr is not None and payer.budget_idr.date is None
    notes: tuple[str, ...] = ()
    if printed is not None and is_whole:
        notes = (difference_text(int(printed), given[Stage.PLANNED], context),)
    shown = {stage: sum_of(parts_of(payer, stage)) for stage in Stage}
    title = context.word("money.title")
    return SummaryTable(
        context.word("money.summary", stages=stages_text(shown.items(), context)),
        Table(title, money_head(context.word("money.share"), context), tuple(rows)),
        notes,
    )


def money_head(first: str, context: PageContext) -> tuple[str, ...]:
    """Return the head of a table of money: the heading of its rows, then the stages."""
    return (first, *(enum_text(stage, context) for stage in Stage))


def sum_row(label: str | Link, sums: Iterable[Sum | None], context: PageContext) -> Row:
    """Return a row of sums, exact or at least."""
    return Row((label, *(sum_cell(each, context) for each in sums)))


def share_text(entry: Funding, context: PageContext) -> str:
    """Return year and fund of an entry, each of them named as unknown if unknown."""
    unknown = context.word("money.unknown")
    year = context.word("money.year_unknown") if entry.year is None else str(entry.year)
    fund = context.word("money.fund", fund=unknown)
    fund = fund if entry.fund is None else enum_text(entry.fund, context)
    return context.word("money.year_and_fund", year=year, fund=fund)


def amount_cell(amount: int | None, context: PageContext) -> str:
    """Return an amount to the last rupiah, without a sign of the currency."""
    return context.word("money.unknown") if amount is None else number_text(amount, context)


def sum_cell(total: Sum | None, context: PageContext) -> str:
    """Return a sum to the last rupiah; a sum with an unknown part is said to be the least."""
    if total is None:
        return context.word("money.unknown")
    written = number_text(total.rupiah, context)
    return written if total.is_exact else context.word("money.at_least", amount=written)


def sum_words(total: Sum | None, context: PageContext) -> str:
    """Return a sum in a sentence, such as "Rp3,48 miliar" or "sedikitnya Rp3,48 miliar"."""
    if total is None:
        return context.word("money.unknown")
    # The least that a sum can be is never rounded up.
    rounding = ROUND_HALF_EVEN if total.is_exact else ROUND_FLOOR
    words = rupiah_words(total.rupiah, context, rounding=rounding)
    return words if total.is_exact else context.word("money.at_least", amount=words)


def rupiah_words(amount: int, context: PageContext, *, rounding: str = ROUND_HALF_EVEN) -> str:
    """Return an amount in words: "Rp3,48 miliar"; below a million to the last rupiah."""
    for power, name in _LARGE:
        rounded = (Decimal(amount) / Decimal(10**power)).quantize(Decimal("0.01"), rounding)
        if rounded >= 1:
            number = number_text(_short(rounded), context)
            return context.word("value.rupiah", number=context.word(f"money.{name}", number=number))
    return context.word("value.rupiah", number=number_text(amount, context))


def stages_text(sums: Iterable[tuple[Stage, Sum | None]], context: PageContext) -> str:
    """Return the sums of all stages in a sentence."""
    return ", ".join(
        context.word(f"money.stage.{stage.value}", amount=sum_words(total, context))
        for stage, total in sums
    )


def difference_text(printed: int, known: Sum | None, context: PageContext) -> str:
    """Return how a printed sum differs from the sum of its parts, in a sentence."""
    words = context.word("value.rupiah", number=number_text(printed, context))
    parts = 0 if known is None else known.rupiah
    if printed == parts:
        return context.word("money.printed_equal", printed=words)
    missing = context.word("value.rupiah", number=number_text(printed - parts, context))
    return context.word("money.printed_larger", printed=words, missing=missing)


def _short(number: Decimal) -> Decimal:
    """Return a number without zeros at the end, and without an exponent."""
    return Decimal(f"{number.normalize():f}")
