"""Freshness of files: changed files since the last digests.

Freshness is a matter of bytes. A file is read again unless the stat signature equals the remembered
signature: the system itself sets the change time, so a file with the same size, times and inode
number has not been written since. A file written within the last two seconds could be written
again within the same clock tick, so the signature is not trusted.
"""

import hashlib
import marshal
import os
import stat
import time
import weakref
from array import array
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

StatSignature = tuple[int, int, int, int]
"""Size, modification time and change time in nanoseconds, and inode number (0 for a link)."""
Signatures = Mapping[str, StatSignature]
"""Stat signatures by path."""

_NUMBERS = 4
"""Numbers in a signature."""
_DIGEST_LENGTH = 64
"""Characters of a digest."""
_HEAD = 16
"""Bytes of the two counts before packed states: files, and bytes of their paths."""
_UNTRUSTED: StatSignature = (-1, -1, -1, -1)
"""Signature in the states of a file without a trusted signature."""
_SETTLED_AFTER = 2_000_000_000
"""Nanoseconds until a second write gets a later time for certain, on any disk."""


class FileState(NamedTuple):
    """Signature and digest of a file at a moment."""

    signature: StatSignature
    digest: str
    """SHA-256 of the bytes in hexadecimal; empty for an unreadable file."""


FileStates = Mapping[str, FileState]
"""States of files by path."""


def refresh(folder: Path | str, known: FileStates, signatures: Signatures) -> dict[str, FileState]:
    """Return the current state of each file.

    Args:
        folder: Folder of the relative paths.
        known: States from an earlier run.
        signatures: Signatures of the files, just taken.
    """
    return {
        path: state_of(folder, path, signature, known) for path, signature in signatures.items()
    }


def state_of(
    folder: Path | str, path: str, signature: StatSignature, known: FileStates
) -> FileState:
    """Return the current state of a file: every decision about freshness is made here.

    Args:
        folder: Folder of the relative path; "" for an absolute path.
        path: The file.
        signature: Signature of the file, just taken.
        known: States from an earlier run.
    """
    before = known.get(path)
    if before is not None and before.signature == signature:
        return before
    return FileState(signature, file_digest(f"{folder}/{path}" if folder else path))


def scan(folder: Path | str, prefix: str = "") -> Iterator[tuple[str, StatSignature]]:
    """Yield path and signature of each file below a folder; links are not followed.

    Args:
        folder: Folder to scan; nothing is yielded for a missing folder.
        prefix: Text before each path.
    """
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        path = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from scan(entry.path, f"{path}/")
        else:
            yield path, _signature(entry.stat(follow_symlinks=False))


def scan_in_background(folder: Path) -> Callable[[], dict[str, StatSignature]]:
    """Begin to scan a folder, in a child process if the system can fork.

    Returns:
        A function to be called once, which waits for the scan and returns the signatures by path.
        The function raises `OSError` for an unreadable folder.
    """
    if not hasattr(os, "fork"):
        signatures = dict(scan(folder))
        return lambda: signatures
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            # With the reading end open here, a parent that is gone would go unnoticed.
            os.close(reading)
            with open(writing, "wb") as pipe:  # noqa: PTH123
                marshal.dump(dict(scan(folder)), pipe)
        finally:
            os._exit(0)
    os.close(writing)

    def wait() -> dict[str, StatSignature]:
        unasked.detach()
        with open(reading, "rb") as pipe:  # noqa: PTH123
            dumped = pipe.read()
        os.waitpid(child, 0)
        try:
            # The bytes come from a process of our own.
            signatures: dict[str, StatSignature] = marshal.loads(dumped)  # noqa: S302
        except (EOFError, ValueError, TypeError):
            # The child was killed or may not read every folder: scanning here tells which.
            return dict(scan(folder))
        return signatures

    # A refused build never asks. As long as the reading end is open here, a child whose answer
    # does not fit into the pipe waits for ever, with every file that was open at the fork.
    unasked = weakref.finalize(wait, os.close, reading)
    return wait


def signature_of(path: Path | str) -> StatSignature:
    """Return the stat signature of a file.

    Raises:
        OSError: The file is missing.
    """
    # Called for thousands of files: a `Path` for each costs more than the call.
    return _signature(os.stat(path, follow_symlinks=False))  # noqa: PTH116


def file_digest(path: Path | str) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal; "" for an unreadable file."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return ""


def unchanged(folder: Path | str, packed: bytes | None, signatures: Signatures) -> bool:
    """Tell whether a folder holds the very files of some packed states.

    Equal to `refresh`, but fast for tens of thousands of files: signatures are compared as a single
    block of bytes, and only files without a trusted signature are read.

    Args:
        folder: Folder of the relative paths.
        packed: Packed states from an earlier run; None for no state.
        signatures: Signatures of the files, just taken.
    """
    table = _Table.of(packed)
    paths = sorted(signatures)
    if table is None or "\0".join(paths) != table.paths:
        return False
    numbers = array("q", chain.from_iterable(map(signatures.__getitem__, paths)))
    if numbers == table.numbers:
        return True
    known = unpack_states(packed)
    return all(
        state_of(folder, path, signatures[path], known).digest == known[path].digest
        for path in paths
    )


def pack_states(states: FileStates) -> bytes:
    """Return states as bytes for the cache, without the signatures of files written just now."""
    newest = time.time_ns() - _SETTLED_AFTER
    numbers = array("q")
    ordered = sorted(states.items())
    for _, (signature, _digest) in ordered:
        is_settled = bool(signature[3]) and max(signature[1], signature[2]) < newest
        numbers.extend(signature if is_settled else _UNTRUSTED)
    paths = "\0".join(path for path, _ in ordered).encode(errors="surrogateescape")
    digests = "".join(state.digest.ljust(_DIGEST_LENGTH) for _, state in ordered).encode()
    counts = array("q", (len(ordered), len(paths)))
    return counts.tobytes() + paths + digests + numbers.tobytes()


def unpack_states(packed: bytes | None) -> dict[str, FileState]:
    """Return the states of packed states; empty for None or unknown bytes."""
    table = _Table.of(packed)
    if table is None:
        return {}
    paths, digests = table.paths.split("\0"), table.digests
    signatures = zip(*(iter(table.numbers),) * _NUMBERS, strict=True)
    return {
        path: FileState(signature, digests[_DIGEST_LENGTH * at : _DIGEST_LENGTH * (at + 1)].strip())
        for at, (path, signature) in enumerate(zip(paths, signatures, strict=True))
    }


class _Table(NamedTuple):
    """Packed states, taken apart into their columns."""

    paths: str
    """Sorted, with a NUL between them."""
    digests: str
    """In the same order, filled up to equal length."""
    numbers: "array[int]"
    """Signatures in the same order."""

    @classmethod
    def of(cls, packed: bytes | None) -> "_Table | None":
        """Return the columns; None for None, for no files and for unknown bytes."""
        try:
            count, length = array("q", (packed or b"")[:_HEAD])
            digests_at = _HEAD + length
            numbers_at = digests_at + _DIGEST_LENGTH * count
            rest = packed or b""
            table = cls(
                rest[_HEAD:digests_at].decode(errors="surrogateescape"),
                rest[digests_at:numbers_at].decode(),
                array("q", rest[numbers_at:]),
            )
        except ValueError:
            return None
        is_whole = len(table.numbers) == _NUMBERS * count and table.paths.count("\0") == count - 1
        return table if count and is_whole else None


def _signature(found: os.stat_result) -> StatSignature:
    is_link = stat.S_ISLNK(found.st_mode)
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, 0 if is_link else found.st_ino
