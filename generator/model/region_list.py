"""The official list of kabupaten and kota: code, type and name of each, and names people type."""

from generator.model.base import Record, SourceRef
from generator.model.region import RegionCode, RegionType
from generator.model.text import Line


class ListedRegion(Record):
    """A kabupaten or kota of the official list, with or without a plan in this site."""

    headline = "name"

    code: RegionCode
    type: RegionType
    name: Line
    everyday_names: tuple[Line, ...] = ()
    former_names: tuple[Line, ...] = ()
    former_codes: tuple[RegionCode, ...] = ()

    @property
    def full_name(self) -> str:
        """Type and name, as in "Kota Bitung"."""
        return f"{self.type.capitalize()} {self.name}"


class RegionList(Record):
    """`_national/regions.yml`."""

    authority: SourceRef
    regions: tuple[ListedRegion, ...]
