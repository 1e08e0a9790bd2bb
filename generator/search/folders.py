"""Folders that stand in a site alone, with a digest of each file, by which a later build finds them again, unread."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.search.kept import read_kept, write_kept


class Site(Protocol):
    """A site in the making, which begins as what was published last."""

    digests: dict[str, str]
    """Digest of each file that it has by now, by path."""

    def file(self, path: str) -> Path:
        """Return where a file of it can be read."""

    def keeps(self, path: str, digest: str) -> bool:
        """Give it a file that was published, if one was with that digest; tell whether one was."""

    def take(self, path: str, source: Path, digest: str) -> None:
        """Move a file into it."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What is known of a folder in the site."""

    files: Mapping[str, str]
    """Digest of each file, by path below the folder."""
    size_bytes: int
    told: tuple[str, ...] = ()
    """What its maker wished to be remembered."""


def give(folder: Path, to: str, site: Site, seal: Path, told: tuple[str, ...] = ()) -> None:
    """Move all files of a folder into a site, and remember what they are.

    Args:
        folder: Where they were made.
        to: Where they are to stand in the site, with a slash at its end.
        site: Gets the files.
        seal: File that remembers them.
        told: What is to be remembered as well.
    """
    files, size = {}, 0
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        name, digest = path.relative_to(folder).as_posix(), hashlib.sha256(data).hexdigest()
        files[name] = digest
        size += len(data)
        if not site.keeps(f"{to}{name}", digest):
            site.take(f"{to}{name}", path, digest)
    write_kept(seal, (files, size, told))


def claim(to: str, site: Site, seal: Path) -> Sealed | None:
    """Let a site keep a folder that was given before.

    Args:
        to: Where it stands in the site, with a slash at its end.
        site: Has the files, or had them when it was published.
        seal: File that remembers them.

    Returns:
        What is known of the folder; None where a file of it is missing, or not what it was, and the site keeps none.
    """
    told = read_kept(seal)
    if told is None:
        return None
    sealed = Sealed(told[0], told[1], tuple(told[2]))
    files = {f"{to}{name}": digest for name, digest in sealed.files.items()}
    if all(site.digests.get(path) == digest or site.keeps(path, digest) for path, digest in files.items()):
        return sealed
    for path in files:
        site.digests.pop(path, None)
    return None
