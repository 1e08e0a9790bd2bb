"""Rows of a region: every record of the data files as a row, every value as a plain text.

A text of a row is the value in the meaning of the files: the key of a closed list, the identifier
of a reference, a date as `2026-06-30`, list items on a line each. `cells` makes cells of the texts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from generator.decode.field_types import is_model, type_at
from generator.diagnostics import Loc
from generator.messages import Catalogue
from generator.messages.synonyms import closed_list, folded
from generator.model.base import BODY, Kind, Record, yes_or_no_meant
from generator.model.documents import Document
from generator.model.event import Event
from generator.model.framework import Framework
from generator.model.indicator import Indicator
from generator.model.people import Body, Office, Person
from generator.model.place import District
from generator.model.plan import Dimension, OwnSubdimension, Plan, WorkPackage
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.sourced import Source
from generator.model.ties import Goal
from generator.model.village import Aspect, Village
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, YamlDocument
from generator.workbook.layout import (
    KEYS,
    STEM,
    WRITTEN_AS_TEXT,
    Column,
    Leaf,
    Path,
    Sheet,
    sheets,
)

NAMED: Mapping[Kind, type[Record]] = MappingProxyType(
    {
        Kind.SOURCE: Source,
        Kind.PERSON: Person,
        Kind.OFFICE: Office,
        Kind.BODY: Body,
        Kind.DOCUMENT: Document,
        Kind.EVENT: Event,
        Kind.QUICK_WIN: QuickWin,
        Kind.VILLAGE: Village,
        Kind.FRAMEWORK: Framework,
        Kind.DIMENSION: Dimension,
        Kind.ASPECT: Aspect,
        Kind.SUBDIMENSION: OwnSubdimension,
        Kind.PLAN: Plan,
        Kind.PROGRAMME: WorkPackage,
        Kind.INDICATOR: Indicator,
        Kind.GOAL: Goal,
        Kind.DISTRICT: District,
    }
)
"""The record type that a kind of reference names."""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record of a data file."""

    sheet: Sheet
    file: str
    """Path of the file, relative to the project."""
    loc: Loc
    """Path of the record in the file."""
    parent: str
    """Address of the holder; empty for the region and for records that are a file."""
    address: str
    """Address of the record: words and keys for a person in search of the record."""
    position: int
    """Place among the siblings, from 1."""
    is_keyed: bool
    """Whether a key tells the record from the siblings; else only the place does."""
    values: Mapping[str, str] = field(default_factory=dict)
    """Text of each written value, by key of the column."""

    @property
    def name(self) -> str:
        """The name of the record in a pull-down; empty for a record without a heading."""
        record = self.sheet.record
        found = (self.values.get(str(name), "") for name in (record.headline, record.headline_else))
        return next((text for text in found if text), "")


@dataclass(frozen=True, slots=True)
class ExportedRow:
    """A record as it was exported."""

    token: str
    sheet: Sheet
    parent: str
    address: str
    position: int
    is_keyed: bool
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RegionFile:
    """A data file of a region, parsed without errors."""

    path: str
    stem: str
    record: type[Record]
    document: YamlDocument


class Addresses:
    """Addresses of records in the words of a language, and back to their parts."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def title(self, sheet: Sheet) -> str:
        """Return the name of a sheet: the words of the record, at most 31 characters."""
        words = self._catalogue
        name = words.optional(f"workbook.sheets.{sheet.name}")
        return name or words.word(f"record.{sheet.name}")

    def of_file(self, sheet: Sheet, stem: str) -> str:
        """Return the address of a record that is a file."""
        return f"{self.title(sheet)} {stem}" if sheet.is_file else self.title(sheet)

    def of_item(self, parent: str, sheet: Sheet, key: str, position: int) -> str:
        """Return the address of a record in a list; without a key, by its place."""
        told = key or self._catalogue.word("workbook.number", number=position)
        return f"{parent} > {self.title(sheet)} {told}" if parent else f"{self.title(sheet)} {told}"

    def of_group(self, address: str, fields: Sequence[tuple[str, str]]) -> str:
        """Return the address of a record held alone, through its fields."""
        return " > ".join((address, *(self._catalogue.field(*names).title for names in fields)))

    def of_holder(self, row: "RecordRow | ExportedRow", group: Path) -> str:
        """Return the address of the holder, as the rows of a list give the address.

        Empty for the lists of the region itself.
        """
        if not group:
            return "" if row.sheet.record is Region else row.address
        return self.of_group(row.address, row.sheet.groups[group])


def rows_of(files: Iterable[RegionFile], catalogue: Catalogue) -> tuple[RecordRow, ...]:
    """Return every record of some files as rows: holders first, in the order of the files."""
    addresses = Addresses(catalogue)
    found: list[RecordRow] = []
    for file in files:
        sheet = sheets()[file.record.__name__]
        values = dict(_values(sheet, file.document.root))
        if file.document.body is not None:
            values[BODY] = file.document.body.text.strip("\n")
        if sheet.is_file:
            values[STEM] = file.stem
        address = addresses.of_file(sheet, file.stem)
        row = RecordRow(sheet, file.path, (), "", address, 1, is_keyed=True, values=values)
        found.append(row)
        _below(row, file.document.root, addresses, found)
    return tuple(found)


def by_sheet(rows: Iterable[RecordRow]) -> Mapping[str, list[RecordRow]]:
    """Return rows by the name of their sheet."""
    found: defaultdict[str, list[RecordRow]] = defaultdict(list)
    for row in rows:
        found[row.sheet.name].append(row)
    return found


def _below(row: RecordRow, node: Node, addresses: Addresses, found: list[RecordRow]) -> None:
    for path, record in row.sheet.lists.items():
        listed = _at(node, path, row.sheet.record)
        if not isinstance(listed, SequenceNode):
            continue
        sheet = sheets()[record.__name__]
        parent = addresses.of_holder(row, path[:-1])
        contents = [dict(_values(sheet, item)) for item in listed.items]
        keys = keys_of(sheet, contents)
        for place, (item, values, key) in enumerate(zip(listed.items, contents, keys, strict=True)):
            address = addresses.of_item(parent, sheet, key, place + 1)
            loc = (*row.loc, *path, place)
            made = RecordRow(
                sheet, row.file, loc, parent, address, place + 1, is_keyed=bool(key), values=values
            )
            found.append(made)
            _below(made, item, addresses, found)


def keys_of(sheet: Sheet, contents: Sequence[Mapping[str, str]]) -> list[str]:
    """Return the key of each sibling; empty for a sibling without a unique key."""
    keys = [next((values[key] for key in KEYS if values.get(key)), "") for values in contents]
    times = Counter(keys)
    return [key if times[key] == 1 and sheet.key_column is not None else "" for key in keys]


def _values(sheet: Sheet, node: Node) -> Iterator[tuple[str, str]]:
    for column in sheet.columns:
        text = text_of(column, _at(node, column.path, sheet.record))
        if text:
            yield column.key, text


def _at(node: Node, path: Path, record: type[Record]) -> Node | None:
    """Return the node at a path below a record; None if the file has none."""
    current: Node | None = node
    for place, step in enumerate(path):
        if isinstance(current, ScalarNode):
            # A few records may be written as the bare text of one of their fields.
            return current if shorthand(record, path[:place]) == step else None
        current = current.get(step) if isinstance(current, MappingNode) else None
    return current


def shorthand(record: type[Record], path: Path) -> str | None:
    """Return the field that a bare text fills at a path of a record, or None."""
    held = type_at(record, path)
    return WRITTEN_AS_TEXT.get(held) if is_model(held) else None


def text_of(column: Column, node: Node | None) -> str:
    """Return the text of a value; empty for a missing or blank value."""
    if node is None:
        return ""
    if column.is_list:
        if isinstance(node, SequenceNode):
            return "\n".join(filter(None, (_one(column, item) for item in node.items)))
        # Sources by field: a line a field.
        if column.leaf is Leaf.SOURCES and isinstance(node, MappingNode):
            return "\n".join(
                f"{key.text}: {', '.join(_items(listed))}" for key, listed in node.items
            )
        return ""
    return _one(column, node)


def _items(node: Node) -> list[str]:
    items = node.items if isinstance(node, SequenceNode) else ()
    return [item.text for item in items if isinstance(item, ScalarNode)]


def _one(column: Column, node: Node) -> str:
    if isinstance(node, MappingNode):
        inner = None if column.language is None else node.get(column.language)
        return meant(column, inner.text) if isinstance(inner, ScalarNode) else ""
    if not isinstance(node, ScalarNode) or column.language not in (None, "id"):
        return ""
    return meant(column, node.text)


def meant(column: Column, text: str) -> str:
    """Return the form of a text for comparisons: folded spaces, keys for labels."""
    if column.leaf is Leaf.PARAGRAPHS:
        return text.strip("\n")
    text = " ".join(text.split())
    if column.leaf is Leaf.CHOICE and column.closed_list is not None:
        return closed_list(column.closed_list).get(folded(text), text)
    if column.leaf is Leaf.YES_NO:
        answer = yes_or_no_meant(text)
        return text if answer is None else ("ya" if answer else "tidak")
    return text


def names_of(rows: Iterable[RecordRow]) -> dict[Kind, dict[str, str]]:
    """Return the names of referenced records, by kind and identifier."""
    by_record = by_sheet(rows)
    names: dict[Kind, dict[str, str]] = {}
    for kind, record in NAMED.items():
        listed = by_record.get(record.__name__, ())
        keyed = ((_identifier(row), row.name) for row in listed)
        names[kind] = {identifier: name for identifier, name in keyed if identifier}
    return names


def _identifier(row: RecordRow) -> str:
    return next((row.values[key] for key in (STEM, "id", "key") if key in row.values), "")


def column_title(column: Column, catalogue: Catalogue, first: int = 0) -> str:
    """Return the words of a column: the titles of its fields, and the language if it has one.

    Args:
        column: The column.
        catalogue: The language of the words.
        first: Number of fields to leave out at the beginning.
    """
    titles = ": ".join(catalogue.field(*names).title for names in column.fields[first:])
    return f"{titles} [{column.language}]" if column.language not in {None, "id"} else titles
