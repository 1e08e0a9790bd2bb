"""A region as JSON: the same data again, in a strict form."""

import json
from pathlib import Path

import pytest

from generator.exports.region_json import region_json
from generator.link.site import RegionSite
from generator.model.base import Record
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.update import Update
from generator.model.village import Village
from tests.builders import CONTOH, DAY, FICTIONAL, LAYANAN, records_of
from tests.contexts import a_build_context, a_region
from tests.loading import load_site

PROJECT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def regions() -> tuple[RegionSite, ...]:
    return tuple(records_of(load_site(PROJECT)).values())


def refuse_constant(name: str) -> None:
    raise ValueError(name)


def test_every_region_comes_back_from_its_json_as_the_same_records(
    regions: tuple[RegionSite, ...],
) -> None:
    assert len(regions) > 5
    for region in regions:
        data = json.loads(region_json(region, today=DAY), parse_constant=refuse_constant)
        assert (data["slug"], data["fictional"]) == (region.slug, region.is_fictional)
        assert Region.model_validate(data["region"]) == region.region
        kinds: dict[str, tuple[type[Record], object]] = {
            "quick_wins": (QuickWin, region.quick_wins),
            "villages": (Village, region.villages),
            "updates": (Update, region.updates),
        }
        for name, (model, files) in kinds.items():
            read = [
                (identifier, model.model_validate(values))
                for identifier, values in data[name].items()
            ]
            assert read == [(source_record.id, source_record.record) for source_record in files]  # type: ignore[attr-defined]


def test_what_is_not_written_is_left_out() -> None:
    data = json.loads(region_json(a_region(a_build_context({CONTOH: FICTIONAL})), today=DAY))
    assert data["region"] == {
        "fictional": True,
        "identity": {"type": "kabupaten", "name": "Contoh"},
        "reference": {"code": "99.01"},
    }
    assert data["quick_wins"] == data["villages"] == data["updates"] == {}
    assert data["quick_win_states"] == {}


def test_what_the_site_computes_of_a_quick_win_stands_beside_it() -> None:
    late = "fictional: ya\nstate: planned\ndue: '2024'\npromised_on: '2020'\n"
    put_off = "history: [{date: '2022', reason: Lelang, former: {due: '2022-06'}}]\n"
    files = {
        CONTOH: FICTIONAL,
        LAYANAN: late + put_off,
        LAYANAN.replace("layanan", "lain"): "fictional: ya\nstate: planned\n",
    }
    data = json.loads(region_json(a_region(a_build_context(files)), today=DAY))
    day = DAY.isoformat()
    assert data["quick_win_states"] == {
        "layanan": {
            "is_promised": True,
            "shown_state": "late",
            "state_on": day,
            "first_due": "2022-06",
        },
        "lain": {"is_promised": False, "shown_state": "draft", "state_on": day},
    }


def test_numbers_and_dates_are_texts_as_they_are_written() -> None:
    text = 'figures: [{measure: Nilai, value: "3.10", date: "2022-04"}]\n'
    data = json.loads(region_json(a_region(a_build_context({CONTOH: FICTIONAL + text})), today=DAY))
    assert data["region"]["figures"] == [
        {"measure": {"id": "Nilai"}, "value": "3.10", "date": "2022-04"}
    ]


def test_the_text_ends_with_a_line_feed_and_keeps_letters_readable() -> None:
    text = region_json(
        a_region(a_build_context({CONTOH: FICTIONAL + "vision: {text: Madjoe é}\n"})), today=DAY
    ).decode()
    assert text.endswith("}\n")
    assert "Madjoe é" in text
