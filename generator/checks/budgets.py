"""Rules of budgets: an amount of rupiah, so that budgets can be read side by side and added up."""

from collections.abc import Iterator

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic
from generator.link.site import SourceRecord
from generator.model.base import Record
from generator.model.notation import is_money
from generator.model.numbers import Figure
from generator.source.locate import span_of

_BUDGET = "budget_idr"


def check_budgets(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP418 where a budget has no amount, one below zero, or another unit than rupiah."""
    for located in source_record.located:
        figure = located.record
        if located.loc[-1:] != (_BUDGET,) or not isinstance(figure, Figure):
            continue
        unit = None if figure.unit is None else figure.unit.in_language("id")[1]
        if figure.value is None or figure.value < 0:
            key, value = "value", "–" if figure.value is None else str(figure.value)
        elif unit is None or not is_money(unit):
            key, value = "unit", unit or "–"
        else:
            continue
        if getattr(figure, key) is None and not source_record.lacks(*located.loc, key):
            continue
        yield finding(
            Code.BUDGET, span_of(source_record.document, (*located.loc, key)), key=key, value=value
        )
