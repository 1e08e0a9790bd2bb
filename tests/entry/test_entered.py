"""A city's plan is entered from its tables: nothing is refused, and every cell has a place.

A row of a sheet is looked up in the typed records by the keys that the sheet gives. Each value of
the row's cells then has to be said by a field of these records, and no field says two values. A
field says a value if both are the same text, date or number, if the value names the record that
the field refers to, or if the value is a word for the field's choice. A remark may be part of a
longer note.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

import pytest

from generator.build.load import LoadedSite
from generator.diagnostics import Severity
from generator.model.base import Record
from generator.model.closed_list import ClosedList
from generator.model.dates import PartialDate
from generator.model.sourced import SourcesByField
from generator.model.text import Text
from tests.builders import records_of
from tests.entry.places import PLACES, City, as_date, as_identifier, folded
from tests.entry.test_tables import FOLDER, SHEETS, Row, names, sheet
from tests.loading import load_site

Cell = tuple[str, str, str]
"""Sheet, heading and a value."""

NO_PLACE: dict[Cell, str] = {
    ("agenda", "Hasil", "Belum diketahui"): "what is not known is left out",
    ("foto", "Nama berkas", "andaimulya-bank-sampah.heic"): "pictures are JPEG, PNG or WebP",
    ("kelurahan", "Berkas foto", "andaimulya-bank-sampah.heic"): "pictures are JPEG, PNG or WebP",
    ("layanan", "Sampai", "sekarang"): "a service without a last day is in use until now",
    ("rekap-anggaran", "Sumber dana", "JUMLAH"): "a sum without a fund is the sum of all funds",
    ("rekap-dimensi", "Nama dimensi", "JUMLAH"): "a sum without a dimension is that of the plan",
}
"""Values without a place of their own, and why."""

OTHER_WORDS: dict[Cell, tuple[str, ...]] = {
    ("daerah", "Keterangan", "2019 s.d. 2023"): ("2019", "2023"),
    ("daerah", "Keterangan", "Sejak 2024"): ("2024",),
    ("dimensi", "Keterangan", "Tercetak: Smart Ekonomi"): ("Smart Ekonomi",),
    ("evaluasi", "Skala", "skala sampai 4"): ("sampai 4",),
    ("jabatan", "Keadaan", "Menjabat, masa kedua"): ("current", "2"),
    ("layanan", "Keadaan", "Berakhir"): ("stopped",),
    ("nama-daerah", "Jenis nama", "Resmi, lama"): ("official",),
    (
        "perangkat-daerah",
        "Nama lama / keterangan",
        "Sampai 2021: Dinas Komunikasi dan Informatika",
    ): ("Dinas Komunikasi dan Informatika", "2021"),
    ("pihak-lain", "Jenis", "Pemerintah daerah, dihapus"): ("government", "12/09/2001"),
    # Late is computed from the due date.
    ("quick-win", "Keadaan", "Terlambat"): ("running",),
    ("rencana", "Kerangka dimensi", "Disusun sendiri"): ("ya",),
    ("rencana", "Kerangka dimensi", "Enam dimensi nasional"): ("national-six",),
    ("rencana", "Kerangka dimensi", "disandingkan dengan enam dimensi nasional dan enam pilar"): (
        "national-six",
        "six-pillars",
    ),
    ("temuan-evaluasi", "Keadaan tindak lanjut", "Belum"): ("planned",),
}
"""Values that the records say in other words."""

ADDRESSES: dict[str, tuple[str, ...]] = {
    "daerah": ("Uraian",),
    "ditarik": ("Jenis data",),
    "koreksi": ("Jenis data", "Kolom"),
    "nilai-evaluasi": ("Jenis", "Nama"),
    "perubahan-janji": ("Jenis data", "Yang berubah"),
    "terakhir-dicari": ("Bagian",),
}
"""Headings of cells that only say where a value stands: in which list, field or position."""

LONG_TEXTS = frozenset({"note", "subject"})
"""Fields that may hold several remarks."""


class Said(NamedTuple):
    """A value of a field; `record` holds the field, or is None for a value beside the records."""

    record: Record | None
    field: str
    value: Any


def said(source: object) -> Iterator[Said]:
    """Yield the values of a record and of its single nested records, not of lists of records."""
    if not isinstance(source, Record):
        yield Said(None, "", source)
        return
    has_number = getattr(source, "number", None) is not None
    for field in type(source).model_fields:
        # Beside the printed number, an identifier is the site's own and says nothing.
        if field in ("id", "key") and has_number:
            continue
        value = getattr(source, field)
        if isinstance(value, SourcesByField):
            value = tuple(named for _, sources in value.fields for named in sources)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Text):
                yield from (Said(source, field, text) for _, text in item.languages)
            elif not isinstance(item, Record):
                yield Said(source, field, item)
            elif not isinstance(value, tuple):
                yield from said(item)


def says(given: Said, value: str, city: City) -> bool:
    """Return whether a field says a value of a cell."""
    match given.value:
        case None:
            return False
        case ClosedList() as choice:
            return choice in (value, type(choice).meant(value))
        case bool() as answer:
            return folded(value) == ("ya" if answer else "tidak")
        case Decimal() | int() as number:
            return number == as_number(value)
        case PartialDate() as date:
            return str(date) == as_date(value)
    text = folded(str(given.value))
    if given.field in LONG_TEXTS and folded(value) in text:
        return True
    # The last part of the name of a dimension in a framework: national-six/governance.
    last_part = text.rpartition("/")[2]
    return (
        text in (folded(value), as_identifier(value), as_date(value))
        or last_part == as_identifier(value).removeprefix("smart-")
        or folded(value) in city.names.get(text, ())
    )


@cache
def as_number(value: str) -> Decimal | None:
    """Return a number of the tables, with points between thousands and a decimal comma, or None."""
    if re.fullmatch(r"\d{1,3}(\.\d{3})+|\d+(,\d+)?", value):
        return Decimal(value.replace(".", "").replace(",", "."))
    return None


def lost_values(city: City, name: str, row: Row) -> Iterator[Cell]:
    """Yield each value of a row that no field says, or the whole row if no record holds it.

    Below a heading with a year, the value is that of a record of the year.
    """
    try:
        found = [given for item in PLACES[name](city, row) for given in said(item)]
    except (LookupError, AssertionError):
        yield name, "", str(row)
        return
    for heading, cell in row.items():
        if heading in ADDRESSES.get(name, ()):
            continue
        year = re.search(r"\b20\d\d\b", heading)
        of_year = [
            given
            for given in found
            if year is None or getattr(given.record, "year", None) == int(year[0])
        ]
        for value in values_of((name, heading, cell), of_year, city):
            saying = [given for given in of_year if says(given, value, city)]
            if not saying:
                yield name, heading, value
                continue
            # A name may be said by itself and by a reference: the same words go first.
            best = min(saying, key=lambda given: str(given.value) != value)
            if best.field not in LONG_TEXTS:
                found.remove(best)
                of_year.remove(best)


def values_of(cell: Cell, found: Iterable[Said], city: City) -> Iterator[str]:
    """Yield the values of a cell in the words of the records; a text with a semicolon is one."""
    name, heading, text = cell
    is_whole = any(says(given, text, city) for given in found)
    for value in [text] if text and is_whole else names(text):
        yield from OTHER_WORDS.get((name, heading, value), (value,))


@pytest.fixture(scope="module")
def loaded() -> LoadedSite:
    return load_site(FOLDER)


def test_the_entered_city_is_refused_nowhere(loaded: LoadedSite) -> None:
    found = loaded.report.diagnostics
    mine = (item for item in found if item.span.path.startswith("regions/kota-rekabaru/"))
    assert [item for item in mine if item.severity is Severity.ERROR] == []


def test_every_cell_has_a_place(loaded: LoadedSite) -> None:
    city = City(records_of(loaded)["kota-rekabaru"])
    assert sorted(PLACES) == SHEETS
    rows = ((name, row) for name in SHEETS for row in sheet(name))
    lost = {value for name, row in rows for value in lost_values(city, name, row)}
    assert (lost - NO_PLACE.keys(), NO_PLACE.keys() - lost) == (set(), set())
