"""Publishing by real signals: whatever happens to a build, the old site or the new one is there."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.hostile.edits import compare
from tests.hostile.faults import inject_faults
from tests.hostile.kills import kill_builds
from tests.hostile.trials import EXCHANGE, Prepare, Run, SmallProject, at_change, small_project

PATIENCE = 120
"""Seconds after which a process that should say something is lost."""


@pytest.fixture(scope="module")
def project() -> Iterator[SmallProject]:
    """A project whose published site is of the version `dua`."""
    with small_project() as made:
        yield made


def sending(project: SmallProject, number: signal.Signals) -> Prepare:
    """Have a build send itself a signal just before the exchange of the two folders."""

    def act(_number: int, event: str, _path: str) -> None:
        if event == EXCHANGE:
            os.kill(os.getpid(), number)

    return at_change(project.folder / ".site-build", act)


def paused(project: SmallProject) -> Run:
    """Return a build that stopped just before the exchange."""
    run = project.build("--quiet", prepare=sending(project, signal.SIGSTOP))
    _, status = os.waitpid(run.process, os.WUNTRACED)
    assert os.WIFSTOPPED(status), run.told()
    return run


def waiting(project: SmallProject, owner: Run) -> Run:
    """Return a second build, once it says for whom it waits."""
    run = project.build("--quiet")
    deadline = time.monotonic() + PATIENCE
    while f"Proses {owner.process} sedang bekerja" not in run.told():
        assert time.monotonic() < deadline, run.told()
        assert os.waitpid(run.process, os.WNOHANG) == (0, 0), run.told()
        time.sleep(0.05)
    return run


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_paused_killed_terminated_and_refused_builds_leave_a_whole_site(project: SmallProject) -> None:
    project.write("satu")
    first = paused(project)
    second = waiting(project, first)
    assert project.version_published() == "dua"
    # A paused owner keeps its lock; a dead one has none.
    os.kill(first.process, signal.SIGKILL)
    assert (first.wait(), second.wait()) == (-signal.SIGKILL, 0)
    assert project.trees() == project.clean["satu"]

    project.write("dua")
    first = paused(project)
    second = waiting(project, first)
    assert project.version_published() == "satu"
    os.kill(first.process, signal.SIGCONT)
    assert (first.wait(), second.wait()) == (0, 0)
    assert project.trees() == project.clean["dua"]

    project.write("satu")
    run = project.build(prepare=sending(project, signal.SIGTERM))
    assert (run.wait(), project.version_published()) == (128 + signal.SIGTERM, "dua")
    assert "Traceback" not in run.told()
    assert not [*(project.folder / ".site-build").glob("new-*")]
    assert not [*project.folder.glob(".masterplan-*")]

    def refuse(_number: int, event: str, path: str) -> None:
        if event == EXCHANGE:
            raise OSError(28, "No space left on device", path)

    run = project.build("--quiet", prepare=at_change(project.folder / ".site-build", refuse))
    assert (run.wait(), project.version_published()) == (2, "dua")
    assert "No space left on device" in run.told()
    assert project.wrong_after_next("satu") == ""


@pytest.mark.slow
def test_mkdocs_build_beside_waits_for_its_turn(project: SmallProject) -> None:
    current = "dua" if project.version_published() == "satu" else "satu"
    project.write(current)
    first = paused(project)
    mkdocs = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=project.folder, stderr=subprocess.DEVNULL
    )
    time.sleep(5)
    assert mkdocs.poll() is None
    os.kill(first.process, signal.SIGCONT)
    assert first.wait() == 0
    assert mkdocs.wait(PATIENCE) == 0
    assert project.wrong_after_next(current) == ""


@pytest.mark.slow
def test_killed_builds_and_failing_disks_leave_a_whole_site(project: SmallProject) -> None:
    for harm in (kill_builds, inject_faults):
        # Each begins with the site of the version `dua`.
        project.write("dua")
        assert project.wrong_after_next("dua") == ""
        found, wrong = harm(project, 24)
        assert wrong == [], found


@pytest.mark.slow
def test_after_random_edits_a_build_gives_what_a_clean_build_gives() -> None:
    with small_project() as project:
        assert compare(project, 12) == []
