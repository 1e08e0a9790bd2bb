"""The ready lines of findings: a value as its field takes it, put in the place of the one that was
written.

A ready line is only proposed if the field accepts the value, so that whoever copies it is done with
that value.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.decode.field_types import (
    annotation_at,
    bare,
    field_at,
    is_address,
    is_by_field,
    is_identifier,
    is_list,
    is_model,
    type_at,
)
from generator.diagnostics import Loc, Span
from generator.model.dates import PartialDate, Period
from generator.model.notation import date_readings, number_readings, span_readings, unit_named
from generator.model.numbers import Budget
from generator.model.sourced import REST
from generator.model.text import RichText, Text
from generator.model.walk import reference_in
from generator.slugs import SLUG_PATTERN, slug_of
from generator.source.locate import line_with, lines_with_also, node_at
from generator.source.nodes import MappingNode, ScalarNode, SequenceNode, Style, YamlDocument
from generator.source.repair import quoted

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._/()%+-]*(?<! )")
_BETWEEN_ITEMS = re.compile(r"\s*[,;]\s*")
_BETWEEN_NAMES = re.compile(r"\s*[,;&]\s*|\s+dan\s+|\s+")
_NAME = re.compile(rf"(?:{SLUG_PATTERN}/)?{SLUG_PATTERN}")
_ADDRESS = re.compile(r"https?://\S+")
_ADDRESS_WITHOUT_SCHEME = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?")
_LIST_MARK = r"(?:[-•](?=\D)|\*(?=\s)|[0-9]{1,2}[.)](?=\s))\s*"
_LEADING_MARK = re.compile(rf"\A{_LIST_MARK}")
_FOLDED_ITEMS = re.compile(rf"\s{_LIST_MARK}")
_WORDS_OF_YAML = frozenset({"null", "Null", "NULL"})
_UNIT = "unit"


def ready_lines(
    document: YamlDocument, model: type[BaseModel], loc: Loc, span: Span | None = None
) -> dict[str, str]:
    """Return the lines that mend a value, as a finding quotes them: `repaired`, and `repaired_or`
    for a second reading.

    Args:
        document: The file.
        model: The record of the file.
        loc: Path of the value, which is a text, or a list with one text.
        span: What to replace, if it is more than the value: a comma in braces cuts a value short.

    Returns:
        Empty if nothing certain can be proposed.
    """
    node, _ = node_at(document, loc)
    if isinstance(node, SequenceNode):
        return _without_inner_list(document, loc, node)
    if (
        not isinstance(node, ScalarNode)
        or node.style in {Style.LITERAL, Style.FOLDED}
        or node is document.body
    ):
        return {}
    place = span or node.span
    written = node.text if span is None else _slice(document, span)
    holder, _ = node_at(document, loc[:-1])
    unit, added = _unit_beside(loc, holder), _added_unit(model, loc, holder, written)
    if added and isinstance(holder, MappingNode) and holder.get(_UNIT) is not None:
        return {}  # the unit would be lost, and a second line for it would be one too many
    lines: dict[str, None] = {}
    for value in _readings(model, loc, written, added or unit):
        beside = f"{_UNIT}: {as_scalar(added)}"
        line = (
            lines_with_also(document, loc, value, beside, place)
            if added
            else line_with(document, place, value)
        )
        lines[line] = None
    return dict(zip(("repaired", "repaired_or"), lines, strict=False))


def shape_at(model: type[BaseModel], loc: Loc) -> str:
    """Return how the value at a path is written, with dots for its words: `period: {start: …}`, `-
    {text: …}`.
    """
    key = next((step for step in reversed(loc) if isinstance(step, str)), "")
    is_item = bool(loc) and isinstance(loc[-1], int)
    if is_by_field(annotation_at(model, loc[:-1] if is_item else loc)):
        return f"{key}: […] / {key}: {{{REST}: […]}}"
    shape = _shape_of(annotation_at(model, loc))
    return f"- {shape}" if is_item else f"{key}: {shape}"


def _without_inner_list(document: YamlDocument, loc: Loc, node: SequenceNode) -> dict[str, str]:
    """Return the line in which the items of a list in brackets stand in the list around it: `[[a,
    b]]` as `[a, b]`.
    """
    span = node.span
    items = [as_scalar(item.text) for item in node.items if isinstance(item, ScalarNode)]
    is_in_brackets = (
        document.line(span.line)[span.column - 1 :].startswith("[") and span.line == span.end_line
    )
    is_in_list = bool(loc) and isinstance(loc[-1], int)
    if not (items and is_in_list and is_in_brackets and len(items) == len(node.items)):
        return {}
    return {"repaired": line_with(document, span, ", ".join(items))}


def _readings(model: type[BaseModel], loc: Loc, written: str, unit: str) -> Iterator[str]:
    """Yield what a written text can mean in a field, in the words of YAML, as far as the field
    accepts it.
    """
    annotation = annotation_at(model, loc)
    for value, shown in _candidates(annotation, written, unit, _title_at(model, loc)):
        if _accepts(annotation, value):
            yield shown


def _candidates(annotation: Any, written: str, unit: str, title: str) -> Iterator[tuple[Any, str]]:
    """Yield values that a text may stand for, each as the model takes it and as YAML writes it."""
    if is_list(annotation):
        yield from _lists(annotation, written)
        return
    kind = bare(annotation)
    if kind is PartialDate:
        yield from ((date, date) for date in date_readings(written))
    elif kind is Decimal:
        yield from ((number, number) for number in number_readings(written, unit=unit))
    elif kind is int:
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
    """Yield a text as a list: its parts between commas, and, where a comma may belong to the words,
    as one item.
    """
    are_names = reference_in(annotation) is not None
    written = _LEADING_MARK.sub("", written).strip()
    if _FOLDED_ITEMS.search(written) or _LEADING_MARK.match(written):
        return  # the lines of a list that was written otherwise: where its items begin is not certain
    pieces = [
        piece for piece in (_BETWEEN_NAMES if are_names else _BETWEEN_ITEMS).split(written) if piece
    ]
    if are_names and not all(map(_NAME.fullmatch, pieces)):
        return
    for parts in [pieces] if are_names or len(pieces) < 2 else [pieces, [written]]:
        items = [_item(annotation, part) for part in parts]
        if items and all(item is not None for item in items):
            found = [item for item in items if item is not None]
            yield [value for value, _ in found], f"[{', '.join(shown for _, shown in found)}]"


def _item(annotation: Any, part: str) -> tuple[Any, str] | None:
    kind = bare(annotation)
    if is_model(kind) and kind not in {Text, RichText}:
        return next(_groups(kind, part, ""), None)
    return part, as_scalar(part)


def _groups(kind: type[BaseModel], written: str, title: str) -> Iterator[tuple[Any, str]]:
    """Yield a text as the group of keys that a record asks for."""
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
        headline = getattr(kind, "headline", None)
        address = kind.model_fields.get("url")
        if (
            address is not None
            and is_address(annotation_at(kind, ("url",)))
            and _ADDRESS.fullmatch(written)
        ):
            yield _group({"url": written})
        elif len(required) == 1 or (not required and headline):
            yield _group({required[0] if required else str(headline): written})


def _group(values: dict[str, str]) -> tuple[dict[str, str], str]:
    return values, "{" + ", ".join(
        f"{key}: {as_scalar(value)}" for key, value in values.items()
    ) + "}"


def as_scalar(text: str) -> str:
    """Return a text as YAML reads it anywhere, in braces too: as it stands if that is safe, else in
    quotes.
    """
    return text if _PLAIN.fullmatch(text) and text not in _WORDS_OF_YAML else quoted(text)


def _accepts(annotation: Any, value: Any) -> bool:
    kind = bare(annotation)
    try:
        if is_model(kind) and not is_list(annotation):
            kind.model_validate(value)
        else:
            TypeAdapter(annotation).validate_python(value)
    except ValidationError:
        return False
    return True


def _unit_beside(loc: Loc, holder: object) -> str:
    """Return the unit that a number is given in: written beside it, or told by the name of its
    field.
    """
    if str(_last_name(loc)).endswith("_years"):
        return "tahun"
    if str(_last_name(loc)).endswith("_percent"):
        return "persen"
    if any(str(step).endswith("_idr") for step in loc):
        return "rupiah"
    unit = holder.get(_UNIT) if isinstance(holder, MappingNode) else None
    if isinstance(unit, MappingNode):
        unit = unit.get("id") or next((name for _, name in unit.items), None)
    return unit.text if isinstance(unit, ScalarNode) else ""


def _added_unit(model: type[BaseModel], loc: Loc, holder: object, written: str) -> str:
    """Return the unit that a mended number would lose: one written behind it in a record that names
    no unit yet.
    """
    fields = getattr(type_at(model, loc[:-1]), "model_fields", {})
    lacks_unit = (
        _UNIT in fields and type_at(model, loc) is Decimal and not _unit_beside(loc, holder)
    )
    return unit_named(written) if lacks_unit else ""


def _slice(document: YamlDocument, span: Span) -> str:
    """Return the text of a place, its lines folded to one."""
    lines = [document.line(number) for number in range(span.line, span.end_line + 1)]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return " ".join(line.strip() for line in lines)


def _shape_of(annotation: Any) -> str:
    kind = bare(annotation)
    if is_model(kind) and kind not in {Text, RichText}:
        required = [name for name, field in kind.model_fields.items() if field.is_required()]
        asked_for = [name for name in getattr(kind, "expected", ()) if name not in required]
        own = [name for name in kind.model_fields if name in kind.__annotations__]
        inner = "{" + ", ".join(f"{name}: …" for name in ([*required, *asked_for] or own)[:4]) + "}"
    else:
        inner = "…"
    return f"[{inner}, {inner}]" if is_list(annotation) else inner


def _title_at(model: type[BaseModel], loc: Loc) -> str:
    field = field_at(model, loc)
    return (field.title or "") if field is not None else ""


def _last_name(loc: Iterable[str | int]) -> str:
    return next((step for step in reversed(tuple(loc)) if isinstance(step, str)), "")
