"""The official list of regions, indexed once a run by name, by code and by former code.

Knows the list alone; `checks.identity` judges the regions.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.region import RegionType
from generator.model.region_list import ListedRegion
from generator.slugs import slug_of
from generator.spelling import near


@dataclass(frozen=True, slots=True)
class RegionIndex:
    """The entries of the official list by name and by code."""

    by_name: Mapping[tuple[RegionType, str], ListedRegion]
    """Entries by type and folded name; an official name takes precedence over everyday and former
    names.
    """
    by_code: Mapping[str, ListedRegion]
    by_former_code: Mapping[str, ListedRegion]

    def named(self, region_type: RegionType, name: str) -> ListedRegion | None:
        """Return the entry of a type and a name in any spelling, or None."""
        return self.by_name.get((region_type, folded_name(name)))

    def nearest(self, region_type: RegionType, name: str) -> ListedRegion | None:
        """Return the entry clearly close in spelling to an unknown name, or None."""
        names = (folded for entry_type, folded in self.by_name if entry_type is region_type)
        close = near(folded_name(name), names)
        return None if close is None else self.by_name[region_type, close]


def index_regions(entries: Iterable[ListedRegion]) -> RegionIndex:
    """Return the index of the official list; of a repeated name or code the first entry counts."""
    listed = tuple(entries)
    by_name: dict[tuple[RegionType, str], ListedRegion] = {}
    for entry in listed:
        by_name.setdefault((entry.type, folded_name(entry.name)), entry)
    # A second pass, so that the official name of a later entry goes before an everyday name.
    for entry in listed:
        for name in (*entry.everyday_names, *entry.former_names):
            by_name.setdefault((entry.type, folded_name(name)), entry)
    by_code: dict[str, ListedRegion] = {}
    by_former_code: dict[str, ListedRegion] = {}
    for entry in listed:
        by_code.setdefault(entry.code, entry)
        for code in entry.former_codes:
            by_former_code.setdefault(code, entry)
    return RegionIndex(by_name, by_code, by_former_code)


def folded_name(name: str) -> str:
    """Return the letters and digits of a name in lower case: "tolitoli" for "Toli-Toli".

    Accents are dropped.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def region_slug(region_type: RegionType, name: str) -> str:
    """Return the right name of a region's folder, made of type and name: "kota-bitung"."""
    # Apostrophes are dropped, not replaced by hyphens.
    letters = re.sub(r"['’ʼ`]", "", name)
    return f"{region_type}-{slug_of(letters)}"
