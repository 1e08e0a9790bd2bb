"""The rule of units: a count of whole units has no fraction."""

from collections.abc import Iterator

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic
from generator.link.site import SourceRecord
from generator.model.base import Record
from generator.model.notation import is_whole_unit
from generator.model.numbers import Figure
from generator.source.locate import span_of


def check_whole_amounts(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP221 if a figure gives a fraction of a rupiah or of a countable unit."""
    for located in source_record.located:
        figure = located.record
        if not isinstance(figure, Figure) or figure.value is None or figure.unit is None:
            continue
        unit = figure.unit.in_language("id")[1]
        if is_whole_unit(unit) and figure.value != figure.value.to_integral_value():
            span = span_of(source_record.document, (*located.loc, "value"))
            yield finding(Code.FRACTION_OF_ONE, span, value=str(figure.value), unit=unit)
