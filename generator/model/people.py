"""People, the posts they hold over time, and the bodies and offices those posts belong to."""

from typing import Annotated

from generator.model.base import (
    BodyRef,
    DimensionRef,
    Happened,
    Identifier,
    OfficeRef,
    PersonRef,
    YesNo,
    described,
)
from generator.model.closed_list import ClosedList
from generator.model.dates import DateText, PastDate
from generator.model.documents import ItemState
from generator.model.sourced import Sourced
from generator.model.text import Line, Text


class Person(Sourced):
    """Someone a source names."""

    headline = "name"

    id: Identifier = described(
        "Kode", "Identifier", "Nama pendek, dipakai di catatan lain.", "Short name."
    )
    name: Line = described("Nama", "Name", "Nama tanpa gelar.", "Name without degrees.")
    degrees_before: Line | None = described(
        "Gelar di depan",
        "Degrees before",
        "Misalnya Ir. atau Dr.",
        "Such as Ir. or Dr.",
        default=None,
    )
    degrees_after: Line | None = described(
        "Gelar di belakang",
        "Degrees after",
        "Misalnya S.T., M.T.",
        "Such as S.T., M.T.",
        default=None,
    )
    aliases: tuple[Line, ...] = described(
        "Dikenal juga sebagai",
        "Also known as",
        "Nama panggilan yang dipakai sumber.",
        "Names sources use.",
        default=(),
    )

    @property
    def full_name(self) -> str:
        """The name with its degrees, as it is written in Indonesian."""
        before = f"{self.degrees_before} " if self.degrees_before else ""
        after = f", {self.degrees_after}" if self.degrees_after else ""
        return f"{before}{self.name}{after}"


class Tenure(ClosedList):
    """Whether a post is held, as the source has it."""

    CURRENT = "current"
    """Held on the day the source speaks of (`seen_on`)."""
    FORMER = "former"
    ACTING = "acting"
    UNKNOWN = "unknown"


_TAKEN_UP = frozenset({Tenure.CURRENT, Tenure.FORMER, Tenure.ACTING})
_StartOfTenure = Annotated[DateText, Happened(beside="tenure", states=_TAKEN_UP)]
_EndOfTenure = Annotated[DateText, Happened(beside="tenure", states=frozenset({Tenure.FORMER}))]
"""The last day of a post that is held may lie ahead."""


class Post(Sourced):
    """A post and who holds or held it."""

    headline = "title"
    expected = ("person",)

    title: Text = described("Jabatan", "Post", "Nama jabatan.", "Name of the post.")
    person: PersonRef | None = described(
        "Pemegang jabatan",
        "Holder",
        "Kode orang; kosong bila tidak disebut.",
        "Who; left out if unnamed.",
        default=None,
    )
    office: OfficeRef | None = described(
        "Instansi", "Office", "Kode perangkat daerah atau lembaga.", "The office.", default=None
    )
    body: BodyRef | None = described(
        "Lembaga", "Body", "Kode dewan, tim, atau forum.", "The body.", default=None
    )
    tenure: Tenure = described(
        "Status jabatan",
        "Tenure",
        "Menjabat, mantan, pelaksana tugas, atau tidak diketahui.",
        "As the source has it.",
    )
    start: _StartOfTenure | None = described(
        "Sejak", "Since", "Awal menjabat.", "First day.", default=None
    )
    end: _EndOfTenure | None = described(
        "Sampai", "Until", "Akhir menjabat.", "Last day.", default=None
    )
    seen_on: PastDate | None = described(
        "Menurut sumber per",
        "As of",
        "Tanggal sumber menyebutnya.",
        "When the source names it.",
        default=None,
    )


class OfficeKind(ClosedList):
    """What kind of office it is."""

    AGENCY = "agency"
    """Perangkat daerah: dinas, badan, bagian."""
    MINISTRY = "ministry"
    UNIVERSITY = "university"
    OTHER = "other"


class Office(Sourced):
    """An agency (OPD) or another institution with a name of its own."""

    headline = "name"

    id: Identifier = described(
        "Kode", "Identifier", "Nama pendek, dipakai di catatan lain.", "Short name."
    )
    name: Text = described("Nama resmi", "Full name", "Nama panjang.", "Long name.")
    short_name: Line | None = described(
        "Nama pendek", "Short name", "Singkatan.", "Abbreviation.", default=None
    )
    kind: OfficeKind = described(
        "Jenis", "Kind", "Perangkat daerah, kementerian, dan lain-lain.", "What it is."
    )
    role: Text | None = described(
        "Peran", "Role", "Tugasnya dalam rencana ini.", "What it does here.", default=None
    )
    state: ItemState | None = described(
        "Status",
        "Status",
        "Tugas itu baru direncanakan, atau sudah berjalan.",
        "Whether the role is planned or under way.",
        default=None,
    )


class StakeholderKind(ClosedList):
    """Which part of society a stakeholder belongs to."""

    GOVERNMENT = "government"
    AGENCY = "agency"
    PRIVATE = "private"
    COMMUNITY = "community"
    POLICE = "police"
    ACADEMIA = "academia"
    OTHER = "other"


class Stakeholder(Sourced):
    """A group that takes part, without an office of its own in the plan."""

    headline = "name"

    name: Text = described("Nama", "Name", "Nama kelompok.", "Name of the group.")
    kind: StakeholderKind = described(
        "Unsur", "Kind", "Bagian masyarakat mana.", "Which part of society."
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
    dimension: DimensionRef | None = described(
        "Dimensi",
        "Dimension",
        "Kunci dimensi yang diikutinya.",
        "Dimension it takes part in.",
        default=None,
    )


class BodyKind(ClosedList):
    """The three bodies that recur in the programme."""

    COUNCIL = "council"
    TEAM = "team"
    FORUM = "forum"
    OTHER = "other"


class BodyState(ClosedList):
    """Whether a body exists."""

    PLANNED = "planned"
    FORMED = "formed"
    UNKNOWN = "unknown"


class Body(Sourced):
    """A council, a team or a forum of the smart city."""

    headline = "name"
    headline_else = "kind"
    expected = ("chair", "duty")

    id: Identifier = described(
        "Kode", "Identifier", "Nama pendek, dipakai di catatan lain.", "Short name."
    )
    name: Text | None = described(
        "Nama",
        "Name",
        "Nama lembaga; kosong bila belum disebut.",
        "Left out if not named.",
        default=None,
    )
    kind: BodyKind = described(
        "Jenis", "Kind", "Dewan, tim, atau forum.", "Council, team or forum."
    )
    state: BodyState = described(
        "Status", "Status", "Direncanakan atau sudah dibentuk.", "Planned or formed."
    )
    formed: PastDate | None = described(
        "Dibentuk", "Formed", "Kapan dibentuk.", "When it was formed.", default=None
    )
    chair: PersonRef | None = described(
        "Ketua", "Chair", "Kode orang.", "Who chairs it.", default=None
    )
    duty: Text | None = described("Tugas", "Duty", "Apa tugasnya.", "What it is for.", default=None)
    members: tuple[Text, ...] = described(
        "Anggota", "Members", "Unsur atau nama.", "Members.", default=()
    )
    met: YesNo | None = described(
        "Sudah bersidang",
        "Has met",
        "`ya` bila sudah pernah bersidang.",
        "`ya` if it has met.",
        default=None,
    )
