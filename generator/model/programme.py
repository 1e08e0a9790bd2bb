"""The national movement: its cohorts year by year, its totals, and what all regions share
(provinces, glossary).
"""

from typing import Annotated, Literal

from pydantic import StringConstraints, WithJsonSchema

from generator.model.base import (
    Identifier,
    PastYear,
    PositiveNumber,
    Record,
    SourceRef,
    WholeNumber,
    described,
)
from generator.model.closed_list import ClosedList, NamedLanguage
from generator.model.dates import PastDate, Weekday
from generator.model.sourced import Source, Sourced
from generator.model.text import Line, Text


class ReadinessElement(Sourced):
    """One thing that an assessment looks at."""

    headline = "name"

    name: Text = described("Unsur", "Element", "Apa yang dinilai.", "What is assessed.")
    finding: Text | None = described(
        "Hasil",
        "Finding",
        "Apa yang ditemukan; kosong bila tidak diumumkan.",
        "What was found.",
        default=None,
    )


class Signing(Sourced):
    """The day on which a cohort signed its agreement."""

    date: PastDate | None = described(
        "Tanggal", "Date", "Tanggal penandatanganan.", "Date of signing.", default=None
    )
    weekday: Weekday | None = described(
        "Hari", "Weekday", "Hari yang tercetak.", "Weekday as printed.", default=None
    )
    place: Text | None = described(
        "Tempat", "Place", "Tempat penandatanganan.", "Where.", default=None
    )


class Cohort(Sourced):
    """The regions chosen in one year, as numbers."""

    headline = "year"
    naming = Sourced.naming | {"year"}

    year: PastYear = described("Tahun", "Year", "Tahun angkatan.", "Year of the cohort.")
    chosen: WholeNumber | None = described(
        "Daerah terpilih",
        "Chosen",
        "Banyaknya daerah yang didampingi.",
        "Regions mentored.",
        default=None,
    )
    repeats: WholeNumber | None = described(
        "Yang mengulang",
        "Taking part again",
        "Daerah yang sudah ikut pada tahun sebelumnya; kosong bila sumber tidak menyebut.",
        "Regions of an earlier cohort; left out where no source says.",
        default=None,
    )
    invited: WholeNumber | None = described(
        "Daerah diundang",
        "Invited",
        "Banyaknya daerah yang diundang ikut dinilai.",
        "Regions invited.",
        default=None,
    )
    assessed: WholeNumber | None = described(
        "Daerah dinilai",
        "Assessed",
        "Banyaknya daerah yang dinilai.",
        "Regions assessed.",
        default=None,
    )
    assessed_on: PastDate | None = described(
        "Waktu penilaian", "Assessed on", "Kapan penilaian.", "When.", default=None
    )
    decided_on: PastDate | None = described(
        "Diputuskan", "Decided on", "Kapan diputuskan.", "When.", default=None
    )
    assessors: Text | None = described(
        "Penilai", "Assessors", "Siapa yang menilai.", "Who assessed.", default=None
    )
    elements: tuple[ReadinessElement, ...] = described(
        "Unsur kesiapan",
        "Readiness elements",
        "Apa yang dinilai.",
        "What was assessed.",
        default=(),
    )
    mentoring: Text | None = described(
        "Pendampingan", "Mentoring", "Isi dan periode pendampingan.", "What and when.", default=None
    )
    signing: Signing | None = described(
        "Penandatanganan", "Signing", "Nota kesepahaman.", "Agreement.", default=None
    )


class Measure(ClosedList):
    """What a total of the programme counts. The two are quoted for one another, and differ by the
    repeats.
    """

    PARTICIPATIONS = "participations"
    """Every region in every year."""
    REGIONS = "regions"
    """Every region once."""


class Total(Sourced):
    """A sum over cohorts as a source states it; the check does the sum again."""

    headline = "measure"
    naming = Sourced.naming | {"measure", "up_to", "condition"}

    measure: Measure = described(
        "Yang dihitung", "Measure", "Keikutsertaan atau daerah.", "What is counted."
    )
    up_to: PastYear = described(
        "Hingga tahun", "Up to", "Tahun terakhir yang ikut dihitung.", "Last year, inclusive."
    )
    value: WholeNumber = described(
        "Jumlah", "Value", "Angka menurut sumber.", "The figure the source gives."
    )
    condition: Text | None = described(
        "Berlaku bila",
        "Holds if",
        "Anggapan yang membuat jumlah ini cocok, bila sumber tidak mengatakannya.",
        "What must be true for the sum to fit, where no source says it.",
        default=None,
    )


class Universe(Sourced):
    """How many regions the country has."""

    value: PositiveNumber = described(
        "Jumlah kabupaten dan kota", "Regions", "Seluruh Indonesia.", "In all Indonesia."
    )


class ProgrammeName(Sourced):
    """A name under which sources know the movement."""

    headline = "name"

    name: Text = described("Nama", "Name", "Nama menurut sumber.", "Name as sources have it.")


class ProgrammeStatement(Sourced):
    """What sources say of the movement as a whole."""

    headline = "text"

    text: Text = described("Isi", "Text", "Satu kalimat.", "One sentence.")


class OrganiserTask(Sourced):
    """Something that an organiser does for the movement."""

    headline = "text"

    text: Text = described("Yang dikerjakan", "Task", "Satu kalimat.", "One sentence.")


class Organiser(Sourced):
    """Who runs the movement."""

    headline = "name"

    name: Text = described("Nama", "Name", "Nama menurut sumber.", "Name as sources have it.")
    tasks: tuple[OrganiserTask, ...] = described(
        "Yang dikerjakan", "Tasks", "Menurut sumber.", "As sources state.", default=()
    )


class Programme(Record):
    """`_national/programme.yml`: the movement's ledger."""

    name: Text = described(
        "Nama gerakan", "Name", "Nama yang dipakai situs ini.", "The name this site uses."
    )
    names: tuple[ProgrammeName, ...] = described(
        "Nama di sumber",
        "Names in sources",
        "Nama yang dipakai sumber.",
        "As sources have it.",
        default=(),
    )
    organisers: tuple[Organiser, ...] = described(
        "Penyelenggara",
        "Organisers",
        "Siapa yang menjalankan gerakan.",
        "Who runs the movement.",
        default=(),
    )
    universe: Universe = described(
        "Seluruh daerah", "All regions", "Penyebut untuk persentase.", "Denominator of shares."
    )
    cohorts: tuple[Cohort, ...] = described(
        "Angkatan", "Cohorts", "Menurut tahun.", "By year.", default=()
    )
    totals: tuple[Total, ...] = described(
        "Jumlah", "Totals", "Menurut sumber.", "As sources state.", default=()
    )
    statements: tuple[ProgrammeStatement, ...] = described(
        "Tentang gerakan", "About the movement", "Keterangan lain.", "Other statements.", default=()
    )


_PROVINCE_PATTERN = "^[0-9]{2}$"
ProvinceCode = Annotated[
    str,
    StringConstraints(pattern=_PROVINCE_PATTERN),
    WithJsonSchema(
        {"type": ["string", "integer"], "pattern": _PROVINCE_PATTERN, "minimum": 0, "maximum": 99}
    ),
]


class Province(Record):
    """One of the provinces, with its place on the tile map."""

    headline = "name"

    code: ProvinceCode = described(
        "Kode", "Code", "Dua angka, sebagai teks.", "Two digits, as text."
    )
    name: Line = described("Nama", "Name", "Nama resmi.", "Official name.")
    sign: Line | None = described(
        "Singkatan",
        "Abbreviation",
        "Dua huruf di peta kotak.",
        "Two letters on the tile map.",
        default=None,
    )
    island_group: Identifier = described(
        "Gugus pulau", "Island group", "Kunci gugus pulau.", "Key of the group."
    )
    column: PositiveNumber = described(
        "Kolom", "Column", "Kolom di peta kotak, dari 1.", "Column on the map, from 1."
    )
    row: PositiveNumber = described(
        "Baris", "Row", "Baris di peta kotak, dari 1.", "Row on the tile map, from 1."
    )


class IslandGroup(Record):
    """A group of islands, in the order of the map."""

    headline = "name"

    id: Identifier = described("Kode", "Identifier", "Kunci gugus pulau.", "Key of the group.")
    name: Text = described("Nama", "Name", "Nama gugus pulau.", "Name of the group.")


class Provinces(Record):
    """`_national/provinces.yml`."""

    authority: SourceRef = described(
        "Dasar kode", "Authority", "Sumber daftar kode.", "Source of the codes."
    )
    island_groups: tuple[IslandGroup, ...] = described(
        "Gugus pulau", "Island groups", "Menurut urutan.", "In order."
    )
    provinces: tuple[Province, ...] = described(
        "Provinsi", "Provinces", "Semua provinsi.", "All provinces."
    )


class Term(Sourced):
    """A word that a citizen may not know."""

    headline = "term"
    naming = Sourced.naming | {"term", "expansion", "language", "synonyms"}

    id: Identifier = described(
        "Kode", "Identifier", "Kunci istilah, menjadi alamatnya.", "Key; becomes its address."
    )
    term: Line = described("Istilah", "Term", "Kata atau singkatan.", "Word or abbreviation.")
    expansion: Text | None = described(
        "Kepanjangan",
        "Expansion",
        "Kepanjangan singkatan.",
        "What the letters stand for.",
        default=None,
    )
    meaning: Text = described(
        "Arti", "Meaning", "Arti dalam bahasa sehari-hari.", "Meaning in plain words."
    )
    language: Annotated[Literal["id", "en", "jv", "su", "min"], NamedLanguage] = described(
        "Bahasa", "Language", "Bahasa asal kata.", "Language of the word.", default="id"
    )
    synonyms: tuple[Line, ...] = described(
        "Ejaan dan kata lain",
        "Other spellings and words",
        "Padanan dan ejaan lain, juga untuk pencarian.",
        "Also for search.",
        default=(),
    )


class Everyday(Record):
    """What people say for a word that pages have."""

    headline = "word"

    word: Line = described("Kata", "Word", "Kata yang dipakai halaman.", "Word that pages have.")
    said: tuple[Line, ...] = described(
        "Kata sehari-hari",
        "Said instead",
        "Kata lain yang diketik orang.",
        "Other words that people type.",
    )


class Glossary(Record):
    """`_national/glossary.yml`."""

    terms: tuple[Term, ...] = described("Istilah", "Terms", "Semua istilah.", "All terms.")
    everyday: tuple[Everyday, ...] = described(
        "Kata sehari-hari",
        "Everyday words",
        "Untuk pencarian: yang diketik orang, bila tidak ada di halaman mana pun.",
        "For the search: what people type that no page has.",
        default=(),
    )


class NationalSources(Record):
    """`_national/sources.yml`: sources that every file may name."""

    sources: tuple[Source, ...] = described(
        "Daftar sumber", "List of sources", "Sumber bersama.", "Shared sources."
    )
