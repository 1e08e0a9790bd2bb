"""Files that begin with a digest of their name and of what they hold: what is damaged or another's
is not read.
"""

import hashlib
import os
import re
import shutil
import time
from contextlib import suppress
from pathlib import Path

WORKING = ".masterplan-"
"""How names of folders begin that are gone after a build."""
_NEW = ".masterplan-new"
"""How names of files end that are being written."""
_LEFT = re.compile(rf"{re.escape(WORKING)}.*|\..*{re.escape(_NEW)}")
_DAY = 86_400
"""Seconds."""
_SEAL_LENGTH = 64


def read_sealed(path: Path) -> bytes | None:
    """Return the bytes that were written at a path; None where nothing is, or not what was written
    there.
    """
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    seal, data = kept[:_SEAL_LENGTH], kept[_SEAL_LENGTH:]
    return data if seal == _seal(path, data) else None


def write_sealed(path: Path, data: bytes) -> None:
    """Write bytes in one step; the folder is made if it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}{_NEW}")  # another build may write the same
    beside.write_bytes(_seal(path, data) + data)
    beside.replace(path)


def clear_left(folder: Path) -> None:
    """Take away what builds that were killed left in a folder: all of ours that nobody has touched
    for a day.
    """
    for path in folder.iterdir():
        with suppress(OSError):  # it is somebody else's, or gone by now
            if _LEFT.fullmatch(path.name) and path.stat().st_mtime < time.time() - _DAY:
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink()


def _seal(path: Path, data: bytes) -> bytes:
    return hashlib.sha256(path.name.encode() + b"\0" + data).hexdigest().encode()
