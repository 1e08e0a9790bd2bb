"""Regions and provinces as a search box offers them: by province, in the order of the provinces."""

from collections import defaultdict
from dataclasses import dataclass

from generator.context import BuildContext
from generator.facts.region_facts import RegionFacts
from generator.link.provinces import listed_by_province
from generator.link.region_list import region_slug
from generator.model.region_list import ListedRegion
from generator.views import addresses
from generator.views.across.region_lists import province_address


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
class AbsentPlace:
    """A region of the official list without a page, for a search box."""

    name: str
    anchor: str
    """Place of the region's answer on the page of its province."""
    others: tuple[str, ...]
    """Everyday and former names of the region."""


@dataclass(frozen=True, slots=True)
class ProvincePlace:
    """A province with regions; the name is empty for regions without a province."""

    name: str
    href: str
    """Address of the page of the province."""
    regions: tuple[RegionPlace, ...]
    """Regions by name."""
    absent: tuple[AbsentPlace, ...] = ()
    """Regions of the official list without a page, by name."""
    others: tuple[str, ...] = ()
    """Everyday and former names of the province."""


def list_places(build: BuildContext) -> tuple[ProvincePlace, ...]:
    """Return the provinces with all regions of the official list, in the order of the provinces.

    The last item has no name, and holds invented regions and regions without a published province.
    """
    by_province: defaultdict[str, list[RegionPlace]] = defaultdict(list)
    for region in sorted(build.site.regions, key=lambda region: (region.name, region.slug)):
        code = None if region.is_fictional else region.province
        by_province[code or ""].append(_region(region))
    known = {region.code for region in build.site.real_regions}
    listed = listed_by_province(build.site.national)
    provinces = [
        ProvincePlace(
            province.name,
            province_address(province.code, build),
            tuple(by_province.get(province.code, ())),
            tuple(
                _absent(entry) for entry in listed.get(province.code, ()) if entry.code not in known
            ),
            (*province.everyday_names, *province.former_names),
        )
        for province in build.site.national.provinces.record.provinces
    ]
    without = ProvincePlace("", addresses.regions(), tuple(by_province.get("", ())))
    return (*provinces, without)


def _absent(entry: ListedRegion) -> AbsentPlace:
    return AbsentPlace(
        entry.full_name,
        region_slug(entry.type, entry.name),
        (*entry.everyday_names, *entry.former_names),
    )


def _region(region: RegionFacts) -> RegionPlace:
    return RegionPlace(
        region.full_name,
        addresses.region(region.slug),
        # People type the words of a former name, not the slug of its folder.
        tuple(former.replace("-", " ") for former in region.redirects),
        region.other_names,
        region.is_fictional,
    )
