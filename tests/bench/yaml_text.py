"""Records as YAML in the form in which people write them. Knows no record; leaves out what is
empty.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

Value = str | int | float | Sequence["Value"] | Mapping[str, "Value"] | None
"""What a file of the corpus may hold; None and what is empty is not written."""

_PLAIN = re.compile(r"[A-Za-z](?:[\w ,.()/'&%+;-]*[\w.)%])?|\d{4}-\d\d(?:-\d\d)?")
"""Texts that need no quotation marks."""
_NAME = re.compile(r"[a-z0-9-]*[a-z][a-z0-9-]*")
_STEP = "  "


def as_yaml(record: Mapping[str, Value]) -> str:
    """Return a record as the text of a YAML file."""
    return "".join(f"{line}\n" for line in _lines(record))


def _lines(record: Mapping[str, Value]) -> Iterator[str]:
    for key, value in record.items():
        if value is None or value in ("", [], {}):
            continue
        if isinstance(value, str) and "\n" in value:
            yield f"{key}: |"
            yield from (f"{_STEP}{line}" if line else "" for line in value.splitlines())
        elif isinstance(value, str | int | float):
            yield f"{key}: {_scalar(value)}"
        elif isinstance(value, Mapping):
            yield f"{key}:"
            yield from (f"{_STEP}{line}" for line in _lines(value))
        elif all(isinstance(item, str) and _NAME.fullmatch(item) for item in value):
            yield f"{key}: [{', '.join(map(str, value))}]"
        else:
            yield f"{key}:"
            yield from (f"{_STEP}{line}" for item in value for line in _item(item))


def _item(item: Value) -> Iterator[str]:
    lines = _lines(item) if isinstance(item, Mapping) else iter([_scalar(item)])
    yield f"- {next(lines)}"
    yield from (f"{_STEP}{line}" if line else "" for line in lines)


def _scalar(value: Value) -> str:
    if isinstance(value, str) and not _PLAIN.fullmatch(value):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
