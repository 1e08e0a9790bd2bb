"""How a region takes part in the movement: its cohort, its assessment, its agreements and its
mentors.
"""

from generator.model.base import Identifier, PastYear, PersonRef, PositiveNumber, described
from generator.model.closed_list import ClosedList
from generator.model.dates import PastDate, Period, Weekday
from generator.model.documents import ItemState
from generator.model.programme import ReadinessElement
from generator.model.sourced import Sourced
from generator.model.text import Line, Text


class Participation(Sourced):
    """One entry of a region into the movement. The year may be unknown; a region may enter twice."""

    headline = "summary"
    expected = ("cohort",)

    summary: Text = described("Ringkasan", "Summary", "Satu kalimat.", "One sentence.")
    cohort: PastYear | None = described(
        "Angkatan",
        "Cohort",
        "Tahun angkatan; kosong bila tidak disebut.",
        "Year; left out if no source says.",
        default=None,
    )
    rank: PositiveNumber | None = described(
        "Urutan", "Rank", "Urutan menurut sumber.", "Rank the source gives.", default=None
    )
    chosen_on: PastDate | None = described(
        "Terpilih pada", "Chosen on", "Kapan terpilih.", "When.", default=None
    )


class Assessment(Sourced):
    """An assessment of this region's readiness."""

    headline = "summary"

    summary: Text = described("Ringkasan", "Summary", "Satu kalimat.", "One sentence.")
    date: PastDate | None = described("Tanggal", "Date", "Kapan dinilai.", "When.", default=None)
    assessors: Text | None = described(
        "Penilai", "Assessors", "Siapa yang menilai.", "Who assessed.", default=None
    )
    elements: tuple[ReadinessElement, ...] = described(
        "Unsur kesiapan",
        "Readiness elements",
        "Apa yang dinilai dan hasilnya.",
        "What, with findings.",
        default=(),
    )


class SigningMode(ClosedList):
    """How an agreement was signed."""

    IN_PERSON = "in_person"
    ONLINE = "online"


class Signatory(Sourced):
    """One who signs, or for whom another signs."""

    headline = "role"
    expected = ("person",)

    role: Text = described(
        "Selaku", "Signing as", "Jabatan penanda tangan.", "Post of the signatory."
    )
    person: PersonRef | None = described(
        "Nama",
        "Person",
        "Kode orang; kosong bila tidak disebut.",
        "Left out if unnamed.",
        default=None,
    )
    represented_by: tuple[Text, ...] = described(
        "Diwakili oleh",
        "Represented by",
        "Jabatan atau nama wakilnya.",
        "Post or name of the proxy.",
        default=(),
    )


class Agreement(Sourced):
    """A memorandum of understanding (nota kesepahaman)."""

    headline = "title"
    expected = ("date", "place")

    id: Identifier = described("Kode", "Identifier", "Nama pendek.", "Short name.")
    title: Text = described("Judul", "Title", "Nama kesepakatan.", "Name of the agreement.")
    parties: tuple[Text, ...] = described(
        "Para pihak", "Parties", "Siapa dengan siapa.", "Who with whom.", default=()
    )
    date: PastDate | None = described(
        "Tanggal", "Date", "Tanggal tanda tangan.", "Date of signing.", default=None
    )
    weekday: Weekday | None = described(
        "Hari", "Weekday", "Hari yang tercetak.", "Weekday as printed.", default=None
    )
    place: Text | None = described(
        "Tempat", "Place", "Tempat tanda tangan.", "Where.", default=None
    )
    mode: SigningMode | None = described(
        "Cara",
        "Mode",
        "Tatap muka atau daring; kosong bila tidak disebut.",
        "In person or online.",
        default=None,
    )
    signatories: tuple[Signatory, ...] = described(
        "Penanda tangan", "Signatories", "Siapa menandatangani.", "Who signs.", default=()
    )
    meaning: tuple[Text, ...] = described(
        "Artinya", "Meaning", "Apa akibatnya.", "What follows.", default=()
    )


class Mentor(Sourced):
    """One who is assigned to help a region write its plan."""

    headline = "person"
    headline_else = "institution"

    person: PersonRef | None = described("Nama", "Person", "Kode orang.", "Who.", default=None)
    institution: Text | None = described(
        "Lembaga", "Institution", "Asal pendamping.", "Where from.", default=None
    )
    assigned_by: Text | None = described(
        "Ditugaskan oleh", "Assigned by", "Siapa menugaskan.", "By whom.", default=None
    )
    period: Period | None = described(
        "Periode", "Period", "Periode pendampingan.", "When.", default=None
    )
    task: Text | None = described(
        "Tugas", "Task", "Apa yang dikerjakan.", "What is done.", default=None
    )
    state: ItemState | None = described(
        "Status",
        "Status",
        "Pendampingan itu baru direncanakan, atau sudah berjalan.",
        "Whether the mentoring is planned or under way.",
        default=None,
    )


class Medium(Sourced):
    """A picture or film that a source shows, by its caption and credit."""

    headline = "caption"

    caption: Text = described(
        "Keterangan gambar", "Caption", "Isi gambar dalam kata-kata sendiri.", "What it shows."
    )
    credit: Line | None = described(
        "Kredit", "Credit", "Pembuat yang tercetak.", "Maker as printed.", default=None
    )
    date: PastDate | None = described(
        "Tanggal", "Date", "Kapan dibuat.", "When it was made.", default=None
    )
