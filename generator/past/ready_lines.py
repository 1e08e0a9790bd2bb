"""Lines ready to paste that declare a change: history, correction, redirect and tombstone.

No reason and no source is invented: the line of the reason says that a reason is to be written.
"""

import datetime as dt
import json
from collections.abc import Iterable
from itertools import takewhile

from generator.diagnostics import Loc
from generator.model.base import Record
from generator.model.sourced import standing_of
from generator.model.text import Text
from generator.past.values import written
from generator.source.locate import node_at
from generator.source.nodes import MappingNode, SequenceNode, YamlDocument

_REASON = "tulis alasannya di sini"
"""A reason still to be written, in the language of the data."""


def declaring_lines(
    document: YamlDocument,
    loc: Loc,
    history: Iterable[tuple[str, str]],
    corrections: Iterable[tuple[str, str]],
    day: dt.date,
) -> str:
    """Return entries of the history and corrections for the former values of a record.

    Args:
        document: The file.
        loc: Path of the record.
        history: Former values that a history can hold, with their fields.
        corrections: Further former values, with their fields.
        day: Day of the change.
    """
    entries: list[dict[str, str]] = []
    for field, value in history:
        # Two changed sums need two entries, since an entry holds one former sum.
        entry = next((entry for entry in entries if field not in entry), None)
        if entry is None:
            entries.append(entry := {})
        entry[field] = value
    items = [
        [f"date: {day}", f"former: {{{_former(entry)}}}", f"reason: {_REASON}"] for entry in entries
    ]
    lists = {"history": items, "corrections": _corrections(corrections, day)}
    return "\n".join(_list_lines(document, loc, key, each) for key, each in lists.items() if each)


def redirect_lines(document: YamlDocument | None, loc: Loc, former: str) -> str:
    """Return the lines of a redirect; without a file, the lines of a new list of redirects."""
    if document is None:
        return f"redirects:\n  - {former}"
    return _list_lines(document, loc, "redirects", [[former]])


def withdrawal_lines(day: dt.date, indent: str = "") -> str:
    """Return the lines that make a record a tombstone."""
    lines = ("withdrawn:", f"  date: {day}", f"  reason: {_REASON}")
    return "\n".join(f"{indent}{line}" for line in lines)


def tombstone_lines(
    record: Record, before: YamlDocument, loc: Loc, now: YamlDocument, day: dt.date
) -> str:
    """Return an item of a list that keeps a programme or an indicator whole, as a tombstone.

    Nothing that was published is lost: the item is as it was, and says that it was withdrawn.

    Args:
        record: The record as it was.
        before: The file as it was.
        loc: Path of the record in that file.
        now: The present file: in a list in brackets the item stands in braces.
        day: Day of the withdrawal.
    """
    in_braces = f"withdrawn: {{date: {day}, reason: {_REASON}}}"
    in_lines = withdrawal_lines(day, " " * (node_at(before, loc)[0].span.column - 1))
    return _whole_item(record, before, loc, now, (in_braces, in_lines))


def restored_lines(
    record: Record, before: YamlDocument, loc: Loc, now: YamlDocument, kind: str
) -> str:
    """Return an item of a list as it was, for a record that cannot be withdrawn.

    Args:
        record: The record as it was.
        before: The file as it was.
        loc: Path of the record in that file.
        now: The present file.
        kind: The kind of the record, which a new item needs.
    """
    if _is_in_brackets(now, loc[:-1]):
        return _in_braces([*_head_lines(record), f"kind: {kind}"])
    return _whole_item(record, before, loc, now, ("", ""))


def _whole_item(
    record: Record, before: YamlDocument, loc: Loc, now: YamlDocument, added: tuple[str, str]
) -> str:
    """Return an item of a list as it was, with a further value.

    Args:
        record: The record as it was.
        before: The file as it was.
        loc: Path of the record in that file.
        now: The present file: in a list in brackets the item stands in braces.
        added: The further value as written in braces, and on lines of its own; empty for none.
    """
    in_braces, in_lines = added
    node, _ = node_at(before, loc)
    lines = before.text.split("\n")[node.span.line - 1 :]
    start = node.span.column - 1
    if not lines[0][start:].startswith("{"):
        if _is_in_brackets(now, loc[:-1]):
            return _in_braces([*_head_lines(record), in_braces])
        # An item ends where a line is no deeper than the dash.
        dash = _dash_column(before, loc[:-1])
        further = takewhile(lambda line: not line.strip() or _depth(line) > dash, lines[1:])
        return "\n".join([lines[0], *further]).rstrip() + (f"\n{in_lines}" if in_lines else "")
    height = node.span.end_line - node.span.line
    text = "\n".join(lines[: height + 1])
    end = len(text) - len(lines[height]) + node.span.end_column - 1
    item = text[start:end].rstrip()
    if in_braces:
        item = f"{item.removesuffix('}').rstrip()}, {in_braces}}}"
    if _is_in_brackets(now, loc[:-1]):
        return item
    return f"{' ' * _dash_column(now, loc[:-1])}- {item}"


def _is_in_brackets(document: YamlDocument, loc: Loc) -> bool:
    """Return whether the list at a path is written in brackets."""
    node, key = node_at(document, loc)
    is_list = isinstance(node, SequenceNode) and key is not None and key.text == loc[-1]
    return is_list and document.line(node.span.line)[node.span.column - 1 :].startswith("[")


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def corrected_lines(
    record: Record,
    document: YamlDocument,
    loc: Loc,
    values: Iterable[tuple[str, str]],
    day: dt.date,
) -> str:
    """Return an item or a group for a record without figures: heading, source and corrections.

    Args:
        record: The earlier record.
        document: The earlier file.
        loc: Path of the record in the earlier file.
        values: Fields with their former values.
        day: Day of the corrections.
    """
    items = (_item(lines, "  ") for lines in _corrections(values, day))
    corrections = [line for item in items for line in item.split("\n")]
    return _kept_lines(record, document, loc, ["corrections:", *corrections])


def _kept_lines(record: Record, document: YamlDocument, loc: Loc, added: Iterable[str]) -> str:
    """Return what is left of a record: identifier, heading, a source, and further lines."""
    lines = [*_head_lines(record), *added]
    if isinstance(loc[-1], str):
        return "\n".join([f"{loc[-1]}:", *(f"  {line}" for line in lines)])
    return _item(lines, " " * _dash_column(document, loc[:-1]))


def _head_lines(record: Record) -> list[str]:
    """Return the lines of a record's identifier, heading and first source."""
    identifier = getattr(record, "id", None)
    name = record.headline
    heading = None if name is None else getattr(record, name)
    sources = () if name is None else standing_of(record).of(name)[:1]
    return [
        *([] if identifier is None else [f"id: {identifier}"]),
        *([] if heading is None else [f"{name}: {_quoted_text(heading)}"]),
        *([f"sources: [{sources[0]}]"] if sources else []),
    ]


def _quoted_text(value: object) -> str:
    """Return a text in quotes, and a number or a date as it is."""
    text = written(value)
    return json.dumps(text, ensure_ascii=False) if isinstance(value, Text | str) else text


def _corrections(values: Iterable[tuple[str, str]], day: dt.date) -> list[list[str]]:
    """Return the lines of a correction for each former value."""
    return [
        [
            f"former: {json.dumps(value, ensure_ascii=False)}",
            f"field: {field}",
            f"date: {day}",
            f"reason: {_REASON}",
        ]
        for field, value in values
    ]


def _list_lines(document: YamlDocument, loc: Loc, key: str, items: Iterable[Iterable[str]]) -> str:
    """Return the lines of new items, with the key in front unless the list exists already."""
    holder, _ = node_at(document, loc)
    known = holder.get(key) if isinstance(holder, MappingNode) else None
    if isinstance(known, SequenceNode) and known.items:
        indent = " " * _dash_column(document, (*loc, key))
        return "\n".join(_item(item, indent) for item in items)
    keys = holder.items if isinstance(holder, MappingNode) else ()
    start = keys[0][0].span.column - 1 if keys else 0
    if document.line(holder.span.line)[holder.span.column - 1 :].startswith("{"):
        return f"{key}: [{', '.join(_in_braces(item) for item in items)}]"
    outer, inner = " " * start, " " * (start + 2)
    return "\n".join([f"{outer}{key}:", *(_item(item, inner) for item in items)])


def _dash_column(document: YamlDocument, loc: Loc) -> int:
    """Return the number of spaces before the dashes of a list."""
    node, _ = node_at(document, loc)
    if not isinstance(node, SequenceNode) or not node.items:
        return 0
    line = document.line(node.items[0].span.line)
    return len(line) - len(line.lstrip())


def _in_braces(lines: Iterable[str]) -> str:
    return f"{{{', '.join(lines)}}}"


def _item(lines: Iterable[str], indent: str) -> str:
    first, *further = lines
    return "\n".join([f"{indent}- {first}", *(f"{indent}  {line}" for line in further)])


def _former(entry: dict[str, str]) -> str:
    """Return former values as the file takes them: a title in quotes, the rest as it is."""
    return ", ".join(
        f"{field}: {json.dumps(value, ensure_ascii=False) if field == 'title' else value}"
        for field, value in entry.items()
    )
