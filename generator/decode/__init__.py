"""From trees to typed records: collects every problem of a file with its place; guesses nothing.

A file with problems still gives a record, so that later stages can report further problems in the
same run: a wrong value is left out or replaced by a stand-in, and a key written as a synonym gets
its name. Nothing made from such a record is ever published.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.decode.blanks import blank_keys, cuts_by_comma
from generator.decode.mends import mends_of
from generator.decode.problems import body_as_key, cut_values, diagnostics_of, unfit_keys
from generator.decode.prune import (
    cuts_in,
    identifiers_in,
    nameless_in,
    with_keys,
    with_values,
    without,
    words_in,
)
from generator.decode.stand_ins import has_stand_ins, stand_in, with_other_stand_ins
from generator.diagnostics import Diagnostic, Loc, Span
from generator.model.base import BODY, Record
from generator.source.locate import key_span
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, YamlDocument

R = TypeVar("R", bound=Record)

_ROUNDS = 24
"""Most rounds of validation. Each round repairs the problems found, from the outside to the inside.

The nesting of the model ends long before this number.
"""


@dataclass(frozen=True, slots=True)
class Decoded(Generic[R]):
    """The record of a file, with its findings and with traces of the parts left out."""

    document: YamlDocument
    """The file after repairs: paths into the record are paths into this document."""
    record: R | None
    """None if no part of the file can be used."""
    diagnostics: tuple[Diagnostic, ...]
    other: R | None = None
    """The record with the second stand-ins; None if the file needed no stand-in.

    A finding of a rule is certain only if both records have it.
    """
    cuts: frozenset[Loc] = frozenset()
    """Paths of the record with a part left out, from `prune.cuts_in`."""
    unread_identifiers: frozenset[str] = frozenset()
    """Identifiers in the parts left out: references to them cannot be judged."""
    unread_words: frozenset[str] = frozenset()
    """Texts in the parts left out that may name a record, which then counts as used."""
    nameless: frozenset[type[Record]] = frozenset()
    """Types of records with unreadable identifiers: a reference to such a type may mean them."""


def decode(document: YamlDocument, model: type[R]) -> Decoded[R]:
    """Return the record of a file as a model types it, and every problem of its shape."""
    blanks = blank_keys(document.root)
    cuts = cuts_by_comma(document, blanks)
    # A key behind a comma is reported with the value it belongs to, not as a key of its own.
    unread = frozenset(loc for cut in cuts for loc in cut.rest)
    diagnostics = body_as_key(document, model)
    diagnostics += cut_values(document, model, cuts)
    diagnostics += unfit_keys(document, model, (loc for loc in blanks if loc not in unread))
    misread = [cut.loc for cut in cuts]
    unread_identifiers: frozenset[str] = frozenset()
    unread_words: frozenset[str] = frozenset()
    renamed: frozenset[Span] = frozenset()
    for turn in range(_ROUNDS):
        record, refused = _validated(document, model)
        if record is not None and not misread:
            break
        found = [details for details in refused if not _is_within(details["loc"], misread)]
        mends = mends_of(found, document, model, misread)
        # Below a renamed key the model looks for the first time. Every other problem of a later
        # round comes from the changes made here, so it is not reported.
        reported = [
            details
            for details in found
            if details["loc"] not in mends.named
            and (turn == 0 or _is_below(document, details["loc"], renamed))
        ]
        diagnostics += diagnostics_of(reported, document, model)
        unread_identifiers |= identifiers_in(document.root, mends.faulty)
        unread_words |= words_in(document.root, mends.faulty)
        renamed = frozenset(key_span(document, loc) for loc in mends.certain)
        misread = []
        with_names = with_keys(document.root, mends.names)
        root = without(with_values(with_names, mends.values), mends.faulty)
        if root is None:
            return Decoded(
                document,
                None,
                diagnostics,
                unread_identifiers=unread_identifiers,
                unread_words=unread_words,
            )
        document = _with_body(replace(document, root=root), found)
    else:
        return Decoded(
            document,
            None,
            diagnostics,
            unread_identifiers=unread_identifiers,
            unread_words=unread_words,
        )
    other = _other(document, model) if diagnostics else None
    nameless = frozenset() if other is None else nameless_in(document.root, model)
    left_out = cuts_in(document.root, model)
    return Decoded(
        document, record, diagnostics, other, left_out, unread_identifiers, unread_words, nameless
    )


def nothing_of(path: str, model: type[R]) -> Decoded[R]:
    """Return the result for an unreadable file: a record of stand-ins in its required fields."""
    root = stand_in(model, (), Span.whole_file(path))
    if not isinstance(root, MappingNode):
        raise TypeError(f"no stand-in for {model.__name__}")
    document = YamlDocument(path, "", root)
    record, _ = _validated(document, model)
    return Decoded(document, record, (), _other(document, model), cuts_in(root, model))


def plain(node: Node) -> Any:
    """Return a tree as dictionaries, lists and texts, without keys that have no value."""
    match node:
        case ScalarNode():
            return node.text
        case SequenceNode():
            return [plain(item) for item in node.items]
        case MappingNode():
            return {
                key.text: plain(value)
                for key, value in node.items
                if not (isinstance(value, ScalarNode) and value.is_blank)
            }


def _validated(document: YamlDocument, model: type[R]) -> tuple[R | None, list[ErrorDetails]]:
    """Return the record of a tree, or None and the errors of the model."""
    try:
        return model.model_validate(_values(document)), []
    except ValidationError as error:
        return None, error.errors(include_url=False, include_input=False)


def _values(document: YamlDocument) -> Any:
    values = plain(document.root)
    if document.body is not None:
        values[BODY] = document.body.text
    return values


def _other(document: YamlDocument, model: type[R]) -> R | None:
    """Return the record with the second stand-in of each field that has one."""
    if not has_stand_ins(document.root):
        return None
    root = with_other_stand_ins(document.root, model)
    return (
        model.model_validate(_values(replace(document, root=root)))
        if isinstance(root, MappingNode)
        else None
    )


def _is_within(loc: Loc, places: Collection[Loc]) -> bool:
    """Return whether a path leads to, or into, a place of a collection."""
    return bool(places) and any(loc[:depth] in places for depth in range(len(loc) + 1))


def _is_below(document: YamlDocument, loc: Loc, keys: frozenset[Span]) -> bool:
    """Return whether a path leads through a key in a collection of keys, known by their places."""
    return bool(keys) and any(
        key_span(document, loc[: depth + 1]) in keys for depth in range(len(loc))
    )


def _with_body(document: YamlDocument, found: list[ErrorDetails]) -> YamlDocument:
    """Return an update with a stand-in for its text if the text is refused."""
    body = document.body
    is_refused = body is not None and any(details["loc"][:1] == (BODY,) for details in found)
    return (
        replace(document, body=body._replace(text="…"))
        if body is not None and is_refused
        else document
    )
