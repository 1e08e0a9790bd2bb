"""Regions and provinces as a search box offers them: by province, in the order of the provinces."""

from collections import defaultdict
from dataclasses import dataclass

from generator.context import BuildContext
from generator.facts.region_facts import RegionFacts
from generator.views import addresses


@dataclass(frozen=True, slots=True)
class RegionPlace:
    """A region as a place one looks for."""

    name: str
    href: str
    """Address below the site's root."""
    former: tuple[str, ...]
    """Names of its former addresses, as words."""
    others: tuple[str, ...]
    """Names that people use for it or once did."""
    is_fictional: bool


@dataclass(frozen=True, slots=True)
class ProvincePlace:
    """A province with its regions; without a name for those that stand in none."""

    name: str
    href: str
    """Where its regions are listed; the list of all, if it has none."""
    regions: tuple[RegionPlace, ...]
    """By name."""


def list_places(build: BuildContext) -> tuple[ProvincePlace, ...]:
    """Return all provinces; last, without a name, the regions that are invented or whose province
    is not published.
    """
    by_province: defaultdict[str, list[RegionPlace]] = defaultdict(list)
    for region in sorted(build.site.regions, key=lambda region: (region.name, region.slug)):
        code = None if region.is_fictional else region.province
        by_province[code or ""].append(_region(region))
    provinces = tuple(
        ProvincePlace(
            province.name,
            addresses.regions()
            + (f"#provinsi-{province.code}" if province.code in by_province else ""),
            tuple(by_province.get(province.code, ())),
        )
        for province in build.site.national.provinces.record.provinces
    )
    return (*provinces, ProvincePlace("", addresses.regions(), tuple(by_province.get("", ()))))


def _region(region: RegionFacts) -> RegionPlace:
    return RegionPlace(
        region.full_name,
        addresses.region(region.slug),
        tuple(former.replace("-", " ") for former in region.redirects),
        region.other_names,
        region.is_fictional,
    )
