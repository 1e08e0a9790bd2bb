"""A new data file: the known values, and a comment with the form of each further field.

The hints come from the model and from the catalogues. Without their marks the lines of the hints
are valid YAML with dots for values, which `masterplan check` refuses until somebody fills them.
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.decode.field_types import allowed_words, is_model, type_at
from generator.decode.ready import shape_at
from generator.messages import Catalogue
from generator.model.base import BODY, Record, declaring_record
from generator.model.key_order import key_order
from generator.model.sourced import Sourced
from generator.patch.edits import plain
from generator.patch.emit import Data, mapping_lines, normalised
from generator.source.yaml_tree import parse_yaml

_WIDTH = 100
_DOTS = "…"


def hinted(
    record: type[Record],
    data: Mapping[str, Data],
    hints: Mapping[str, Sequence[str]],
    catalogue: Catalogue,
    *,
    notes: Mapping[str, str] | None = None,
) -> bytes:
    """Return a new file with values and hints, in the order of the model.

    Args:
        record: The record of the file.
        data: The known values; the text below a front matter is left to the writer.
        hints: Names of fields to explain, with or without a value; for a group of keys the keys to
            show, or none for the usual ones.
        catalogue: Words of the fields.
        notes: Sentences to stand above a field, by name; "" is the name for the top of the file.
    """
    lines = [*_comment((notes or {}).get("", "")), ""]
    for name in key_order(record):
        if name in (notes or {}):
            lines += _comment((notes or {})[name])
        if name in hints:
            lines += ["", *_explained(record, name, catalogue)]
        if name in data:
            lines += mapping_lines({name: normalised(data[name])}, 0, record)
        elif name in hints:
            lines += [f"# {line}" for line in _form(record, name, hints[name])]
    text = "".join(f"{line}\n" for line in lines)
    return (f"---\n{text}---\n\n" if BODY in record.model_fields else text).encode()


def _explained(record: type[Record], name: str, catalogue: Catalogue) -> Iterator[str]:
    """Yield the comment that says what a field holds, with the words of a closed list."""
    words = catalogue.field(declaring_record(record, name), name)
    kind = type_at(record, (name,))
    allowed = allowed_words(kind)
    labels = (catalogue.optional(f"enum.{kind.__name__}.{word}") for word in allowed)
    choices = [
        f"{word} ({label})" if label else word for word, label in zip(allowed, labels, strict=True)
    ]
    sentence = f"{words.title}: {words.description}"
    return _comment(f"{sentence} {', '.join(choices)}." if choices else sentence)


def _comment(text: str) -> Iterator[str]:
    # Wrapped at blanks alone: a hyphen within a word or an address is no place to break a line.
    for line in textwrap.wrap(text, _WIDTH - 2, break_on_hyphens=False, break_long_words=False):
        yield f"# {line}"


def _form(record: type[Record], name: str, keys: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a field with dots for values; of a list, a single item."""
    value = _usual_form(record, name)
    kind = type_at(record, (name,))
    # Where the file has no sources of its own, each of its records names the sources.
    needs_sources = is_model(kind) and issubclass(kind, Sourced) and not issubclass(record, Sourced)
    is_list = isinstance(value, list)
    if is_model(kind) and (keys or needs_sources):
        group = dict.fromkeys(keys, _DOTS) or dict(value[0] if is_list else value)
        group |= {"sources": [_DOTS]} if needs_sources else {}
        value = [group] if is_list else group
    return mapping_lines({name: value}, 0, record)


def _usual_form(record: type[Record], name: str) -> Any:
    # Of two forms the first is the plain one: `sources: […] / sources: {rest: […]}`.
    shape = shape_at(record, (name,)).split(" / ")[0]
    document = parse_yaml("", shape.encode()).document
    if document is None:
        raise ValueError(shape)
    value = plain(document.root)[name]
    return value[:1] if isinstance(value, list) else value
