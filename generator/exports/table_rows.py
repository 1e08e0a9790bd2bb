"""Rows of a region in the tables of real regions: cells as plain text, in no file format.

The rows travel with a region's result, since no records do, and every export of tables shares them;
so do the region's feed entries and due dates, for the feed and the calendar of all regions.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.context import BuildContext
from generator.exports.due_dates import NO_DUE_DATES, DueDates, region_due_dates
from generator.exports.feed_entries import FeedEntry, feed_entries
from generator.exports.measure_rows import (
    FUNDING_COLUMNS,
    INDICATOR_COLUMNS,
    Cells,
    funding_rows,
    indicator_rows,
)
from generator.exports.origin import Origin
from generator.link import plan_framework
from generator.link.site import RegionSite
from generator.model.quick_win import first_due, is_promised, shown_state
from generator.model.sourced import standing_of
from generator.model.text import Text
from generator.views import addresses
from generator.views.context import PageContext

REGION_COLUMNS: Cells = (
    "slug",
    "type",
    "name",
    "code",
    "province",
    "cohorts",
    "framework",
    "source",
    "grade",
    "changed_on",
)
"""Columns of the table of regions; columns of every table are named as in the JSON Schema."""
QUICK_WIN_COLUMNS: Cells = (
    "region",
    "quick_win",
    "title",
    "dimension",
    "is_promised",
    "promised_on",
    "due",
    "reported_state",
    "shown_state",
    "state_on",
    "done_on",
    "plan",
    "first_due",
    "withdrawn_on",
    "source",
    "grade",
    "changed_on",
)
SOURCE_COLUMNS: Cells = (
    "region",
    "source",
    "title",
    "called",
    "outlet",
    "author",
    "date",
    "grade",
    "changed_on",
)
VILLAGE_COLUMNS: Cells = (
    "region",
    "village",
    "name",
    "kind",
    "district",
    "code",
    "aspects",
    "withdrawn_on",
    "source",
    "grade",
    "changed_on",
)
TABLES: Mapping[str, Cells] = MappingProxyType(
    {
        "data/daerah.csv": REGION_COLUMNS,
        "data/quick-win.csv": QUICK_WIN_COLUMNS,
        "data/sumber.csv": SOURCE_COLUMNS,
        "data/indikator.csv": INDICATOR_COLUMNS,
        "data/dana.csv": FUNDING_COLUMNS,
        "data/desa-cerdas.csv": VILLAGE_COLUMNS,
    }
)
"""Columns of each table, by path below `content/`."""


@dataclass(frozen=True, slots=True)
class TableRows:
    """Rows of a region, with a cell for every column of the table."""

    region: Cells
    """The row of the region; its slug comes first."""
    quick_wins: tuple[Cells, ...]
    """Rows by file name; empty without quick wins."""
    sources: tuple[Cells, ...]
    """Rows in file order; empty without sources."""
    indicators: tuple[Cells, ...]
    """Rows in file order; empty without indicators."""
    funding: tuple[Cells, ...]
    """Rows in file order, those of quick wins last; empty without money."""
    villages: tuple[Cells, ...]
    """Rows by file name; empty without villages."""
    entries: tuple[FeedEntry, ...] = ()
    """Feed entries, newest first."""
    due_dates: DueDates = NO_DUE_DATES

    @property
    def slug(self) -> str:
        """Slug of the region."""
        return self.region[0]


def table_rows(region: RegionSite, build: BuildContext) -> TableRows:
    """Return the rows of a region.

    Args:
        region: A real region; invented regions stand in no table.
        build: Build context; lateness depends on its day.
    """
    context, today = PageContext(build, addresses.region(region.slug), region), build.today
    origin = Origin(region, build)
    return TableRows(
        _region(region, origin),
        tuple(_quick_wins(region, today, origin)),
        tuple(_sources(region, origin)),
        tuple(indicator_rows(region, origin)),
        tuple(funding_rows(region, origin)),
        tuple(_villages(region, origin)),
        feed_entries(region, context),
        region_due_dates(region, context),
    )


def _region(region: RegionSite, origin: Origin) -> Cells:
    identity, reference = region.region.identity, region.region.reference
    years = (participation.cohort for participation in region.region.participations)
    framework = region.plan.framework
    # A framework that the nation's files do not define is an error of the data, not a value.
    is_known = framework is not None and plan_framework(region) is not None
    return (
        region.slug,
        identity.type.value,
        identity.name,
        reference.code,
        reference.province or "",
        " ".join(str(year) for year in years if year is not None),
        (framework.framework or "") if framework is not None and is_known else "",
        *origin.cells(standing_of(identity), region.main),
    )


def _quick_wins(region: RegionSite, today: dt.date, origin: Origin) -> Iterator[Cells]:
    for source_record in region.quick_wins:
        record = source_record.record
        terms, plan = region.terms(record), region.plan_named(record.plan)
        yield (
            region.slug,
            source_record.id,
            _text(record.title),
            record.dimension or "",
            "true" if is_promised(record, terms) else "false",
            str(record.promised_on or ""),
            str(record.due or ""),
            record.state.value,
            shown_state(record, terms, on=today).value,
            today.isoformat(),
            str(record.done_on or ""),
            "" if plan is None else plan.id,
            str(first_due(record) or ""),
            "" if record.withdrawn is None else str(record.withdrawn.date),
            *origin.cells(standing_of(record), source_record),
        )


def _sources(region: RegionSite, origin: Origin) -> Iterator[Cells]:
    for source in region.region.sources:
        yield (
            region.slug,
            source.id,
            _text(source.title),
            _text(source.called),
            _text(source.outlet),
            _text(source.author),
            str(source.date or ""),
            source.grade.value,
            origin.changed_on(region.main),
        )


def _villages(region: RegionSite, origin: Origin) -> Iterator[Cells]:
    for source_record in region.villages:
        village = source_record.record
        yield (
            region.slug,
            source_record.id,
            village.name,
            village.kind.value,
            village.district or "",
            village.code or "",
            " ".join(aspect.key for aspect in village.aspects),
            "" if village.withdrawn is None else str(village.withdrawn.date),
            *origin.cells(standing_of(village), source_record),
        )


def _text(text: Text | None) -> str:
    return "" if text is None else text.in_language("id")[1]
