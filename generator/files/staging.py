"""The exchange of the published site: the new site stands beside the old site until complete.

A working folder beside the site keeps a standby, a folder of hard links to the published files. A
build puts only the files with new bytes into the standby, and exchanges standby and site in one
step: readers see the old site or the new site at every instant. A killed build leaves at most a
standby in disorder, which the next build compares with the site file by file.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import GeneratorError
from generator.files.exchange import exchange, recover
from generator.files.freshness import (
    FileState,
    FileStates,
    Signatures,
    StatSignature,
    file_digest,
    scan,
    signature_of,
    state_of,
)
from generator.files.lock import locked

MANIFEST = "SHA256SUMS"
"""Published list of the digests of all other files, in the form of `sha256sum`."""
_LOCK, _IGNORE, _STANDBY, _ASIDE = "lock", ".gitignore", "standby", "aside"
"""Names in the working folder; every other name is litter of a dead build."""


class SiteStaging:
    """An unpublished site: each file is claimed by digest, and made only if the bytes are new."""

    def __init__(
        self, folder: Path, site_dir: Path, known: FileStates, present: Signatures
    ) -> None:
        """Begin a site.

        Args:
            folder: Folder for the files with new bytes; does not exist yet.
            site_dir: Folder of the published site; may be missing.
            known: States of the published files from an earlier run.
            present: Fresh signatures of the published files; none makes every file anew.
        """
        self.folder = folder
        self.digests: dict[str, str] = {}
        """Digest of each claimed file, by path."""
        self.states: dict[str, FileState] = {}
        """State of each published file, once the site is published."""
        self._site_dir = site_dir
        self._present = present
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
        """Exchange the published site for the new site, and take the states of its files.

        Args:
            beside: Working folder, with the standby.
        """
        if not self.digests:
            raise ValueError("a site without files")
        self.add(MANIFEST, _manifest(self.digests))
        new = dict(scan(self.folder))
        kept = {path: self._present[path] for path in self.digests.keys() - new.keys()}
        standby = beside / _STANDBY
        placed: Signatures = new
        if not kept:
            shutil.rmtree(standby, ignore_errors=True)
            exchange(self.folder, self._site_dir, beside / _ASIDE)
        elif new or len(kept) < len(self._present):
            placed = self._complete(standby, {**kept, **new})
            exchange(standby, self._site_dir, beside / _ASIDE)
        for path, digest in self.digests.items():
            signature = kept.get(path)
            if signature is None or path in placed:
                after = signature_of(f"{self._site_dir}/{path}")
                # A link changes no time of writing: then somebody else has written the file.
                if signature is None or after[:2] == signature[:2]:
                    signature = after
            self.states[path] = FileState(signature, digest)

    def _complete(self, standby: Path, wanted: Signatures) -> Signatures:
        """Make the standby the new site, and return the files put there.

        Args:
            standby: Links to the published files of an earlier build, perhaps in disorder.
            wanted: Signatures of all files of the site, where they are now.
        """
        missing = dict(wanted)
        standby.mkdir(exist_ok=True)
        _remove_strangers(standby, missing)
        for path in missing:
            # Thousands of files: a `Path` for each costs more than the call.
            target = f"{standby}/{path}"
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
            try:
                os.replace(f"{self.folder}/{path}", target)  # noqa: PTH105
            except FileNotFoundError:
                _link(f"{self._site_dir}/{path}", target)
        return missing

    def _published(self, path: str) -> str | None:
        signature = self._present.get(path)
        if signature is None:
            return None
        return state_of(self._site_dir, path, signature, self._known).digest

    def _place(self, path: str) -> Path:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        return place


def files_of_site(site: SiteStaging) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each claimed file of an unpublished site."""
    for path in site.digests:
        places = (folder / path for folder in site.folders)
        place = next((place for place in places if place.is_file()), None)
        if place is not None:
            yield path, place.read_bytes()


@contextmanager
def staged(
    site_dir: Path, known: FileStates | None = None, present: Signatures | None = None
) -> Iterator[SiteStaging]:
    """Give an unpublished site, to be published in the end.

    After an error the published site is unchanged.

    Args:
        site_dir: Folder of the published site; may be missing.
        known: States of the published files from an earlier run; None makes every file anew.
        present: Fresh signatures of the published files, if taken just now.

    Raises:
        GeneratorError: The folder holds files, but no site; is a disk of its own; or a process for
            another project is publishing to the folder.
    """
    _check_replaceable(site_dir)
    beside = site_dir.with_name(f".{site_dir.name}-build")
    with locked(beside / _LOCK, _refuse):
        # The folder stays beside the site, where it would stand among the project's own files.
        (beside / _IGNORE).write_bytes(b"*\n")
        if recover(site_dir, beside / _ASIDE):
            present = None
        _remove_litter(beside)
        if known is None:
            present = {}
        elif present is None:
            present = dict(scan(site_dir))
        # A link in the place of a file has no inode number: whatever it shows is not our file.
        present = {path: signature for path, signature in present.items() if signature[3]}
        with tempfile.TemporaryDirectory(
            prefix="new-", dir=beside, ignore_cleanup_errors=True
        ) as new:
            site = SiteStaging(Path(new, "site"), site_dir, known or {}, present)
            yield site
            site.publish(beside)


def _check_replaceable(site_dir: Path) -> None:
    """Refuse to replace a folder with files but without a site, and a folder that cannot move."""
    if not site_dir.exists():
        return
    # Every site has a sitemap; a folder of photos that was named by mistake has none.
    is_site = (site_dir / "sitemap.xml").is_file()
    if not site_dir.is_dir() or (any(site_dir.iterdir()) and not is_site):
        raise GeneratorError("site_dir_foreign", path=str(site_dir))
    if site_dir.is_mount():
        raise GeneratorError("site_dir_mounted", path=str(site_dir))


def _refuse(process: str) -> None:
    raise GeneratorError("site_dir_busy", process=process)


def _remove_litter(beside: Path) -> None:
    """Remove the folders of dead builds."""
    for path in beside.iterdir():
        if path.name not in {_LOCK, _IGNORE, _STANDBY}:
            shutil.rmtree(path, ignore_errors=True)


def _remove_strangers(
    standby: Path | str, missing: dict[str, StatSignature], prefix: str = ""
) -> None:
    """Remove all files from a standby but links to wanted files, and folders without a link.

    Args:
        standby: The standby, or a folder below.
        missing: Signatures of the wanted files; files found are taken out.
        prefix: Path of the folder below the standby, with a slash in the end.
    """
    for entry in list(os.scandir(standby)):
        path = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            _remove_strangers(entry.path, missing, f"{path}/")
            # A folder with a file in it stays.
            with suppress(OSError):
                os.rmdir(entry.path)  # noqa: PTH106
        # The system gives the inode number with the name, without a further call.
        elif path in missing and missing[path][3] == entry.inode():
            del missing[path]
        else:
            os.unlink(entry.path)  # noqa: PTH108


def _link(source: str, target: str) -> None:
    """Link a file, or copy the file on a disk without hard links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _manifest(digests: Mapping[str, str]) -> bytes:
    """Return the manifest: a line for each file, sorted, to be checked by `sha256sum --check`."""
    lines = []
    for path, digest in sorted(digests.items()):
        escaped = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        mark = "" if escaped == path else "\\"
        lines.append(f"{mark}{digest}  {escaped}\n")
    return "".join(lines).encode(errors="surrogateescape")
