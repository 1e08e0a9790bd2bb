"""Folders that stand in a site alone, with a digest of each file, by which a later build finds them
again, unread.
"""

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
        """Give it a file."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What is known of a folder in the site."""

    files: Mapping[str, str]
    """Digest of each file, by path below the folder."""
    size_bytes: int
    told: tuple[str, ...] = ()
    """What its maker wished to be remembered."""


def give(
    made: Mapping[str, bytes], to: str, site: Site, seal: Path, told: tuple[str, ...] = ()
) -> None:
    """Put files into a site, and remember what they are.

    Args:
        made: By path below the folder.
        to: Where the folder stands in the site, with a slash at its end.
        site: Gets the files.
        seal: File that remembers them.
        told: What is to be remembered as well.
    """
    for name, data in made.items():
        site.add(f"{to}{name}", data)
    files = {name: site.digests[f"{to}{name}"] for name in sorted(made)}
    write_kept(seal, (files, sum(map(len, made.values())), told))


def claim(to: str, site: Site, seal: Path) -> Sealed | None:
    """Let a site keep a folder that was given before.

    Args:
        to: Where it stands in the site, with a slash at its end.
        site: Has the files, or had them when it was published.
        seal: File that remembers them.

    Returns:
        What is known of the folder; None where a file of it is missing, or not what it was, and the
        site keeps none.
    """
    told = read_kept(seal)
    if told is None:
        return None
    sealed = Sealed(told[0], told[1], tuple(told[2]))
    files = {f"{to}{name}": digest for name, digest in sealed.files.items()}
    if all(
        site.digests.get(path) == digest or site.keeps(path, digest)
        for path, digest in files.items()
    ):
        return sealed
    for path in files:
        site.digests.pop(path, None)
    return None
