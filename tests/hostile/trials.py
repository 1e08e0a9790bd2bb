"""Trials on a small project: a build is disturbed again and again, and its sites are looked at.

Shared by the harnesses of this folder; each has one function that makes its trials.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from tests.builders import BASE, CONTOH, FICTIONAL, LAYANAN
from tests.conftest import BUILD_DAY, copy_project
from tests.projects import forget_generated, shorten_handbook

CHANGES = frozenset({"open", "os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir"})
"""Calls that change a disk, as Python's audit events name them; `os.replace` is a rename, too."""
EXCHANGE = "ctypes.dlsym"
"""The event just before the exchange of the two folders, which is a function of the C library."""
Tree = Mapping[str, bytes | None]
"""All that a build makes: files with their bytes, folders with nothing, by path."""
Prepare = Callable[[], object]
VERSIONS = ("satu", "dua")


@dataclass
class SmallProject:
    """A project of one region in two versions, with the sites that clean builds make of them."""

    folder: Path
    clean: dict[str, tuple[Tree, Tree]] = field(default_factory=dict)
    """The trees `content` and `site` of a clean build, by version."""

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def write(self, version: str) -> None:
        """Give the data one of the versions, which differ in a word, a page and a file by hand."""
        regions = self.folder / "regions"
        text = f"{FICTIONAL}vision: {{text: Maju {version}}}\n"
        (regions / CONTOH).write_text(text, encoding="utf-8")
        (regions / LAYANAN).unlink(missing_ok=True)
        by_hand = self.folder / "content/catatan.csv"
        by_hand.unlink(missing_ok=True)
        if version == VERSIONS[0]:
            (regions / LAYANAN).parent.mkdir(exist_ok=True)
            win = "fictional: ya\ntitle: Layanan\nstate: planned\n"
            (regions / LAYANAN).write_text(win, encoding="utf-8")
        else:
            by_hand.write_text("angka\n1\n", encoding="utf-8")

    def build(self, *words: str, prepare: Prepare = lambda: None) -> "Run":
        """Build in a process of its own; the words follow the command."""
        return Run(
            ("build", "--jobs", "1", *words, "-f", str(self.folder / "mkdocs.yml")),
            prepare,
        )

    def trees(self) -> tuple[Tree, Tree]:
        return tree(self.folder / "content"), tree(self.site)

    def version_published(self) -> str:
        """Return the version of the published site, "none" without a site, else "mixed"."""
        if not self.site.exists():
            return "none"
        found = tree(self.site)
        return next((name for name, (_, site) in self.clean.items() if site == found), "mixed")

    def wrong_after_next(self, version: str) -> str:
        """Build once more; return what is not as a clean build makes it, or ""."""
        run = self.build("--quiet")
        if run.wait() != 0:
            return f"the next build failed: {run.told()}"
        if self.trees() != self.clean[version]:
            return "the next build is no clean one"
        litter = {path.name for path in (self.folder / ".site-build").iterdir()}
        litter -= {"lock", ".gitignore", "standby"}
        return f"left behind: {litter}" if litter else ""


_MOST_AT_ONCE = 65_536


class Run:
    """The command line in a forked process; the program is imported already."""

    def __init__(self, words: tuple[str, ...], prepare: Prepare) -> None:
        # A pipe, not a file: what a run says must reach us from a disk that takes nothing more.
        self._told, self._is_over = b"", False
        self.output, ours = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self.process = os.fork()
        if not self.process:
            code = 70
            try:
                os.dup2(ours, 1)
                os.dup2(ours, 2)
                # The streams of a test runner are not those of the process.
                sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
                prepare()
                main(words)
                code = 0
            except SystemExit as leaving:
                code = int(leaving.code or 0)
            # Whatever comes here is a fault of the program, to be told.
            except BaseException as error:  # noqa: BLE001
                print(f"Traceback: {error!r}", file=sys.stderr)  # noqa: T201
            finally:
                # Whatever fails here must not reach the parent's code, which this process has too:
                # it would remove the project below the parent.
                try:
                    sys.stdout.flush()
                    sys.stderr.flush()
                finally:
                    os._exit(code)

        os.close(ours)
        os.set_blocking(self.output, False)

    def wait(self) -> int:
        """Return the exit code; the negative number of a signal that killed the process."""
        # A process that fills a pipe which nobody reads would wait for ever; few words do not.
        code = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        self.told()
        os.close(self.output)
        self._is_over = True
        return code

    def told(self) -> str:
        """Return all that the process has said so far."""
        with suppress(BlockingIOError):
            while not self._is_over and (words := os.read(self.output, _MOST_AT_ONCE)):
                self._told += words
        return self._told.decode(errors="replace")


def tree(folder: Path) -> Tree:
    """Return the files and folders below a folder; not the lists that only this machine keeps."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def at_change(below: Path, act: Callable[[int, str, str], None]) -> Prepare:
    """Return a preparation that calls a function before each change of a file below a folder.

    Args:
        below: Folders and files whose paths begin with this path count.
        act: Gets the number of the change, counted from 1, the event and the path.
    """
    number = 0

    def listen(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal number
        if event == EXCHANGE:
            path = str(below) if arguments[1] in {"renameat2", "renamex_np"} else ""
        elif event in CHANGES and isinstance(arguments[0], str | bytes | os.PathLike):
            # A file opened for reading changes nothing.
            is_reading = event == "open" and not arguments[2] & (os.O_WRONLY | os.O_RDWR)
            path = "" if is_reading else os.fsdecode(arguments[0])
        else:
            return
        if path.startswith(str(below)):
            number += 1
            act(number, event, path)

    return lambda: sys.addaudithook(listen)


@contextmanager
def small_project(versions: tuple[str, ...] = VERSIONS) -> Iterator[SmallProject]:
    """Give a small project, with the trees that builds make undisturbed."""
    # In memory, a thousand builds wear no disk out.
    shared = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory(prefix="masterplan-trials-", dir=shared) as folder,
    ):
        patch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
        project = SmallProject(copy_project(Path(folder, "project")))
        forget_generated(project.folder)
        shorten_handbook(project.folder)
        shutil.rmtree(project.folder / "regions")
        shutil.copytree(BASE, project.folder / "regions")
        for version in versions:
            project.write(version)
            # In this process: the forked ones find the program warm.
            main(["build", "--quiet", "--jobs", "1", "-f", str(project.folder / "mkdocs.yml")])
            project.clean[version] = project.trees()
        yield project


Trials = Callable[[SmallProject, int, int], tuple[Counter[str], list[str]]]
"""Makes a number of trials from a seed; returns how often each end was found, and what was wrong."""


def run_trials(trials: Trials, description: str, usual: int) -> int:
    """Make as many trials as the command line says, and print their ends; 1 if one was wrong.

    Args:
        trials: Makes the trials.
        description: A sentence for `--help`.
        usual: Number of trials without `--count`.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--count", type=int, default=usual)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with small_project() as project:
        found, wrong = trials(project, chosen.count, chosen.seed)
    print(*(f"{name}: {number}" for name, number in sorted(found.items())), sep="\n")  # noqa: T201
    print(*wrong, f"{len(wrong)} of {found.total()} wrong", sep="\n")  # noqa: T201
    return bool(wrong)
