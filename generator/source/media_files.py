"""The files of a region's folder `media/`: a walk over names alone. Nothing is opened here."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from generator.codes import Code
from generator.diagnostics import Diagnostic, in_order
from generator.slugs import SLUG_LIMIT, is_slug, slug_of
from generator.source.names import is_reserved, is_skipped, parted
from generator.source.walk import Walk, printable

MEDIA_FOLDER = "media"
"""The folder of a region with pictures and PDF files."""
_ENDING = re.compile(r"\.[a-z0-9]{2,5}")
"""An ending as `MediaName` of the model has it."""
_PUBLISHED = re.compile(r"\.(?:jpe?g|png|webp|pdf)")


@dataclass(frozen=True, slots=True)
class MediaPath:
    """A file of the folder."""

    path: str
    """Path relative to the project, with forward slashes."""
    region: str
    """Name of the region's folder."""
    name: str
    """File name, which records name."""


def find_media(
    region_dir: Path, project_dir: Path
) -> tuple[tuple[MediaPath, ...], tuple[Diagnostic, ...]]:
    """Return the files of a region's folder `media/` by name, and the findings on their names.

    A file with a refused name is not among the files.

    Args:
        region_dir: Folder of the region.
        project_dir: Folder to which paths are relative.
    """
    walk, files = Walk(project_dir), []
    for entry in walk.entries(region_dir / MEDIA_FOLDER):
        if is_skipped(entry.name):
            continue
        if walk.is_folder(entry):
            allowed = "*.jpg, *.png, *.webp, *.pdf"
            walk.add(Code.UNKNOWN_FILE, entry, name=printable(entry.name), allowed=allowed)
        elif walk.is_file(entry) and _has_good_name(entry, walk):
            files.append(MediaPath(walk.relative(entry.path), region_dir.name, entry.name))
    return tuple(files), tuple(in_order(walk.findings))


def _has_good_name(entry: os.DirEntry[str], walk: Walk) -> bool:
    name, (stem, ending) = printable(entry.name), parted(entry.name)
    if is_reserved(stem):
        walk.add(Code.RESERVED_NAME, entry, name=name)
        return False
    is_ending = _ENDING.fullmatch(ending) is not None
    if is_slug(stem) and is_ending and len(entry.name) <= SLUG_LIMIT:
        return True
    meant = slug_of(stem)
    is_meant = meant and _PUBLISHED.fullmatch(ending.lower())
    suggestion = f"{meant}{ending.lower()}" if is_meant else None
    walk.add(Code.BAD_FILE_NAME, entry, suggestion=suggestion, name=name, limit=str(SLUG_LIMIT))
    return False
