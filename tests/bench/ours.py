"""Our own program, measured as a user runs it, and held to its law: whatever was built before, the
same bytes.
"""

import pstats
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.files.content import OWNED_FILES, OWNED_FOLDERS
from tests.bench.measure import Case
from tests.bench.sizes import first_difference

MASTERPLAN = (sys.executable, "-m", "generator")
BUILD = (*MASTERPLAN, "build", "--lang", "en")
_STEP = 101
"""Between two regions that are edited: far apart in any order."""
_PLACE = re.compile(r".*?(?:site-packages|lib/python\d[^/]*)/|.*/(?=generator/)")
"""What of a file's path says where it is on this machine."""
_OURS = "generator/"
_MOST_FUNCTIONS = 12


def our_case(name: str, project: Path, prepare: Callable[[], object], *options: str) -> Case:
    """Return a build of a project as something that is measured."""
    return Case(name, (*BUILD, *options), project, prepare)


def profile_case(name: str, project: Path, prepare: Callable[[], object], stats: Path) -> Case:
    """Return a build in one process below Python's profiler, which writes to a file of its own."""
    profiler = (sys.executable, "-m", "cProfile", "-o", str(stats))
    return Case(name, (*profiler, *BUILD[1:], "--jobs", "1"), project, prepare)


def forget(project: Path) -> None:
    """Take away all that earlier runs left: what was generated, what is published, what is
    remembered.
    """
    for folder in ("site", ".cache", *(f"content/{name}" for name in OWNED_FOLDERS)):
        shutil.rmtree(project / folder, ignore_errors=True)
    for name in OWNED_FILES:
        (project / "content" / name).unlink(missing_ok=True)


def clean_twin(project: Path, folder: Path) -> None:
    """Copy a project as it is now, without anything that earlier runs left."""
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("site", ".site-*", ".cache"))
    forget(folder)


def laws(project: Path, clean: Path) -> dict[str, str]:
    """Compare what a project came to, edit by edit, with what a clean build of the same data makes."""
    return {part: first_difference(project / part, clean / part) for part in ("content", "site")}


def far_apart(regions: int) -> Iterator[int]:
    """Yield positions of regions to be edited, one after the other, for ever."""
    position = 0
    while True:
        position = (position + _STEP) % regions
        yield position


def said(log: Path) -> str:
    """Return what a build said of its stages; not its last line, which tells where the site is."""
    *lines, _ = log.read_text("utf-8", errors="replace").splitlines()
    return "\n".join(lines)


def heaviest_functions(stats: Path) -> str:
    """Return the functions that took most time by themselves, then those of ours that did with all
    that they called.
    """
    # There since Python has a profiler.
    told = pstats.Stats(str(stats)).stats  # type: ignore[attr-defined]
    spent = [
        (own, whole, calls, _called(*function))
        for function, (_, calls, own, whole, _) in told.items()
    ]
    by_themselves = sorted(spent, key=lambda one: -one[0])[:_MOST_FUNCTIONS]
    of_ours = sorted((one for one in spent if one[3].startswith(_OURS)), key=lambda one: -one[1])[
        :_MOST_FUNCTIONS
    ]
    rows = [
        f"{own:>9.2f} {whole:>9.2f} {calls:>10}  {name}"
        for own, whole, calls, name in (*by_themselves, *of_ours)
    ]
    rows.insert(len(by_themselves), "")
    return "\n".join((f"{'own s':>9} {'all s':>9} {'calls':>10}  function", *rows))


def _called(file: str, line: int, name: str) -> str:
    return (
        name if file == "~" else f"{_PLACE.sub('', Path(file).as_posix(), count=1)}:{line} {name}"
    )
