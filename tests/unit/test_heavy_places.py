from pathlib import Path

from tests.conftest import HEAVY_PLACES, PROJECT


def test_each_heavy_place_is_there() -> None:
    for place in HEAVY_PLACES:
        path, _, name = place.partition("::")
        assert (PROJECT / path).exists(), place
        assert not name or f"def {name}" in (PROJECT / path).read_text(encoding="utf-8"), place


def test_whole_rooms_are_named_with_a_slash_in_the_end() -> None:
    for place in HEAVY_PLACES:
        assert Path(place.partition("::")[0]).suffix == ".py" or place.endswith("/"), place
