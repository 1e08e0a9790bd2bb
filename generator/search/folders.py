"""Folders of the index in the site: stored with their digests, and reused by later builds unread."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.cache.store import Cache


class Site(Protocol):
    """A site in the making, which begins as the site that was published last."""

    digests: dict[str, str]
    """Digest of each file that the site has by now, by path."""

    def file(self, path: str) -> Path:
        """Return the place where a file of the site can be read."""

    def keeps(self, path: str, digest: str) -> bool:
        """Claim a published file if it has this digest; tell whether it has."""

    def add(self, path: str, data: bytes) -> None:
        """Add a file to the site."""


@dataclass(frozen=True, slots=True)
class StoredFolder:
    """A folder of the index, as it stands in the site."""

    files: Mapping[str, str]
    """Digest of each file, by path below the folder."""
    size_bytes: int
    bridged: tuple[str, ...] = ()
    """Words that join word families in the folder."""


def store(
    files: Mapping[str, bytes],
    folder: str,
    site: Site,
    *,
    cache: Cache,
    name: str,
    bridged: tuple[str, ...] = (),
) -> None:
    """Put a folder into a site, and remember its digests.

    Args:
        files: Files by path below the folder.
        folder: Place of the folder in the site, with a slash at its end.
        site: Gets the files.
        cache: Remembers the folder.
        name: Name of the folder's cache record.
        bridged: Words that join word families in the folder.
    """
    for path, data in files.items():
        site.add(f"{folder}{path}", data)
    digests = {path: site.digests[f"{folder}{path}"] for path in sorted(files)}
    record = (digests, sum(map(len, files.values())), bridged)
    cache.put(name, json.dumps(record, ensure_ascii=False).encode())


def reuse(folder: str, site: Site, cache: Cache, name: str) -> StoredFolder | None:
    """Let a site keep a folder that was stored before.

    Args:
        folder: Place of the folder in the site, with a slash at its end.
        site: Has the files, or had them when it was published.
        cache: Remembers the folder.
        name: Name of the folder's cache record.

    Returns:
        The folder; None, and no file of it in the site, if a file is missing or has changed.
    """
    record = cache.get(name)
    if record is None:
        return None
    digests, size_bytes, bridged = json.loads(record)
    files = {f"{folder}{path}": digest for path, digest in digests.items()}
    is_whole = all(
        site.digests.get(path) == digest or site.keeps(path, digest)
        for path, digest in files.items()
    )
    if is_whole:
        return StoredFolder(digests, size_bytes, tuple(bridged))
    for path in files:
        site.digests.pop(path, None)
    return None
