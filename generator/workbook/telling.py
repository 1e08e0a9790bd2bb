"""The words of an import: changes, questions, faults and findings, with sheet and cell."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from babel.numbers import format_decimal

from generator.messages import Catalogue
from generator.reporter import notes, place, sentences
from generator.workbook.cells import Cells
from generator.workbook.decisions import Question
from generator.workbook.judgement import CellFinding
from generator.workbook.layout import Column, sheets
from generator.workbook.merge import Merged
from generator.workbook.opened import Fault
from generator.workbook.published import DECLARABLE
from generator.workbook.rows import Addresses, column_title

_LISTS = re.compile(r"\b([a-z_]+): \[\{")
"""A list of records as a remedy writes it: `evidence: [{text: …}]`."""
_LONGEST = 70
"""Most characters shown of a value in the table of changes."""


def told_changes(merged: Merged, cells: Cells, catalogue: Catalogue) -> Iterator[str]:
    """Yield the table of changes: a line a record, and a line a value below."""
    shown = ""
    for change in merged.changes:
        if change.row.address != shown:
            shown = change.row.address
            yield shown
        before = _value(cells, change.column, change.before)
        after = _value(cells, change.column, change.after)
        title = column_title(change.column, catalogue)
        yield f"  {title} ({change.typed.cells[change.column.key]}): {before} → {after}"
    for addition in merged.additions:
        yield catalogue.word("workbook.told.new", address=addition.address)
        for column in addition.sheet.columns:
            text = addition.typed.values.get(column.key, "")
            if text:
                yield f"  {column_title(column, catalogue)}: {_value(cells, column, text)}"
    for removal in merged.removals:
        yield catalogue.word("workbook.told.removed", address=removal.row.address)


def told_question(question: Question, catalogue: Catalogue) -> str:
    """Return a question in sentences, with the answers to choose from."""
    arguments = {name: _short(value) for name, value in question.arguments}
    asked = catalogue.word(f"workbook.questions.{question.key}", **arguments)
    offered = (catalogue.word(f"workbook.answers.{answer}") for answer in question.choices)
    return f"{asked} {catalogue.word('workbook.told.choose', answers=' / '.join(offered))}"


def told_fault(name: str, fault: Fault, catalogue: Catalogue) -> str:
    """Return a fault with the cell and the remedy."""
    arguments = {key: _short(value) for key, value in fault.arguments}
    message = catalogue.word(f"workbook.faults.{fault.key}.message", **arguments)
    remedy = catalogue.word(f"workbook.faults.{fault.key}.remedy", **arguments)
    severity = catalogue.word("report.error")
    where = cell_place(name, fault.sheet, fault.cell, catalogue)
    return f"{where}: {severity}: {message}\n   = {catalogue.word('report.remedy', text=remedy)}"


def told_findings(name: str, found: Iterable[CellFinding], catalogue: Catalogue) -> Iterator[str]:
    """Yield the findings with their cells, in the words of the check; errors come first.

    Forty cells with the same mistake are told together: the remedy once, and cells with the same
    sentence in one line.
    """
    groups: dict[tuple[str, ...], dict[str, list[str]]] = {}
    for item in found:
        finding = item.diagnostic
        sheet = item.sheet or place(finding.span)
        severity = catalogue.word(f"report.{finding.severity}")
        # The lines to paste are rows of the copy with questions.
        declares = (catalogue.word("workbook.told.declare"),)
        advised = (*notes(finding, catalogue), *_further_sheets(item, catalogue))
        remedies = declares if finding.code in DECLARABLE else advised
        remedy = (f"{severity}[{finding.code}]", sheet, *remedies)
        said = groups.setdefault(remedy, {})
        said.setdefault(sentences(finding, catalogue).message, []).append(item.cell)
    first = catalogue.word("report.error")
    for (kind, sheet, *told_remedies), said in sorted(
        groups.items(), key=lambda group: not group[0][0].startswith(first)
    ):
        for message, cells in said.items():
            told = ", ".join(filter(None, dict.fromkeys(cells)))
            where = cell_place(name, sheet, told, catalogue) if any(cells) else sheet
            yield f"{where}: {kind}: {message}"
        for note in told_remedies:
            line, *further = note.split("\n")
            yield "\n".join([f"   = {line}", *(f"     {each}" for each in further)])


def _further_sheets(found: CellFinding, catalogue: Catalogue) -> Iterator[str]:
    """Yield where a workbook has the lists that the remedy writes into the record, if any."""
    addresses = Addresses(catalogue)
    sheet = next((one for one in sheets().values() if addresses.title(one) == found.sheet), None)
    advised = _LISTS.findall(sentences(found.diagnostic, catalogue).remedy)
    listed = {} if sheet is None else sheet.lists
    records = [listed[key,] for key in dict.fromkeys(advised) if (key,) in listed]
    if records:
        titles = (f'"{addresses.title(sheets()[record.__name__])}"' for record in records)
        parent = catalogue.word("workbook.columns.*parent")
        yield catalogue.word("workbook.told.below", sheets=" / ".join(titles), parent=parent)


def cell_place(name: str, sheet: str, cell: str, catalogue: Catalogue) -> str:
    """Return the place of a cell in words: file, sheet and cell."""
    key = "place" if cell else "place_sheet"
    return catalogue.word(f"workbook.told.{key}", file=name, sheet=sheet, cell=cell)


def _value(cells: Cells, column: Column, text: str) -> str:
    if not text:
        return "-"
    value = cells.shown(column, text).value
    if isinstance(value, Decimal) and column.is_grouped:
        # A zero too many is seen by the marks between thousands.
        return format_decimal(value, locale=cells.language, decimal_quantization=False)
    return _short(str(value))


def _short(text: str) -> str:
    # A table of changes has a line a value, however long a description is.
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
