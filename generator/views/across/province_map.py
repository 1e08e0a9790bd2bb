"""The map of the provinces: tiles by island group, each with the number of regions on this site."""

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.programme import Province
from generator.views.across.region_lists import province_address
from generator.views.blocks import Block
from generator.views.context import PageContext
from generator.views.values import number_text, plain_text


@dataclass(frozen=True, slots=True)
class ProvinceTile:
    """A province on the map."""

    sign: str
    """Abbreviation as people use it, such as "Jateng"."""
    name: str
    column: int
    """Column of the tile in the grid of wide screens, from 1."""
    row: int
    """Row of the tile in the grid of wide screens, from 1."""
    count: str
    """Number of regions on this site; empty without any."""
    href: Markup | None
    """None for a province without regions on this site."""


@dataclass(frozen=True, slots=True)
class IslandTiles:
    """The provinces of an island group."""

    name: str
    tiles: tuple[ProvinceTile, ...]


@dataclass(frozen=True, slots=True)
class ProvinceMap(Block):
    """The provinces as tiles: by island group on narrow screens, as a grid on wide screens."""

    caption: str
    groups: tuple[IslandTiles, ...]


def province_map(context: PageContext) -> ProvinceMap:
    """Return the map of the provinces with the number of real regions on this site."""
    record = context.site.national.provinces.record
    # Invented regions must not colour the map of the country.
    here = Counter((region.code or "")[:2] for region in context.site.real_regions)
    return ProvinceMap(
        context.word("province_map.caption"),
        tuple(
            IslandTiles(
                plain_text(group.name, context),
                tuple(
                    _tile(province, here[province.code], context)
                    for province in record.provinces
                    if province.island_group == group.id
                ),
            )
            for group in record.island_groups
        ),
    )


def _tile(province: Province, count: int, context: PageContext) -> ProvinceTile:
    return ProvinceTile(
        province.sign or province.code,
        province.name,
        province.column,
        province.row,
        number_text(count, context) if count else "",
        context.link(province_address(province.code, context.build)) if count else None,
    )
