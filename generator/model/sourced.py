"""Provenance: where a statement comes from, how it was printed, what is doubtful in it, and what else is said.

Every record that says something about a region is `Sourced`. A nested record without sources of its own stands on
those of the record around it.
"""

from generator.model.base import Identifier, Record, SourceRef, described
from generator.model.closed_list import ClosedList
from generator.model.dates import PastDate
from generator.model.text import Line, Text, WebAddress


class FlagKind(ClosedList):
    """What is the matter with a statement."""

    TYPO = "typo"
    """A slip of the source, put right on display; the printed form is kept."""
    UNCLEAR = "unclear"
    """The source can be read in more than one way; shown as it stands."""
    CONFLICT = "conflict"
    """Sources, or places in one source, disagree."""
    UNKNOWN = "unknown"
    """The source leaves out what a reader would ask next."""


class Flag(Record):
    """A mark of doubt on one statement."""

    kind: FlagKind = described(
        "Jenis", "Kind", "Salah cetak, tidak jelas, bertentangan, atau tidak diketahui.", "What is the matter."
    )
    note: Text = described(
        "Penjelasan", "Explanation", "Apa yang meragukan, dalam satu kalimat.", "What is doubtful, in a sentence."
    )


class Alternative(Record):
    """What another source says of the same thing."""

    value: Text = described("Nilai lain", "Other value", "Yang dikatakan sumber lain.", "What the other source says.")
    sources: tuple[SourceRef, ...] = described(
        "Sumber", "Sources", "Sumber yang mengatakannya.", "The sources that say so."
    )


class Sourced(Record):
    """A statement that names where it comes from."""

    sources: tuple[SourceRef, ...] = described(
        "Sumber",
        "Sources",
        "Kode sumber dari daftar `sources`. Yang kosong mengikuti catatan yang memuatnya.",
        "Identifiers from the list `sources`; left out, those of the record around it hold.",
        default=(),
    )
    as_printed: Line | None = described(
        "Tercetak", "As printed", "Kata-kata sumber apa adanya.", "The source's own wording.", default=None
    )
    flags: tuple[Flag, ...] = described(
        "Catatan mutu",
        "Quality flags",
        "Yang perlu diwaspadai pembaca.",
        "What a reader should be wary of.",
        default=(),
    )
    alternatives: tuple[Alternative, ...] = described(
        "Menurut sumber lain",
        "According to other sources",
        "Nilai yang berbeda menurut sumber lain; isi juga `chosen_because`.",
        "Differing values of other sources; `chosen_because` must say why this one was chosen.",
        default=(),
    )
    chosen_because: Text | None = described(
        "Alasan memilih",
        "Reason for the choice",
        "Mengapa nilai ini yang ditampilkan lebih dulu.",
        "Why this value is shown first.",
        default=None,
    )
    note: Text | None = described(
        "Keterangan", "Note", "Penjelasan singkat untuk pembaca.", "A short explanation for readers.", default=None
    )


PROVENANCE_FIELDS = frozenset(Sourced.model_fields)
"""Fields that say where a statement stands, as against what it says."""


class Grade(ClosedList):
    """How near a source is to the region's own word."""

    OFFICIAL_DOCUMENT = "official_document"
    OFFICIAL_STATEMENT = "official_statement"
    PRESS = "press"
    OTHER = "other"


class PrintedForm(Record):
    """A wording of the source that the pages show in another form, or leave open."""

    headline = "printed"

    printed: Line = described("Tercetak", "Printed", "Persis seperti di sumber.", "Exactly as in the source.")
    shown: Text | None = described(
        "Ditampilkan", "Shown", "Bentuk yang dipakai di situs ini.", "The form this site uses.", default=None
    )
    kind: FlagKind = described("Jenis", "Kind", "Salah cetak, tidak jelas, dan seterusnya.", "What is the matter.")
    note: Text | None = described("Penjelasan", "Explanation", "Mengapa begitu.", "Why it is so.", default=None)


class Source(Record):
    """An article, document or statement that records lean on."""

    headline = "title"
    headline_else = "called"
    expected = ("outlet", "author", "date")

    id: Identifier = described(
        "Kode", "Identifier", "Nama pendek sumber, dipakai di `sources`.", "Short name, used in `sources`."
    )
    title: Text | None = described(
        "Judul",
        "Title",
        "Judul sumber; kosong bila tidak tercetak.",
        "Title; left out if none is printed.",
        default=None,
    )
    called: Text | None = described(
        "Sebutan",
        "Called",
        "Sebutan di situs ini bila sumber tidak berjudul.",
        "What this site calls a source without a title.",
        default=None,
    )
    outlet: Text | None = described(
        "Penerbit", "Outlet", "Media atau lembaga yang menerbitkan.", "Who published it.", default=None
    )
    author: Text | None = described(
        "Penulis", "Author", "Nama atau inisial yang tercetak.", "Name or mark as printed.", default=None
    )
    credit: Text | None = described(
        "Kredit", "Credit", "Kredit foto atau naskah.", "Credit of pictures or text.", default=None
    )
    date: PastDate | None = described(
        "Tanggal terbit",
        "Date",
        "Tanggal terbit yang tercetak; kosong bila tidak ada.",
        "Printed date, if any.",
        default=None,
    )
    time: Line | None = described("Jam terbit", "Time", "Jam yang tercetak.", "Printed time of day.", default=None)
    dateline: Text | None = described(
        "Titi mangsa", "Dateline", "Tempat yang disebut di awal berita.", "Place named at the start.", default=None
    )
    grade: Grade = described(
        "Tingkat sumber",
        "Grade",
        "Dokumen resmi, pernyataan resmi, pers, atau lainnya.",
        "Official document, official statement, press or other.",
    )
    file: Line | None = described(
        "Nama berkas", "File name", "Nama berkas yang dipegang redaksi.", "Name of the file at hand.", default=None
    )
    url: WebAddress | None = described(
        "Alamat web", "Web address", "Alamat web sumber.", "Where it stands on the web.", default=None
    )
    printed_forms: tuple[PrintedForm, ...] = described(
        "Bentuk tercetak",
        "Printed forms",
        "Salah cetak dan kata yang tidak jelas di sumber ini.",
        "Misprints and unclear words of this source.",
        default=(),
    )
    note: Text | None = described("Keterangan", "Note", "Hal lain tentang sumber ini.", "Anything else.", default=None)
