"""The rule of printed numbers: what a source prints reads as the value beside it."""

from collections.abc import Iterator
from decimal import Decimal

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc
from generator.link.site import SourceRecord
from generator.model.base import Record
from generator.model.indicator import Baseline, Indicator, YearTarget, YearValue
from generator.model.notation import number_readings
from generator.model.numbers import Figure
from generator.model.text import Text
from generator.source.locate import line_with, span_of


def check_printed_numbers(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP454 if a source prints a number that has another meaning than the value.

    "5 ribu jiwa" beside 5 is a slip of the scale. A note on the record says that both are right; a
    text with more than a number and a known unit is not read.
    """
    for located in source_record.located:
        record, loc = located.record, located.loc
        if isinstance(record, Figure):
            yield from _read(source_record, loc, record, record.unit)
        elif isinstance(record, Indicator):
            for inner, of_year in _years(record):
                own = of_year.unit if isinstance(of_year, YearValue) else None
                yield from _read(source_record, (*loc, *inner), of_year, own or record.unit)


def _read(
    source_record: SourceRecord[Record],
    loc: Loc,
    record: Figure | Baseline | YearTarget | YearValue,
    unit: Text | None,
) -> Iterator[Diagnostic]:
    if record.value is None or record.as_printed is None or record.note is not None:
        return
    named = "" if unit is None else unit.in_language("id")[1]
    readings = number_readings(record.as_printed, unit=named)
    if not readings or record.value in map(Decimal, readings):
        return
    value = span_of(source_record.document, (*loc, "value"))
    yield finding(
        Code.PRINTED_OTHERWISE,
        value,
        value=str(record.value),
        printed=record.as_printed,
        reading=readings[0],
        repaired=line_with(source_record.document, value, readings[0]),
    )


def _years(indicator: Indicator) -> Iterator[tuple[Loc, Baseline | YearTarget | YearValue]]:
    if indicator.baseline is not None:
        yield ("baseline",), indicator.baseline
    for place, target in enumerate(indicator.targets):
        yield ("targets", place), target
    for place, report in enumerate(indicator.achieved):
        yield ("achieved", place), report
