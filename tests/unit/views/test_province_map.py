"""The map of the provinces: every province once, and only provinces with regions lead on."""

from generator.views.across.province_map import province_map
from tests.builders import CONTOH, FICTIONAL, MISAL, REAL
from tests.contexts import a_build_context, a_context


def test_each_province_is_a_tile_and_only_those_with_regions_here_are_links() -> None:
    build = a_build_context({CONTOH: FICTIONAL, MISAL: REAL})
    tiles = [tile for group in province_map(a_context(build, "")).groups for tile in group.tiles]
    provinces = build.site.national.provinces.record.provinces
    assert sorted(tile.name for tile in tiles) == sorted(province.name for province in provinces)
    led_to = {tile.name: (str(tile.href), tile.count) for tile in tiles if tile.href is not None}
    assert led_to == {"Misal Tengah": ("provinsi/misal-tengah/", "1")}
