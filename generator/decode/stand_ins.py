"""Stand-ins for missing or unreadable values, so that a wrong word does not cost its whole record.

Each field has two stand-ins, as different as the field allows. The rules run over the record with
the first and over the record with the second: a finding of both runs holds for any value, a finding
of a single run was caused by the stand-in. So no finding judges or quotes a stand-in, and no rule
has to know of stand-ins.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.decode.field_types import allowed_words, annotation_at, bare, is_list, is_model
from generator.diagnostics import Loc, Span
from generator.model.text import RichText, Text
from generator.source.nodes import UNKNOWN_KEY, MappingNode, Node, ScalarNode, SequenceNode, Style

_PAIRS = (
    ("…", "……"),
    ("1900", "2200"),
    ("ya", "tidak"),
    ("00.00", "99.99"),
    ("kosong", "kosong-juga"),
    ("kosong.jpg", "kosong-juga.jpg"),
)
"""Pairs of texts to try in a field, in this order; words of a closed list are tried before."""


def stand_in(model: type[BaseModel], loc: Loc, span: Span) -> Node | None:
    """Return the stand-in for the value at a path: a text, an empty list, or a group of keys.

    A group has the required keys of its record. None if the field accepts no known stand-in.
    """
    return _node(annotation_at(model, loc), span)


def with_other_stand_ins(node: Node, model: type[BaseModel], loc: Loc = ()) -> Node:
    """Return a tree with the second stand-in of each field instead of the first."""
    match node:
        case ScalarNode(style=Style.STAND_IN):
            pair = _pair(annotation_at(model, loc))
            return node if pair is None else node._replace(text=pair[1])
        case SequenceNode():
            items = (
                with_other_stand_ins(item, model, (*loc, index))
                for index, item in enumerate(node.items)
            )
            return SequenceNode(tuple(items), node.span, node.is_cut)
        case MappingNode():
            pairs = (
                (key, with_other_stand_ins(value, model, (*loc, key.text)))
                for key, value in node.items
            )
            return MappingNode(tuple(pairs), node.span, node.cut_keys)
    return node


def accepts(record: type[BaseModel], name: str, text: str) -> bool:
    """Return whether a field of a record accepts a text."""
    return _accepts(_adapter(annotation_at(record, (name,))), text)


def has_stand_ins(node: Node) -> bool:
    """Return whether any value of a tree is a stand-in."""
    match node:
        case SequenceNode():
            return any(map(has_stand_ins, node.items))
        case MappingNode():
            return any(has_stand_ins(value) for _, value in node.items)
    return node.style is Style.STAND_IN


def _node(annotation: Any, span: Span) -> Node | None:
    if is_list(annotation):
        return SequenceNode((), span, is_cut=True)
    kind = bare(annotation)
    if is_model(kind) and kind not in {Text, RichText}:
        required = (name for name, field in kind.model_fields.items() if field.is_required())
        values = [(name, _node(annotation_at(kind, (name,)), span)) for name in required]
        found = [
            (ScalarNode(name, span, Style.PLAIN), value)
            for name, value in values
            if value is not None
        ]
        # The optional keys of the group are not known either.
        return (
            MappingNode(tuple(found), span, frozenset({UNKNOWN_KEY}))
            if len(found) == len(values)
            else None
        )
    pair = _pair(annotation)
    return None if pair is None else ScalarNode(pair[0], span, Style.STAND_IN)


@cache
def _pair(annotation: Any) -> tuple[str, str] | None:
    """Return the two stand-ins of a field, or None if no known pair fits."""
    adapter = _adapter(annotation)
    return next(
        (
            pair
            for pair in _candidates(bare(annotation))
            if all(_accepts(adapter, text) for text in pair)
        ),
        None,
    )


def _candidates(kind: Any) -> Iterator[tuple[str, str]]:
    words = allowed_words(kind)
    if words:
        yield words[0], words[-1]
    yield from _PAIRS


# Making an adapter compiles the type, which costs far more than a validation.
@cache
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)


def _accepts(adapter: TypeAdapter[Any], text: str) -> bool:
    try:
        adapter.validate_python(text)
    except ValidationError:
        return False
    return True
