"""The list of places for search boxes: who is in it, where each leads, and that it stays small."""

import json
from typing import Any

from generator.exports import places as place_export
from tests.builders import CONTOH, FICTIONAL, MISAL, REAL
from tests.contexts import a_build_context

PLACED = REAL.replace('"33.99"', '"33.99", province: "33"')


def places(files: dict[str, str]) -> list[dict[str, Any]]:
    (file,) = place_export.export(a_build_context(files), ())
    assert file.path == "data/tempat.json"
    return list(json.loads(file.data))


def test_a_region_stands_below_its_province_with_its_address() -> None:
    (province,) = [
        place for place in places({MISAL: PLACED}) if place.get("name") == "Misal Tengah"
    ]
    assert province["href"] == "provinsi/misal-tengah/"
    assert province["regions"] == [{"name": "Kota Misal", "href": "daerah/kota-misal/"}]


def test_a_region_without_a_page_stands_below_its_province_with_the_place_of_its_answer() -> None:
    absent = {region["name"]: region for place in places({}) for region in place.get("absent", ())}
    assert absent["Kabupaten Jauh"] == {"name": "Kabupaten Jauh"}  # the name tells the place
    assert absent["Kota Umpama"]["also"] == ["Pama"]


def test_an_invented_region_stands_below_no_province_and_is_marked() -> None:
    *_, last = places({CONTOH: FICTIONAL})
    assert "name" not in last
    (region,) = last["regions"]
    assert region["fictional"] is True


def test_former_names_of_a_region_lead_to_it_as_words() -> None:
    listed = places({MISAL: f"{REAL}redirects: [kota-lama-sekali]\n"})
    (region,) = [
        region for place in listed for region in place["regions"] if region["name"] == "Kota Misal"
    ]
    assert region["former"] == ["kota lama sekali"]


def test_everyday_and_former_names_of_the_file_and_the_official_list_lead_to_a_region() -> None:
    dated = "names: [{name: Umpama Tua, kind: former}, {name: Kota Umpama, kind: official}]"
    more = f"everyday_names: [Pamaku], former_names: [Umpama Lama], {dated}, sources"
    text = REAL.replace("Misal", "Umpama").replace("33.99", "33.98").replace("sources", more, 1)
    listed = places({"kota-umpama/region.yml": text})
    (region,) = [
        region for place in listed for region in place["regions"] if region["name"] == "Kota Umpama"
    ]
    assert region["also"] == ["Pamaku", "Umpama Lama", "Umpama Tua", "Pama"]
