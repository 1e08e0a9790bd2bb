"""The cache: checksummed records in one folder, each under a name that is known to no other record.

A record that is damaged, cut off or stands under another record's name is treated as missing.
"""

import hashlib
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.files.atomic import remove_leftovers, write_atomically
from generator.settings import Settings

_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.[0-9a-f]{64})?")
"""Names of records: the step, and the key of the result."""
_CHECKSUM_BYTES = 32


class Cache:
    """Records below one folder. Worker processes may read and write the same folder."""

    def __init__(self, folder: Path) -> None:
        """Open a cache.

        Args:
            folder: Folder of the records; made by the first record if missing.
        """
        self.folder = folder
        self._used: set[str] = set()

    def get(self, name: str) -> bytes | None:
        """Return the payload of a record, or None without an intact record of that name."""
        try:
            record = (self.folder / name).read_bytes()
        except OSError:
            return None
        checksum, payload = record[:_CHECKSUM_BYTES], record[_CHECKSUM_BYTES:]
        if checksum != _checksum(name, payload):
            return None
        self._used.add(name)
        return payload

    def put(self, name: str, payload: bytes) -> None:
        """Write a record; readers see the old record or the new record, never a part of either."""
        write_atomically(self.folder / name, _checksum(name, payload) + payload)
        self._used.add(name)

    def keep(self, *names: str) -> None:
        """Protect records that other processes wrote, or that nobody read in this run, from `prune`."""
        self._used.update(names)

    def prune(self, *steps: str) -> None:
        """Remove the records of some steps that this run neither read, wrote nor kept.

        Args:
            steps: Names of steps that this run has completed; records of other steps stay, and so
                does any file that is no record.
        """
        if not self.folder.is_dir():
            return
        remove_leftovers(self.folder)
        for path in self.folder.iterdir():
            step = path.name.partition(".")[0]
            if step in steps and path.name not in self._used and _NAME.fullmatch(path.name):
                path.unlink(missing_ok=True)


class NoCache(Cache):
    """A cache that is always empty, for runs that keep no result."""

    def __init__(self) -> None:
        super().__init__(Path())

    def get(self, name: str) -> None:
        """Return nothing."""
        del name

    def put(self, name: str, payload: bytes) -> None:
        """Keep nothing."""


@contextmanager
def cache_of(settings: Settings, *, is_kept: bool = True) -> Iterator[Cache]:
    """Give the cache of a project.

    Args:
        settings: The project.
        is_kept: False gives an empty cache that is gone afterwards, so that a run makes every
            result anew.
    """
    if is_kept:
        yield Cache(settings.cache_dir)
        return
    with tempfile.TemporaryDirectory(prefix="masterplan-") as folder:
        yield Cache(Path(folder))


def _checksum(name: str, payload: bytes) -> bytes:
    """Return the checksum of a record; the name takes part, so that swapped records are found."""
    return hashlib.sha256(name.encode() + b"\0" + payload).digest()
