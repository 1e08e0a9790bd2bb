"""Pydantic's errors as diagnostics: with place in the file, suggestion, and expected value.

Reads error types and contexts, never error sentences.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from heapq import nsmallest
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.codes import NO_NAMES, Code, finding
from generator.decode.blanks import CutValue
from generator.decode.closed_lists import missing_choice, not_one_of
from generator.decode.field_types import (
    annotation_at,
    declared_at,
    field_at,
    is_by_field,
    is_model,
    type_at,
)
from generator.decode.meant_keys import handbook_page, likely_keys, meant_key
from generator.decode.ready import ready_lines, shape_at
from generator.diagnostics import MAX_JUDGED, Diagnostic, Loc, Span
from generator.model.base import BODY
from generator.model.date_notation import date_readings, is_day_that_never_was, without_weekday
from generator.model.dates import Weekday
from generator.model.notation import is_withheld
from generator.model.release import DRAFT, PUBLISH_AT
from generator.model.sourced import Sourced
from generator.model.text import RichText, Text
from generator.source.locate import (
    key_span,
    line_span,
    line_with,
    lines_with_also,
    node_at,
    span_of,
    with_its_key,
)
from generator.source.nodes import MappingNode, ScalarNode, SequenceNode, YamlDocument

_KINDS = {
    "model_type": "group",
    "model_attributes_type": "group",
    "dict_type": "group",
    "tuple_type": "list",
    "list_type": "list",
    "string_type": "text",
    "int_type": "text",
}
"""Kind of value expected by pydantic's type errors, as words of the catalogues (below `kinds`)."""

_WITH_READINGS = frozenset(
    {
        Code.BAD_DATE,
        Code.BAD_RELEASE_TIME,
        Code.BAD_NUMBER,
        Code.BAD_WHOLE_NUMBER,
        Code.BAD_IDENTIFIER,
        Code.BAD_LINK,
    }
)
"""Findings of values that may be written as people do outside data files."""


def diagnostics_of(
    found: Iterable[ErrorDetails], document: YamlDocument, model: type[BaseModel]
) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for each of pydantic's errors in a file: the first `MAX_JUDGED`."""
    # Pydantic orders errors by the model; people read a file from the top.
    first = nsmallest(MAX_JUDGED, found, key=lambda details: key_span(document, details["loc"]))
    return tuple(_diagnostic(details, document, model) for details in first)


def unfit_keys(
    document: YamlDocument, model: type[BaseModel], keys: Iterable[Loc]
) -> tuple[Diagnostic, ...]:
    """Return a finding for each key without a value that is unknown, or that needs a value."""
    found = (_unfit_key(document, model, loc) for loc in keys)
    return tuple(diagnostic for diagnostic in found if diagnostic is not None)


def _unfit_key(document: YamlDocument, model: type[BaseModel], loc: Loc) -> Diagnostic | None:
    holder, span = type_at(model, loc[:-1]), key_span(document, loc)
    if is_model(holder):
        if loc[-1] not in holder.model_fields:
            return _unknown_key(str(loc[-1]), span, holder)
        # A key about the release that says nothing keeps the record back, so it needs a value.
        code = {DRAFT: Code.BAD_YES_NO, PUBLISH_AT: Code.BAD_RELEASE_TIME}.get(str(loc[-1]))
        return None if code is None else finding(code, span, value="")
    return finding(Code.BLANK_TEXT, span) if is_by_field(annotation_at(model, loc[:-1])) else None


def cut_values(
    document: YamlDocument, model: type[BaseModel], cuts: Iterable[CutValue]
) -> tuple[Diagnostic, ...]:
    """Return a finding for each value in braces cut short by a comma."""
    return tuple(
        _with_lines(
            finding(Code.CUT_BY_COMMA, cut.span, value=cut.value, lost=cut.lost),
            ready_lines(document, model, cut.loc, cut.span),
        )
        for cut in cuts
    )


def body_as_key(document: YamlDocument, model: type[BaseModel]) -> tuple[Diagnostic, ...]:
    """Return the finding that front matter has a key for the body, which no key can hold."""
    key = document.root.key_node(BODY) if document.body is not None else None
    return () if key is None else (_unknown_key(BODY, key.span, model),)


def _diagnostic(
    details: ErrorDetails, document: YamlDocument, model: type[BaseModel]
) -> Diagnostic:
    loc, kind = details["loc"], details["type"]
    expected = type_at(model, loc)
    node, _ = node_at(document, loc)
    if kind == "extra_forbidden":
        return _unknown_key(str(loc[-1]), key_span(document, loc), type_at(model, loc[:-1]))
    if kind == "missing":
        return _missing_key(loc, document, model)
    if isinstance(node, ScalarNode) and (
        kind == Code.WITHHELD or _is_left_out_instead(node, model, loc)
    ):
        _, key = node_at(document, loc)
        name = (
            key.text
            if key is not None
            else next((step for step in reversed(loc) if isinstance(step, str)), "")
        )
        return finding(Code.WITHHELD, span_of(document, loc), key=name, value=node.text)
    if isinstance(node, ScalarNode) and kind in {"enum", "literal_error"}:
        return not_one_of(node.text, loc, document, expected)
    if kind == "too_long":
        return _too_many(details, document)
    if kind in _KINDS or (kind != Code.BLANK_TEXT and not isinstance(node, ScalarNode)):
        # A text may be written as a group by language too, so pydantic expects a group of it.
        expected_kind = "text" if expected in {Text, RichText} else _KINDS.get(kind, "text")
        return _wrong_kind(expected_kind, loc, document, model)
    if kind in set(Code):
        return _custom(details, document, model)
    return finding(
        Code.BAD_VALUE,
        span_of(document, loc),
        value=_text(node),
        field=_described_field(model, loc),
    )


def _unknown_key(key: str, span: Span, holder: Any) -> Diagnostic:
    if not is_model(holder):
        return finding(Code.UNKNOWN_KEY, span, key=key, names=NO_NAMES, page=handbook_page(Sourced))
    return finding(
        Code.UNKNOWN_KEY,
        span,
        suggestion=None if key == BODY else meant_key(key, holder),
        key=key,
        names=", ".join(likely_keys(key, holder)),
        page=handbook_page(holder),
    )


def _missing_key(loc: Loc, document: YamlDocument, model: type[BaseModel]) -> Diagnostic:
    return finding(
        Code.MISSING_KEY,
        span_of(document, loc[:-1]),
        key=str(loc[-1]),
        **missing_choice(loc, document, type_at(model, loc)),
        field=_described_field(model, loc),
    )


def _wrong_kind(
    expected: str, loc: Loc, document: YamlDocument, model: type[BaseModel]
) -> Diagnostic:
    node, _ = node_at(document, loc)
    found = {ScalarNode: "text", SequenceNode: "list", MappingNode: "group"}[type(node)]
    key = next((step for step in reversed(loc) if isinstance(step, str)), "")
    is_item = bool(loc) and isinstance(loc[-1], int)
    wrong_kind = finding(
        Code.WRONG_KIND,
        span_of(document, loc),
        key=key,
        expected_kind=expected,
        found_kind=found,
        advice=expected,
        held="item" if is_item else "value",
        value=_text(node),
        shape=shape_at(model, loc),
    )
    return _with_lines(wrong_kind, ready_lines(document, model, loc))


def _too_many(details: ErrorDetails, document: YamlDocument) -> Diagnostic:
    context = details["ctx"]
    return finding(
        Code.TOO_MANY_ITEMS,
        key_span(document, details["loc"]),
        length=str(context["actual_length"]),
        limit=str(context["max_length"]),
    )


def _custom(details: ErrorDetails, document: YamlDocument, model: type[BaseModel]) -> Diagnostic:
    loc, code = details["loc"], Code(details["type"])
    context: dict[str, Any] = {name: str(value) for name, value in details.get("ctx", {}).items()}
    ready = ready_lines(document, model, loc) if code in _WITH_READINGS else {}
    # The form of the date is right, so advice about the form would not help.
    if code is Code.BAD_DATE and is_day_that_never_was(context["value"]):
        code, ready = Code.NO_SUCH_DAY, {}
    elif code is Code.BAD_DATE and ready and (weekday := _true_weekday(context["value"])):
        code, context["true_weekday"] = Code.OTHER_WEEKDAY, weekday
    # A text of several lines knows the line of its problem, counted from 0.
    line = context.pop("line", None)
    span = span_of(document, loc) if line is None else line_span(document, loc, int(line))
    right, beside = context.pop("right", ""), context.pop("beside", "")
    if beside and not _is_written_beside(document, loc, beside):
        context["repaired"] = lines_with_also(document, loc, right, beside)
    elif right:
        context["repaired"] = line_with(document, span_of(document, loc), right)
    if right:
        context["repaired"] = with_its_key(document, loc, context["repaired"])
    diagnostic = finding(code, span, suggestion=context.pop("near", None), **context)
    return _with_lines(diagnostic, ready)


def _true_weekday(written: str) -> Weekday | None:
    """Return the weekday of a date in words whose written weekday is another one, or None.

    None too for a date that reads in two ways: nobody knows its weekday.
    """
    dates = () if date_readings(written) else date_readings(without_weekday(written))
    if len(dates) != 1 or len(dates[0]) < len("2027-06-30"):
        return None
    return list(Weekday)[dt.date.fromisoformat(dates[0]).weekday()]


def _is_written_beside(document: YamlDocument, loc: Loc, line: str) -> bool:
    """Return whether the key of a line to add already stands beside a value."""
    group, _ = node_at(document, loc[:-1])
    return isinstance(group, MappingNode) and group.get(line.partition(":")[0]) is not None


def _with_lines(found: Diagnostic, lines: Mapping[str, str]) -> Diagnostic:
    """Return a finding with ready lines among its arguments."""
    arguments = sorted((*found.arguments, *lines.items()))
    return replace(found, arguments=tuple(arguments))


def _is_left_out_instead(node: ScalarNode, model: type[BaseModel], loc: Loc) -> bool:
    """Return whether a value says "unknown" in an optional field, which is better left out."""
    if not is_withheld(node.text):
        return False
    field = field_at(model, loc) if loc and isinstance(loc[-1], str) else None
    return field is not None and not field.is_required()


def _described_field(model: type[BaseModel], loc: Loc) -> str:
    """Return a field as `Region.vision`, so that the reporter can quote the field's description.

    Empty for a path off the model.
    """
    return ".".join(declared_at(model, loc) or ())


def _text(node: object) -> str:
    return node.text if isinstance(node, ScalarNode) else ""
