"""Changes to a tree with errors, so that a record can be made from the tree all the same.

An unknown key with a known meaning gets its name, a required value gets a stand-in, and everything
else refused by the model is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.decode.field_types import field_at, is_model, type_at
from generator.decode.meant_keys import known_key, meant_key
from generator.decode.stand_ins import accepts, stand_in
from generator.diagnostics import MAX_JUDGED, Loc
from generator.model.base import BODY, Record
from generator.source.locate import is_stand_in, node_at
from generator.source.nodes import MappingNode, Node, ScalarNode, YamlDocument


@dataclass(frozen=True, slots=True)
class Mends:
    """Changes to a tree, by path."""

    names: dict[Loc, str] = field(default_factory=dict)
    """New names of keys written as synonyms or misspelled."""
    certain: set[Loc] = field(default_factory=set)
    """Paths of renamed keys that are synonyms of their names, rather than misspelled."""
    values: dict[Loc, Node] = field(default_factory=dict)
    """Stand-ins for required values."""
    faulty: list[Loc] = field(default_factory=list)
    """Paths of the values left out."""

    named: set[Loc] = field(default_factory=set)
    """Paths, by new name, of the renamed keys: their values are in the file, so none is missing."""


def mends_of(
    found: Iterable[ErrorDetails],
    document: YamlDocument,
    model: type[BaseModel],
    misread: Iterable[Loc] = (),
) -> Mends:
    """Return the changes to a tree that the model refuses.

    Args:
        found: Errors of the model.
        document: The tree.
        model: The record of the file.
        misread: Paths of values the model may accept although the writer typed something else.
    """
    mends = Mends()
    for loc in misread:
        _stand_in_or_leave_out(loc, document, model, mends)
    # Missing keys come last: a renamed key may turn out to be the missing one.
    missing: list[Loc] = []
    for details in found:
        loc, kind = details["loc"], details["type"]
        if kind == "extra_forbidden":
            _name_or_leave_out(loc, document, model, mends)
        elif kind == "missing":
            missing.append(loc)
        elif loc[:1] != (BODY,) or document.body is None:
            _stand_in_or_leave_out(loc, document, model, mends)
    for loc in missing:
        if loc not in mends.named:
            _add_or_leave_out(loc, document, model, mends)
    return mends


def _name_or_leave_out(
    loc: Loc, document: YamlDocument, model: type[BaseModel], mends: Mends
) -> None:
    holder, _ = node_at(document, loc[:-1])
    record = type_at(model, loc[:-1])
    word = str(loc[-1])
    name = _name_for(word, record, mends) if is_model(record) else None
    is_taken = isinstance(holder, MappingNode) and holder.get(name or "") is not None
    if name is None or is_taken or (*loc[:-1], name) in mends.named:
        mends.faulty.append(loc)
        if name is None and is_model(record):
            _doubt_defaults(loc, document, record, mends)
        return
    mends.names[loc] = name
    mends.named.add((*loc[:-1], name))
    if known_key(word, record) is not None:
        mends.certain.add(loc)


def _doubt_defaults(
    loc: Loc, document: YamlDocument, record: type[BaseModel], mends: Mends
) -> None:
    """Put stand-ins in unwritten fields with a default that an unknown key may have been meant for.

    A rule would otherwise judge the default, while the file has a value under a wrong key.
    """
    node, _ = node_at(document, loc)
    holder, _ = node_at(document, loc[:-1])
    for name, declared in record.model_fields.items():
        is_open = (
            isinstance(holder, MappingNode)
            and holder.get(name) is None
            and not declared.is_required()
        )
        if is_open and declared.default not in (None, ()) and isinstance(node, ScalarNode):
            value = stand_in(record, (name,), node.span)
            if value is not None and accepts(record, name, node.text):
                mends.values[*loc[:-1], name] = value


def _name_for(word: str, record: type[Record], mends: Mends) -> str | None:
    # Comparing spellings costs, and a file with so many unknown keys is no help to its reader.
    is_searched = len(mends.names) + len(mends.faulty) < MAX_JUDGED
    return meant_key(word, record) if is_searched else known_key(word, record)


def _stand_in_or_leave_out(
    loc: Loc, document: YamlDocument, model: type[BaseModel], mends: Mends
) -> None:
    node, _ = node_at(document, loc)
    value = (
        stand_in(model, loc, node.span)
        if _must_be_there(loc, model) and not is_stand_in(document, loc)
        else None
    )
    if value is None:
        mends.faulty.append(loc)
    else:
        mends.values[loc] = value


def _add_or_leave_out(
    loc: Loc, document: YamlDocument, model: type[BaseModel], mends: Mends
) -> None:
    holder, _ = node_at(document, loc[:-1])
    value = stand_in(model, loc, holder.span) if isinstance(holder, MappingNode) else None
    if value is None:
        mends.faulty.append(loc[:-1])
    else:
        mends.values[loc] = value


def _must_be_there(loc: Loc, model: type[BaseModel]) -> bool:
    """Return whether a path leads to a field with a meaning even if unwritten.

    Such a field is required, or has a default other than nothing.
    """
    declared = field_at(model, loc) if loc and isinstance(loc[-1], str) else None
    return declared is not None and (declared.is_required() or declared.default not in (None, ()))
