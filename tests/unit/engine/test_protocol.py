"""The engine behind its protocol: the rest of the program knows nothing else of the room."""

import ast
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from generator.engine import engine_packages
from generator.engine.installed import installed_engine
from tests.conftest import PROJECT

PACKAGE = PROJECT / "generator"
KNOWN_OUTSIDE = {
    "generator.engine.installed",
    "generator.engine.protocol",
    "generator.engine.engine_packages",
}


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_the_rest_of_the_program_knows_the_engine_by_its_protocol_alone() -> None:
    outside = (path for path in PACKAGE.rglob("*.py") if "engine" not in path.parts)
    named = {name for path in outside for name in imported(path)}
    assert {name for name in named if name.startswith("generator.engine")} <= KNOWN_OUTSIDE


def test_names_of_distributions_stand_in_one_table() -> None:
    names = {*engine_packages.ENGINES, *engine_packages.THEMES} - {"mkdocs"}
    holding = [
        path.name
        for path in PACKAGE.rglob("*.py")
        if any(f'"{name}"' in path.read_text(encoding="utf-8") for name in names)
    ]
    assert holding == ["engine_packages.py"]


def test_versions_are_those_of_the_installed_distributions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    installed = {"properdocs": "1.6.7", "mkdocs-materialx": "10.2.2", "jinja2": "3.1.6"}

    def version(name: str) -> str:
        if name not in installed:
            raise PackageNotFoundError(name)
        return installed[name]

    monkeypatch.setattr(engine_packages, "version", version)
    assert engine_packages.engine_distributions() == installed


def test_this_installation_has_an_engine_and_a_theme() -> None:
    found = installed_engine().engine_distributions()
    assert found.keys() & set(engine_packages.ENGINES)
    assert found.keys() & set(engine_packages.THEMES)
