"""Whole writes: a reader sees the old file or the new file, never a part."""

import errno
import os
import re
import shutil
import time
from contextlib import suppress
from pathlib import Path

WORKING_PREFIX = ".masterplan-"
"""Prefix of folders that exist only during a build."""
_NEW = ".masterplan-new"
"""Suffix of unfinished files."""
_LEFTOVER = re.compile(rf"{re.escape(WORKING_PREFIX)}.*|\..*{re.escape(_NEW)}")
_DAY = 86_400
"""Seconds."""


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file in a single step, and make the folder if missing."""
    # The process number keeps two builds apart that write the same file at the same time.
    beside = path.with_name(f".{path.name}.{os.getpid()}{_NEW}")
    try:
        beside.write_bytes(data)
    except (FileNotFoundError, NotADirectoryError):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
    beside.replace(path)


def remove_leftovers(folder: Path, older_than: float = _DAY) -> None:
    """Remove unfinished files and working folders of killed builds.

    Args:
        folder: Folder of the leftovers.
        older_than: Seconds since the last write.
    """
    for path in folder.iterdir():
        # A file that another user owns, or that is gone by now, is no concern of this build.
        with suppress(OSError):
            is_old = path.lstat().st_mtime < time.time() - older_than
            if is_old and _LEFTOVER.fullmatch(path.name):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink()


def remove_empty_folders(folder: Path, removed: set[str]) -> None:
    """Remove folders that are empty after the removal of files.

    Args:
        folder: Folder of the relative paths; never removed.
        removed: Paths of removed files, with forward slashes.

    Raises:
        OSError: The disk refuses the removal of an empty folder.
    """
    parents = set()
    for path in removed:
        parent = path.rpartition("/")[0]
        while parent:
            parents.add(parent)
            parent = parent.rpartition("/")[0]
    for parent in sorted(parents, key=lambda path: -path.count("/")):
        try:
            os.rmdir(folder / parent)  # noqa: PTH106
        except OSError as error:
            # A folder with a file in it stays, and an earlier run may have removed an empty one.
            if error.errno not in {errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT}:
                raise
