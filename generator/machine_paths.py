"""Paths in messages: relative to the project, so that no log tells whose machine wrote it."""

import os
import re
from pathlib import Path

_ABSOLUTE = re.compile(r"""(?<![\w.:/~\\-])(?:/|[A-Za-z]:[\\/])[^\s'",;:()<>]+""")
"""A possible absolute path in the middle of a sentence."""
_QUOTED = re.compile(
    r"""(?<=')(?:/|[A-Za-z]:[\\/])[^'\n]+(?=')|(?<=")(?:/|[A-Za-z]:[\\/])[^"\n]+(?=")"""
)
"""A possible absolute path in quotes, as the system writes it, with blanks in it."""
_SEPARATORS = r"[\\/]"
_ELSEWHERE = "…/"
"""Stands for the folders above a file outside the project."""


def display_path(path: Path, project_dir: Path) -> str:
    """Return a path for a message: relative to the project, or the last part of a path outside."""
    for base in (project_dir, project_dir.resolve()):
        if path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return f"{_ELSEWHERE}{path.name}"


def without_machine_paths(text: str, project_dir: Path) -> str:
    """Return a text without absolute paths of this machine; the project keeps the name of a folder.

    Args:
        text: A sentence, perhaps with words of the system or of a library.
        project_dir: Folder of the project, the base of relative paths.
    """
    for base in {str(project_dir), str(project_dir.resolve())}:
        text = text.replace(f"{base}{os.sep}", "")
        text = re.sub(rf"{re.escape(base)}(?![\w-]|\.\w)", Path(base).name, text)
    return _ABSOLUTE.sub(_name_alone, _QUOTED.sub(_name_alone, text))


def _name_alone(match: re.Match[str]) -> str:
    """Return the last part of a path of this machine; an address of the site stays whole."""
    written = match.group()
    # An address like /daerah/ looks like a path, but its first folder does not exist on the disk.
    first = Path(*Path(written).parts[:2])
    if written.startswith("/") and not first.exists():
        return written
    return f"{_ELSEWHERE}{re.split(_SEPARATORS, written.rstrip('/'))[-1]}"
