"""The sheets of a workbook, derived from the model: a sheet a kind of record, a column a value.

Nothing is described twice: a new field of the model has a column at once, with words from the
catalogue of fields. A record held alone (a period, a budget) gives columns to the row of the
holder; records in a list have a sheet of their own, with the address of the holder in each row.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from graphlib import TopologicalSorter
from types import MappingProxyType
from typing import Any, Literal, get_origin

from generator.decode.field_types import bare, is_by_field, is_list, is_model
from generator.messages.synonyms import LANGUAGE_LIST
from generator.model.base import BODY, Kind, Record, declaring_record
from generator.model.closed_list import ClosedList
from generator.model.dates import PartialDate
from generator.model.plan import PlanFramework
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.sourced import PROVENANCE_FIELDS
from generator.model.text import RichText, Text
from generator.model.update import Update
from generator.model.village import Village
from generator.model.walk import reference_in

FILES: tuple[type[Record], ...] = (Region, QuickWin, Village, Update)
"""Records with a file each. The name of the file is the key of a record, except of a region."""

KEYS = ("id", "key", "year")
"""Fields that tell a record from the siblings; the first field of a record type counts."""

WRITTEN_AS_TEXT: Mapping[type[Record], str] = MappingProxyType({PlanFramework: "framework"})
"""The field that a bare text fills, by record: a file may write the record as a text."""

LEFT_IN_FILES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("Text", "jv"): "a third language would double the columns of every text",
        ("Text", "su"): "a third language would double the columns of every text",
        ("Text", "min"): "a third language would double the columns of every text",
    }
)
"""Fields without a column, by record and field, each with the reason."""

STEM = "*file"
"""Key of the column with the name of a record's file."""

COLUMN_LANGUAGES = ("id", "en")
"""Languages of texts with a column of their own."""


class Leaf(StrEnum):
    """The kind of a value in a cell."""

    TEXT = "text"
    """One line."""
    PARAGRAPHS = "paragraphs"
    NUMBER = "number"
    WHOLE = "whole"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"
    REFERENCE = "reference"
    SOURCES = "sources"
    """Sources of a record, in a list or by field."""


Path = tuple[str, ...]
"""Fields from a record down to a value."""

FieldNames = tuple[tuple[str, str], ...]
"""Declaring record and name of each field of a path, as the catalogues have their words."""


@dataclass(frozen=True, slots=True)
class Column:
    """A value of a record, in the record itself or in a record held alone."""

    path: Path
    leaf: Leaf
    fields: FieldNames
    is_list: bool = False
    language: str | None = None
    """Language of a text; None for a value without languages."""
    closed_list: str | None = None
    """Name of the closed list of a CHOICE."""
    kind: Kind | None = None
    """Kind of the record behind a REFERENCE."""
    is_required: bool = False
    is_grouped: bool = False
    """Whether a number has marks between thousands; a year has none."""

    @property
    def key(self) -> str:
        """The path as a text, unique in the sheet: "title", "title[en]", "budget_idr.value"."""
        further = f"[{self.language}]" if self.language not in (None, "id") else ""
        return ".".join(self.path) + further

    @property
    def is_provenance(self) -> bool:
        """Whether the value tells the origin of a statement, not its content."""
        return self.path[-1] in PROVENANCE_FIELDS


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind of record."""

    record: type[Record]
    columns: tuple[Column, ...]
    """Keys first, then the content in the order of the model, then the provenance."""
    lists: Mapping[Path, type[Record]]
    """Record type of each list below the record, by path."""
    groups: Mapping[Path, FieldNames]
    """Fields of each record held alone, by path."""

    @property
    def name(self) -> str:
        """Name of the record type."""
        return self.record.__name__

    @property
    def is_file(self) -> bool:
        """Whether each record is a file, named by the key of the row."""
        return self.record in FILES and self.record is not Region

    @property
    def key_column(self) -> Column | None:
        """The column that tells a record from the siblings; None if only the place does."""
        return next((column for column in self.columns if column.path in _KEY_PATHS), None)

    def column(self, key: str) -> Column | None:
        """Return the column of a key, or None."""
        return next((column for column in self.columns if column.key == key), None)


_KEY_PATHS = tuple((key,) for key in KEYS)


@cache
def sheets() -> Mapping[str, Sheet]:
    """Return every sheet by the name of the record type, in the order of a workbook."""
    found: dict[str, Sheet] = {}
    waiting = list(FILES)
    while waiting:
        record = waiting.pop(0)
        if record.__name__ not in found:
            made = _sheet(record)
            found[record.__name__] = made
            waiting.extend(made.lists.values())
    return MappingProxyType(found)


@cache
def holders_first() -> tuple[str, ...]:
    """Return the names of the sheets, each behind the sheets that may hold its records.

    A workbook has a further order: records of several holders stand where people meet them first.
    """
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for name, sheet in sheets().items():
        for record in sheet.lists.values():
            holders[record.__name__].append(name)
    return tuple(TopologicalSorter({name: holders[name] for name in sheets()}).static_order())


def _sheet(record: type[Record]) -> Sheet:
    found = _Fields([], {}, {})
    found.gather(record, (), ())
    headings = (record.headline, record.headline_else)
    columns = tuple(sorted(found.columns, key=lambda column: _place(column, headings)))
    return Sheet(record, columns, MappingProxyType(found.lists), MappingProxyType(found.groups))


def _place(column: Column, headings: tuple[str | None, ...]) -> tuple[bool, ...]:
    """Return the sort key of a column; the sort is stable, so the model's order stays.

    Keys come first, then the headline of the record, then the content, and provenance last.
    """
    is_own = len(column.path) == 1
    return (
        column.path not in _KEY_PATHS,
        not is_own or column.path[0] not in headings,
        column.path == ("redirects",),
        is_own and column.is_provenance,
        not is_own and column.is_provenance,
    )


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of a record and of the records held alone, as gathered so far."""

    columns: list[Column]
    lists: dict[Path, type[Record]]
    groups: dict[Path, FieldNames]

    def gather(self, record: type[Record], path: Path, above: FieldNames) -> None:
        """Add the fields of a record at a path."""
        for name, field in record.model_fields.items():
            below, fields = (*path, name), (*above, (declaring_record(record, name), name))
            inner, listed = bare(field.annotation), is_list(field.annotation)
            if not is_model(inner) or inner in (Text, RichText):
                required = field.is_required() and not path
                annotation = field.rebuild_annotation()
                self.columns.extend(columns_of(annotation, below, fields, is_required=required))
            elif listed:
                self.lists[below] = inner
            else:
                self.groups[below] = fields
                self.gather(inner, below, fields)


def columns_of(
    annotation: Any, path: Path, fields: FieldNames, *, is_required: bool
) -> Iterator[Column]:
    """Yield the columns of a field that holds no records: one, or one a language."""
    inner, listed = bare(annotation), is_list(annotation)
    if inner in (Text, RichText):
        leaf = Leaf.PARAGRAPHS if inner is RichText else Leaf.TEXT
        # The items of a list are lines of one cell, so only one language has room.
        for language in COLUMN_LANGUAGES[:1] if listed else COLUMN_LANGUAGES:
            is_first = language == COLUMN_LANGUAGES[0]
            yield Column(path, leaf, fields, listed, language, is_required=is_required and is_first)
        return
    yield Column(
        path,
        _leaf_of(annotation, inner, path),
        fields,
        listed,
        closed_list=_closed_list_of(inner),
        kind=_kind_of(annotation),
        is_required=is_required,
        is_grouped=inner is Decimal or path[-1].endswith("_idr"),
    )


def _leaf_of(annotation: Any, inner: Any, path: Path) -> Leaf:
    """Return the kind of a value by its type."""
    if is_by_field(annotation):
        return Leaf.SOURCES
    if reference_in(annotation) is not None:
        return Leaf.REFERENCE
    if _closed_list_of(inner) is not None:
        return Leaf.CHOICE
    # A truth value is a whole number to Python, so it comes first.
    kinds = ((bool, Leaf.YES_NO), (int, Leaf.WHOLE), (Decimal, Leaf.NUMBER))
    for kind, leaf in (*kinds, (PartialDate, Leaf.DATE)):
        if issubclass(inner, kind):
            return leaf
    return Leaf.PARAGRAPHS if path == (BODY,) else Leaf.TEXT


def _kind_of(annotation: Any) -> Kind | None:
    """Return the kind of the referenced record, or None."""
    if is_by_field(annotation):
        return Kind.SOURCE
    reference = reference_in(annotation)
    return None if reference is None else reference.kind


def _closed_list_of(inner: Any) -> str | None:
    if get_origin(inner) is Literal:
        return LANGUAGE_LIST
    is_closed = isinstance(inner, type) and issubclass(inner, ClosedList)
    return inner.__name__ if is_closed else None
