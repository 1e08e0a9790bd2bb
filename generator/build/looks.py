"""What files look like without being read: enough to know that one is the same as when it was last
looked at.

Freshness is a matter of bytes. But a file whose size, times and number on the disk are as they were
has not been written since, for the system itself sets the time of a change; only a file that was
written just before it was looked at could have been written again within the same moment, and is
read.
"""

import hashlib
import json
import marshal
import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

Look = tuple[int, int, int, int]
"""Size, times of the last writing and of the last change of any kind in nanoseconds, and number on
the disk; of a link, that number is 0."""

Digests = Mapping[str, tuple[Look, str]]
"""Look and digest of files, by path."""

_SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is written again certainly gets another time, on any disk."""


def looks_below(folder: Path | str, below: str = "") -> Iterator[tuple[str, Look]]:
    """Yield path and look of each file below a folder, links not followed; nothing where there is
    none.

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


def look_meanwhile(folder: Path) -> Callable[[], dict[str, Look]]:
    """Begin to look at all files below a folder, beside this process where the system can fork.

    Returns:
        What waits for it, and gives the look of each file by path; to be called once. It raises
        `OSError` where a folder may not be looked at; where the system cannot fork, this raises it.
    """
    if not hasattr(os, "fork"):
        looks = dict(looks_below(folder))
        return lambda: looks
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)  # else nobody tells it that there is no reader any more
            # A pipe has no path.
            with open(writing, "wb") as pipe:  # noqa: PTH123
                marshal.dump(dict(looks_below(folder)), pipe)
        finally:
            os._exit(0)
    os.close(writing)

    def wait() -> dict[str, Look]:
        with open(reading, "rb") as pipe:  # noqa: PTH123
            told = pipe.read()
        os.waitpid(child, 0)
        try:
            # From our own process.
            looks: dict[str, Look] = marshal.loads(told)  # noqa: S302
        except (EOFError, ValueError, TypeError):  # it was killed, or may not look everywhere
            return dict(looks_below(folder))
        return looks

    return wait


def look_at(path: Path | str) -> Look:
    """Return what a file looks like.

    Raises:
        OSError: There is none.
    """
    # Thousands of files.
    return _look(os.stat(path, follow_symlinks=False))  # noqa: PTH116


def is_settled(look: Look, *, now: int | None = None) -> bool:
    """Tell whether another change of the file would certainly show.

    Args:
        look: As just taken.
        now: Nanoseconds of the clock, if they were taken already.
    """
    return (
        bool(look[3])
        and max(look[1], look[2]) < (time.time_ns() if now is None else now) - _SETTLED
    )


def digest_of(path: Path | str) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal; "" where it cannot be read, which is the
    digest of none.
    """
    try:
        # Of thousands: a `Path` for each costs more than reading.
        with open(path, "rb") as file:  # noqa: PTH123
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return ""


def read_digests(memory: Path) -> Digests:
    """Return the digests that are remembered; none where the memory is missing or not as it was
    written.
    """
    try:
        told = json.loads(memory.read_text(encoding="utf-8"))
        return {
            path: ((known[0], known[1], known[2], known[3]), known[4])
            for path, known in told.items()
        }
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return {}


def write_digests(memory: Path, digests: Digests) -> None:
    """Remember the digests of files, but of those so new that another change might not show in
    their looks.
    """
    now = time.time_ns()
    write_json(
        memory,
        {
            path: (*look, digest)
            for path, (look, digest) in digests.items()
            if is_settled(look, now=now)
        },
    )


def write_json(path: Path, told: object) -> None:
    """Write a value as JSON, in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(json.dumps(told, separators=(",", ":")), encoding="utf-8")
    beside.replace(path)


def _look(found: os.stat_result) -> Look:
    is_link = stat.S_ISLNK(found.st_mode)
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, 0 if is_link else found.st_ino
