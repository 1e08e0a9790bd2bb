"""A region by a typed name: the entry of the official list, or an error with the probable name."""

import re
from collections.abc import Iterator

from generator.errors import GeneratorError
from generator.link.region_list import RegionIndex
from generator.model.region import RegionType
from generator.model.region_list import ListedRegion

_KIND = re.compile(r"\s*(?:(kota)|kabupaten|kab\.?)\s+(?=\S)", re.IGNORECASE)


def listed_region(index: RegionIndex, written: str) -> ListedRegion:
    """Return the entry of the official list that a name means, by official or other names.

    Args:
        index: The official list.
        written: The name, with or without "Kabupaten" or "Kota", in any spelling of its letters.

    Raises:
        GeneratorError: The list has no such name, or a kabupaten and a kota of the name.
    """
    kind = _KIND.match(written)
    name = written[kind.end() :] if kind else written
    kinds = list(RegionType)
    if kind is not None:
        kinds = [RegionType.KOTA if kind[1] else RegionType.KABUPATEN]
    found = [entry for one in kinds if (entry := index.named(one, name)) is not None]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(f'"{entry.full_name}"' for entry in found)
        raise GeneratorError("region_of_both_kinds", name=written, names=names)
    meant = next(_meant(index, kinds, name), None)
    if meant is None:
        raise GeneratorError("region_not_listed", name=written)
    raise GeneratorError("region_misspelt", name=written, near=meant.full_name)


def _meant(index: RegionIndex, kinds: list[RegionType], name: str) -> Iterator[ListedRegion]:
    """Yield entries that a name may mean: of the other kind, then of a near spelling."""
    for kind in RegionType:
        if (entry := index.named(kind, name)) is not None:
            yield entry
    for kind in (*kinds, *RegionType):
        if (entry := index.nearest(kind, name)) is not None:
            yield entry
