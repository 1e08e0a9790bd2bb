"""The money of a plan: by year, by fund and by dimension, and the sums that sources print."""

from collections.abc import Iterator
from dataclasses import replace

from generator.link.site import RegionSite
from generator.model.base import Kind
from generator.model.funding import Fund, Funding, FundingTotal, Stage
from generator.model.plan import Plan, WorkPackage
from generator.model.plan_money import (
    WHOLE,
    Share,
    counted_programmes,
    known_amount,
    money_of,
    not_withdrawn,
)
from generator.views import addresses
from generator.views.blocks import Paragraph
from generator.views.context import PageContext
from generator.views.marks import view_marks
from generator.views.page import PageView, Section
from generator.views.records.exhibit_cells import has_remarks
from generator.views.records.funding_tables import (
    amount_cell,
    money_head,
    stages_text,
    sum_row,
)
from generator.views.records.record_cards import CardOptions, CardTable, RecordCard
from generator.views.records.record_views import view_record_card
from generator.views.region.region_parts import assemble_part
from generator.views.tables import Link, Marked, Row, SummaryTable, Table
from generator.views.values import enum_text, number_text, plain_text, reference_text

_Programmes = tuple[WorkPackage, ...]


def view_funding(region: RegionSite, context: PageContext) -> PageView:
    """Return the page of the money of a region's shown plan."""
    programmes = tuple(
        programme for dimension in region.plan.dimensions for programme in dimension.programmes
    )
    sections = (
        _overview(programmes, region, context),
        _by_fund(programmes, region, context),
        _by_dimension(region, context),
        _printed(region, context),
    )
    shown = tuple(section for section in sections if section is not None)
    return assemble_part(region, "dana", shown, context)


def funding_of_dimension(
    programmes: _Programmes, region: RegionSite, context: PageContext
) -> Section | None:
    """Return the money of the programmes of a dimension, year by year; None without any."""
    if not any(programme.funding for programme in programmes):
        return None
    fold = SummaryTable(_summary(programmes, context), _years_table(programmes, region, context))
    silent = _unknown_note(programmes, context)
    return Section.of("dana", context.word("section.dana.title"), fold, silent)


def _overview(programmes: _Programmes, region: RegionSite, context: PageContext) -> Section | None:
    if not any(programme.funding for programme in programmes):
        return None
    return Section.of(
        "dana",
        context.word("section.dana.title"),
        Paragraph(_summary(programmes, context)),
        _unknown_note(programmes, context),
        _years_table(programmes, region, context),
    )


def _by_fund(programmes: _Programmes, region: RegionSite, context: PageContext) -> Section | None:
    entries = [entry for programme in programmes for entry in programme.funding]
    funds = [fund for fund in Fund if any(entry.fund is fund for entry in entries)]
    if not funds:
        return None
    rows = tuple(
        _row(enum_text(fund, context), programmes, Share(fund=fund), region, context)
        for fund in funds
    )
    title = context.word("section.sumber-dana.title")
    table = Table(title, money_head(context.word("money.by_fund"), context), rows)
    return Section.of("sumber-dana", title, table)


def _by_dimension(region: RegionSite, context: PageContext) -> Section | None:
    rows = tuple(
        _row(
            Link(
                plain_text(dimension.name, context),
                context.link(addresses.dimension(region.slug, dimension.key)),
            ),
            dimension.programmes,
            WHOLE,
            region,
            context,
        )
        for dimension in region.plan.dimensions
        if any(programme.funding or programme.budget_idr for programme in dimension.programmes)
    )
    if not rows:
        return None
    title = context.word("section.dana-dimensi.title")
    head = money_head(context.word("money.by_dimension"), context)
    return Section.of("dana-dimensi", title, Table(title, head, rows))


def _printed(region: RegionSite, context: PageContext) -> Section | None:
    """Return the sums that sources print, each with the difference to the known parts."""
    totals = region.plan.funding_totals if isinstance(region.plan, Plan) else ()
    if not totals:
        return None
    cards = tuple(
        view_record_card(
            total, region.standing(total), context, CardOptions(f"jumlah-tercetak.{place}")
        )
        for place, total in enumerate(totals, start=1)
    )
    remarked = tuple(card for card, total in zip(cards, totals, strict=True) if has_remarks(total))
    rows = tuple(
        _total_row(total, card, region, context, has_anchor=card not in remarked)
        for card, total in zip(cards, totals, strict=True)
    )
    title = context.word("section.jumlah-tercetak.title")
    head = (
        *money_head(context.word("money.printed"), context),
        context.word("money.compared"),
    )
    count = context.catalogue.counted("money.totals", len(totals))
    fold = SummaryTable(count, Table(title, head, rows))
    return Section.of("jumlah-tercetak", title, CardTable(cards, fold, remarked))


def _total_row(
    total: FundingTotal,
    card: RecordCard,
    region: RegionSite,
    context: PageContext,
    *,
    has_anchor: bool,
) -> Row:
    label = Marked(_total_name(total, context), card.marks, card.anchor if has_anchor else None)
    amounts = (amount_cell(total.amount(stage), context) for stage in Stage)
    return Row((label, *amounts, _difference(total, region, context)))


def _total_name(total: FundingTotal, context: PageContext) -> str:
    """Return what a printed sum is about: year, fund and dimension, as far as it names them."""
    names = [
        context.word("money.all_years") if total.year is None else str(total.year),
        context.word("money.all_funds") if total.fund is None else enum_text(total.fund, context),
    ]
    if total.dimension is not None:
        names.append(reference_text(Kind.DIMENSION, total.dimension, context))
    if total.programmes is not None:
        names.append(context.catalogue.counted("money.programmes", total.programmes))
    return ", ".join(names)


def _difference(total: FundingTotal, region: RegionSite, context: PageContext) -> str:
    """Return how a printed sum differs from the known parts, stage by stage, in words.

    A printed sum below its known parts is an error of the data, and has no page.
    """
    programmes = counted_programmes(region.plan, total.dimension)
    differences = []
    for stage in Stage:
        printed = total.amount(stage)
        known = known_amount(programmes, stage, Share(total.year, total.fund))
        if printed is not None and printed != known:
            number = number_text(printed - known, context)
            amount = context.word("value.rupiah", number=number)
            name = enum_text(stage, context)
            differences.append(context.word("money.larger", stage=name, amount=amount))
    return ", ".join(differences) if differences else context.word("money.as_known")


def _summary(programmes: _Programmes, context: PageContext) -> str:
    sums = [(stage, money_of(programmes, stage)) for stage in Stage]
    return context.word("money.summary", stages=stages_text(sums, context))


def _unknown_note(programmes: _Programmes, context: PageContext) -> Paragraph | None:
    """Return how many programmes say nothing of money; None if every one of them does."""
    present = not_withdrawn(programmes)
    silent = [
        programme for programme in present if not programme.funding and programme.budget_idr is None
    ]
    if not silent:
        return None
    counts = {"count": len(silent), "all": len(present)}
    return Paragraph(context.word("money.silent", **counts))


def _years_table(programmes: _Programmes, region: RegionSite, context: PageContext) -> Table:
    """Return the money of programmes by year, and all years together."""
    years = sorted(
        {
            entry.year
            for programme in programmes
            for entry in programme.funding
            if entry.year is not None
        }
    )
    rows = [_row(str(year), programmes, Share(year=year), region, context) for year in years]
    total = context.word("money.sum")
    rows.append(sum_row(total, (money_of(programmes, stage) for stage in Stage), context))
    head = money_head(context.word("money.by_year"), context)
    return Table(context.word("money.years_caption"), head, tuple(rows))


def _row(
    label: str | Link,
    programmes: _Programmes,
    share: Share,
    region: RegionSite,
    context: PageContext,
) -> Row:
    """Return the money of a share, with the sources of every amount in it."""
    sums = (money_of(programmes, stage, share) for stage in Stage)
    sources = dict.fromkeys(
        source for entry in _entries(programmes, share) for source in region.standing(entry).every
    )
    return replace(sum_row(label, sums, context), marks=view_marks(tuple(sources), context))


def _entries(programmes: _Programmes, share: Share) -> Iterator[Funding]:
    for programme in programmes:
        for entry in programme.funding:
            if share.year in {None, entry.year} and share.fund in {None, entry.fund}:
                yield entry
