"""The programme's ledger: cohorts year by year, their sums, and the conditions of the sums."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

from markupsafe import Markup

from generator.context import BuildContext
from generator.facts.region_facts import RegionFacts
from generator.model.ledger import ExpectedTotal, expected_total
from generator.model.programme import Cohort, Measure, Programme, Total
from generator.model.sourced import standing_of
from generator.views import addresses
from generator.views.blocks import Paragraph
from generator.views.charts.national_charts import COHORT_COUNTS, cohort_chart
from generator.views.charts.shapes import drawn
from generator.views.context import PageContext
from generator.views.marks import field_marks, view_marks
from generator.views.markup import escape
from generator.views.page import PageParts, PageView, Section, assemble
from generator.views.records.record_cards import CardOptions, RecordCard, RecordCards
from generator.views.records.record_views import view_record_card
from generator.views.tables import Marked, Row, Table, marked
from generator.views.values import number_text, plain_text

_MOST_MEMBERS = 12
"""Most regions named in a row of the ledger."""

_NUMBERS: Mapping[str, Callable[[Cohort], int | None]] = MappingProxyType(
    {
        "invited": lambda cohort: cohort.invited,
        "assessed": lambda cohort: cohort.assessed,
        "chosen": lambda cohort: cohort.chosen,
        "repeats": lambda cohort: cohort.repeats,
    }
)
"""The number of a cohort for each column of `COHORT_COUNTS`."""


def view_programme(build: BuildContext) -> PageView:
    """Return the page `/program/`."""
    context = PageContext(build, "program/")
    programme = context.site.national.programme.record
    name = plain_text(programme.name, context)
    parts = PageParts(
        template="page.md.j2",
        title=context.word("programme.title"),
        description=context.word("programme.description", name=name),
        breadcrumbs=(),
        lead=context.sentence("programme.lead", name=name),
        sections=programme_sections(programme, context),
        files=(context.site.national.programme,),
    )
    return assemble(parts, context)


def programme_sections(programme: Programme, context: PageContext) -> tuple[Section, ...]:
    """Return the ledger's sections: cohort table, organisers, members, sums, cohorts, words."""
    return (
        Section.of(
            "angkatan",
            context.word("section.angkatan.title"),
            *drawn(cohort_chart(programme, context)),
            _cohort_table(programme, context),
        ),
        Section.of(
            "penyelenggara",
            context.word("section.penyelenggara.title"),
            _organisers(programme, context),
        ),
        _members(programme, context),
        Section.of(
            "jumlah",
            context.word("section.jumlah.title"),
            _sum_table(programme, context),
            _totals(programme, context),
        ),
        Section.of(
            "rincian-angkatan",
            context.word("section.rincian-angkatan.title"),
            _cohorts(programme, context),
        ),
        Section.of(
            "tentang", context.word("section.tentang.title"), _statements(programme, context)
        ),
    )


def _cohort_table(programme: Programme, context: PageContext) -> Table:
    rows = tuple(
        Row(
            (
                str(cohort.year),
                *(_count(cohort, column, context) for column in COHORT_COUNTS),
            ),
            view_marks(standing_of(cohort).whole, context),
        )
        for cohort in sorted(programme.cohorts, key=lambda cohort: cohort.year)
    )
    head = tuple(context.word(f"cohort.{column}") for column in ("year", *COHORT_COUNTS))
    return Table(context.word("cohort.caption"), head, rows)


def _count(cohort: Cohort, column: str, context: PageContext) -> Markup | str | Marked:
    """Return a number of a cohort with sources of its own."""
    value = _NUMBERS[column](cohort)
    if value is None:
        return context.word("value.unpublished")
    return marked(
        number_text(value, context), field_marks(standing_of(cohort), column, context=context)
    )


def _sum_table(programme: Programme, context: PageContext) -> Table:
    """Return participations and regions up to each year, each with sum and share.

    Shares are of the regions of the country.
    """
    years = sorted(cohort.year for cohort in programme.cohorts)
    rows = (_sum_row(programme, year, context) for year in years)
    head = tuple(
        context.word(f"sum.{column}") for column in ("up_to", "participations", "regions", "share")
    )
    return Table(context.word("sum.caption"), head, tuple(row for row in rows if row is not None))


def _sum_row(programme: Programme, year: int, context: PageContext) -> Row | None:
    participations = expected_total(programme, Measure.PARTICIPATIONS, year)
    regions = expected_total(programme, Measure.REGIONS, year)
    if participations is None or regions is None:
        return None
    share = context.word(
        "sum.of_universe",
        share=share_text(regions.value, programme, context),
        universe=number_text(programme.universe.value, context),
    )
    return Row(
        (
            str(year),
            _written_sum(participations, context),
            _less(participations, regions, context),
            share,
        )
    )


def _written_sum(participations: ExpectedTotal, context: PageContext) -> str:
    # Known for each of these cohorts: without a number there is no total.
    parts = [number_text(cohort.chosen or 0, context) for cohort in participations.cohorts]
    total = number_text(participations.value, context)
    return total if len(parts) == 1 else f"{' + '.join(parts)} = {total}"


def _less(participations: ExpectedTotal, regions: ExpectedTotal, context: PageContext) -> str:
    """Return the number of regions with the sum, and with a condition if a repeat is unknown."""
    shown = number_text(regions.value, context)
    repeats = participations.value - regions.value
    if repeats:
        minuend, subtrahend = (
            number_text(participations.value, context),
            number_text(repeats, context),
        )
        shown = f"{minuend} − {subtrahend} = {shown}"
    if not regions.unknown_repeats:
        return shown
    years = ", ".join(str(year) for year in regions.unknown_repeats)
    return context.word("sum.if_no_repeats", regions=shown, years=years)


def share_text(regions: int, programme: Programme, context: PageContext) -> str:
    """Return a number of regions as a share of the country, in per cent with one decimal."""
    # Rounded as a whole number of tenths: binary fractions would show digits of their own.
    tenths = round(regions * 1000 / programme.universe.value)
    return context.word("value.percent", number=number_text(Decimal(tenths).scaleb(-1), context))


def _totals(programme: Programme, context: PageContext) -> RecordCards | None:
    return _cards(
        _total(total, position, programme, context)
        for position, total in enumerate(programme.totals, start=1)
    )


def _total(total: Total, position: int, programme: Programme, context: PageContext) -> RecordCard:
    expected = expected_total(programme, total.measure, total.up_to)
    badge = context.word(f"total.{_verdict(expected)}")
    return view_record_card(
        total, standing_of(total), context, CardOptions(f"jumlah-{position}", badge=badge)
    )


def _verdict(expected: ExpectedTotal | None) -> str:
    """Return the comparison of a stated total with the sum of the cohorts.

    A total that disagrees is refused by the checks, and never reaches a page.
    """
    if expected is None:
        return "unchecked"
    return "conditional" if expected.unknown_repeats else "agrees"


def _cohorts(programme: Programme, context: PageContext) -> RecordCards | None:
    return _cards(
        view_record_card(
            cohort, standing_of(cohort), context, CardOptions(f"angkatan-{cohort.year}")
        )
        for cohort in programme.cohorts
    )


def _organisers(programme: Programme, context: PageContext) -> RecordCards | None:
    return _cards(
        view_record_card(
            record, standing_of(record), context, CardOptions(f"penyelenggara-{position}")
        )
        for position, record in enumerate(programme.organisers, start=1)
    )


def _members(programme: Programme, context: PageContext) -> Section:
    """Return the regions of this site by year of joining, years in order.

    Regions without a known year come last.
    """
    taking_part = tuple(region for region in context.site.real_regions if region.takes_part)
    years = sorted(
        {cohort.year for cohort in programme.cohorts}.union(
            *(region.cohorts for region in taking_part)
        )
    )
    rows = tuple(_members_row(year, taking_part, context) for year in years)
    # The cohort of a participation may be unknown.
    undated = tuple(region for region in taking_part if not region.cohorts)
    if undated:
        shown = _names(undated, context)
        rows = (
            *rows,
            Row((context.word("members.undated"), number_text(len(undated), context), shown)),
        )
    head = tuple(context.word(f"members.{column}") for column in ("year", "count", "regions"))
    return Section.of(
        "anggota",
        context.word("section.anggota.title"),
        Paragraph(context.sentence("section.anggota.intro")),
        Table(context.word("members.caption"), head, rows) if rows else None,
    )


def _members_row(year: int, regions: tuple[RegionFacts, ...], context: PageContext) -> Row:
    members = tuple(region for region in regions if year in region.cohorts)
    sources = (
        source
        for region in members
        for cohort, cohort_sources in zip(region.cohorts, region.cohort_sources, strict=True)
        for source in cohort_sources
        if cohort == year
    )
    # Above this number the row leads to the list of regions, and marks would stand beside no name.
    is_named = len(members) <= _MOST_MEMBERS
    marks = view_marks(tuple(dict.fromkeys(sources)), context) if is_named else ()
    count = number_text(len(members), context)
    return Row((str(year), count, marked(_names(members, context), marks)))


def _names(regions: tuple[RegionFacts, ...], context: PageContext) -> Markup | str:
    """Return links to regions, or above `_MOST_MEMBERS` a link to the list of regions."""
    if not regions:
        return "–"
    if len(regions) > _MOST_MEMBERS:
        label, href = context.word("members.listed"), context.link(addresses.regions())
        return Markup('<a href="{}">{}</a>').format(href, escape(label))
    links = (
        Markup('<a href="{}">{}</a>').format(
            context.link(addresses.region(region.slug)), escape(region.full_name)
        )
        for region in sorted(regions, key=lambda region: (region.name, region.slug))
    )
    return Markup(", ").join(links)


def _cards(cards: Iterable[RecordCard]) -> RecordCards | None:
    """Return cards as a block; None without any."""
    shown = tuple(cards)
    return RecordCards(shown) if shown else None


def _statements(programme: Programme, context: PageContext) -> RecordCards | None:
    records = (programme.universe, *programme.names, *programme.statements)
    return _cards(
        view_record_card(
            record, standing_of(record), context, CardOptions(f"keterangan-{position}")
        )
        for position, record in enumerate(records, start=1)
    )
