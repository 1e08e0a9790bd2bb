"""The wheel, built without a network and installed into a fresh environment, once a run.

The environment takes the libraries of the tests' own; the program in it is the wheel's alone.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import BUILD_DAY, PROJECT, made_once

SETTINGS = """\
site_name: Masterplan Kota Cerdas
site_url: https://masterplan.example/
theme: masterplan
"""
"""The whole mkdocs.yml of a project elsewhere."""


@dataclass(frozen=True, slots=True)
class Installed:
    """The program as somebody elsewhere has it."""

    python: Path
    program: Path
    """Folder of the installed package `generator`."""

    def run(self, folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run `python -m` with a module and its arguments in a folder."""
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in {"PYTHONPATH", "SITE_URL", "EDIT_URL", "MASTERPLAN_LANG"}
        }
        return subprocess.run(
            [self.python, "-m", *arguments],
            cwd=folder,
            env=environment | {"SOURCE_DATE_EPOCH": BUILD_DAY, "NO_MKDOCS_2_WARNING": "1"},
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    def masterplan(self, folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run the command in a folder."""
        return self.run(folder, "generator", *arguments)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this repository, built as `pip wheel` builds it."""
    (built,) = made_once(tmp_path_factory, "wheel", build_wheel).glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """A fresh environment with the wheel."""

    def install(folder: Path) -> None:
        venv.create(folder, with_pip=False)
        _pip("--python", folder / "bin/python", "install", "--no-deps", "--no-index", wheel)
        # Only the libraries: by `addsitedir`, the editable install of this repository would come too.
        line = f"import sys; sys.path.append({sysconfig.get_path('purelib')!r})\n"
        libraries = packages_of(folder) / "libraries_of_the_tests.pth"
        libraries.write_text(line, encoding="utf-8")

    folder = made_once(tmp_path_factory, "environment", install)
    return Installed(folder / "bin/python", packages_of(folder) / "generator")


def build_wheel(folder: Path) -> None:
    """Build the wheel into a folder."""
    _pip("wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", folder, PROJECT)


def packages_of(environment: Path) -> Path:
    """Return the folder of an environment that packages are installed into."""
    return environment / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Callable[..., Path]:
    """Make a folder with regions, a settings file and nothing else."""

    def make(settings: str, *regions: str) -> Path:
        return make_project(tmp_path / "di-tempat-lain", settings, *regions)

    return make


def make_project(folder: Path, settings: str, *regions: str) -> Path:
    """Make a folder with regions (the invented one, if none is named) and a settings file."""
    for region in regions or ("kabupaten-contoh",):
        shutil.copytree(PROJECT / "regions" / region, folder / "regions" / region)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def _pip(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
