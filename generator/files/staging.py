"""The exchange of the published site: the new site stands beside the old one until it is whole.

Of a site that is already published, only the files that differ are made and put in place. That
takes some milliseconds; if the machine stops in the midst, a journal lets the next build finish.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import GeneratorError
from generator.files.atomic import remove_empty_folders, write_atomically
from generator.files.freshness import (
    FileState,
    FileStates,
    Signatures,
    file_digest,
    scan,
    signature_of,
    state_of,
)

_WHOLE = "whole"
_JOURNAL = "journal.json"


class SiteStaging:
    """A site in the making: each file is claimed by its digest, and made only if it differs."""

    def __init__(
        self, folder: Path, site_dir: Path, known: FileStates, present: Signatures | None
    ) -> None:
        """Begin a site.

        Args:
            folder: Folder of the files that differ from the published site; not there yet.
            site_dir: The published site, which need not be there.
            known: States of the published files that an earlier run remembered.
            present: Signatures of the published files, just taken; None makes every file anew.
        """
        self.folder = folder
        self.digests: dict[str, str] = {}
        """Digest of each claimed file, by path."""
        self.states: dict[str, FileState] = {}
        """State of each published file, once the site is published."""
        self._site_dir = site_dir
        self._present = {} if present is None else present
        self._known = known

    def keeps(self, path: str, digest: str) -> bool:
        """Claim a published file if it has this digest; tell whether it has."""
        if self._published(path) != digest:
            return False
        self.digests[path] = digest
        return True

    def add(self, path: str, data: bytes) -> None:
        """Claim a file with these bytes; it is written unless the published file has them."""
        digest = hashlib.sha256(data).hexdigest()
        if not self.keeps(path, digest):
            self._place(path).write_bytes(data)
            self.digests[path] = digest

    def copy(self, path: str, source: Path, digest: str) -> None:
        """Claim a file with the bytes of another file; it is copied unless published already."""
        if not self.keeps(path, digest):
            shutil.copyfile(source, self._place(path))
            self.digests[path] = digest

    def claim(self, path: str, digest: str) -> None:
        """Claim a file that stands in the new folder."""
        self.digests[path] = digest

    def claim_all(self) -> None:
        """Claim every file in the new folder that is not claimed yet."""
        for path, _ in list(scan(self.folder)):
            if path not in self.digests:
                self.digests[path] = file_digest(self.folder / path)

    def file(self, path: str) -> Path:
        """Return the place where a claimed file can be read."""
        new = self.folder / path
        return new if new.is_file() else self._site_dir / path

    def publish(self, beside: Path) -> None:
        """Let the new site take the place of the published site: whole, or where it differs.

        Args:
            beside: Folder of this build alone, on the same disk.
        """
        new = {path for path, _ in scan(self.folder)}
        kept = self.digests.keys() - new
        if kept:
            gone = sorted(self._present.keys() - self.digests.keys())
            journal = json.dumps({"site": self._site_dir.name, "gone": gone})
            write_atomically(beside / _JOURNAL, journal.encode())
            _carry_out(beside)
        else:
            _replace(self._site_dir, by=self.folder, old=beside / "old")
        for path, digest in self.digests.items():
            signature = (
                self._present[path] if path in kept else signature_of(f"{self._site_dir}/{path}")
            )
            self.states[path] = FileState(signature, digest)

    def _published(self, path: str) -> str | None:
        signature = self._present.get(path)
        if signature is None:
            return None
        return state_of(self._site_dir, path, signature, self._known).digest

    def _place(self, path: str) -> Path:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        return place


@contextmanager
def staged(
    site_dir: Path, known: FileStates | None = None, present: Signatures | None = None
) -> Iterator[SiteStaging]:
    """Give a site to be made, which takes the place of the published site in the end.

    If anything goes wrong meanwhile, the published site stays as it was, and nothing is left beside.

    Args:
        site_dir: Folder of the published site, which need not be there yet.
        known: States of the published files that an earlier run remembered; None makes all anew.
        present: Signatures of the published files, if they have been taken just now.

    Raises:
        GeneratorError: The folder holds files that are no site.
    """
    _check_replaceable(site_dir)
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    if _finish_interrupted(site_dir):
        present = None
    if known is not None and present is None:
        present = dict(scan(site_dir))
    beside = Path(tempfile.mkdtemp(prefix=".site-", dir=site_dir.parent))
    try:
        site = SiteStaging(
            beside / _WHOLE, site_dir, known or {}, None if known is None else present
        )
        yield site
        site.publish(beside)
    finally:
        if not (beside / _JOURNAL).exists():
            shutil.rmtree(beside, ignore_errors=True)


def _check_replaceable(site_dir: Path) -> None:
    """Refuse to replace a folder that is neither empty nor a site."""
    if not site_dir.exists():
        return
    is_site = (site_dir / "sitemap.xml").is_file()
    if not site_dir.is_dir() or (any(site_dir.iterdir()) and not is_site):
        raise GeneratorError("site_dir_foreign", path=str(site_dir))


def _replace(published: Path, *, by: Path, old: Path) -> None:
    """Exchange two folders by two renames; if the second rename fails, the first is undone."""
    if published.exists():
        published.rename(old)
    try:
        by.rename(published)
    except BaseException:
        # An interruption, too, must not leave the readers without a site.
        if old.exists():
            old.rename(published)
        raise


def _carry_out(beside: Path) -> None:
    """Bring the published site to the state that a journal describes.

    May be repeated after an interruption.
    """
    journal = json.loads((beside / _JOURNAL).read_text(encoding="utf-8"))
    site_dir, new = beside.parent / journal["site"], beside / _WHOLE
    for path in journal["gone"]:
        with suppress(FileNotFoundError):
            os.unlink(f"{site_dir}/{path}")  # noqa: PTH108
    remove_empty_folders(site_dir, set(journal["gone"]))
    if new.is_dir():
        _move_into(site_dir, new)
    (beside / _JOURNAL).unlink()


def _move_into(folder: Path | str, new: Path | str) -> None:
    """Move every file below a folder to the same place below another folder.

    A folder that is missing there is moved as a whole.
    """
    with os.scandir(new) as entries:
        for entry in entries:
            target = f"{folder}/{entry.name}"
            # Thousands of files: a `Path` for each costs more than the call.
            if entry.is_dir() and os.path.isdir(target):  # noqa: PTH112
                _move_into(target, entry.path)
            else:
                os.replace(entry.path, target)  # noqa: PTH105


def _finish_interrupted(site_dir: Path) -> bool:
    """Finish exchanges that were cut off; tell whether there were any."""
    journals = [
        journal
        for journal in site_dir.parent.glob(f".site-*/{_JOURNAL}")
        if json.loads(journal.read_text(encoding="utf-8"))["site"] == site_dir.name
    ]
    for journal in journals:
        _carry_out(journal.parent)
        shutil.rmtree(journal.parent, ignore_errors=True)
    return bool(journals)
