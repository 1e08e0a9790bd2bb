"""Publishing: what is built stands beside the published site, and takes its place only when it is
whole.

Of a site that is already published, only what differs is built and put in its place. That takes
some milliseconds, and if the machine stops in the midst of them, the next build first brings it to
its end.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from generator.build.looks import (
    Look,
    digest_of,
    look_at,
    looks_below,
    read_digests,
    write_digests,
    write_json,
)
from generator.errors import GeneratorError

_WHOLE = "whole"
_JOURNAL = "journal.json"


class NewSite:
    """A site in the making: every file is claimed by its digest, and written only if it is not
    published already.
    """

    def __init__(
        self,
        folder: Path,
        site_dir: Path,
        memory: Path | None,
        present: Mapping[str, Look] | None = None,
    ) -> None:
        """Begin a site.

        Args:
            folder: Where what differs from the published site is put; not there yet.
            site_dir: The published site, which need not be there.
            memory: File that remembers what was published; None keeps nothing of it.
            present: Looks of the published files, if they have been taken just now.
        """
        self.folder = folder
        self.digests: dict[str, str] = {}
        self._site_dir = site_dir
        self._memory = memory
        self.looks: Mapping[str, Look] = {}
        self._present = (
            {}
            if memory is None
            else present
            if present is not None
            else dict(looks_below(site_dir))
        )
        self._known = {} if memory is None else read_digests(memory)

    def keeps(self, path: str, digest: str) -> bool:
        """Claim a file of the published site, if it has one with that digest; tell whether it has."""
        if self._published(path) != digest:
            return False
        self.digests[path] = digest
        return True

    def add(self, path: str, data: bytes) -> None:
        """Claim a file with these bytes, and write it unless it is published already."""
        digest = hashlib.sha256(data).hexdigest()
        if not self.keeps(path, digest):
            self._place(path).write_bytes(data)
            self.digests[path] = digest

    def copy(self, path: str, source: Path, digest: str) -> None:
        """Claim a file with the bytes of another, and put a copy there unless it is published
        already.
        """
        if not self.keeps(path, digest):
            shutil.copyfile(source, self._place(path))
            self.digests[path] = digest

    def claim(self, path: str, digest: str) -> None:
        """Claim a file that stands in the new folder."""
        self.digests[path] = digest

    def claim_all(self) -> None:
        """Claim all that stands in the new folder and is not claimed."""
        for path, _ in list(looks_below(self.folder)):
            if path not in self.digests:
                self.digests[path] = digest_of(self.folder / path)

    def file(self, path: str) -> Path:
        """Return where a claimed file can be read."""
        new = self.folder / path
        return new if new.is_file() else self._site_dir / path

    def publish(self, beside: Path) -> None:
        """Let the new site take the place of the published one: whole, or where it differs.

        Args:
            beside: Folder of this build alone, on the same disk.
        """
        new = {path for path, _ in looks_below(self.folder)}
        kept = self.digests.keys() - new
        if kept:
            gone = sorted(self._present.keys() - self.digests.keys())
            write_json(beside / _JOURNAL, {"site": self._site_dir.name, "gone": gone})
            _carry_out(beside)
        else:
            _replace(self._site_dir, by=self.folder, old=beside / "old")
        self.looks = {path: self._present[path] for path in kept} | {
            path: look_at(f"{self._site_dir}/{path}") for path in new
        }
        if self._memory is not None:
            write_digests(
                self._memory,
                {path: (look, self.digests[path]) for path, look in self.looks.items()},
            )

    def _published(self, path: str) -> str | None:
        look = self._present.get(path)
        if look is None:
            return None
        known = self._known.get(path)
        return (
            known[1] if known is not None and known[0] == look else digest_of(self._site_dir / path)
        )

    def _place(self, path: str) -> Path:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        return place


@contextmanager
def staged(
    site_dir: Path, memory: Path | None = None, present: Mapping[str, Look] | None = None
) -> Iterator[NewSite]:
    """Give a site to be made; what it is in the end takes the place of the published one.

    If anything goes wrong meanwhile, the published site stays as it was, and nothing is left beside
    it.

    Args:
        site_dir: Folder of the published site, which need not be there yet.
        memory: File that remembers what was published; None makes all anew.
        present: Looks of the published files, if they have been taken just now.

    Raises:
        GeneratorError: The folder holds what is no site.
    """
    _check_replaceable(site_dir)
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    if _finish_interrupted(site_dir):
        present = None
    beside = Path(tempfile.mkdtemp(prefix=".site-", dir=site_dir.parent))
    try:
        site = NewSite(beside / _WHOLE, site_dir, memory, present)
        yield site
        site.publish(beside)
    finally:
        if not (beside / _JOURNAL).exists():
            shutil.rmtree(beside, ignore_errors=True)


def _check_replaceable(site_dir: Path) -> None:
    """Refuse to replace a folder that is neither empty nor a site."""
    if not site_dir.exists():
        return
    if not site_dir.is_dir() or (
        any(site_dir.iterdir()) and not (site_dir / "sitemap.xml").is_file()
    ):
        raise GeneratorError("site_dir_foreign", path=str(site_dir))


def _replace(published: Path, *, by: Path, old: Path) -> None:
    """Put a whole folder in the place of the published one, by two renames; the old one stays if
    the second fails.
    """
    if published.exists():
        published.rename(old)
    try:
        by.rename(published)
    except BaseException:  # an interruption, too, must not leave the readers without a site
        if old.exists():
            old.rename(published)
        raise


def _carry_out(beside: Path) -> None:
    """Bring the published site to what a journal says; may be done again where it was interrupted."""
    journal = json.loads((beside / _JOURNAL).read_text(encoding="utf-8"))
    site_dir, new = beside.parent / journal["site"], beside / _WHOLE
    _remove(site_dir, journal["gone"])
    if new.is_dir():
        _move_into(site_dir, new)
    (beside / _JOURNAL).unlink()


def _move_into(folder: Path | str, new: Path | str) -> None:
    """Move all that stands below a folder to the same places below another; folders that are not
    there, as they are.
    """
    with os.scandir(new) as entries:
        for entry in entries:
            target = f"{folder}/{entry.name}"
            # Thousands of files, here and below.
            if entry.is_dir() and os.path.isdir(target):  # noqa: PTH112
                _move_into(target, entry.path)
            else:
                os.replace(entry.path, target)  # noqa: PTH105


def _finish_interrupted(site_dir: Path) -> bool:
    """Bring updates that were cut off to their end; tell whether there were any."""
    journals = list(site_dir.parent.glob(f".site-*/{_JOURNAL}"))
    own = [
        path
        for path in journals
        if json.loads(path.read_text(encoding="utf-8"))["site"] == site_dir.name
    ]
    for journal in own:
        _carry_out(journal.parent)
        shutil.rmtree(journal.parent, ignore_errors=True)
    return bool(own)


def _remove(folder: Path, paths: Iterable[str]) -> None:
    """Take away files, and the folders that are empty then."""
    holding: set[str] = set()
    for path in paths:
        with suppress(FileNotFoundError):
            # Thousands of files.
            os.unlink(f"{folder}/{path}")  # noqa: PTH108
        holding.add(path.rpartition("/")[0])
    parents = {
        parent for path in holding for parent in (PurePosixPath(path), *PurePosixPath(path).parents)
    }
    for parent in sorted(parents - {PurePosixPath()}, key=lambda parent: -len(parent.parts)):
        with suppress(OSError):  # there is something in it
            (folder / parent).rmdir()
