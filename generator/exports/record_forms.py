"""The forms of new records, as a JSON file for the page of the form, derived from the model.

Nothing is described twice: a new field of the model is in the form at once, with its words from the
catalogue of fields. The fields of a record stand in the order in which a file writes the keys.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.codes import Code
from generator.context import BuildContext
from generator.decode.field_types import (
    annotation_at,
    bare,
    is_address,
    is_identifier,
    is_list,
    is_model,
)
from generator.exports.exported_file import ExportedFile, json_file
from generator.exports.form_names import source_names
from generator.exports.table_rows import TableRows
from generator.messages import Catalogue
from generator.messages.synonyms import LANGUAGE_LIST, closed_list_words
from generator.model.base import BODY, Kind, Record, declaring_record
from generator.model.event import Event
from generator.model.indicator import Indicator
from generator.model.key_order import key_order
from generator.model.notation import VOCABULARY
from generator.model.numbers import Budget
from generator.model.quick_win import QuickWin
from generator.model.release import RELEASE_FIELDS
from generator.model.sourced import Source
from generator.model.text import LINE_LIMIT, RICH_LIMIT, RichText, Text
from generator.model.update import Update
from generator.model.village import Village
from generator.model.walk import dates_of_the_past, media_fields
from generator.workbook.layout import Column, Leaf, columns_of

PATH = "data/usulan-baru/formulir.json"
"""Path of the file below `content/`."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A kind of record with a form."""

    record: type[Record]
    names: Kind | None
    """Kind of the records with identifiers already taken; None for records without references."""
    place: str
    """Folder of the files below the region's folder, or the list of the main file."""
    usual: tuple[str, ...]
    """Fields that stand open beside the required and the expected ones."""
    ending: str = ""
    """Ending of the file; empty for a record in a list of the main file."""


_FORMS: Mapping[str, _Form] = MappingProxyType(
    {
        "quick-win": _Form(
            QuickWin, Kind.QUICK_WIN, "quick-wins", ("title", "summary", "sources"), ".yml"
        ),
        "village": _Form(
            Village, Kind.VILLAGE, "villages", ("summary", "offices", "sources"), ".yml"
        ),
        "update": _Form(
            Update, None, "updates", ("author", "quick_wins", "villages", "sources"), ".md"
        ),
        "source": _Form(Source, Kind.SOURCE, "sources", ("title", "url", "file")),
        "indicator": _Form(Indicator, Kind.INDICATOR, "indicators", ("sources",)),
        "event": _Form(Event, Kind.EVENT, "events", ("sources",)),
    }
)
"""The forms by the word of the page's address."""

LEFT_OUT: Mapping[str, str] = MappingProxyType(
    {
        "fictional": "the region says so for all its records",
        "redirects": "a new record has no former name",
        "history": "a new record has no past",
        "corrections": "a new record has no past",
        "withdrawn": "a new record has no past",
        "alternatives": "dissenting sources are weighed in the file, with both values in sight",
        "chosen_because": "dissenting sources are weighed in the file, with both values in sight",
        "flags": "a doubt is written in the file, beside the statement in doubt",
        "printed_forms": "a doubt is written in the file, beside the statement in doubt",
    }
)
"""Fields without a place in a form, each with the reason."""

_CODES = (
    *(Code.BAD_DATE, Code.NO_SUCH_DAY, Code.AFTER_TODAY, Code.BAD_NUMBER, Code.BAD_WHOLE_NUMBER),
    *(Code.NUMBER_OUT_OF_RANGE, Code.TEXT_TOO_LONG, Code.WITHHELD, Code.PRIVATE_DATA),
)
"""Codes of findings about any field; single fields add codes of their own."""
_NOT_A_VALUE = "?!"
"""A text refused by every field with a pattern: the refusal tells the code of the field."""


def export(build: BuildContext, _rows: Sequence[TableRows]) -> Iterator[ExportedFile]:
    """Yield the forms.

    Keys: `forms` by the word of the address, each with `record`, `place`, `ending`, `names` and
    `headline`; `records` with the fields of each type of record; `lists` with keys and labels of
    the closed lists; `words` with the sentences of the page, `messages` with the sentences of
    findings by code, `private` with the words for kinds of private data, `notation` with the words
    of numbers and dates, `limits` with the most letters of texts, and `sources` with identifier and
    title of the national sources.
    """
    forms = {
        name: {
            "record": form.record.__name__,
            "place": form.place,
            **({"ending": form.ending} if form.ending else {}),
            **({"names": form.names.value} if form.names else {}),
            "headline": form.record.headline,
        }
        for name, form in _FORMS.items()
    }
    catalogue = build.catalogue
    data = {
        "forms": forms,
        "records": _records(catalogue),
        "lists": {name: _options(name, catalogue) for name in sorted(_closed_lists())},
        "words": {
            name: catalogue.word(f"form.script.{name}")
            for name in catalogue.keys_below("form.script")
        },
        "messages": {code: _sentences(code, catalogue) for code in sorted({*_CODES, *_codes()})},
        "private": {
            kind: catalogue.word(f"private_kinds.{kind}")
            for kind in catalogue.keys_below("private_kinds")
        },
        "notation": dict(VOCABULARY),
        "limits": {"line": LINE_LIMIT, "paragraphs": RICH_LIMIT},
        "sources": source_names(build.site.national.sources, build.language),
    }
    yield json_file(PATH, data)


def _sentences(code: str, catalogue: Catalogue) -> tuple[str, str]:
    return catalogue.word(f"{code}.message"), catalogue.word(f"{code}.expected")


def _options(name: str, catalogue: Catalogue) -> list[tuple[str, str]]:
    section = "language" if name == LANGUAGE_LIST else f"enum.{name}"
    return [(key, catalogue.optional(f"{section}.{key}") or key) for key in closed_list_words(name)]


def _records(catalogue: Catalogue) -> dict[str, list[dict[str, object]]]:
    """Return the fields of every type of record that a form has, by the name of the type."""
    return {
        record.__name__: [
            _worded(record, name, field, catalogue) for name, field in _fields_of(record).items()
        ]
        for record in _record_types()
    }


def _worded(
    record: type[Record], name: str, field: Mapping[str, object], catalogue: Catalogue
) -> dict[str, object]:
    words = catalogue.field(declaring_record(record, name), name)
    help_text = _help_of(name, field["form"], words.description, catalogue)
    made = {"key": name, "title": words.title, "help": help_text, **field}
    if made.get("record") == Budget.__name__:
        # The same two values that a ready line of the check adds to a bare amount.
        made["defaults"] = {"measure": words.title, "unit": "rupiah"}
    return made


def _help_of(name: str, form: object, description: str, catalogue: Catalogue) -> str:
    """Return how to fill in a field; the words of data files stay out where the form writes."""
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
            return description.replace("`", "")


@cache
def _record_types() -> tuple[type[Record], ...]:
    """Return the types of records in the forms, each once, holders before their nested records."""
    waiting = [form.record for form in _FORMS.values()]
    for record in waiting:
        inner = (_held_record(record, name) for name in _form_fields(record))
        waiting += [held for held in inner if held is not None and held not in waiting]
    return tuple(waiting)


def _form_fields(record: type[Record]) -> tuple[str, ...]:
    """Return the fields of a record in its form, in the order of a file; the text comes last.

    A form has no field for the name of a file of `media/`, nor for a record in need of the name:
    people upload the file first. A form keeps back its whole record, no record inside.
    """
    media = media_fields(record)
    is_whole = any(form.record is record for form in _FORMS.values())
    names = (*key_order(record), *([BODY] if BODY in record.model_fields else []))
    return tuple(
        name
        for name in names
        if name not in LEFT_OUT
        and name not in media
        and (is_whole or name not in RELEASE_FIELDS)
        and not _needs_media(record, name)
    )


def _needs_media(record: type[Record], name: str) -> bool:
    held = _held_record(record, name)
    return held is not None and any(
        held.model_fields[needed].is_required() for needed in media_fields(held)
    )


def _held_record(record: type[Record], name: str) -> type[Record] | None:
    """Return the type of the records in a field; None for a field of values."""
    inner = bare(record.model_fields[name].annotation)
    return inner if is_model(inner) and inner not in (Text, RichText) else None


# Pydantic takes its time for the schema of a field, and the schema is the same in every language.
@cache
def _fields_of(record: type[Record]) -> Mapping[str, Mapping[str, object]]:
    usual = {record.headline, *record.expected}
    usual.update(*(form.usual for form in _FORMS.values() if form.record is record))
    made: dict[str, Mapping[str, object]] = {}
    for name in _form_fields(record):
        declared = record.model_fields[name]
        field = _form_of(record, name)
        if declared.is_required():
            field["required"] = True
        if declared.is_required() or name in usual:
            field["open"] = True
        made[name] = field
    return made


def _form_of(record: type[Record], name: str) -> dict[str, object]:
    """Return the properties of a field for a form, without title and description."""
    annotation = annotation_at(record, (name,))
    many: dict[str, object] = {"many": True} if is_list(annotation) else {}
    held = _held_record(record, name)
    if held is not None:
        return {"form": "record", "record": held.__name__, **many}
    column = _column(record, name)
    field: dict[str, object] = {"form": column.leaf.value, **many}
    if bare(annotation) in (Text, RichText) and not many:
        field["languages"] = True
    if column.closed_list is not None:
        field["list"] = column.closed_list
    if column.kind is not None:
        field["kind"] = column.kind.value
    if any(past == name and mark.beside is None for past, mark in dates_of_the_past(record)):
        field["past"] = True
    if column.leaf in (Leaf.TEXT, Leaf.WHOLE, Leaf.NUMBER, Leaf.DATE):
        field |= _limits(annotation)
    return field


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


def _closed_lists() -> set[str]:
    return {str(field["list"]) for field in _every_field() if "list" in field}


def _codes() -> set[str]:
    return {str(field["code"]) for field in _every_field() if "code" in field}


def _every_field() -> Iterator[Mapping[str, object]]:
    for record in _record_types():
        yield from _fields_of(record).values()
