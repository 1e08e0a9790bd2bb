"""The lock files of the tools that run on Node: the same packages for everybody, and free ones."""

import json
from typing import Any

import pytest

from tests.conftest import PROJECT

FOLDERS = ("tests/node", "tests/lighthouse")


def packages(folder: str) -> dict[str, dict[str, Any]]:
    """Return the packages of a lock file by name."""
    lock = json.loads((PROJECT / folder / "package-lock.json").read_text("utf-8"))
    return {name: package for name, package in lock["packages"].items() if name}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_lock_names_versions_and_hashes_and_no_addresses(folder: str) -> None:
    locked = packages(folder)
    assert len(locked) > 50
    assert [name for name, package in locked.items() if "resolved" in package] == []
    assert [name for name, package in locked.items() if not package.get("integrity")] == []


def test_the_lock_has_the_builder_for_every_system() -> None:
    locked = packages("tests/node")
    programs = locked["node_modules/esbuild"]["optionalDependencies"]
    assert {"@esbuild/linux-x64", "@esbuild/darwin-arm64", "@esbuild/win32-x64"} <= set(programs)
    for name, version in programs.items():
        assert locked[f"node_modules/{name}"]["version"] == version


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_tool_asks_those_who_use_it_to_publish_under_its_own_licence(folder: str) -> None:
    assert [name for name, package in packages(folder).items() if "GPL" in package["license"]] == []
