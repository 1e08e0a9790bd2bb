"""Long lists by province: the length from which a list is split, and the addresses of the pages.

A shorter list stays on a single page, so a reader can search the whole list at once.
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.link.site import NationalData
from generator.slugs import slug_of

MOST_LISTED = 60
"""Most rows of a list on the page of the whole country."""
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
