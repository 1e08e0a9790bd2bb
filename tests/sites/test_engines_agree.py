"""Two ways to one site: `mkdocs build` and `masterplan build` give the same bytes and never harm
what is published.

The small project is built both ways; `make slow` does the same with the project's own data.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.files.staging import MANIFEST
from tests.conftest import BUILD_DAY
from tests.projects import a_small_project, a_whole_project

Run = Callable[..., tuple[int, str, str]]
REGION = "regions/kota-misal/region.yml"
SLOW_S = 60.0
"""Longest time that a change may take to be seen in a browser."""


def mkdocs(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"SOURCE_DATE_EPOCH": BUILD_DAY, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def states(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Return what tells whether a file or folder was touched, by path."""
    found = {path: path.lstat() for path in [folder, *folder.rglob("*")]}
    return {
        path.relative_to(folder).as_posix(): (stat.st_ino, stat.st_mtime_ns, stat.st_size)
        for path, stat in found.items()
    }


def break_region(folder: Path) -> str:
    """Write a mistake into a data file; return the words that tell it and its place."""
    path = folder / REGION
    before, brand, after = path.read_text(encoding="utf-8").partition("brand:\n")
    path.write_text(f"{before}salah_ketik: ya\n{brand}{after}", encoding="utf-8")
    return f"{REGION}:{before.count(chr(10)) + 1}:1: kesalahan[MP201]"


@dataclass(frozen=True)
class Built:
    """One project, built both ways."""

    by_us: Path
    by_mkdocs: Path
    least_files: int
    """What its site has at least, so that two empty sites are not the same."""


@pytest.fixture(scope="module", params=["small", pytest.param("whole", marks=pytest.mark.slow)])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A project with few pages, or the project itself."""
    site, write, least_files = {
        "small": ("small_site", a_small_project, 100),
        "whole": ("built_site", a_whole_project, 400),
    }[request.param]
    folder = write(tmp_path_factory.mktemp("mkdocs") / "project")
    done = mkdocs(folder, "build", "--strict", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return Built(request.getfixturevalue(site).parent, folder, least_files)


@pytest.fixture
def built_copy(small_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a project that is built and published."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
    return Path(shutil.copytree(small_site.parent, tmp_path / "project"))


def test_both_engines_build_the_same_bytes(built: Built) -> None:
    ours, theirs = tree(built.by_us / "site"), tree(built.by_mkdocs / "site")
    # The index and the manifest are our own steps.
    ours = {path: data for path, data in ours.items() if not path.startswith(("indeks/", MANIFEST))}
    assert sorted(ours) == sorted(theirs)
    assert len(ours) > built.least_files
    assert [path for path in ours if ours[path] != theirs[path]] == []


def test_both_engines_write_the_same_pages(built: Built) -> None:
    assert tree(built.by_us / "content") == tree(built.by_mkdocs / "content")


def test_a_second_build_changes_no_byte_and_writes_no_page(built_copy: Path, masterplan: Run) -> None:
    site, content = tree(built_copy / "site"), states(built_copy / "content")
    assert masterplan("build", "--quiet", "--config-file", built_copy / "mkdocs.yml") == (0, "", "")
    assert tree(built_copy / "site") == site
    assert states(built_copy / "content") == content


def test_a_refused_mkdocs_build_names_the_place_and_leaves_the_published_site(
    built_copy: Path,
) -> None:
    site, content = states(built_copy / "site"), states(built_copy / "content")
    told = break_region(built_copy)
    done = mkdocs(built_copy, "build", "--quiet")
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert states(built_copy / "site") == site
    assert states(built_copy / "content") == content


def test_a_refused_masterplan_build_leaves_the_published_site(built_copy: Path, masterplan: Run) -> None:
    site, content = states(built_copy / "site"), states(built_copy / "content")
    told = break_region(built_copy)
    code, out, err = masterplan("build", "--quiet", "--config-file", built_copy / "mkdocs.yml")
    assert (code, out) == (1, "")
    assert told in err
    assert states(built_copy / "site") == site
    assert states(built_copy / "content") == content


@pytest.mark.parametrize("theme", ['{% extends "tidak-ada.html" %}', "{% block %}"])
def test_a_site_that_the_engine_cannot_build_leaves_the_published_one_and_nothing_beside_it(
    theme: str, built_copy: Path, masterplan: Run
) -> None:
    site, beside = states(built_copy / "site"), sorted(path.name for path in built_copy.iterdir())
    (built_copy / "theme_overrides/main.html").write_text(theme, encoding="utf-8")
    code, _, err = masterplan("build", "--quiet", "--config-file", built_copy / "mkdocs.yml")
    assert code == 2
    assert "MkDocs tidak dapat membangun situs" in err
    assert states(built_copy / "site") == site
    assert sorted(path.name for path in built_copy.iterdir()) == beside


@pytest.fixture
def served(small_project: Path) -> Iterator[tuple[Path, str]]:
    """The site served from a copy, and its address; the process ends with the test."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "generator", "serve", "--address", address]
    log = (small_project.parent / "log").open("wb")
    with (
        log,
        subprocess.Popen(command, cwd=small_project, env=serving(), stdout=log, stderr=log) as process,
    ):
        try:
            yield small_project, f"http://{address}/"
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()


def serving() -> dict[str, str]:
    """Return an environment in which the copy of the project finds the program."""
    root = str(Path(__file__).parents[2])
    return os.environ | {"PYTHONPATH": os.pathsep.join([root, os.environ.get("PYTHONPATH", "")])}


def seen(address: str, text: str) -> bool:
    """Ask again and again until a page holds a text; False after the longest time allowed."""
    until = time.monotonic() + SLOW_S
    while time.monotonic() < until:
        try:
            # Our own server.
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310
                if text in answer.read().decode():
                    return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.2)
    return False


def test_a_change_of_data_is_seen_while_the_site_is_served(served: tuple[Path, str]) -> None:
    folder, address = served
    page = f"{address}daerah/kota-misal/"
    assert seen(address, "Apa janji daerah Anda")
    assert seen(page, "Misal terpilih pada 2022.")
    region = folder / REGION
    written = region.read_text(encoding="utf-8")
    assert "Misal terpilih pada" in written
    region.write_text(written.replace("Misal terpilih pada", "Misal diganti pada"), encoding="utf-8")
    assert seen(page, "Misal diganti pada 2022."), (folder.parent / "log").read_text(encoding="utf-8")
