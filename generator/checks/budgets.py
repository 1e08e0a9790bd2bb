"""The rule of budgets: an amount of rupiah, so that readers can compare and add budgets."""

from collections.abc import Iterator

from generator.checks.fields import Field
from generator.codes import Code, finding
from generator.diagnostics import Diagnostic
from generator.link.site import SourceRecord
from generator.model.base import Record
from generator.model.notation import is_money
from generator.model.numbers import Figure
from generator.source.locate import span_of

_BUDGET = "budget_idr"


def check_budgets(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP418 if a budget has no amount, a negative amount, or a foreign unit."""
    for located in source_record.located:
        figure = located.record
        if located.loc[-1:] != (_BUDGET,) or not isinstance(figure, Figure):
            continue
        unit = None if figure.unit is None else figure.unit.in_language("id")[1]
        field: Field[object]
        if figure.value is None or figure.value < 0:
            field, value = Field("value", figure.value), str(figure.value)
        elif unit is None or not is_money(unit):
            field, value = Field("unit", figure.unit), unit or ""
        else:
            continue
        loc = (*located.loc, field.key)
        if field.value is None and not source_record.lacks(*loc):
            # The field may have been left out as faulty, with a finding of its own.
            continue
        yield finding(
            Code.BUDGET,
            span_of(source_record.document, loc),
            key=field.key,
            value="–" if field.value is None else value,
        )
