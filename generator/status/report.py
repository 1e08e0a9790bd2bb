"""The status of regions as text for a person, and as JSON."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass

from generator.link.site import RegionSite
from generator.messages import Catalogue
from generator.model.release import zone_of
from generator.status.open_items import OpenItem, open_items


@dataclass(frozen=True, slots=True)
class RegionStatus:
    """The open items of a region."""

    slug: str
    name: str
    """Kind and name, as in "Kota Bitung"; the name of the folder for an unreadable region."""
    is_fictional: bool
    items: tuple[OpenItem, ...] | None
    """None for a region whose main file cannot be read."""


def status_of(
    slug: str,
    region: RegionSite | None,
    *,
    changed: dt.date | None,
    today: dt.date,
    unreleased: tuple[OpenItem, ...] = (),
) -> RegionStatus:
    """Return the status of a region.

    Args:
        slug: Name of the region's folder.
        region: The region, or None if its main file cannot be read or is unreleased.
        changed: Day of the last change of the region's files; None if unknown.
        today: Day of the judgement, in WIB.
        unreleased: Items for the records of the region that are not published.
    """
    if region is None:
        return RegionStatus(slug, slug, is_fictional=False, items=unreleased or None)
    identity = region.region.identity
    name = f"{identity.type.capitalize()} {identity.name}"
    items = (*open_items(region, changed=changed, today=today), *unreleased)
    return RegionStatus(slug, name, region.is_fictional, items)


def as_text(regions: Iterable[RegionStatus], catalogue: Catalogue) -> str:
    """Return a line for each region, and an indented line for each of its open items."""
    word = catalogue.word
    lines: list[str] = []
    for region in regions:
        if region.items is None:
            count = word("status.unread")
        elif region.items:
            count = catalogue.counted("status.items", len(region.items))
        else:
            count = word("status.none")
        lines.append(word("status.region", name=region.name, slug=region.slug, items=count))
        for item in region.items or ():
            day = "" if item.since is None else item.since.isoformat()
            if item.until is not None:
                day = f"{item.until:%Y-%m-%d %H:%M} {zone_of(item.until)}"
            lack = word(f"status.lack.{item.lack}", day=day)
            title = item.title or region.name
            lines.append("  " + word("status.item", title=title, path=item.path, lack=lack))
    return "".join(f"{line}\n" for line in lines)


def as_json(regions: Iterable[RegionStatus], _catalogue: Catalogue) -> str:
    """Return the regions as a JSON array of objects in a stable shape, without words."""
    shown = [
        {
            "region": region.slug,
            "name": region.name,
            "fictional": region.is_fictional,
            "readable": region.items is not None,
            "items": [
                {
                    "kind": item.lack.value,
                    "title": item.title or None,
                    "path": item.path,
                    "since": None if item.since is None else item.since.isoformat(),
                    "until": None if item.until is None else item.until.isoformat(),
                }
                for item in region.items or ()
            ],
        }
        for region in regions
    ]
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"
