"""Facts as JSON: small, and the same again when they are read."""

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest

from generator.build.load import Loaded, Options, load_site
from generator.facts.as_json import as_json, from_json
from generator.facts.region_facts import RegionFacts, UpdateFacts
from generator.facts.ties import Ties
from tests.builders import DAY

PROJECT = Path(__file__).parents[3]
LIMIT_BYTES = 10_000
"""Most that the facts of a region and its ties may weigh when they are kept."""
UPDATE = UpdateFacts("a", dt.date(2026, 1, 2), "2 Januari 2026: A")


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    options = Options(changed_on={"regions/kota-bitung/region.yml": DAY})
    return load_site(PROJECT / "regions", PROJECT, today=DAY, options=options)


def test_facts_of_every_region_come_back_as_they_were(loaded: Loaded) -> None:
    assert len(loaded.linked.regions) > 5
    for facts in loaded.linked.regions:
        assert from_json(RegionFacts, json.loads(json.dumps(as_json(facts)))) == facts


def test_ties_of_every_region_come_back_as_they_were(loaded: Loaded) -> None:
    assert len(loaded.linked.ties) > 5
    for ties in loaded.linked.ties.values():
        assert from_json(Ties, json.loads(json.dumps(as_json(ties)))) == ties


def test_facts_of_every_region_are_small_when_they_are_kept(loaded: Loaded) -> None:
    for slug, facts in loaded.linked.by_slug.items():
        text = json.dumps([as_json(facts), as_json(loaded.linked.ties[slug])], ensure_ascii=False)
        assert len(gzip.compress(text.encode())) < LIMIT_BYTES, slug


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        ["a", "2026-01-02"],
        ["a", "2026-01-02", "A", "more"],
        ["a", "no day", "A"],
        ["a", 2026, "A"],
        [1, "2026-01-02", "A"],
        ["a", "2026-01-02", None],
    ],
)
def test_what_is_no_facts_is_refused(data: object) -> None:
    assert from_json(UpdateFacts, as_json(UPDATE)) == UPDATE
    with pytest.raises((TypeError, ValueError)):
        from_json(UpdateFacts, data)
