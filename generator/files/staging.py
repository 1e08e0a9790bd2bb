"""The exchange of the published site: the new site stands beside the old site until complete.

Only the files with new bytes are made and moved into a published site, in some milliseconds. If the
machine stops in the midst, a journal lets the next build finish.
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
    """An unpublished site: each file is claimed by digest, and made only if the bytes are new."""

    def __init__(
        self, folder: Path, site_dir: Path, known: FileStates, present: Signatures | None
    ) -> None:
        """Begin a site.

        Args:
            folder: Folder for the files with new bytes; does not exist yet.
            site_dir: Folder of the published site; may be missing.
            known: States of the published files from an earlier run.
            present: Fresh signatures of the published files; None makes every file anew.
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
        """Claim a published file if the file has this digest; tell whether it has."""
        if self._published(path) != digest:
            return False
        self.digests[path] = digest
        return True

    def add(self, path: str, data: bytes) -> None:
        """Claim a file by bytes, and write the file unless the published file has the bytes."""
        digest = hashlib.sha256(data).hexdigest()
        if not self.keeps(path, digest):
            self._place(path).write_bytes(data)
            self.digests[path] = digest

    def copy(self, path: str, source: Path, digest: str) -> None:
        """Claim a file by a source file, and copy the source unless published already."""
        if not self.keeps(path, digest):
            shutil.copyfile(source, self._place(path))
            self.digests[path] = digest

    def claim(self, path: str, digest: str) -> None:
        """Claim a file of the new folder."""
        self.digests[path] = digest

    def claim_all(self) -> None:
        """Claim every unclaimed file of the new folder."""
        for path, _ in list(scan(self.folder)):
            if path not in self.digests:
                self.digests[path] = file_digest(self.folder / path)

    @property
    def folders(self) -> tuple[Path, ...]:
        """Folders of claimed files for reading; if both hold a file, the first counts."""
        return self.folder, self._site_dir

    def publish(self, beside: Path) -> None:
        """Exchange the published site for the new site: as a whole, or the changed files.

        Args:
            beside: Folder of this build alone, on the same disk.
        """
        new = {path for path, _ in scan(self.folder)}
        reused = self.digests.keys() - new
        # Two renames are the shortest exchange, but only possible if no published file is reused.
        if reused:
            gone = sorted(self._present.keys() - self.digests.keys())
            journal = json.dumps({"site": self._site_dir.name, "gone": gone})
            write_atomically(beside / _JOURNAL, journal.encode())
            _carry_out(beside)
        else:
            _replace(self._site_dir, by=self.folder, old=beside / "old")
        for path, digest in self.digests.items():
            signature = (
                self._present[path] if path in reused else signature_of(f"{self._site_dir}/{path}")
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
    """Give an unpublished site, to be published in the end.

    After an error the published site is unchanged, and no working folder is left.

    Args:
        site_dir: Folder of the published site; may be missing.
        known: States of the published files from an earlier run; None makes every file anew.
        present: Fresh signatures of the published files, if taken just now.

    Raises:
        GeneratorError: The folder holds files, but no site.
    """
    _check_replaceable(site_dir)
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    if _finish_interrupted(site_dir):
        # The signatures were taken before the exchange was finished.
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
        # With a journal the exchange is half done: the next build needs the folder to finish.
        if not (beside / _JOURNAL).exists():
            shutil.rmtree(beside, ignore_errors=True)


def _check_replaceable(site_dir: Path) -> None:
    """Refuse to replace a folder with files but without a site."""
    if not site_dir.exists():
        return
    # Every site has a sitemap; a folder of photos that was named by mistake has none.
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
    """Bring the published site to the state in a journal.

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
    """Move every file below a new folder to the same path below a folder.

    A missing folder is moved as a whole.
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
    """Finish interrupted exchanges; tell whether any was found."""
    journals = [
        journal
        for journal in site_dir.parent.glob(f".site-*/{_JOURNAL}")
        if json.loads(journal.read_text(encoding="utf-8"))["site"] == site_dir.name
    ]
    for journal in journals:
        _carry_out(journal.parent)
        shutil.rmtree(journal.parent, ignore_errors=True)
    return bool(journals)
