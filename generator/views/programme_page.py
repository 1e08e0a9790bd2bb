"""The programme's ledger: cohorts year by year, the sums done again, and what holds only on a
condition.
"""

from decimal import Decimal

from markupsafe import Markup

from generator.context import BuildContext
from generator.facts.region_facts import RegionFacts
from generator.link.site import SourceRecord
from generator.model.base import Record
from generator.model.ledger import ExpectedTotal, expected_total
from generator.model.programme import Cohort, Measure, Programme, Total
from generator.model.sourced import standing_of
from generator.views import addresses
from generator.views.charts.national_charts import COHORT_COUNTS, cohort_chart
from generator.views.charts.shapes import drawn
from generator.views.context import PageContext
from generator.views.entries import Entry, EntryOptions, view_entry
from generator.views.marks import field_marks, view_marks
from generator.views.markup import escape
from generator.views.page import PageParts, PageView, Section, assemble
from generator.views.tables import Marked, Row, Table, marked
from generator.views.values import number_text, plain_text

_MOST_MEMBERS = 12
"""Most regions of a cohort that are named."""


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
        files=_files(context),
    )
    return assemble(parts, context)


def programme_sections(programme: Programme, context: PageContext) -> tuple[Section, ...]:
    """Return the ledger's sections: cohorts as a table, each sum, each cohort in full, what else is
    said.
    """
    return (
        Section(
            "angkatan",
            context.word("section.angkatan.title"),
            charts=drawn(cohort_chart(programme, context)),
            table=_cohort_table(programme, context),
        ),
        Section(
            "penyelenggara",
            context.word("section.penyelenggara.title"),
            entries=_organisers(programme, context),
        ),
        _members(programme, context),
        Section(
            "jumlah",
            context.word("section.jumlah.title"),
            table=_sum_table(programme, context),
            entries=tuple(
                _total(total, position, programme, context)
                for position, total in _numbered(programme.totals)
            ),
        ),
        Section(
            "rincian-angkatan",
            context.word("section.rincian-angkatan.title"),
            entries=_cohorts(programme, context),
        ),
        Section(
            "tentang",
            context.word("section.tentang.title"),
            entries=_statements(programme, context),
        ),
    )


def _files(context: PageContext) -> tuple[SourceRecord[Record], ...]:
    return (context.site.national.programme,)


def _numbered(totals: tuple[Total, ...]) -> list[tuple[int, Total]]:
    return list(enumerate(totals, start=1))


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
    """Return one of a cohort's numbers with its own sources."""
    value = COHORT_COUNTS[column](cohort)
    if value is None:
        return context.word("value.unpublished")
    return marked(
        number_text(value, context), field_marks(standing_of(cohort), column, context=context)
    )


def _sum_table(programme: Programme, context: PageContext) -> Table:
    """Return participations and regions up to each year, with the sum written out and its share of
    all regions.
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
    parts = [number_text(cohort.chosen or 0, context) for cohort in participations.cohorts]
    total = number_text(participations.value, context)
    return total if len(parts) == 1 else f"{' + '.join(parts)} = {total}"


def _less(participations: ExpectedTotal, regions: ExpectedTotal, context: PageContext) -> str:
    """Return the number of regions, as the sum that gives it, with the condition on which it holds."""
    shown = number_text(regions.value, context)
    repeats = participations.value - regions.value
    if repeats:
        shown = f"{number_text(participations.value, context)} − {number_text(repeats, context)} = {shown}"
    if not regions.unknown_repeats:
        return shown
    years = ", ".join(str(year) for year in regions.unknown_repeats)
    return context.word("sum.if_no_repeats", regions=shown, years=years)


def share_text(regions: int, programme: Programme, context: PageContext) -> str:
    """Return a number of regions as a share of all regions, in per cent with one decimal."""
    tenths = round(regions * 1000 / programme.universe.value)
    return context.word("value.percent", number=number_text(Decimal(tenths).scaleb(-1), context))


def _total(total: Total, position: int, programme: Programme, context: PageContext) -> Entry:
    expected = expected_total(programme, total.measure, total.up_to)
    badge = context.word(f"total.{_verdict(expected)}")
    return view_entry(
        total, standing_of(total), context, EntryOptions(f"jumlah-{position}", badge=badge)
    )


def _verdict(expected: ExpectedTotal | None) -> str:
    """Return how a stated total compares: data whose total disagrees is refused before it gets
    here.
    """
    if expected is None:
        return "unchecked"
    return "conditional" if expected.unknown_repeats else "agrees"


def _cohorts(programme: Programme, context: PageContext) -> tuple[Entry, ...]:
    return tuple(
        view_entry(cohort, standing_of(cohort), context, EntryOptions(f"angkatan-{cohort.year}"))
        for cohort in programme.cohorts
    )


def _organisers(programme: Programme, context: PageContext) -> tuple[Entry, ...]:
    return tuple(
        view_entry(record, standing_of(record), context, EntryOptions(f"penyelenggara-{position}"))
        for position, record in enumerate(programme.organisers, start=1)
    )


def _members(programme: Programme, context: PageContext) -> Section:
    """Return the regions of this site by the year in which they joined, and those whose year no
    source tells.
    """
    taking_part = tuple(region for region in context.site.real_regions if region.takes_part)
    years = sorted(
        {cohort.year for cohort in programme.cohorts}.union(
            *(region.cohorts for region in taking_part)
        )
    )
    rows = tuple(_members_row(year, taking_part, context) for year in years)
    undated = tuple(region for region in taking_part if not region.cohorts)
    if undated:
        shown = _names(undated, context)
        rows = (
            *rows,
            Row((context.word("members.undated"), number_text(len(undated), context), shown)),
        )
    head = tuple(context.word(f"members.{column}") for column in ("year", "count", "regions"))
    return Section(
        "anggota",
        context.word("section.anggota.title"),
        context.sentence("section.anggota.intro"),
        table=Table(context.word("members.caption"), head, rows) if rows else None,
    )


def _members_row(year: int, regions: tuple[RegionFacts, ...], context: PageContext) -> Row:
    own = tuple(region for region in regions if year in region.cohorts)
    sources = (
        source
        for region in own
        for cohort, named in zip(region.cohorts, region.cohort_sources, strict=True)
        for source in named
        if cohort == year
    )
    marks = view_marks(tuple(dict.fromkeys(sources)), context) if len(own) <= _MOST_MEMBERS else ()
    return Row((str(year), number_text(len(own), context), marked(_names(own, context), marks)))


def _names(regions: tuple[RegionFacts, ...], context: PageContext) -> Markup | str:
    """Return regions with the way to each; where they are many, the way to the list of all."""
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


def _statements(programme: Programme, context: PageContext) -> tuple[Entry, ...]:
    records = (programme.universe, *programme.names, *programme.statements)
    return tuple(
        view_entry(record, standing_of(record), context, EntryOptions(f"keterangan-{position}"))
        for position, record in enumerate(records, start=1)
    )
