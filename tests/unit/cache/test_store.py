"""The cache: a record comes back under its own name alone, and only whole."""

import shutil
from pathlib import Path

import pytest

from generator.cache.keys import digest_of
from generator.cache.store import Cache

NAME = f"region.{'0' * 64}"
OTHER = f"region.{'1' * 64}"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def test_a_record_comes_back_under_its_own_name_alone(cache: Cache) -> None:
    cache.put(NAME, b"isi")
    shutil.copy(cache.folder / NAME, cache.folder / OTHER)
    assert (cache.get(NAME), cache.get(OTHER)) == (b"isi", None)


@pytest.mark.parametrize("harm", [lambda data: data[:-1], lambda data: data + b"x", lambda _: b""])
def test_a_harmed_record_is_missing(cache: Cache, harm: object) -> None:
    cache.put(NAME, b"isi")
    record = cache.folder / NAME
    record.write_bytes(harm(record.read_bytes()))  # type: ignore[operator]
    assert cache.get(NAME) is None


def test_pruning_leaves_what_was_used_other_steps_and_files_that_are_no_records(
    cache: Cache,
) -> None:
    for name in (NAME, OTHER, "build", f"words.{'2' * 64}"):
        cache.put(name, b"isi")
    (cache.folder / "region.catatan").write_text("milik orang", encoding="utf-8")
    later = Cache(cache.folder)
    later.get(NAME)
    later.prune("region")
    assert sorted(path.name for path in cache.folder.iterdir()) == sorted(
        [NAME, "build", f"words.{'2' * 64}", "region.catatan"]
    )


def test_a_kept_record_is_not_pruned(cache: Cache) -> None:
    cache.put(NAME, b"isi")
    later = Cache(cache.folder)
    later.keep(NAME)
    later.prune("region")
    assert later.get(NAME) == b"isi"


def test_a_value_that_does_not_show_itself_has_no_digest() -> None:
    with pytest.raises(TypeError):
        digest_of(object())
