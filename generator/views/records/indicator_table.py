"""Indicators as a short table: last report, target, outcome; each leads to its chart."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from markupsafe import Markup

from generator.model.indicator import Indicator, Outcome, last_report
from generator.model.sourced import standing_of
from generator.views.context import PageContext
from generator.views.marks import view_marks
from generator.views.places_of_records import address_of
from generator.views.records.indicator_words import indicator_name, reported_text, value_text
from generator.views.tables import Link, Row, Table
from generator.views.values import enum_text, number_text

_PILLS: Mapping[Outcome, str] = MappingProxyType(
    {Outcome.REACHED: "done", Outcome.BEHIND: "behind"}
)
"""Styles of outcomes as pills of a state; further outcomes have the style of an unknown state."""


def indicator_table(indicators: Iterable[Indicator], caption: str, context: PageContext) -> Table:
    """Return indicators with the last report, its target and the outcome."""
    head = tuple(
        context.word(f"indicator.{column}") for column in ("name", "last", "target", "outcome")
    )
    rows = tuple(_row(indicator, context) for indicator in indicators)
    return Table(caption, head, rows)


def _row(indicator: Indicator, context: PageContext) -> Row:
    region = context.region
    name = indicator_name(indicator, context)
    address = "" if region is None else address_of(indicator, indicator.id, region) or ""
    report = last_report(indicator)
    reported, target = context.word("indicator.none"), context.word("indicator.not_published")
    outcome = Outcome.NOT_REPORTED
    if report is not None and report.achieved is not None:
        value = reported_text(report.achieved, indicator, context)
        reported = context.word("indicator.in_year", value=value, year=report.year)
        outcome = report.outcome
    aim = None if report is None else report.target
    if report is None:
        aim = max(indicator.targets, key=lambda each: each.year, default=None)
    if aim is not None and report is not None:
        # Year and unit are those of the report beside.
        target = number_text(aim.value, context)
    elif aim is not None:
        value = value_text(aim.value, indicator, context)
        target = context.word("indicator.in_year", value=value, year=aim.year)
    marks = view_marks(standing_of(indicator).of("measure"), context)
    return Row(
        (Link(name, context.link(address)), reported, target, _pill(outcome, context)), marks
    )


def _pill(outcome: Outcome, context: PageContext) -> Markup:
    kind = _PILLS.get(outcome, "unknown")
    word = enum_text(outcome, context)
    return Markup('<span class="mp-state mp-state--%s">%s</span>') % (kind, word)
