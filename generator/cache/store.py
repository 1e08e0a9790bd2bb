"""The cache: a folder of checksummed records, each under a unique name.

A damaged or truncated record is treated as missing, and so is a record under a wrong name.
"""

import hashlib
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.files.atomic import remove_leftovers, write_atomically
from generator.files.lock import locked
from generator.settings import Settings

_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.[0-9a-f]{64})?")
"""Names of records: the step, and the key of the result."""
_CHECKSUM_BYTES = 32


class Cache:
    """Records in a folder. Worker processes may read and write the same folder."""

    def __init__(self, folder: Path) -> None:
        """Open a cache.

        Args:
            folder: Folder of the records; made by the first record if missing.
        """
        self.folder = folder
        self._used: set[str] = set()

    def get(self, name: str) -> bytes | None:
        """Return the payload of a record, or None without an intact record."""
        # A cache may be deleted or unreadable at any time; the result is then made again.
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
        """Protect records of worker processes and records without a reader from `prune`."""
        self._used.update(names)

    def prune(self, *steps: str) -> None:
        """Remove the records of some steps, except the records read, written or kept in this run.

        Args:
            steps: Names of the completed steps of this run. Records of further steps stay, and so
                do foreign files.
        """
        if not self.folder.is_dir():
            return
        remove_leftovers(self.folder)
        for path in self.folder.iterdir():
            # A name like `region.notes` is no record: somebody put the file there.
            step = path.name.partition(".")[0]
            if step in steps and path.name not in self._used and _NAME.fullmatch(path.name):
                path.unlink(missing_ok=True)


class NoCache(Cache):
    """An empty cache, for runs without records."""

    def __init__(self) -> None:
        super().__init__(Path())

    def get(self, name: str) -> None:
        """Return nothing."""
        del name

    def put(self, name: str, payload: bytes) -> None:
        """Keep nothing."""


@contextmanager
def cache_of(
    settings: Settings, on_wait: Callable[[str], None], *, is_kept: bool = True
) -> Iterator[Cache]:
    """Give the cache of a project to this process alone, and so `content/` and the site.

    Args:
        settings: The project.
        on_wait: Called with the number of the process that works on the project, before waiting
            for its end.
        is_kept: False gives an empty temporary cache, so that a run makes every result anew.
    """
    with locked(settings.cache_dir / "lock", on_wait):
        if is_kept:
            yield Cache(settings.cache_dir)
            return
        with tempfile.TemporaryDirectory(prefix="masterplan-") as folder:
            yield Cache(Path(folder))


def _checksum(name: str, payload: bytes) -> bytes:
    """Return the checksum of a record; the name takes part, so swapped records are found."""
    return hashlib.sha256(name.encode() + b"\0" + payload).digest()
