"""The lock file of the tools that run on Node: the same packages for everybody, and free ones."""

import json

from tests.conftest import PROJECT

LOCK = json.loads((PROJECT / "tests/node/package-lock.json").read_text("utf-8"))
PACKAGES = {name: package for name, package in LOCK["packages"].items() if name}


def test_the_lock_names_versions_and_hashes_and_no_addresses() -> None:
    assert len(PACKAGES) > 50
    assert [name for name, package in PACKAGES.items() if "resolved" in package] == []
    assert [name for name, package in PACKAGES.items() if not package.get("integrity")] == []


def test_the_lock_has_the_builder_for_every_system() -> None:
    programs = PACKAGES["node_modules/esbuild"]["optionalDependencies"]
    assert {"@esbuild/linux-x64", "@esbuild/darwin-arm64", "@esbuild/win32-x64"} <= set(programs)
    for name, version in programs.items():
        assert PACKAGES[f"node_modules/{name}"]["version"] == version


def test_no_tool_asks_those_who_use_it_to_publish_under_its_own_licence() -> None:
    assert [name for name, package in PACKAGES.items() if "GPL" in package["license"]] == []
