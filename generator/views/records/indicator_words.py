"""An indicator in words: name, last report against its target, and the way from the baseline."""

from decimal import Decimal

from generator.model.indicator import (
    Direction,
    Indicator,
    Outcome,
    YearTarget,
    YearValue,
    better_direction,
    former_target,
    last_report,
    way_percent,
)
from generator.views.context import PageContext
from generator.views.values import (
    amount_text,
    enum_text,
    in_edition,
    number_text,
    plain_text,
    short_name,
)

_JUDGED = frozenset({Outcome.REACHED, Outcome.BEHIND})
"""Outcomes of a comparison with a target."""
_ARRIVED = 100
"""Whole way from the baseline to the last target, in per cent."""


def indicator_name(indicator: Indicator, context: PageContext) -> str:
    """Return the short name of an indicator, else the measure."""
    return short_name(indicator.short, plain_text(indicator.measure, context), context)


def takeaway(indicator: Indicator, context: PageContext) -> str:
    """Return the last report against its target, in a sentence.

    An indicator without a report is told with its last target.
    """
    report = last_report(indicator)
    if report is None or report.achieved is None or report.achieved.value is None:
        last = max(indicator.targets, key=lambda target: target.year, default=None)
        if last is None:
            return context.word("indicator.nothing")
        target = value_text(last.value, indicator, context)
        return context.word("indicator.target_only", year=last.year, target=target)
    if report.target is None or report.outcome not in _JUDGED:
        value = reported_text(report.achieved, indicator, context)
        key = f"indicator.takeaway.{report.outcome.value}"
        return context.word(key, year=report.year, value=value)
    # Without a direction, only a value that hits its target is judged.
    better = better_direction(indicator) or Direction.MORE
    return context.word(
        f"indicator.{report.outcome.value}.{better.value}",
        year=report.year,
        value=number_text(report.achieved.value, context),
        target=value_text(report.target.value, indicator, context),
    )


def way_text(indicator: Indicator, context: PageContext) -> str | None:
    """Return how far the last report came from the baseline to the last target, in a sentence.

    None if the way cannot be told.
    """
    way = way_percent(indicator)
    if way is None:
        return None
    key = "back" if way < 0 else "arrived" if way >= _ARRIVED else "under_way"
    last = max(indicator.targets, key=lambda target: target.year)
    target = value_text(last.value, indicator, context)
    return context.word(f"indicator.way.{key}", percent=way, year=last.year, target=target)


def value_text(value: Decimal, indicator: Indicator, context: PageContext) -> str:
    """Return a number in the unit of its indicator; the bare number without a known unit."""
    if indicator.unit is None:
        return number_text(value, context)
    return amount_text(value, indicator.unit, context)


def target_text(target: YearTarget, context: PageContext) -> str:
    """Return the target of a year, and of a changed target the former value."""
    value = number_text(target.value, context)
    former = former_target(target)
    if former is None:
        return value
    return context.word("indicator.changed", value=value, former=number_text(former, context))


def reported_text(
    report: YearValue, indicator: Indicator, context: PageContext, *, has_unit: bool = True
) -> str:
    """Return a reported value, and of a corrected value the wrong value.

    Args:
        report: The reported value.
        indicator: The indicator.
        context: Page in the making.
        has_unit: Whether the indicator's unit stands behind the number. A unit of the report's own
            stands there in any case.
    """
    if report.value is None:
        return enum_text(Outcome.NOT_REPORTED, context)
    unit = report.unit or (indicator.unit if has_unit else None)
    text = (
        number_text(report.value, context)
        if unit is None
        else amount_text(report.value, unit, context)
    )
    if not report.corrections:
        return text
    former = in_edition(report.corrections[-1].former, "id", context)
    return context.word("indicator.corrected", value=text, former=former)
