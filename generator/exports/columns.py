"""Columns of the tables: type, closed list, and field of the model."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from generator.exports.measure_rows import VALUE_KINDS
from generator.messages import Catalogue
from generator.model.base import Record, declaring_record
from generator.model.funding import Fund, Funding
from generator.model.indicator import Direction, Indicator
from generator.model.quick_win import QuickWin, ShownState
from generator.model.region import Identity, ReferenceFacts, RegionType
from generator.model.sourced import Grade, Source
from generator.model.village import Village, VillageKind
from generator.model.work_state import WorkState

PARTIAL_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
"""Form of a date that may be a year, a month or a day."""


class ColumnType(StrEnum):
    """Types of cells, by their names in Frictionless."""

    STRING = "string"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column, described for the readers of the table."""

    kind: ColumnType = ColumnType.STRING
    words: tuple[str, ...] = ()
    """Words of a closed list; empty for any value."""
    pattern: str = ""
    """Pattern of the texts; empty for any text."""
    field: tuple[type[Record], str] | None = None
    """Field of the model in the column; None for a column added by this site."""


def _list(words: type[StrEnum], field: tuple[type[Record], str] | None = None) -> Column:
    return Column(words=tuple(word.value for word in words), field=field)


def _partial(record: type[Record] | None = None, name: str = "") -> Column:
    return Column(pattern=PARTIAL_DATE, field=None if record is None else (record, name))


_COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        "type": _list(RegionType, (Identity, "type")),
        "name": Column(field=(Identity, "name")),
        "code": Column(field=(ReferenceFacts, "code")),
        "province": Column(field=(ReferenceFacts, "province")),
        "title": Column(field=(QuickWin, "title")),
        "dimension": Column(field=(QuickWin, "dimension")),
        "is_promised": Column(ColumnType.BOOLEAN),
        "promised_on": _partial(QuickWin, "promised_on"),
        "due": _partial(QuickWin, "due"),
        "first_due": _partial(),
        "reported_state": _list(WorkState, (QuickWin, "state")),
        "shown_state": _list(ShownState),
        "state_on": Column(ColumnType.DATE),
        "done_on": _partial(QuickWin, "done_on"),
        "withdrawn_on": _partial(),
        "changed_on": Column(ColumnType.DATE),
        "called": Column(field=(Source, "called")),
        "outlet": Column(field=(Source, "outlet")),
        "author": Column(field=(Source, "author")),
        "date": _partial(Source, "date"),
        "measure": Column(field=(Indicator, "measure")),
        "unit": Column(field=(Indicator, "unit")),
        "direction": _list(Direction, (Indicator, "direction")),
        "year": Column(ColumnType.INTEGER),
        "value": Column(ColumnType.NUMBER),
        "record": Column(words=("programme", "quick_win", "work_item", "total")),
        "fund": _list(Fund),
        "district": Column(field=(Village, "district")),
        # A printed budget may have decimals; money of a year is in whole rupiah.
        "planned_idr": Column(ColumnType.NUMBER, field=(Funding, "planned_idr")),
        "approved_idr": Column(ColumnType.INTEGER, field=(Funding, "approved_idr")),
        "spent_idr": Column(ColumnType.INTEGER, field=(Funding, "spent_idr")),
    }
)
COLUMN_NAMES = tuple(_COLUMNS)
"""Names with a type or a field of their own."""
_OF_TABLE: Mapping[tuple[str, str], Column] = MappingProxyType(
    {
        ("data/indikator.csv", "kind"): Column(words=VALUE_KINDS),
        ("data/desa-cerdas.csv", "kind"): _list(VillageKind, (Village, "kind")),
        ("data/desa-cerdas.csv", "name"): Column(field=(Village, "name")),
        ("data/desa-cerdas.csv", "code"): Column(field=(Village, "code")),
        # The grade column of further tables has several grades, so no closed list holds there.
        ("data/sumber.csv", "grade"): _list(Grade, (Source, "grade")),
        ("data/sumber.csv", "title"): Column(field=(Source, "title")),
    }
)
"""Columns whose name means something else in a table."""
KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "data/daerah.csv": ("slug",),
        "data/quick-win.csv": ("region", "quick_win"),
        "data/sumber.csv": ("region", "source"),
        "data/desa-cerdas.csv": ("region", "village"),
    }
)
"""Columns that tell the rows of a table apart, by table; tables without a key are missing."""


def column_of(table: str, name: str) -> Column:
    """Return a column by the path of its table and its name; a plain text by default."""
    return _OF_TABLE.get((table, name)) or _COLUMNS.get(name) or Column()


class ColumnWords(NamedTuple):
    """The words of a column in one language."""

    title: str
    meaning: str


def column_words(table: str, name: str, catalogue: Catalogue) -> ColumnWords:
    """Return the words of a column; its title is that of the field in the model, if it has one."""
    meaning = catalogue.word(f"exports.columns.{name}")
    field = column_of(table, name).field
    if field is None:
        return ColumnWords(catalogue.word(f"exports.titles.{name}"), meaning)
    return ColumnWords(catalogue.field(declaring_record(*field), field[1]).title, meaning)
