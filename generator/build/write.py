"""Writing what is generated: only where bytes differ, whole files at once, and nothing left behind.

Owns the folders and files in `OWNED`; what people write beside them is never touched.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.build.looks import Look, digest_of, look_at, looks_below, read_digests, write_digests
from generator.errors import GeneratorError

OWNED_FOLDERS = (
    "bandingkan",
    "cari",
    "daerah",
    "dimensi",
    "quick-win",
    "desa-cerdas",
    "program",
    "glosarium",
    "sumber",
    "data",
    "panduan/pesan",
)
"""Folders below `content/` that the generator alone writes."""
OWNED_FILES = ("index.md",)
"""Files outside those folders that the generator writes."""
_BELOW_OWNED = tuple(f"{folder}/" for folder in OWNED_FOLDERS)


def is_owned(name: str) -> bool:
    """Tell whether the generator alone writes a file or folder that stands directly below
    `content/`.
    """
    return name in {*OWNED_FOLDERS, *OWNED_FILES}


@dataclass(frozen=True, slots=True)
class Artifact:
    """A generated file."""

    path: str
    """Below `content/`."""
    digest: str
    """SHA-256 of its bytes, in hexadecimal."""
    text: str | None
    """None where it was made in an earlier run and stands on disk."""


def artifact_of(path: str, text: str) -> Artifact:
    """Return a generated file by its path below `content/` and its text."""
    return Artifact(path, hashlib.sha256(text.encode()).hexdigest(), text)


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did to the generated files."""

    changed: tuple[str, ...]
    """Paths written anew or for the first time, sorted."""
    removed: tuple[str, ...]
    """Paths whose subject is gone, sorted."""
    digests: Mapping[str, str]
    """Digest of each generated file as it now stands, by path."""
    looks: Mapping[str, Look]
    """What each looks like."""

    @property
    def total(self) -> int:
        """Number of generated files."""
        return len(self.digests)


@dataclass(frozen=True, slots=True)
class Present:
    """What stands in the folders that the generator owns, by path below `content/`."""

    looks: Mapping[str, Look]
    digests: Mapping[str, str]


def find_present(
    content_dir: Path, memory: Path | None = None, looks: Mapping[str, Look] | None = None
) -> Present:
    """Return what stands in the folders that the generator owns.

    Args:
        content_dir: The engine's input folder.
        memory: File that remembers digests of files that need not be read again.
        looks: Looks of all files below `content_dir`, if they have been taken just now.

    Raises:
        GeneratorError: A link stands in the place of an owned folder.
    """
    _check_owned(content_dir)
    known = {} if memory is None else read_digests(memory)
    found = dict(looks_below(content_dir)) if looks is None else looks
    owned = {path: look for path, look in found.items() if is_generated(path)}
    digests = {}
    for path, look in owned.items():
        before = known.get(path)
        is_known = before is not None and before[0] == look
        digests[path] = (
            before[1] if before is not None and is_known else digest_of(f"{content_dir}/{path}")
        )
    return Present(owned, digests)


def is_generated(path: str) -> bool:
    """Tell whether the generator alone writes a path below `content/`."""
    return path.startswith(_BELOW_OWNED) or path in OWNED_FILES


def write_all(
    content_dir: Path, artifacts: Iterable[Artifact], present: Present, memory: Path | None = None
) -> Written:
    """Write generated files where they differ, and prune what none of them claims.

    Args:
        content_dir: The engine's input folder; made if missing.
        artifacts: All generated files. One without a text must stand there already.
        present: What stands there.
        memory: File that is to remember what stands there then.
    """
    changed, digests = [], {}
    for artifact in artifacts:
        digests[artifact.path] = artifact.digest
        if present.digests.get(artifact.path) == artifact.digest:
            continue
        if artifact.text is None:
            raise ValueError(f"no text for {artifact.path}")
        _write(content_dir / artifact.path, artifact.text.encode())
        changed.append(artifact.path)
    removed = sorted(present.digests.keys() - digests.keys())
    _prune(content_dir, removed)
    looks = {path: look for path, look in present.looks.items() if path in digests}
    looks |= {path: look_at(f"{content_dir}/{path}") for path in changed}
    if memory is not None:
        write_digests(memory, {path: (look, digests[path]) for path, look in looks.items()})
    return Written(tuple(sorted(changed)), tuple(removed), digests, looks)


def _check_owned(content_dir: Path) -> None:
    """Refuse a link in the place of an owned folder or file: what is behind it is not ours to write
    or prune.
    """
    for owned in (*OWNED_FOLDERS, *OWNED_FILES):
        for path in (content_dir / owned, *(content_dir / owned).parents):
            if path == content_dir.parent:
                break
            if path.is_symlink():
                raise GeneratorError("owned_link", path=str(path))


def _write(target: Path, data: bytes) -> None:
    """Replace a file in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.new")
    beside.write_bytes(data)
    beside.replace(target)


def _prune(content_dir: Path, unclaimed: Iterable[str]) -> None:
    """Take away files, and the folders that are empty then."""
    for name in unclaimed:
        path = content_dir / name
        path.unlink()
        for folder in path.parents:
            if folder == content_dir or any(folder.iterdir()):
                break
            folder.rmdir()
