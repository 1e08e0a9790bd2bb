"""All regions as CSV: one line for each region, quick win and source. Fictional regions are left out."""

import csv
import io
from collections.abc import Iterable, Iterator

from generator.link import plan_framework
from generator.link.site import RegionSite
from generator.model.quick_win import shown_state
from generator.model.text import Text
from generator.views.context import Occasion

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def tables(occasion: Occasion) -> Iterator[tuple[str, str]]:
    """Yield path below `content/` and text of each table. Head lines are the names of the JSON Schema's fields."""
    regions = occasion.site.real_regions
    yield (
        "data/daerah.csv",
        _csv(("slug", "type", "name", "code", "province", "cohorts", "framework"), _regions(regions)),
    )
    head = (
        "region",
        "quick_win",
        "title",
        "dimension",
        "promised_on",
        "due",
        "reported_state",
        "shown_state",
        "done_on",
    )
    yield "data/quick-win.csv", _csv(head, _quick_wins(occasion))
    yield "data/sumber.csv", _csv(("region", "source", "title", "outlet", "author", "date", "grade"), _sources(regions))


def _regions(regions: tuple[RegionSite, ...]) -> Iterator[tuple[str, ...]]:
    for region in regions:
        identity, reference = region.region.identity, region.region.reference
        cohorts = " ".join(str(item.cohort) for item in region.region.participations if item.cohort is not None)
        framework = region.region.framework
        known = framework is not None and plan_framework(region) is not None
        yield (
            region.slug,
            identity.type.value,
            identity.name,
            reference.code,
            reference.province or "",
            cohorts,
            framework.framework if framework is not None and known else "",
        )


def _quick_wins(occasion: Occasion) -> Iterator[tuple[str, ...]]:
    for region in occasion.site.real_regions:
        for filed in region.quick_wins:
            record = filed.record
            yield (
                region.slug,
                filed.id,
                _text(record.title),
                record.dimension or "",
                str(record.promised_on or ""),
                str(record.due or ""),
                record.state.value,
                shown_state(record, on=occasion.today).value,
                str(record.done_on or ""),
            )


def _sources(regions: tuple[RegionSite, ...]) -> Iterator[tuple[str, ...]]:
    for region in regions:
        for source in region.region.sources:
            yield (
                region.slug,
                source.id,
                _text(source.title),
                _text(source.outlet),
                _text(source.author),
                str(source.date or ""),
                source.grade.value,
            )


def _text(text: Text | None) -> str:
    return "" if text is None else text.in_language("id")[1]


def _csv(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table as spreadsheets read it: UTF-8 with its mark, CRLF, no cell that a spreadsheet would run."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(tuple(_inert(cell) for cell in row) for row in rows)
    return "\ufeff" + buffer.getvalue()


def _inert(cell: str) -> str:
    """Return a cell that is text for every spreadsheet: an apostrophe before what would begin a formula.

    Source: OWASP, "CSV Injection".
    """
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
