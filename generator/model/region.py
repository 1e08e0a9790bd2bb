"""A region's main file: who it is and everything its plan says outside quick wins, villages and
updates.
"""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.model.base import Identifier, ProvinceRef, Record, YesNo, described
from generator.model.closed_list import ClosedList
from generator.model.documents import Document, RoadMap, WorkProgramme
from generator.model.evaluation import Evaluation
from generator.model.event import Event, Facility, Statement, TargetGroup, Training
from generator.model.numbers import Figure
from generator.model.participation import Agreement, Assessment, Medium, Mentor, Participation
from generator.model.people import Body, Office, Person, Post, Stakeholder
from generator.model.plan import Brand, Dimension, Flagship, Mission, PlanFramework, Vision
from generator.model.sourced import FlagKind, Source, Sourced
from generator.model.text import Line
from generator.model.village import VillageProgramme


class RegionType(ClosedList):
    """The two kinds of region at this level."""

    KABUPATEN = "kabupaten"
    KOTA = "kota"


_CODE_PATTERN = r"[0-9]{2}\.[0-9]{2}"
_MOST_REDIRECTS = 10


def _region_code(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(_CODE_PATTERN, value):
        return value
    raise PydanticCustomError(Code.BAD_REGION_CODE, "region code", {"value": str(value)})


RegionCode = Annotated[
    str,
    BeforeValidator(_region_code),
    WithJsonSchema(
        {
            "type": ["string", "number"],
            "pattern": f"^{_CODE_PATTERN}$",
            "minimum": 0,
            "maximum": 99.99,
        }
    ),
]
"""Two digits of the province, a point, two digits of the region; always text."""


class Identity(Sourced):
    """The name of a region as its sources give it."""

    headline = "name"

    type: RegionType = described(
        "Jenis daerah", "Type", "kota atau kabupaten.", "kota or kabupaten."
    )
    name: Line = described("Nama", "Name", "Nama tanpa kata kota atau kabupaten.", "Name alone.")
    official_name: Line | None = described(
        "Nama resmi",
        "Official name",
        "Nama resmi bila berbeda.",
        "Official name if it differs.",
        default=None,
    )
    everyday_names: tuple[Line, ...] = described(
        "Nama sehari-hari",
        "Everyday names",
        "Sebutan yang dipakai orang, misalnya Solo.",
        "What people call it, such as Solo.",
        default=(),
    )
    former_names: tuple[Line, ...] = described(
        "Nama lama", "Former names", "Nama sebelum diganti.", "Names before a change.", default=()
    )
    capital: Line | None = described(
        "Ibu kota", "Seat", "Ibu kota kabupaten.", "Seat of the regency.", default=None
    )


class ReferenceFacts(Sourced):
    """Facts from the national list of codes, never from an article."""

    code: RegionCode = described("Kode wilayah", "Region code", "Misalnya 71.72.", "Such as 71.72.")
    province: ProvinceRef | None = described(
        "Provinsi",
        "Province",
        "Dua angka kode provinsi.",
        "Two digits of the province.",
        default=None,
    )


class RegionFlag(Sourced):
    """A doubt that concerns the region's data as a whole."""

    headline = "note"

    kind: FlagKind = described("Jenis", "Kind", "Apa persoalannya.", "What is the matter.")


class Region(Record):
    """`<region>/region.yml`; its identifier is the folder's name, which is its address for ever."""

    fictional: YesNo = described(
        "Contoh rekaan",
        "Fictional",
        "`ya` bila daerah ini rekaan.",
        "`ya` if the region is invented.",
        default=False,
    )
    identity: Identity = described("Nama daerah", "Identity", "Nama dan jenis.", "Name and type.")
    reference: ReferenceFacts = described(
        "Kode resmi", "Reference", "Kode dan provinsi.", "Code and province."
    )
    redirects: Annotated[tuple[Identifier, ...], Field(max_length=_MOST_REDIRECTS)] = described(
        "Alamat lama",
        "Former addresses",
        "Nama folder yang pernah dipakai, paling banyak sepuluh.",
        "Folder names once used, ten at most.",
        default=(),
    )
    brand: Brand | None = described(
        "Merek", "Brand", "Nama program dan slogan.", "Name and taglines.", default=None
    )
    participations: tuple[Participation, ...] = described(
        "Keikutsertaan", "Participation", "Angkatan yang diikuti.", "Cohorts it joined.", default=()
    )
    assessments: tuple[Assessment, ...] = described(
        "Penilaian kesiapan",
        "Assessment",
        "Penilaian daerah ini.",
        "Assessments of this region.",
        default=(),
    )
    agreements: tuple[Agreement, ...] = described(
        "Nota kesepahaman",
        "Agreements",
        "MoU yang ditandatangani.",
        "Signed agreements.",
        default=(),
    )
    mentors: tuple[Mentor, ...] = described(
        "Pendamping", "Mentors", "Pendamping dari pusat.", "Mentors.", default=()
    )
    vision: Vision | None = described(
        "Visi", "Vision", "Visi rencana.", "The vision.", default=None
    )
    missions: tuple[Mission, ...] = described(
        "Misi", "Missions", "Menurut urutan.", "In order.", default=()
    )
    framework: PlanFramework | None = described(
        "Kerangka dimensi",
        "Framework",
        "Daftar dimensi yang diikuti.",
        "The list it follows.",
        default=None,
    )
    dimensions: tuple[Dimension, ...] = described(
        "Dimensi", "Dimensions", "Menurut urutan rencana.", "In the plan's order.", default=()
    )
    flagships: tuple[Flagship, ...] = described(
        "Program unggulan",
        "Flagships",
        "Program yang diutamakan.",
        "Programmes put in front.",
        default=(),
    )
    statements: tuple[Statement, ...] = described(
        "Pernyataan",
        "Statements",
        "Prinsip, tujuan, langkah, dan lain-lain.",
        "Principles, goals, steps.",
        default=(),
    )
    documents: tuple[Document, ...] = described(
        "Dokumen", "Documents", "Dokumen rencana.", "Papers.", default=()
    )
    road_map: RoadMap | None = described(
        "Peta jalan", "Road map", "Tahap demi tahap.", "Phase by phase.", default=None
    )
    work_programme: WorkProgramme | None = described(
        "Program kerja", "Work programme", "Tahun demi tahun.", "Year by year.", default=None
    )
    village_programme: VillageProgramme | None = described(
        "Desa cerdas",
        "Smart villages",
        "Program desa atau kelurahan cerdas.",
        "Programme for villages.",
        default=None,
    )
    people: tuple[Person, ...] = described(
        "Orang", "People", "Nama dalam sumber.", "Whom sources name.", default=()
    )
    posts: tuple[Post, ...] = described(
        "Jabatan", "Posts", "Menurut waktu.", "Over time.", default=()
    )
    bodies: tuple[Body, ...] = described(
        "Lembaga", "Bodies", "Dewan, tim, forum.", "Council, team, forum.", default=()
    )
    offices: tuple[Office, ...] = described(
        "Perangkat daerah",
        "Offices",
        "Dinas dan lembaga bernama.",
        "Agencies and institutions.",
        default=(),
    )
    stakeholders: tuple[Stakeholder, ...] = described(
        "Pemangku kepentingan",
        "Stakeholders",
        "Kelompok yang terlibat.",
        "Groups that take part.",
        default=(),
    )
    facilities: tuple[Facility, ...] = described(
        "Fasilitas", "Facilities", "Gedung, sistem.", "In use.", default=()
    )
    trainings: tuple[Training, ...] = described(
        "Pelatihan", "Training", "Pelatihan.", "Training.", default=()
    )
    target_groups: tuple[TargetGroup, ...] = described(
        "Kelompok sasaran", "Target groups", "Siapa yang dilayani.", "Who is served.", default=()
    )
    figures: tuple[Figure, ...] = described(
        "Angka", "Figures", "Angka daerah.", "Figures.", default=()
    )
    evaluations: tuple[Evaluation, ...] = described(
        "Evaluasi", "Evaluations", "Tiap tahun.", "Yearly.", default=()
    )
    events: tuple[Event, ...] = described(
        "Acara", "Events", "Yang terjadi.", "What happened.", default=()
    )
    media: tuple[Medium, ...] = described(
        "Gambar", "Media", "Foto menurut sumber.", "Pictures in sources.", default=()
    )
    flags: tuple[RegionFlag, ...] = described(
        "Catatan mutu",
        "Quality flags",
        "Catatan tentang mutu data daerah ini.",
        "Doubts about the data.",
        default=(),
    )
    sources: tuple[Source, ...] = described(
        "Sumber", "Sources", "Daftar sumber.", "List of sources.", default=()
    )
