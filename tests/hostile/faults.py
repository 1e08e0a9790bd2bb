"""Builds on a failing disk: the published site is the old one or the new one, whole.

    python -m tests.hostile.faults --count 100

Each build meets one fault: a call fails with "no space left" or "input/output error", once or from
then on, or a write stops in the midst of a file. Faults are spread over all calls that change a
file of the project. A build that cannot go on says so in a sentence and leaves with 2.
"""

import errno
import os
import random
import resource
import signal
from collections import Counter

from tests.hostile.trials import VERSIONS, Prepare, SmallProject, at_change, run_trials

FAULTS = {"ENOSPC": errno.ENOSPC, "EIO": errno.EIO, "cut": None}
"""Error number of each kind of fault; None for a write that the system itself stops."""


def failing(project: SmallProject, fault: str, at: int, *, is_lasting: bool) -> Prepare:
    """Return a preparation by which a build meets a fault.

    Args:
        project: The project whose files are hit.
        fault: Kind of fault.
        at: Number of the change that fails.
        is_lasting: Whether all later changes fail, too; removals work on a full disk.
    """
    error = FAULTS[fault]

    def act(number: int, event: str, path: str) -> None:
        if number < at:
            return
        if error is None:
            # From here on, files have at most 200 bytes: the rest of a write is refused.
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (200, resource.RLIM_INFINITY))
        elif number == at or (is_lasting and event not in {"os.remove", "os.rmdir"}):
            raise OSError(error, os.strerror(error), path)

    return at_change(project.folder, act)


def inject_faults(
    project: SmallProject, count: int, seed: int = 1
) -> tuple[Counter[str], list[str]]:
    """Build on failing disks; return how often each outcome was found, and what was wrong."""
    chance = random.Random(seed)  # noqa: S311
    found: Counter[str] = Counter()
    wrong: list[str] = []
    current = VERSIONS[1]
    changes = 150
    for number in range(count):
        before, current = current, VERSIONS[1 - VERSIONS.index(current)]
        project.write(current)
        fault = (*FAULTS,)[number % len(FAULTS)]
        is_lasting = chance.random() < 0.5
        at = chance.randint(1, changes)
        prepare = failing(project, fault, at, is_lasting=is_lasting)
        run = project.build("--quiet", prepare=prepare)
        code = run.wait()
        state = {before: "old", current: "new"}.get(project.version_published(), "mixed")
        found[f"{fault}: exit {code}, {state}"] += 1
        told = run.told()
        # A fault while tidying up, or after the last change, stops nothing.
        is_answered = "Traceback" not in told and (code, bool(told)) in {(0, False), (2, True)}
        after = project.wrong_after_next(current)
        if state == "mixed" or not is_answered or (code == 0 and state == "old") or after:
            wrong.append(f"{fault} at {at}: {state}, exit {code}, {after}, {told}")
    return found, wrong


if __name__ == "__main__":
    raise SystemExit(run_trials(inject_faults, "Build on failing disks.", 100))
