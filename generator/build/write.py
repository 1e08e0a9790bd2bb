"""Writing what is generated: only where bytes differ, whole files at once, and nothing left behind.

Owns the folders and files in `OWNED`; what people write beside them is never touched.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

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


def is_owned(name: str) -> bool:
    """Tell whether the generator alone writes a file or folder that stands directly below `content/`."""
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

    @property
    def total(self) -> int:
        """Number of generated files."""
        return len(self.digests)


def digests_below(content_dir: Path) -> dict[str, str]:
    """Return the digest of each file in the folders that the generator owns, by path below `content/`.

    Raises:
        GeneratorError: A link stands in the place of an owned folder.
    """
    _check_owned(content_dir)
    digests = {}
    for owned in OWNED_FOLDERS:
        for folder, _, names in os.walk(content_dir / owned):
            relative = Path(folder).relative_to(content_dir).as_posix()
            for name in names:
                digests[f"{relative}/{name}"] = _digest_of(f"{folder}/{name}")
    digests |= {owned: _digest_of(f"{content_dir}/{owned}") for owned in OWNED_FILES if (content_dir / owned).is_file()}
    return digests


def write_all(content_dir: Path, artifacts: Iterable[Artifact], present: Mapping[str, str]) -> Written:
    """Write generated files where they differ, and prune what none of them claims.

    Args:
        content_dir: The engine's input folder; made if missing.
        artifacts: All generated files. One without a text must stand there already.
        present: What stands there, as `digests_below` gives it.
    """
    changed, digests = [], {}
    for artifact in artifacts:
        digests[artifact.path] = artifact.digest
        if present.get(artifact.path) == artifact.digest:
            continue
        if artifact.text is None:
            raise ValueError(f"no text for {artifact.path}")
        _write(content_dir / artifact.path, artifact.text.encode())
        changed.append(artifact.path)
    removed = sorted(present.keys() - digests.keys())
    _prune(content_dir, removed)
    return Written(tuple(sorted(changed)), tuple(removed), digests)


def _check_owned(content_dir: Path) -> None:
    """Refuse a link in the place of an owned folder or file: what is behind it is not ours to write or prune."""
    for owned in (*OWNED_FOLDERS, *OWNED_FILES):
        for path in (content_dir / owned, *(content_dir / owned).parents):
            if path == content_dir.parent:
                break
            if path.is_symlink():
                raise GeneratorError("owned_link", path=str(path))


def _digest_of(path: str) -> str:
    """Return the digest of a file; "" where it cannot be read, so that it is written anew."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # of thousands of files: a `Path` for each costs more than reading
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return ""


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
