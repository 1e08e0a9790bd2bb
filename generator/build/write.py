"""Writing what is generated: only where bytes differ, whole files at once, and nothing left behind.

Owns the folders and files in `OWNED`; what people write beside them is never touched.
"""

import os
from collections.abc import Iterable
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
class Written:
    """What a run did to the generated files."""

    changed: tuple[str, ...]
    """Paths written anew or for the first time, sorted."""
    removed: tuple[str, ...]
    """Paths whose subject is gone, sorted."""
    total: int


def write_all(content_dir: Path, artifacts: Iterable[tuple[str, str]]) -> Written:
    """Write generated files and prune what none of them claims.

    Args:
        content_dir: The engine's input folder; made if missing.
        artifacts: Paths below it, and texts.

    Raises:
        GeneratorError: A link stands in the place of an owned folder.
    """
    _check_owned(content_dir)
    changed = []
    claimed = set()
    for path, text in artifacts:
        claimed.add(path)
        if _write(content_dir / path, text.encode()):
            changed.append(path)
    return Written(tuple(sorted(changed)), _prune(content_dir, claimed), len(claimed))


def _check_owned(content_dir: Path) -> None:
    """Refuse a link in the place of an owned folder or file: what is behind it is not ours to write or prune."""
    for owned in (*OWNED_FOLDERS, *OWNED_FILES):
        for path in (content_dir / owned, *(content_dir / owned).parents):
            if path == content_dir.parent:
                break
            if path.is_symlink():
                raise GeneratorError("owned_link", path=str(path))


def _write(target: Path, data: bytes) -> bool:
    """Replace a file in one step; an identical one is not touched."""
    if target.is_file() and target.read_bytes() == data:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.new")
    beside.write_bytes(data)
    beside.replace(target)
    return True


def _prune(content_dir: Path, claimed: set[str]) -> tuple[str, ...]:
    removed = []
    for owned in OWNED_FOLDERS:
        for folder, _, names in os.walk(content_dir / owned, topdown=False):
            for name in names:
                path = Path(folder, name)
                relative = path.relative_to(content_dir).as_posix()
                if relative not in claimed:
                    path.unlink()
                    removed.append(relative)
            if not any(Path(folder).iterdir()):
                Path(folder).rmdir()
    return tuple(sorted(removed))
