"""Folders of the index in the site: stored with digests, and reused unread by later builds."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.cache.store import Cache
from generator.search.compact_json import as_json


class StagedSite(Protocol):
    """A site in the making, begun from the published site."""

    digests: dict[str, str]
    """Digest of each file of the site so far, by path."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """Folders of the site, for reading; if several hold a file, the first counts."""

    def keeps(self, path: str, digest: str) -> bool:
        """Claim a published file if it has this digest; tell whether it has."""

    def add(self, path: str, data: bytes) -> None:
        """Add a file to the site."""


@dataclass(frozen=True, slots=True)
class StoredFolder:
    """A whole folder of the index in the site."""

    size_bytes: int
    stem_aliases: tuple[str, ...]
    """Stem aliases of the pages in the folder, in order."""


@dataclass(frozen=True, slots=True)
class IndexFolders:
    """The folders of an index: files in a site, digests in the cache."""

    site: StagedSite
    cache: Cache

    def store(
        self, files: Mapping[str, bytes], folder: str, key: str, stem_aliases: tuple[str, ...] = ()
    ) -> None:
        """Put a folder into the site, and remember the digests of the files.

        Args:
            files: Files by path below the folder.
            folder: Place of the folder in the site, with a slash at the end.
            key: Digest of every input of the files.
            stem_aliases: Stem aliases of the pages in the folder, in order.
        """
        for path, data in files.items():
            self.site.add(f"{folder}{path}", data)
        digests = {path: self.site.digests[f"{folder}{path}"] for path in sorted(files)}
        size_bytes = sum(map(len, files.values()))
        self.cache.put(f"folder.{key}", as_json((digests, size_bytes, stem_aliases)))

    def reuse(self, folder: str, key: str) -> StoredFolder | None:
        """Claim the published files of a folder stored before.

        Args:
            folder: Place of the folder in the site, with a slash at the end.
            key: Digest of every input of the files.

        Returns:
            The folder; None, and no file of the folder in the site, if the cache has no record of
            the folder or a published file is missing or has changed.
        """
        payload = self.cache.get(f"folder.{key}")
        if payload is None:
            return None
        digests, size_bytes, stem_aliases = json.loads(payload)
        files = {f"{folder}{path}": digest for path, digest in digests.items()}
        is_whole = all(
            self.site.digests.get(path) == digest or self.site.keeps(path, digest)
            for path, digest in files.items()
        )
        if is_whole:
            return StoredFolder(size_bytes, tuple(stem_aliases))
        # Files claimed before the broken file must not be published without that file.
        for path in files:
            self.site.digests.pop(path, None)
        return None
