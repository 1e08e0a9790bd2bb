"""What stands in several places of the repository says the same in each of them."""

import json
import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from generator import __version__
from generator.model.schema import ROOTS

ROOT = Path(__file__).parents[2]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_version_is_the_same_wherever_it_stands_and_its_day_is_that_of_the_changelog() -> None:
    citation = yaml.load(text_of("CITATION.cff"), yaml.CSafeLoader)
    released = re.findall(
        r"^## (\d+\.\d+\.\d+) - (\d{4}-\d\d-\d\d)$", text_of("CHANGELOG.md"), re.MULTILINE
    )
    assert tomllib.loads(text_of("pyproject.toml"))["project"]["version"] == __version__
    assert citation["version"] == __version__
    assert released[0] == (__version__, str(citation["date-released"]))


def test_an_editor_knows_the_schema_of_each_kind_of_yaml_file() -> None:
    schemas = json.loads(text_of(".vscode/settings.json"))["yaml.schemas"]
    named = {Path(path).name.removesuffix(".schema.json"): place for path, place in schemas.items()}
    assert named.keys() == ROOTS.keys() - {"update"}, "an update is a Markdown file"
    assert {kind for kind, place in named.items() if not any(ROOT.glob(place))} == set()


def test_schemas_are_written_where_an_editor_looks_for_them() -> None:
    (folder,) = {
        Path(path).parent.as_posix()
        for path in json.loads(text_of(".vscode/settings.json"))["yaml.schemas"]
    }
    assert f"masterplan schema -o {folder}\n" in text_of("Makefile")


def test_every_word_of_make_that_is_written_about_is_one() -> None:
    words = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    for name in ("CONTRIBUTING.md", "README.md", ".github/PULL_REQUEST_TEMPLATE.md"):
        named = set(re.findall(r"`make ([a-z]+)`|^make ([a-z]+) ", text_of(name), re.MULTILINE))
        assert {word for pair in named for word in pair if word} <= words, name


def test_every_commit_is_judged_by_tools_that_the_set_up_brings() -> None:
    hooks = yaml.load(text_of(".pre-commit-config.yaml"), yaml.CSafeLoader)["repos"][0]["hooks"]
    tools = {Path(hook["entry"].split()[0]).as_posix() for hook in hooks}
    assert tools == {".venv/bin/masterplan", ".venv/bin/ruff", ".venv/bin/mypy"}
    assert {
        tool for tool in tools if f"$(BIN)/{Path(tool).name}" not in text_of("Makefile")
    } == set()


def test_what_git_hosts_read_is_yaml_without_a_fault() -> None:
    read = [
        *(ROOT / ".github").rglob("*.yml"),
        ROOT / ".gitlab-ci.yml",
        ROOT / ".pre-commit-config.yaml",
    ]
    assert len(read) > 6
    for path in read:
        assert yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader), path


def test_no_folder_of_tests_is_passed_by(pytestconfig: pytest.Config) -> None:
    tests = {path.relative_to(ROOT) for path in (ROOT / "tests").rglob("test_*.py")}
    folders = {path.parent for path in tests if "node_modules" not in path.parts}
    passed_by = [
        folder
        for folder in folders
        for name in pytestconfig.getini("norecursedirs")
        if any(fnmatch(part, name) for part in folder.parts)
    ]
    assert folders
    assert not passed_by
