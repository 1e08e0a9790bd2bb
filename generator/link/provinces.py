"""Long lists by province: the length from which a list is split, and the addresses of the pages.

A shorter list stays on a single page, so a reader can search the whole list at once. The official
list of regions is always split, by province and by first letter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from generator.link.site import NationalData
from generator.model.region_list import ListedRegion
from generator.slugs import slug_of

MOST_LISTED = 40
"""Most rows of a list across regions on a page: about 4,000 pixels on a phone."""
WITHOUT_PROVINCE = "tanpa-provinsi"
"""Part of the address for rows outside the listed provinces."""


def province_slugs(national: NationalData) -> dict[str, str]:
    """Return the part of an address for each province, by province code, in the national order."""
    return {
        province.code: slug_of(province.name) for province in national.provinces.record.provinces
    }


def split_slugs(
    counts: Iterable[tuple[str | None, int]], slugs: Mapping[str, str]
) -> Iterator[str]:
    """Yield the provinces with a page in a split list, in no order; none if the list is short.

    Args:
        counts: Province code and number of rows of each region.
        slugs: Slugs by province code, from `province_slugs`.
    """
    rows = [(slugs.get(code or "", WITHOUT_PROVINCE), count) for code, count in counts if count]
    if sum(count for _, count in rows) > MOST_LISTED:
        yield from {slug for slug, _ in rows}


def listed_by_province(national: NationalData) -> dict[str, tuple[ListedRegion, ...]]:
    """Return the official list by code of the province, the regions of a province by name.

    Provinces are in the national order; a province without listed regions is left out.
    """
    regions_of: defaultdict[str, list[ListedRegion]] = defaultdict(list)
    for entry in _by_name(national):
        regions_of[entry.code[:2]].append(entry)
    codes = (province.code for province in national.provinces.record.provinces)
    return {code: tuple(regions_of[code]) for code in codes if code in regions_of}


def listed_by_letter(national: NationalData) -> dict[str, tuple[ListedRegion, ...]]:
    """Return the official list by the first letter of the name, small, from A to Z."""
    letters = groupby(_by_name(national), key=lambda entry: slug_of(entry.name)[:1])
    # A name without letters stands below its province alone.
    return {letter: tuple(entries) for letter, entries in letters if letter}


def _by_name(national: NationalData) -> list[ListedRegion]:
    # The slug orders names as people look them up: "Toli-Toli" beside "Tolitoli".
    return sorted(
        national.listed.record.regions, key=lambda entry: (slug_of(entry.name), entry.code)
    )
