"""From plain data to YAML: the block style of the project, keys in the order of the model."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from generator.decode.field_types import is_model, type_at
from generator.model.base import BODY, Record
from generator.model.key_order import key_order
from generator.source.scalars import as_scalar, scalar

Data = Mapping[str, "Data"] | Sequence["Data"] | str
"""A value as plain data: texts, lists and groups of keys, as the tree of a file has them."""

STEP = 2
"""Spaces of indentation from a key or a dash to the lines below."""

_NUMBERS = (int, Decimal)
"""Types of fields that hold a number: their values need no quotes to stay what they are."""


def emitted(data: Mapping[str, Data], record: type[Record]) -> bytes:
    """Return a new file of a kind of record: UTF-8, LF line ends, keys in the order of the model.

    Keys with an empty value are written without a value. For a record with a text below the front
    matter, the text stands under the key `body`.

    Args:
        data: The values of the file.
        record: The record of the file.
    """
    values = {key: value for key, value in data.items() if key != BODY}
    text = "".join(f"{line}\n" for line in mapping_lines(normalised(values), 0, record))
    if BODY in record.model_fields:
        text = f"---\n{text}---\n\n{normalised(data.get(BODY, ''))}\n"
    return text.encode()


def normalised(value: Any) -> Any:
    """Return a value with every text NFC-normalised and with LF line ends, as the reader has it."""
    if isinstance(value, str):
        lines = value.replace("\r\n", "\n").replace("\r", "\n")
        return unicodedata.normalize("NFC", lines)
    if isinstance(value, Mapping):
        return {normalised(key): normalised(item) for key, item in value.items()}
    return [normalised(item) for item in value]


def texts_in(value: Data) -> Iterator[str]:
    """Yield every text in a value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield key
            yield from texts_in(item)
    else:
        for item in value:
            yield from texts_in(item)


def mapping_lines(data: Mapping[str, Data], indent: int, kind: Any) -> Iterator[str]:
    """Yield the lines of a group of keys, indented, without line ends.

    Args:
        data: Keys and values, normalised.
        indent: Spaces in front of the keys.
        kind: The type of the group by the model, from `kind_below`.
    """
    for key in in_order(data, kind):
        value = behind_key(data[key], indent, kind_below(kind, key))
        yield from f"{' ' * indent}{as_scalar(key)}:{value}".split("\n")


def behind_key(value: Data, indent: int, kind: Any) -> str:
    """Return the text behind the colon of a key, the blank or line end in front included.

    Args:
        value: The value, normalised.
        indent: Spaces in front of the key.
        kind: The type of the value, or of the items of a list, by the model.
    """
    if isinstance(value, str):
        return f" {scalar_of(value, indent, kind)}" if value else ""
    if not value:
        return f" {flow(value, kind)}"
    return "\n" + "\n".join(_lines_below(value, indent, kind))


def item_lines(items: Sequence[Data], indent: int, kind: Any) -> Iterator[str]:
    """Yield the lines of a list, indented, without line ends; `indent` counts to the dashes."""
    for item in items:
        # A dash without a value ends its line: a blank behind it would be invisible.
        value = behind_dash(item, indent, kind)
        yield from f"{' ' * indent}-{value and ' '}{value}".split("\n")


def behind_dash(value: Data, indent: int, kind: Any) -> str:
    """Return the text behind the dash of an item and a blank; `indent` counts to the dash."""
    if isinstance(value, str):
        return scalar_of(value, indent, kind)
    if not value:
        return flow(value, kind)
    return "\n".join(_lines_below(value, indent, kind)).lstrip(" ")


def _lines_below(
    value: Mapping[str, Data] | Sequence[Data], indent: int, kind: Any
) -> Iterator[str]:
    if isinstance(value, Mapping):
        return mapping_lines(value, indent + STEP, kind)
    return item_lines(value, indent + STEP, kind)


def flow(value: Data, kind: Any) -> str:
    """Return a value as it stands in brackets or braces, on a single line.

    An empty text is written in quotes: an empty item of a list would be no item.
    """
    if isinstance(value, str):
        return scalar(value, 0, is_flow=True, is_number=kind in _NUMBERS) or '""'
    if isinstance(value, Mapping):
        return f"{{{', '.join(flow_pair(key, value[key], kind) for key in in_order(value, kind))}}}"
    return f"[{', '.join(flow(item, kind) for item in value)}]"


def flow_pair(key: str, value: Data, kind: Any) -> str:
    """Return a key and a value as they stand in the braces of a group; `kind` is of the group."""
    return f"{as_scalar(key)}: {flow(value, kind_below(kind, key))}"


def scalar_of(text: str, indent: int, kind: Any) -> str:
    """Return a text as a scalar of a field; `indent` counts to the key or dash in front."""
    return scalar(text, indent + STEP, is_number=kind in _NUMBERS)


def kind_below(kind: Any, key: str) -> Any:
    """Return the type of the value of a key, or of the items of a list; None off the model.

    Args:
        kind: The type of the group of the key.
        key: A key of the group.
    """
    return type_at(kind, (key,)) if is_model(kind) else None


def in_order(keys: Mapping[str, Any], kind: Any) -> list[str]:
    """Return keys in the order of a record; unknown keys stand behind the known ones."""
    order = key_order(kind) if is_model(kind) else ()
    known = [key for key in order if key in keys]
    return [*known, *(key for key in keys if key not in known)]
