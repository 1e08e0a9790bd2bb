"""Builds killed in the midst: the published site is the old one or the new one, whole.

    python -m tests.hostile.kills --count 200

Half of the builds kill themselves with SIGKILL just before a call that changes the site or what
stands beside it, spread over all such calls; the others are killed at random instants. After each,
the site is compared, byte for byte, with those of clean builds, and so is the site of the next
build.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.files import exchange
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
            self.folder / "log",
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


class Run:
    """The command line in a forked process; the program is imported already."""

    def __init__(self, words: tuple[str, ...], log: Path, prepare: Prepare) -> None:
        self.log = log
        sys.stdout.flush()
        sys.stderr.flush()
        self.process = os.fork()
        if not self.process:
            code = 70
            try:
                out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
                os.dup2(out, 1)
                os.dup2(out, 2)
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
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)

    def wait(self) -> int:
        """Return the exit code; the negative number of a signal that killed the process."""
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])

    def told(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")


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


def without_exchange() -> None:
    """Let the program find a disk that cannot exchange two folders."""
    exchange._EXCHANGE = 1 << 20  # noqa: SLF001


@contextmanager
def small_project(versions: tuple[str, ...] = VERSIONS) -> Iterator[SmallProject]:
    """Give a small project, with the trees that builds make undisturbed."""
    # In memory, a thousand builds wear no disk out.
    shared = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory(prefix="masterplan-kills-", dir=shared) as folder,
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


@dataclass(frozen=True)
class Kind:
    """A kind of build to be killed."""

    name: str
    words: tuple[str, ...] = ()
    is_first: bool = False
    """Whether there is no site before."""
    prepare: Prepare = lambda: None
    may_be_missing: bool = False


KINDS = (
    Kind("edit"),
    Kind("everything anew", ("--no-cache",)),
    Kind("first", is_first=True, may_be_missing=True),
    Kind("edit without exchange", prepare=without_exchange, may_be_missing=True),
)


def next_version(project: SmallProject, kind: Kind, current: str) -> str:
    """Write the other version, ready for a build of this kind, and return the version."""
    if kind.is_first:
        shutil.rmtree(project.site)
        shutil.rmtree(project.folder / ".site-build")
    version = VERSIONS[1 - VERSIONS.index(current)]
    project.write(version)
    return version


def count_changes(project: SmallProject, kind: Kind, version: str) -> int:
    """Return the number of changes that a build of this kind makes in the site and beside it."""
    file = project.folder / "changes"

    def note(number: int, event: str, path: str) -> None:
        del event, path
        os.write(descriptor, f"{number}\n".encode())

    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    listen = at_change(project.folder / ".site-build", note)
    assert project.build(*kind.words, prepare=lambda: (kind.prepare(), listen())).wait() == 0
    os.close(descriptor)
    assert project.version_published() == version
    return len(file.read_text(encoding="utf-8").splitlines())


def kill_builds(project: SmallProject, count: int, seed: int = 1) -> tuple[Counter[str], list[str]]:
    """Kill builds; return how often each state was found, and what was wrong."""
    chance = random.Random(seed)  # noqa: S311
    found: Counter[str] = Counter()
    wrong: list[str] = []
    current = VERSIONS[1]
    for position, kind in enumerate(KINDS):
        tries = len(range(position, count, len(KINDS)))
        current = next_version(project, kind, current)
        begun = time.monotonic()
        changes = count_changes(project, kind, current)
        seconds = time.monotonic() - begun
        for number in range(tries):
            before, current = current, next_version(project, kind, current)
            if number % 2:
                run = project.build(*kind.words, prepare=kind.prepare)
                time.sleep(chance.random() * seconds)
                # A build that is done already is not killed.
                os.kill(run.process, signal.SIGKILL)
                where = "at random"
            else:
                at = 1 + number * changes // tries
                run = project.build(*kind.words, prepare=killing(project, kind, at))
                where = f"at change {at} of {changes}"
            code = run.wait()
            state = project.version_published()
            name = {before: "old", current: "new"}.get(state, state)
            found[f"{kind.name}: {name}"] += 1
            bad = name == "mixed" or (name == "none" and not kind.may_be_missing)
            bad = bad or (kind.is_first and name == "old")
            after = project.wrong_after_next(current)
            if bad or after or code not in {0, -signal.SIGKILL}:
                wrong.append(f"{kind.name} {where}: {name}, exit {code}, {after}, {run.told()}")
    return found, wrong


def killing(project: SmallProject, kind: Kind, at: int) -> Prepare:
    """Return a preparation by which a build kills itself before one of its changes."""

    def act(number: int, event: str, path: str) -> None:
        del event, path
        if number == at:
            os.kill(os.getpid(), signal.SIGKILL)

    listen = at_change(project.folder / ".site-build", act)
    return lambda: (kind.prepare(), listen())


def main_kills() -> int:
    """Kill as many builds as the command line says."""
    parser = argparse.ArgumentParser(description="Kill builds, and look at what they leave.")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with small_project() as project:
        found, wrong = kill_builds(project, chosen.count, chosen.seed)
    print(*(f"{name}: {number}" for name, number in sorted(found.items())), sep="\n")  # noqa: T201
    print(*wrong, f"{len(wrong)} of {found.total()} wrong", sep="\n")  # noqa: T201
    return bool(wrong)


if __name__ == "__main__":
    raise SystemExit(main_kills())
