"""What the plan wants: vision, missions, the dimensions of its own framework, flagships, brand."""

from generator.model.base import (
    DimensionRef,
    FrameworkRef,
    Identifier,
    OfficeRef,
    SubdimensionRef,
    WholeNumber,
    described,
)
from generator.model.dates import OpenDate, Period
from generator.model.documents import ItemState
from generator.model.numbers import Budget
from generator.model.sourced import Sourced
from generator.model.text import Line, RichText, Text


class Vision(Sourced):
    """The vision of the plan or of the region's leaders."""

    headline = "text"
    expected = ("owner", "period")

    text: Text = described(
        "Visi", "Vision", "Bunyi visi, atau isinya menurut sumber.", "Its words or its content."
    )
    owner: Text | None = described(
        "Pemilik visi",
        "Owner of the vision",
        "Rencana, kepala daerah, atau keduanya.",
        "Whose it is.",
        default=None,
    )
    period: Period | None = described(
        "Periode", "Period", "Tahun yang dicakup.", "Years it covers.", default=None
    )


class Mission(Sourced):
    """One of the missions, in the plan's order."""

    headline = "text"

    text: Text = described("Misi", "Mission", "Bunyi satu misi.", "One mission.")


class PlanFramework(Sourced):
    """Which list of dimensions the plan follows, and what it calls them."""

    headline = "framework"
    naming = Sourced.naming | {"framework"}

    framework: FrameworkRef = described(
        "Kerangka", "Framework", "Kode kerangka.", "Which framework."
    )
    word: Text | None = described(
        "Sebutan",
        "Word",
        "Kata yang dipakai sumber: dimensi, pilar, hal.",
        "The source's word for them.",
        default=None,
    )


class Objective(Sourced):
    """Something a dimension wants to reach."""

    headline = "text"

    text: Text = described(
        "Sasaran", "Objective", "Apa yang ingin dicapai.", "What is to be reached."
    )
    subdimension: SubdimensionRef | None = described(
        "Subdimensi",
        "Sub-dimension",
        "Kunci subdimensi.",
        "Key of the sub-dimension.",
        default=None,
    )


class WorkPackage(Sourced):
    """A programme (program kerja) within a dimension."""

    headline = "title"

    id: Identifier | None = described(
        "Kode", "Identifier", "Nama pendek.", "Short name.", default=None
    )
    title: Text = described("Program", "Programme", "Nama program.", "Name of the programme.")
    description: RichText | None = described(
        "Uraian", "Description", "Isi program.", "What it does.", default=None
    )
    subdimension: SubdimensionRef | None = described(
        "Subdimensi",
        "Sub-dimension",
        "Kunci subdimensi.",
        "Key of the sub-dimension.",
        default=None,
    )
    office: OfficeRef | None = described(
        "Pelaksana", "Office", "Kode perangkat daerah.", "Who does it.", default=None
    )
    period: Period | None = described(
        "Periode", "Period", "Tahun pelaksanaan.", "Years.", default=None
    )
    state: ItemState | None = described(
        "Status", "Status", "Sejauh mana.", "How far it is.", default=None
    )
    budget_idr: Budget | None = described(
        "Anggaran", "Budget", "Rupiah.", "In rupiah.", default=None
    )


class Party(Sourced):
    """An office or a group with a role in one dimension."""

    headline = "name"
    headline_else = "office"

    office: OfficeRef | None = described(
        "Dinas", "Office", "Kode perangkat daerah.", "The office.", default=None
    )
    name: Text | None = described(
        "Nama", "Name", "Bila tanpa kode.", "Where it has no identifier.", default=None
    )
    role: Text | None = described(
        "Peran", "Role", "Apa yang dilakukannya.", "What it does.", default=None
    )
    state: ItemState | None = described(
        "Status",
        "Status",
        "Peran itu baru direncanakan, atau sudah berjalan.",
        "Whether the role is planned or under way.",
        default=None,
    )


class Dimension(Sourced):
    """One dimension as this plan has it: its name as printed, its place in the plan's own order."""

    headline = "name"

    key: DimensionRef = described(
        "Kunci", "Key", "Kunci dimensi di kerangka.", "Key in the framework."
    )
    name: Text = described(
        "Nama", "Name", "Nama seperti tercetak di rencana.", "Name as printed in the plan."
    )
    number: WholeNumber | None = described(
        "Nomor", "Number", "Nomor yang tercetak.", "Printed number.", default=None
    )
    gloss: Text | None = described(
        "Arti menurut sumber",
        "Gloss",
        "Arti yang diberi sumber.",
        "Meaning the source gives.",
        default=None,
    )
    definition: Text | None = described(
        "Pengertian", "Definition", "Apa maksudnya.", "What is meant.", default=None
    )
    objectives: tuple[Objective, ...] = described(
        "Sasaran", "Objectives", "Yang ingin dicapai.", "Aims.", default=()
    )
    programmes: tuple[WorkPackage, ...] = described(
        "Program", "Programmes", "Program kerja.", "Work.", default=()
    )
    parties: tuple[Party, ...] = described(
        "Pihak terlibat", "Parties", "Siapa ikut serta.", "Who takes part.", default=()
    )


class Flagship(Sourced):
    """A programme that the region puts in front (program unggulan)."""

    headline = "title"

    id: Identifier = described("Kode", "Identifier", "Nama pendek.", "Short name.")
    title: Text = described(
        "Program unggulan", "Flagship", "Nama program.", "Name of the programme."
    )
    description: RichText | None = described(
        "Uraian", "Description", "Isi program.", "What it does.", default=None
    )
    instruments: tuple[Text, ...] = described(
        "Sarana", "Instruments", "Alat yang dipakai.", "Means.", default=()
    )
    actors: tuple[Text, ...] = described(
        "Pelaku", "Actors", "Siapa yang bergerak.", "Who acts.", default=()
    )
    state: ItemState | None = described(
        "Status",
        "Status",
        "Baru gagasan, atau sudah menjadi program yang berjalan.",
        "Whether it is planned or under way.",
        default=None,
    )
    dimension: DimensionRef | None = described(
        "Dimensi", "Dimension", "Kunci dimensi.", "Key.", default=None
    )


class Tagline(Sourced):
    """A short line of the region's brand, in one or several languages."""

    headline = "text"

    text: Text = described("Slogan", "Tagline", "Bunyi slogan.", "Its words.")
    programme: Text | None = described(
        "Program terkait",
        "Linked programme",
        "Program yang memakainya.",
        "The programme that uses it.",
        default=None,
    )
    date: OpenDate | None = described(
        "Tahun", "Year", "Kapan dipakai.", "When it is used.", default=None
    )


class Brand(Sourced):
    """The local name of the programme, and the region's taglines."""

    headline = "name"

    name: Text | None = described(
        "Nama program setempat",
        "Local programme name",
        "Misalnya 'Kota Digital'.",
        "Such as 'Kota Digital'.",
        default=None,
    )
    short_name: Line | None = described(
        "Singkatan", "Short name", "Singkatan.", "Abbreviation.", default=None
    )
    taglines: tuple[Tagline, ...] = described(
        "Slogan", "Taglines", "Slogan daerah.", "The taglines.", default=()
    )
