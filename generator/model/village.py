"""Smart villages: the region's programme for them, and each village or kelurahan with its ordered aspects."""

from generator.model.base import AspectRef, FrameworkRef, OfficeRef, WholeNumber, YesNo, described
from generator.model.closed_list import ClosedList
from generator.model.documents import ItemState
from generator.model.numbers import Figure
from generator.model.sourced import Sourced
from generator.model.text import Line, RichText, Text


class Aspect(Sourced):
    """One aspect of a smart village as the region's source has it, in the source's order."""

    headline = "name"

    key: AspectRef = described("Kunci", "Key", "Kunci aspek di kerangka.", "Key in the framework.")
    name: Text = described("Nama", "Name", "Nama seperti tercetak.", "Name as printed.")
    number: WholeNumber | None = described("Nomor", "Number", "Nomor yang tercetak.", "Printed number.", default=None)
    description: tuple[Text, ...] = described(
        "Uraian", "Description", "Apa yang dituju, butir demi butir.", "What is aimed at.", default=()
    )


class VillageProgramme(Sourced):
    """What the region plans for its villages."""

    headline = "summary"

    summary: Text = described("Ringkasan", "Summary", "Satu kalimat.", "One sentence.")
    level: Text | None = described("Tingkat", "Level", "Desa, kelurahan, atau kawasan.", "Which level.", default=None)
    framework: FrameworkRef | None = described(
        "Kerangka", "Framework", "Kode kerangka aspek desa.", "Which list of aspects.", default=None
    )
    aspects: tuple[Aspect, ...] = described("Aspek", "Aspects", "Menurut urutan sumber.", "In order.", default=())


class VillageKind(ClosedList):
    """What the law calls it: desa below a kabupaten, kelurahan below a kota, with exceptions both ways."""

    DESA = "desa"
    KELURAHAN = "kelurahan"


class VillageAspect(Sourced):
    """How one village does in one aspect."""

    headline = "text"

    key: AspectRef = described("Aspek", "Aspect", "Kunci aspek.", "Key of the aspect.")
    text: Text = described("Isi", "Text", "Apa yang dikerjakan atau dicapai.", "What is done or reached.")
    state: ItemState | None = described("Status", "Status", "Sejauh mana.", "How far it is.", default=None)


class Village(Sourced):
    """`<region>/villages/<id>.yml`; its identifier is the file's name."""

    headline = "name"
    expected = ("district", "code", "aspects")

    fictional: YesNo = described(
        "Contoh rekaan", "Fictional", "`ya` di daerah rekaan.", "`ya` in a fictional region.", default=False
    )
    name: Line = described("Nama", "Name", "Nama tanpa kata desa atau kelurahan.", "Name alone.")
    kind: VillageKind = described("Jenis", "Kind", "desa atau kelurahan.", "desa or kelurahan.")
    district: Line | None = described("Kecamatan", "District", "Nama kecamatan.", "Name of the district.", default=None)
    code: Line | None = described("Kode", "Code", "Kode wilayah, sebagai teks.", "Code, as text.", default=None)
    summary: Text | None = described("Ringkasan", "Summary", "Satu kalimat.", "One sentence.", default=None)
    description: RichText | None = described("Uraian", "Description", "Lebih lengkap.", "In full.", default=None)
    office: OfficeRef | None = described("Pembina", "Office", "Kode perangkat daerah.", "Who guides it.", default=None)
    aspects: tuple[VillageAspect, ...] = described("Aspek", "Aspects", "Menurut urutan.", "In order.", default=())
    figures: tuple[Figure, ...] = described("Angka", "Figures", "Angka desa.", "Its figures.", default=())
