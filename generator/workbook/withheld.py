"""Unreleased records beside a workbook of the site, made without unreleased records.

The workbook is compared with the released rows alone, so no question and no answer quotes an
unreleased record. A change that would still touch an unreleased record becomes a fault here.
"""

from collections.abc import Mapping

from generator.workbook.contents import PARENT
from generator.workbook.edits import new_path
from generator.workbook.layout import KEYS, STEM
from generator.workbook.merge import Addition, Merged
from generator.workbook.opened import Fault
from generator.workbook.reading import ReturnedRow
from generator.workbook.region import RegionRows
from generator.workbook.rows import RecordRow


def part_from_withheld(merged: Merged, present: RegionRows, shown: RegionRows) -> None:
    """Turn each change that would touch an unreleased record into a fault.

    A cell may have lost a reference to an unreleased record, and a new record may stand in the
    files already, unreleased.

    Args:
        merged: The changes.
        present: All rows of the region.
        shown: The rows with which the workbook was compared.
    """
    whole = {(row.file, row.loc): row for row in present.rows}
    known = {(row.file, row.loc) for row in shown.rows}
    withheld = [row for place, row in whole.items() if place not in known]
    kept = []
    for change in merged.changes:
        key = change.column.key
        if whole[change.row.file, change.row.loc].values.get(key, "") == change.before:
            kept.append(change)
        else:
            merged.faults.append(_fault("withheld_cell", change.typed, key))
    merged.changes = kept
    for addition in tuple(merged.additions):
        if any(_is_there(addition, row, present) for row in withheld):
            key = STEM if addition.sheet.is_file else PARENT
            merged.faults.append(_fault("withheld_row", addition.typed, key))
            merged.additions.remove(addition)


def _is_there(addition: Addition, row: RecordRow, present: RegionRows) -> bool:
    """Return whether an unreleased record is the new record, by file, key or content."""
    typed, holder = addition.typed, addition.holder
    if addition.sheet.is_file:
        return row.file == new_path(addition, {file.path: file for file in present.files})
    if not isinstance(holder, RecordRow):
        return False
    place = holder.file, (*holder.loc, *addition.path)
    if (row.file, row.loc[:-1]) != place:
        return False
    key = _key(typed.values)
    written = {name: text for name, text in typed.values.items() if text}
    return written == dict(row.values) or bool(key and key == _key(row.values))


def _key(values: Mapping[str, str]) -> str:
    return next((values[key] for key in KEYS if values.get(key)), "")


def _fault(key: str, typed: ReturnedRow, column: str) -> Fault:
    return Fault(key, typed.title, typed.cells.get(column, f"A{typed.number}"))
