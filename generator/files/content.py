"""Generated files below `content/`: written only if bytes differ, and pruned.

The generator alone owns the folders in `OWNED_FOLDERS` and the files in `OWNED_FILES`. Hand-written
files beside them are never touched.
"""

import hashlib
import os
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from generator.errors import GeneratorError
from generator.files.atomic import (
    WORKING_PREFIX,
    remove_empty_folders,
    remove_leftovers,
    write_atomically,
)
from generator.files.freshness import (
    FileState,
    FileStates,
    Signatures,
    StatSignature,
    refresh,
    scan,
    signature_of,
)

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

OWNED_FOLDERS = (
    "admin",
    "bandingkan",
    "cari",
    "daerah",
    "provinsi",
    "abjad",
    "dimensi",
    "quick-win",
    "desa-cerdas",
    "program",
    "perubahan",
    "unduhan",
    "usulan-baru",
    "glosarium",
    "sumber",
    "data",
    "skema",
    "en",
    "panduan/pesan",
)
"""Folders below `content/` with generated files alone."""
OWNED_FILES = ("index.md", "llms.txt")
"""Generated files outside the owned folders."""
_BELOW_OWNED = tuple(f"{folder}/" for folder in OWNED_FOLDERS)


def is_owned(name: str) -> bool:
    """Tell whether the generator alone writes an entry directly below `content/`."""
    return name in {*OWNED_FOLDERS, *OWNED_FILES}


def is_generated(path: str) -> bool:
    """Tell whether the generator alone writes a path below `content/`."""
    return path.startswith(_BELOW_OWNED) or path in OWNED_FILES


class _Unkept:
    """Marks a value that JSON leaves out, as null."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        # An unchanged build asks for no results, and starts without pydantic.
        from pydantic_core import core_schema  # noqa: PLC0415

        leave_out = core_schema.plain_serializer_function_ser_schema(lambda _bytes: None)
        return {**handler(source), "serialization": leave_out}


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """A generated file: a page, an export, an image, a workbook."""

    path: str
    """Below `content/`."""
    digest: str
    """SHA-256 of the bytes in hexadecimal."""
    data: Annotated[bytes | None, _Unkept()] = None
    """The bytes; None for a file in a staging folder or in `content/`; never kept in a cache."""


def generated_file(path: str, data: bytes) -> GeneratedFile:
    """Return a generated file with digest."""
    return GeneratedFile(path, hashlib.sha256(data).hexdigest(), data)


class StagingFolder:
    """Generated files on disk, until the whole data is known to be without errors.

    Worker processes write into the folder, so that no process holds the files of every region in
    memory.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def stage(self, file: GeneratedFile) -> GeneratedFile:
        """Write a file into the folder, and return the file without bytes."""
        if file.data is None:
            return file
        target = f"{self.folder}/{file.path}"
        # Most files stand in folders that exist already: the folder is made only after a failure.
        try:
            _write(target, file.data)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
            _write(target, file.data)
        return GeneratedFile(file.path, file.digest)

    def holds(self, file: GeneratedFile) -> bool:
        """Tell whether a file is staged with the expected digest."""
        try:
            data = (self.folder / file.path).read_bytes()
        except OSError:
            return False
        return generated_file(file.path, data) == replace(file, data=data)

    def move(self, path: str, target: Path) -> bool:
        """Move a staged file to a target; tell whether the file was staged."""
        source = self.folder / path
        try:
            source.replace(target)
        except (FileNotFoundError, NotADirectoryError):
            if not source.exists():
                return False
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
        return True

    def move_folders(self, target: Path, wanted: AbstractSet[str], below: str = "") -> Signatures:
        """Move each folder of wanted files that the target lacks, as a whole.

        A folder costs as much as a file: a first run has one file in each of thousands of folders.

        Args:
            target: Folder for the files.
            wanted: Paths of the files to move; a folder with any other file stays.
            below: Path of a folder in both places, with a slash in the end.

        Returns:
            Signature of each moved file, by path.
        """
        moved: dict[str, StatSignature] = {}
        for entry in list(os.scandir(self.folder / below)):
            if not entry.is_dir(follow_symlinks=False):
                continue
            path, place = f"{below}{entry.name}/", target / below / entry.name
            if place.is_dir() and not place.is_symlink():
                moved |= self.move_folders(target, wanted, path)
            elif not os.path.lexists(place):
                files = dict(scan(entry.path, path))
                if files and files.keys() <= wanted:
                    os.rename(entry.path, place)  # noqa: PTH104
                    moved |= files
        return moved


@contextmanager
def staging_beside(content_dir: Path) -> Iterator[StagingFolder]:
    """Give an empty staging folder on the disk of `content/`; gone afterwards.

    Only for a process that works on the project alone: folders of other processes are removed.
    """
    content_dir.parent.mkdir(parents=True, exist_ok=True)
    remove_leftovers(content_dir.parent, older_than=0)
    with tempfile.TemporaryDirectory(
        prefix=WORKING_PREFIX, dir=content_dir.parent, ignore_cleanup_errors=True
    ) as folder:
        yield StagingFolder(Path(folder))


@dataclass(frozen=True, slots=True)
class WrittenFiles:
    """The generated files as a run left them."""

    changed: tuple[str, ...]
    """Paths written anew or for the first time, sorted."""
    removed: tuple[str, ...]
    """Paths whose subject is gone, sorted."""
    states: FileStates
    """State of each generated file, by path below `content/`."""

    @property
    def total(self) -> int:
        """Number of generated files."""
        return len(self.states)


def find_present(
    content_dir: Path, known: FileStates, signatures: Signatures
) -> dict[str, FileState]:
    """Return the current generated files below `content/`, by path.

    Args:
        content_dir: The engine's input folder.
        known: States from an earlier run.
        signatures: Fresh signatures of the files below `content_dir`.

    Raises:
        GeneratorError: A link stands in the place of an owned folder.
    """
    _check_owned(content_dir)
    owned = {path: found for path, found in signatures.items() if is_generated(path)}
    return refresh(content_dir, known, owned)


def write_generated(
    content_dir: Path,
    files: Iterable[GeneratedFile],
    present: FileStates,
    staging: StagingFolder,
    *,
    earlier: Collection[str] = (),
) -> WrittenFiles:
    """Write changed and new generated files, and remove the files without a subject.

    Folders left empty by a removal go too, also by a removal of a run that failed afterwards.

    Args:
        content_dir: The engine's input folder; made if missing.
        files: Every generated file; a file without bytes is staged or present.
        present: Current generated files below `content_dir`.
        staging: Folder of the staged files.
        earlier: Paths of the files that the last finished run left, hand-written ones among them.
    """
    files = tuple(files)
    digests = {file.path: file.digest for file in files}
    content_dir.mkdir(parents=True, exist_ok=True)
    staged = {file.path for file in files if file.data is None}
    moved = staging.move_folders(content_dir, staged) if staged else {}
    changed = []
    for file in files:
        # A new modification time would make the engine and the search read the file again.
        before = present.get(file.path)
        if before is not None and before.digest == file.digest:
            continue
        if file.path in moved:
            changed.append(file.path)
            continue
        target = content_dir / file.path
        if file.data is not None:
            write_atomically(target, file.data)
        elif not staging.move(file.path, target):
            raise ValueError(f"no bytes for {file.path}")
        changed.append(file.path)
    # A page of a removed record would stay online for ever.
    removed = present.keys() - digests.keys()
    for path in removed:
        (content_dir / path).unlink()
    gone = removed.union(filter(is_generated, earlier)) - digests.keys()
    remove_empty_folders(content_dir, gone)
    states = {path: state for path, state in present.items() if path in digests}
    for path in changed:
        signature = moved.get(path) or signature_of(f"{content_dir}/{path}")
        states[path] = FileState(signature, digests[path])
    return WrittenFiles(tuple(sorted(changed)), tuple(sorted(removed)), states)


def files_to_write(
    content_dir: Path, files: Iterable[GeneratedFile], staging: StagingFolder
) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each generated file, wherever the bytes are."""
    for file in files:
        if file.data is not None:
            yield file.path, file.data
            continue
        staged = staging.folder / file.path
        yield file.path, (staged if staged.is_file() else content_dir / file.path).read_bytes()


def digests_in(states: FileStates) -> Mapping[str, str]:
    """Return the digest of each file, by path."""
    return {path: state.digest for path, state in states.items()}


def _check_owned(content_dir: Path) -> None:
    """Refuse a link in the place of an owned folder or file: its target is not ours to write."""
    for owned in (*OWNED_FOLDERS, *OWNED_FILES):
        for path in (content_dir / owned, *(content_dir / owned).parents):
            if path == content_dir.parent:
                break
            if path.is_symlink():
                raise GeneratorError("owned_link", path=str(path))


def _write(target: str, data: bytes) -> None:
    with open(target, "wb") as file:  # noqa: PTH123
        file.write(data)
