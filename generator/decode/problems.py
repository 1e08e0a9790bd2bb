"""What pydantic found, as diagnostics: with the place in the file, the near right word, and what was expected.

Reads error types and contexts, never error sentences.
"""

from enum import Enum
from heapq import nsmallest
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.codes import Code, finding, near
from generator.diagnostics import MAX_JUDGED, Diagnostic, Loc, Span
from generator.model.base import BODY
from generator.model.text import RichText, Text
from generator.source.locate import key_span, line_span, line_with, node_at, span_of
from generator.source.nodes import Document, MappingNode, ScalarNode, SequenceNode

_KINDS = {
    "model_type": "group",
    "model_attributes_type": "group",
    "dict_type": "group",
    "tuple_type": "list",
    "list_type": "list",
    "string_type": "text",
    "int_type": "text",
}
"""What pydantic's type errors expected, in the words of the catalogues (below `kinds`)."""


def diagnostics_of(error: ValidationError, document: Document, model: type[BaseModel]) -> tuple[Diagnostic, ...]:
    """Return one diagnostic for each problem that pydantic found in a file: the first `MAX_JUDGED` of the file."""
    found = error.errors(include_url=False, include_input=False)
    first = nsmallest(MAX_JUDGED, found, key=lambda details: key_span(document, details["loc"]))
    return tuple(_diagnostic(details, document, model) for details in first)


def stand_ins_for(error: ValidationError, document: Document, model: type[BaseModel]) -> dict[Loc, str]:
    """Return what can stand for a missing or wrong word of a closed list, or a missing text, by path.

    Without it, one wrong word in a required field would take its whole record along, and hide what else is wrong there.
    """
    found: dict[Loc, str] = {}
    for details in error.errors(include_url=False, include_input=False):
        loc, expected = details["loc"], _type_at(model, details["loc"])
        node, _ = node_at(document, loc)
        if details["type"] != "missing" and not isinstance(node, ScalarNode):
            continue
        if isinstance(expected, type) and issubclass(expected, Enum):
            found[loc] = str(next(iter(expected)).value)
        elif details["type"] == "missing" and expected is Text:
            found[loc] = "…"
    return found


def body_as_key(document: Document, model: type[BaseModel]) -> tuple[Diagnostic, ...]:
    """Return the finding that the front matter has a key for the text below it, which no key can hold."""
    key = document.root.key_node(BODY) if document.body is not None else None
    return () if key is None else (_unknown_key(BODY, key.span, model),)


def _diagnostic(details: ErrorDetails, document: Document, model: type[BaseModel]) -> Diagnostic:
    loc, kind = details["loc"], details["type"]
    expected = _type_at(model, loc)
    node, _ = node_at(document, loc)
    if kind == "extra_forbidden":
        return _unknown_key(str(loc[-1]), key_span(document, loc), _type_at(model, loc[:-1]))
    if kind == "missing":
        return _missing_key(loc, document, model)
    if isinstance(node, ScalarNode) and kind in {"enum", "literal_error"}:
        return _not_one_of(node.text, loc, document, _allowed(expected))
    if kind == "too_long":
        return _too_many(details, document)
    if kind in _KINDS or (kind != Code.BLANK_TEXT and not isinstance(node, ScalarNode)):
        # a text may be written as one, or as a group of languages: what was meant is a text
        expected_kind = "text" if expected in {Text, RichText} else _KINDS.get(kind, "text")
        return _wrong_kind(expected_kind, loc, document)
    if kind in set(Code):
        return _custom(details, document)
    return finding(Code.BAD_VALUE, span_of(document, loc), value=_text(node), **_descriptions(model, loc))


def _unknown_key(key: str, span: Span, holder: Any) -> Diagnostic:
    names = [name for name in holder.model_fields if name != BODY] if _is_model(holder) else []
    return finding(Code.UNKNOWN_KEY, span, suggestion=near(key, names), key=key, names=", ".join(names))


def _missing_key(loc: Loc, document: Document, model: type[BaseModel]) -> Diagnostic:
    key = str(loc[-1])
    return finding(Code.MISSING_KEY, span_of(document, loc[:-1]), key=key, **_descriptions(model, loc))


def _not_one_of(written: str, loc: Loc, document: Document, allowed: tuple[str, ...]) -> Diagnostic:
    return finding(
        Code.NOT_ONE_OF,
        span_of(document, loc),
        suggestion=near(written, allowed),
        value=written,
        allowed=", ".join(allowed),
    )


def _wrong_kind(expected: str, loc: Loc, document: Document) -> Diagnostic:
    node, _ = node_at(document, loc)
    found = {ScalarNode: "text", SequenceNode: "list", MappingNode: "group"}[type(node)]
    key = next((step for step in reversed(loc) if isinstance(step, str)), "")
    return finding(
        Code.WRONG_KIND, span_of(document, loc), key=key, expected_kind=expected, found_kind=found, value=_text(node)
    )


def _too_many(details: ErrorDetails, document: Document) -> Diagnostic:
    context = details["ctx"]
    return finding(
        Code.TOO_MANY_ITEMS,
        key_span(document, details["loc"]),
        length=str(context["actual_length"]),
        limit=str(context["max_length"]),
    )


def _custom(details: ErrorDetails, document: Document) -> Diagnostic:
    context: dict[str, Any] = {name: str(value) for name, value in details.get("ctx", {}).items()}
    line = context.pop("line", None)
    span = span_of(document, details["loc"]) if line is None else line_span(document, details["loc"], int(line))
    right = context.pop("right", "")
    if right:
        context["repaired"] = line_with(document, details["loc"], right)
    return finding(Code(details["type"]), span, suggestion=context.pop("near", None), **context)


def _descriptions(model: type[BaseModel], loc: Loc) -> dict[str, Any]:
    """Return what the model says of a field, in both languages; the catalogue of a language quotes its own."""
    field = _field_at(model, loc)
    extra = field.json_schema_extra if field is not None else None
    english = str(extra.get("description_en", "")) if isinstance(extra, dict) else ""
    return {"description": (field.description or "") if field is not None else "", "description_en": english}


def _field_at(model: type[BaseModel], loc: Loc) -> FieldInfo | None:
    names = [index for index, step in enumerate(loc) if isinstance(step, str)]
    if not names:
        return None
    holder = _type_at(model, loc[: names[-1]])
    return holder.model_fields.get(str(loc[names[-1]])) if _is_model(holder) else None


def _type_at(model: type[BaseModel], loc: Loc) -> Any:
    """Return the bare type that a path leads to: a model, an enumeration or another type; None off the model."""
    current: Any = model
    for step in loc:
        if isinstance(step, str):
            field = current.model_fields.get(step) if _is_model(current) else None
            current = _bare(field.annotation) if field is not None else None
    return current


def _bare(annotation: Any) -> Any:
    """Return the type inside Annotated, optional and tuple."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _bare(get_args(annotation)[0])
    if origin in {Union, UnionType}:
        return _bare(next(part for part in get_args(annotation) if part is not type(None)))
    if origin is tuple:
        return _bare(get_args(annotation)[0])
    return annotation


def _allowed(expected: Any) -> tuple[str, ...]:
    if get_origin(expected) is Literal:
        return tuple(str(value) for value in get_args(expected))
    if isinstance(expected, type) and issubclass(expected, Enum):
        return tuple(str(member.value) for member in expected)
    return ()


def _is_model(candidate: Any) -> bool:
    return isinstance(candidate, type) and issubclass(candidate, BaseModel)


def _text(node: object) -> str:
    return node.text if isinstance(node, ScalarNode) else ""
