"""The changes of a workbook as edits of the data files, made in memory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.build.read import MODELS
from generator.diagnostics import Diagnostic, Loc
from generator.model.base import BODY, Record
from generator.model.region import Region
from generator.patch.edits import AddItem, Edit, RemoveAt, SetValue, plain
from generator.patch.emit import emitted
from generator.patch.patched import EditsRefusedError, patched
from generator.source.discover import path_of
from generator.source.files import SourceKind
from generator.source.locate import node_at
from generator.workbook.layout import STEM, Column, Leaf
from generator.workbook.merge import Addition, CellChange, Merged
from generator.workbook.opened import Fault
from generator.workbook.rows import RecordRow, RegionFile, shorthand

_KINDS: Mapping[type[Record], SourceKind] = {record: kind for kind, record in MODELS.items()}
"""Kind of file by record."""


@dataclass(frozen=True, slots=True)
class EditedFiles:
    """The files of a region with the changes of a workbook."""

    contents: Mapping[str, bytes]
    """New bytes of each changed or new file, by path."""
    refused: tuple[Diagnostic, ...] = ()
    """Findings about edits that a file cannot take."""


def edited(
    merged: Merged, files: Iterable[RegionFile], contents: Mapping[str, bytes]
) -> EditedFiles:
    """Return the new bytes of the files that the changes concern.

    Args:
        merged: The changes.
        files: The data files of the region.
        contents: Bytes of the files by path.
    """
    known = {file.path: file for file in files}
    edits: defaultdict[str, list[Edit]] = defaultdict(list)
    for row, changes in _by_row(merged.changes):
        edits[row.file].extend(_row_edits(known[row.file], row, changes))
    for removal in merged.removals:
        edits[removal.row.file].append(RemoveAt(removal.row.loc))
    made: dict[str, bytes] = {}
    for addition in merged.additions:
        if isinstance(addition.holder, RecordRow):
            loc = (*addition.holder.loc, *addition.path)
            edits[addition.holder.file].append(AddItem(loc, _data(addition)))
        elif addition.holder is None:
            made[new_path(addition, known)] = emitted(_data(addition), addition.sheet.record)
    refused: list[Diagnostic] = []
    for path, wanted in edits.items():
        try:
            made[path] = patched(contents[path], wanted, path=path, record=known[path].record)
        except EditsRefusedError as error:
            refused.extend(error.diagnostics)
    return EditedFiles(made, tuple(refused))


def new_path(addition: Addition, files: Mapping[str, RegionFile]) -> str:
    """Return the path of the file of a new record, beside the file of the region."""
    main = next(path for path, file in files.items() if file.record is Region)
    name = path_of(_KINDS[addition.sheet.record], addition.typed.values[STEM])
    return (PurePosixPath(main).parent / name).as_posix()


def _by_row(changes: Iterable[CellChange]) -> Iterator[tuple[RecordRow, list[CellChange]]]:
    found: dict[tuple[str, Loc], tuple[RecordRow, list[CellChange]]] = {}
    for change in changes:
        key = (change.row.file, change.row.loc)
        found.setdefault(key, (change.row, []))[1].append(change)
    yield from found.values()


def _row_edits(file: RegionFile, row: RecordRow, changes: Iterable[CellChange]) -> Iterator[Edit]:
    """Yield the edits of a record: its plain data before and after, compared key by key."""
    for change in changes:
        if change.column.path == (BODY,):
            yield SetValue((BODY,), change.after)
    node, _ = node_at(file.document, row.loc)
    before, after = plain(node), plain(node)
    for change in changes:
        if change.column.path != (BODY,):
            _put(after, change.column, change.after, row.sheet.record)
    yield from _differences(row.loc, before, after)


def _differences(loc: Loc, before: Any, after: Any) -> Iterator[Edit]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys([*before, *after]):
            if key not in after:
                yield RemoveAt((*loc, key))
            elif key not in before:
                yield SetValue((*loc, key), after[key])
            else:
                yield from _differences((*loc, key), before[key], after[key])
    elif before != after:
        yield SetValue(loc, after)


def _data(addition: Addition) -> dict[str, Any]:
    """Return a new record as plain data, with the new records in its lists."""
    data: dict[str, Any] = {}
    for column in addition.sheet.columns:
        text = addition.typed.values.get(column.key, "")
        if text:
            _put(data, column, text, addition.sheet.record)
    for below in addition.below:
        holder = data
        for step in below.path[:-1]:
            holder = holder.setdefault(step, {})
        holder.setdefault(below.path[-1], []).append(_data(below))
    return data


def _put(data: dict[str, Any], column: Column, text: str, record: type[Record]) -> None:
    """Put a text into plain data; an empty text takes the value away, and empty groups with it."""
    *above, last = column.path
    holders = [data]
    for depth, step in enumerate(above):
        held = holders[-1].get(step)
        if isinstance(held, str) or held is None:
            if not text and not held:
                return
            # A record written as a bare text becomes a group, the text under its own key.
            field = shorthand(record, column.path[: depth + 1])
            if held and field == last and depth == len(above) - 1:
                _leaf(holders[-1], step, column, text)
                return
            held = {field: held} if held and field is not None else {}
            holders[-1][step] = held
        holders.append(held)
    _leaf(holders[-1], last, column, text)
    for holder, step in zip(reversed(holders[:-1]), reversed(above), strict=True):
        if holder.get(step) == {}:
            del holder[step]


def _leaf(holder: dict[str, Any], key: str, column: Column, text: str) -> None:
    value = _value(holder.get(key), column, text)
    if value in ("", [], {}):
        holder.pop(key, None)
    else:
        holder[key] = value


def _value(old: Any, column: Column, text: str) -> Any:
    """Return the new value of a field: a text, a list, or a group of languages or of fields."""
    if column.is_list:
        return _listed(old, column, text)
    if column.language is None:
        return text
    if column.language == "id" and not isinstance(old, dict):
        return text
    languages = dict(old) if isinstance(old, dict) else ({"id": old} if old else {})
    if text:
        languages[column.language] = text
    else:
        languages.pop(column.language, None)
    # A text in Indonesian alone needs no group.
    return (
        languages["id"] if languages.keys() == {"id"} and not isinstance(old, dict) else languages
    )


def _listed(old: Any, column: Column, text: str) -> Any:
    items = text.split("\n") if text else []
    if column.leaf is Leaf.SOURCES:
        fields = [item.partition(":") for item in items]
        if items and all(colon for _, colon, _ in fields):
            return {
                field.strip(): [source.strip() for source in named.split(",")]
                for field, _, named in fields
            }
        return items
    # An item with a second language keeps it, as long as its Indonesian words stay.
    groups = {item["id"]: item for item in old or () if isinstance(item, dict) and "id" in item}
    return [groups.get(item, item) for item in items]


def lost_languages(merged: Merged, files: Iterable[RegionFile]) -> Iterator[Fault]:
    """Yield a fault for each changed list that would lose the second language of an item.

    The cell of a list has the Indonesian words alone.
    """
    known = {file.path: file for file in files}
    for change in merged.changes:
        if not change.column.is_list or change.column.language is None:
            continue
        loc = (*change.row.loc, *change.column.path)
        data = plain(node_at(known[change.row.file].document, loc)[0])
        groups = [item for item in data if isinstance(item, dict)] if isinstance(data, list) else []
        kept = change.after.split("\n")
        lost = [item["id"] for item in groups if item.get("id", "") not in {"", *kept}]
        if lost:
            cell = change.typed.cells[change.column.key]
            yield Fault("languages", change.typed.title, cell, (("value", lost[0]),))
