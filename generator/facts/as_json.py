"""Facts as JSON and back without loss: each value as the list of its fields, since their types say the rest."""

import datetime as dt
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

F = TypeVar("F")


def as_json(facts: Any) -> Any:
    """Return a value of facts as what `json` writes."""
    if is_dataclass(facts):
        return [as_json(getattr(facts, field.name)) for field in fields(facts)]
    if isinstance(facts, tuple):
        return [as_json(item) for item in facts]
    return facts.isoformat() if isinstance(facts, dt.date) else facts


def from_json(kind: type[F], data: Any) -> F:
    """Return the facts that were written.

    Args:
        kind: Their type.
        data: What `as_json` gave.

    Raises:
        TypeError: The data does not fit the type.
        ValueError: The data does not fit the type.
    """
    made: F = _read(kind, data)
    return made


def _read(kind: Any, data: Any) -> Any:
    if get_origin(kind) is UnionType:
        (inner,) = (part for part in get_args(kind) if part is not NoneType)
        return None if data is None else _read(inner, data)
    if get_origin(kind) is tuple:
        _check(data, list)
        return tuple(_read(get_args(kind)[0], item) for item in data)
    if isinstance(kind, type) and is_dataclass(kind):
        _check(data, list)
        kinds = _kinds(kind)
        return kind(*(_read(inner, item) for inner, item in zip(kinds, data, strict=True)))
    if kind is dt.date:
        _check(data, str)
        return dt.date.fromisoformat(data)
    _check(data, kind)
    return data


def _check(data: Any, kind: type[Any]) -> None:
    if type(data) is not kind:
        raise TypeError(f"{type(data).__name__} in place of {kind.__name__}")


@cache
def _kinds(kind: type[Any]) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[field.name] for field in fields(kind))
