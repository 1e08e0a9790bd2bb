"""The exchange of two folders: in one step where system and disk can, else in three renames."""

import ctypes
import errno
import os
import sys
from pathlib import Path

_CURRENT_FOLDER = -100
"""Linux: paths of `renameat2` are relative to the current folder."""
_EXCHANGE = 2
"""Flag of an exchange: RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS."""
_UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})
"""Errors of a system or a disk without the function."""


def exchange(new: Path, published: Path, aside: Path) -> None:
    """Put a folder in the place of the published folder, and the published folder in its place.

    Linux and macOS exchange the folders in one step on their own disks. On Windows, and on a
    network disk that cannot, the published folder is missing for an instant; after a crash in that
    instant, `recover` brings the folder back.

    Args:
        new: Complete folder, on the same disk; missing afterwards if nothing was published.
        published: May be missing.
        aside: Place of the published folder for that instant; does not exist.

    Raises:
        OSError: Nothing was exchanged.
    """
    _flush(new)
    if not published.exists():
        new.rename(published)
    elif not _exchange_in_one_step(new, published):
        published.rename(aside)
        try:
            new.rename(published)
        except BaseException:
            # An interruption, too, must not leave the readers without a site.
            aside.rename(published)
            raise
        aside.rename(new)


def recover(published: Path, aside: Path) -> bool:
    """Bring back the published folder after a crash between two renames; tell whether missing."""
    is_missing = aside.exists() and not published.exists()
    if is_missing:
        aside.rename(published)
    return is_missing


def _exchange_in_one_step(new: Path, published: Path) -> bool:
    """Exchange two folders; return False if system or disk cannot."""
    paths = os.fsencode(new), os.fsencode(published)
    here = ctypes.c_int(_CURRENT_FOLDER)
    return _called("renameat2", published, here, paths[0], here, paths[1], _EXCHANGE) or _called(
        "renamex_np", published, *paths, _EXCHANGE
    )


def _flush(folder: Path) -> None:
    """Wait until the disk has every file, so that no power cut leaves an empty file published."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if not _called("syncfs", folder, descriptor):
            os.sync()
    finally:
        os.close(descriptor)


def _called(name: str, path: Path, *arguments: object) -> bool:
    """Call a function of the C library; return False if system or disk have no such function.

    Raises:
        OSError: The function failed; `path` is named in the error.
    """
    function = None if sys.platform == "win32" else getattr(_libc(), name, None)
    if function is None:
        return False
    if function(*arguments) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(path))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
