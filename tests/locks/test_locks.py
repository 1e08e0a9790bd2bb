from collections import defaultdict
from pathlib import Path

import pytest

from tests.locks.locks import (
    LOCKS,
    PYTHONS,
    ROOT,
    direct_requirements,
    environments,
    read_lock,
    unmet,
)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_every_package_that_its_packages_ask_for(lock: str) -> None:
    packages = read_lock(Path(ROOT, lock).read_text("utf-8"))
    found = {
        told
        for environment in environments()
        for told in unmet(packages, direct_requirements(lock), environment)
    }
    assert not found, "\n".join(sorted(found))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_names_versions_hashes_and_markers_alone(lock: str) -> None:
    text = Path(ROOT, lock).read_text("utf-8")
    with pytest.raises(ValueError, match="--find-links elsewhere"):
        read_lock(f"--find-links elsewhere\n{text}")
    assert read_lock(text)


def test_all_locks_have_one_version_of_a_package_for_all_pythons() -> None:
    versions = defaultdict(set)
    for lock in LOCKS:
        packages = read_lock(Path(ROOT, lock).read_text("utf-8"))
        assert len(packages) == len({package.name for package in packages})
        for package in packages:
            versions[package.name].add(package.version)
    assert not {name: several for name, several in versions.items() if len(several) > 1}


def test_the_set_up_takes_the_pythons_that_the_project_takes() -> None:
    after = PYTHONS[-1].split(".")[1]
    makefile = Path(ROOT, "Makefile").read_text("utf-8")
    assert (
        f"not (3, {PYTHONS[0].split('.')[1]}) <= sys.version_info < (3, {int(after) + 1})"
        in makefile
    )
    assert f"This needs Python {PYTHONS[0]} to {PYTHONS[-1]} as" in makefile
