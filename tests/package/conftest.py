"""The wheel, built without a network and installed into a fresh environment, once for a worker.

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

from tests.conftest import BUILD_DAY, PROJECT

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
    folder = tmp_path_factory.mktemp("wheel")
    _pip("wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", folder, PROJECT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """A fresh environment with the wheel."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin/python"
    packages = folder / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"
    _pip("--python", python, "install", "--no-deps", "--no-index", wheel)
    # Only the libraries: by `addsitedir`, the editable install of this repository would come too.
    line = f"import sys; sys.path.append({sysconfig.get_path('purelib')!r})\n"
    (packages / "libraries_of_the_tests.pth").write_text(line, encoding="utf-8")
    return Installed(python, packages / "generator")


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
