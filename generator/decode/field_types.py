"""The field at a path of a record type: declaration, type, and the words of a closed list."""

from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.diagnostics import Loc
from generator.model.base import Identifier, Linked, Record, declaring_record
from generator.model.sourced import SourceList, SourcesByField


def field_at(model: type[BaseModel], loc: Loc) -> FieldInfo | None:
    """Return the declaration of the field a path leads to or into; None off the model."""
    names = [index for index, step in enumerate(loc) if isinstance(step, str)]
    if not names:
        return None
    holder = type_at(model, loc[: names[-1]])
    return holder.model_fields.get(str(loc[names[-1]])) if is_model(holder) else None


def declared_at(model: type[BaseModel], loc: Loc) -> tuple[str, str] | None:
    """Return declaring record and name of the field a path leads to or into; None off the model.

    The catalogues have the words of a field by these two names.
    """
    names = [index for index, step in enumerate(loc) if isinstance(step, str)]
    if not names:
        return None
    holder, name = type_at(model, loc[: names[-1]]), str(loc[names[-1]])
    if not is_model(holder) or name not in holder.model_fields:
        return None
    return declaring_record(holder, name), name


def annotation_at(model: type[BaseModel], loc: Loc) -> Any:
    """Return the type a path leads to, with validators and without None; None off the model."""
    current: Any = model
    for step in loc:
        # Below a field with sources by field, keys are names of fields, and items are sources.
        if is_by_field(current):
            current = SourceList if isinstance(step, str) else _item_of(SourceList)
        elif isinstance(step, str):
            holder = bare(current)
            field = holder.model_fields.get(step) if is_model(holder) else None
            # Pydantic keeps validators apart from the type; only together do they accept a value.
            current = None if field is None else _without_none(field.rebuild_annotation())
        else:
            current = _item_of(current)
    return current


def type_at(model: type[BaseModel], loc: Loc) -> Any:
    """Return the bare type a path leads to, for example a model or an enumeration.

    A path to a list gives the type of the items; a path off the model gives None.
    """
    current: Any = model
    for step in loc:
        if isinstance(step, str):
            field = current.model_fields.get(step) if is_model(current) else None
            current = bare(field.annotation) if field is not None else None
    return current


def is_list(annotation: Any) -> bool:
    """Return whether a type is a list, or a union that begins with a list."""
    return get_origin(_without_none(_without_metadata(annotation))) is tuple


def is_identifier(annotation: Any) -> bool:
    """Return whether a value is an identifier defined or checked by the field itself."""
    return any(part in get_args(Identifier)[1:] for part in get_args(annotation)[1:])


def is_address(annotation: Any) -> bool:
    """Return whether a value is a web address."""
    return any(isinstance(part, Linked) for part in get_args(annotation)[1:])


def is_by_field(annotation: Any) -> bool:
    """Return whether a value may be a group by fields of the enclosing record, as sources may."""
    return SourcesByField in get_args(_without_metadata(annotation))


def bare(annotation: Any) -> Any:
    """Return the type inside Annotated, optional and tuple."""
    annotation = _without_metadata(annotation)
    origin = get_origin(annotation)
    if origin in {Union, UnionType}:
        return bare(_without_none(annotation))
    if origin is tuple:
        return bare(get_args(annotation)[0])
    return annotation


def allowed_words(expected: Any) -> tuple[str, ...]:
    """Return the words of a closed list, in the list's order; empty for any other type."""
    if get_origin(expected) is Literal:
        return tuple(str(value) for value in get_args(expected))
    if isinstance(expected, type) and issubclass(expected, Enum):
        return tuple(str(member.value) for member in expected)
    return ()


def is_model(candidate: Any) -> TypeGuard[type[Record]]:
    """Return whether a type is a record."""
    return isinstance(candidate, type) and issubclass(candidate, Record)


def _item_of(annotation: Any) -> Any:
    listed = _without_none(_without_metadata(annotation))
    return get_args(listed)[0] if get_origin(listed) is tuple else annotation


def _without_metadata(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in {Union, UnionType}:
        return next(part for part in get_args(annotation) if part is not type(None))
    return annotation
