"""From trees to typed records: every problem of a file is collected, with its place, and nothing is guessed.

A file with problems still gives a record where it can: what is wrong is left out, or a word of the closed list stands
in for it, so that the later stages can report what else is wrong in the same run. Nothing made from such a record is
ever published.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from generator.decode.blanks import blank_keys, cuts_by_comma
from generator.decode.problems import body_as_key, cut_values, diagnostics_of, stand_ins_for, unfit_keys
from generator.decode.prune import identifiers_in, with_stand_ins, without
from generator.diagnostics import Diagnostic, Loc
from generator.model.base import BODY, Record
from generator.source.nodes import Document, MappingNode, Node, ScalarNode, SequenceNode

R = TypeVar("R", bound=Record)

_ROUNDS = 12
"""Leaving out a required part leaves out the record around it; nesting ends long before this."""


@dataclass(frozen=True, slots=True)
class Decoded(Generic[R]):
    """What a file gives."""

    document: Document
    """The file without what was left out, so that paths into the record are paths into it."""
    record: R | None
    """None if too little of the file holds."""
    diagnostics: tuple[Diagnostic, ...]
    lost: frozenset[str] = frozenset()
    """Identifiers in the parts left out: references to them cannot be judged."""


def decode(document: Document, model: type[R]) -> Decoded[R]:
    """Return the record of a file as a model types it, and every problem of its shape."""
    blanks = blank_keys(document.root)
    cuts = cuts_by_comma(document, blanks)
    # What stands behind a comma is told with the value that it belongs to, not as a key of its own.
    unread = frozenset(loc for cut in cuts for loc in cut.rest)
    diagnostics = body_as_key(document, model)
    diagnostics += cut_values(document, model, cuts)
    diagnostics += unfit_keys(document, model, (loc for loc in blanks if loc not in unread))
    pending = frozenset(cut.loc for cut in cuts)
    lost: frozenset[str] = frozenset()
    for turn in range(_ROUNDS):
        stand_ins: Mapping[Loc, str] = {}
        faulty = pending
        try:
            record = model.model_validate(_values(document))
        except ValidationError as error:
            if turn == 0:
                diagnostics += diagnostics_of(error, document, model, told=pending)
            stand_ins = stand_ins_for(error, document, model)
            faulty |= _faulty(error, stand_ins)
        else:
            if not faulty:
                return Decoded(document, record, diagnostics, lost)
        pending = frozenset()
        lost |= identifiers_in(document.root, faulty)
        root = without(with_stand_ins(document.root, stand_ins), faulty)
        if root is None:
            break
        document = replace(document, root=root)
    return Decoded(document, None, diagnostics, lost)


def plain(node: Node) -> Any:
    """Return a tree as dictionaries, lists and texts, without the keys that have nothing behind them."""
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


def _values(document: Document) -> Any:
    values = plain(document.root)
    if document.body is not None:
        values[BODY] = document.body.text
    return values


def _faulty(error: ValidationError, stand_ins: Mapping[Loc, str]) -> frozenset[Loc]:
    """Return the paths to leave out: of a wrong value the value, of a missing one the record that misses it."""
    return frozenset(
        details["loc"][:-1] if details["type"] == "missing" else details["loc"]
        for details in error.errors(include_url=False, include_input=False)
        if details["loc"] not in stand_ins
    )
