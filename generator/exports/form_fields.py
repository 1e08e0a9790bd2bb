"""Fields of records as forms show them, derived from the model.

Nothing is described twice: a new field of the model is in every form at once, with its words from
the catalogue of fields. The fields of a record stand in the order in which a file writes the keys.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.decode.field_types import (
    annotation_at,
    bare,
    is_address,
    is_identifier,
    is_list,
    is_model,
)
from generator.messages import Catalogue
from generator.messages.synonyms import LANGUAGE_LIST, closed_list_words
from generator.model.base import BODY, Record, declaring_record
from generator.model.key_order import key_order
from generator.model.numbers import Budget
from generator.model.release import RELEASE_FIELDS
from generator.model.sourced import Sourced
from generator.model.text import RichText, Text
from generator.model.walk import dates_of_the_past, media_fields
from generator.workbook.layout import Column, Leaf, columns_of

_NOT_A_VALUE = "?!"
"""A text refused by every field with a pattern: the refusal tells the code of the field."""
_QUOTED_KEY = re.compile(r"[`\"]([a-z_]+)[`\"]")
"""A key as the descriptions of fields quote it, for writers of data files."""


@dataclass(frozen=True)
class FormFields:
    """The fields of some kinds of records, and of every record inside, for a form."""

    usual: Mapping[type[Record], tuple[str, ...]]
    """Kinds of records, each with the fields that stand open beside the required and the expected
    ones.
    """
    left_out: Collection[str]
    """Names of fields without a place in the form."""
    has_media: bool = False
    """Whether the form can hold files of `media/`."""

    def records(self, catalogue: Catalogue) -> dict[str, list[dict[str, object]]]:
        """Return the fields of every type of record in the form, by the name of the type.

        Each field has `key`, `title`, `help`, the kind of its value as `form`, and where they hold:
        `required`, `open`, `many`, `languages`, `list`, `kind`, `record`, `media`, `past`,
        `pattern`, `least`, `most`, `code`, `identifier`, `address` and `defaults`.
        """
        return {
            record.__name__: [
                _worded(record, name, field, catalogue)
                for name, field in self._fields_of(record).items()
            ]
            for record in self.record_types
        }

    def lists(self, catalogue: Catalogue) -> dict[str, list[tuple[str, str]]]:
        """Return key and label of each word of the closed lists in the form, by name of list."""
        names = {str(field["list"]) for field in self._every_field() if "list" in field}
        return {name: _options(name, catalogue) for name in sorted(names)}

    @property
    def codes(self) -> set[str]:
        """The codes with which the fields refuse a value."""
        return {str(field["code"]) for field in self._every_field() if "code" in field}

    @property
    def record_types(self) -> tuple[type[Record], ...]:
        """Return the types of records, each once, holders before their nested records."""
        waiting = list(self.usual)
        for record in waiting:
            inner = (held_record(record, name) for name in self._names(record))
            waiting += [held for held in inner if held is not None and held not in waiting]
        return tuple(waiting)

    def _names(self, record: type[Record]) -> tuple[str, ...]:
        """Return the names of the fields in the order of a file; the text of a file comes last.

        A form keeps back its whole record, no record inside. A form without media has no field for
        the name of a file of `media/`, nor for a record in need of the name.
        """
        names = (*key_order(record), *([BODY] if BODY in record.model_fields else []))
        return tuple(
            name
            for name in names
            if name not in self.left_out
            and (record in self.usual or name not in RELEASE_FIELDS)
            and (self.has_media or not _is_of_media(record, name))
        )

    def _fields_of(self, record: type[Record]) -> Mapping[str, Mapping[str, object]]:
        usual = {record.headline, *record.expected, *self.usual.get(record, ())}
        made: dict[str, Mapping[str, object]] = {}
        for name in self._names(record):
            field = dict(_form_of(record, name))
            if field.get("required") or name in usual:
                field["open"] = True
            made[name] = field
        return made

    def _every_field(self) -> Iterator[Mapping[str, object]]:
        for record in self.record_types:
            yield from self._fields_of(record).values()


def held_record(record: type[Record], name: str) -> type[Record] | None:
    """Return the type of the records in a field; None for a field of values."""
    inner = bare(record.model_fields[name].annotation)
    return inner if is_model(inner) and inner not in (Text, RichText) else None


def _is_of_media(record: type[Record], name: str) -> bool:
    """Return whether a field names a file of `media/`, or holds records that must name one."""
    if name in media_fields(record):
        return True
    held = held_record(record, name)
    return held is not None and any(
        held.model_fields[needed].is_required() for needed in media_fields(held)
    )


def _worded(
    record: type[Record], name: str, field: Mapping[str, object], catalogue: Catalogue
) -> dict[str, object]:
    words = catalogue.field(declaring_record(record, name), name)
    help_text = _help_of(record, name, field["form"], words.description, catalogue)
    made = {"key": name, "title": words.title, "help": help_text, **field}
    if made.get("record") == Budget.__name__:
        # The same two values that a ready line of the check adds to a bare amount.
        made["defaults"] = {"measure": words.title, "unit": "rupiah"}
    return made


def _help_of(
    record: type[Record], name: str, form: object, description: str, catalogue: Catalogue
) -> str:
    """Return how to fill in a field; the words of data files stay out where the form writes.

    Who fills in a form sees titles of fields, never their keys.
    """
    if name in RELEASE_FIELDS:
        return catalogue.word(f"form.help.{name}")
    match form:
        case Leaf.REFERENCE:
            return ""
        case Leaf.DATE:
            return catalogue.word("form.help.date")
        case Leaf.NUMBER:
            return catalogue.word("form.help.number")
        case Leaf.SOURCES:
            return catalogue.word("form.help.sources")
        case _:
            titled = partial(_with_title, record, catalogue)
            return _QUOTED_KEY.sub(titled, description).replace("`", "")


def _with_title(record: type[Record], catalogue: Catalogue, quoted: re.Match[str]) -> str:
    """Return the title of a quoted key in the place of the key; other quoted words stay."""
    key = quoted[1]
    holder = next((each for each in (record, Sourced) if key in each.model_fields), None)
    if holder is None:
        return quoted[0]
    return f'"{catalogue.field(declaring_record(holder, key), key).title}"'


def _options(name: str, catalogue: Catalogue) -> list[tuple[str, str]]:
    section = "language" if name == LANGUAGE_LIST else f"enum.{name}"
    return [(key, catalogue.optional(f"{section}.{key}") or key) for key in closed_list_words(name)]


# Pydantic takes its time for the schema of a field, and the schema is the same in every form.
@cache
def _form_of(record: type[Record], name: str) -> Mapping[str, object]:
    """Return the properties of a field for a form, without title and description."""
    annotation = annotation_at(record, (name,))
    required = {"required": True} if record.model_fields[name].is_required() else {}
    many = {"many": True} if is_list(annotation) else {}
    held = held_record(record, name)
    if held is not None:
        return {"form": "record", "record": held.__name__, **many, **required}
    column = _column(record, name)
    field: dict[str, object] = {"form": column.leaf.value, **many}
    if bare(annotation) in (Text, RichText) and not many:
        field["languages"] = True
    if column.closed_list is not None:
        field["list"] = column.closed_list
    if column.kind is not None:
        field["kind"] = column.kind.value
    if name in media_fields(record):
        field["media"] = True
    if any(past == name and mark.beside is None for past, mark in dates_of_the_past(record)):
        field["past"] = True
    if column.leaf in (Leaf.TEXT, Leaf.WHOLE, Leaf.NUMBER, Leaf.DATE):
        field |= _limits(annotation)
    return field | required


def _column(record: type[Record], name: str) -> Column:
    fields = ((declaring_record(record, name), name),)
    return next(columns_of(annotation_at(record, (name,)), (name,), fields, is_required=False))


def _limits(annotation: Any) -> dict[str, object]:
    """Return pattern and limits of a value by the schema of the field, and the code beyond them."""
    if bare(annotation) in (Text, RichText):
        return {}
    schema = TypeAdapter(annotation).json_schema()
    schema = schema.get("items", schema)
    found = {
        short: schema[long]
        for short, long in (("pattern", "pattern"), ("least", "minimum"), ("most", "maximum"))
        if long in schema
    }
    code = _code_of(annotation)
    if code:
        found["code"] = code
    if is_identifier(annotation):
        found["identifier"] = True
    if is_address(annotation):
        found["address"] = True
    return found


def _code_of(annotation: Any) -> str:
    """Return the code with which a field refuses a text of another form; empty for free text."""
    value = [_NOT_A_VALUE] if is_list(annotation) else _NOT_A_VALUE
    try:
        TypeAdapter(annotation).validate_python(value)
    except ValidationError as error:
        return str(error.errors()[0]["type"])
    return ""
