"""Edits of a data file, and the tree that a file has after its edits.

Paths lead through the tree of the file as it is: a position counts the items of the file, whatever
other edits add or take away. So edits stand in any order.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.diagnostics import Loc
from generator.model.base import BODY
from generator.patch.emit import Data, normalised
from generator.source.nodes import MappingNode, ScalarNode, SequenceNode, YamlDocument


@dataclass(frozen=True, slots=True)
class SetValue:
    """Gives a path a value: the value there is replaced, a missing key is added.

    Missing groups on the way are added too. The path `body` is the text below a front matter.
    """

    path: Loc
    value: Data


@dataclass(frozen=True, slots=True)
class AddItem:
    """Adds an item at the end of the list at a path; a missing list is added with the item."""

    path: Loc
    value: Data


@dataclass(frozen=True, slots=True)
class RemoveAt:
    """Removes the key or the item at the end of a path, with its value and its comments."""

    path: Loc


Edit = SetValue | AddItem | RemoveAt


@dataclass(slots=True)
class ChangedMapping:
    """A group of keys of the file, with changes."""

    node: MappingNode
    values: dict[Any, "Changed"] = field(default_factory=dict)
    """New and changed values by key, in the order of the edits."""
    removed: set[str] = field(default_factory=set)


@dataclass(slots=True)
class ChangedSequence:
    """A list of the file, with changes."""

    node: SequenceNode
    values: dict[Any, "Changed"] = field(default_factory=dict)
    """Changed items by their position in the file."""
    removed: set[int] = field(default_factory=set)
    added: list[Any] = field(default_factory=list)
    """New items behind the items of the file, as plain data."""


Changed = Any
"""A changed value: `ChangedMapping`, `ChangedSequence`, or plain data in the place of a value."""


def changed_tree(document: YamlDocument, edits: Iterable[Edit]) -> ChangedMapping:
    """Return the tree of a file with the changes of some edits.

    Raises:
        LookupError: A path leads through a value that has no keys or no items, or an edit removes
            a value that is not there (a mistake of the caller).
    """
    root = ChangedMapping(document.root)
    for edit in edits:
        path = edit.path
        if path == (BODY,) and document.body is not None:
            if not isinstance(edit, SetValue):
                raise LookupError(path)
            # The reader leaves out empty lines around the text.
            root.values[BODY] = normalised(edit.value).strip("\n").rstrip()
        elif isinstance(edit, RemoveAt):
            holder, depth = _deepest(root, path)
            if depth < len(path) - 1:
                raise LookupError(path)
            _remove(holder, path[-1])
        elif isinstance(edit, AddItem):
            _add(root, path, normalised(edit.value))
        else:
            holder, depth = _deepest(root, path)
            _set(holder, path[depth], _wrapped(normalised(edit.value), path[depth + 1 :]))
    return root


def plain(node: Changed) -> Any:
    """Return a tree, or a changed tree, as plain data; an empty value is an empty text."""
    match node:
        case ScalarNode():
            return node.text
        case SequenceNode():
            return [plain(item) for item in node.items]
        case MappingNode():
            return {key.text: plain(value) for key, value in node.items}
        case ChangedSequence():
            old = enumerate(node.node.items)
            left = [(place, item) for place, item in old if place not in node.removed]
            return [*(plain(node.values.get(place, item)) for place, item in left), *node.added]
        case ChangedMapping():
            pairs = {key.text: value for key, value in node.node.items} | node.values
            return {key: plain(value) for key, value in pairs.items() if key not in node.removed}
        case _:
            return node


def _deepest(root: ChangedMapping, path: Loc) -> tuple[Changed, int]:
    """Return the last existing group or list on a path, and the number of steps to it."""
    holder: Changed = root
    for depth, step in enumerate(path[:-1]):
        below = _child(holder, step)
        if isinstance(below, ChangedMapping | ChangedSequence | dict):
            holder = below
        elif below is None and isinstance(step, str):
            return holder, depth
        else:
            raise LookupError(path)
    return holder, len(path) - 1


def _child(holder: Changed, step: str | int) -> Changed:
    """Return the value of a key or the item at a position, ready to be changed.

    None for a missing or blank value.
    """
    match holder, step:
        case dict(), str():
            return holder.get(step)
        case ChangedMapping(), str():
            child = None if step in holder.removed else holder.node.get(step)
        case ChangedSequence(), int():
            is_there = step < len(holder.node.items) and step not in holder.removed
            child = holder.node.items[step] if is_there else None
        case _:
            return None
    if step in holder.values:
        return holder.values[step]
    if isinstance(child, ScalarNode):
        return None if child.is_blank else child
    if child is not None:
        holder.values[step] = _changeable(child)
        return holder.values[step]
    return None


def _changeable(node: MappingNode | SequenceNode) -> ChangedMapping | ChangedSequence:
    return ChangedMapping(node) if isinstance(node, MappingNode) else ChangedSequence(node)


def _set(holder: Changed, step: str | int, value: Any) -> None:
    """Give a key or an item a value; a group takes over the keys of a group, one by one."""
    child = _child(holder, step)
    if isinstance(child, ChangedMapping) and isinstance(value, dict):
        _set_mapping(child, value)
    elif isinstance(child, ChangedSequence) and isinstance(value, list):
        _set_sequence(holder, step, child, value)
    else:
        _put(holder, step, value)


def _put(holder: Changed, step: str | int, value: Any) -> None:
    match holder, step:
        case dict(), str():
            holder[step] = value
        case ChangedMapping(), str():
            holder.removed.discard(step)
            holder.values[step] = value
        case ChangedSequence(), int() if step < len(holder.node.items):
            holder.values[step] = value
        case _:
            raise LookupError(step)


def _set_mapping(changed: ChangedMapping, value: dict[str, Any]) -> None:
    for key in plain(changed):
        if key not in value:
            _remove(changed, key)
    for key, below in value.items():
        _set(changed, key, below)


def _set_sequence(
    holder: Changed, step: str | int, changed: ChangedSequence, value: list[Any]
) -> None:
    """Give a list its new items: one by one, if no item goes; else as a new list."""
    # Of a shorter list nobody knows which items went, so comments cannot follow their items.
    old = plain(changed.node)
    if changed.removed or changed.added or not old or len(value) < len(old):
        if value != plain(changed):
            _put(holder, step, value)
        return
    for place, item in enumerate(value[: len(old)]):
        _set(changed, place, item)
    changed.added.extend(value[len(old) :])


def _add(root: ChangedMapping, path: Loc, value: Any) -> None:
    holder, depth = _deepest(root, path)
    child = _child(holder, path[depth]) if depth == len(path) - 1 else None
    if isinstance(child, ChangedSequence):
        child.added.append(value)
    elif isinstance(child, list):
        child.append(value)
    elif child is None:
        _put(holder, path[depth], _wrapped([value], path[depth + 1 :]))
    else:
        raise LookupError(path)


def _wrapped(value: Any, path: Loc) -> Any:
    """Return a value within new groups of the keys of a path."""
    if not all(isinstance(step, str) for step in path):
        raise LookupError(path)
    for step in reversed(path):
        value = {step: value}
    return value


def _remove(holder: Changed, step: str | int) -> None:
    match holder, step:
        case ChangedMapping(), str() if holder.node.get(step) is not None:
            holder.values.pop(step, None)
            holder.removed.add(step)
        case ChangedSequence(), int() if step < len(holder.node.items):
            holder.values.pop(step, None)
            holder.removed.add(step)
        case _:
            raise LookupError(step)
