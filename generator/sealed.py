"""Files that begin with a digest of their name and of what they hold: what is damaged or another's is not read."""

import hashlib
import os
from pathlib import Path

_SEAL_LENGTH = 64


def read_sealed(path: Path) -> bytes | None:
    """Return the bytes that were written at a path; None where nothing is, or not what was written there."""
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    seal, data = kept[:_SEAL_LENGTH], kept[_SEAL_LENGTH:]
    return data if seal == _seal(path, data) else None


def write_sealed(path: Path, data: bytes) -> None:
    """Write bytes in one step; the folder is made if it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")  # another build may write the same
    beside.write_bytes(_seal(path, data) + data)
    beside.replace(path)


def _seal(path: Path, data: bytes) -> bytes:
    return hashlib.sha256(path.name.encode() + b"\0" + data).hexdigest().encode()
