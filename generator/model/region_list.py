"""The official list of kabupaten and kota: the code, the type and the name of each, and the names
that people type.
"""

from generator.model.base import Record, SourceRef
from generator.model.region import RegionCode, RegionType
from generator.model.text import Line


class ListedRegion(Record):
    """One kabupaten or kota of the official list, whether its plan is loaded or not."""

    headline = "name"

    code: RegionCode
    type: RegionType
    name: Line
    everyday_names: tuple[Line, ...] = ()
    former_names: tuple[Line, ...] = ()
    former_codes: tuple[RegionCode, ...] = ()

    @property
    def full_name(self) -> str:
        """Type and name, such as "Kota Bitung"."""
        return f"{self.type.capitalize()} {self.name}"


class RegionList(Record):
    """`_national/regions.yml`."""

    authority: SourceRef
    regions: tuple[ListedRegion, ...]
