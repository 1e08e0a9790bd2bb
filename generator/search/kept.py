"""What is kept from one build to the next: data, sealed, so that what is damaged or another's is as good as missing."""

import hashlib
import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

_SEAL_LENGTH = 64


def read_kept(path: Path) -> Any:  # what it is, its writer knows
    """Return what was written at a path; None where nothing is, or not what was written there."""
    told = read_kept_bytes(path)
    return None if told is None else json.loads(told)


def write_kept(path: Path, value: object) -> None:
    """Write a value that is not None, in one step."""
    write_kept_bytes(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def read_kept_bytes(path: Path) -> bytes | None:
    """Return the bytes that were written at a path; None where nothing is, or not what was written there."""
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    seal, told = kept[:_SEAL_LENGTH], kept[_SEAL_LENGTH:]
    return told if seal == _seal(path, told) else None


def write_kept_bytes(path: Path, told: bytes) -> None:
    """Write bytes, in one step."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(_seal(path, told) + told)
    beside.replace(path)


def digest_of(*parts: object) -> str:
    """Return a digest of values that `repr` shows in full."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def digest_of_files(files: Collection[Path]) -> str:
    """Return a digest of the names and contents of some files of one folder."""
    return digest_of(*((path.name, path.read_bytes()) for path in sorted(files)))


def _seal(path: Path, told: bytes) -> bytes:
    return hashlib.sha256(path.name.encode() + b"\0" + told).hexdigest().encode()
