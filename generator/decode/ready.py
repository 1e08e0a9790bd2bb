"""The ready lines of findings: the written line with a value the field accepts.

A line is proposed only if the field accepts the value, so that copying the line is enough.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.decode.field_types import (
    annotation_at,
    bare,
    declared_at,
    is_address,
    is_by_field,
    is_identifier,
    is_list,
    is_model,
    type_at,
)
from generator.diagnostics import Loc, Span
from generator.messages.synonyms import field_titles
from generator.model.base import Record
from generator.model.date_notation import (
    date_readings,
    deadline_readings,
    moment_readings,
    span_readings,
    without_weekday,
)
from generator.model.dates import LAST_DAYS, PartialDate, Period
from generator.model.notation import number_readings, unit_named
from generator.model.numbers import Budget
from generator.model.sourced import REST, Sourced
from generator.model.text import RichText, Text
from generator.model.walk import reference_in
from generator.slugs import SLUG_PATTERN, slug_of
from generator.source.locate import line_with, lines_with_also, node_at, with_its_key
from generator.source.nodes import MappingNode, ScalarNode, SequenceNode, Style, YamlDocument
from generator.source.repair import quoted
from generator.source.scalars import as_scalar

_BETWEEN_ITEMS = re.compile(r"\s*[,;]\s*")
_BETWEEN_NAMES = re.compile(r"\s*[,;&]\s*|\s+dan\s+|\s+")
_NAME = re.compile(rf"(?:{SLUG_PATTERN}/)?{SLUG_PATTERN}")
_ADDRESS = re.compile(r"https?://\S+")
_ADDRESS_WITHOUT_SCHEME = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?")
_LIST_MARK = r"(?:[-•](?=\D)|\*(?=\s)|[0-9]{1,2}[.)](?=\s))\s*"
_LEADING_MARK = re.compile(rf"\A{_LIST_MARK}")
_FOLDED_ITEMS = re.compile(rf"\s{_LIST_MARK}")
_UNIT = "unit"
_LINES = ("repaired", "repaired_or")
"""Arguments of a finding that hold ready lines, one for each reading."""


def ready_lines(
    document: YamlDocument, model: type[BaseModel], loc: Loc, span: Span | None = None
) -> dict[str, str]:
    """Return the lines to copy in place of a faulty value, as arguments of the finding.

    Args:
        document: The file.
        model: The record of the file.
        loc: Path of the value: a text, or a list of texts.
        span: Place to replace, if larger than the value: a comma in braces cuts a value short.

    Returns:
        `repaired`, and `repaired_or` for a second reading; empty if no value is certain.
    """
    node, _ = node_at(document, loc)
    if isinstance(node, SequenceNode):
        is_item = bool(loc) and isinstance(loc[-1], int)
        return (
            _without_inner_list(document, node) if is_item else _alone(document, model, loc, node)
        )
    if (
        not isinstance(node, ScalarNode)
        or node.style in {Style.LITERAL, Style.FOLDED}
        or node is document.body
    ):
        return {}
    place = span or node.span
    written = node.text if span is None else _slice(document, span)
    holder, _ = node_at(document, loc[:-1])
    unit = _unit_around(document, loc)
    added = "" if unit else _added_unit(model, loc, written)
    # A key `unit` without a readable unit: a second `unit` would be a duplicate key, and without it
    # the unit in the text would be lost.
    if added and isinstance(holder, MappingNode) and holder.get(_UNIT) is not None:
        return {}
    lines: dict[str, None] = {}
    for value in _readings(model, loc, written, added or unit):
        beside = f"{_UNIT}: {as_scalar(added)}"
        line = (
            lines_with_also(document, loc, value, beside, place)
            if added
            else line_with(document, place, value)
        )
        lines[with_its_key(document, loc, line)] = None
    return dict(zip(_LINES, lines, strict=False))


def shape_at(model: type[BaseModel], loc: Loc) -> str:
    """Return the form of a value with dots for its words: `period: {start: …}`, `- {text: …}`."""
    key = next((step for step in reversed(loc) if isinstance(step, str)), "")
    is_item = bool(loc) and isinstance(loc[-1], int)
    if is_by_field(annotation_at(model, loc[:-1] if is_item else loc)):
        return f"{key}: […] / {key}: {{{REST}: […]}}"
    shape = _shape_of(annotation_at(model, loc))
    return f"- {shape}" if is_item else f"{key}: {shape}"


def _without_inner_list(document: YamlDocument, node: SequenceNode) -> dict[str, str]:
    """Return the line with the items of an inner list in the outer list: `[[a, b]]` as `[a, b]`.

    Empty for a list of several lines or without brackets.
    """
    items = [as_scalar(item) for item in _texts_in_brackets(document, node)]
    return {"repaired": line_with(document, node.span, ", ".join(items))} if items else {}


def _alone(
    document: YamlDocument, model: type[BaseModel], loc: Loc, node: SequenceNode
) -> dict[str, str]:
    """Return the line with the item of a list in the place of the list: `[a]` as `a`.

    A list of two gives two lines, since the field takes one of the two. Empty for a longer list, a
    list without brackets, and a list of values that the field refuses.
    """
    items = _texts_in_brackets(document, node)
    if len(items) > len(_LINES):
        return {}
    values = (next(_readings(model, loc, item, ""), None) for item in items)
    lines = [line_with(document, node.span, value) for value in values if value is not None]
    return dict(zip(_LINES, lines, strict=False)) if len(lines) == len(items) else {}


def _texts_in_brackets(document: YamlDocument, node: SequenceNode) -> list[str]:
    """Return the texts of a list in brackets on one line; empty for any other list."""
    span = node.span
    items = [item.text for item in node.items if isinstance(item, ScalarNode)]
    is_in_brackets = document.line(span.line)[span.column - 1 :].startswith("[")
    is_whole = span.line == span.end_line and len(items) == len(node.items)
    return items if is_in_brackets and is_whole else []


def _readings(model: type[BaseModel], loc: Loc, written: str, unit: str) -> Iterator[str]:
    """Yield the readings of a written text that the field accepts, in YAML."""
    annotation = annotation_at(model, loc)
    if bare(annotation) is PartialDate:
        for date in _dates(written, is_last=_last_name(loc) in LAST_DAYS):
            if _accepts(annotation, date):
                yield date
        return
    for value, shown in _candidates(annotation, written, unit, _title_at(model, loc)):
        if _accepts(annotation, value):
            yield shown


def _dates(written: str, *, is_last: bool) -> tuple[str, ...]:
    """Return the dates a text may stand for; a contradicting weekday in front counts for nothing.

    Args:
        written: The text.
        is_last: Whether the field holds the last day of something, so that a quarter or a span
            stands for its end.
    """
    readings = deadline_readings if is_last else date_readings
    return readings(written) or readings(without_weekday(written))


def _candidates(annotation: Any, written: str, unit: str, title: str) -> Iterator[tuple[Any, str]]:
    """Yield the values a text may stand for, each in the form of the model and in YAML."""
    if is_list(annotation):
        yield from _lists(annotation, written)
        return
    kind = bare(annotation)
    if kind is dt.datetime:
        yield from ((moment, moment) for moment in moment_readings(written))
    elif kind is Decimal:
        yield from ((number, number) for number in number_readings(written, unit=unit))
    elif kind is int:
        # Whole numbers are counts, ranks or years; a year may be written as "tahun 2025".
        years = (date for date in date_readings(written) if len(date) == len("2025"))
        yield from (
            (number, number)
            for number in (*number_readings(written, whole=True, unit=unit), *years)
        )
    elif kind in {Text, RichText}:
        yield written, quoted(written)
    elif is_model(kind):
        yield from _groups(kind, written, title)
    elif kind is str:
        yield written, as_scalar(written)
        if is_identifier(annotation):
            yield slug_of(written), slug_of(written)
        elif is_address(annotation) and _ADDRESS_WITHOUT_SCHEME.fullmatch(written):
            yield f"https://{written}", as_scalar(f"https://{written}")


def _lists(annotation: Any, written: str) -> Iterator[tuple[Any, str]]:
    """Yield a text as a list: the parts between commas, then the whole text as a single item.

    Names hold no commas, so a list of names has the first reading alone.
    """
    are_names = reference_in(annotation) is not None
    written = _LEADING_MARK.sub("", written).strip()
    # Items of a list in a different notation, folded to one line: their limits are not certain.
    if _FOLDED_ITEMS.search(written) or _LEADING_MARK.match(written):
        return
    pieces = _names_in(written) if are_names else _split(_BETWEEN_ITEMS, written)
    for parts in [pieces] if are_names or len(pieces) < 2 else [pieces, [written]]:
        items = [item for part in parts if (item := _item(annotation, part)) is not None]
        if items and len(items) == len(parts):
            shown_items = ", ".join(shown for _, shown in items)
            yield [value for value, _ in items], f"[{shown_items}]"


def _names_in(written: str) -> list[str]:
    """Return the identifiers in a text; empty unless they are certain.

    A semicolon certainly parts names of several words: "Bag. Hukum; Diskominfo".
    """
    pieces = _split(_BETWEEN_NAMES, written)
    if all(map(_NAME.fullmatch, pieces)):
        return pieces
    is_certain = ";" in written or not any(map(str.isspace, written))
    if "/" in written or not is_certain:
        return []
    return [slug_of(piece) for piece in _split(_BETWEEN_ITEMS, written)]


def _split(between: re.Pattern[str], written: str) -> list[str]:
    return [piece for piece in between.split(written) if piece]


def _item(annotation: Any, part: str) -> tuple[Any, str] | None:
    kind = bare(annotation)
    if is_model(kind) and kind not in {Text, RichText}:
        return next(_groups(kind, part, ""), None)
    return part, as_scalar(part)


def _groups(kind: type[Record], written: str, title: str) -> Iterator[tuple[Any, str]]:
    """Yield a text as the group of keys required by a record."""
    if kind is Period:
        single = ((date, date) for date in date_readings(written))
        for start, end in (*span_readings(written), *single):
            yield _group({"start": start, "end": end})
    elif kind is Budget:
        for number in number_readings(written, unit="rupiah"):
            yield _group({"measure": title, "value": number, _UNIT: "rupiah"})
    else:
        required = [
            field for field, declared in kind.model_fields.items() if declared.is_required()
        ]
        has_address = "url" in kind.model_fields and is_address(annotation_at(kind, ("url",)))
        if has_address and _ADDRESS.fullmatch(written):
            yield _group({"url": written})
        elif _is_number_of_other_field(kind, written):
            return
        elif len(required) == 1:
            yield _group({required[0]: written})
        elif not required and kind.headline is not None:
            yield _group({kind.headline: written})


def _is_number_of_other_field(kind: type[Record], written: str) -> bool:
    """Return whether a number in a text may belong to a field for numbers: "62 dari 80 titik"."""
    takes_numbers = any(
        bare(field.annotation) in {Decimal, int} for field in kind.model_fields.values()
    )
    return takes_numbers and any(map(str.isdigit, written))


def _group(values: dict[str, str]) -> tuple[dict[str, str], str]:
    """Return a group of keys in the form of the model and in YAML."""
    pairs = ", ".join(f"{key}: {as_scalar(value)}" for key, value in values.items())
    return values, f"{{{pairs}}}"


def _accepts(annotation: Any, value: Any) -> bool:
    kind = bare(annotation)
    # A record validates by itself; making an adapter for each type costs far more.
    try:
        if is_model(kind) and not is_list(annotation):
            kind.model_validate(value)
        else:
            TypeAdapter(annotation).validate_python(value)
    except ValidationError:
        return False
    return True


def _unit_around(document: YamlDocument, loc: Loc) -> str:
    """Return the unit of a number; empty for none.

    The name of the field has the unit, or the key `unit` beside or in an enclosing record: the
    unit of an indicator is that of its yearly values.
    """
    if str(_last_name(loc)).endswith("_years"):
        return "tahun"
    if str(_last_name(loc)).endswith("_percent"):
        return "persen"
    if any(str(step).endswith("_idr") for step in loc):
        return "rupiah"
    holders = (node_at(document, loc[:depth])[0] for depth in reversed(range(len(loc))))
    units = (holder.get(_UNIT) for holder in holders if isinstance(holder, MappingNode))
    unit = next((unit for unit in units if unit is not None), None)
    if isinstance(unit, MappingNode):
        unit = unit.get("id") or next((name for _, name in unit.items), None)
    return unit.text if isinstance(unit, ScalarNode) else ""


def _added_unit(model: type[BaseModel], loc: Loc, written: str) -> str:
    """Return the unit a number's ready line must add, since no record names one; empty for none.

    The unit stands behind the number in the text, and the field takes the number alone.
    """
    record = type_at(model, loc[:-1])
    has_unit = is_model(record) and _UNIT in record.model_fields
    return unit_named(written) if has_unit and type_at(model, loc) is Decimal else ""


def _slice(document: YamlDocument, span: Span) -> str:
    """Return the text of a place, with its lines folded into one."""
    lines = [document.line(number) for number in range(span.line, span.end_line + 1)]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return " ".join(line.strip() for line in lines)


def _shape_of(annotation: Any) -> str:
    kind = bare(annotation)
    if is_model(kind) and kind not in {Text, RichText}:
        required = [name for name, field in kind.model_fields.items() if field.is_required()]
        naming = kind.naming if issubclass(kind, Sourced) else frozenset[str]()
        asked_for = [name for name in kind.expected if name not in required]
        declared = [name for name in kind.model_fields if name in kind.__annotations__]
        own = [name for name in declared if name not in naming]
        usual = [*required, *asked_for]
        # A single key shows no group; four keys show the form, and a longer line would hide it.
        shown = list(dict.fromkeys(usual if len(usual) > 1 else [*usual, *own]))[:4]
        inner = "{" + ", ".join(f"{name}: …" for name in shown) + "}"
    else:
        inner = "…"
    return f"[{inner}, {inner}]" if is_list(annotation) else inner


def _title_at(model: type[BaseModel], loc: Loc) -> str:
    """Return the Indonesian title of a field, the language of plain texts in data files."""
    declared = declared_at(model, loc)
    return "" if declared is None else field_titles(*declared)[0]


def _last_name(loc: Iterable[str | int]) -> str:
    return next((step for step in reversed(tuple(loc)) if isinstance(step, str)), "")
