"""Regions and provinces as a search box offers them: by province, in the order of the provinces."""

from collections import defaultdict
from dataclasses import dataclass

from generator.context import BuildContext
from generator.facts.region_facts import RegionFacts
from generator.views import addresses


@dataclass(frozen=True, slots=True)
class RegionPlace:
    """A region, for a search box."""

    name: str
    href: str
    """Address below the site's root."""
    former: tuple[str, ...]
    """Former addresses of the region, as words."""
    others: tuple[str, ...]
    """Everyday and former names of the region."""
    is_fictional: bool


@dataclass(frozen=True, slots=True)
class ProvincePlace:
    """A province with regions; the name is empty for regions without a province."""

    name: str
    href: str
    """Address of the list of regions, at the province if it has regions."""
    regions: tuple[RegionPlace, ...]
    """Regions by name."""


def list_places(build: BuildContext) -> tuple[ProvincePlace, ...]:
    """Return every province with regions, in the order of the provinces.

    The last item has no name, and holds invented regions and regions without a published province.
    """
    by_province: defaultdict[str, list[RegionPlace]] = defaultdict(list)
    for region in sorted(build.site.regions, key=lambda region: (region.name, region.slug)):
        code = None if region.is_fictional else region.province
        by_province[code or ""].append(_region(region))
    provinces = []
    for province in build.site.national.provinces.record.provinces:
        regions = tuple(by_province.get(province.code, ()))
        # A province without regions has no section on the list, and so no anchor.
        anchor = f"#provinsi-{province.code}" if regions else ""
        provinces.append(ProvincePlace(province.name, addresses.regions() + anchor, regions))
    without = ProvincePlace("", addresses.regions(), tuple(by_province.get("", ())))
    return (*provinces, without)


def _region(region: RegionFacts) -> RegionPlace:
    return RegionPlace(
        region.full_name,
        addresses.region(region.slug),
        # People type the words of a former name, not the slug of its folder.
        tuple(former.replace("-", " ") for former in region.redirects),
        region.other_names,
        region.is_fictional,
    )
