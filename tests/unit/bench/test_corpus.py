"""The corpus for measuring: accepted as real data, the same each time, and varied enough to
exercise search.
"""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.bench.corpus import SEED, edit, write_corpus, write_project
from tests.bench.language import Vocabulary, read_vocabulary
from tests.bench.places import MOST_REGIONS, find_places
from tests.bench.yaml_text import as_yaml
from tests.conftest import BUILD_DAY, PROJECT

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary()


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.slow
def test_a_project_around_a_corpus_has_no_finding_before_and_after_an_edit(
    tmp_path: Path, masterplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
    write_project(tmp_path, 4)
    check = ("check", "--strict", "--config-file", tmp_path / "mkdocs.yml")
    first = masterplan(*check)
    edit(tmp_path, 2)
    assert (first[0], masterplan(*check)[0]) == (0, 0), first
    assert masterplan("generate", "--quiet", "--config-file", tmp_path / "mkdocs.yml")[0] == 0
    assert len(list((tmp_path / "content" / "daerah").glob("*/index.md"))) == 4


def test_a_region_is_the_same_in_a_corpus_of_any_size(tmp_path: Path) -> None:
    write_corpus(tmp_path / "small", 2)
    write_corpus(tmp_path / "large", 4)
    small, large = contents(tmp_path / "small"), contents(tmp_path / "large")
    assert small.items() <= large.items()
    assert len(large) > len(small)


def test_the_same_seed_gives_the_same_bytes_and_another_one_other_regions(tmp_path: Path) -> None:
    for folder, seed in (("one", "a"), ("again", "a"), ("other", "b")):
        write_corpus(tmp_path / folder, 2, seed=seed)
    assert contents(tmp_path / "one") == contents(tmp_path / "again")
    assert contents(tmp_path / "one").keys() != contents(tmp_path / "other").keys()


def test_a_smaller_corpus_in_the_same_folder_leaves_nothing_of_the_larger(tmp_path: Path) -> None:
    write_corpus(tmp_path, 3)
    write_corpus(tmp_path, 1)
    assert len(list((tmp_path / "regions").glob("k*"))) == 1


def test_an_edit_changes_one_line_of_one_file_each_time(tmp_path: Path) -> None:
    write_corpus(tmp_path, 2)
    before = contents(tmp_path)
    path = edit(tmp_path, 1)
    once = contents(tmp_path)
    assert edit(tmp_path, 1) == path
    changed = path.relative_to(tmp_path).as_posix()
    assert {name for name in before if before[name] != once[name]} == {changed}
    lines = zip(before[changed].splitlines(), path.read_bytes().splitlines(), strict=True)
    different = [(old, new) for old, new in lines if old != new]
    assert len(different) == 1
    assert different[0][1].count(b"Diperbarui") == 2


def test_places_spread_over_all_provinces_under_unused_names_and_codes(
    vocabulary: Vocabulary,
) -> None:
    places = find_places(vocabulary, SEED)
    provinces = yaml.safe_load(
        (PROJECT / "regions/_national/provinces.yml").read_text(encoding="utf-8")
    )["provinces"]
    assert (
        len({place.slug for place in places})
        == len({place.code for place in places})
        == MOST_REGIONS
    )
    assert {place.province for place in places} == {province["code"] for province in provinces}
    assert all(re.fullmatch(rf"{place.province}\.\d\d", place.code) for place in places)
    by_province = Counter(place.province for place in places)
    assert by_province["35"] > 8 * by_province["93"]
    assert not {place.slug for place in places} & {
        path.name for path in (PROJECT / "regions").iterdir()
    }


def test_the_vocabulary_holds_three_thousand_words_besides_names(vocabulary: Vocabulary) -> None:
    lists = [*vocabulary.forms.values()]
    lists += [
        words
        for domain in vocabulary.domains
        for words in (domain.things, domain.actors, domain.tools)
    ]
    assert (
        len({word.lower() for words in lists for text in words.words for word in text.split()})
        >= 3_000
    )


@pytest.mark.parametrize(
    "word",
    [
        "menyusun",
        "memasang",
        "membangun",
        "mengukur",
        "mengelola",
        "menulis",
        "mengecat",
        "menjaga",
        "melayani",
    ],
)
def test_the_prefix_follows_the_first_sound_of_the_root(word: str, vocabulary: Vocabulary) -> None:
    assert word in vocabulary.forms["active"].words


def test_records_read_back_as_they_were_written() -> None:
    record = {
        "title": 'Kata: "dikutip" # bukan komentar',
        "empty": None,
        "year": 2024,
        "code": "33.17",
        "prose": "Satu.\n\nDua: tiga.",
        "sources": ["a-1", "b"],
        "items": [{"key": "x", "inner": {"y": "- z"}, "prose": "Satu.\n\nDua."}, "Kata biasa"],
    }
    read = yaml.safe_load(as_yaml(record))
    assert read.pop("prose").strip() == record.pop("prose")
    assert read["items"][0].pop("prose").strip() == record["items"][0].pop("prose")  # type: ignore[index, call-overload]
    assert read == {key: value for key, value in record.items() if value is not None}
