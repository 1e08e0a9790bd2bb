"""Folders that are kept, with a digest of each file, and how they come into a site: unread, where it has them."""

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

    def add(self, path: str, data: bytes) -> None:
        """Give it a file with these bytes."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What is known of a kept folder."""

    files: Mapping[str, str]
    """Digest of each file, by path below the folder."""
    size_bytes: int
    told: tuple[str, ...] = ()
    """What its maker wished to be remembered."""


def seal_folder(folder: Path, told: tuple[str, ...] = ()) -> None:
    """Remember what a folder holds now."""
    files, size = {}, 0
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        files[path.relative_to(folder).as_posix()] = hashlib.sha256(data).hexdigest()
        size += len(data)
    write_kept(_seal_of(folder), (files, size, told))


def put(folder: Path, to: str, site: Site) -> Sealed | None:
    """Give a site the files of a kept folder.

    Args:
        folder: Where it is kept.
        to: Where it is to stand in the site; empty, or with a slash at its end.
        site: Gets the files.

    Returns:
        What is known of the folder; None where it is missing, or not what it was when it was sealed.
    """
    told = read_kept(_seal_of(folder))
    if told is None:
        return None
    sealed = Sealed(told[0], told[1], tuple(told[2]))
    missing = [name for name, digest in sealed.files.items() if not site.keeps(f"{to}{name}", digest)]
    for name in missing:
        data = _read(folder / name)
        if data is None or hashlib.sha256(data).hexdigest() != sealed.files[name]:
            return None
        site.add(f"{to}{name}", data)
    return sealed


def _seal_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.seal")


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
