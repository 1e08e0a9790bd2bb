"""The media step: from a file of a region's folder `media/` to its facts and published files.

A file is a task by itself, named by the digest of its bytes: an unchanged picture is never decoded
again. Every file is examined, and only the files that records name are published.
"""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from pydantic import TypeAdapter

from generator.cache.results import JsonResults
from generator.checks.privacy import check_private_data
from generator.diagnostics import Diagnostic
from generator.facts.media_facts import MediaFacts, MediaFault
from generator.files.content import GeneratedFile, StagingFolder
from generator.files.freshness import FileStates, signature_of, state_of
from generator.media.examine import SIZE_LIMIT, examine, too_large
from generator.source.media_files import find_media
from generator.views.addresses import media_file


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file of the folder, as it is now."""

    path: str
    """Path relative to the project, with forward slashes."""
    region: str
    """Slug of the region."""
    name: str
    """File name, which records name."""
    digest: str
    """SHA-256 of the bytes in hexadecimal; empty for a file that is too large or unreadable."""
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class FoundMedia:
    """The files of some folders `media/`."""

    files: tuple[MediaFile, ...] = ()
    """By path."""
    refused: tuple[Diagnostic, ...] = ()
    """Findings about names of files."""
    states: FileStates = field(default_factory=dict)
    """States of the files, by absolute path."""


@dataclass(frozen=True, slots=True)
class MadeMedia:
    """The result of a file."""

    facts: MediaFacts
    files: tuple[GeneratedFile, ...]
    """The published files, in the order of the facts."""


@dataclass(frozen=True, slots=True)
class MediaStep(JsonResults[MadeMedia]):
    """Examines files, and makes the files to be published."""

    project_dir: Path = field(repr=False)
    """Folder to which paths are relative."""
    staging: Path | None = field(default=None, repr=False)
    """Folder for the made files; None leaves their bytes in the result."""
    name: ClassVar[str] = "media"
    form: ClassVar[TypeAdapter[MadeMedia]] = TypeAdapter(MadeMedia)

    def open(self) -> Callable[[MediaFile], MadeMedia]:
        """Return the function of a task."""
        staging = None if self.staging is None else StagingFolder(self.staging)

        def make(file: MediaFile) -> MadeMedia:
            facts, data = _examined(file, self.project_dir)
            files = (
                GeneratedFile(
                    media_file(file.region, rendition.name), rendition.digest, data[rendition.name]
                )
                for rendition in facts.renditions
            )
            return MadeMedia(facts, tuple(files if staging is None else map(staging.stage, files)))

        return make

    def lasts(self, result: MadeMedia) -> bool:
        """Return whether a file could be read: else the next run tries again."""
        return result.facts.fault is not MediaFault.UNREADABLE

    def label(self, task: MediaFile) -> str:
        """Return the path of the file."""
        return task.path

    def remote(self, sees: Callable[[Path], bool]) -> "MediaStep | None":
        """Return the step for remote workers that see the project's folder, else None."""
        if not sees(self.project_dir):
            return None
        is_shared = self.staging is not None and sees(self.staging)
        return MediaStep(self.project_dir, self.staging if is_shared else None)


def find_media_files(
    regions_dir: Path, project_dir: Path, slugs: Collection[str], known: FileStates
) -> FoundMedia:
    """Return the current files in the folders `media/` of some regions.

    Args:
        regions_dir: The folder `regions/`.
        project_dir: Folder of the project.
        slugs: Slugs of the regions.
        known: States of files from an earlier run, by absolute path; an unchanged file is not read.
    """
    files: list[MediaFile] = []
    refused: list[Diagnostic] = []
    states = {}
    for slug in sorted(slugs):
        found, findings = find_media(regions_dir / slug, project_dir)
        refused += findings
        for item in found:
            refused += check_private_data(item.path, "")
            path = f"{project_dir}/{item.path}"
            try:
                signature = signature_of(path)
            except OSError:
                # Gone since the walk.
                continue
            size, digest = signature[0], ""
            # A file of any size may lie in the folder: nobody reads what is refused anyway.
            if size <= SIZE_LIMIT:
                states[path] = state_of("", path, signature, known)
                digest = states[path].digest
            files.append(MediaFile(item.path, item.region, item.name, digest, size))
    return FoundMedia(tuple(files), tuple(refused), states)


def _examined(file: MediaFile, project_dir: Path) -> tuple[MediaFacts, Mapping[str, bytes]]:
    if file.size > SIZE_LIMIT:
        return too_large(file.name), {}
    try:
        data = (project_dir / file.path).read_bytes()
    except OSError:
        data = b""
    # Somebody may be writing the file at this moment; what was made would have a wrong key.
    if hashlib.sha256(data).hexdigest() != file.digest:
        return MediaFacts(file.name, fault=MediaFault.UNREADABLE), {}
    return examine(file.name, data)
