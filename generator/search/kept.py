"""What is kept from one build to the next: data, sealed, so that what is damaged or another's is as
good as missing.
"""

import hashlib
import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from generator.sealed import read_sealed, write_sealed


def read_kept(path: Path) -> Any:  # what it is, its writer knows
    """Return what was written at a path; None where nothing is, or not what was written there."""
    told = read_sealed(path)
    return None if told is None else json.loads(told)


def write_kept(path: Path, value: object) -> None:
    """Write a value that is not None, in one step."""
    write_sealed(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def digest_of(*parts: object) -> str:
    """Return a digest of values that `repr` shows in full."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def digest_of_files(files: Collection[Path]) -> str:
    """Return a digest of the names and contents of some files of one folder."""
    return digest_of(*((path.name, path.read_bytes()) for path in sorted(files)))
