"""What happened and what was said: events, statements with speaker and relay, facilities, training."""

from typing import Annotated, Literal

from generator.model.base import (
    DimensionRef,
    Happened,
    Identifier,
    OfficeRef,
    PersonRef,
    Record,
    described,
)
from generator.model.closed_list import ClosedList, NamedLanguage
from generator.model.dates import DateText, PastDate, Weekday
from generator.model.sourced import Sourced
from generator.model.text import Line, Text


class EventState(ClosedList):
    """Whether it took place."""

    HELD = "held"
    PLANNED = "planned"
    UNKNOWN = "unknown"


_DateIfHeld = Annotated[DateText, Happened(beside="state", states=frozenset({EventState.HELD}))]
"""A date that may lie ahead until the event has been held, its last day too."""


class Event(Sourced):
    """Something with a title, a time and a place."""

    headline = "title"
    expected = ("start", "place")

    id: Identifier = described("Kode", "Identifier", "Nama pendek.", "Short name.")
    title: Text = described("Acara", "Event", "Nama acara.", "Name of the event.")
    theme: Text | None = described(
        "Tema", "Theme", "Tema yang tercetak.", "Printed theme.", default=None
    )
    state: EventState = described(
        "Status", "Status", "Terlaksana atau direncanakan.", "Held or planned."
    )
    start: _DateIfHeld | None = described(
        "Mulai", "Start", "Hari pertama.", "First day.", default=None
    )
    end: _DateIfHeld | None = described(
        "Selesai", "End", "Hari terakhir.", "Last day.", default=None
    )
    weekday: Weekday | None = described(
        "Hari", "Weekday", "Hari pertama yang tercetak.", "As printed.", default=None
    )
    place: Text | None = described("Tempat", "Place", "Di mana.", "Where.", default=None)
    organiser: OfficeRef | None = described(
        "Penyelenggara", "Organiser", "Kode perangkat daerah.", "Who.", default=None
    )
    through: OfficeRef | None = described(
        "Lewat",
        "Through",
        "Perangkat daerah yang melaksanakannya.",
        "The office that carries it out.",
        default=None,
    )
    participants: tuple[Text, ...] = described(
        "Peserta", "Participants", "Siapa hadir.", "Who was there.", default=()
    )
    outputs: tuple[Text, ...] = described(
        "Hasil", "Outputs", "Apa hasilnya.", "What came of it.", default=()
    )


class StatementKind(ClosedList):
    """What a statement does."""

    PRINCIPLE = "principle"
    DEFINITION = "definition"
    GOAL = "goal"
    BENEFIT = "benefit"
    PREMISE = "premise"
    COMMITMENT = "commitment"
    PRIORITY = "priority"
    NEXT_STEP = "next_step"
    REQUEST = "request"
    PRIDE = "pride"
    SITUATION = "situation"


class WordGloss(Record):
    """A word of another language in a statement, with its meaning."""

    word: Line = described("Kata", "Word", "Kata yang tercetak.", "The word as printed.")
    language: Annotated[Literal["en", "jv", "su", "min"], NamedLanguage] = described(
        "Bahasa", "Language", "Bahasa asal.", "Its language."
    )
    meaning: Text = described(
        "Arti", "Meaning", "Arti dalam bahasa Indonesia.", "Meaning in Indonesian."
    )


class Statement(Sourced):
    """What someone said or what a source states, in our words, with who said it and who passed it
    on.
    """

    headline = "text"

    kind: StatementKind = described(
        "Jenis", "Kind", "Prinsip, tujuan, langkah, dan lain-lain.", "What it does."
    )
    text: Text = described(
        "Isi", "Text", "Isi pernyataan dalam kata-kata sendiri.", "Content in our own words."
    )
    speaker: PersonRef | None = described(
        "Yang berbicara", "Speaker", "Kode orang.", "Who said it.", default=None
    )
    speaker_role: Text | None = described(
        "Berbicara sebagai",
        "Speaking as",
        "Jabatan, atau bila nama tidak disebut.",
        "Post, or where unnamed.",
        default=None,
    )
    relayed_by: PersonRef | None = described(
        "Disampaikan lewat",
        "Relayed by",
        "Kode orang yang meneruskan.",
        "Who passed it on.",
        default=None,
    )
    context: Text | None = described(
        "Konteks", "Context", "Di mana atau kapan dikatakan.", "Where or when.", default=None
    )
    date: PastDate | None = described("Tanggal", "Date", "Kapan dikatakan.", "When.", default=None)
    dimension: DimensionRef | None = described(
        "Dimensi", "Dimension", "Kunci dimensi.", "Key.", default=None
    )
    words: tuple[WordGloss, ...] = described(
        "Kata yang dijelaskan",
        "Words explained",
        "Kata yang perlu dijelaskan.",
        "Words to explain.",
        default=(),
    )


class Facility(Sourced):
    """A building or system in use."""

    headline = "name"

    id: Identifier = described("Kode", "Identifier", "Nama pendek.", "Short name.")
    name: Text = described("Fasilitas", "Facility", "Nama fasilitas.", "Its name.")
    use: Text | None = described("Kegunaan", "Use", "Dipakai untuk apa.", "What for.", default=None)
    place: Text | None = described("Tempat", "Place", "Di mana.", "Where.", default=None)


class Training(Sourced):
    """Training that is planned or held."""

    headline = "subject"

    subject: Text = described("Pelatihan", "Training", "Tentang apa.", "What about.")
    audience: tuple[Text, ...] = described(
        "Sasaran peserta", "Audience", "Untuk siapa.", "For whom.", default=()
    )
    organiser: OfficeRef | None = described(
        "Penyelenggara", "Organiser", "Kode perangkat daerah.", "Who.", default=None
    )
    state: EventState = described(
        "Status", "Status", "Terlaksana atau direncanakan.", "Held or planned."
    )
    date: _DateIfHeld | None = described("Tanggal", "Date", "Kapan.", "When.", default=None)
    dimension: DimensionRef | None = described(
        "Dimensi", "Dimension", "Kunci dimensi.", "Key.", default=None
    )


class TargetGroup(Sourced):
    """People whom the plan means to serve."""

    headline = "name"

    name: Text = described("Kelompok sasaran", "Target group", "Siapa mereka.", "Who they are.")
    dimension: DimensionRef | None = described(
        "Dimensi", "Dimension", "Kunci dimensi.", "Key.", default=None
    )
