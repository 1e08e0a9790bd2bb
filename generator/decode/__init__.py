"""From trees to typed records: every problem of a file is collected, with its place, and nothing is
guessed.

A file with problems still gives a record, so that the later stages can report what else is wrong in
the same run: a wrong value is left out, or a stand-in takes its place, and a key that is written in
another word gets its name. Nothing made from such a record is ever published.
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
"""Each round mends all problems that the model finds, from the outside to the inside; nesting ends
long before this.
"""


@dataclass(frozen=True, slots=True)
class Decoded(Generic[R]):
    """What a file gives."""

    document: YamlDocument
    """The file as its record was made from it, so that paths into the record are paths into it."""
    record: R | None
    """None if nothing of the file holds."""
    diagnostics: tuple[Diagnostic, ...]
    other: R | None = None
    """The record with other stand-ins; None if the file needed none. A rule says of both what is
    certain.
    """
    cuts: frozenset[Loc] = frozenset()
    """Paths of the record at which something was left out, as `prune.cuts_in` gives them."""
    unread_identifiers: frozenset[str] = frozenset()
    """Identifiers in the parts left out: references to them cannot be judged."""
    unread_words: frozenset[str] = frozenset()
    """Texts in the parts left out that may name another record, which is then in use."""
    nameless: frozenset[type[Record]] = frozenset()
    """Types of the records whose identifiers cannot be read: any reference to such a type may mean
    them.
    """


def decode(document: YamlDocument, model: type[R]) -> Decoded[R]:
    """Return the record of a file as a model types it, and every problem of its shape."""
    blanks = blank_keys(document.root)
    cuts = cuts_by_comma(document, blanks)
    # What stands behind a comma is told with the value that it belongs to, not as a key of its own.
    unread = frozenset(loc for cut in cuts for loc in cut.rest)
    diagnostics = body_as_key(document, model)
    diagnostics += cut_values(document, model, cuts)
    diagnostics += unfit_keys(document, model, (loc for loc in blanks if loc not in unread))
    misread = [cut.loc for cut in cuts]
    unread_identifiers: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    renamed: frozenset[Span] = frozenset()
    for turn in range(_ROUNDS):
        record, refused = _validated(document, model)
        if record is not None and not misread:
            break
        found = [details for details in refused if not _is_within(details["loc"], misread)]
        mends = mends_of(found, document, model, misread)
        told = [
            details
            for details in found
            if details["loc"] not in mends.named
            and (turn == 0 or _is_below(document, details["loc"], renamed))
        ]
        diagnostics += diagnostics_of(told, document, model)
        unread_identifiers |= identifiers_in(document.root, mends.faulty)
        words |= words_in(document.root, mends.faulty)
        renamed = frozenset(key_span(document, loc) for loc in mends.certain)
        misread = []
        root = without(
            with_values(with_keys(document.root, mends.names), mends.values), mends.faulty
        )
        if root is None:
            return Decoded(
                document,
                None,
                diagnostics,
                unread_identifiers=unread_identifiers,
                unread_words=words,
            )
        document = _with_body(replace(document, root=root), found)
    else:
        return Decoded(
            document, None, diagnostics, unread_identifiers=unread_identifiers, unread_words=words
        )
    other = _other(document, model) if diagnostics else None
    if other is None:
        return Decoded(
            document,
            record,
            diagnostics,
            None,
            cuts_in(document.root, model),
            unread_identifiers,
            words,
        )
    nameless = nameless_in(document.root, model)
    return Decoded(
        document,
        record,
        diagnostics,
        other,
        cuts_in(document.root, model),
        unread_identifiers,
        words,
        nameless,
    )


def nothing_of(path: str, model: type[R]) -> Decoded[R]:
    """Return what stands for a file of which nothing could be read: its record has stand-ins, and
    lacks all else.
    """
    root = stand_in(model, (), Span.whole_file(path))
    if not isinstance(root, MappingNode):
        raise TypeError(f"no stand-in for {model.__name__}")
    document = YamlDocument(path, "", root)
    record, _ = _validated(document, model)
    return Decoded(document, record, (), _other(document, model), cuts_in(root, model))


def plain(node: Node) -> Any:
    """Return a tree as dictionaries, lists and texts, without the keys that have nothing behind
    them.
    """
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
    """Return the record of a tree, or None and what the model refuses in it."""
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
    """Return whether a path leads to one of some places, or into it."""
    return bool(places) and any(loc[:depth] in places for depth in range(len(loc) + 1))


def _is_below(document: YamlDocument, loc: Loc, keys: frozenset[Span]) -> bool:
    """Return whether a path leads through one of some keys, known by their places."""
    return bool(keys) and any(
        key_span(document, loc[: depth + 1]) in keys for depth in range(len(loc))
    )


def _with_body(document: YamlDocument, found: list[ErrorDetails]) -> YamlDocument:
    """Return an update with a stand-in for its text, where that is refused."""
    body = document.body
    is_refused = body is not None and any(details["loc"][:1] == (BODY,) for details in found)
    return (
        replace(document, body=body._replace(text="…"))
        if body is not None and is_refused
        else document
    )
