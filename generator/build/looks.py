"""What files look like without being read: enough to know that one is the same as when it was last looked at.

Freshness is a matter of bytes. But a file whose size, times and number on the disk are as they were has not been
written since, for the system itself sets the time of a change; only a file that was written just before it was looked
at could have been written again within the same moment, and is read.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

Look = tuple[int, int, int, int]
"""Size, times of the last writing and of the last change of any kind in nanoseconds, and number on the disk."""

_SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is written again certainly gets another time, on any disk."""


def looks_below(folder: Path | str, below: str = "") -> Iterator[tuple[str, Look]]:
    """Yield path and look of each file below a folder, links not followed; nothing where there is none.

    Args:
        folder: Where to look.
        below: What goes before each path.
    """
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        path = f"{below}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from looks_below(entry.path, f"{path}/")
        else:
            yield path, _look(entry.stat(follow_symlinks=False))


def look_at(path: Path | str) -> Look:
    """Return what a file looks like.

    Raises:
        OSError: There is none.
    """
    return _look(os.stat(path, follow_symlinks=False))  # noqa: PTH116  # thousands of files


def is_settled(look: Look, *, now: int | None = None) -> bool:
    """Tell whether another change of the file would certainly show.

    Args:
        look: As just taken.
        now: Nanoseconds of the clock, if they were taken already.
    """
    return max(look[1], look[2]) < (time.time_ns() if now is None else now) - _SETTLED


def _look(found: os.stat_result) -> Look:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
