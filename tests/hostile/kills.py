"""Builds killed in the midst: the published site is the old one or the new one, whole.

    python -m tests.hostile.kills --count 200

Half of the builds kill themselves with SIGKILL just before a call that changes the site or what
stands beside it, spread over all such calls; the others are killed at random instants. After each,
the site is compared, byte for byte, with those of clean builds, and so is the site of the next
build.
"""

import os
import random
import shutil
import signal
import time
from collections import Counter
from dataclasses import dataclass

from generator.files import exchange
from tests.hostile.trials import VERSIONS, Prepare, SmallProject, at_change, run_trials


def without_exchange() -> None:
    """Let the program find a disk that cannot exchange two folders."""
    exchange._EXCHANGE = 1 << 20  # noqa: SLF001


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


if __name__ == "__main__":
    sentence = "Kill builds, and look at what they leave."
    raise SystemExit(run_trials(kill_builds, sentence, 200))
