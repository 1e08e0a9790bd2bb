"""The lock of a folder: kept by whoever lives, running or paused, and free once its owner is dead."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.files.lock import locked
from generator.files.staging import staged


def stop_waiting(process: str) -> None:
    raise TimeoutError(process)


@contextmanager
def owner(file: Path) -> Iterator[int]:
    """Give the number of a process that holds a lock; killed afterwards, with a child that lives."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        with locked(file, stop_waiting):
            # A forked worker of the owner outlives it.
            worker = os.fork()
            if worker:
                os.write(writing, f"{worker}\n".encode())
            time.sleep(60)
        os._exit(0)
    worker = int(os.read(reading, 20))
    try:
        yield process
    finally:
        for number in (process, worker):
            os.kill(number, signal.SIGKILL)
        os.waitpid(process, 0)


def test_a_living_owner_keeps_the_lock_even_paused_and_a_dead_one_has_none(tmp_path: Path) -> None:
    file = tmp_path / "folder/lock"
    with owner(file) as process:
        for number in (signal.SIGCONT, signal.SIGSTOP):
            os.kill(process, number)
            with pytest.raises(TimeoutError, match=str(process)), locked(file, stop_waiting):
                pytest.fail("the lock was taken over")
        os.kill(process, signal.SIGKILL)
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
        # The worker has the file open, but not the lock.
        with locked(file, stop_waiting):
            assert file.read_text(encoding="ascii") == str(os.getpid())


def test_a_folder_that_another_project_publishes_to_is_refused(tmp_path: Path) -> None:
    with owner(tmp_path / ".site-build/lock") as process:
        with pytest.raises(GeneratorError) as refusal, staged(tmp_path / "site"):
            pytest.fail("nothing may be built")
        assert (refusal.value.key, refusal.value.arguments) == (
            "site_dir_busy",
            {"process": str(process)},
        )
