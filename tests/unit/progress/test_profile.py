"""Profiles: stages and functions by their weight, readable by people and by Python's own tools."""

import pstats
import re
from pathlib import Path

import pytest

from generator.messages import LANGUAGES, load_catalogue
from generator.progress.display import Nothing
from generator.progress.profile import Profile
from generator.progress.stages import Progress
from generator.source.yaml_tree import parse_yaml


def busy(turns: int) -> int:
    return sum(number % 7 for number in range(turns))


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The profile of a run of two stages."""
    catalogue, profile = load_catalogue("en"), Profile()
    progress = Progress(catalogue, Nothing(), profile=profile)
    with progress.stage("read") as stage:
        for _ in range(20):
            parse_yaml("kota.yml", b"nama: Kota\nisi: [1, 2]\n" * 50)
            stage.step()
        stage.tell("regions", read=20, kept=3)
    with progress.stage("engine"):
        busy(200_000)
    profile.write(tmp_path / "folder/profile.txt", progress.stages, catalogue)
    return tmp_path / "folder/profile.txt"


def section(text: str, stage: str) -> str:
    return text.partition(f"== {stage}:")[2].partition("\n== ")[0]


def test_a_profile_names_stages_and_what_they_did(written: Path) -> None:
    text = written.read_text(encoding="utf-8")
    assert re.search(r"^read +\d+\.\d s +\d+ %  20 regions, [\d,]+/s$", text, re.MULTILINE)
    assert re.search(r"^engine +\d+\.\d s +\d+ %$", text, re.MULTILINE)
    assert "Regions: 20 processed, 3 reused" in section(text, "read")


def test_a_profile_names_the_heaviest_functions_of_each_stage(written: Path) -> None:
    text = written.read_text(encoding="utf-8")
    first = section(text, "engine").partition("by their own time:")[2].splitlines()[2]
    assert first.endswith("busy.<locals>.<genexpr>")
    own, everything, calls = first.split()[:3]
    assert 0 < float(own) <= float(everything)
    assert calls == "200001"
    assert "busy" not in section(text, "read")
    assert re.search(
        r"  generator/source/yaml_tree\.py:\d+ parse_yaml$", section(text, "read"), re.MULTILINE
    )


def test_functions_of_this_program_are_weighed_with_all_that_they_call(written: Path) -> None:
    ours = section(written.read_text(encoding="utf-8"), "read").partition("by cumulative time:")[2]
    rows = [line.split() for line in ours.splitlines()[2:] if line]
    assert rows
    assert all(row[3].startswith("generator/") for row in rows)
    weights = [float(row[1]) for row in rows]
    assert weights == sorted(weights, reverse=True)


def test_a_profile_names_no_place_of_the_machine(written: Path) -> None:
    text = written.read_text(encoding="utf-8")
    assert str(Path(__file__).parent.parent) not in text.replace(str(Path(__file__)), "")
    assert str(Path(pstats.__file__).parent) not in text


def test_pythons_own_tools_read_what_stands_beside(written: Path) -> None:
    beside = pstats.Stats(f"{written}.pstats")
    # Typeshed leaves it out.
    names = {name for _, _, name in beside.stats}  # type: ignore[attr-defined]
    assert {"busy", "parse_yaml"} <= names


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_profile_of_nothing_is_still_a_profile(language: str, tmp_path: Path) -> None:
    catalogue, profile = load_catalogue(language), Profile()
    progress = Progress(catalogue, Nothing(), profile=profile)
    with progress.stage("publish"):
        pass
    profile.write(tmp_path / "profile.txt", progress.stages, catalogue)
    assert catalogue.word("progress.stages.publish") in (tmp_path / "profile.txt").read_text(
        encoding="utf-8"
    )
