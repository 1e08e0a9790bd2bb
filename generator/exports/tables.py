"""All regions as CSV: one line for each region, quick win and source. Fictional regions are left
out.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.link import plan_framework
from generator.link.site import RegionSite
from generator.model.quick_win import is_promised, shown_state
from generator.model.text import Text

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


_Cells = tuple[str, ...]
_REGIONS = ("slug", "type", "name", "code", "province", "cohorts", "framework")
_QUICK_WINS = (
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
)
_SOURCES = ("region", "source", "title", "called", "outlet", "author", "date", "grade")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one region in each table, ready to be joined."""

    region: str
    quick_wins: str
    sources: str


def table_lines(region: RegionSite, *, today: dt.date) -> Lines:
    """Return a region's lines.

    Args:
        region: A region that counts.
        today: Day of the build: on it depends what is late.
    """
    return Lines(_csv([_region(region)]), _csv(_quick_wins(region, today)), _csv(_sources(region)))


def tables(lines: Iterable[Lines]) -> Iterator[tuple[str, str]]:
    """Yield path below `content/` and text of each table. Head lines are the names of the JSON
    Schema's fields.

    Args:
        lines: Of the regions that count, by slug.
    """
    listed = tuple(lines)
    yield "data/daerah.csv", _whole(_REGIONS, (line.region for line in listed))
    yield "data/quick-win.csv", _whole(_QUICK_WINS, (line.quick_wins for line in listed))
    yield "data/sumber.csv", _whole(_SOURCES, (line.sources for line in listed))


def _region(region: RegionSite) -> _Cells:
    identity, reference = region.region.identity, region.region.reference
    cohorts = " ".join(
        str(item.cohort) for item in region.region.participations if item.cohort is not None
    )
    framework = region.region.framework
    known = framework is not None and plan_framework(region) is not None
    return (
        region.slug,
        identity.type.value,
        identity.name,
        reference.code,
        reference.province or "",
        cohorts,
        framework.framework if framework is not None and known else "",
    )


def _quick_wins(region: RegionSite, today: dt.date) -> Iterator[_Cells]:
    documents = region.region.documents
    for source_record in region.quick_wins:
        record = source_record.record
        yield (
            region.slug,
            source_record.id,
            _text(record.title),
            record.dimension or "",
            "true" if is_promised(record, documents) else "false",
            str(record.promised_on or ""),
            str(record.due or ""),
            record.state.value,
            shown_state(record, documents, on=today).value,
            today.isoformat(),
            str(record.done_on or ""),
        )


def _sources(region: RegionSite) -> Iterator[_Cells]:
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
        )


def _text(text: Text | None) -> str:
    return "" if text is None else text.in_language("id")[1]


def _whole(head: _Cells, lines: Iterable[str]) -> str:
    """Return a table as spreadsheets read it: UTF-8 with its mark, CRLF, no cell that a spreadsheet
    would run.
    """
    return "\ufeff" + _csv([head]) + "".join(lines)


def _csv(rows: Iterable[_Cells]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(
        tuple(_inert(cell) for cell in row) for row in rows
    )
    return buffer.getvalue()


def _inert(cell: str) -> str:
    """Return a cell that is text for every spreadsheet: an apostrophe before what would begin a
    formula.

    Source: OWASP, "CSV Injection".
    """
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
