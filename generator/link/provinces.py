"""Long lists by province: from which length on a list is split, and where each part of it lives.

Below that length a list stays on one page, where a reader finds all of it at once.
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.link.site import NationalData
from generator.slugs import slug_of

MOST_LISTED = 60
"""Most rows of a list that stand on the page of the whole country."""
WITHOUT_PROVINCE = "tanpa-provinsi"
"""Part of the address of what stands in no province that is listed."""


def province_slugs(national: NationalData) -> dict[str, str]:
    """Return each province's part of an address by its code, in the order of the nation."""
    return {
        province.code: slug_of(province.name) for province in national.provinces.record.provinces
    }


def split_slugs(
    counts: Iterable[tuple[str | None, int]], slugs: Mapping[str, str]
) -> Iterator[str]:
    """Yield the provinces that have a page of their own in a list, in no order; none while the list
    is short.

    Args:
        counts: Province code and number of rows of each region.
        slugs: What `province_slugs` gives.
    """
    rows = [(slugs.get(code or "", WITHOUT_PROVINCE), count) for code, count in counts if count]
    if sum(count for _, count in rows) > MOST_LISTED:
        yield from {slug for slug, _ in rows}
