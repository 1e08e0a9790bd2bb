"""The lock of a folder: a single process at a time works in the folder.

The system keeps the lock for its owner and frees the lock as soon as the owner ends, however that
happens. So a dead owner's lock is free at once, and a paused owner's lock is never taken over.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_PAUSE = 0.1
"""Seconds between two attempts to take a lock."""
_BEYOND = 4096
"""Position of the byte that Windows locks, behind the number of the owner."""


@contextmanager
def locked(file: Path, on_wait: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of a file, once no other process holds the lock.

    Args:
        file: The lock file; made if missing, and left in its place. Holds the owner's process
            number.
        on_wait: Called once with the owner's process number before any waiting; may raise an
            error instead of waiting.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+", encoding="ascii") as lock:
        is_waiting = False
        while not _try_to_lock(lock.fileno()):
            if not is_waiting:
                lock.seek(0)
                # The owner may not have written its number yet.
                on_wait(lock.read() or "?")
                is_waiting = True
            time.sleep(_PAUSE)
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _try_to_lock(descriptor: int) -> bool:
    """Take a lock for this process alone; return False if another process has the lock."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            # Locked bytes cannot be read by others, and the number of the owner is to be read.
            os.lseek(descriptor, _BEYOND, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            # A lock of `flock` would pass to forked workers, and outlive a killed owner in them.
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
