"""The papers of a plan and what stands in them: books, legal basis, road map, work programme."""

from generator.model.base import (
    DimensionRef,
    DocumentRef,
    Identifier,
    OfficeRef,
    OpenYear,
    QuickWinRef,
    WholeNumber,
    described,
)
from generator.model.closed_list import ClosedList
from generator.model.dates import OpenDate, PastDate, Period
from generator.model.numbers import Budget
from generator.model.sourced import Sourced
from generator.model.text import Line, Text, WebAddress


class DocumentKind(ClosedList):
    """Kinds of papers; the first three are the books of the programme's outline."""

    STRATEGIC_ANALYSIS = "strategic_analysis"
    MASTERPLAN = "masterplan"
    EXECUTIVE_SUMMARY = "executive_summary"
    QUICK_WINS = "quick_wins"
    ROADMAP = "roadmap"
    WORK_PROGRAMME = "work_programme"
    ENTERPRISE_ARCHITECTURE = "enterprise_architecture"
    DATA_MASTERPLAN = "data_masterplan"
    REGULATION = "regulation"
    REPORT = "report"
    SLIDES = "slides"
    LETTER = "letter"
    OTHER = "other"


class DocumentState(ClosedList):
    """Whether the paper is there."""

    EXISTS = "exists"
    PLANNED = "planned"
    REVISING = "revising"
    UNKNOWN = "unknown"


class Document(Sourced):
    """A paper of the plan. Its state is what a source says; its address is where a reader can open
    it.
    """

    headline = "title"
    expected = ("period", "url")

    id: Identifier = described("Kode", "Identifier", "Nama pendek.", "Short name.")
    title: Text = described("Judul", "Title", "Judul dokumen.", "Title of the document.")
    kind: DocumentKind = described(
        "Jenis", "Kind", "Buku, peta jalan, peraturan, dan lain-lain.", "What it is."
    )
    state: DocumentState = described(
        "Status",
        "Status",
        "Ada, direncanakan, sedang diubah, atau tidak diketahui.",
        "Whether it is there.",
    )
    number: Line | None = described(
        "Nomor", "Number", "Nomor peraturan.", "Number of a regulation.", default=None
    )
    adopted_on: PastDate | None = described(
        "Ditetapkan", "Adopted on", "Kapan ditetapkan.", "When.", default=None
    )
    period: Period | None = described(
        "Periode", "Period", "Tahun yang dicakup.", "Years it covers.", default=None
    )
    contents: tuple[Text, ...] = described(
        "Isi", "Contents", "Pokok-pokok isinya.", "What is in it.", default=()
    )
    url: WebAddress | None = described(
        "Alamat web", "Web address", "Alamat web dokumen.", "Web address of it.", default=None
    )


class ItemState(ClosedList):
    """How far a piece of work is, as a source reports it."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    UNKNOWN = "unknown"


class WorkItem(Sourced):
    """A piece of work in a phase or a year."""

    headline = "title"

    title: Text = described("Pekerjaan", "Work", "Apa yang dikerjakan.", "What is done.")
    dimension: DimensionRef | None = described(
        "Dimensi", "Dimension", "Kunci dimensi.", "Key.", default=None
    )
    office: OfficeRef | None = described(
        "Pelaksana", "Office", "Kode perangkat daerah.", "Who does it.", default=None
    )
    quick_win: QuickWinRef | None = described(
        "Quick win", "Quick win", "Kode quick win.", "Its name.", default=None
    )
    state: ItemState | None = described(
        "Status menurut laporan", "Reported status", "Sejauh mana.", "How far it is.", default=None
    )
    budget_idr: Budget | None = described(
        "Anggaran", "Budget", "Rupiah.", "In rupiah.", default=None
    )


class Phase(Sourced):
    """A stretch of the road map; plans name and cut them as they like."""

    headline = "title"

    title: Text = described("Tahap", "Phase", "Nama tahap.", "Name of the phase.")
    start: OpenDate | None = described("Mulai", "Start", "Awal tahap.", "First day.", default=None)
    end: OpenDate | None = described("Selesai", "End", "Akhir tahap.", "Last day.", default=None)
    items: tuple[WorkItem, ...] = described(
        "Pekerjaan", "Work", "Isi tahap.", "What is in it.", default=()
    )


class RoadMap(Sourced):
    """The road map (peta jalan)."""

    headline = "summary"

    summary: Text | None = described(
        "Ringkasan", "Summary", "Satu kalimat.", "One sentence.", default=None
    )
    document: DocumentRef | None = described(
        "Dokumen", "Document", "Kode dokumen.", "Its document.", default=None
    )
    phases: tuple[Phase, ...] = described(
        "Tahap", "Phases", "Menurut waktu.", "In time order.", default=()
    )


class WorkYear(Sourced):
    """One year of the work programme."""

    headline = "year"
    naming = Sourced.naming | {"year"}

    year: OpenYear = described("Tahun", "Year", "Tahun kerja.", "Calendar year.")
    items: tuple[WorkItem, ...] = described(
        "Pekerjaan", "Work", "Isi tahun itu.", "What is done.", default=()
    )


class WorkProgramme(Sourced):
    """The work programme (program kerja), by year."""

    headline = "summary"

    summary: Text = described("Ringkasan", "Summary", "Satu kalimat.", "One sentence.")
    duration_years: WholeNumber | None = described(
        "Lama (tahun)", "Duration (years)", "Lama dalam tahun.", "Length in years.", default=None
    )
    document: DocumentRef | None = described(
        "Dokumen", "Document", "Kode dokumen.", "Its document.", default=None
    )
    years: tuple[WorkYear, ...] = described(
        "Menurut tahun", "By year", "Isi tiap tahun.", "Each year.", default=()
    )
