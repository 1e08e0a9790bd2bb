"""Names of offices without the region: "Dinas Kesehatan Kab. Contoh" is "dinas kesehatan"."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.messages.synonyms import folded
from generator.model.region import RegionType

_BEFORE_NAME: Mapping[str, str] = MappingProxyType(
    {
        RegionType.KABUPATEN: "(?:pemerintah )?kab(?:upaten)?|pemkab",
        RegionType.KOTA: "(?:pemerintah )?kota|pemkot?",
    }
)
"""Words before the name of a region in the name of an office, by type, folded."""


def without_region(region_type: str, name: str, official_name: str = "") -> Callable[[str], str]:
    """Return the function that folds the name of an office and cuts a region's own name off.

    Type and name go together, in any form: "Kabupaten Contoh", "Kab. Contoh", "Pemkab Contoh". The
    name of another region stays, and so does a type without a name ("Dinas Tata Kota").

    Args:
        region_type: A `RegionType`; another word knows no short forms.
        name: Name of the region, without its type.
        official_name: A longer name of the region; empty if none.
    """
    ends = [re.escape(folded(official_name))] if official_name else []
    if region_type in _BEFORE_NAME:
        ends.append(f"(?:{_BEFORE_NAME[region_type]}) {re.escape(folded(name))}")
    end = re.compile(rf" (?:{'|'.join(ends)})$") if ends else re.compile(r"(?!)")
    return lambda written: end.sub("", folded(written))
