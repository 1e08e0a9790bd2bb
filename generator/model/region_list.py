"""The official list of kabupaten and kota: the code, the type and the name of each, and the names
that people type.
"""

from generator.model.base import Record, SourceRef, described
from generator.model.region import RegionCode, RegionType
from generator.model.text import Line


class ListedRegion(Record):
    """One kabupaten or kota of the official list, whether its plan is loaded or not."""

    headline = "name"

    code: RegionCode = described("Kode wilayah", "Region code", "Misalnya 71.72.", "Such as 71.72.")
    type: RegionType = described(
        "Jenis daerah", "Type", "kota atau kabupaten.", "kota or kabupaten."
    )
    name: Line = described("Nama", "Name", "Nama tanpa kata kota atau kabupaten.", "Name alone.")
    everyday_names: tuple[Line, ...] = described(
        "Nama sehari-hari",
        "Everyday names",
        "Sebutan yang diketik orang.",
        "Names that people type.",
        default=(),
    )
    former_names: tuple[Line, ...] = described(
        "Nama lama", "Former names", "Nama sebelum diganti.", "Names before a change.", default=()
    )
    former_codes: tuple[RegionCode, ...] = described(
        "Kode lama", "Former codes", "Kode sebelum diganti.", "Codes before a change.", default=()
    )

    @property
    def full_name(self) -> str:
        """Type and name, such as "Kota Bitung"."""
        return f"{self.type.capitalize()} {self.name}"


class RegionList(Record):
    """`_national/regions.yml`."""

    authority: SourceRef = described(
        "Dasar daftar", "Authority", "Sumber daftar kode.", "Source of the list."
    )
    regions: tuple[ListedRegion, ...] = described(
        "Kabupaten dan kota", "Regions", "Semua kabupaten dan kota.", "All kabupaten and kota."
    )
