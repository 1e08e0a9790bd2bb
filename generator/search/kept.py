"""What is kept from one build to the next: data, sealed, so that what is damaged or another's is as good as missing."""

import hashlib
import json
import re
import shutil
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.sealed import read_sealed, write_sealed

WORKING = ".masterplan-"
"""How names of folders begin that are gone after a build."""
_LEFT = re.compile(rf"{re.escape(WORKING)}.*|\.[0-9a-f]{{64}}\..*\.new")
_DAY = 86_400
"""Seconds."""


def read_kept(path: Path) -> Any:  # what it is, its writer knows
    """Return what was written at a path; None where nothing is, or not what was written there."""
    told = read_sealed(path)
    return None if told is None else json.loads(told)


def write_kept(path: Path, value: object) -> None:
    """Write a value that is not None, in one step."""
    write_sealed(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def clear_left(folder: Path) -> None:
    """Take away what builds that were killed left in a folder: all of ours that nobody has touched for a day."""
    for path in folder.iterdir():
        with suppress(OSError):  # it is somebody else's, or gone by now
            if _LEFT.fullmatch(path.name) and path.stat().st_mtime < time.time() - _DAY:
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()


def digest_of(*parts: object) -> str:
    """Return a digest of values that `repr` shows in full."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def digest_of_files(files: Collection[Path]) -> str:
    """Return a digest of the names and contents of some files of one folder."""
    return digest_of(*((path.name, path.read_bytes()) for path in sorted(files)))
