"""A fork of MkDocs in its place: `masterplan build` makes the same site with each of them.

Each installation is a folder of links to the libraries of this one, without MkDocs and with a fork.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import mkdocs
import pytest

from generator.files.staging import MANIFEST
from tests.conftest import BUILD_DAY, PROJECT
from tests.projects import a_whole_project

GENERATOR_TAG = re.compile(rb'<meta name="generator" content="mkdocs-([^"]+?), [^"]+">')
LIBRARIES = Path(sysconfig.get_path("purelib"))
MKDOCS = Path(mkdocs.__file__).parent


def installation(folder: Path) -> Path:
    """Return a folder with all libraries but MkDocs and its forks."""
    folder.mkdir()
    for path in LIBRARIES.iterdir():
        if not re.match(r"(mkdocs|properdocs)(-[\d.]+\.dist-info)?$", path.name):
            (folder / path.name).symlink_to(path)
    return folder


def with_properdocs(folder: Path) -> Path:
    import properdocs

    libraries = installation(folder)
    module = Path(properdocs.__file__).parent
    (libraries / "properdocs").symlink_to(module)
    (metadata,) = module.parent.glob("properdocs-*.dist-info")
    (libraries / metadata.name).symlink_to(metadata)
    return libraries


def with_mkdocs_ng(folder: Path) -> Path:
    """Return an installation as mkdocs-ng makes it: the module of MkDocs under another name."""
    libraries = installation(folder)
    (libraries / "mkdocs").symlink_to(MKDOCS)
    (metadata,) = LIBRARIES.glob("mkdocs-[0-9]*.dist-info")
    renamed = shutil.copytree(metadata, libraries / "mkdocs_ng-1.8.0.dist-info")
    text = (renamed / "METADATA").read_text(encoding="utf-8")
    text = text.replace("Name: mkdocs\n", "Name: mkdocs-ng\n", 1)
    (renamed / "METADATA").write_text(text, encoding="utf-8")
    return libraries


def run(libraries: Path, project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line with the libraries of an installation and no others."""
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": BUILD_DAY,
        "PYTHONPATH": os.pathsep.join([str(libraries), str(PROJECT)]),
    }
    return subprocess.run(
        [sys.executable, "-S", "-m", "generator", *arguments],
        cwd=project,
        env=environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


def published(site: Path) -> dict[str, bytes]:
    """Return all files of a site but index and manifest, without the name of the engine."""
    files = (path for path in site.rglob("*") if path.is_file())
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in files}
    return {
        path: GENERATOR_TAG.sub(b"", data)
        for path, data in found.items()
        if not path.startswith(("indeks/", MANIFEST))
    }


def assert_same_site(libraries: Path, name: bytes, project: Path, ours: Path) -> None:
    """Build a project by a fork; the site is ours, but for the name of the engine."""
    done = run(libraries, project, "build", "--quiet", "--no-cache")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    known, theirs = published(ours), published(project / "site")
    assert len(known) > 100
    assert sorted(theirs) == sorted(known)
    assert [path for path in known if theirs[path] != known[path]] == []
    tag = GENERATOR_TAG.search((project / "site/index.html").read_bytes())
    assert tag is not None
    assert tag[1].startswith(name)


FORKS = pytest.mark.parametrize(
    ("install", "name"),
    [
        (with_properdocs, b"ProperDocs"),
        pytest.param(with_mkdocs_ng, b"1.", marks=pytest.mark.slow),
    ],
)
Install = Callable[[Path], Path]


@FORKS
def test_a_fork_makes_the_same_site(
    install: Install, name: bytes, small_project: Path, small_site: Path, tmp_path: Path
) -> None:
    assert_same_site(install(tmp_path / "libraries"), name, small_project, small_site)


@pytest.mark.slow
@FORKS
def test_a_fork_makes_the_same_site_of_the_projects_own_data(
    install: Install, name: bytes, built_site: Path, tmp_path: Path
) -> None:
    project = a_whole_project(tmp_path / "project")
    assert_same_site(install(tmp_path / "libraries"), name, project, built_site)


def test_without_any_engine_a_build_says_which_to_install(
    small_project: Path, tmp_path: Path
) -> None:
    libraries = installation(tmp_path / "libraries")
    done = run(libraries, small_project, "build", "--quiet", "--no-cache")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "mkdocs, mkdocs-ng, properdocs" in done.stderr
